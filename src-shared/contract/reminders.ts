import { z } from 'zod';
import { holdRequest, objectionType, standingHold } from '#shared/contract/holds.ts';
import { command, day, id, minor, query } from '#shared/contract/procedure.ts';
import { refusals } from '#shared/contract/refusals.ts';
import type { QueueTab, StandingKind, Sums } from '#shared/domain/dunning/standing.ts';
import type { Reason, ReasonCode } from '#shared/domain/dunning/reason.ts';
import type { DayCount } from '#shared/domain/law/lawPack.ts';
import type { StepKind } from '#shared/domain/dunning/profile.ts';

export const queueTab = z.enum([
  'ready',
  'running',
  'withheld',
  'objection',
  'collect',
]) satisfies z.ZodType<QueueTab>;
const stepKind = z.enum(['reminder', 'collection_notice', 'hand_over']) satisfies z.ZodType<StepKind>;
const standingKind = z.custom<StandingKind>((value) => typeof value === 'string');
/** A reason as the rules made it; its code is the key of its text. */
export const reason = z.custom<Reason>(
  (value) => typeof value === 'object' && value !== null && 'code' in value,
);
const reasonCode = z.custom<ReasonCode>((value) => typeof value === 'string');
const dayCount = z.custom<DayCount>((value) => typeof value === 'string');
const sums = z.object({
  principal: minor,
  interest: minor,
  charges: minor,
  total: minor,
  disputed: minor,
}) satisfies z.ZodType<Sums>;

/** A step by which a queue is filtered: its kind and the how-manieth of that kind. */
const stepFilter = z.object({ kind: stepKind, ordinal: z.int().positive() });
export type StepFilter = z.infer<typeof stepFilter>;

/** Which rows of a creditor's queue are meant. */
export const queueFilter = z.object({
  creditorId: id,
  tab: queueTab,
  step: stepFilter.nullable(),
  channel: z.enum(['paper']).nullable(),
  /** Part of a customer name, invoice number or KID; empty for all. */
  search: z.string(),
});
export type QueueFilter = z.infer<typeof queueFilter>;

export const queueSort = z.object({
  column: z.enum(['customer', 'number', 'issued', 'due', 'original', 'total', 'deadline', 'step']),
  descending: z.boolean(),
});
export type QueueSort = z.infer<typeof queueSort>;

/** The chosen rows: some by key, or every row of a filter that may be acted on, but for a few. */
export const queueSelection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('some'), creditorId: id, invoiceIds: z.array(id).max(20_000) }),
  z.object({ kind: z.literal('all'), filter: queueFilter, except: z.array(id).max(20_000) }),
]);
export type QueueSelection = z.infer<typeof queueSelection>;

export const queueRow = z.object({
  invoiceId: id,
  customerId: id,
  customer: z.string(),
  customerKind: z.enum(['person', 'company']),
  ownProfile: z.boolean(),
  number: z.string(),
  issued: day,
  due: day,
  currency: z.string(),
  original: minor,
  total: minor,
  /** Deadline of the last notice; null before the first. */
  lastDeadline: day.nullable(),
  kind: standingKind,
  step: z.object({ kind: stepKind, ordinal: z.int(), position: z.int() }).nullable(),
  /** In which form the step goes out by the law of the day; null where it is no notice that may be sent. */
  form: z.enum(['reminder', 'collection_notice', 'demand_letter']).nullable(),
  /** The step that time alone would have brought by now; null before the first. */
  calendarStep: z.object({ kind: stepKind, ordinal: z.int() }).nullable(),
  /** The part of the principal that is disputed; in no other sum. */
  disputed: minor,
  /** Last day on which the claim is not time-barred. */
  limitation: day.nullable(),
  /** Whether that day is so near that every list says so. */
  limitationNear: z.boolean(),
  /** The customer gets no new invoices because of this one. */
  blocksCustomer: z.boolean(),
  /** What decides about the standing. */
  reason: reasonCode,
  /** What the customer disputes here; of several objections the one that must be answered first. */
  objection: z
    .object({
      holdId: id,
      type: objectionType,
      /** The disputed part in minor units; null for the whole. */
      amount: minor.nullable(),
      answerDue: day.nullable(),
      answeredOn: day.nullable(),
    })
    .nullable(),
  readyOn: day.nullable(),
  until: day.nullable(),
  channel: z.enum(['paper']).nullable(),
  /** How many notices were sent, and how many steps the profile has. */
  notices: z.int(),
  steps: z.int(),
  actionable: z.boolean(),
  notes: z.int(),
});
export type QueueRow = z.infer<typeof queueRow>;

export const invoiceDetail = z.object({
  invoiceId: id,
  number: z.string(),
  reference: z.string().nullable(),
  customerId: id,
  customer: z.string(),
  customerKind: z.enum(['person', 'company']),
  issued: day,
  due: day,
  currency: z.string(),
  original: minor,
  kind: standingKind,
  /** The next step by workflow. */
  step: z.object({ kind: stepKind, ordinal: z.int(), position: z.int() }).nullable(),
  /** The step that time alone would have brought by now; null before the first. */
  calendarStep: z.object({ kind: stepKind, ordinal: z.int(), position: z.int() }).nullable(),
  readyOn: day.nullable(),
  until: day.nullable(),
  sums,
  /** What the open charges in `sums.charges` are made of. */
  charges: z.object({ fees: minor, compensation: minor, interest: minor }),
  interestLines: z.array(
    z.object({
      from: day,
      to: day,
      days: z.int(),
      principal: minor,
      rateBasisPoints: z.int(),
      dayCount,
      interest: minor,
    }),
  ),
  /** Whether what was sent keeps the customer from getting new invoices (000-38). */
  blocksCustomer: z.boolean(),
  /** Last day on which the claim is not time-barred; null when it is settled. */
  limitation: day.nullable(),
  /** When the invoice may go to collection: by the law, and by the profile. Null when nothing is open. */
  handOver: z
    .object({
      lawful: z.boolean(),
      /** The first day by the law; null where only a person or new data brings one. */
      earliest: day.nullable(),
      /** The first day by the profile if every step is taken on its own; null where none comes. */
      byProfile: day.nullable(),
      needsReason: z.boolean(),
      reasons: z.array(reason),
    })
    .nullable(),
  proposal: z
    .object({
      form: z.enum(['reminder', 'collection_notice', 'demand_letter']),
      fee: minor,
      compensation: minor,
      claimInterest: z.boolean(),
      deadline: day,
    })
    .nullable(),
  reasons: z.array(reason),
  /** The first day on which anything changes by itself. */
  nextChange: day.nullable(),
  timeline: z.array(
    z.object({ day, kind: z.string(), params: z.record(z.string(), z.unknown()), ahead: z.boolean() }),
  ),
  holds: z.array(standingHold.extend({ scope: z.enum(['customer', 'invoice']) })),
  notes: z.array(z.object({ id, text: z.string(), createdAt: z.string() })),
});
export type InvoiceDetail = z.infer<typeof invoiceDetail>;

export const reminders = {
  /** Counts and sums of the five queues, and of the steps and channels within one. */
  summary: query
    .input(z.object({ creditorId: id, tab: queueTab, search: z.string() }))
    .output(
      z.object({
        today: day,
        currency: z.string(),
        synchronisedAt: z.string().nullable(),
        /** False while the standings are being worked out anew; the figures are then those of before. */
        current: z.boolean(),
        tabs: z.record(queueTab, z.int()),
        steps: z.array(stepFilter.extend({ count: z.int() })),
        channels: z.array(z.object({ channel: z.enum(['paper']), count: z.int() })),
        waiting: z.int(),
        missingAddresses: z.int(),
        openRuns: z.int(),
      }),
    )
    .errors(refusals('creditor_not_found')),

  /** A window of a queue. */
  window: query
    .input(
      z.object({
        filter: queueFilter,
        sort: queueSort,
        offset: z.int().min(0),
        limit: z.int().min(1).max(500),
      }),
    )
    .output(z.object({ total: z.int(), offset: z.int(), rows: z.array(queueRow) }))
    .errors(refusals('creditor_not_found')),

  /** What a selection adds up to. */
  selection: query
    .input(queueSelection)
    .output(
      z.object({
        count: z.int(),
        total: minor,
        fees: minor,
        compensation: minor,
        interest: minor,
        currency: z.string(),
        /** What of the selection is in other currencies than the creditor's; the sums above are without it. */
        others: z.array(
          z.object({
            currency: z.string(),
            total: minor,
            fees: minor,
            compensation: minor,
            interest: minor,
          }),
        ),
        channels: z.array(z.object({ channel: z.enum(['paper']), count: z.int() })),
      }),
    )
    .errors(refusals('creditor_not_found')),

  /** The side panel of one invoice: sums, timeline and why. */
  invoice: query
    .input(z.object({ invoiceId: id }))
    .output(invoiceDetail)
    .errors(refusals('invoice_not_found')),

  /** Stops invoices, with a reason and perhaps an end; an objection may be on a part of a single one. */
  hold: command
    .input(holdRequest.extend({ invoiceIds: z.array(id).min(1).max(1000) }))
    .output(z.object({ holdIds: z.array(id) }))
    .errors(refusals('invoice_not_found', 'hold_invalid')),

  /** Lifts a stop on an invoice or a customer; an objection only with a reason. */
  lift: command
    .input(z.object({ holdId: id, reason: z.string().optional() }))
    .output(z.object({}))
    .errors(refusals('hold_not_found', 'hold_invalid')),

  /** Records what the office answered to an objection, and when. */
  answer: command
    .input(z.object({ holdId: id, text: z.string(), on: day }))
    .output(z.object({}))
    .errors(refusals('hold_not_found', 'hold_invalid')),

  /** Puts a note on an invoice (000-22). */
  note: command
    .input(z.object({ invoiceId: id, text: z.string() }))
    .output(z.object({ noteId: id }))
    .errors(refusals('invoice_not_found', 'note_empty')),
};
