/** The texts of the answer to an objection in one language, as `resources/letters/answers` holds them. */
export interface AnswerTexts {
  readonly title: string;
  /** `one` uses `{invoice}` and `several` `{count}`; both `{day}`, on which the objection came in. */
  readonly received: { readonly one: string; readonly several: string };
  /** What the customer wrote: `{text}`. */
  readonly quoted: string;
  /** What is said of the sums: nothing undisputed (`whole`), or a part of it (`part` with `{disputed}`, `{undisputed}`). */
  readonly whole: string;
  readonly part: string;
  readonly open: string;
  readonly undisputed: string;
  readonly contact: string;
}
