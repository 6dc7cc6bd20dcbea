import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { toEpochDay } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import { principalPeriods } from '#shared/domain/claims/principalPeriods.ts';
import type { InvoiceFacts } from '#shared/domain/dunning/facts.ts';
import type { LateInterest } from '#shared/domain/law/interestOverPeriods.ts';
import { interestLines, interestSum } from '#shared/domain/law/interestOverPeriods.ts';
import type { DebtorKind } from '#shared/domain/law/lawPack.ts';
import { movedDay } from '#shared/domain/law/minimumDeadline.ts';
import type { PreparedLaw } from '#shared/domain/law/prepareLaw.ts';

/** What late interest needs to know of an invoice. */
export type InterestBearing = Pick<InvoiceFacts, 'due' | 'original' | 'open' | 'reductions'>;

/**
 * Late interest of an invoice from the day after its due date up to and including `asOf`, line by line: split
 * at every payment, credit note, change of rate and change of year, rounded once at the end.
 * A due date on a closed day counts as the next business day. No lines before interest starts.
 * Source: forsinkelsesrenteloven § 2, gjeldsbrevlova § 5.
 */
export function lateInterest(
  law: PreparedLaw,
  invoice: InterestBearing,
  debtorKind: DebtorKind,
  asOf: IsoDate,
): LateInterest {
  return interestLines(law[debtorKind].interest, periodsOf(law, invoice, asOf));
}

/** The sum of `lateInterest` in minor units, without making its lines. */
export function lateInterestTotal(
  law: PreparedLaw,
  invoice: InterestBearing,
  debtorKind: DebtorKind,
  asOf: IsoDate,
): Minor {
  return interestSum(law[debtorKind].interest, periodsOf(law, invoice, asOf));
}

function periodsOf(law: PreparedLaw, invoice: InterestBearing, asOf: IsoDate) {
  const from = movedDay(law, toEpochDay(invoice.due)) + 1;
  return principalPeriods(invoice, from, toEpochDay(asOf));
}
