import { useQuery } from '@tanstack/react-query';
import { Eye, EyeOff, FolderSync, Pencil, RefreshCw, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { SourceState } from '#shared/contract/intake.ts';
import { Alert, Button, classNames, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { useSynchronise } from '#renderer/features/intake/Freshness.tsx';
import { SavedMappings } from '#renderer/features/intake/SavedMappings.tsx';
import { SourceDialog } from '#renderer/features/intake/SourceDialog.tsx';
import styles from '#renderer/features/intake/Intake.module.css';

/** Where a creditor's files come from, what waits there, and how lists are taken (001-03 … 001-06). */
export function SourcePanel({ creditorId }: { readonly creditorId: number }) {
  const texts = useTexts();
  const { t } = texts;
  const [isEditing, setEditing] = useState(false);
  const { data: source, error } = useQuery(api.intake.source.queryOptions({ input: { creditorId } }));
  return (
    <aside className={styles['facts']} aria-label={t('intake.source.title')}>
      {error !== null && <Alert tone="error">{failureText(texts, failureOf(error))}</Alert>}
      {source !== undefined && (
        <>
          <section className={styles['factGroup']}>
            <div className={styles['factHead']}>
              <h2>{t('intake.source.title')}</h2>
              <Button look="quiet" icon={<Pencil />} onPress={() => setEditing(true)}>
                {t('intake.source.edit')}
              </Button>
            </div>
            <Age source={source} />
            {source.kind === 'folder' && <Folder creditorId={creditorId} source={source} />}
            <ul className={styles['rules']}>
              {source.kind === 'files' && <li>{t('intake.source.files')}</li>}
              <li>{t(`intake.facts.absent.${source.absent}`)}</li>
              {source.kind === 'folder' && <li>{t(`intake.source.takes.${source.taking}`)}</li>}
              <li>{t('intake.source.staleAfter', { count: source.staleDays })}</li>
            </ul>
          </section>
          {source.waiting.length > 0 && <Waiting source={source} />}
        </>
      )}
      <SavedMappings creditorId={creditorId} />
      {isEditing && source !== undefined && (
        <SourceDialog creditorId={creditorId} source={source} onClose={() => setEditing(false)} />
      )}
    </aside>
  );
}

function Age({ source }: { readonly source: SourceState }) {
  const { t, format } = useTexts();
  const { synchronisedAt, age, isStale } = source;
  if (synchronisedAt === null) return <p className={styles['quiet']}>{t('intake.fresh.never')}</p>;
  const last = t('intake.fresh.last', { moment: format.moment(synchronisedAt) });
  return (
    <p className={classNames(styles['age'], isStale && styles['stale'])}>
      {isStale && <TriangleAlert aria-hidden />}
      {age === null || age === 0 ? last : `${last} · ${t('intake.fresh.age', { count: age })}`}
    </p>
  );
}

function Folder({ creditorId, source }: { readonly creditorId: number; readonly source: SourceState }) {
  const { t, refusalText } = useTexts();
  const { press, isBusy } = useSynchronise(creditorId, source.kind);
  const folder = source.folder ?? '';
  return (
    <>
      <p className={styles['folder']}>
        <FolderSync aria-hidden />
        <span>{folder}</span>
      </p>
      {source.problem === null ? (
        <p className={styles['age']}>
          {source.watching ? <Eye aria-hidden /> : <EyeOff aria-hidden />}
          {t(source.watching ? 'intake.source.watching' : 'intake.source.notWatching')}
        </p>
      ) : (
        <Alert tone="error">
          {refusalText(source.problem === 'missing' ? 'folder_missing' : 'folder_unreadable', {
            folder,
            problem: source.problem,
          })}
        </Alert>
      )}
      <Button icon={<RefreshCw />} isPending={isBusy} onPress={press}>
        {t('intake.fresh.synchronise')}
      </Button>
    </>
  );
}

/** Files that are new or changed in the folder and that a person has not taken yet. */
function Waiting({ source }: { readonly source: SourceState }) {
  const { t, format, refusalText } = useTexts();
  return (
    <section className={styles['factGroup']}>
      <h2>{t('intake.source.waiting')}</h2>
      <ul className={styles['waitingFiles']} aria-label={t('intake.source.waiting')}>
        {source.waiting.map((file) => (
          <li key={file.path}>
            <b>{file.path}</b>
            <small>{format.moment(file.modifiedAt)}</small>
            {file.refusal !== null && (
              <small className={styles['stale']}>{refusalText(file.refusal.code, file.refusal.params)}</small>
            )}
          </li>
        ))}
      </ul>
      {source.waitingCount > source.waiting.length && (
        <p className={styles['quiet']}>
          {t('intake.firstRows', {
            shown: format.number(source.waiting.length),
            total: format.number(source.waitingCount),
          })}
        </p>
      )}
    </section>
  );
}
