import type { IntakeRow } from '#shared/contract/intake.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';
import type { TableColumn } from '#renderer/ui/index.ts';
import { formatName } from '#renderer/features/intake/intakeText.ts';
import styles from '#renderer/features/intake/Intake.module.css';

/** The columns of the imports so far. */
export function historyColumns(texts: Texts): TableColumn<IntakeRow>[] {
  const { t, format } = texts;
  const text = (value: string) => (
    <span className={styles['cut']} title={value}>
      {value}
    </span>
  );
  const count = (
    id: 'added' | 'changed' | 'settled' | 'rejected' | 'customersAdded',
    hideBelow: number,
  ): TableColumn<IntakeRow> => ({
    id,
    title: t(`intake.history.column.${id}`),
    width: 76,
    align: 'end',
    hideBelow,
    cell: (row) => (row[id] === 0 ? t('words.notGiven') : format.number(row[id])),
  });
  return [
    {
      id: 'number',
      title: t('intake.history.column.number'),
      width: 52,
      align: 'end',
      cell: (row) => format.number(row.number),
    },
    {
      id: 'when',
      title: t('intake.history.column.when'),
      width: 134,
      cell: (row) => format.moment(row.committedAt),
    },
    {
      id: 'file',
      title: t('intake.column.file'),
      width: 150,
      grow: 2.4,
      cell: (row) =>
        text(
          row.files < 2
            ? row.file
            : t('intake.andMore', { file: row.file, more: format.number(row.files - 1) }),
        ),
    },
    {
      id: 'kind',
      title: t('intake.history.column.kind'),
      width: 120,
      grow: 1,
      hideBelow: 900,
      cell: (row) => text(formatName(texts, row.format)),
    },
    count('added', 0),
    count('changed', 0),
    count('settled', 560),
    count('customersAdded', 980),
    count('rejected', 640),
    {
      id: 'who',
      title: t('intake.history.column.who'),
      width: 90,
      grow: 0.6,
      hideBelow: 760,
      cell: (row) => text(row.committedBy),
    },
    {
      id: 'state',
      title: t('intake.history.column.state'),
      width: 96,
      cell: (row) =>
        row.undoneAt === null ? null : <span className={styles['undone']}>{t('intake.history.undone')}</span>,
    },
  ];
}
