import { toDecimalText } from '#shared/kernel/money.ts';

/** One open item of a list; what is not given is that of an ordinary invoice of a person in Oslo. */
export interface OpenItem {
  readonly number: string;
  readonly customer?: string;
  readonly name?: string;
  readonly organisationNumber?: string;
  readonly street?: string;
  readonly postcode?: string;
  readonly city?: string;
  readonly country?: string;
  readonly issued?: string;
  readonly due?: string;
  /** Minor units. */
  readonly amount?: number;
  /** Minor units; the whole amount where not given. */
  readonly open?: number;
  readonly currency?: string;
  readonly reference?: string;
}

const columns = [
  'Fakturanr',
  'Fakturadato',
  'Forfallsdato',
  'Kundenr',
  'Kundenavn',
  'Organisasjonsnr',
  'Adresse',
  'Postnr',
  'Poststed',
  'Land',
  'Beløp',
  'Restbeløp',
  'Valuta',
  'KID',
];

/** A list of open items as an accounting system exports it. */
export function openItems(items: readonly OpenItem[]): string {
  return [columns.join(';'), ...items.map(row), ''].join('\r\n');
}

function row(item: OpenItem): string {
  const amount = item.amount ?? 125_000;
  const decimal = (value: number): string => toDecimalText(value).replace('.', ',');
  return [
    item.number,
    item.issued ?? '2026-08-18',
    item.due ?? '2026-09-01',
    item.customer ?? '10001',
    item.name ?? 'Kari Ødegård',
    item.organisationNumber ?? '',
    item.street ?? 'Storgata 1',
    item.postcode ?? '0150',
    item.city ?? 'Oslo',
    item.country ?? 'NO',
    decimal(amount),
    decimal(item.open ?? amount),
    item.currency ?? 'NOK',
    item.reference ?? '',
  ].join(';');
}
