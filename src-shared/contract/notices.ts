import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { command, day, id, job, jobEvents, minor, query } from '#shared/contract/procedure.ts';
import { queueSelection, reason } from '#shared/contract/reminders.ts';
import { refusals } from '#shared/contract/refusals.ts';

export const runState = z.enum(['draft', 'approved', 'dispatched', 'confirmed', 'discarded']);
export type RunState = z.infer<typeof runState>;

export const runRow = z.object({
  id,
  creditorId: id,
  asOf: day,
  state: runState,
  createdAt: z.string(),
  approvedAt: z.string().nullable(),
  confirmedAt: z.string().nullable(),
  invoices: z.int(),
  letters: z.int(),
  leftOut: z.int(),
  withdrawn: z.int(),
  principal: minor,
  interest: minor,
  fees: minor,
  /** Lump sums between businesses that the letters add. */
  compensation: minor,
  /** Credit that the letters take off, where the profile nets it; as a positive amount. */
  credit: minor,
  currency: z.string(),
  /** What the run claims in other currencies than the creditor's; the sums above are without it. */
  others: z.array(
    z.object({
      currency: z.string(),
      principal: minor,
      interest: minor,
      fees: minor,
      compensation: minor,
      credit: minor,
    }),
  ),
});
export type RunRow = z.infer<typeof runRow>;

export const runItem = z.object({
  invoiceId: id,
  customerId: id,
  customer: z.string(),
  number: z.string(),
  state: z.enum(['included', 'left_out', 'withdrawn', 'sent']),
  step: z.object({ kind: z.enum(['reminder', 'collection_notice']), ordinal: z.int() }).nullable(),
  /** In which form the notice goes out; null where none does. */
  form: z.enum(['reminder', 'collection_notice', 'demand_letter']).nullable(),
  letter: z.int().nullable(),
  principal: minor,
  /** The part of the principal that is disputed; in no other sum. */
  disputed: minor,
  interest: minor,
  charges: minor,
  fee: minor,
  compensation: minor,
  credit: minor,
  total: minor,
  deadline: day.nullable(),
  reasons: z.array(reason),
});
export type RunItem = z.infer<typeof runItem>;

const runErrors = ['run_not_found', 'run_wrong_state', 'job_cancelled'] as const;

export const notices = {
  /** The runs of a creditor, newest first. */
  runs: query
    .input(z.object({ creditorId: id, limit: z.int().min(1).max(200) }))
    .output(z.array(runRow))
    .errors(refusals('creditor_not_found')),

  /** One run with a window of its rows and their reasons; those left out first. */
  run: query
    .input(z.object({ runId: id, offset: z.int().min(0), limit: z.int().min(1).max(500) }))
    .output(z.object({ run: runRow, total: z.int(), items: z.array(runItem) }))
    .errors(refusals('run_not_found')),

  /** Prepares what would go out for the chosen rows. Books nothing. */
  draft: job
    .input(queueSelection)
    .output(eventIterator(jobEvents(z.object({ runId: id, included: z.int(), leftOut: z.int() }))))
    .errors(refusals('creditor_not_found', 'creditor_incomplete', 'run_empty', 'job_cancelled')),

  /** Approves a draft: fixes the letters and reserves each step. Rows that changed since the draft are taken out. */
  approve: job
    .input(z.object({ runId: id }))
    .output(eventIterator(jobEvents(z.object({ letters: z.int(), withdrawn: z.int() }))))
    .errors(
      refusals(
        ...runErrors,
        'run_empty',
        'run_other_day',
        'creditor_incomplete',
        'letter_contents_missing',
        'letter_text_invalid',
      ),
    ),

  /** Draws the letters of an approved run as one PDF in print order; may be repeated. */
  draw: job
    .input(z.object({ runId: id }))
    .output(
      eventIterator(
        jobEvents(z.object({ file: z.string(), name: z.string(), pages: z.int(), letters: z.int() })),
      ),
    )
    .errors(refusals(...runErrors, 'output_unwritable', 'logo_unreadable')),

  /** Says that the stack is good: only now are the notices booked as sent. Rows that changed meanwhile are named. */
  confirm: job
    .input(
      z.object({
        runId: id,
        /** The day of posting, today when not given. What was posted earlier is gone: nothing is taken out any more. */
        sentOn: day.optional(),
      }),
    )
    .output(
      eventIterator(
        jobEvents(
          z.object({
            sent: z.int(),
            /** Letters to take out of the stack, because a payment or a stop came in between. */
            withdrawn: z.array(
              z.object({
                letter: z.int(),
                customer: z.string(),
                number: z.string(),
                reasons: z.array(reason),
              }),
            ),
          }),
        ),
      ),
    )
    .errors(refusals(...runErrors, 'run_deadline_too_short', 'run_sent_on_wrong')),

  /** Throws a draft or an unconfirmed run away; nothing was sent. */
  discard: command
    .input(z.object({ runId: id }))
    .output(z.object({ released: z.int() }))
    .errors(refusals('run_not_found', 'run_wrong_state')),

  /** The answer to an objection as a letter in the customer's language: a PDF. Refused before it is recorded. */
  answerLetter: job
    .input(z.object({ holdId: id }))
    .output(eventIterator(jobEvents(z.object({ file: z.string(), name: z.string() }))))
    .errors(
      refusals(
        'hold_not_found',
        'hold_invalid',
        'law_missing',
        'job_cancelled',
        'output_unwritable',
        'logo_unreadable',
      ),
    ),

  /** One letter of a run as a PDF of its own. */
  letter: job
    .input(z.object({ runId: id, letter: z.int().positive() }))
    .output(eventIterator(jobEvents(z.object({ file: z.string(), name: z.string() }))))
    .errors(refusals(...runErrors, 'letter_not_found', 'output_unwritable', 'logo_unreadable')),
};
