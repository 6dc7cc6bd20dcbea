import { oc } from '@orpc/contract';
import { z } from 'zod';

/**
 * What a procedure may do. A query reads, a command writes in one transaction, a job works in threads and
 * streams its progress, a feed stays open and tells of changes. The border gives each kind its own means.
 */
export type ProcedureKind = 'query' | 'command' | 'job' | 'feed';

const procedure = oc.$meta<{ readonly kind: ProcedureKind }>({ kind: 'query' });

/** Starts the definition of a procedure that only reads. */
export const query = procedure.meta({ kind: 'query' });
/** Starts the definition of a procedure that writes in one transaction. */
export const command = procedure.meta({ kind: 'command' });
/** Starts the definition of a procedure that does heavy work and streams its progress. */
export const job = procedure.meta({ kind: 'job' });
/** Starts the definition of a procedure that stays open and yields events. */
export const feed = procedure.meta({ kind: 'feed' });

const dayShape = /^\d{4}-\d{2}-\d{2}$/;

/** A day on the wire: `YYYY-MM-DD`. */
export const day = z.string().regex(dayShape);
/** An amount on the wire: a whole number of minor units. */
export const minor = z.int();
/** The key of a row of the ledger. */
export const id = z.int().positive();

/** The progress and the result of a job, as they are streamed: any number of `progress`, then one `done`. */
export function jobEvents<Result extends z.ZodType>(result: Result) {
  return z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('started'), jobId: id }),
    z.object({
      kind: z.literal('progress'),
      done: z.number(),
      total: z.number().nullable(),
      /** Where many files are read: how many of how many were found so far. */
      files: z.object({ done: z.int(), total: z.int() }).optional(),
    }),
    z.object({ kind: z.literal('done'), result }),
  ]);
}

/** How many files were read of how many were found so far. */
export interface FileProgress {
  readonly done: number;
  readonly total: number;
}

/** What a streamed job yields; see `jobEvents`. */
export type JobEvent<Result> =
  | { readonly kind: 'started'; readonly jobId: number }
  | {
      readonly kind: 'progress';
      readonly done: number;
      readonly total: number | null;
      readonly files?: FileProgress | undefined;
    }
  | { readonly kind: 'done'; readonly result: Result };

/** An error as data: the code is the key of its text, the parameters fill it. */
export const refusal = z.object({ code: z.string(), params: z.record(z.string(), z.unknown()) });
export type RefusalData = z.infer<typeof refusal>;
