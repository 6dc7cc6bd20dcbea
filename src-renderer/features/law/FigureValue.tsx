import type { LawRuleName } from '#shared/contract/law.ts';
import { lawValueParts } from '#shared/i18n/lawText.ts';
import { useTexts } from '#renderer/ui/index.ts';
import styles from '#renderer/features/law/Law.module.css';

interface Props {
  readonly rule: LawRuleName;
  readonly value: unknown;
  readonly currency: string;
}

/** A figure as it is read; the steps of a scale and the words of a list under each other. */
export function FigureValue({ rule, value, currency }: Props) {
  const parts = lawValueParts(useTexts(), rule, value, currency);
  if (parts.length === 1) return <span className={styles['figure']}>{parts[0]}</span>;
  return (
    <ol className={styles['parts']}>
      {parts.map((part) => (
        <li key={part}>{part}</li>
      ))}
    </ol>
  );
}
