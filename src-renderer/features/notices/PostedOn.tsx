import { useQuery } from '@tanstack/react-query';
import { DateField, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import styles from '#renderer/features/notices/Notices.module.css';

interface Props {
  /** The run's own day, before which nothing of it can have been posted. */
  readonly asOf: string;
  /** `YYYY-MM-DD`; null stands for today. */
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
}

/** When the letters were posted: what deadlines count from. */
export function PostedOn({ asOf, value, onChange }: Props) {
  const { t } = useTexts();
  const { data } = useQuery(api.office.status.queryOptions());
  const today = data?.today ?? asOf;
  return (
    <div className={styles['posted']}>
      <DateField
        label={t('notices.sentOn')}
        value={value ?? today}
        minimum={asOf}
        maximum={today}
        onChange={onChange}
      />
      <p>{t((value ?? today) < today ? 'notices.sentOnEarlier' : 'notices.sentOnToday')}</p>
    </div>
  );
}
