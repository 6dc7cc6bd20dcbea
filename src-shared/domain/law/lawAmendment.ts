import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { DebtorKind, RulePath } from '#shared/domain/law/lawPack.ts';

/**
 * What the office has added to the law of a country: a figure of its own, a confirmation, or the first day of a reform.
 * Amendments are kept in the order they were made and laid over the pack (`amendLaw`); a later one wins.
 */
export type LawAmendment =
  | {
      readonly kind: 'figure';
      readonly rule: RulePath;
      readonly debtor: DebtorKind | 'both';
      /** Replaces the figure that begins on the same day, else begins a new period. */
      readonly from: IsoDate;
      readonly value: unknown;
      /** Where the office read it. */
      readonly source: string;
      readonly on: IsoDate;
      readonly by: string;
    }
  | {
      /** Confirms the figure as it reads now; another value later is another figure. */
      readonly kind: 'confirm';
      readonly rule: RulePath;
      readonly debtor: DebtorKind | 'both';
      /** First day of the figure; null for a rule with one figure only. */
      readonly from: IsoDate | null;
      readonly value: unknown;
      readonly on: IsoDate;
      readonly by: string;
    }
  | {
      readonly kind: 'reform_starts';
      readonly reform: string;
      readonly from: IsoDate;
      readonly on: IsoDate;
      readonly by: string;
    };
