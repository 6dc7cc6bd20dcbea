import type { CustomerAddress } from '#shared/contract/customers.ts';
import { missingAddressFields } from '#shared/domain/dunning/missingAddressFields.ts';
import { createTexts } from '#shared/i18n/createTexts.ts';
import { chooseLocale } from '#shared/i18n/locales.ts';
import { asCommand, asQuery } from '#backend/border/border.ts';
import type { CommandContext } from '#backend/border/context.ts';
import { refuse } from '#backend/border/refuse.ts';
import { readBlocked } from '#backend/customers/blockedCustomers.ts';
import { readCustomerCard } from '#backend/customers/customerCard.ts';
import { readMissing } from '#backend/customers/missingContactData.ts';
import { setOwnValues, type CustomerRow, type Writing } from '#backend/customers/ownValues.ts';
import { writeBlocked } from '#backend/customers/writeBlocked.ts';
import { lawOf, type LawBook } from '#backend/law/index.ts';
import type { Reader } from '#backend/ledger/index.ts';
import { moveCustomers } from '#backend/profiles/index.ts';
import { placeHold, reproject } from '#backend/reminders/index.ts';

/** The handlers of the area `customers`: their settings, missing addresses, blocked ones. Files are written in `passing`. */
export function createCustomerHandlers(laws: LawBook, passing: string) {
  /** After a change of one customer: its rows of the queues, its event, and the areas to tell. */
  const follow = async (
    context: Pick<CommandContext, 'db' | 'clock' | 'changed'>,
    customer: CustomerRow,
    event: { readonly kind: string; readonly params: Readonly<Record<string, unknown>> } | null,
  ): Promise<void> => {
    const { db, clock, changed } = context;
    if (event !== null) {
      await db
        .insertInto('event')
        .values({
          at: clock.now(),
          creditor_id: customer.creditor_id,
          customer_id: customer.id,
          invoice_id: null,
          run_id: null,
          kind: event.kind,
          params: JSON.stringify(event.params),
        })
        .execute();
    }
    const { country } = await db
      .selectFrom('creditor')
      .select('country')
      .where('id', '=', customer.creditor_id)
      .executeTakeFirstOrThrow();
    const choice = { kind: 'customers' as const, ids: [customer.id] };
    await reproject(db, customer.creditor_id, lawOf(laws, country), clock.today(), choice);
    changed('customers', 'reminders', 'creditors');
  };

  return {
    get: asQuery.customers.get.handler(async ({ input, context: { db, clock } }) => {
      const card = await readCustomerCard(db, input.customerId, clock.today());
      return card ?? refuse('customer_not_found', { customer: input.customerId });
    }),

    missing: asQuery.customers.missing.handler(({ input, context: { db } }) =>
      readMissing(db, input.creditorId, input.what, input),
    ),

    setAddress: asCommand.customers.setAddress.handler(async ({ input, context }) => {
      const customer = await readCustomer(context.db, input.customerId);
      const address = cleanAddress(input);
      const values = {
        street: address.street,
        street_2: address.street2,
        postcode: address.postcode,
        city: address.city,
        country: address.country,
      };
      const changed = await setOwnValues(context.db, customer, values, writing(context));
      const event = changed.length === 0 ? null : { kind: 'address_mended', params: { fields: changed } };
      await follow(context, customer, event);
      const missing = missingAddressFields({ ...address, name: customer.name });
      return { complete: missing.length === 0, missing: [...missing] };
    }),

    setKind: asCommand.customers.setKind.handler(async ({ input, context }) => {
      const customer = await readCustomer(context.db, input.customerId);
      const changed = await setOwnValues(context.db, customer, { kind: input.kind }, writing(context));
      if (changed.length === 0) return {};
      // A profile of the customer's own is for one kind of debtor; the other kind starts from the default.
      await context.db
        .updateTable('customer')
        .set({ profile_id: null })
        .where('id', '=', customer.id)
        .execute();
      await follow(context, customer, { kind: 'kind_changed', params: { to: input.kind } });
      return {};
    }),

    setProfile: asCommand.customers.setProfile.handler(async ({ input, context }) => {
      const customer = await readCustomer(context.db, input.customerId);
      const { id, creditor_id: creditorId, kind: debtorKind } = customer;
      const move = { creditorId, debtorKind, customerIds: [id], to: input.profileId };
      await moveCustomers(context.db, move, { now: context.clock.now(), actor: context.actor });
      await follow(context, customer, null);
      context.changed('profiles');
      return {};
    }),

    setFlags: asCommand.customers.setFlags.handler(async ({ input, context }) => {
      const customer = await readCustomer(context.db, input.customerId);
      const flags = {
        collection_ban: input.collectionBan ? (1 as const) : (0 as const),
        direct_debit: input.directDebit ? (1 as const) : (0 as const),
      };
      if (flags.collection_ban === customer.collection_ban && flags.direct_debit === customer.direct_debit) {
        return {};
      }
      await context.db.updateTable('customer').set(flags).where('id', '=', customer.id).execute();
      const params = {
        collectionBan: input.collectionBan,
        directDebit: input.directDebit,
        by: context.actor,
      };
      await follow(context, customer, { kind: 'flags_changed', params });
      return {};
    }),

    blocked: asQuery.customers.blocked.handler(({ input, context: { db } }) =>
      readBlocked(db, input.creditorId),
    ),

    exportBlocked: asQuery.customers.exportBlocked.handler(
      async ({ input, context: { db, clock, files } }) => {
        const rows = await readBlocked(db, input.creditorId);
        const name = `blocked-${input.creditorId}-${clock.today()}.csv`;
        const path = await writeBlocked(passing, name, rows, createTexts(chooseLocale([input.locale])));
        return { file: files.register(path, name), name, rows: rows.length };
      },
    ),

    setLanguage: asCommand.customers.setLanguage.handler(async ({ input, context }) => {
      const customer = await readCustomer(context.db, input.customerId);
      await context.db
        .updateTable('customer')
        .set({ language: input.language })
        .where('id', '=', customer.id)
        .execute();
      await follow(context, customer, { kind: 'language_changed', params: { language: input.language } });
      return {};
    }),

    hold: asCommand.customers.hold.handler(async ({ input, context }) => {
      const customer = await readCustomer(context.db, input.customerId);
      const target = { creditorId: customer.creditor_id, customerId: customer.id, invoiceId: null };
      const holdId = await placeHold(context.db, target, input, {
        actor: context.actor,
        today: context.clock.today(),
        now: context.clock.now(),
      });
      await follow(context, customer, null);
      return { holdId };
    }),
  };
}

async function readCustomer(db: Reader, customerId: number): Promise<CustomerRow> {
  const row = await db.selectFrom('customer').selectAll().where('id', '=', customerId).executeTakeFirst();
  return row ?? refuse('customer_not_found', { customer: customerId });
}

function writing({ actor, clock }: CommandContext): Writing {
  return { actor, now: clock.now() };
}

const longest = 120;

function cleanAddress(address: CustomerAddress): CustomerAddress {
  const clean = {
    street: address.street.trim(),
    street2: address.street2.trim(),
    postcode: address.postcode.trim().toUpperCase(),
    city: address.city.trim(),
    country: address.country.trim().toUpperCase(),
  };
  for (const [field, value] of Object.entries(clean)) {
    if (value.length > longest) refuse('customer_field_invalid', { field, problem: 'too_long', value });
  }
  if (!/^[A-Z]{2}$/.test(clean.country)) {
    refuse('customer_field_invalid', { field: 'country', problem: 'shape', value: clean.country });
  }
  if (clean.country === 'NO' && clean.postcode !== '' && !/^\d{4}$/.test(clean.postcode)) {
    refuse('customer_field_invalid', { field: 'postcode', problem: 'shape', value: clean.postcode });
  }
  return clean;
}
