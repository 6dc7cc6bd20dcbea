import { CircleAlert } from 'lucide-react';
import type { QueueRow } from '#shared/contract/reminders.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';
import { Day, Money, type TableColumn, useTexts } from '#renderer/ui/index.ts';
import styles from '#renderer/features/reminders/Queue.module.css';

/** What is disputed of a row, and by when it must be answered. */
export function objectionColumns(
  { t }: Texts,
  today: string | undefined,
  dayWidth: number,
): TableColumn<QueueRow>[] {
  return [
    {
      id: 'disputed',
      title: t('reminders.column.disputed'),
      width: 92,
      grow: 0.4,
      align: 'end',
      cell: ({ objection, currency }) => {
        if (objection === null) return null;
        if (objection.amount === null) return <span>{t('reminders.objection.whole')}</span>;
        return <Money value={objection.amount} currency={currency} />;
      },
    },
    {
      id: 'answerDue',
      title: t('reminders.column.answerDue'),
      width: dayWidth + 26,
      grow: 0.3,
      cell: ({ objection }) => objection !== null && <AnswerDay objection={objection} today={today} />,
    },
  ];
}

interface AnswerProps {
  readonly objection: NonNullable<QueueRow['objection']>;
  readonly today: string | undefined;
}

function AnswerDay({ objection, today }: AnswerProps) {
  const { t, format } = useTexts();
  const { answerDue, answeredOn } = objection;
  if (answeredOn !== null) {
    const day = format.shortDay(answeredOn);
    return <span className={styles['answered']}>{t('reminders.objection.answered', { day })}</span>;
  }
  if (answerDue === null) return <Day value={null} />;
  if (today === undefined || answerDue >= today) return <Day value={answerDue} />;
  const label = t('reminders.objection.late', { day: format.day(answerDue) });
  return (
    <span className={styles['late']} title={label}>
      <CircleAlert role="img" aria-label={label} />
      <Day value={answerDue} />
    </span>
  );
}
