import { skipToken, useQuery } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, classNames, PanelSection, SidePanel, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { ChangeList } from '#renderer/features/intake/ChangeList.tsx';
import { formatName } from '#renderer/features/intake/intakeText.ts';
import { UndoDialog } from '#renderer/features/intake/UndoDialog.tsx';
import { useEscape } from '#renderer/features/intake/useEscape.ts';
import styles from '#renderer/features/intake/Intake.module.css';

interface Props {
  readonly intakeId: number;
  readonly onClose: () => void;
}

/** An import as the border tells it. */
export type ImportDetail = Awaited<ReturnType<(typeof api)['intake']['get']['call']>>;

const counts = [
  'added',
  'changed',
  'unchanged',
  'settled',
  'gone',
  'customersAdded',
  'customersChanged',
  'conflicts',
  'rejected',
] as const;

/** One import in full: its files, what it did, what it refused, and how to take it back. */
export function ImportPanel({ intakeId, onClose }: Props) {
  const texts = useTexts();
  const { t, format } = texts;
  const [isUndoing, setUndoing] = useState(false);
  const { data, error } = useQuery(
    api.intake.get.queryOptions({ input: intakeId > 0 ? { intakeId } : skipToken }),
  );
  useEscape(onClose);
  if (error !== null) {
    return (
      <SidePanel title={t('intake.history.title')} onClose={onClose}>
        <p role="alert">{failureText(texts, failureOf(error))}</p>
      </SidePanel>
    );
  }
  if (data === undefined) return null;
  const moment = format.moment(data.committedAt);
  // What the program itself took over, such as the demo office, has nobody behind it.
  const done = data.committedBy === '' ? moment : t('intake.history.by', { moment, who: data.committedBy });
  return (
    <SidePanel title={t('intake.history.number', { number: data.number })} subtitle={done} onClose={onClose}>
      {data.undoneAt !== null && (
        <p className={styles['undoneLine']}>
          {t('intake.history.undoneBy', { moment: format.moment(data.undoneAt), who: data.undoneBy ?? '' })}
        </p>
      )}
      <PanelSection title={t('intake.history.did')}>
        <dl className={styles['pairs']}>
          {counts
            // What a complete list settled is what was gone from it: once is enough.
            .filter((count) => data[count] > 0 && !(count === 'gone' && data.complete))
            .map((count) => (
              <div key={count}>
                <dt>{t(`intake.count.${count}`)}</dt>
                <dd>{format.number(data[count])}</dd>
              </div>
            ))}
        </dl>
        <p className={styles['quiet']}>
          {t(`intake.kind.${data.kind}`)}
          {data.kind === 'open_items' &&
            ` · ${t(data.complete ? 'intake.history.complete' : 'intake.history.notComplete', { day: format.day(data.listDate) })}`}
        </p>
      </PanelSection>
      <Undo data={data} onUndo={() => setUndoing(true)} />
      <PanelSection title={t('intake.history.files')}>
        <ul className={styles['lines']}>
          {data.fileList.map((file) => (
            <Line key={file.name} head={file.name}>
              {[
                formatName(texts, file.format),
                t('intake.found.rows', { count: file.drafts }),
                ...(file.rejected > 0 ? [t('intake.found.rejected', { count: file.rejected })] : []),
              ].join(' · ')}
            </Line>
          ))}
        </ul>
      </PanelSection>
      {data.rejects.length > 0 && <Rejects data={data} />}
      {data.changes.length > 0 && (
        <PanelSection title={t('intake.history.changes')}>
          <ul className={styles['lines']}>
            {data.changes.map((change) => (
              <Line
                key={`${change.subject}${change.number}`}
                head={t(`intake.history.subject.${change.subject}`, { number: change.number })}
              >
                <ChangeList changes={change.changes} />
              </Line>
            ))}
          </ul>
        </PanelSection>
      )}
      {isUndoing && <UndoDialog data={data} onClose={() => setUndoing(false)} />}
    </SidePanel>
  );
}

function Line({
  head,
  tone = 'plain',
  children,
}: {
  readonly head: string;
  readonly tone?: 'plain' | 'bad';
  readonly children: ReactNode;
}) {
  return (
    <li className={classNames(tone === 'bad' && styles['badLine'])}>
      <b>{head}</b>
      <div>{children}</div>
    </li>
  );
}

function Rejects({ data }: { readonly data: ImportDetail }) {
  const { t, format, fieldName, rowErrorText } = useTexts();
  return (
    <PanelSection title={t('intake.history.rejects')}>
      <ul className={styles['lines']}>
        {data.rejects.map((reject, at) => (
          <Line
            // A row may have the same error twice.
            key={at}
            head={[
              ...(data.files > 1 ? [reject.file] : []),
              t('intake.history.line', { line: format.number(reject.line) }),
              ...(reject.field === null ? [] : [fieldName(reject.field)]),
            ].join(' · ')}
          >
            {rowErrorText(reject.code, reject.params)}
          </Line>
        ))}
      </ul>
      {data.rejected > data.rejects.length && (
        <p className={styles['quiet']}>
          {t('intake.firstRows', {
            shown: format.number(data.rejects.length),
            total: format.number(data.rejected),
          })}
        </p>
      )}
    </PanelSection>
  );
}

/** What undoing would take back, or what keeps it from being done. */
function Undo({ data, onUndo }: { readonly data: ImportDetail; readonly onUndo: () => void }) {
  const { t } = useTexts();
  const { undo } = data;
  if (data.undoneAt !== null) return null;
  return (
    <PanelSection title={t('intake.undo.title')}>
      {undo.possible ? (
        <div className={styles['stack']}>
          <p className={styles['quiet']}>{t('intake.undo.can')}</p>
          <Button icon={<Undo2 />} onPress={onUndo}>
            {t('intake.undo.open', { number: data.number })}
          </Button>
        </div>
      ) : (
        <>
          <p className={styles['quiet']}>{t('intake.undo.cannot')}</p>
          <ul className={styles['lines']}>
            {undo.obstacles.map(({ code, count, example }) => (
              <Line key={code} tone="bad" head={t(`intake.undo.obstacle.${code}`, { count })}>
                {example === '' ? null : t('intake.undo.example', { example })}
              </Line>
            ))}
          </ul>
        </>
      )}
    </PanelSection>
  );
}
