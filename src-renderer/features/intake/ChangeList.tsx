import type { DifferenceRow } from '#shared/contract/intake.ts';
import { useTexts } from '#renderer/ui/index.ts';
import { valueText } from '#renderer/features/intake/intakeText.ts';
import styles from '#renderer/features/intake/Intake.module.css';

/** Changed fields one under the other: what was, what the file says, and the office's own value where there is one. */
export function ChangeList({ changes }: { readonly changes: DifferenceRow['changes'] }) {
  const texts = useTexts();
  const { t, fieldName } = texts;
  return (
    <ul className={styles['changes']}>
      {changes.map(({ field, before, after, own }) => (
        <li key={field}>
          <b>{fieldName(field)}</b>
          <span>
            <del>{valueText(texts, field, before)}</del> → <ins>{valueText(texts, field, after)}</ins>
          </span>
          {own !== null && (
            <small>{t('intake.difference.own', { value: valueText(texts, field, own) })}</small>
          )}
        </li>
      ))}
    </ul>
  );
}
