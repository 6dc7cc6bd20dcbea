import type { IntakeLedger } from '#test/support/intake/intakeLedger.ts';

/** Everything of the ledger but its logs (events, imports), as it counts: without keys that only number rows. */
const contents: Readonly<Record<string, string>> = {
  creditor: 'SELECT id, name, synchronised_at FROM creditor ORDER BY id',
  customer: 'SELECT * FROM customer ORDER BY id',
  customer_change: 'SELECT * FROM customer_change ORDER BY customer_id, field',
  contact:
    'SELECT customer_id, name, role, email, phone, is_default, origin FROM contact ORDER BY customer_id, id',
  customer_address: `SELECT customer_id, purpose, street, street_2, postcode, city, country, origin
    FROM customer_address ORDER BY customer_id, purpose`,
  invoice: 'SELECT * FROM invoice ORDER BY id',
  invoice_document:
    'SELECT invoice_id, name, media_type, sha256, bytes, intake_id FROM invoice_document ORDER BY id',
  reduction: 'SELECT invoice_id, date, amount, kind, document, intake_id FROM reduction ORDER BY id',
  hold: 'SELECT customer_id, invoice_id, kind, reason, from_day, lifted_at, intake_id FROM hold ORDER BY id',
  note: 'SELECT * FROM note ORDER BY id',
  account: 'SELECT creditor_id, number, name FROM account ORDER BY number',
  charge: `SELECT invoice_id, kind, amount, paid, paid_elsewhere, state, claimed_on, ended_on, ended_by, kept_on
    FROM charge ORDER BY invoice_id, kind, id`,
  run_item: 'SELECT run_id, invoice_id, state FROM run_item ORDER BY id',
  notice: 'SELECT run_id, invoice_id, kind, ordinal, sent_on, cancelled_at FROM notice ORDER BY id',
};

/** What stands in the ledger, for comparing before and after. */
export function ledgerContent(ledger: Pick<IntakeLedger, 'all'>): Record<string, unknown[]> {
  return Object.fromEntries(Object.entries(contents).map(([table, sql]) => [table, ledger.all(sql)]));
}
