import type { RunRow } from '#shared/contract/notices.ts';
import { Money, useTexts } from '#renderer/ui/index.ts';
import styles from '#renderer/features/notices/Notices.module.css';

/** What a run claims, and in how many letters. */
export function RunSums({ run }: { readonly run: RunRow }) {
  const { t, format } = useTexts();
  return (
    <dl className={styles['sums']}>
      <div>
        <dt>{t('notices.sum.letters')}</dt>
        <dd>{format.number(run.letters)}</dd>
      </div>
      <div>
        <dt>{t('notices.sum.invoices')}</dt>
        <dd>{format.number(run.invoices)}</dd>
      </div>
      <div>
        <dt>{t('notices.sum.principal')}</dt>
        <dd>
          <Money value={run.principal} />
        </dd>
      </div>
      <div>
        <dt>{t('notices.sum.interest')}</dt>
        <dd>
          <Money value={run.interest} />
        </dd>
      </div>
      <div>
        <dt>{t('notices.sum.fees')}</dt>
        <dd>
          <Money value={run.fees} />
        </dd>
      </div>
    </dl>
  );
}
