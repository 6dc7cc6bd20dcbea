import type { FeeClaim, FeeRuling } from '#shared/domain/law/fees/feeClaim.ts';
import { withinTotal } from '#shared/domain/law/fees/withinTotal.ts';
import type { LawSource, Tier } from '#shared/domain/law/lawPack.ts';
import { tierValue } from '#shared/domain/law/tierValue.ts';

/** All charges of a claim together not above a sum that goes by its principal (FI: perintälaki 10 d and 10 h §§). */
export function totalByPrincipal(
  scale: readonly Tier[],
  { principal, charged, currency }: FeeClaim,
  source: LawSource,
): FeeRuling {
  return withinTotal(tierValue(scale, principal), charged, currency, source);
}
