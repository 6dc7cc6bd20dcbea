import { z } from 'zod';
import { day, id, minor } from '#shared/contract/procedure.ts';
import type { ObjectionType } from '#shared/domain/dunning/objectionType.ts';

export const holdKind = z.enum(['do_not_remind', 'objection', 'pause']);
export type HoldKind = z.infer<typeof holdKind>;

export const objectionType = z.enum([
  'wrong_amount',
  'not_ordered',
  'not_delivered',
  'faulty',
  'already_paid',
  'wrong_debtor',
  'agreed_otherwise',
  'other',
]) satisfies z.ZodType<ObjectionType>;

/** What is told of an objection beside its text. */
const objection = z.object({
  type: objectionType,
  /** The disputed part of the principal, in minor units; null for the whole. Only on a single invoice. */
  amount: minor.nullable(),
  /** The day by which the office answers. */
  answerDue: day.nullable(),
});

/** A stop as a person enters it. */
export const holdRequest = z.object({
  kind: holdKind,
  reason: z.string(),
  /** The day it came in, not later than today; null for today. */
  from: day.nullable().optional(),
  /** The last day; it ends by itself on the next. Null: until somebody lifts it. */
  until: day.nullable(),
  objection: objection.nullable().optional(),
});
export type HoldRequest = z.infer<typeof holdRequest>;

/** A stop that stands. */
export const standingHold = z.object({
  id,
  kind: holdKind,
  reason: z.string(),
  from: day,
  until: day.nullable(),
  placedBy: z.string(),
  objection: objection.extend({ answeredOn: day.nullable(), answer: z.string().nullable() }).nullable(),
});
export type StandingHold = z.infer<typeof standingHold>;
