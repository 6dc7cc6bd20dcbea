import type { EpochDay } from '#shared/kernel/isoDate.ts';
import { toEpochDay } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import type { InvoiceFacts, Reduction } from '#shared/domain/dunning/facts.ts';
import type { PrincipalPeriod } from '#shared/domain/law/interestOverPeriods.ts';

/**
 * The principal that an invoice owed from day `from` to day `to`, both counted, in order of time.
 *
 * Counted back from what is open now: a payment lowers the principal from the day after it, since the paying
 * day still counts on the old balance; a credit note lowers it from its own day on. What no reduction
 * explains counts as paid before, and the principal never exceeds the invoice total: never too much interest.
 * Empty when `to` lies before `from`.
 */
export function principalPeriods(
  invoice: Pick<InvoiceFacts, 'original' | 'open' | 'reductions'>,
  from: EpochDay,
  to: EpochDay,
): readonly PrincipalPeriod[] {
  if (to < from) return [];
  const { original, open, reductions } = invoice;
  if (reductions.length === 0) return [{ from, to, principal: boundedPrincipal(open, original) }];
  const changes = reductions
    .map((reduction) => ({ day: effectiveDay(reduction), amount: reduction.amount }))
    .filter((change) => change.day > from)
    .sort((a, b) => a.day - b.day);
  let principal = open;
  for (const change of changes) principal += change.amount;
  const periods: PrincipalPeriod[] = [];
  let start = from;
  for (const change of changes) {
    if (change.day > to) break;
    if (change.day > start) {
      periods.push({ from: start, to: change.day - 1, principal: boundedPrincipal(principal, original) });
      start = change.day;
    }
    principal -= change.amount;
  }
  periods.push({ from: start, to, principal: boundedPrincipal(principal, original) });
  return periods;
}

/** The first day on which the reduction has lowered the principal. */
function effectiveDay(reduction: Reduction): EpochDay {
  const day = toEpochDay(reduction.date);
  return reduction.kind === 'payment' ? day + 1 : day;
}

function boundedPrincipal(principal: Minor, original: Minor): Minor {
  return Math.max(0, Math.min(principal, original));
}
