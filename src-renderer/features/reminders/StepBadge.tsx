import type { QueueRow } from '#shared/contract/reminders.ts';
import { classNames, useTexts } from '#renderer/ui/index.ts';
import styles from '#renderer/features/reminders/Queue.module.css';

/** The next step of a row in the colour of its urgency; grey with the day where it still waits. */
export function StepBadge({ row }: { readonly row: QueueRow }) {
  const { t, stepName, format } = useTexts();
  if (row.step === null) return null;
  const name = stepName(row.step);
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
    if (row.until !== null) return t('reminders.until', { day: format.shortDay(row.until) });
    if (row.kind === 'objection') return t('reminders.held.objection');
    return row.kind === 'paused' ? t('reminders.held.paused') : t('reminders.held.withheld');
  }
}

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
