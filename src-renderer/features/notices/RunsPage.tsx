import { useQuery } from '@tanstack/react-query';
import { ChevronRight, Mails } from 'lucide-react';
import { useState } from 'react';
import type { RunRow } from '#shared/contract/notices.ts';
import { Alert, classNames, Day, EmptyState, Money, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { Freshness } from '#renderer/features/intake/index.ts';
import { RunDialog } from '#renderer/features/notices/RunDialog.tsx';
import styles from '#renderer/features/notices/Notices.module.css';

/** The runs of a creditor with where each stands and what it asks for. */
export function RunsPage({ creditorId }: { readonly creditorId: number }) {
  const texts = useTexts();
  const { t } = texts;
  const [openRun, setOpenRun] = useState<number | null>(null);
  const { data, error } = useQuery(api.notices.runs.queryOptions({ input: { creditorId, limit: 200 } }));
  // A draft that was only looked at is no piece of history.
  const runs = data?.filter((run) => run.state !== 'discarded' || run.approvedAt !== null);
  const waiting = runs?.filter((run) => run.state === 'approved' || run.state === 'dispatched').length ?? 0;
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <div className={styles['headRow']}>
          <h1>{t('notices.title')}</h1>
          <Freshness creditorId={creditorId} />
        </div>
        {waiting > 0 && <p>{t('notices.waiting', { count: waiting })}</p>}
      </header>
      {error !== null && <Alert tone="error">{failureText(texts, failureOf(error))}</Alert>}
      {runs?.length === 0 && (
        <EmptyState icon={<Mails />} title={t('notices.empty')}>
          {t('notices.emptyHelp')}
        </EmptyState>
      )}
      {runs !== undefined && runs.length > 0 && (
        <ul className={styles['runs']} aria-label={t('notices.title')}>
          {runs.map((run) => (
            <li key={run.id}>
              <RunLine run={run} onOpen={() => setOpenRun(run.id)} />
            </li>
          ))}
        </ul>
      )}
      {openRun !== null && (
        <RunDialog start={{ kind: 'run', runId: openRun }} onClose={() => setOpenRun(null)} />
      )}
    </div>
  );
}

/** What the letters of a run ask for beside the charges of before, in minor units. */
function askedFor({ principal, interest, fees, compensation, credit }: RunRow): number {
  return principal + interest + fees + compensation - credit;
}

function RunLine({ run, onOpen }: { readonly run: RunRow; readonly onOpen: () => void }) {
  const { t } = useTexts();
  const contents = [
    t('words.letters', { count: run.letters }),
    t('words.invoices', { count: run.invoices }),
    ...(run.withdrawn > 0 ? [t('notices.withdrawnCount', { count: run.withdrawn })] : []),
  ];
  return (
    <button type="button" className={styles['run']} onClick={onOpen}>
      <span className={styles['runNumber']}>{t('notices.runTitle', { run: run.id })}</span>
      <span className={styles['runDay']}>
        <Day value={run.asOf} />
      </span>
      <span className={classNames(styles['state'], styles[`run-${run.state}`])}>
        {t(`notices.state.${run.state}`)}
      </span>
      <span className={styles['runContents']}>{contents.join(' · ')}</span>
      <span className={styles['runSum']}>
        <Money value={askedFor(run)} currency={run.currency} />
      </span>
      <span className={styles['runNext']}>{t(`notices.next.${run.state}`)}</span>
      <ChevronRight aria-hidden />
    </button>
  );
}
