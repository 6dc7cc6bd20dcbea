import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ListLayout, ListMappingData, MappingTrial } from '#shared/contract/intake.ts';
import { Alert, Button, Switch, TextField, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { ColumnTable } from '#renderer/features/intake/ColumnTable.tsx';
import { type ImportFlow, mapList, showStep } from '#renderer/features/intake/importFlow.ts';
import { LayoutFields } from '#renderer/features/intake/LayoutFields.tsx';
import { anyShape, mappingUnder, type ListShape } from '#renderer/features/intake/mappingDraft.ts';
import { TrialTable } from '#renderer/features/intake/TrialTable.tsx';
import { columnName } from '#renderer/features/intake/intakeText.ts';
import styles from '#renderer/features/intake/Mapping.module.css';

interface Props {
  readonly creditorId: number;
  readonly flow: ImportFlow;
}

/** What the columns of a list mean: said by a person, tried on the first rows with every change, and remembered. */
export function MapStep({ creditorId, flow }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const parcel = flow.parcel?.parcel;
  const { list } = flow;
  const [shape, setShape] = useState<ListShape>(anyShape);
  const input = parcel === undefined || list === null ? skipToken : { parcel, file: list, ...shape };
  const layout = useQuery({
    ...api.intake.layout.queryOptions({ input }),
    placeholderData: keepPreviousData,
  });
  if (layout.error !== null) {
    return (
      <>
        <div className={styles['body']}>
          <Alert tone="error">{failureText(texts, failureOf(layout.error))}</Alert>
        </div>
        <footer className={styles['footer']}>
          <Button onPress={() => showStep(creditorId, 'found')}>{t('intake.columns.back')}</Button>
        </footer>
      </>
    );
  }
  if (parcel === undefined || list === null || layout.data === undefined) return null;
  return (
    <Mapper
      creditorId={creditorId}
      parcel={parcel}
      list={list}
      layout={layout.data}
      shape={shape}
      onShape={setShape}
    />
  );
}

interface MapperProps {
  readonly creditorId: number;
  readonly parcel: string;
  readonly list: string;
  readonly layout: ListLayout;
  readonly shape: ListShape;
  readonly onShape: (shape: ListShape) => void;
}

function Mapper({ creditorId, parcel, list, layout, shape, onShape }: MapperProps) {
  const { t } = useTexts();
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({});
  const [notation, setNotation] = useState<Pick<ListMappingData, 'decimalSign' | 'dateOrder'>>(() => ({
    decimalSign: layout.mapping.decimalSign,
    dateOrder: layout.mapping.dateOrder,
  }));
  const [isKept, setKept] = useState(true);
  const [name, setName] = useState(layout.saved ?? withoutEnding(layout.name));
  const mapping = mappingUnder(layout, shape, said, notation);
  const trial = useTrial(parcel, list, mapping);
  const isReadable =
    trial.data !== undefined && trial.data.missing.length === 0 && trial.data.twice.length === 0;
  const isNamed = !isKept || name.trim() !== '';
  return (
    <>
      <div className={styles['body']}>
        <div className={styles['head']}>
          <h2>{layout.name}</h2>
          <p>
            {layout.saved === null
              ? t('intake.columns.help')
              : t('intake.columns.saved', { name: layout.saved })}
          </p>
        </div>
        <LayoutFields
          layout={layout}
          shape={shape}
          notation={notation}
          onShape={onShape}
          onNotation={setNotation}
        />
        <ColumnTable
          layout={layout}
          mapping={mapping}
          onField={(header, field) => setSaid((before) => ({ ...before, [header]: field }))}
        />
        <Verdict trial={trial.data} error={trial.error} />
        {trial.data !== undefined && (
          <TrialTable trial={trial.data} mapping={mapping} headers={layout.headers} />
        )}
      </div>
      <footer className={styles['footer']}>
        <div className={styles['keep']}>
          <Switch label={t('intake.columns.keep')} selected={isKept} onChange={setKept} />
          {isKept && <TextField label={t('intake.columns.name')} value={name} onChange={setName} />}
        </div>
        <Button onPress={() => showStep(creditorId, 'found')}>{t('intake.columns.back')}</Button>
        <Button
          look="primary"
          icon={<ArrowRight />}
          isDisabled={!isReadable || !isNamed}
          onPress={() => void mapList(creditorId, list, mapping, isKept ? name.trim() : null)}
        >
          {t('intake.columns.read')}
        </Button>
      </footer>
    </>
  );
}

/** Whether the list can be read like this, and what is still missing. */
function Verdict({ trial, error }: { readonly trial: MappingTrial | undefined; readonly error: unknown }) {
  const texts = useTexts();
  const { t, format } = texts;
  const names = (fields: readonly string[]) => format.list(fields.map((field) => columnName(texts, field)));
  if (error !== null) return <Alert tone="error">{failureText(texts, failureOf(error))}</Alert>;
  if (trial === undefined) return null;
  if (trial.twice.length > 0) {
    return <Alert tone="warning">{t('intake.columns.twice', { fields: names(trial.twice) })}</Alert>;
  }
  if (trial.missing.length > 0) {
    return <Alert tone="warning">{t('intake.columns.missing', { fields: names(trial.missing) })}</Alert>;
  }
  const kind = t(`intake.kind.${trial.kind}`);
  return trial.failed === 0 ? (
    <Alert tone="good">{t('intake.columns.allRead', { kind, count: trial.read })}</Alert>
  ) : (
    <Alert tone="warning">{t('intake.columns.someFail', { kind, count: trial.failed })}</Alert>
  );
}

/** Milliseconds of rest before the rows are tried anew. */
const restBeforeTrial = 250;

/** The first rows under a mapping; those of before stay in sight until the new ones are there. */
function useTrial(parcel: string, file: string, mapping: ListMappingData) {
  const wanted = JSON.stringify(mapping);
  const [settled, setSettled] = useState(wanted);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(wanted), restBeforeTrial);
    return () => window.clearTimeout(timer);
  }, [wanted]);
  const input = { parcel, file, mapping: JSON.parse(settled) as ListMappingData };
  return useQuery({
    ...api.intake.tryMapping.queryOptions({ input }),
    placeholderData: keepPreviousData,
  });
}

function withoutEnding(name: string): string {
  return name.replace(/^.*[/\\]/u, '').replace(/\.[^.]{1,5}$/u, '');
}
