/** The code of a refusal that ends work which was asked to stop. The border, jobs and threads all know it by this. */
export const cancelledCode = 'job_cancelled';

/** The figures and names that an error's text needs; JSON values only. */
export type RefusalParams = Readonly<Record<string, RefusalParam>>;
export type RefusalParam = string | number | boolean | null | readonly string[] | readonly number[];

/**
 * A foreseen failure that ends what is being done: a code in snake_case, which is the key of its text, and its
 * parameters. For places where a `Result` would have to be handed up through streams and callbacks.
 * The message is for logs only and never shown.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly params: RefusalParams;

  constructor(code: string, params: RefusalParams = {}) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'Refusal';
    this.code = code;
    this.params = params;
  }
}
