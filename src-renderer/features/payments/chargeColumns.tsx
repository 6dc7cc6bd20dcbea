import type { Charge, ChargesTab } from '#shared/contract/payments.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';
import { Checkbox, Day, dayWidth, Money, type TableColumn } from '#renderer/ui/index.ts';
import { ChargeState } from '#renderer/features/payments/ChargeState.tsx';
import styles from '#renderer/features/payments/Payments.module.css';

interface HeadBox {
  readonly state: 'on' | 'off' | 'some';
  readonly onToggle: () => void;
}

/** The columns of a list of charges; `currency` is the creditor's own, which goes without saying. */
export function chargeColumns(
  texts: Texts,
  tab: ChargesTab,
  headBox: HeadBox,
  toggle: (row: Charge, index: number, range: boolean) => void,
  currency: string | undefined,
): TableColumn<Charge>[] {
  const { t, format } = texts;
  const ofDay = dayWidth(format);
  const money = (row: Charge, value: number, strong = false) => (
    <Money
      value={value}
      strong={strong}
      {...(currency === undefined || row.currency === currency ? {} : { currency: row.currency })}
    />
  );
  const ended: TableColumn<Charge>[] =
    tab === 'ended'
      ? [
          {
            id: 'ended',
            title: t('payments.column.ended'),
            width: ofDay,
            grow: 0.3,
            sortable: true,
            cell: (row) => <Day value={row.endedOn} />,
          },
        ]
      : [];
  return [
    {
      id: 'select',
      title: t('payments.column.select'),
      head: <Checkbox label={t('payments.selectAll')} {...headBox} />,
      width: 28,
      cell: (row, place) => (
        <Checkbox
          label={t('payments.selectRow', { number: row.number })}
          state={place.selected ? 'on' : 'off'}
          tabIndex={place.tabIndex}
          onToggle={(shift) => toggle(row, place.index, shift)}
        />
      ),
    },
    {
      id: 'customer',
      title: t('payments.column.customer'),
      width: 146,
      grow: 3,
      cell: (row) => (
        <span className={styles['name']} title={row.customer}>
          {row.customer}
        </span>
      ),
    },
    {
      id: 'number',
      title: t('payments.column.number'),
      width: 80,
      grow: 0.6,
      sortable: true,
      cell: (row) => <span className={styles['number']}>{row.number}</span>,
    },
    {
      id: 'kind',
      title: t('payments.column.kind'),
      width: 104,
      grow: 0.4,
      cell: (row) => t(`payments.kind.${row.kind}`),
    },
    {
      id: 'claimed',
      title: t('payments.column.claimed'),
      width: ofDay,
      grow: 0.3,
      sortable: true,
      hideBelow: 860,
      cell: (row) => <Day value={row.claimedOn} />,
    },
    ...ended,
    {
      id: 'amount',
      title: t('payments.column.amount'),
      width: 96,
      grow: 0.4,
      align: 'end',
      sortable: true,
      cell: (row) => money(row, row.amount),
    },
    {
      id: 'open',
      title: t('payments.column.open'),
      width: 96,
      grow: 0.4,
      align: 'end',
      sortable: true,
      hideBelow: tab === 'ended' ? 960 : 640,
      cell: (row) => money(row, row.amount - row.paid, row.state === 'open'),
    },
    {
      id: 'state',
      title: t('payments.column.state'),
      width: 166,
      grow: 2,
      cell: (row) => <ChargeState charge={row} />,
    },
  ];
}
