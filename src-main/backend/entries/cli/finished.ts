import type { JobEvent } from '#shared/contract/procedure.ts';

/** Follows a job to its end and gives its result. */
export async function finished<Result>(events: AsyncIterable<JobEvent<Result>>): Promise<Result> {
  for await (const event of events) if (event.kind === 'done') return event.result;
  throw new Error('a job ended without a result');
}
