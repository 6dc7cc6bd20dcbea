import type { SameDebtor } from '#shared/contract/customers.ts';
import type { Reader } from '#backend/ledger/index.ts';
import type { CustomerRow } from '#backend/customers/ownValues.ts';
import { sameAddress } from '#backend/customers/readAddresses.ts';

/** A customer of another creditor that is the same debtor, and by what it was recognised. */
export interface Twin {
  readonly row: CustomerRow;
  readonly creditor: string;
  readonly by: SameDebtor['by'];
}

/**
 * The same debtor at other creditors: by identity number and country, else by name and place in the same country where
 * neither has another identity number. Two with different identity numbers are never the same, whatever their names.
 * Nothing of what is owed anywhere is read.
 */
export async function findTwins(db: Reader, customer: CustomerRow): Promise<Twin[]> {
  const identity = customer.identity_number;
  const byIdentity =
    identity === null ? [] : await others(db, customer).where('identity_number', '=', identity).execute();
  const byName =
    customer.match_key === ''
      ? []
      : await others(db, customer).where('match_key', '=', customer.match_key).execute();
  const known = new Set(byIdentity.map((row) => row.id));
  const named = byName.filter(
    (row) =>
      !known.has(row.id) &&
      row.kind === customer.kind &&
      (identity === null || row.identity_number === null || row.identity_number === identity),
  );
  const twins = [
    ...byIdentity.map((row) => twinOf(row, 'identity_number')),
    ...named.map((row) => twinOf(row, 'name_and_place')),
  ];
  return twins.sort((a, b) => a.row.creditor_id - b.row.creditor_id || a.row.id - b.row.id);
}

/** What a card says of the same debtor at other creditors. */
export async function readSameDebtor(db: Reader, customer: CustomerRow): Promise<SameDebtor[]> {
  const twins = await findTwins(db, customer);
  return twins.map(({ row, creditor, by }) => ({
    customerId: row.id,
    creditorId: row.creditor_id,
    creditor,
    number: row.number,
    name: row.name,
    by,
    differs: differences(customer, row),
    address: {
      street: row.street,
      street2: row.street_2,
      postcode: row.postcode,
      city: row.city,
      country: row.country,
    },
    situation: row.situation,
  }));
}

function others(db: Reader, customer: CustomerRow) {
  return db
    .selectFrom('customer')
    .innerJoin('creditor', 'creditor.id', 'customer.creditor_id')
    .selectAll('customer')
    .select('creditor.name as creditor_name')
    .where('customer.creditor_id', '<>', customer.creditor_id)
    .where('customer.country', '=', customer.country);
}

function twinOf(row: CustomerRow & { readonly creditor_name: string }, by: SameDebtor['by']): Twin {
  return { row, creditor: row.creditor_name, by };
}

function differences(here: CustomerRow, there: CustomerRow): SameDebtor['differs'] {
  const differs: SameDebtor['differs'] = [];
  if (!sameAddress(here, there)) differs.push('address');
  if (here.situation !== there.situation) differs.push('situation');
  if (here.email !== there.email) differs.push('email');
  if (here.phone !== there.phone) differs.push('phone');
  return differs;
}
