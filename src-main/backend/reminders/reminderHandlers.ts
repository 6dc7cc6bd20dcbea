import { asCommand, asQuery } from '#backend/border/border.ts';
import type { CommandContext } from '#backend/border/context.ts';
import { refuse } from '#backend/border/refuse.ts';
import { lawOf, type LawBook } from '#backend/law/index.ts';
import type { Reader } from '#backend/ledger/index.ts';
import {
  answerObjection,
  type Deciding,
  type HoldTarget,
  liftHold,
  placeHold,
} from '#backend/reminders/holds.ts';
import { readInvoiceDetail } from '#backend/reminders/invoiceDetail.ts';
import type { InvoiceChoice } from '#backend/reminders/invoiceChoice.ts';
import { projectionState, reproject } from '#backend/reminders/projectStandings.ts';
import { countQueue, countSteps, countTabs, readQueueWindow } from '#backend/reminders/queueQueries.ts';
import { creditorOf, sumSelection } from '#backend/reminders/queueSelection.ts';
import type { StandingsKeeper } from '#backend/reminders/standingsKeeper.ts';

/** The handlers of the area `reminders`: the queues, holds and notes. */
export function createReminderHandlers(laws: LawBook, keeper: StandingsKeeper) {
  /** After a decision about a stop: the rows of the queues that it was for, and the areas to tell. */
  const follow = async ({ db, clock, changed }: CommandContext, target: HoldTarget): Promise<void> => {
    const choice: InvoiceChoice =
      target.invoiceId === null
        ? { kind: 'customers', ids: [target.customerId] }
        : { kind: 'invoices', ids: [target.invoiceId] };
    const law = lawOf(laws, (await readCreditorFrame(db, target.creditorId)).country);
    await reproject(db, target.creditorId, law, clock.today(), choice);
    changed('reminders', 'creditors', 'customers');
  };

  return {
    summary: asQuery.reminders.summary.handler(async ({ input, context: { db, clock } }) => {
      const creditor = await readCreditorFrame(db, input.creditorId);
      const today = clock.today();
      const state = await projectionState(db, input.creditorId, today, lawOf(laws, creditor.country));
      if (!state.current) void keeper.ensure(input.creditorId);
      const filter = { ...input, step: null, channel: null };
      const [tabs, within, missingAddresses, openRuns] = await Promise.all([
        countTabs(db, input.creditorId, input.search),
        countSteps(db, filter),
        countMissingAddresses(db, input.creditorId),
        countOpenRuns(db, input.creditorId),
      ]);
      return {
        today,
        currency: creditor.currency,
        synchronisedAt: creditor.synchronised_at,
        current: state.current,
        tabs,
        ...within,
        missingAddresses,
        openRuns,
      };
    }),

    window: asQuery.reminders.window.handler(async ({ input, context: { db, clock } }) => {
      const { filter, sort, offset, limit } = input;
      const [total, rows] = await Promise.all([
        countQueue(db, filter),
        readQueueWindow(db, filter, sort, offset, limit, clock.today()),
      ]);
      return { total, offset, rows };
    }),

    selection: asQuery.reminders.selection.handler(async ({ input, context: { db } }) => {
      const creditor = await readCreditorFrame(db, creditorOf(input));
      const sum = await sumSelection(db, input, creditor.currency);
      const channels = sum.count === 0 ? [] : [{ channel: 'paper' as const, count: sum.count }];
      return { ...sum, channels };
    }),

    invoice: asQuery.reminders.invoice.handler(async ({ input, context: { db, clock } }) => {
      const law = (country: string) => lawOf(laws, country);
      const detail = await readInvoiceDetail(db, input.invoiceId, law, clock.today());
      return detail ?? refuse('invoice_not_found', { invoice: input.invoiceId });
    }),

    hold: asCommand.reminders.hold.handler(async ({ input, context }) => {
      const { db, clock, changed } = context;
      const holdIds: number[] = [];
      const byCreditor = new Map<number, number[]>();
      for (const invoiceId of input.invoiceIds) {
        const invoice = await readInvoiceKeys(db, invoiceId);
        const target = { creditorId: invoice.creditor_id, customerId: invoice.customer_id, invoiceId };
        holdIds.push(await placeHold(db, target, input, deciding(context)));
        byCreditor.set(invoice.creditor_id, [...(byCreditor.get(invoice.creditor_id) ?? []), invoiceId]);
      }
      for (const [creditorId, ids] of byCreditor) {
        const law = lawOf(laws, (await readCreditorFrame(db, creditorId)).country);
        await reproject(db, creditorId, law, clock.today(), { kind: 'invoices', ids });
      }
      changed('reminders', 'creditors', 'customers');
      return { holdIds };
    }),

    lift: asCommand.reminders.lift.handler(async ({ input, context }) => {
      const target = await liftHold(context.db, input.holdId, input.reason ?? '', deciding(context));
      await follow(context, target);
      return {};
    }),

    answer: asCommand.reminders.answer.handler(async ({ input, context }) => {
      const target = await answerObjection(context.db, input.holdId, input, deciding(context));
      await follow(context, target);
      return {};
    }),

    note: asCommand.reminders.note.handler(async ({ input, context: { db, clock, actor, changed } }) => {
      const text = input.text.trim();
      if (text === '') refuse('note_empty', {});
      const invoice = await readInvoiceKeys(db, input.invoiceId);
      const row = await db
        .insertInto('note')
        .values({
          creditor_id: invoice.creditor_id,
          customer_id: invoice.customer_id,
          invoice_id: input.invoiceId,
          text,
          written_by: actor,
          created_at: clock.now(),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      changed('reminders');
      return { noteId: row.id };
    }),
  };
}

/** Who decides, and when. */
function deciding({ actor, clock }: CommandContext): Deciding {
  return { actor, today: clock.today(), now: clock.now() };
}

async function readCreditorFrame(db: Reader, creditorId: number) {
  const row = await db
    .selectFrom('creditor')
    .select(['country', 'currency', 'synchronised_at'])
    .where('id', '=', creditorId)
    .executeTakeFirst();
  return row ?? refuse('creditor_not_found', { creditor: creditorId });
}

async function readInvoiceKeys(db: Reader, invoiceId: number) {
  const row = await db
    .selectFrom('invoice')
    .select(['creditor_id', 'customer_id'])
    .where('id', '=', invoiceId)
    .executeTakeFirst();
  return row ?? refuse('invoice_not_found', { invoice: invoiceId });
}

async function countMissingAddresses(db: Reader, creditorId: number): Promise<number> {
  const row = await db
    .selectFrom('standing')
    .select((all) => all.fn.count<number>('customer_id').distinct().as('count'))
    .where('creditor_id', '=', creditorId)
    .where('kind', '=', 'missing_address')
    .executeTakeFirst();
  return row?.count ?? 0;
}

async function countOpenRuns(db: Reader, creditorId: number): Promise<number> {
  const row = await db
    .selectFrom('run')
    .select((all) => all.fn.countAll<number>().as('count'))
    .where('creditor_id', '=', creditorId)
    .where('state', 'in', ['approved', 'dispatched'])
    .executeTakeFirst();
  return row?.count ?? 0;
}
