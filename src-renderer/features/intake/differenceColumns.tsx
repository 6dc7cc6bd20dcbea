import type { DifferenceGroup, DifferenceRow, IntakePreview } from '#shared/contract/intake.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';
import { Day, dayWidth, Money, type TableColumn } from '#renderer/ui/index.ts';
import { changeText, valueText } from '#renderer/features/intake/intakeText.ts';
import styles from '#renderer/features/intake/Intake.module.css';

type Column = TableColumn<DifferenceRow>;

/** The columns of a group: what matters of a new invoice is not what matters of a conflict. */
export function differenceColumns(texts: Texts, group: DifferenceGroup, part: IntakePreview): Column[] {
  const all = columnsOf(texts, part);
  switch (group) {
    case 'added':
      return [all.number, all.customer, all.issued, all.due, all.original, all.open];
    case 'changed':
      return [all.number, all.customer, all.changes, all.ledgerOpen, all.open];
    case 'settled':
    case 'gone':
      return [all.number, all.customer, all.issued, all.due, all.original, all.ledgerOpen];
    case 'conflicts':
      return [all.number, all.customer, all.conflicts];
    case 'customers_added':
      return [all.number, all.customer, all.line];
    case 'customers_changed':
      return [all.number, all.customer, all.changes];
    case 'unchanged':
      return [all.number, all.customer, all.issued, all.due, all.original, all.open];
    case 'rejected':
      return [...(part.fileCount > 1 ? [all.file] : []), all.line, all.number, all.field, all.problem];
    case 'balances':
      return [all.number, all.customer, all.opening, all.movement, all.closing, all.unspecified];
    case 'accounts':
      return [
        { ...all.number, title: texts.t('intake.column.account') },
        { ...all.customer, title: texts.t('customers.details.name') },
      ];
  }
}

function columnsOf(texts: Texts, part: IntakePreview) {
  const { t, format, fieldName, rowErrorText } = texts;
  const ofDay = dayWidth(format);
  const currencies = new Set(part.sums.map(({ currency }) => currency));
  // Where all is in one currency, it goes without saying.
  const money = (row: DifferenceRow, value: number | null, strong = false) =>
    value === null ? (
      t('words.notGiven')
    ) : (
      <Money
        value={value}
        strong={strong}
        {...(row.currency === null || currencies.size < 2 ? {} : { currency: row.currency })}
      />
    );
  const amount = (id: 'original' | 'open' | 'ledgerOpen', strong = false): Column => ({
    id,
    title: t(`intake.column.${id}`),
    width: 104,
    grow: 0.4,
    align: 'end',
    cell: (row) => money(row, row[id], strong),
  });
  const balance = (id: 'opening' | 'movement' | 'closing' | 'unspecified'): Column => ({
    id,
    title: t(`intake.column.${id}`),
    width: 112,
    grow: 0.4,
    align: 'end',
    cell: (row) => money(row, row.balance?.[id] ?? null, id === 'closing'),
  });
  const text = (value: string) => (
    <span className={styles['cut']} title={value}>
      {value === '' ? t('words.notGiven') : value}
    </span>
  );
  const day = (id: 'issued' | 'due'): Column => ({
    id,
    title: t(`intake.column.${id}`),
    width: ofDay,
    grow: 0.2,
    ...(id === 'issued' ? { hideBelow: 620 } : {}),
    cell: (row) => <Day value={row[id]} />,
  });
  return {
    file: {
      id: 'file',
      title: t('intake.column.file'),
      width: 110,
      grow: 1,
      cell: (row) => text(row.file ?? ''),
    },
    line: {
      id: 'line',
      title: t('intake.column.line'),
      width: 58,
      align: 'end',
      cell: (row) => (row.line === null ? t('words.notGiven') : format.number(row.line)),
    },
    number: {
      id: 'number',
      title: t('intake.column.number'),
      width: 92,
      grow: 0.6,
      cell: (row) => text(row.number),
    },
    customer: {
      id: 'customer',
      title: t('intake.column.customer'),
      width: 130,
      grow: 2.4,
      cell: (row) => text(row.customer),
    },
    issued: day('issued'),
    due: day('due'),
    original: amount('original'),
    open: amount('open', true),
    ledgerOpen: amount('ledgerOpen'),
    changes: {
      id: 'changes',
      title: t('intake.column.changes'),
      width: 200,
      grow: 4,
      cell: (row) => text(row.changes.map((change) => changeText(texts, change)).join(' · ')),
    },
    conflicts: {
      id: 'conflicts',
      title: t('intake.column.conflicts'),
      width: 260,
      grow: 5,
      cell: (row) =>
        text(
          row.changes
            .map(({ field, after, own }) =>
              t('intake.difference.conflict', {
                field: fieldName(field),
                own: valueText(texts, field, own),
                after: valueText(texts, field, after),
              }),
            )
            .join(' · '),
        ),
    },
    field: {
      id: 'field',
      title: t('intake.column.field'),
      width: 110,
      grow: 0.6,
      cell: (row) => text(row.error?.field == null ? '' : fieldName(row.error.field)),
    },
    problem: {
      id: 'problem',
      title: t('intake.column.problem'),
      width: 240,
      grow: 5,
      cell: (row) => text(row.error === null ? '' : rowErrorText(row.error.code, row.error.params)),
    },
    opening: balance('opening'),
    movement: balance('movement'),
    closing: balance('closing'),
    unspecified: balance('unspecified'),
  } satisfies Record<string, Column>;
}
