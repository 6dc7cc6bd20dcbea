import { makeKid } from '#shared/domain/identifiers/kid.ts';
import { addDays, isoDate } from '#shared/kernel/isoDate.ts';

/** How a generated list is made. The same facts give the same list. */
export interface OpenItemsFacts {
  readonly invoices: number;
  /** How many invoices a customer has; 3 by default. */
  readonly perCustomer?: number;
  /** Part of the balance that is paid, by the number of the row. */
  readonly paidShare?: (row: number) => number;
}

const header =
  'Kundenr;Kundenavn;Orgnr;Adresse;Postnr;Poststed;Land;E-post;Fakturanr;Fakturadato;Forfallsdato;Valuta;Beløp;Restbeløp;KID';
const first = isoDate('2026-03-01');

/** An open-items list as a Norwegian system writes it, of any size. */
export function openItemsList({ invoices, perCustomer = 3, paidShare = () => 0 }: OpenItemsFacts): string {
  const lines = [header];
  for (let row = 0; row < invoices; row++) {
    const customer = Math.floor(row / perCustomer);
    const original = 10_000 + ((row * 7919) % 500_000);
    const open = original - Math.round(original * paidShare(row));
    const issued = addDays(first, row % 150);
    lines.push(
      [
        10_000 + customer,
        customer % 2 === 0 ? `Ødegård ${customer}` : `Fjordbygg ${customer} AS`,
        customer % 2 === 0 ? '' : organisationNumber(customer),
        `Storgata ${(customer % 200) + 1}`,
        String(customer % 9999).padStart(4, '0'),
        'Oslo',
        'Norge',
        `faktura${customer}@example.no`,
        500_000 + row,
        written(issued),
        written(addDays(issued, 14)),
        'NOK',
        amount(original),
        amount(open),
        kid(row),
      ].join(';'),
    );
  }
  return `${lines.join('\r\n')}\r\n`;
}

/** A number of its own for each customer, with its check digit, which one number in eleven lacks: it takes the next. */
function organisationNumber(customer: number): string {
  for (let base = 80_000_000 + 2 * customer; ; base += 1) {
    const made = `${base}${checkDigit(String(base))}`;
    if (made.length === 9) return made;
  }
}

const weights = [3, 2, 7, 6, 5, 4, 3, 2];

/** 10 where the digits have no check digit. */
function checkDigit(digits: string): number {
  const sum = weights.reduce((before, weight, at) => before + weight * Number(digits[at]), 0);
  return (11 - (sum % 11)) % 11;
}

function kid(row: number): string {
  const made = makeKid(String(row).padStart(12, '0'), 'mod10');
  return made.ok ? made.value : '';
}

function written(date: string): string {
  return date.split('-').toReversed().join('.');
}

function amount(value: number): string {
  const digits = String(value).padStart(3, '0');
  return `${digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/gu, ' ')},${digits.slice(-2)}`;
}
