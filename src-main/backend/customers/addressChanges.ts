import type { CustomerAddress } from '#shared/contract/customers.ts';
import { missingAddressFields } from '#shared/domain/dunning/missingAddressFields.ts';
import type { AddressPurpose } from '#shared/domain/intake/invoiceDraft.ts';
import type { Writer } from '#backend/ledger/index.ts';
import { addressField } from '#backend/customers/changedText.ts';
import { cleanAddress } from '#backend/customers/customerValues.ts';
import { writeCustomerEvent } from '#backend/customers/followChange.ts';
import {
  addressFields,
  type CustomerRow,
  keepBoth,
  setOwnValues,
  writeColumns,
  type Writing,
} from '#backend/customers/ownValues.ts';
import {
  type AddressColumns,
  orderOf,
  readAddresses,
  sameAddress,
} from '#backend/customers/readAddresses.ts';

/** Enters the address of a customer's letters. Returns the names of the fields that changed. */
export async function setLetterAddress(
  db: Writer,
  customer: CustomerRow,
  address: CustomerAddress,
  writing: Writing,
): Promise<readonly string[]> {
  const fields = await setOwnValues(db, customer, cleanAddress(address), writing);
  if (fields.length > 0) {
    await writeCustomerEvent(db, customer, { kind: 'address_mended', params: { fields } }, writing);
  }
  return fields;
}

/**
 * Enters an address for a purpose, or takes it away (null). Where the letters go to the address of that purpose, or to
 * none that is complete, they follow: the first complete address in the creditor's order is theirs.
 */
export async function setAddressFor(
  db: Writer,
  customer: CustomerRow,
  purpose: AddressPurpose,
  given: CustomerAddress | null,
  writing: Writing,
): Promise<boolean> {
  const { address_order: addressOrder } = await db
    .selectFrom('creditor')
    .select('address_order')
    .where('id', '=', customer.creditor_id)
    .executeTakeFirstOrThrow();
  const order = orderOf(addressOrder);
  const before = await readAddresses(db, customer, order);
  const old = before.find((each) => each.purpose === purpose);
  const address = given === null ? null : cleanAddress(given);
  if (address === null ? old === undefined : old !== undefined && sameAddress(columnsOf(old), address))
    return false;
  await writeAddress(db, customer.id, purpose, address);
  const change = {
    field: addressField(purpose),
    value: address === null ? '' : JSON.stringify(address),
    before: old === undefined ? '' : JSON.stringify(columnsOf(old)),
  };
  await keepBoth(db, customer.id, change, writing);
  const event = { kind: 'address_for_changed', params: { purpose, removed: address === null } };
  await writeCustomerEvent(db, customer, event, writing);
  const wereLetters = old?.letters === true;
  const haveNone = missingAddressFields(customer).length > 0;
  const inForce = before.find((each) => each.letters);
  const comesFirst = inForce !== undefined && order.indexOf(purpose) < order.indexOf(inForce.purpose);
  if (wereLetters || haveNone || comesFirst) await followOrder(db, customer, order, writing);
  return true;
}

/** Gives the letters the first complete address in the order; where there is none, they stay as they are. */
async function followOrder(
  db: Writer,
  customer: CustomerRow,
  order: readonly AddressPurpose[],
  writing: Writing,
): Promise<void> {
  const addresses = await readAddresses(db, customer, order);
  const first = addresses.find((each) => missingAddressFields({ ...each, name: '-' }).length === 0);
  if (first === undefined) return;
  if (first.origin === 'own') {
    await setOwnValues(db, customer, columnsOf(first), writing);
    return;
  }
  // One that a list brought is no value of the office's own.
  await writeColumns(db, customer, columnsOf(first));
  await db
    .deleteFrom('customer_change')
    .where('customer_id', '=', customer.id)
    .where('field', 'in', [...addressFields])
    .execute();
}

async function writeAddress(
  db: Writer,
  customerId: number,
  purpose: AddressPurpose,
  address: AddressColumns | null,
): Promise<void> {
  if (address === null) {
    await db
      .deleteFrom('customer_address')
      .where('customer_id', '=', customerId)
      .where('purpose', '=', purpose)
      .execute();
    return;
  }
  await db
    .insertInto('customer_address')
    .values({ customer_id: customerId, purpose, ...address, origin: 'own' })
    .onConflict((conflict) =>
      conflict.columns(['customer_id', 'purpose']).doUpdateSet({ ...address, origin: 'own' }),
    )
    .execute();
}

function columnsOf(address: CustomerAddress): AddressColumns {
  return {
    street: address.street,
    street_2: address.street2,
    postcode: address.postcode,
    city: address.city,
    country: address.country,
  };
}
