import type { Minor } from '#shared/kernel/money.ts';
import { divideHalfAwayFromZero } from '#shared/kernel/rounding.ts';
import type { LetterInterestLine } from '#shared/domain/letters/letterInput.ts';

/**
 * What each stretch adds to the interest of an invoice, in minor units. The interest is exact and rounded once, over
 * the whole invoice (DOMAIN: money); a stretch is therefore the rounded sum up to its end less the rounded sum up to
 * its start, so that the stretches always add up to the interest that is claimed.
 */
export function interestShares(lines: readonly LetterInterestLine[]): readonly Minor[] {
  let numerator = 0n;
  let denominator = 1n;
  let before = 0n;
  return lines.map((line) => {
    const part = BigInt(line.principal) * BigInt(line.rateBasisPoints) * BigInt(line.days);
    const whole = 10_000n * BigInt(line.divisor);
    numerator = numerator * whole + part * denominator;
    denominator *= whole;
    const divisor = greatestCommonDivisor(numerator, denominator);
    numerator /= divisor;
    denominator /= divisor;
    const upToHere = divideHalfAwayFromZero(numerator, denominator);
    const share = Number(upToHere - before);
    before = upToHere;
    return share;
  });
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a < 0n ? -a : a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
