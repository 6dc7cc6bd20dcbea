import { FileText } from 'lucide-react';
import type { CustomerInvoice } from '#shared/contract/customers.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';
import { classNames, Day, dayWidth, Money, type TableColumn } from '#renderer/ui/index.ts';
import styles from '#renderer/features/customers/card/Card.module.css';

/** The columns of a customer's invoices. */
export function invoiceColumns(
  texts: Texts,
  openDocument: (row: CustomerInvoice) => void,
): TableColumn<CustomerInvoice>[] {
  const { t, format } = texts;
  const ofDay = dayWidth(format);
  return [
    {
      id: 'number',
      title: t('reminders.column.number'),
      width: 110,
      grow: 1,
      cell: (row) => (
        <span className={styles['clip']}>
          {row.number}
          {row.kind === 'credit_note' && (
            <small className={styles['credit']}>{t('customers.invoices.credit')}</small>
          )}
        </span>
      ),
    },
    {
      id: 'issued',
      title: t('reminders.column.issued'),
      width: ofDay,
      grow: 0.3,
      hideBelow: 760,
      cell: (row) => <Day value={row.issued} />,
    },
    {
      id: 'due',
      title: t('reminders.column.due'),
      width: ofDay,
      grow: 0.3,
      cell: (row) => <Day value={row.due} />,
    },
    {
      id: 'original',
      title: t('reminders.column.original'),
      width: 116,
      grow: 0.4,
      align: 'end',
      hideBelow: 680,
      cell: (row) => <Money value={row.original} currency={row.currency} />,
    },
    {
      id: 'open',
      title: t('customers.invoices.open'),
      width: 116,
      grow: 0.4,
      align: 'end',
      cell: (row) => <Money value={row.open} currency={row.currency} strong={row.open !== 0} />,
    },
    {
      id: 'late',
      title: t('customers.invoices.late'),
      width: 104,
      grow: 0.3,
      align: 'end',
      cell: (row) => <Late row={row} texts={texts} />,
    },
    {
      id: 'standing',
      title: t('customers.invoices.standing'),
      width: 130,
      grow: 0.8,
      cell: (row) => <Standing row={row} texts={texts} />,
    },
    {
      id: 'notices',
      title: t('customers.invoices.notices'),
      width: 60,
      align: 'end',
      hideBelow: 860,
      cell: (row) => (row.notices === 0 ? '' : format.number(row.notices)),
    },
    {
      id: 'document',
      title: t('customers.invoices.document'),
      head: <span className={styles['hidden']}>{t('customers.invoices.document')}</span>,
      width: 40,
      cell: (row, place) =>
        row.hasDocument && (
          <button
            type="button"
            className={styles['rowButton']}
            aria-label={t('customers.invoices.openDocument', { number: row.number })}
            title={t('customers.invoices.openDocument', { number: row.number })}
            tabIndex={place.tabIndex}
            onClick={() => openDocument(row)}
          >
            <FileText aria-hidden />
          </button>
        ),
    },
  ];
}

interface CellProps {
  readonly row: CustomerInvoice;
  readonly texts: Texts;
}

/** Days after the due date: of a settled one when it was settled, of an open one up to today. */
function Late({ row, texts: { t } }: CellProps) {
  if (row.kind === 'credit_note' || row.daysLate <= 0) return null;
  return (
    <span className={row.open === 0 ? undefined : styles['late']}>
      {t('words.days', { count: row.daysLate })}
    </span>
  );
}

const standings = [
  'settled',
  'charges_open',
  'not_due',
  'not_listed',
  'waiting',
  'ready',
  'missing_address',
  'in_run',
  'deadline_running',
  'withheld',
  'objection',
  'paused',
  'consider_collection',
  'time_barred',
] as const;

function Standing({ row, texts: { t, format } }: CellProps) {
  const known = standings.find((kind) => kind === row.standing);
  if (known === undefined || known === 'settled') {
    const text =
      row.settledOn === null
        ? t('customers.standing.settled')
        : t('customers.invoices.settledOn', { day: format.day(row.settledOn) });
    return row.open === 0 ? <span className={styles['clip']}>{text}</span> : null;
  }
  return (
    <span className={classNames(styles['badge'], styles[`tone-${toneOf(known)}`])}>
      {t(`customers.standing.${known}`)}
    </span>
  );
}

function toneOf(standing: (typeof standings)[number]): 'act' | 'stop' | 'collect' | 'wait' {
  if (standing === 'ready') return 'act';
  if (standing === 'missing_address' || standing === 'consider_collection') return 'collect';
  return standing === 'objection' || standing === 'time_barred' ? 'stop' : 'wait';
}
