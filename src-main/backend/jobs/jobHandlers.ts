import { asJob } from '#backend/border/border.ts';

/** The handlers of the area `jobs`. */
export const jobHandlers = {
  cancel: asJob.jobs.cancel.handler(({ input, context }) => ({ asked: context.jobs.cancel(input.jobId) })),
};
