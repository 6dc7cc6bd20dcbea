import type { CustomerCard } from '#shared/contract/customers.ts';
import type { Writer } from '#backend/ledger/index.ts';
import { cleanEmail, cleanIdentityNumber, cleanName, cleanPhone } from '#backend/customers/customerValues.ts';
import { writeCustomerEvent } from '#backend/customers/followChange.ts';
import { type CustomerRow, type OwnField, setOwnValues, type Writing } from '#backend/customers/ownValues.ts';

/** What is entered of a customer; null or undefined leaves a field as it is, an empty text empties it. */
export interface DetailsInput {
  readonly name: string | null;
  readonly identityNumber: string | null;
  readonly email: string | null;
  readonly invoiceEmail: string | null;
  readonly phone: string | null;
  readonly channel?: CustomerCard['channel'] | undefined;
  readonly interestFree?: boolean | undefined;
}

/**
 * Enters name, identity number, mail addresses and telephone as own values, and how the customer wants its letters and
 * whether interest is claimed of it. Returns whether anything changed. Throws `customer_field_invalid`.
 */
export async function setDetails(
  db: Writer,
  customer: CustomerRow,
  input: DetailsInput,
  writing: Writing,
): Promise<boolean> {
  const fields = await setOwnValues(db, customer, valuesOf(customer, input), writing);
  if (fields.length > 0) {
    await writeCustomerEvent(db, customer, { kind: 'details_changed', params: { fields } }, writing);
  }
  const { channel, interestFree } = input;
  const turnsChannel = channel !== undefined && channel !== customer.channel;
  if (turnsChannel) {
    await db.updateTable('customer').set({ channel }).where('id', '=', customer.id).execute();
    await writeCustomerEvent(db, customer, { kind: 'channel_changed', params: { channel } }, writing);
  }
  const turnsInterest = interestFree !== undefined && interestFree !== (customer.interest_free === 1);
  if (turnsInterest) {
    await db
      .updateTable('customer')
      .set({ interest_free: interestFree ? 1 : 0 })
      .where('id', '=', customer.id)
      .execute();
    const event = { kind: 'interest_free_changed', params: { on: interestFree } };
    await writeCustomerEvent(db, customer, event, writing);
  }
  return fields.length > 0 || turnsChannel || turnsInterest;
}

function valuesOf(customer: CustomerRow, input: DetailsInput): Partial<Record<OwnField, string>> {
  return {
    ...(input.name === null ? {} : { name: cleanName(input.name) }),
    // A number that stands there already may be wrong: it is told on the card, and does not keep the rest from being saved.
    ...(input.identityNumber === null || input.identityNumber.trim() === (customer.identity_number ?? '')
      ? {}
      : { identity_number: cleanIdentityNumber(input.identityNumber, customer) }),
    ...(input.email === null ? {} : { email: cleanEmail('email', input.email) }),
    ...(input.invoiceEmail === null
      ? {}
      : { invoice_email: cleanEmail('invoice_email', input.invoiceEmail) }),
    ...(input.phone === null ? {} : { phone: cleanPhone(input.phone) }),
  };
}
