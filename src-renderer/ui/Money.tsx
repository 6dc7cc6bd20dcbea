import { classNames } from '#renderer/ui/classNames.ts';
import { useTexts } from '#renderer/ui/texts.tsx';
import styles from '#renderer/ui/Money.module.css';

interface Props {
  /** Minor units. */
  readonly value: number;
  /** Shown behind the amount where given. */
  readonly currency?: string;
  readonly strong?: boolean;
}

/** An amount in the reader's language, with figures of one width. */
export function Money({ value, currency, strong = false }: Props) {
  const { format } = useTexts();
  const text = currency === undefined ? format.amount(value) : format.money(value, currency);
  return <span className={classNames(styles['money'], strong && styles['strong'])}>{text}</span>;
}

/** A day in the reader's language; a dash where there is none. */
export function Day({ value }: { readonly value: string | null }) {
  const { format, t } = useTexts();
  if (value === null) return <span className={styles['money']}>{t('words.notGiven')}</span>;
  return (
    <time dateTime={value} className={styles['money']}>
      {format.day(value)}
    </time>
  );
}
