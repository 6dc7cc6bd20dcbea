import { Columns3 } from 'lucide-react';
import { useState } from 'react';
import type { DifferenceGroup, DifferenceRow, IntakePreview } from '#shared/contract/intake.ts';
import { Alert, Button, EmptyState, Tabs, useTexts } from '#renderer/ui/index.ts';
import { DifferenceRowPanel } from '#renderer/features/intake/DifferenceRowPanel.tsx';
import { DifferenceTable } from '#renderer/features/intake/DifferenceTable.tsx';
import {
  commitParts,
  type ImportFlow,
  leaveImport,
  showColumns,
} from '#renderer/features/intake/importFlow.ts';
import { ImportProgress } from '#renderer/features/intake/ImportProgress.tsx';
import { partName } from '#renderer/features/intake/intakeText.ts';
import { PartFacts } from '#renderer/features/intake/PartFacts.tsx';
import { PartList } from '#renderer/features/intake/PartList.tsx';
import styles from '#renderer/features/intake/Intake.module.css';

interface Props {
  readonly creditorId: number;
  readonly flow: ImportFlow;
}

/** What each part would do to the ledger, row by row, before anything is done. */
export function DifferenceStep({ creditorId, flow }: Props) {
  const { parcel } = flow;
  const part = parcel?.parts.find(({ part: id }) => id === flow.part) ?? parcel?.parts[0];
  if (parcel === null || part === undefined) return null;
  return (
    <>
      <Part key={part.part} creditorId={creditorId} parcel={parcel.parcel} part={part} flow={flow} />
      <Footer creditorId={creditorId} flow={flow} />
    </>
  );
}

interface PartProps {
  readonly creditorId: number;
  readonly parcel: string;
  readonly part: IntakePreview;
  readonly flow: ImportFlow;
}

function Part({ creditorId, parcel, part, flow }: PartProps) {
  const texts = useTexts();
  const { t, format } = texts;
  const [wanted, setWanted] = useState<DifferenceGroup | null>(null);
  const [row, setRow] = useState<DifferenceRow | null>(null);
  const groups = order.flatMap((each) => part.groups.filter(({ group }) => group === each));
  const group = groups.find((each) => each.group === wanted)?.group ?? groups[0]?.group;
  const name = partName(texts, part);
  return (
    <div className={styles['columns']}>
      <div className={styles['main']}>
        <div className={styles['partHead']}>
          <h2>{name}</h2>
          {part.mappable && (
            <Button look="quiet" icon={<Columns3 />} onPress={() => showColumns(creditorId, part.part)}>
              {t('intake.columns.change')}
            </Button>
          )}
        </div>
        <Warnings part={part} />
        {group === undefined ? (
          <EmptyState title={t('intake.difference.nothing')}>{t('intake.difference.nothingHelp')}</EmptyState>
        ) : (
          <Tabs
            label={t('intake.difference.tabs', { file: name })}
            selected={group}
            onSelect={(next) => {
              setWanted(next);
              setRow(null);
            }}
            tabs={groups.map((each) => ({
              id: each.group,
              title: t(`intake.group.${each.group}`),
              count: format.number(each.rows),
            }))}
          >
            <DifferenceTable parcel={parcel} part={part} group={group} currentRow={row} onOpen={setRow} />
          </Tabs>
        )}
      </div>
      {row === null || group === undefined ? (
        <aside className={styles['facts']} aria-label={t('intake.facts.title')}>
          {flow.work !== null && <ImportProgress creditorId={creditorId} work={flow.work} isCompact />}
          <PartList creditorId={creditorId} flow={flow} shown={part.part} />
          <PartFacts creditorId={creditorId} part={part} isBusy={flow.work !== null} />
        </aside>
      ) : (
        <DifferenceRowPanel row={row} group={group} onClose={() => setRow(null)} />
      )}
    </div>
  );
}

/** What a person looks for comes first; what stays as it is, last. */
const order: readonly DifferenceGroup[] = [
  'added',
  'changed',
  'settled',
  'gone',
  'conflicts',
  'rejected',
  'customers_added',
  'customers_changed',
  'balances',
  'accounts',
  'unchanged',
];

function Warnings({ part }: { readonly part: IntakePreview }) {
  const { warningText, t } = useTexts();
  const { balances } = part;
  const unexplained = balances.total - balances.agree;
  if (part.warnings.length === 0 && balances.total === 0) return null;
  return (
    <div
      className={styles['warnings']}
      // Many warnings scroll, so that the rows stay in sight.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="group"
      aria-label={t('intake.difference.warnings')}
    >
      {balances.total > 0 && (
        <Alert tone={unexplained === 0 ? 'good' : 'warning'}>
          {unexplained === 0
            ? t('intake.balance.agree', { count: balances.total })
            : t('intake.balance.differ', { count: unexplained, total: balances.total })}
        </Alert>
      )}
      {part.warnings.map((warning) => (
        <Alert
          key={JSON.stringify(warning)}
          tone="warning"
          {...(warning.file === null || part.fileCount === 1 ? {} : { title: warning.file })}
        >
          {warningText(warning.code, warning.params)}
        </Alert>
      ))}
    </div>
  );
}

function Footer({ creditorId, flow }: Props) {
  const { t } = useTexts();
  const chosen = flow.parcel?.parts.filter(({ part }) => !flow.left.has(part)) ?? [];
  const takes = chosen.some(({ counts }) => changesOf(counts) > 0);
  const readable = chosen.some(({ counts }) => counts.read > counts.rejected || counts.settled > 0);
  const waiting = flow.parcel?.unmapped.length ?? 0;
  const rejected = chosen.reduce((sum, { counts }) => sum + counts.rejected, 0);
  const notes = [
    t('intake.nothingYet'),
    ...(rejected > 0 ? [t('intake.difference.rejectedLeft', { count: rejected })] : []),
    ...(waiting > 0 ? [t('intake.difference.unmappedLeft', { count: waiting })] : []),
  ];
  return (
    <footer className={styles['footer']}>
      <span className={styles['footNote']}>{notes.join(' ')}</span>
      <Button onPress={() => leaveImport(creditorId)}>{t('intake.discard')}</Button>
      <Button
        look="primary"
        isDisabled={!readable || flow.work !== null}
        onPress={() => void commitParts(creditorId)}
      >
        {!takes
          ? t('intake.confirmUnchanged')
          : chosen.length > 1
            ? t('intake.commitParts', { count: chosen.length })
            : t('intake.commit')}
      </Button>
    </footer>
  );
}

function changesOf(counts: IntakePreview['counts']): number {
  return counts.added + counts.changed + counts.settled + counts.customersAdded + counts.customersChanged;
}
