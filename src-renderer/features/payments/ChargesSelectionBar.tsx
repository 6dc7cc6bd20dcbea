import { useQuery } from '@tanstack/react-query';
import { Check, FileText, HandCoins, Undo2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ChargesFilter } from '#shared/contract/payments.ts';
import { Button, Money, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { clearSelection, selectionInput, useChargesView } from '#renderer/features/payments/chargesView.ts';
import { type Decision, DecisionDialog } from '#renderer/features/payments/DecisionDialog.tsx';
import { type AnyDecision, useDecide } from '#renderer/features/payments/useDecide.ts';
import styles from '#renderer/features/payments/Payments.module.css';

interface Props {
  readonly filter: ChargesFilter;
  readonly today: string;
}

/** What the chosen charges add up to, and what can be decided of them. */
export function ChargesSelectionBar({ filter, today }: Props) {
  const { t } = useTexts();
  const selection = useChargesView((view) => view.selection);
  const input = useMemo(() => selectionInput(selection, filter), [selection, filter]);
  const [asking, setAsking] = useState<Decision['kind'] | null>(null);
  const nothing = selection.kind === 'some' && selection.ids.size === 0;
  const sums = useQuery(
    api.payments.selection.queryOptions({ input, enabled: !nothing, placeholderData: (before) => before }),
  );
  const deciding = useDecide();
  const count = selection.kind === 'some' ? selection.ids.size : (sums.data?.count ?? 0);
  const decide = async (decision: AnyDecision) => {
    if (!(await deciding.decide(input, decision))) return;
    setAsking(null);
    clearSelection();
  };
  const ask = (kind: Decision['kind']) => () => {
    deciding.reset();
    setAsking(kind);
  };
  if (nothing) {
    return (
      <div className={styles['actions']}>
        <span className={styles['muted']}>{t('payments.nothingChosen')}</span>
      </div>
    );
  }
  return (
    <div className={styles['actions']} role="region" aria-label={t('payments.chosenRegion')}>
      <span className={styles['chosen']} aria-live="polite">
        {t('payments.chosen', { count })}
      </span>
      <span className={styles['muted']}>
        {sums.data?.sums.map((sum) => (
          <span key={sum.currency}>
            {t('payments.left')}{' '}
            <b>
              <Money value={sum.claimed - sum.paid} currency={sum.currency} />
            </b>{' '}
          </span>
        ))}
      </span>
      <div className={styles['buttons']}>
        <Button look="quiet" onPress={clearSelection}>
          {t('payments.action.clear')}
        </Button>
        {filter.tab !== 'open' && (
          <Button
            icon={<Undo2 />}
            isPending={deciding.isPending}
            onPress={() => void decide({ kind: 'reopen' })}
          >
            {t('payments.action.reopen')}
          </Button>
        )}
        {filter.tab !== 'ended' && (
          <>
            <Button icon={<FileText />} onPress={ask('invoice')}>
              {t('payments.action.invoice')}
            </Button>
            <Button icon={<HandCoins />} onPress={ask('pay')}>
              {t('payments.action.pay')}
            </Button>
            <Button onPress={ask('waive')}>{t('payments.action.waive')}</Button>
          </>
        )}
        {filter.tab === 'decide' && (
          <Button
            look="primary"
            icon={<Check />}
            isPending={deciding.isPending}
            onPress={() => void decide({ kind: 'keep' })}
          >
            {t('payments.action.keep')}
          </Button>
        )}
      </div>
      {asking !== null && (
        <DecisionDialog
          kind={asking}
          count={count}
          today={today}
          error={deciding.errorOf(asking)}
          isPending={deciding.isPending}
          onClose={() => setAsking(null)}
          onDecide={(decision) => void decide(decision)}
        />
      )}
    </div>
  );
}
