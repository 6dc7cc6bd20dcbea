import { ChevronsRight, MapPinOff, Menu, StickyNote } from 'lucide-react';
import type { ReactNode } from 'react';
import type { QueueRow } from '#shared/contract/reminders.ts';
import type { QueueTab } from '#shared/domain/dunning/standing.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';
import { Checkbox, Day, dayWidth, Money, type CellPlace, type TableColumn } from '#renderer/ui/index.ts';
import { objectionColumns } from '#renderer/features/reminders/objectionColumns.tsx';
import { RowMarks } from '#renderer/features/reminders/RowMarks.tsx';
import { StepBadge } from '#renderer/features/reminders/StepBadge.tsx';
import styles from '#renderer/features/reminders/Queue.module.css';

/** What a row's controls do; the page supplies it once. */
export interface RowActions {
  readonly toggle: (row: QueueRow, index: number, range: boolean) => void;
  readonly canSelect: (row: QueueRow) => boolean;
  readonly openCustomer: (row: QueueRow) => void;
  readonly mendAddress: (row: QueueRow) => void;
  readonly switchKind: (row: QueueRow) => void;
  readonly openMenu: (row: QueueRow, button: HTMLElement) => void;
}

interface HeadBox {
  readonly state: 'on' | 'off' | 'some';
  readonly onToggle: () => void;
  readonly isDisabled: boolean;
}

/** What the columns depend on: the queue, the creditor's own currency, and the day. */
interface Shown {
  readonly tab: QueueTab;
  readonly currency: string | undefined;
  readonly today: string | undefined;
}

/** The columns of a queue (001-17 … 001-23); the queue of objections says what is disputed and who waits for an answer. */
export function queueColumns(
  texts: Texts,
  actions: RowActions,
  headBox: HeadBox,
  { tab, currency, today }: Shown,
): TableColumn<QueueRow>[] {
  const { t, format } = texts;
  const ofDay = dayWidth(format);
  // What three columns of days take more than in the language that writes them shortest.
  const more = 3 * (ofDay - 86);
  return [
    {
      id: 'select',
      title: t('reminders.column.select'),
      head: <Checkbox label={t('reminders.selectAll')} {...headBox} />,
      width: 28,
      cell: (row, place) => <SelectBox row={row} place={place} actions={actions} texts={texts} />,
    },
    {
      id: 'customer',
      title: t('reminders.column.customer'),
      width: 184,
      grow: 3,
      sortable: true,
      cell: (row, place) => <CustomerCell row={row} place={place} actions={actions} texts={texts} />,
    },
    {
      id: 'number',
      title: t('reminders.column.number'),
      width: 72,
      grow: 0.6,
      sortable: true,
      cell: (row) => <span className={styles['number']}>{row.number}</span>,
    },
    {
      id: 'issued',
      title: t('reminders.column.issued'),
      width: ofDay,
      grow: 0.3,
      sortable: true,
      hideBelow: (tab === 'objection' ? 1150 : 972) + more,
      cell: (row) => <Day value={row.issued} />,
    },
    {
      id: 'due',
      title: t('reminders.column.due'),
      width: ofDay,
      grow: 0.3,
      sortable: true,
      cell: (row) => <Day value={row.due} />,
    },
    {
      id: 'original',
      title: t('reminders.column.original'),
      width: 92,
      grow: 0.4,
      align: 'end',
      sortable: true,
      hideBelow: (tab === 'objection' ? 1150 : 886) + more,
      cell: (row) => <Money value={row.original} />,
    },
    {
      id: 'total',
      title: t('reminders.column.total'),
      width: 96,
      grow: 0.4,
      align: 'end',
      sortable: true,
      // The creditor's own currency goes without saying.
      cell: (row) => (
        <Money
          value={row.total}
          strong={row.total !== row.original}
          {...(currency === undefined || row.currency === currency ? {} : { currency: row.currency })}
        />
      ),
    },
    ...(tab === 'objection'
      ? objectionColumns(texts, today, ofDay)
      : [
          {
            id: 'deadline',
            title: t('reminders.column.deadline'),
            width: ofDay + 4,
            grow: 0.3,
            sortable: true,
            hideBelow: 800,
            cell: (row: QueueRow) => <Day value={row.lastDeadline} />,
          },
        ]),
    {
      id: 'step',
      title: t('reminders.column.step'),
      width: 176,
      // Where rows are held, the badge stands with the reason for it.
      grow: tab === 'withheld' || tab === 'objection' ? 4 : 0.6,
      sortable: true,
      cell: (row, place) => (
        <>
          <StepBadge row={row} />
          <MendButton row={row} place={place} actions={actions} texts={texts} />
        </>
      ),
    },
    {
      id: 'history',
      title: t('reminders.column.history'),
      width: 60,
      hideBelow: historyFrom[tab] + more,
      cell: (row) => <HistoryDots row={row} texts={texts} />,
    },
    {
      id: 'menu',
      title: t('reminders.column.menu'),
      head: <span className={styles['hidden']}>{t('reminders.column.menu')}</span>,
      width: 34,
      cell: (row, place) => (
        <RowButton
          label={t('reminders.rowMenu', { number: row.number })}
          place={place}
          popup
          onClick={(button) => actions.openMenu(row, button)}
        >
          <Menu aria-hidden />
        </RowButton>
      ),
    },
  ];
}

/** How wide the table must be for the dots of the history beside everything else. */
const historyFrom: Readonly<Record<QueueTab, number>> = {
  ready: 1032,
  running: 1032,
  withheld: 1100,
  objection: 1210,
  collect: 1032,
};

interface CellProps {
  readonly row: QueueRow;
  readonly place: CellPlace;
  readonly actions: RowActions;
  readonly texts: Texts;
}

function SelectBox({ row, place, actions, texts }: CellProps) {
  return (
    <Checkbox
      label={texts.t('reminders.selectRow', { number: row.number })}
      state={place.selected ? 'on' : 'off'}
      isDisabled={!actions.canSelect(row)}
      tabIndex={place.tabIndex}
      onToggle={(shift) => actions.toggle(row, place.index, shift)}
    />
  );
}

function CustomerCell({ row, place, actions, texts }: CellProps) {
  const { t } = texts;
  const other = row.customerKind === 'company' ? 'person' : 'company';
  return (
    <div className={styles['who']}>
      <span className={styles['name']} title={row.customer}>
        {row.customer}
      </span>
      {row.notes > 0 && (
        <span className={styles['noteMark']} title={t('reminders.notes', { count: row.notes })}>
          <StickyNote aria-label={t('reminders.notes', { count: row.notes })} role="img" />
        </span>
      )}
      <RowMarks row={row} texts={texts} />
      <RowButton
        label={t('reminders.customerSettings', { customer: row.customer })}
        place={place}
        onClick={() => actions.openCustomer(row)}
      >
        <Menu aria-hidden />
      </RowButton>
      <button
        type="button"
        className={styles['kind']}
        tabIndex={place.tabIndex}
        title={t(`reminders.kindHelp.${row.customerKind}`)}
        aria-label={t('reminders.switchKind', {
          kind: t(`words.kind.${row.customerKind}`),
          other: t(`words.kind.${other}`).toLowerCase(),
        })}
        onClick={() => actions.switchKind(row)}
      >
        {t(`words.kindLetter.${row.customerKind}`)}
      </button>
      <span
        className={row.ownProfile ? styles['ownFlow'] : styles['flow']}
        title={t(row.ownProfile ? 'reminders.ownProfile' : 'reminders.defaultProfile')}
      >
        <ChevronsRight
          role="img"
          aria-label={t(row.ownProfile ? 'reminders.ownProfile' : 'reminders.defaultProfile')}
        />
      </span>
    </div>
  );
}

function MendButton({ row, place, actions, texts }: CellProps) {
  if (row.kind !== 'missing_address') return null;
  return (
    <button
      type="button"
      className={styles['mend']}
      tabIndex={place.tabIndex}
      title={texts.t('reminders.mendAddressHelp')}
      aria-label={texts.t('reminders.mendAddressOf', { customer: row.customer })}
      onClick={() => actions.mendAddress(row)}
    >
      <MapPinOff aria-hidden />
      {texts.t('reminders.mendAddress')}
    </button>
  );
}

function HistoryDots({ row, texts }: { readonly row: QueueRow; readonly texts: Texts }) {
  const steps = Math.max(row.steps, row.notices);
  const label = texts.t('reminders.history', { sent: row.notices, steps });
  return (
    <span className={styles['dots']} role="img" aria-label={label} title={label}>
      {Array.from({ length: steps }, (_, at) => (
        <span key={at} className={at < row.notices ? styles['dotSent'] : styles['dot']} />
      ))}
    </span>
  );
}

function RowButton({
  label,
  place,
  popup = false,
  onClick,
  children,
}: {
  readonly label: string;
  readonly place: CellPlace;
  readonly popup?: boolean;
  readonly onClick: (button: HTMLElement) => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={styles['rowButton']}
      aria-label={label}
      aria-haspopup={popup ? 'menu' : undefined}
      title={label}
      tabIndex={place.tabIndex}
      onClick={(event) => onClick(event.currentTarget)}
    >
      {children}
    </button>
  );
}
