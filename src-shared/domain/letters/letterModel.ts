import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { NoticeForm } from '#shared/domain/law/lawPack.ts';
import type { LetterLaw } from '#shared/domain/letters/letterLaw.ts';
import type { LetterLanguage } from '#shared/domain/letters/letterLanguage.ts';

/**
 * A letter as it is sent: blocks of finished text, without layout. It is frozen when its run is approved; drawing the
 * same model again gives the same bytes. Amounts and dates are written in the debtor's language already.
 */
export interface LetterModel {
  /** The shape of this model; a later program still draws older ones. */
  readonly version: 1;
  readonly country: LetterLaw['country'];
  readonly language: LetterLanguage;
  /** In which form it was sent, by the highest step of its invoices; an answer to an objection is no notice. */
  readonly kind: NoticeForm | 'answer';
  readonly ordinal: number;
  readonly letterDate: IsoDate;
  readonly lawVersion: string;
  readonly sender: LetterSender;
  /** The address field from the name to the country, one line each. */
  readonly recipient: readonly string[];
  /** Date, customer number, deadline and the like, beside the address. */
  readonly facts: readonly LetterFact[];
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** The sentence that must not be overlooked, set apart between the paragraphs and the table; or empty. */
  readonly warning: string;
  readonly invoices: LetterTable;
  /** How the interest was found; null where none is claimed. */
  readonly interest: LetterInterest | null;
  readonly sums: readonly LetterSum[];
  readonly payment: LetterPayment;
  readonly closing: readonly LetterNote[];
  /** At the foot of every page, line by line: who writes, and where to find them. */
  readonly footer: readonly string[];
  /** `{page}` and `{pages}` are filled in when the pages are known. */
  readonly pageLabel: string;
  /** What stands at the head of the second page and those after it. */
  readonly continuation: string;
}

/** Who writes. `returnLine` is the one line above the address that the post office sends the letter back to. */
export interface LetterSender {
  readonly name: string;
  readonly lines: readonly string[];
  readonly returnLine: string;
  readonly hasLogo: boolean;
}

export interface LetterFact {
  readonly label: string;
  readonly value: string;
  /** For what the law wants in a letter (`missingContents`): which of the facts this is. */
  readonly about?: 'deadline' | 'account';
}

/** A table; every row has as many cells as there are columns. */
export interface LetterTable {
  readonly columns: readonly LetterColumn[];
  /** What the rows' details are called (KID); empty where no row has one. */
  readonly detailTitle: string;
  readonly rows: readonly LetterRow[];
}

export interface LetterColumn {
  readonly title: string;
  /** Figures and amounts stand to the right, words to the left. */
  readonly align: 'left' | 'right';
  /** Takes the room that is left over and gives it up first: the column of names. */
  readonly grows?: true;
  /** May stand in the line below its row where the table is too wide for the page; the lowest first. */
  readonly yields?: number;
}

export interface LetterRow {
  readonly cells: readonly string[];
  /** Something that need not have a column of its own: it stands in one where there is room, else below its row. */
  readonly detail: string;
}

export interface LetterInterest {
  readonly title: string;
  readonly text: string;
  readonly table: LetterTable;
}

export interface LetterSum {
  readonly label: string;
  readonly value: string;
  readonly weight: 'part' | 'total';
}

/** What the debtor types into the bank: every value in clear. */
export interface LetterPayment {
  readonly title: string;
  readonly facts: readonly LetterFact[];
  /** A sentence below the facts, or empty. */
  readonly note: string;
}

export interface LetterNote {
  readonly title: string;
  readonly text: string;
  readonly about?: 'credit' | 'disputed' | 'objection' | 'suspension';
}
