/**
 * The words in braces that a step's title and body may use, the creditor's own as well as the program's:
 * `invoice` (the number, of several invoices all of them), `issued` and `due` (of the oldest invoice), `deadline`,
 * `total`, `count` (how many invoices), `ordinal` (the how-manieth reminder), `creditor`, `customer`, `customerNumber`
 * and `date` (of the letter).
 */
export const letterPlaceholders = [
  'invoice',
  'issued',
  'due',
  'deadline',
  'total',
  'count',
  'ordinal',
  'creditor',
  'customer',
  'customerNumber',
  'date',
] as const;

export type LetterPlaceholder = (typeof letterPlaceholders)[number];

/** What is wrong with a text of the creditor's own; `at` is the place of the brace, counted from 0. */
export type PlaceholderProblem =
  | { readonly code: 'placeholder_unknown'; readonly params: { readonly name: string; readonly at: number } }
  | { readonly code: 'placeholder_brace_alone'; readonly params: { readonly at: number } }
  /** The step keeps the due date of the invoice: its letter has no deadline to name. */
  | { readonly code: 'placeholder_without_deadline'; readonly params: { readonly at: number } };

/**
 * What keeps a text from being filled in, in the order of the text; empty when nothing does. `deadline` is what the
 * step sets, since a letter that keeps the due date must not promise a new deadline.
 */
export function placeholderProblems(
  text: string,
  deadline: 'own' | 'original' = 'own',
): readonly PlaceholderProblem[] {
  const problems: PlaceholderProblem[] = [];
  for (const found of text.matchAll(/\{([^{}]*)\}|[{}]/g)) {
    const at = found.index;
    const name = found[1];
    if (name === undefined) problems.push({ code: 'placeholder_brace_alone', params: { at } });
    else if (!isPlaceholder(name)) problems.push({ code: 'placeholder_unknown', params: { name, at } });
    else if (name === 'deadline' && deadline === 'original') {
      problems.push({ code: 'placeholder_without_deadline', params: { at } });
    }
  }
  return problems;
}

function isPlaceholder(name: string): name is LetterPlaceholder {
  return (letterPlaceholders as readonly string[]).includes(name);
}
