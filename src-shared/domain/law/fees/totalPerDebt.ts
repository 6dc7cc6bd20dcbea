import type { Minor } from '#shared/kernel/money.ts';
import type { FeeClaim, FeeRuling } from '#shared/domain/law/fees/feeClaim.ts';
import { withinTotal } from '#shared/domain/law/fees/withinTotal.ts';
import type { FeeKind, LawSource } from '#shared/domain/law/lawPack.ts';

/** The fees of these kinds of letters together, for one claim, not above a sum (SE: lag 1981:739, 4 §). */
export function totalPerDebt(
  total: Minor,
  { earlier, currency }: FeeClaim,
  kinds: readonly FeeKind[],
  source: LawSource,
): FeeRuling {
  let charged = 0;
  for (const { fee, form } of earlier) if (kinds.includes(form)) charged += fee;
  return withinTotal(total, charged, currency, source);
}
