import type { DayCount, NoticeForm } from '#shared/domain/law/lawPack.ts';

/**
 * The texts of the letters of one country in one language, as `resources/letters` holds them. Words in braces are
 * filled in by `fillText`; which ones a text may use stands at its place here.
 */
export interface LetterTexts {
  readonly steps: {
    readonly reminder_first: ReminderTexts;
    readonly reminder_later: ReminderTexts;
    readonly collection_notice: StepTexts;
    /** The fee-bearing letter that takes the collection notice's place where the law has ended that one. */
    readonly demand_letter: StepTexts;
  };
  /** The names of the steps in the table of a letter whose invoices have come to different ones. `{ordinal}`. */
  readonly levels: Readonly<Record<LetterLevel, string>>;
  /**
   * How `{invoices}` reads in a text: `one` with `{number}`, `several` with `{numbers}`, joined by commas and `and`
   * (with its blanks), and `marked` with `{level}` where there are too many to name. In the grammatical case that the
   * texts with `{invoices}` need.
   */
  readonly invoiceList: Readonly<Record<'one' | 'several' | 'and' | 'marked', string>>;
  /** `attention` uses `{name}`; `due` is said in the deadline's place where the letter sets none. */
  readonly facts: Readonly<
    Record<'date' | 'customerNumber' | 'invoice' | 'deadline' | 'due' | 'attention', string>
  >;
  readonly columns: Readonly<Record<LetterColumnName, string>>;
  readonly interest: InterestTexts;
  /** The rows of the sum. `interest` uses `{to}`. `credit` is what was taken off. */
  readonly sums: Readonly<
    Record<
      | 'principal'
      | 'interest'
      | 'earlierInterest'
      | 'earlierFees'
      | 'earlierCompensation'
      | 'reminderFee'
      | 'collectionNoticeFee'
      | 'demandLetterFee'
      | 'compensation'
      | 'credit'
      | 'total',
      string
    >
  >;
  readonly payment: Readonly<
    Record<
      | 'title'
      | 'reference'
      | 'message'
      | 'amount'
      | 'deadline'
      | 'due'
      | 'referenceInTable'
      | 'severalNote'
      | 'severalReferencesNote'
      | 'someReferencesNote'
      | 'noAccountNote',
      string
    >
  > & { readonly accounts: Readonly<Record<AccountLabel, string>> };
  /** Parts of a sentence: `phone` with `{phone}`, `email` with `{email}`, `post` with `{address}`; `or` with blanks. */
  readonly contact: Readonly<Record<'phone' | 'email' | 'or' | 'post', string>>;
  /** How to object: `{contact}`, and `{deadline}` but for reminders. */
  readonly objection: { readonly title: string } & Readonly<Record<NoticeForm, string>>;
  /** The right to have collection suspended, where the law wants it said: `{contact}`. Both empty where it does not. */
  readonly suspension: { readonly title: string; readonly text: string };
  /** That a part of the principal is disputed and not asked for: `{disputed}`. */
  readonly disputed: { readonly title: string; readonly text: string };
  /** Unused credit: `text` where it is only shown, `netted` where it was taken off. Both use `{credit}`. */
  readonly credit: { readonly title: string; readonly text: string; readonly netted: string };
  /** `organisationNumber` uses `{number}`, `phone` uses `{phone}`. */
  readonly footer: Readonly<Record<'organisationNumber' | 'phone', string>>;
  /** `{sender}`. */
  readonly returnLine: string;
  /** `{page}` and `{pages}`. */
  readonly pageLabel: string;
  /** `{title}`, `{date}` and `{customer}`. */
  readonly continuation: string;
  readonly cover: CoverSheetTexts;
}

/** What a letter is for an invoice in it: the first reminder is written otherwise than those after it. */
export type LetterLevel = 'reminder_first' | 'reminder_later' | 'collection_notice' | 'demand_letter';

/** What the number that is paid to is called; the country and the number itself decide which it is. */
export type AccountLabel = 'account' | 'iban' | 'bankgiro' | 'plusgiro' | 'fik';

/** The columns of the tables of invoices and of interest. */
export type LetterColumnName =
  | 'invoice'
  | 'level'
  | 'reference'
  | 'issued'
  | 'due'
  | 'original'
  | 'reduced'
  | 'disputed'
  | 'principal'
  | 'interest'
  | 'fees'
  | 'compensation'
  | 'credit'
  | 'total'
  | 'period'
  | 'days'
  | 'balance'
  | 'rate';

/**
 * The title and the body of a step; `one` and `several` by the number of invoices on the letter. All may use the
 * placeholders of `letterPlaceholders`, and those of a letter about several steps `{invoices}` besides: the invoices
 * that the letter's own step is for.
 */
export interface StepTexts {
  readonly title: string;
  readonly one: readonly string[];
  readonly several: readonly string[];
  /** The sentence that must not be overlooked, set apart from the others, or empty. The law's own words stand here. */
  readonly warning: string;
  /** Where invoices of lower steps are on the letter: what is said of that, and the warning in the other's place. */
  readonly mixed: { readonly note: string; readonly warning: string };
  /** Added when no interest is claimed, or empty. */
  readonly withoutInterest: string;
}

/** A reminder may keep the due date of the invoice: then its body must not speak of a deadline. */
export interface ReminderTexts extends StepTexts {
  readonly withoutDeadline: { readonly one: readonly string[]; readonly several: readonly string[] };
}

/**
 * How the interest was found. One of `statutory`, `agreed` and `both` (some invoices have an agreed rate: `{invoices}`)
 * with `{to}`, the last day counted, and `{rate}`, the newest rate; then one of `afterDue` and `later` (`{days}` after
 * the invoice, where no due date was agreed beforehand), then the day count.
 */
export interface InterestTexts {
  readonly title: string;
  readonly statutory: string;
  readonly agreed: string;
  readonly both: string;
  readonly afterDue: string;
  readonly later: string;
  readonly dayCounts: Readonly<Record<DayCount, string>>;
}

/** The texts of the sheet that lies on top of a printed run. The rows use `{ordinal}`, `pageLabel` the pages. */
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
    | NoticeForm
    | 'principal'
    | 'interest'
    | 'fees'
    | 'compensation'
    | 'credit'
    | 'total'
    | 'list'
    | 'number'
    | 'customer'
    | 'customerNumber'
    | 'postcode'
    | 'kind'
    | 'amount'
    | `${NoticeForm}Row`
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
