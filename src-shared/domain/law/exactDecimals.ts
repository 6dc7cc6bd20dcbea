import { divideHalfAwayFromZero } from '#shared/kernel/rounding.ts';
import type { ExactAmount } from '#shared/domain/law/interestOverPeriods.ts';

/** So many places show that a sum was not rounded early; the ninth would change no øre of any claim. */
const places = 8;

/** An exact amount in whole currency as a decimal text, rounded to eight places: 9965753.42… of 100 → `99.65753425`. */
export function exactDecimals({ numerator, denominator }: ExactAmount): string {
  const scaled = divideHalfAwayFromZero(numerator * 10n ** BigInt(places), denominator * 100n);
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0');
  const text = `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return scaled < 0n ? `-${text}` : text;
}
