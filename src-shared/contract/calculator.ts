import { z } from 'zod';
import { minor, query } from '#shared/contract/procedure.ts';
import { refusals } from '#shared/contract/refusals.ts';
import { reason } from '#shared/contract/reminders.ts';
import type { DayCount, LawSource } from '#shared/domain/law/lawPack.ts';
import { isIsoDate, type IsoDate } from '#shared/kernel/isoDate.ts';

/** A day that is in the calendar. */
const day = z.string().refine((text): text is IsoDate => isIsoDate(text));

const debtorKind = z.enum(['person', 'company']);
const dayCount = z.enum([
  'actual/actual',
  'actual/365',
  'actual/360',
  '30/360',
]) satisfies z.ZodType<DayCount>;
const lawSource = z.object({
  kind: z.literal('law'),
  reference: z.string(),
  grade: z.enum(['A', 'B', 'C', 'I', 'M', 'O']),
  confirmed: z.boolean(),
}) satisfies z.ZodType<LawSource>;

/** Amounts that a person types; far above any claim, far below what a double holds exactly. */
const typedAmount = minor.min(0).max(10_000_000_000_000);
const datedAmount = z.object({ date: day, amount: typedAmount });

/** A claim as it is typed in. Amounts are in minor units of the country's currency, rates hundredths of a percent. */
const typedClaim = z.object({
  country: z.string(),
  debtorKind,
  principal: typedAmount,
  issued: day,
  due: day,
  dueDatesAgreed: z.boolean(),
  /** Null for the statutory rate. */
  agreedRate: z.int().min(0).max(10_000).nullable(),
  /** Null for the country's. */
  dayCount: dayCount.nullable(),
});

const reckonedLine = z.object({
  from: day,
  to: day,
  days: z.int(),
  principal: minor,
  rateBasisPoints: z.int(),
  dayCount,
  divisor: z.union([z.literal(360), z.literal(365), z.literal(366)]),
  interest: minor,
  exact: z.string(),
  source: z.union([lawSource, z.object({ kind: z.literal('typed') })]),
});
export type ReckonedLine = z.infer<typeof reckonedLine>;

const stepRef = z.object({
  kind: z.enum(['reminder', 'collection_notice', 'hand_over']),
  ordinal: z.int(),
  position: z.int(),
});

const reckonedStep = z.object({
  step: stepRef,
  form: z.enum(['reminder', 'collection_notice', 'demand_letter']).nullable(),
  /** The first day on which it may be taken; null where there is none. */
  readyOn: day.nullable(),
  sentOn: day.nullable(),
  deadline: day.nullable(),
  fee: minor,
  compensation: minor,
  interest: minor,
  /** What the step asks for, with what it adds. */
  total: minor,
  reasons: z.array(reason),
});
export type ReckonedStep = z.infer<typeof reckonedStep>;

export const calculator = {
  /** What a calculation begins with: the day, and the countries that there is law for with what each counts in. */
  start: query
    .output(
      z.object({
        today: day,
        countries: z.array(z.object({ country: z.string(), currency: z.string(), dayCount })),
      }),
    )
    .errors(refusals()),

  /** Late interest of typed-in figures by the office's law, line by line. Reads no invoice and books nothing. */
  interest: query
    .input(
      typedClaim.extend({
        to: day,
        /** The first day of interest; null for the law's. */
        from: day.nullable(),
        payments: z.array(datedAmount).max(200),
        credits: z.array(datedAmount).max(200),
        rounding: z.enum(['half-away', 'down-to-unit']),
      }),
    )
    .output(
      z.object({
        lawVersion: z.string(),
        currency: z.string(),
        interest: minor,
        exact: z.string(),
        /** What is left of the amount after the last day. */
        principal: minor,
        from: day,
        dayCount: z.object({ value: dayCount, source: lawSource.nullable() }),
        lines: z.array(reckonedLine),
        reasons: z.array(reason),
      }),
    )
    .errors(refusals('country_not_supported')),

  /** Every step of a ready-made profile for typed-in figures, each on the first day it may be taken. */
  schedule: query
    .input(
      typedClaim.extend({
        profile: z.enum(['gentle', 'standard', 'strict']),
        feesAgreed: z.boolean(),
        /** The steps that were not sent yet are not taken before this day. */
        asOf: day,
      }),
    )
    .output(z.object({ currency: z.string(), steps: z.array(reckonedStep) }))
    .errors(refusals('country_not_supported', 'law_missing')),
};
