import { FileText } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import type { RunItem, RunRow } from '#shared/contract/notices.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';
import {
  Button,
  classNames,
  Day,
  dayWidth,
  Money,
  ReasonLine,
  ReasonList,
  useTexts,
  VirtualTable,
  type TableColumn,
} from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { usePages } from '#renderer/api/usePages.ts';
import styles from '#renderer/features/notices/Notices.module.css';

interface Props {
  readonly run: RunRow;
  readonly onLetter: (letter: number) => void;
}

/** The rows of a run, those left out first, with the reasons of the one that is looked at. */
export function RunItems({ run, onLetter }: Props) {
  const texts = useTexts();
  const { t, stepName } = texts;
  const [shown, setShown] = useState<RunItem | null>(null);
  const pages = usePages<RunItem>(
    String(run.id),
    useCallback(
      (offset: number, limit: number) => ({
        ...api.notices.run.queryOptions({ input: { runId: run.id, offset, limit } }),
        queryFn: async () => {
          const page = await api.notices.run.call({ runId: run.id, offset, limit });
          return { total: page.total, rows: page.items };
        },
        queryKey: [...api.notices.run.queryKey({ input: { runId: run.id, offset, limit } }), 'rows'],
      }),
      [run.id],
    ),
  );
  const compensates = run.compensation !== 0;
  const columns = useMemo(() => itemColumns(texts, compensates), [texts, compensates]);
  const current = shown ?? pages.rowAt(0) ?? null;
  return (
    <div className={styles['items']}>
      <VirtualTable
        label={t('notices.rows')}
        columns={columns}
        total={pages.total ?? 0}
        rowAt={pages.rowAt}
        keyOf={(row) => row.invoiceId}
        lookOf={(row) => ({
          selected: false,
          muted: row.state === 'left_out' || row.state === 'withdrawn',
          current: current?.invoiceId === row.invoiceId,
        })}
        onSight={pages.onSight}
        sort={{ column: '', descending: false }}
        onSort={() => undefined}
        onOpen={setShown}
        scope={String(run.id)}
        empty={null}
      />
      {current !== null && (
        <aside className={styles['why']} aria-label={t('notices.why')}>
          <h3>
            {current.customer} · {current.number}
          </h3>
          <p className={classNames(styles['whyState'], styles[`state-${current.state}`])}>
            {current.step !== null && current.state !== 'left_out'
              ? `${t(`notices.itemState.${current.state}`)} · ${stepName(current.step)}`
              : t(`notices.itemState.${current.state}`)}
          </p>
          <ReasonList reasons={current.reasons} />
          {current.letter !== null && current.state !== 'left_out' && (
            <LetterButton letter={current.letter} onLetter={onLetter} />
          )}
        </aside>
      )}
    </div>
  );
}

function LetterButton({
  letter,
  onLetter,
}: {
  readonly letter: number;
  readonly onLetter: (letter: number) => void;
}) {
  const { t } = useTexts();
  return (
    <Button icon={<FileText />} onPress={() => onLetter(letter)}>
      {t('notices.openLetter', { letter })}
    </Button>
  );
}

/** `compensates` shows the lump sums between businesses, which most runs have none of. */
function itemColumns({ t, stepName, format }: Texts, compensates: boolean): TableColumn<RunItem>[] {
  return [
    {
      id: 'customer',
      title: t('reminders.column.customer'),
      width: 150,
      grow: 2,
      cell: (row) => <span className={styles['clip']}>{row.customer}</span>,
    },
    { id: 'number', title: t('reminders.column.number'), width: 72, cell: (row) => row.number },
    {
      id: 'step',
      title: t('notices.column.step'),
      width: 150,
      grow: 1.6,
      cell: (row) => {
        const [reason] = row.reasons;
        if (row.state === 'left_out' || row.state === 'withdrawn') {
          return (
            <span className={styles['clip']}>
              <span className={styles['out']}>{t(`notices.itemState.${row.state}`)}</span>{' '}
              {reason !== undefined && <ReasonLine reason={reason} />}
            </span>
          );
        }
        if (row.step === null) return null;
        const name = row.form === 'demand_letter' ? t('notices.demandLetter') : stepName(row.step);
        return <span className={styles['clip']}>{name}</span>;
      },
    },
    {
      id: 'fee',
      title: t('notices.column.fee'),
      width: 70,
      align: 'end',
      hideBelow: 620,
      cell: (row) => <Money value={row.fee} />,
    },
    ...(compensates ? [compensationColumn(t('notices.column.compensation'))] : []),
    {
      id: 'total',
      title: t('notices.column.total'),
      width: 96,
      align: 'end',
      cell: (row) => <Money value={row.total} />,
    },
    {
      id: 'deadline',
      title: t('notices.column.deadline'),
      width: dayWidth(format),
      cell: (row) => <Day value={row.deadline} />,
    },
    {
      id: 'letter',
      title: t('notices.column.letter'),
      width: 48,
      align: 'end',
      // Stands on the button beside the rows, too.
      hideBelow: compensates ? 790 : 560,
      cell: (row) => row.letter ?? t('words.notGiven'),
    },
  ];
}

function compensationColumn(title: string): TableColumn<RunItem> {
  return {
    id: 'compensation',
    title,
    width: 78,
    align: 'end',
    hideBelow: 620,
    cell: (row) => <Money value={row.compensation} />,
  };
}
