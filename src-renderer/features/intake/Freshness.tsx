import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { RefreshCw, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { SourceState } from '#shared/contract/intake.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';
import { Button, classNames, showToast, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { synchronise, useImportFlow } from '#renderer/features/intake/importFlow.ts';
import styles from '#renderer/features/intake/Freshness.module.css';

/**
 * How fresh a creditor's data is (001-05), and the way to fresher ones (001-06): for the head of every list. A folder
 * is read at once; where files come by hand, the button leads to where they are chosen.
 */
export function Freshness({ creditorId }: { readonly creditorId: number }) {
  const texts = useTexts();
  const { t } = texts;
  const { data: source } = useQuery(api.intake.source.queryOptions({ input: { creditorId } }));
  const { press, isBusy } = useSynchronise(creditorId, source?.kind);
  if (source === undefined) return null;
  const said = freshnessText(texts, source);
  return (
    <div className={styles['freshness']}>
      <span className={classNames(styles['said'], source.isStale && styles['stale'])} title={said}>
        {source.isStale && <TriangleAlert aria-hidden />}
        <span className={styles['cut']}>{said}</span>
      </span>
      {source.waitingCount > 0 && (
        <span className={styles['waiting']}>{t('intake.fresh.waiting', { count: source.waitingCount })}</span>
      )}
      <Button icon={<RefreshCw />} isPending={isBusy} onPress={press}>
        {t('intake.fresh.synchronise')}
      </Button>
    </div>
  );
}

/** What `Synchronise now` does: for a folder it reads, and leads to the difference if there is one. */
export function useSynchronise(creditorId: number, kind: SourceState['kind'] | undefined) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const [isBusy, setBusy] = useState(false);
  const { work } = useImportFlow(creditorId);
  const open = () =>
    void navigate({ to: '/creditors/$creditorId/import', params: { creditorId: String(creditorId) } });
  const read = async () => {
    setBusy(true);
    const outcome = await synchronise(creditorId);
    setBusy(false);
    if (outcome === 'nothing') showToast('good', t('intake.fresh.nothingNew'));
    else open();
  };
  return {
    isBusy: isBusy || work?.kind === 'synchronise',
    press: () => {
      if (kind === 'folder') void read();
      else open();
    },
  };
}

function freshnessText(
  { t, format }: Texts,
  { synchronisedAt, age, isStale, staleDays }: SourceState,
): string {
  if (synchronisedAt === null) return t('intake.fresh.never');
  const last = t('intake.fresh.last', { moment: format.moment(synchronisedAt) });
  if (age === null || age === 0) return last;
  const old = t('intake.fresh.age', { count: age });
  return isStale ? t('intake.fresh.stale', { last, age: old, days: staleDays }) : `${last} · ${old}`;
}
