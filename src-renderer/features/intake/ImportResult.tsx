import type { IntakeCounts } from '#shared/contract/intake.ts';
import { Alert, useTexts } from '#renderer/ui/index.ts';
import styles from '#renderer/features/intake/Intake.module.css';

/** What an import did. */
export function ImportResult({ counts, file }: { readonly counts: IntakeCounts; readonly file: string }) {
  const { t, format } = useTexts();
  const lines = (['added', 'changed', 'unchanged', 'settled', 'rejected'] as const).filter(
    (name) => counts[name] > 0,
  );
  return (
    <>
      <Alert tone="good" title={t('intake.taken', { file })} />
      <dl className={styles['result']}>
        {lines.map((name) => (
          <div key={name}>
            <dt>{t(`intake.count.${name}`)}</dt>
            <dd>{format.number(counts[name])}</dd>
          </div>
        ))}
      </dl>
      {counts.rejected > 0 && <p className={styles['readAs']}>{t('intake.rejectedHint')}</p>}
    </>
  );
}
