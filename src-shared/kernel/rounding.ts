/**
 * Divides exactly and rounds to a whole number, halves away from zero: 2.5 → 3, −2.5 → −3.
 * This is how every interest line is rounded, once, at its end (DOMAIN: money).
 * `denominator` must be positive.
 */
export function divideHalfAwayFromZero(numerator: bigint, denominator: bigint): bigint {
  const doubled = 2n * (numerator < 0n ? -numerator : numerator) + denominator;
  const magnitude = doubled / (2n * denominator);
  return numerator < 0n ? -magnitude : magnitude;
}

/** Divides exactly and cuts towards zero. `denominator` must be positive. */
export function divideTowardsZero(numerator: bigint, denominator: bigint): bigint {
  return numerator / denominator;
}
