import type { ChargeKind, ChargeState } from '#shared/contract/payments.ts';
import { Chips, TextButton, useTexts } from '#renderer/ui/index.ts';
import { narrow, useChargesView } from '#renderer/features/payments/chargesView.ts';
import { useChargesSummary } from '#renderer/features/payments/useCharges.ts';
import styles from '#renderer/features/payments/Payments.module.css';

const all = 'all';
const kinds: readonly ChargeKind[] = ['fee', 'compensation', 'interest'];
const ends: readonly ChargeState[] = ['paid', 'waived', 'invoiced'];

/** Filters by kind and by how a charge ended, and what all charges of the creditor add up to. */
export function ChargesFilterBar({ creditorId }: { readonly creditorId: number }) {
  const { t, format } = useTexts();
  const { tab, kind, state, customer } = useChargesView();
  const { data: summary } = useChargesSummary(creditorId);
  const own = summary?.sums.find((sum) => sum.currency === summary.currency);
  return (
    <div className={styles['bar']}>
      <Chips
        label={t('payments.filterKind')}
        selected={kind ?? all}
        onSelect={(id) => narrow({ kind: kinds.find((each) => each === id) ?? null })}
        chips={[
          { id: all, title: t('payments.all'), count: null },
          ...kinds.map((id) => ({ id, title: t(`payments.kind.${id}`), count: null })),
        ]}
      />
      {tab === 'ended' && (
        <>
          <span className={styles['divider']} />
          <Chips
            label={t('payments.filterState')}
            selected={state ?? all}
            onSelect={(id) => narrow({ state: ends.find((each) => each === id) ?? null })}
            chips={[
              { id: all, title: t('payments.all'), count: null },
              ...ends.map((id) => ({ id, title: t(`payments.state.${id}`), count: null })),
            ]}
          />
        </>
      )}
      {customer !== null && (
        <span className={styles['only']}>
          {t('payments.onlyCustomer', { customer: customer.name })}{' '}
          <TextButton onPress={() => narrow({ customer: null })}>{t('payments.allCustomers')}</TextButton>
        </span>
      )}
      {own !== undefined && (
        <span className={styles['barEnd']}>
          {t('payments.sums', {
            claimed: format.money(own.claimed, own.currency),
            paid: format.money(own.paid, own.currency),
            open: format.money(own.open, own.currency),
          })}
        </span>
      )}
    </div>
  );
}
