import type { Currency, Minor } from '#shared/kernel/money.ts';
import type { FeeRuling } from '#shared/domain/law/fees/feeClaim.ts';
import type { LawSource } from '#shared/domain/law/lawPack.ts';

/** What is left of a highest sum after what was charged: the most that a further fee may be. Minor units. */
export function withinTotal(total: Minor, charged: Minor, currency: Currency, source: LawSource): FeeRuling {
  const amount = total - charged;
  const reason = { code: 'fee_total_reached', params: { total, currency }, source } as const;
  return amount > 0 ? { kind: 'at_most', amount, reason } : { kind: 'never', reason };
}
