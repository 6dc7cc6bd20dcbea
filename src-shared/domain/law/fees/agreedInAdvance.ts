import type { FeeClaim, FeeRule, FeeRuling } from '#shared/domain/law/fees/feeClaim.ts';

/** A fee only when it was agreed on before the debt arose (SE: lag 1981:739, 2 §). */
export function agreedInAdvance({ feesAgreed }: FeeClaim, { source }: FeeRule): FeeRuling | null {
  if (feesAgreed) return null;
  return { kind: 'never', reason: { code: 'fee_not_agreed', params: {}, source } };
}
