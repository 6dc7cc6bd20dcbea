import type { RunRow } from '#shared/contract/notices.ts';
import { Money, useTexts } from '#renderer/ui/index.ts';
import styles from '#renderer/features/notices/Notices.module.css';

/** What a run claims, and in how many letters. */
export function RunSums({ run }: { readonly run: RunRow }) {
  return (
    <div>
      <MainSums run={run} />
      {run.others.length > 0 && <OtherSums run={run} />}
    </div>
  );
}

/** Claims in other currencies than the creditor's, which are never added to it. */
function OtherSums({ run }: { readonly run: RunRow }) {
  const { t, format } = useTexts();
  return (
    <p className={styles['others']}>
      {run.others
        .map((other) =>
          t('notices.sum.other', {
            principal: format.money(other.principal, other.currency),
            interest: format.amount(other.interest),
            fees: format.amount(other.fees),
            compensation: format.amount(other.compensation),
            credit: format.amount(other.credit),
          }),
        )
        .join(' · ')}
    </p>
  );
}

function MainSums({ run }: { readonly run: RunRow }) {
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
      {run.compensation !== 0 && (
        <div>
          <dt>{t('notices.sum.compensation')}</dt>
          <dd>
            <Money value={run.compensation} />
          </dd>
        </div>
      )}
      {run.credit !== 0 && (
        <div>
          <dt>{t('notices.sum.credit')}</dt>
          <dd>
            <Money value={-run.credit} />
          </dd>
        </div>
      )}
    </dl>
  );
}
