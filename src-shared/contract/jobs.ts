import { z } from 'zod';
import { id, job } from '#shared/contract/procedure.ts';
import { refusals } from '#shared/contract/refusals.ts';

export const jobs = {
  /** Asks a running job to stop; what it had begun is undone. */
  cancel: job
    .input(z.object({ jobId: id }))
    .output(z.object({ asked: z.boolean() }))
    .errors(refusals()),
};
