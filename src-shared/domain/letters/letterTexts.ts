/**
 * The texts of the letters of one country in one language, as `resources/letters` holds them. Words in braces are
 * filled in by `fillText`; which ones a text may use stands at its place in `composeLetter` and `composeCoverSheet`.
 */
export interface LetterTexts {
  readonly steps: {
    readonly reminder_first: StepTexts;
    readonly reminder_later: StepTexts;
    readonly collection_notice: StepTexts;
  };
  readonly facts: Readonly<Record<'date' | 'customerNumber' | 'invoice' | 'deadline' | 'attention', string>>;
  readonly columns: Readonly<
    Record<
      | 'invoice'
      | 'reference'
      | 'issued'
      | 'due'
      | 'original'
      | 'reduced'
      | 'principal'
      | 'interest'
      | 'fees'
      | 'total'
      | 'period'
      | 'days'
      | 'balance'
      | 'rate',
      string
    >
  >;
  readonly interest: Readonly<Record<'title' | 'text', string>>;
  readonly sums: Readonly<
    Record<'principal' | 'interest' | 'earlierFees' | 'reminderFee' | 'collectionNoticeFee' | 'total', string>
  >;
  readonly payment: Readonly<
    Record<
      | 'title'
      | 'account'
      | 'reference'
      | 'message'
      | 'amount'
      | 'deadline'
      | 'referenceInTable'
      | 'severalNote'
      | 'severalReferencesNote'
      | 'someReferencesNote'
      | 'noAccountNote',
      string
    >
  >;
  readonly contact: Readonly<Record<'phone' | 'email' | 'or' | 'post', string>>;
  readonly objection: {
    readonly title: string;
    readonly reminder: string;
    readonly collection_notice: string;
  };
  readonly credit: { readonly title: string; readonly text: string };
  readonly footer: Readonly<Record<'organisationNumber' | 'phone', string>>;
  readonly returnLine: string;
  readonly pageLabel: string;
  readonly continuation: string;
  readonly cover: CoverSheetTexts;
}

/** The title and the body of a step; `one` and `several` by the number of invoices on the letter. */
export interface StepTexts {
  readonly title: string;
  readonly one: readonly string[];
  readonly several: readonly string[];
  /** The sentence that must not be overlooked, set apart from the others, or empty. */
  readonly warning: string;
  /** Added when no interest is claimed, or empty. */
  readonly withoutInterest: string;
}

/** The texts of the sheet that lies on top of a printed run. */
export type CoverSheetTexts = Readonly<
  Record<
    | 'title'
    | 'creditor'
    | 'run'
    | 'date'
    | 'letters'
    | 'pages'
    | 'sheets'
    | 'envelopes'
    | 'reminder'
    | 'collection_notice'
    | 'principal'
    | 'interest'
    | 'fees'
    | 'total'
    | 'list'
    | 'number'
    | 'customer'
    | 'customerNumber'
    | 'postcode'
    | 'kind'
    | 'amount'
    | 'reminderRow'
    | 'collection_noticeRow'
    | 'pageLabel'
    | 'check',
    string
  >
>;

/**
 * Puts values in the place of `{words}`. Throws on a word without a value: a letter with a hole in it must never be
 * printed.
 */
export function fillText(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, word: string) => {
    const value = values[word];
    if (value === undefined) throw new Error(`no value for {${word}} in the letter text: ${text}`);
    return value;
  });
}
