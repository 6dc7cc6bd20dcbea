import { Hourglass, Lock, MessageSquareWarning } from 'lucide-react';
import type { QueueRow } from '#shared/contract/reminders.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';
import styles from '#renderer/features/reminders/Queue.module.css';

/** What else one should know of a row: a part is disputed, no new invoices, soon time-barred. */
export function RowMarks({ row, texts: { t, format } }: { readonly row: QueueRow; readonly texts: Texts }) {
  const part =
    row.kind === 'objection' || row.disputed === 0
      ? null
      : t('reminders.mark.disputed', { amount: format.money(row.disputed, row.currency) });
  const blocked = row.blocksCustomer ? t('reminders.mark.blocked') : null;
  const near =
    row.limitationNear && row.limitation !== null
      ? t('reminders.mark.limitation', { day: format.day(row.limitation) })
      : null;
  return (
    <>
      {part !== null && (
        <span className={styles['partMark']} title={part}>
          <MessageSquareWarning role="img" aria-label={part} />
        </span>
      )}
      {blocked !== null && (
        <span className={styles['blockMark']} title={blocked}>
          <Lock role="img" aria-label={blocked} />
        </span>
      )}
      {near !== null && (
        <span className={styles['late']} title={near}>
          <Hourglass role="img" aria-label={near} />
        </span>
      )}
    </>
  );
}
