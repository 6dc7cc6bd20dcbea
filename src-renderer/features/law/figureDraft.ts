import type { LawRuleRow } from '#shared/contract/law.ts';

/** One step of a scale while it is being entered; amounts in minor units. */
export interface TierDraft {
  readonly upTo: number | null;
  readonly value: number | null;
  readonly plusShare?: number;
}

/** Tells whether everything of a figure is entered. Whether it can be meant, the backend says. */
export function isComplete(rule: Pick<LawRuleRow, 'unit'>, value: unknown): boolean {
  if (value === null || value === undefined) return false;
  switch (rule.unit) {
    case 'percent':
    case 'money':
    case 'days':
    case 'years':
    case 'count':
    case 'flag':
    case 'word':
    case 'words':
      return true;
    case 'count_with_lapse':
      return (value as { count: number | null }).count !== null;
    case 'bank_days': {
      const { bankDays, receiptDays } = value as { bankDays: number | null; receiptDays: number | null };
      return bankDays !== null && receiptDays !== null;
    }
    case 'scale': {
      const tiers = value as readonly TierDraft[];
      const last = tiers.length - 1;
      return tiers.every((tier, at) => tier.value !== null && (at === last || tier.upTo !== null));
    }
  }
}
