import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { addDays, type IsoDate } from '#shared/kernel/isoDate.ts';

const header =
  'Fakturanr;Fakturadato;Forfallsdato;Kundenr;Kundenavn;Organisasjonsnr;Adresse;Postnr;Poststed;Beløp;Restbeløp;KID';

/**
 * Writes an open-items list of so many invoices, about two to a customer, due over the last four months. The same
 * count and day give the same list.
 */
export async function writeOpenItems(path: string, count: number, day: IsoDate): Promise<void> {
  const file = createWriteStream(path);
  file.write(`${header}\r\n`);
  for (let at = 0; at < count; at += 1) {
    if (!file.write(`${row(at, count, day)}\r\n`)) await once(file, 'drain');
  }
  file.end();
  await finished(file);
}

function row(at: number, count: number, day: IsoDate): string {
  const customer = 10_000 + Math.floor((at * 7919) % (count / 2));
  const issued = addDays(day, -135 + (at % 120));
  const due = addDays(issued, 14);
  const isCompany = customer % 3 === 0;
  const amount = 10_000 + ((at * 104_729) % 9_000_000);
  const cells = [
    String(500_000 + at),
    norwegian(issued),
    norwegian(due),
    String(customer),
    isCompany ? `Øvre Sjø og Bygg ${customer} AS` : `Åse Marie Nordmann ${customer}`,
    '',
    customer % 40 === 0 ? '' : `Storgata ${customer % 190}`,
    customer % 40 === 0 ? '' : String(1000 + (customer % 8900)).padStart(4, '0'),
    customer % 40 === 0 ? '' : 'Bergen',
    decimal(amount),
    decimal(at % 11 === 0 ? Math.floor(amount / 2) : amount),
    `${500_000 + at}${customer}`,
  ];
  return cells.join(';');
}

function norwegian(day: IsoDate): string {
  return `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;
}

function decimal(amount: number): string {
  return `${Math.floor(amount / 100)},${String(amount % 100).padStart(2, '0')}`;
}
