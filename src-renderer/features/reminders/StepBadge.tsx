import type { QueueRow } from '#shared/contract/reminders.ts';
import { classNames, useTexts } from '#renderer/ui/index.ts';
import styles from '#renderer/features/reminders/Queue.module.css';

/** The next step of a row in the colour of its urgency; grey with the day where it still waits. */
export function StepBadge({ row }: { readonly row: QueueRow }) {
  const { t, stepName, format } = useTexts();
  if (row.step === null) return null;
  const name = row.form === 'demand_letter' ? t('reminders.why.demandLetter') : stepName(row.step);
  switch (row.kind) {
    case 'waiting':
    case 'not_due':
    case 'not_listed':
      return (
        <Badge tone="wait">
          {row.readyOn === null
            ? name
            : t('reminders.stepFrom', { step: name, day: format.shortDay(row.readyOn) })}
        </Badge>
      );
    case 'in_run':
      return (
        <>
          <Badge tone="wait">{name}</Badge>
          <Detail>{t('reminders.inRun')}</Detail>
        </>
      );
    case 'deadline_running':
      return (
        <>
          <Badge tone="wait">{name}</Badge>
          {row.readyOn !== null && (
            <Detail>{t('reminders.from', { day: format.shortDay(row.readyOn) })}</Detail>
          )}
        </>
      );
    case 'withheld':
    case 'objection':
    case 'paused':
      return (
        <>
          <Badge tone={row.kind === 'objection' ? 'objection' : 'wait'}>{name}</Badge>
          <Detail>{heldText()}</Detail>
        </>
      );
    case 'ready':
    case 'missing_address':
    case 'consider_collection':
      return (
        <>
          <Badge tone={toneOf(row.step.kind)}>{name}</Badge>
          {row.kind === 'ready' && row.channel !== null && (
            <Detail>{t(`words.channel.${row.channel}`)}</Detail>
          )}
        </>
      );
    case 'time_barred':
      return <Badge tone="objection">{t('reminders.held.time_barred')}</Badge>;
    case 'settled':
    case 'charges_open':
      return null;
  }

  function heldText(): string {
    const why = heldBy();
    if (row.until === null) return why;
    return t('reminders.heldUntil', { why, day: format.shortDay(row.until) });
  }

  function heldBy(): string {
    if (row.kind === 'objection') {
      return row.objection === null
        ? t('reminders.held.objection')
        : t(`words.objection.${row.objection.type}`).toLowerCase();
    }
    if (row.kind === 'paused') return t('reminders.held.paused');
    const known = withheldBy.find((code) => code === row.reason);
    return known === undefined ? t('reminders.held.withheld') : t(`reminders.held.${known}`);
  }
}

/** Why a row is withheld, as far as a word or two can say it; the panel has the sentence. */
const withheldBy = [
  'do_not_remind_customer',
  'do_not_remind_invoice',
  'collection_ban',
  'direct_debit',
  'customer_deceased',
  'customer_bankrupt',
  'customer_debt_settlement',
  'foreign_customer',
  'before_first_number',
  'before_first_date',
  'below_minimum',
  'covered_by_credit',
  'collection_notice_required',
  'reminder_required',
] as const satisfies readonly QueueRow['reason'][];

type Tone = 'reminder' | 'notice' | 'collect' | 'wait' | 'objection';

function toneOf(kind: NonNullable<QueueRow['step']>['kind']): Tone {
  if (kind === 'reminder') return 'reminder';
  return kind === 'collection_notice' ? 'notice' : 'collect';
}

function Badge({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  return <span className={classNames(styles['badge'], styles[`tone-${tone}`])}>{children}</span>;
}

function Detail({ children }: { readonly children: string }) {
  return (
    <span className={styles['detail']} title={children}>
      {children}
    </span>
  );
}
