import { Check, CircleAlert, Minus } from 'lucide-react';
import type { Texts } from '#shared/i18n/createTexts.ts';
import { classNames } from '#renderer/ui/classNames.ts';
import { NotConfirmed } from '#renderer/ui/NotConfirmed.tsx';
import { useTexts } from '#renderer/ui/texts.tsx';
import styles from '#renderer/ui/ReasonList.module.css';

type Reason = Parameters<Texts['reasonText']>[0];

/** Reasons as sentences, each with where its rule stands and whether its figure is confirmed. */
export function ReasonList({ reasons }: { readonly reasons: readonly Reason[] }) {
  return (
    <ul className={styles['list']}>
      {reasons.map((reason, at) => (
        // Reasons have no key of their own and their order is fixed.
        <li key={`${reason.code}-${at}`} className={styles['item']}>
          <Mark code={reason.code} />
          <div>
            <Sentence reason={reason} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** One reason on one line, without its source: for tables. */
export function ReasonLine({ reason }: { readonly reason: Reason }) {
  const { reasonText } = useTexts();
  return <span title={reasonText(reason)}>{reasonText(reason)}</span>;
}

function Sentence({ reason }: { readonly reason: Reason }) {
  const { reasonText, sourceText } = useTexts();
  return (
    <>
      <span>{reasonText(reason)}</span>
      <cite className={styles['source']}>
        {sourceText(reason.source)}
        {reason.source.kind === 'law' && !reason.source.confirmed && (
          <NotConfirmed grade={reason.source.grade} reference={reason.source.reference} />
        )}
      </cite>
    </>
  );
}

const good: ReadonlySet<Reason['code']> = new Set([
  'wait_passed',
  'address_complete',
  'collection_ready',
  'fee_allowed',
  'interest_accrued',
  'deadline_set',
  'deadline_bank_days',
  'compensation_claimed',
  'hand_over_free',
]);
const stopping: ReadonlySet<Reason['code']> = new Set([
  'do_not_remind_customer',
  'do_not_remind_invoice',
  'objection',
  'paused',
  'address_missing',
  'below_minimum',
  'before_first_number',
  'before_first_date',
  'foreign_customer',
  'collection_ban',
  'direct_debit',
  'customer_deceased',
  'customer_bankrupt',
  'customer_debt_settlement',
  'covered_by_credit',
  'objection_part',
  'time_barred',
  'limitation_near',
  'reminder_required',
  'collection_notice_required',
]);

function Mark({ code }: { readonly code: Reason['code'] }) {
  if (good.has(code)) return <Check aria-hidden className={classNames(styles['mark'], styles['good'])} />;
  if (stopping.has(code)) {
    return <CircleAlert aria-hidden className={classNames(styles['mark'], styles['stopping'])} />;
  }
  return <Minus aria-hidden className={styles['mark']} />;
}
