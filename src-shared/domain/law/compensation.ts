import type { EpochDay } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import type { KnownFigure } from '#shared/domain/law/figureOn.ts';
import { figureOn } from '#shared/domain/law/figureOn.ts';
import type { CompensationLaw, Figure } from '#shared/domain/law/lawPack.ts';
import type { PreparedLaw } from '#shared/domain/law/prepareLaw.ts';

/**
 * The lump sum between businesses for a claim whose delay began on the day, in minor units: the figure of the day on
 * which the right to interest arose holds for the claim for good. `undefined` where the law pack has none for it.
 * Sources: forsinkelsesrenteloven § 3 a; lag 1981:739, 4 a §; perintälaki 10 i §; renteloven § 9 a.
 */
export function compensationOn(
  law: PreparedLaw,
  firstDayOfDelay: EpochDay,
): KnownFigure<Figure<Minor>> | undefined {
  const known = figureOn(law.compensation, firstDayOfDelay);
  return known === undefined || known.figure.value === null
    ? undefined
    : (known as KnownFigure<Figure<Minor>>);
}

/** How the lump sum and fees of one claim meet. Everything in minor units. */
export interface CompensationAndFees {
  readonly relation: CompensationLaw['relation']['value'];
  /** The lump sum of the claim, whether it is claimed now or was before. */
  readonly lumpSum: Minor;
  /** Whether it is claimed now. */
  readonly claimsNow: boolean;
  /** Fees that were claimed before. */
  readonly claimedFees: Minor;
  /** The fee that would be claimed now. */
  readonly newFee: Minor;
}

/**
 * What of the lump sum and of a new fee may be claimed. Where the law sets them off, or lets fees count only above the
 * lump sum, both together come to the larger of the lump sum and all fees, never to their sum; what was claimed before
 * stays, and only what is missing to the larger one is added. Where the law adds them, both are claimed in full.
 */
export function besideCompensation(given: CompensationAndFees): { compensation: Minor; fee: Minor } {
  const { relation, lumpSum, claimsNow, claimedFees, newFee } = given;
  switch (relation) {
    case 'added_to_fees':
      return { compensation: claimsNow ? lumpSum : 0, fee: newFee };
    case 'set_off_against_fees':
    case 'fees_above_only': {
      const covered = Math.max(lumpSum, claimedFees);
      const compensation = claimsNow ? covered - claimedFees : 0;
      return { compensation, fee: Math.max(0, claimedFees + newFee - covered) };
    }
  }
}
