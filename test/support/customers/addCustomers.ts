import { matchKey } from '#shared/domain/customers/matchKey.ts';
import type { TestOffice } from '#test/support/openTestOffice.ts';

/** A customer as a test wants it in the ledger, as if a list had brought it. What is left out is filled in. */
export interface GivenCustomer {
  readonly number?: string | null;
  readonly name?: string;
  readonly kind?: 'person' | 'company';
  readonly identityNumber?: string | null;
  readonly street?: string;
  readonly postcode?: string;
  readonly city?: string;
  readonly country?: string;
  readonly email?: string;
  readonly invoiceEmail?: string;
  readonly phone?: string;
  readonly language?: string | null;
  readonly invoices?: readonly GivenInvoice[];
}

export interface GivenInvoice {
  readonly number: string;
  /** In minor units; 125,000 where nothing is said. */
  readonly amount?: number;
  /** What of it is open; all of it where nothing is said. */
  readonly open?: number;
  readonly issued?: string;
  readonly due?: string;
  readonly currency?: string;
  readonly settledOn?: string | null;
}

/**
 * Puts customers with invoices into the ledger of a test office and makes the standings anew. Gives their keys in order.
 * What an import does besides is tested where imports are.
 */
export async function addCustomers(
  frist: TestOffice,
  creditorId: number,
  customers: readonly GivenCustomer[],
): Promise<number[]> {
  const now = '2026-01-02T08:00:00.000Z';
  frist.execute(
    `INSERT INTO intake (creditor_id, file_name, sha256, format, list_date, complete, read_count, added, changed, unchanged,
       settled, rejected, committed_at, number)
     VALUES (?, 'reskontro.csv', 'x', 'csv', '2026-01-02', 0, 1, 1, 0, 0, 0, 0, ?,
       (SELECT count(*) + 1 FROM intake))`,
    creditorId,
    now,
  );
  const intakeId = Number(frist.value('SELECT max(id) FROM intake'));
  const ids = customers.map((given, at) => {
    const name = given.name ?? `Kunde ${at + 1}`;
    const number = given.number === undefined ? String(10_001 + at) : given.number;
    const postcode = given.postcode ?? '0150';
    frist.execute(
      `INSERT INTO customer (creditor_id, key, number, name, kind, identity_number, street, postcode, city, country, email,
         invoice_email, phone, language, match_key, intake_id, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      creditorId,
      number === null ? `a:${name}|${postcode}|${at}` : `n:${number}`,
      number,
      name,
      given.kind ?? 'person',
      given.identityNumber ?? null,
      given.street ?? 'Storgata 1',
      postcode,
      given.city ?? 'Oslo',
      given.country ?? 'NO',
      given.email ?? '',
      given.invoiceEmail ?? '',
      given.phone ?? '',
      given.language ?? null,
      matchKey(name, postcode),
      intakeId,
      now,
    );
    const customerId = Number(frist.value('SELECT max(id) FROM customer'));
    for (const invoice of given.invoices ?? []) addInvoice(frist, creditorId, customerId, intakeId, invoice);
    return customerId;
  });
  frist.execute('UPDATE creditor SET revision = revision + 1 WHERE id = ?', creditorId);
  await frist.office.keeper.ensure(creditorId);
  return ids;
}

function addInvoice(
  frist: TestOffice,
  creditorId: number,
  customerId: number,
  intakeId: number,
  given: GivenInvoice,
): void {
  const amount = given.amount ?? 125_000;
  const open = given.open ?? amount;
  frist.execute(
    `INSERT INTO invoice (creditor_id, customer_id, number, kind, issued, due, currency, original, open, settled_on,
       intake_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    creditorId,
    customerId,
    given.number,
    amount < 0 ? 'credit_note' : 'invoice',
    given.issued ?? '2026-08-18',
    given.due ?? '2026-09-01',
    given.currency ?? 'NOK',
    amount,
    open,
    given.settledOn ?? null,
    intakeId,
  );
}
