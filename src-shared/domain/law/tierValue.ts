import type { Minor } from '#shared/kernel/money.ts';
import type { Tier } from '#shared/domain/law/lawPack.ts';

/**
 * The value of a scale at a principal, in minor units: that of the first step that reaches it, with the step's share of
 * what lies beyond the step before, cut to whole minor units. Beyond the end of the scale its last step holds.
 */
export function tierValue(scale: readonly Tier[], principal: Minor): Minor {
  let before = 0;
  let value = 0;
  for (const tier of scale) {
    const share = tier.plusShare ?? 0;
    value = tier.value + Math.floor((Math.max(0, principal - before) * share) / 10_000);
    if (tier.upTo === null || principal <= tier.upTo) return value;
    before = tier.upTo;
  }
  return value;
}
