import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AddressPurpose } from '#shared/domain/intake/invoiceDraft.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';
import { localDay, type IsoDate } from '#shared/kernel/isoDate.ts';
import { csvCell } from '#shared/kernel/csvCell.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { errorCode, type Reader } from '#backend/ledger/index.ts';
import { type ChangedCustomer, readChangedCustomers } from '#backend/customers/changedCustomers.ts';
import { netvisorCustomers } from '#backend/customers/netvisorCustomers.ts';

/** Where the file goes, and in whose language. */
export interface ChangesFile {
  readonly folder: string;
  readonly day: IsoDate;
  readonly texts: Texts;
}

/**
 * Writes the open changes of a creditor's customers (001-31) as a list or for Netvisor, which only takes customers with
 * a number. Gives the file and how many changes are in it. Throws `output_unwritable`.
 */
export async function writeChanges(
  db: Reader,
  creditor: { readonly id: number },
  format: 'csv' | 'netvisor',
  { folder, day, texts }: ChangesFile,
): Promise<{ readonly path: string; readonly name: string; readonly rows: number }> {
  const all = await readChangedCustomers(db, creditor.id);
  const customers = format === 'csv' ? all : all.filter(({ number }) => number !== null);
  const content = format === 'csv' ? csvOf(customers, texts) : netvisorCustomers(customers);
  const name = `changes-${creditor.id}-${day}.${format === 'csv' ? 'csv' : 'xml'}`;
  const path = join(folder, name);
  try {
    await writeFile(path, content);
  } catch (error) {
    throw new Refusal('output_unwritable', { path, problem: errorCode(error) });
  }
  return { path, name, rows: customers.reduce((sum, { changes }) => sum + changes.length, 0) };
}

const columns = [
  'number',
  'name',
  'identityNumber',
  'street',
  'street2',
  'postcode',
  'city',
  'country',
  'email',
  'invoiceEmail',
  'phone',
  'contact',
  'contactEmail',
  'contactPhone',
] as const satisfies readonly (keyof ChangedCustomer)[];

/** One line a customer, as it shall be; the last three columns say which of it is new, since when and by whom. */
function csvOf(customers: readonly ChangedCustomer[], texts: Texts): string {
  const { t } = texts;
  const head = [...columns, 'changed' as const, 'changedOn' as const, 'changedBy' as const].map((column) =>
    csvCell(t(`customers.changes.file.${column}`)),
  );
  const lines = customers.map((customer) => {
    const last = customer.changes.at(-1);
    return [
      ...columns.map((column) => csvCell(customer[column] ?? '')),
      csvCell(fieldNamesOf(customer, texts)),
      last === undefined ? '' : localDay(new Date(last.at)),
      csvCell(last?.by ?? ''),
    ].join(';');
  });
  return `\uFEFF${[head.join(';'), ...lines, ''].join('\r\n')}`;
}

function fieldNamesOf({ changes }: ChangedCustomer, { t, format, fieldName }: Texts): string {
  const names = changes.map(({ field }) => {
    const [subject, key] = field.split('.');
    if (subject === 'contact') return t('customers.changes.file.contact').toLowerCase();
    if (subject === 'address' && key !== undefined)
      return t(`customers.purpose.${key as AddressPurpose}`).toLowerCase();
    return fieldName(field);
  });
  return format.list([...new Set(names)]);
}
