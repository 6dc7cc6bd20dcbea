import type { StagedFile, StagedWarning } from '#backend/intake/stagedFile.ts';
import { draftColumns, partyColumns, type StagingFile } from '#backend/ledger/stagingFile.ts';
import type { ContactDraft, CustomerMore } from '#shared/domain/intake/invoiceDraft.ts';
import { nothingMore } from '#shared/domain/intake/invoiceDraft.ts';
import { knownListOf } from '#shared/domain/intake/knownList.ts';

/**
 * Joins the rows of a list that repeat an invoice or a customer. An invoice whose rows agree in every value that is read
 * of it is one invoice: its total stands on each of its lines and is not added up. That is told, `lines_joined {rows,
 * number}`, unless the export is known to be like this. Rows that differ are left to `refuseRepeatedNumbers`.
 *
 * A customer whose rows differ in nothing but the contact person is one customer with several contact persons; of others
 * the later row is refused, `customer_twice {customer, firstLine}`.
 */
export function joinRepeatedRows(
  staging: StagingFile,
  { kind, columns }: Pick<StagedFile, 'kind' | 'columns'>,
): readonly StagedWarning[] {
  // What is no list has no columns, and customers that are told apart in other ways.
  if (columns.length === 0) return [];
  if (kind === 'customers') joinCustomers(staging);
  const joined = joinInvoices(staging);
  const isUsual = knownListOf(columns.map(({ header }) => header))?.hasInvoiceLines === true;
  return joined.rows === 0 || isUsual ? [] : [{ code: 'lines_joined', params: { ...joined } }];
}

function joinInvoices({ connection }: StagingFile): { readonly rows: number; readonly number: string } {
  const agrees = draftColumns
    .filter((column) => column !== 'line' && column !== 'file_id')
    .map((column) => `later.${column} IS first.${column}`);
  connection.exec(`
    CREATE TEMP TABLE repeated AS
    SELECT later.position, later.number
    FROM (SELECT number, min(position) AS position FROM draft GROUP BY number HAVING count(*) > 1) AS group_of
    JOIN draft AS first ON first.position = group_of.position
    JOIN draft AS later ON later.number = group_of.number AND later.position > group_of.position
    WHERE ${agrees.join(' AND ')}`);
  const joined = connection
    .prepare<[], { rows: number; number: string }>(
      "SELECT count(*) AS rows, coalesce(min(number), '') AS number FROM repeated",
    )
    .get();
  connection.exec('DELETE FROM draft WHERE position IN (SELECT position FROM repeated); DROP TABLE repeated');
  return joined ?? { rows: 0, number: '' };
}

interface Party {
  readonly position: number;
  readonly file_id: number;
  readonly line: number;
  readonly customer_key: string;
  readonly customer_number: string | null;
  readonly customer_name: string | null;
  readonly more: string | null;
}

function joinCustomers(staging: StagingFile): void {
  const { connection } = staging;
  const rows = connection
    .prepare<[], Party>(
      `SELECT * FROM party
       WHERE customer_key IN (SELECT customer_key FROM party GROUP BY customer_key HAVING count(*) > 1)
       ORDER BY customer_key, position`,
    )
    .all();
  const remove = connection.prepare('DELETE FROM party WHERE position = ?');
  const change = connection.prepare('UPDATE party SET more = ? WHERE position = ?');
  let first: Party | undefined;
  let contacts: readonly ContactDraft[] = [];
  for (const row of rows) {
    if (first === undefined || first.customer_key !== row.customer_key) {
      first = row;
      contacts = moreOf(row).contacts;
      continue;
    }
    remove.run(row.position);
    if (!agree(first, row)) {
      staging.addError({
        fileId: row.file_id,
        position: row.position,
        line: row.line,
        number: null,
        field: 'customerNumber',
        code: 'customer_twice',
        params: JSON.stringify({ customer: row.customer_number ?? row.customer_name, firstLine: first.line }),
      });
      continue;
    }
    const added = moreOf(row).contacts.filter((contact) => !contacts.some((known) => isSame(known, contact)));
    if (added.length === 0) continue;
    contacts = [...contacts, ...added];
    change.run(JSON.stringify({ ...moreOf(first), contacts }), first.position);
  }
}

const compared = partyColumns.filter((column) => !['file_id', 'line', 'more'].includes(column));

/** What the later row does not tell does not differ. */
function agree(first: Party, later: Party): boolean {
  const cells = (row: Party) => row as unknown as Readonly<Record<string, unknown>>;
  if (
    compared.some((column) => cells(later)[column] !== null && cells(later)[column] !== cells(first)[column])
  ) {
    return false;
  }
  const { contacts: _, ...told } = moreOf(later);
  const known: Readonly<Record<string, unknown>> = { ...moreOf(first) };
  return Object.entries(told).every(([name, value]) => {
    const isSilent = value === null || (Array.isArray(value) && value.length === 0);
    return isSilent || JSON.stringify(value) === JSON.stringify(known[name]);
  });
}

function moreOf({ more }: Party): CustomerMore {
  return more === null ? nothingMore : (JSON.parse(more) as CustomerMore);
}

function isSame(a: ContactDraft, b: ContactDraft): boolean {
  return a.name === b.name && a.email === b.email && a.phone === b.phone && a.role === b.role;
}
