import type { FeeClaim, FeeRuling } from '#shared/domain/law/fees/feeClaim.ts';
import type { LawSource } from '#shared/domain/law/lawPack.ts';

/** A fee only when it was agreed on before the debt arose (SE: lag 1981:739, 2 §). */
export function agreedInAdvance({ feesAgreed }: FeeClaim, source: LawSource): FeeRuling | null {
  if (feesAgreed) return null;
  return { kind: 'never', reason: { code: 'fee_not_agreed', params: {}, source } };
}
