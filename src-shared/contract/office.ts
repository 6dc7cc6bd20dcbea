import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { command, day, feed, job, jobEvents, query } from '#shared/contract/procedure.ts';
import { refusals } from '#shared/contract/refusals.ts';

/** The areas that lists on the screen are made of; a change names those whose data is no longer the same. */
export const changedArea = z.enum([
  'office',
  'creditors',
  'customers',
  'intake',
  'reminders',
  'notices',
  'payments',
  'profiles',
  'law',
  'jobs',
]);
export type ChangedArea = z.infer<typeof changedArea>;

export const office = {
  /** What the frame of the screen shows, and whether this is the first opening of an empty ledger. */
  status: query
    .output(
      z.object({
        version: z.string(),
        today: day,
        firstOpening: z.boolean(),
        creditors: z.int(),
        law: z.array(z.object({ country: z.string(), version: z.string(), from: day })),
      }),
    )
    .errors(refusals()),

  /** Tells which areas changed, for as long as the reader listens. */
  changes: feed.output(eventIterator(z.object({ areas: z.array(changedArea) }))),

  /** Leaves the first opening for an empty office. */
  startEmpty: command.output(z.object({})).errors(refusals('office_not_empty')),

  /** Fills an empty office with the demo clients and their invoices. */
  startDemo: job
    .output(eventIterator(jobEvents(z.object({ creditors: z.int(), invoices: z.int() }))))
    .errors(refusals('office_not_empty', 'job_cancelled')),
};
