import { asCommand } from '#backend/border/border.ts';
import type { CommandContext } from '#backend/border/context.ts';
import { changeMany } from '#backend/customers/changeMany.ts';
import {
  type FollowChange,
  readCustomer,
  writeCustomerEvent,
  writing,
} from '#backend/customers/followChange.ts';
import { setOwnValues } from '#backend/customers/ownValues.ts';
import { carryOver, setSituation } from '#backend/customers/situations.ts';
import { moveCustomers } from '#backend/profiles/index.ts';
import { type Deciding, placeHold } from '#backend/reminders/index.ts';

/** What decides how a customer is reminded: its kind, profile, language, stops and exceptions, and what befell it. */
export function processHandlers(follow: FollowChange) {
  return {
    changeMany: asCommand.customers.changeMany.handler(async ({ input, context }) => {
      const { creditorId, ids, undo } = await changeMany(
        context.db,
        input.selection,
        input.change,
        deciding(context),
      );
      if (ids.length > 0) await follow(context, creditorId, ids);
      if (input.change.what === 'profile') context.changed('profiles');
      return { changed: ids.length, undo: undo.map((each) => ({ ...each })) };
    }),

    setKind: asCommand.customers.setKind.handler(async ({ input, context }) => {
      const { db } = context;
      const customer = await readCustomer(db, input.customerId);
      const changed = await setOwnValues(db, customer, { kind: input.kind }, writing(context));
      if (changed.length === 0) return {};
      // A profile of the customer's own is for one kind of debtor; the other kind starts from the default.
      await db.updateTable('customer').set({ profile_id: null }).where('id', '=', customer.id).execute();
      const event = { kind: 'kind_changed', params: { to: input.kind } };
      await writeCustomerEvent(db, customer, event, writing(context));
      await follow(context, customer.creditor_id, [customer.id]);
      return {};
    }),

    setProfile: asCommand.customers.setProfile.handler(async ({ input, context }) => {
      const customer = await readCustomer(context.db, input.customerId);
      const { id, creditor_id: creditorId, kind: debtorKind } = customer;
      const move = { creditorId, debtorKind, customerIds: [id], to: input.profileId };
      await moveCustomers(context.db, move, writing(context));
      await follow(context, creditorId, [id]);
      context.changed('profiles');
      return {};
    }),

    setFlags: asCommand.customers.setFlags.handler(async ({ input, context }) => {
      const { db } = context;
      const customer = await readCustomer(db, input.customerId);
      const { collectionBan, directDebit } = input;
      if (
        collectionBan === (customer.collection_ban === 1) &&
        directDebit === (customer.direct_debit === 1)
      ) {
        return {};
      }
      await db
        .updateTable('customer')
        .set({ collection_ban: collectionBan ? 1 : 0, direct_debit: directDebit ? 1 : 0 })
        .where('id', '=', customer.id)
        .execute();
      const event = { kind: 'flags_changed', params: { collectionBan, directDebit } };
      await writeCustomerEvent(db, customer, event, writing(context));
      await follow(context, customer.creditor_id, [customer.id]);
      return {};
    }),

    setLanguage: asCommand.customers.setLanguage.handler(async ({ input, context }) => {
      const { db } = context;
      const customer = await readCustomer(db, input.customerId);
      const { language } = input;
      if (language === customer.language) return {};
      await db.updateTable('customer').set({ language }).where('id', '=', customer.id).execute();
      const event = { kind: 'language_changed', params: { language } };
      await writeCustomerEvent(db, customer, event, writing(context));
      await follow(context, customer.creditor_id, [customer.id]);
      return {};
    }),

    hold: asCommand.customers.hold.handler(async ({ input, context }) => {
      const customer = await readCustomer(context.db, input.customerId);
      const target = { creditorId: customer.creditor_id, customerId: customer.id, invoiceId: null };
      const holdId = await placeHold(context.db, target, input, deciding(context));
      await follow(context, customer.creditor_id, [customer.id]);
      return { holdId };
    }),

    setSituation: asCommand.customers.setSituation.handler(async ({ input, context }) => {
      const { db } = context;
      const customer = await readCustomer(db, input.customerId);
      const changed = await setSituation(db, customer, input, input.alsoAt, deciding(context));
      await followEach(follow, context, changed);
      return { changed: changed.length };
    }),

    carryOver: asCommand.customers.carryOver.handler(async ({ input, context }) => {
      const { db } = context;
      const customer = await readCustomer(db, input.customerId);
      const changed = await carryOver(db, customer, input.to, input.what, writing(context));
      await followEach(follow, context, changed);
      return { changed: changed.length };
    }),
  };
}

/** Customers of several creditors: each creditor's lists for themselves. */
async function followEach(
  follow: FollowChange,
  context: CommandContext,
  customers: readonly { readonly id: number; readonly creditor_id: number }[],
): Promise<void> {
  for (const [creditorId, rows] of Map.groupBy(customers, (row) => row.creditor_id)) {
    await follow(
      context,
      creditorId,
      rows.map(({ id }) => id),
    );
  }
}

function deciding(context: CommandContext): Deciding {
  return { ...writing(context), today: context.clock.today() };
}
