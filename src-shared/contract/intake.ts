import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { day, id, job, jobEvents, minor, query, command, refusal } from '#shared/contract/procedure.ts';
import { refusals } from '#shared/contract/refusals.ts';

export const rowError = z.object({
  file: z.string(),
  line: z.int(),
  field: z.string().nullable(),
  code: z.string(),
  params: z.record(z.string(), z.unknown()),
});
export type IntakeRowError = z.infer<typeof rowError>;

export const intakeCounts = z.object({
  read: z.int(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  settled: z.int(),
  rejected: z.int(),
});
export type IntakeCounts = z.infer<typeof intakeCounts>;

/** What a read file would do to the ledger, before anything is committed. */
export const intakePreview = z.object({
  staging: z.string(),
  file: z.string(),
  format: z.string(),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  columns: z.array(z.object({ header: z.string(), field: z.string().nullable() })),
  counts: intakeCounts,
  rows: z.array(
    z.object({
      line: z.int(),
      action: z.enum(['add', 'change', 'unchanged']),
      number: z.string(),
      customer: z.string(),
      issued: day,
      due: day,
      original: minor,
      open: minor,
      ledgerOpen: minor.nullable(),
      currency: z.string(),
    }),
  ),
  errors: z.array(rowError),
  warnings: z.array(refusal),
});
export type IntakePreview = z.infer<typeof intakePreview>;

export const intake = {
  /** Reads a chosen file into a staging file of its own and says what it would do. The ledger stays as it is. */
  stage: job
    .input(z.object({ creditorId: id, file: z.string(), complete: z.boolean() }))
    .output(eventIterator(jobEvents(intakePreview)))
    .errors(
      refusals('creditor_not_found', 'file_unknown', 'file_unreadable', 'intake_refused', 'job_cancelled'),
    ),

  /** Compares a staged file anew, with the list taken as complete or not. */
  compare: job
    .input(z.object({ staging: z.string(), complete: z.boolean() }))
    .output(eventIterator(jobEvents(intakePreview)))
    .errors(refusals('staging_unknown', 'job_cancelled')),

  /** Takes a staged file over in one transaction; all of it or nothing. */
  commit: job
    .input(z.object({ staging: z.string(), complete: z.boolean() }))
    .output(eventIterator(jobEvents(intakeCounts.extend({ intakeId: id.nullable() }))))
    .errors(refusals('staging_unknown', 'job_cancelled')),

  /** Throws a staged file away. */
  discard: command
    .input(z.object({ staging: z.string() }))
    .output(z.object({}))
    .errors(refusals()),

  /** The files taken over for a creditor, newest first. */
  history: query
    .input(z.object({ creditorId: id, limit: z.int().min(1).max(100) }))
    .output(
      z.array(
        intakeCounts.extend({
          id,
          file: z.string(),
          format: z.string(),
          listDate: day,
          complete: z.boolean(),
          committedAt: z.string(),
        }),
      ),
    )
    .errors(refusals('creditor_not_found')),
};
