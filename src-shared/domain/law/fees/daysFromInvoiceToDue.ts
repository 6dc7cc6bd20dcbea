import { daysBetween } from '#shared/kernel/isoDate.ts';
import type { FeeClaim, FeeRuling } from '#shared/domain/law/fees/feeClaim.ts';
import type { LawSource } from '#shared/domain/law/lawPack.ts';

/**
 * No fee for an invoice that was out for fewer days before its due date as printed (FI: perintälaki 10 b §). The day
 * of the invoice stands for the day it was sent.
 */
export function daysFromInvoiceToDue(
  days: number,
  { issued, due }: FeeClaim,
  source: LawSource,
): FeeRuling | null {
  if (daysBetween(issued, due) >= days) return null;
  return { kind: 'never', reason: { code: 'fee_invoice_late', params: { days, issued, due }, source } };
}
