import type { InterestCandidate } from '#shared/contract/payments.ts';
import { Alert, Day, Money, PanelSection, SidePanel, useTexts } from '#renderer/ui/index.ts';
import styles from '#renderer/features/payments/Payments.module.css';

interface Props {
  readonly candidate: InterestCandidate;
  readonly onClose: () => void;
}

/** How the interest of one invoice that was paid late is worked out, line by line. */
export function InterestPanel({ candidate, onClose }: Props) {
  const { t, format } = useTexts();
  const { leftOut, currency } = candidate;
  return (
    <SidePanel
      title={t('reminders.invoiceNumber', { number: candidate.number })}
      subtitle={candidate.customer}
      onClose={onClose}
    >
      {leftOut !== null && (
        <Alert tone="info">
          {leftOut.code === 'below_minimum_days'
            ? t('payments.panel.limitDays', { minimum: t('words.days', { count: leftOut.minimum }) })
            : t('payments.panel.limitAmount', { minimum: format.money(leftOut.minimum, currency) })}
        </Alert>
      )}
      {candidate.cut && (
        <Alert tone="info">
          {t('payments.panel.cut', { interest: format.money(candidate.interest, currency) })}
        </Alert>
      )}
      <PanelSection title={t('payments.panel.interestLines')}>
        <dl className={styles['facts']}>
          <dt>{t('payments.column.due')}</dt>
          <dd>
            <Day value={candidate.due} />
          </dd>
          <dt>{t('payments.column.paidOn')}</dt>
          <dd>
            <Day value={candidate.paidOn} />
          </dd>
          <dt>{t('payments.panel.original')}</dt>
          <dd>
            <Money value={candidate.original} currency={currency} />
          </dd>
          {candidate.lines.map((line) => (
            <div key={line.from} className={styles['factLine']}>
              <dt>
                {t('payments.panel.line', {
                  from: format.day(line.from),
                  to: format.day(line.to),
                  days: line.days,
                  rate: format.rate(line.rateBasisPoints),
                  principal: format.amount(line.principal),
                })}
              </dt>
              <dd>
                <Money value={line.interest} />
              </dd>
            </div>
          ))}
          <dt className={styles['total']}>{t('payments.column.proposed')}</dt>
          <dd className={styles['total']}>
            <Money value={candidate.proposed} currency={currency} strong />
          </dd>
        </dl>
      </PanelSection>
    </SidePanel>
  );
}
