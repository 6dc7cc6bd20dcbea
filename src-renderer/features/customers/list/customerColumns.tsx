import { ChevronsRight, Menu } from 'lucide-react';
import type { CustomerRow } from '#shared/contract/customers.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';
import { Checkbox, Day, dayWidth, Money, type CellPlace, type TableColumn } from '#renderer/ui/index.ts';
import { CustomerMarks, MissingMarks } from '#renderer/features/customers/list/CustomerMarks.tsx';
import styles from '#renderer/features/customers/list/List.module.css';

/** What a row's controls do; the page supplies it once. */
export interface RowActions {
  readonly toggle: (row: CustomerRow, index: number, range: boolean) => void;
  readonly switchKind: (row: CustomerRow) => void;
  readonly openSettings: (row: CustomerRow) => void;
}

interface HeadBox {
  readonly state: 'on' | 'off' | 'some';
  readonly onToggle: () => void;
}

/** The columns of the list of customers; `currency` is the creditor's own, which goes without saying. */
export function customerColumns(
  texts: Texts,
  actions: RowActions,
  headBox: HeadBox,
  currency: string | undefined,
): TableColumn<CustomerRow>[] {
  const { t, format } = texts;
  return [
    {
      id: 'select',
      title: t('customers.list.column.select'),
      head: <Checkbox label={t('customers.list.selectAll')} {...headBox} />,
      width: 28,
      cell: (row, place) => (
        <Checkbox
          label={t('customers.list.select', { customer: row.name })}
          state={place.selected ? 'on' : 'off'}
          tabIndex={place.tabIndex}
          onToggle={(shift) => actions.toggle(row, place.index, shift)}
        />
      ),
    },
    {
      id: 'name',
      title: t('customers.list.column.name'),
      width: 210,
      grow: 3,
      sortable: true,
      cell: (row, place) => <NameCell row={row} place={place} actions={actions} texts={texts} />,
    },
    {
      id: 'number',
      title: t('customers.list.column.number'),
      width: 78,
      grow: 0.4,
      sortable: true,
      cell: (row) => <span className={styles['clip']}>{row.number ?? t('words.notGiven')}</span>,
    },
    {
      id: 'city',
      title: t('customers.list.column.city'),
      width: 118,
      grow: 1,
      sortable: true,
      cell: (row) => (
        <>
          <span className={styles['clip']}>{row.city}</span>
          <MissingMarks row={row} texts={texts} />
        </>
      ),
    },
    {
      id: 'profile',
      title: t('customers.profile'),
      width: 120,
      grow: 0.8,
      hideBelow: 1120,
      cell: (row) => <span className={styles['clip']}>{row.profile}</span>,
    },
    {
      id: 'marks',
      title: t('customers.list.column.marks'),
      width: 118,
      grow: 0.6,
      cell: (row) => <CustomerMarks row={row} texts={texts} />,
    },
    {
      id: 'invoices',
      title: t('customers.list.column.invoices'),
      width: 74,
      align: 'end',
      hideBelow: 900,
      cell: (row) => (row.openInvoices === 0 ? '' : format.number(row.openInvoices)),
    },
    {
      id: 'open',
      title: t('customers.list.column.open'),
      width: 112,
      grow: 0.3,
      align: 'end',
      sortable: true,
      cell: (row) => <Sums sums={row.open} own={currency} />,
    },
    {
      id: 'overdue',
      title: t('customers.list.column.overdue'),
      width: 112,
      grow: 0.3,
      align: 'end',
      sortable: true,
      cell: (row) => <Sums sums={row.overdue} own={currency} />,
    },
    {
      id: 'oldest',
      title: t('customers.list.column.oldest'),
      width: dayWidth(format) + 8,
      grow: 0.2,
      sortable: true,
      hideBelow: 800,
      cell: (row) => (row.oldestDue === null ? '' : <Day value={row.oldestDue} />),
    },
  ];
}

/** The first sum, and how many more currencies there are. */
function Sums({ sums, own }: { readonly sums: CustomerRow['open']; readonly own: string | undefined }) {
  const [first, ...others] = sums;
  if (first === undefined) return null;
  return (
    <span className={styles['clip']}>
      <Money value={first.amount} {...(first.currency === own ? {} : { currency: first.currency })} />
      {others.map((sum) => (
        <span key={sum.currency}>
          {' + '}
          <Money value={sum.amount} currency={sum.currency} />
        </span>
      ))}
    </span>
  );
}

interface CellProps {
  readonly row: CustomerRow;
  readonly place: CellPlace;
  readonly actions: RowActions;
  readonly texts: Texts;
}

/** The name with the symbols of 001-18 … 001-22: ☰ for the settings, B or P to switch, `>>` for a profile of its own. */
function NameCell({ row, place, actions, texts: { t } }: CellProps) {
  const other = row.kind === 'company' ? 'person' : 'company';
  const flow = t(row.ownProfile ? 'reminders.ownProfile' : 'reminders.defaultProfile');
  return (
    <div className={styles['who']}>
      <span className={styles['name']} title={row.name}>
        {row.name}
      </span>
      <button
        type="button"
        className={styles['rowButton']}
        tabIndex={place.tabIndex}
        title={t('customers.settingsOf', { customer: row.name })}
        aria-label={t('customers.settingsOf', { customer: row.name })}
        onClick={() => actions.openSettings(row)}
      >
        <Menu aria-hidden />
      </button>
      <button
        type="button"
        className={row.ownKind ? styles['ownKind'] : styles['kind']}
        tabIndex={place.tabIndex}
        title={t(`reminders.kindHelp.${row.kind}`)}
        aria-label={t('reminders.switchKind', {
          kind: t(`words.kind.${row.kind}`),
          other: t(`words.kind.${other}`).toLowerCase(),
        })}
        onClick={() => actions.switchKind(row)}
      >
        {t(`words.kindLetter.${row.kind}`)}
      </button>
      <span className={row.ownProfile ? styles['ownFlow'] : styles['flow']} title={`${flow}: ${row.profile}`}>
        <ChevronsRight role="img" aria-label={flow} />
      </span>
    </div>
  );
}
