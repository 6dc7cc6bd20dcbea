import type { CreditorFacts, InvoiceFacts } from '#shared/domain/dunning/facts.ts';
import type { Sums } from '#shared/domain/dunning/standing.ts';
import { interestTerms } from '#shared/domain/law/interestTerms.ts';
import { lateInterest } from '#shared/domain/law/lateInterest.ts';
import type { DebtorKind } from '#shared/domain/law/lawPack.ts';
import type { PreparedLaw } from '#shared/domain/law/prepareLaw.ts';
import type { LetterLine, LetterStep } from '#shared/domain/letters/letterInput.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';

/** An invoice as a letter claims it. Sums are in minor units. */
export interface ClaimedInvoice {
  readonly invoice: InvoiceFacts;
  readonly debtorKind: DebtorKind;
  readonly reference: string;
  readonly level: LetterStep;
  /** What is owed on the day, before the letter adds anything. */
  readonly sums: Sums;
  /** What of `sums.charges` is not a fee. */
  readonly earlier: { readonly compensation: Minor; readonly interest: Minor };
  readonly fee: Minor;
  readonly compensation: Minor;
  readonly credit: Minor;
}

/** One invoice on a letter of a day, with how its interest was found by the creditor's settings. */
export function letterLine(
  claimed: ClaimedInvoice,
  settings: CreditorFacts,
  law: PreparedLaw,
  day: IsoDate,
): LetterLine {
  const { invoice, debtorKind, sums, earlier, fee, compensation, credit } = claimed;
  const { number, issued, due, original, open } = invoice;
  const terms = interestTerms(law, debtorKind, invoice, settings);
  // What is disputed bears no interest in the letter; the rest was owed all along.
  const undisputed = { ...invoice, original: original - sums.disputed, open: open - sums.disputed };
  return {
    level: claimed.level,
    number,
    issued,
    due,
    original,
    reduced: original - open,
    disputed: sums.disputed,
    principal: sums.principal,
    interestLines: sums.interest === 0 ? [] : lateInterest(law, undisputed, debtorKind, settings, day).lines,
    interest: sums.interest,
    rateAgreed: terms.agreed !== null,
    interestAfterDays: terms.startsLater?.days ?? null,
    earlierFees: sums.charges - earlier.compensation - earlier.interest,
    earlierCompensation: earlier.compensation,
    earlierInterest: earlier.interest,
    newFee: fee,
    newCompensation: compensation,
    credit,
    total: sums.total + fee + compensation - credit,
    reference: claimed.reference,
  };
}
