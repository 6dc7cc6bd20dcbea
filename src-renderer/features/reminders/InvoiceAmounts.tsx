import { Fragment } from 'react';
import type { InvoiceDetail } from '#shared/contract/reminders.ts';
import { Money, PanelSection, useTexts } from '#renderer/ui/index.ts';
import styles from '#renderer/features/reminders/InvoicePanel.module.css';

/** What is owed of an invoice: principal, interest and charges apart, and what the next letter would add. */
export function InvoiceAmounts({ invoice }: { readonly invoice: InvoiceDetail }) {
  const { t, format } = useTexts();
  const { sums, charges, interestLines, proposal, original } = invoice;
  const days = interestLines.reduce((sum, line) => sum + line.days, 0);
  const open = sums.principal + sums.disputed;
  return (
    <PanelSection title={t('reminders.panel.amounts', { currency: invoice.currency })}>
      <dl className={styles['sums']}>
        {original !== open && <Line title={t('reminders.panel.original')} value={original} />}
        {sums.disputed !== 0 && (
          <>
            <Line title={t('reminders.panel.open')} value={open} />
            <Line title={t('reminders.panel.disputed')} value={-sums.disputed} />
          </>
        )}
        <Line
          title={t(sums.disputed === 0 ? 'reminders.panel.principal' : 'reminders.panel.undisputed')}
          value={sums.principal}
        />
        {sums.interest !== 0 && (
          <Line title={t('reminders.panel.interest', { count: days })} value={sums.interest} />
        )}
        {interestLines.map((line) => (
          <Fragment key={line.from}>
            <dt className={styles['line']}>
              {t('reminders.panel.interestLine', {
                from: format.day(line.from),
                to: format.day(line.to),
                rate: format.rate(line.rateBasisPoints),
                principal: format.amount(line.principal),
              })}
              {' · '}
              {t('reminders.panel.dayCount', { count: line.days, dayCount: line.dayCount })}
            </dt>
            <dd className={styles['line']}>
              <Money value={line.interest} />
            </dd>
          </Fragment>
        ))}
        {charges.fees !== 0 && <Line title={t('reminders.panel.charges')} value={charges.fees} />}
        {charges.compensation !== 0 && (
          <Line title={t('reminders.panel.compensation')} value={charges.compensation} />
        )}
        {charges.interest !== 0 && (
          <Line title={t('reminders.panel.claimedInterest')} value={charges.interest} />
        )}
        <dt className={styles['total']}>{t('reminders.panel.total')}</dt>
        <dd className={styles['total']}>
          <Money value={sums.total} />
        </dd>
        {proposal !== null && proposal.fee > 0 && (
          <Added title={t('reminders.panel.newFee')} value={proposal.fee} />
        )}
        {proposal !== null && proposal.compensation > 0 && (
          <Added title={t('reminders.panel.newCompensation')} value={proposal.compensation} />
        )}
      </dl>
    </PanelSection>
  );
}

interface LineProps {
  readonly title: string;
  /** Minor units. */
  readonly value: number;
}

function Line({ title, value }: LineProps) {
  return (
    <>
      <dt>{title}</dt>
      <dd>
        <Money value={value} />
      </dd>
    </>
  );
}

/** What the next letter would claim beside what is owed. */
function Added({ title, value }: LineProps) {
  return (
    <>
      <dt className={styles['line']}>{title}</dt>
      <dd className={styles['line']}>
        + <Money value={value} />
      </dd>
    </>
  );
}
