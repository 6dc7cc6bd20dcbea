import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { command, day, id, job, jobEvents, minor, query } from '#shared/contract/procedure.ts';
import { refusals } from '#shared/contract/refusals.ts';
import type { InterestInvoiceObstacle } from '#shared/domain/claims/proposeInterestInvoice.ts';
import type { ClaimPart } from '#shared/domain/law/lawPack.ts';

export const chargeKind = z.enum(['fee', 'compensation', 'interest']);
export type ChargeKind = z.infer<typeof chargeKind>;
export const chargeState = z.enum(['open', 'paid', 'waived', 'invoiced']);
export type ChargeState = z.infer<typeof chargeState>;

/** The lists of charges: what a person must decide about, what is open, what has ended. */
export const chargesTab = z.enum(['decide', 'open', 'ended']);
export type ChargesTab = z.infer<typeof chargesTab>;

/**
 * Why a charge waits for a person: the principal was paid without it, or a payment was taken back after somebody had
 * decided about it.
 */
export const chargeDecision = z.enum(['unpaid', 'reversed']);

/** Which charges of a creditor are meant. */
export const chargesFilter = z.object({
  creditorId: id,
  tab: chargesTab,
  kind: chargeKind.nullable(),
  state: chargeState.nullable(),
  customerId: id.nullable(),
  /** Part of a customer's name or number, of an invoice number or of a document number; empty for all. */
  search: z.string(),
});
export type ChargesFilter = z.infer<typeof chargesFilter>;

export const chargesSort = z.object({
  column: z.enum(['claimed', 'ended', 'number', 'amount', 'open']),
  descending: z.boolean(),
});
export type ChargesSort = z.infer<typeof chargesSort>;

/** The chosen charges: some by key, or every one of a filter but for a few. */
export const chargesSelection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('some'), creditorId: id, chargeIds: z.array(id).max(20_000) }),
  z.object({ kind: z.literal('all'), filter: chargesFilter, except: z.array(id).max(20_000) }),
]);
export type ChargesSelection = z.infer<typeof chargesSelection>;

/** One charge: a fee, the compensation or the interest that was claimed beside the principal. Minor units. */
export const charge = z.object({
  id,
  invoiceId: id,
  customerId: id,
  customer: z.string(),
  number: z.string(),
  currency: z.string(),
  kind: chargeKind,
  state: chargeState,
  amount: minor,
  paid: minor,
  claimedOn: day,
  endedOn: day.nullable(),
  /** Who ended it; null where it followed from the balance in a list. */
  endedBy: z.string().nullable(),
  endedReason: z.string().nullable(),
  document: z.string().nullable(),
  /** That somebody decided to go on claiming it although the principal was paid without it. */
  kept: z.object({ on: day, by: z.string() }).nullable(),
  /** The principal of its invoice that is still owed; 0 or less when it is paid. */
  principal: minor,
  decision: chargeDecision.nullable(),
});
export type Charge = z.infer<typeof charge>;

/** What happened to the charges of an invoice, oldest first; the parameters depend on the kind. */
export const chargeEvent = z.object({
  at: z.string(),
  kind: z.string(),
  params: z.record(z.string(), z.unknown()),
});
export type ChargeEvent = z.infer<typeof chargeEvent>;

/** Sums of charges in one currency, in minor units. */
export const chargeSums = z.object({
  currency: z.string(),
  count: z.int(),
  claimed: minor,
  open: minor,
  paid: minor,
  waived: minor,
  invoiced: minor,
});
export type ChargeSums = z.infer<typeof chargeSums>;

const claimPart = z.enum(['principal', 'interest', 'charges']) satisfies z.ZodType<ClaimPart>;
/** The parts of a claim or of a payment, in minor units. */
const claimParts = z.object({ principal: minor, interest: minor, charges: minor });

/** A payment as somebody types it: by whom or on which invoice, how much (minor units), and on which day. */
export const typedPayment = z.object({
  creditorId: id,
  target: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('customer'), customerId: id }),
    z.object({ kind: z.literal('invoice'), invoiceId: id }),
  ]),
  currency: z.string().length(3),
  amount: minor.min(1),
  day,
});
export type TypedPayment = z.infer<typeof typedPayment>;

/** How a payment is spread over the invoices of a customer, before anything is booked. */
export const paymentSpread = z.object({
  currency: z.string(),
  order: z.array(claimPart),
  /** Whether the creditor chose the order, or where it stands in the law. */
  orderFrom: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('creditor') }),
    z.object({ kind: z.literal('law'), reference: z.string(), grade: z.string(), confirmed: z.boolean() }),
  ]),
  lines: z.array(
    z.object({
      invoiceId: id,
      number: z.string(),
      due: day,
      owed: claimParts,
      paid: claimParts,
      /** What of the interest still runs, because the principal is open: it is no charge yet, and is not booked. */
      running: minor,
      /**
       * What the accounting system has to book on the invoice: all of it where that pays the principal in full, and else
       * without what pays charges, which would lower the principal there.
       */
      onInvoice: minor,
      /** The open charges, each with how much of it is booked as paid. */
      charges: z.array(z.object({ id, kind: chargeKind, open: minor, paid: minor })),
    }),
  ),
  /** What is paid in all: on principal, interest and charges. */
  paid: claimParts,
  /** What is booked here: on charges, interest that has become one among them. */
  booked: minor,
  /** What the accounting system has to book on the invoices in all. */
  onInvoices: minor,
  /** What nothing is owed for. */
  rest: minor,
});
export type PaymentSpread = z.infer<typeof paymentSpread>;

/** Days of payment, both counted, whose invoices are looked at for interest invoices. */
export const interestPeriod = z.object({ creditorId: id, from: day, to: day });
export type InterestPeriod = z.infer<typeof interestPeriod>;

/** Why an invoice that was paid late is not proposed for an interest invoice, and the creditor's limit. */
export const leftOut = z.object({
  code: z.enum(['below_minimum_days', 'below_minimum_amount']) satisfies z.ZodType<
    InterestInvoiceObstacle['code']
  >,
  minimum: z.int(),
});

/** An invoice that was paid late and whose interest nobody has claimed. Minor units, hundredths of a percent. */
export const interestCandidate = z.object({
  invoiceId: id,
  customerId: id,
  customer: z.string(),
  customerNumber: z.string().nullable(),
  number: z.string(),
  issued: day,
  due: day,
  paidOn: day,
  /** From the due date to the payment. */
  days: z.int(),
  currency: z.string(),
  original: minor,
  /** All the interest, and what of it the interest invoice would ask for: cut to the creditor's upper limit. */
  interest: minor,
  proposed: minor,
  cut: z.boolean(),
  lines: z.array(
    z.object({
      from: day,
      to: day,
      days: z.int(),
      principal: minor,
      rateBasisPoints: z.int(),
      interest: minor,
    }),
  ),
  leftOut: leftOut.nullable(),
});
export type InterestCandidate = z.infer<typeof interestCandidate>;

const interestChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('some'), invoiceIds: z.array(id).min(1).max(20_000) }),
  /** Every candidate of the period that is not left out. */
  z.object({ kind: z.literal('all'), except: z.array(id).max(20_000) }),
]);

const whereCreditor = refusals('creditor_not_found');

export const payments = {
  /** Counts of the lists, and sums by currency of all charges. */
  summary: query
    .input(z.object({ creditorId: id }))
    .output(
      z.object({
        currency: z.string(),
        /** What becomes of charges when somebody pays without them. */
        treatment: z.enum(['waive', 'keep', 'ask']),
        tabs: z.object({ decide: z.int(), open: z.int(), ended: z.int() }),
        sums: z.array(chargeSums),
      }),
    )
    .errors(whereCreditor),

  /** A window of a list of charges. */
  window: query
    .input(
      z.object({
        filter: chargesFilter,
        sort: chargesSort,
        offset: z.int().min(0),
        limit: z.int().min(1).max(500),
      }),
    )
    .output(z.object({ total: z.int(), offset: z.int(), rows: z.array(charge) }))
    .errors(whereCreditor),

  /** What a selection adds up to, by currency. */
  selection: query
    .input(chargesSelection)
    .output(z.object({ count: z.int(), sums: z.array(chargeSums) }))
    .errors(whereCreditor),

  /** The charges of one invoice with all that happened to them. */
  invoice: query
    .input(z.object({ invoiceId: id }))
    .output(
      z.object({
        invoiceId: id,
        number: z.string(),
        customerId: id,
        customer: z.string(),
        issued: day,
        due: day,
        currency: z.string(),
        original: minor,
        principal: minor,
        settledOn: day.nullable(),
        charges: z.array(charge),
        events: z.array(chargeEvent),
      }),
    )
    .errors(refusals('invoice_not_found')),

  /** Lets open charges go, with a reason. */
  waive: command
    .input(z.object({ selection: chargesSelection, reason: z.string() }))
    .output(z.object({ changed: z.int() }))
    .errors(refusals('creditor_not_found', 'charge_reason_missing')),

  /** Goes on claiming charges although the principal was paid without them, or stands by an earlier decision. */
  keep: command
    .input(z.object({ selection: chargesSelection }))
    .output(z.object({ changed: z.int() }))
    .errors(whereCreditor),

  /** Books what is left of open charges as paid on a day. */
  pay: command
    .input(z.object({ selection: chargesSelection, day }))
    .output(z.object({ changed: z.int() }))
    .errors(refusals('creditor_not_found', 'charge_day_wrong')),

  /** Books a part of one open charge as paid. */
  payPart: command
    .input(z.object({ chargeId: id, amount: minor.min(1), day }))
    .output(z.object({}))
    .errors(refusals('charge_not_found', 'charge_ended', 'charge_amount_wrong', 'charge_day_wrong')),

  /** Notes that open charges were put on an invoice of their own, by its number in the accounting system. */
  putOnInvoice: command
    .input(z.object({ selection: chargesSelection, document: z.string(), day }))
    .output(z.object({ changed: z.int() }))
    .errors(refusals('creditor_not_found', 'charge_document_missing', 'charge_day_wrong')),

  /** Takes back what a person decided: a waiver, payments booked by hand, an invoice of its own, to go on claiming. */
  reopen: command
    .input(z.object({ selection: chargesSelection }))
    .output(z.object({ changed: z.int() }))
    .errors(whereCreditor),

  /** Shows how a payment would be spread in the order of the country or the creditor. Books nothing. */
  preview: query
    .input(typedPayment)
    .output(paymentSpread)
    .errors(refusals('creditor_not_found', 'customer_not_found', 'invoice_not_found', 'charge_day_wrong')),

  /**
   * Books what a payment pays of charges; the principal stays what the accounting system says. `expected` is what the
   * preview said would be booked: where it is something else by now, nothing is.
   */
  book: command
    .input(typedPayment.extend({ expected: minor }))
    .output(z.object({ booked: minor }))
    .errors(
      refusals(
        'creditor_not_found',
        'customer_not_found',
        'invoice_not_found',
        'payment_changed',
        'charge_day_wrong',
      ),
    ),

  /** Invoices that were paid late in a period, whose interest nobody has claimed: a window of them. */
  interestCandidates: query
    .input(interestPeriod.extend({ offset: z.int().min(0), limit: z.int().min(1).max(500) }))
    .output(
      z.object({
        total: z.int(),
        offset: z.int(),
        rows: z.array(interestCandidate),
        /** How many are proposed, and their sum by currency; the others are left out. */
        proposed: z.int(),
        sums: z.array(z.object({ currency: z.string(), amount: minor })),
      }),
    )
    .errors(whereCreditor),

  /** Notes that the interest of candidates was put on an invoice, by its number in the accounting system. */
  invoiceInterest: command
    .input(interestPeriod.extend({ choice: interestChoice, document: z.string(), day }))
    .output(z.object({ changed: z.int() }))
    .errors(refusals('creditor_not_found', 'charge_document_missing', 'charge_day_wrong')),

  /** The proposed candidates as a CSV file for the accounting system. */
  exportInterest: job
    .input(interestPeriod)
    .output(eventIterator(jobEvents(z.object({ file: z.string(), name: z.string(), rows: z.int() }))))
    .errors(refusals('creditor_not_found', 'output_unwritable', 'job_cancelled')),

  /** What was claimed, paid, waived and put on invoices, by month and currency, newest month first. */
  report: query
    .input(z.object({ creditorId: id, from: day, to: day }))
    .output(
      z.array(
        z.object({
          /** `YYYY-MM`. */
          month: z.string(),
          currency: z.string(),
          claimed: minor,
          paid: minor,
          waived: minor,
          invoiced: minor,
        }),
      ),
    )
    .errors(whereCreditor),
};
