import { splitAddress } from '#shared/domain/customers/splitAddress.ts';
import { missingAddressFields } from '#shared/domain/dunning/missingAddressFields.ts';
import { asCommand, asQuery } from '#backend/border/border.ts';
import { refuse } from '#backend/border/refuse.ts';
import { setAddressFor, setLetterAddress } from '#backend/customers/addressChanges.ts';
import { addContact, changeContact, removeContact } from '#backend/customers/contacts.ts';
import { setDetails } from '#backend/customers/setDetails.ts';
import { type FollowChange, readCustomer, writing } from '#backend/customers/followChange.ts';
import { createPlaceOf } from '#backend/customers/placeOf.ts';
import { keepOwn, takeImported } from '#backend/customers/takeImported.ts';
import type { Reader } from '#backend/ledger/index.ts';

/** What is known of a customer: its addresses, what else reaches it, its contact persons, and whose word counts. */
export function cardHandlers({ follow, resources }: { follow: FollowChange; resources: string }) {
  const placeOf = createPlaceOf(resources);
  return {
    splitAddress: asQuery.customers.splitAddress.handler(({ input }) =>
      splitAddress(input.text, input.country),
    ),

    placeOf: asQuery.customers.placeOf.handler(async ({ input, context: { db } }) => ({
      city: await placeOf(db, input.country, input.postcode),
    })),

    setAddress: asCommand.customers.setAddress.handler(async ({ input, context }) => {
      const customer = await readCustomer(context.db, input.customerId);
      await setLetterAddress(context.db, customer, input, writing(context));
      await follow(context, customer.creditor_id, [customer.id]);
      const missing = missingAddressFields(await readCustomer(context.db, customer.id));
      return { complete: missing.length === 0, missing: [...missing] };
    }),

    setAddressFor: asCommand.customers.setAddressFor.handler(async ({ input, context }) => {
      const { db } = context;
      const customer = await readCustomer(db, input.customerId);
      const { purpose, address } = input;
      const changed = await setAddressFor(db, customer, purpose, address, writing(context));
      if (changed) await follow(context, customer.creditor_id, [customer.id]);
      return {};
    }),

    setDetails: asCommand.customers.setDetails.handler(async ({ input, context }) => {
      const customer = await readCustomer(context.db, input.customerId);
      const changed = await setDetails(context.db, customer, input, writing(context));
      if (changed) await follow(context, customer.creditor_id, [customer.id]);
      return {};
    }),

    setContact: asCommand.customers.setContact.handler(async ({ input, context }) => {
      const { db } = context;
      const customer = await readCustomer(db, input.customerId);
      let contactId = input.contactId;
      if (contactId === null) {
        contactId = await addContact(db, customer, input, writing(context));
      } else {
        const found = await readContactCustomer(db, contactId);
        if (found !== customer.id) refuse('contact_not_found', { contact: contactId });
        if (!(await changeContact(db, customer, contactId, input, writing(context)))) return { contactId };
      }
      await follow(context, customer.creditor_id, [customer.id]);
      return { contactId };
    }),

    removeContact: asCommand.customers.removeContact.handler(async ({ input, context }) => {
      const { db } = context;
      const customer = await readCustomer(db, await readContactCustomer(db, input.contactId));
      await removeContact(db, customer, input.contactId, writing(context));
      await follow(context, customer.creditor_id, [customer.id]);
      return {};
    }),

    takeImported: asCommand.customers.takeImported.handler(async ({ input, context }) => {
      const customer = await takeImported(context.db, input.changeId, writing(context));
      await follow(context, customer.creditor_id, [customer.id]);
      return {};
    }),

    keepOwn: asCommand.customers.keepOwn.handler(async ({ input, context }) => {
      const customer = await keepOwn(context.db, input.changeId, writing(context));
      await follow(context, customer.creditor_id, [customer.id]);
      return {};
    }),
  };
}

async function readContactCustomer(db: Reader, contactId: number): Promise<number> {
  const row = await db
    .selectFrom('contact')
    .select('customer_id')
    .where('id', '=', contactId)
    .executeTakeFirst();
  return row?.customer_id ?? refuse('contact_not_found', { contact: contactId });
}
