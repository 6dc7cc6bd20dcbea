import type { EpochDay, IsoDate } from '#shared/kernel/isoDate.ts';
import type { Currency, Minor } from '#shared/kernel/money.ts';
import type { Reason } from '#shared/domain/dunning/reason.ts';
import type { FeeKind } from '#shared/domain/law/lawPack.ts';

/** What the law must know of a claim to judge a further fee. */
export interface FeeClaim {
  readonly issued: IsoDate;
  /** As printed on the invoice. */
  readonly due: IsoDate;
  /** The due date, moved to a business day where the law moves it. */
  readonly dueDay: EpochDay;
  /** The principal that a letter may claim, in minor units. */
  readonly principal: Minor;
  /** Every letter of the claim so far, in order of sending. */
  readonly earlier: readonly EarlierLetter[];
  /** Fees and compensation that were claimed so far, in minor units. */
  readonly charged: Minor;
  /** Days on which letters with a fee went to this customer while it has been in arrears without a break. */
  readonly feesInArrears: readonly IsoDate[];
  /** Whether the fee was agreed on before the debt arose. */
  readonly feesAgreed: boolean;
  readonly currency: Currency;
}

/** What the law must know of an earlier letter. */
export interface EarlierLetter {
  readonly form: FeeKind;
  readonly sent: IsoDate;
  readonly deadline: IsoDate;
  /** In minor units; 0 when the letter carried none. */
  readonly fee: Minor;
}

/** What one condition says of a fee; null where it has nothing against it on any day. */
export type FeeRuling =
  /** Allowed from a day on, which may have passed. */
  | { readonly kind: 'from'; readonly day: EpochDay; readonly reason: Reason }
  /** Not by waiting. */
  | { readonly kind: 'never'; readonly reason: Reason }
  /** Not more than an amount above 0, in minor units. */
  | { readonly kind: 'at_most'; readonly amount: Minor; readonly reason: Reason };

/** The last earlier letter that carried a fee. */
export function lastWithFee({ earlier }: FeeClaim): EarlierLetter | undefined {
  return earlier.findLast((letter) => letter.fee > 0);
}
