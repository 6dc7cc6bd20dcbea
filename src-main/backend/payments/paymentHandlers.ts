import { asCommand, asJob, asQuery } from '#backend/border/border.ts';
import type { CommandContext } from '#backend/border/context.ts';
import { refuse } from '#backend/border/refuse.ts';
import { lawOf, type LawBook } from '#backend/law/index.ts';
import type { Reader } from '#backend/ledger/index.ts';
import { reproject } from '#backend/reminders/index.ts';
import type { InterestCandidate } from '#shared/contract/payments.ts';
import { bookPayment } from '#backend/payments/bookPayment.ts';
import { readChargesOfInvoice } from '#backend/payments/chargesOfInvoice.ts';
import {
  countCharges,
  countTabs,
  creditorOf,
  readChargeWindow,
  selectedCharges,
  sumCharges,
  sumSelection,
} from '#backend/payments/chargeQueries.ts';
import { readChargeReport } from '#backend/payments/chargeReport.ts';
import {
  type Decided,
  type DecisionContext,
  documentNumber,
  keepCharges,
  pastDay,
  payCharges,
  payPartOfCharge,
  putChargesOnInvoice,
  reopenCharges,
  waiveCharges,
} from '#backend/payments/decideCharges.ts';
import {
  createCandidateShelf,
  putInterestOnInvoice,
  writeInterestList,
} from '#backend/payments/interestInvoices.ts';
import { type PaymentRules, readPaymentRules } from '#backend/payments/readClaims.ts';
import { spreadPayment } from '#backend/payments/spreadPayment.ts';

/** The handlers of the area `payments`: charges, payments of them, interest invoices. Files are written in `passing`. */
export function createPaymentHandlers(laws: LawBook, passing: string) {
  const candidates = createCandidateShelf();

  const decisionIn = async (
    { db, clock, actor }: Pick<CommandContext, 'db' | 'clock' | 'actor'>,
    creditorId: number,
  ): Promise<DecisionContext & { readonly rules: PaymentRules }> => {
    const rules = await rulesOf(db, creditorId);
    const law = lawOf(laws, rules.country);
    return { by: actor, today: clock.today(), now: clock.now(), law, rules };
  };

  /** After a decision: the standings of its invoices, and the areas to tell. */
  const follow = async (
    { db, changed }: Pick<CommandContext, 'db' | 'changed'>,
    creditorId: number,
    { law, today }: DecisionContext,
    ids: readonly number[],
  ): Promise<void> => {
    await reproject(db, creditorId, law, today, { kind: 'invoices', ids });
    changed('payments', 'reminders', 'customers', 'creditors');
  };

  const onSelection = async (
    context: Pick<CommandContext, 'db' | 'clock' | 'actor' | 'changed'>,
    selection: Parameters<typeof selectedCharges>[1],
    work: (creditorId: number, ids: readonly number[], decision: DecisionContext) => Promise<Decided>,
  ): Promise<{ changed: number }> => {
    const creditorId = creditorOf(selection);
    const decision = await decisionIn(context, creditorId);
    const decided = await work(creditorId, await selectedCharges(context.db, selection), decision);
    if (decided.changed > 0) await follow(context, creditorId, decision, decided.invoiceIds);
    return { changed: decided.changed };
  };

  return {
    summary: asQuery.payments.summary.handler(async ({ input: { creditorId }, context: { db } }) => {
      const { currency, treatment } = await rulesOf(db, creditorId);
      const [tabs, sums] = await Promise.all([countTabs(db, creditorId), sumCharges(db, creditorId)]);
      return { currency, treatment, tabs, sums };
    }),

    window: asQuery.payments.window.handler(async ({ input, context: { db } }) => ({
      total: await countCharges(db, input.filter),
      offset: input.offset,
      rows: await readChargeWindow(db, input.filter, input.sort, input.offset, input.limit),
    })),

    selection: asQuery.payments.selection.handler(async ({ input, context: { db } }) => {
      const sums = await sumSelection(db, input);
      return { count: sums.reduce((count, sum) => count + sum.count, 0), sums };
    }),

    invoice: asQuery.payments.invoice.handler(
      async ({ input: { invoiceId }, context: { db } }) =>
        (await readChargesOfInvoice(db, invoiceId)) ?? refuse('invoice_not_found', { invoice: invoiceId }),
    ),

    waive: asCommand.payments.waive.handler(({ input, context }) =>
      onSelection(context, input.selection, (creditorId, ids, decision) =>
        waiveCharges(context.db, creditorId, ids, input.reason, decision),
      ),
    ),

    keep: asCommand.payments.keep.handler(({ input, context }) =>
      onSelection(context, input.selection, (creditorId, ids, decision) =>
        keepCharges(context.db, creditorId, ids, decision),
      ),
    ),

    pay: asCommand.payments.pay.handler(({ input, context }) =>
      onSelection(context, input.selection, (creditorId, ids, decision) =>
        payCharges(context.db, creditorId, ids, input.day, decision),
      ),
    ),

    payPart: asCommand.payments.payPart.handler(async ({ input: { chargeId, amount, day }, context }) => {
      const found = await context.db
        .selectFrom('charge')
        .select('creditor_id')
        .where('id', '=', chargeId)
        .executeTakeFirst();
      const { creditor_id: creditorId } = found ?? refuse('charge_not_found', { charge: chargeId });
      const decision = await decisionIn(context, creditorId);
      const { invoiceIds } = await payPartOfCharge(context.db, chargeId, amount, day, decision);
      await follow(context, creditorId, decision, invoiceIds);
      return {};
    }),

    putOnInvoice: asCommand.payments.putOnInvoice.handler(({ input, context }) =>
      onSelection(context, input.selection, (creditorId, ids, decision) =>
        putChargesOnInvoice(context.db, creditorId, ids, input.document, input.day, decision),
      ),
    ),

    reopen: asCommand.payments.reopen.handler(({ input, context }) =>
      onSelection(context, input.selection, (creditorId, ids, decision) =>
        reopenCharges(context.db, creditorId, ids, decision),
      ),
    ),

    preview: asQuery.payments.preview.handler(async ({ input, context: { db, clock } }) => {
      const rules = await rulesOf(db, input.creditorId);
      const day = pastDay(input.day, clock.today());
      return await spreadPayment(db, rules, lawOf(laws, rules.country), input, day);
    }),

    book: asCommand.payments.book.handler(async ({ input, context }) => {
      const { creditorId, expected, currency } = input;
      const decision = await decisionIn(context, creditorId);
      const day = pastDay(input.day, decision.today);
      const spread = await spreadPayment(context.db, decision.rules, decision.law, input, day);
      const { booked } = spread;
      if (booked !== expected) refuse('payment_changed', { expected, now: booked, currency });
      const { invoiceIds } = await bookPayment(context.db, creditorId, spread, day, decision);
      if (invoiceIds.length > 0) await follow(context, creditorId, decision, invoiceIds);
      return { booked };
    }),

    interestCandidates: asQuery.payments.interestCandidates.handler(async ({ input, context: { db } }) => {
      const rules = await rulesOf(db, input.creditorId);
      const { creditorId, from, to, offset, limit } = input;
      const period = { creditorId, from, to };
      const found = await candidates.find(db, rules, lawOf(laws, rules.country), period);
      const proposed = found.filter(({ leftOut }) => leftOut === null);
      return {
        total: found.length,
        offset,
        rows: found.slice(offset, offset + limit),
        proposed: proposed.length,
        sums: sumProposed(proposed),
      };
    }),

    invoiceInterest: asCommand.payments.invoiceInterest.handler(async ({ input, context }) => {
      const { creditorId, from, to, choice } = input;
      const decision = await decisionIn(context, creditorId);
      const document = documentNumber(input.document);
      const day = pastDay(input.day, decision.today);
      const found = await candidates.find(context.db, decision.rules, decision.law, { creditorId, from, to });
      const wanted = new Set(choice.kind === 'some' ? choice.invoiceIds : choice.except);
      const chosen = found.filter(
        ({ invoiceId, leftOut }) => leftOut === null && wanted.has(invoiceId) === (choice.kind === 'some'),
      );
      if (chosen.length === 0) return { changed: 0 };
      await putInterestOnInvoice(context.db, creditorId, chosen, document, day, decision);
      const ids = chosen.map(({ invoiceId }) => invoiceId);
      await follow(context, creditorId, decision, ids);
      return { changed: chosen.length };
    }),

    exportInterest: asJob.payments.exportInterest.handler(({ input, context, signal }) =>
      context.jobs.stream({ kind: 'export_interest', creditorId: input.creditorId }, signal, async () => {
        const rules = await rulesOf(context.db, input.creditorId);
        const found = await candidates.find(context.db, rules, lawOf(laws, rules.country), input);
        const proposed = found.filter(({ leftOut }) => leftOut === null);
        const name = `interest-${input.creditorId}-${input.from}-${input.to}.csv`;
        const path = await writeInterestList(passing, name, proposed);
        return { file: context.files.register(path, name), name, rows: proposed.length };
      }),
    ),

    report: asQuery.payments.report.handler(async ({ input: { creditorId, from, to }, context: { db } }) => {
      await rulesOf(db, creditorId);
      return await readChargeReport(db, creditorId, from, to);
    }),
  };
}

async function rulesOf(db: Reader, creditorId: number): Promise<PaymentRules> {
  return (await readPaymentRules(db, creditorId)) ?? refuse('creditor_not_found', { creditor: creditorId });
}

function sumProposed(
  proposed: readonly InterestCandidate[],
): { readonly currency: string; readonly amount: number }[] {
  const sums = new Map<string, number>();
  for (const { currency, proposed: amount } of proposed) {
    sums.set(currency, (sums.get(currency) ?? 0) + amount);
  }
  return [...sums].map(([currency, amount]) => ({ currency, amount }));
}
