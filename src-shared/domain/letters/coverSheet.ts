import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Currency, Minor } from '#shared/kernel/money.ts';
import type { LawCountry, NoticeForm } from '#shared/domain/law/lawPack.ts';
import type { LetterLanguage } from '#shared/domain/letters/letterLanguage.ts';
import type { LetterFact, LetterTable } from '#shared/domain/letters/letterModel.ts';

/** What the sheet on top of a printed run tells the person at the printer. All amounts in minor units. */
export interface CoverSheetFacts {
  readonly country: LawCountry;
  /** The language of the office, not of the debtors. */
  readonly language: LetterLanguage;
  readonly creditor: string;
  readonly runNumber: number;
  readonly date: IsoDate;
  readonly currency: Currency;
  readonly sums: {
    readonly principal: Minor;
    readonly interest: Minor;
    readonly fees: Minor;
    readonly compensation: Minor;
    /** Credit that was taken off, as a positive amount. */
    readonly credit: Minor;
    readonly total: Minor;
  };
  /** In print order. */
  readonly letters: readonly CoverSheetLetter[];
}

export interface CoverSheetLetter {
  readonly number: number;
  readonly kind: NoticeForm;
  readonly ordinal: number;
  readonly customer: string;
  readonly customerNumber: string;
  readonly postcode: string;
  readonly pages: number;
  readonly total: Minor;
}

/** A cover sheet as finished text, without layout. */
export interface CoverSheetModel {
  readonly country: LawCountry;
  readonly language: LetterLanguage;
  readonly date: IsoDate;
  readonly title: string;
  readonly facts: readonly LetterFact[];
  readonly counts: readonly LetterFact[];
  readonly sums: readonly LetterFact[];
  readonly check: string;
  readonly listTitle: string;
  readonly list: LetterTable;
  readonly pageLabel: string;
}
