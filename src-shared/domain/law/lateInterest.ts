import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { toEpochDay } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import { principalPeriods } from '#shared/domain/claims/principalPeriods.ts';
import type { InvoiceFacts } from '#shared/domain/dunning/facts.ts';
import type { LateInterest } from '#shared/domain/law/interestOverPeriods.ts';
import { interestLines, interestSum } from '#shared/domain/law/interestOverPeriods.ts';
import type { InterestSettings } from '#shared/domain/law/interestTerms.ts';
import { interestTerms } from '#shared/domain/law/interestTerms.ts';
import type { DebtorKind } from '#shared/domain/law/lawPack.ts';
import type { PreparedLaw } from '#shared/domain/law/prepareLaw.ts';

/** What late interest needs to know of an invoice. */
export type InterestBearing = Pick<
  InvoiceFacts,
  'issued' | 'due' | 'original' | 'open' | 'agreedRate' | 'reductions'
>;

/**
 * Late interest of an invoice from its first day of interest (`interestTerms`) up to and including `asOf`, line by
 * line: split at every payment, credit note, change of rate and change of year, rounded once at the end.
 * No lines before interest starts.
 */
export function lateInterest(
  law: PreparedLaw,
  invoice: InterestBearing,
  debtorKind: DebtorKind,
  creditor: InterestSettings,
  asOf: IsoDate,
): LateInterest {
  const { table, from } = interestTerms(law, debtorKind, invoice, creditor);
  return interestLines(table, principalPeriods(invoice, from, toEpochDay(asOf)));
}

/** The sum of `lateInterest` in minor units, without making its lines. */
export function lateInterestTotal(
  law: PreparedLaw,
  invoice: InterestBearing,
  debtorKind: DebtorKind,
  creditor: InterestSettings,
  asOf: IsoDate,
): Minor {
  const { table, from } = interestTerms(law, debtorKind, invoice, creditor);
  return interestSum(table, principalPeriods(invoice, from, toEpochDay(asOf)));
}
