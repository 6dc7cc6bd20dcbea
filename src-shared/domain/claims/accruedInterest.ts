import type { EpochDay, IsoDate } from '#shared/kernel/isoDate.ts';
import { toEpochDay } from '#shared/kernel/isoDate.ts';
import { principalPeriods } from '#shared/domain/claims/principalPeriods.ts';
import type { InvoiceFacts } from '#shared/domain/dunning/facts.ts';
import type { LateInterest } from '#shared/domain/law/lateInterest.ts';
import { lateInterest } from '#shared/domain/law/lateInterest.ts';
import type { DebtorKind } from '#shared/domain/law/lawPack.ts';
import { movedDay } from '#shared/domain/law/minimumDeadline.ts';
import type { PreparedLaw } from '#shared/domain/law/prepareLaw.ts';

/** What interest needs to know of an invoice. */
export type InterestBearing = Pick<InvoiceFacts, 'due' | 'original' | 'open' | 'reductions'>;

/**
 * Late interest of an invoice from the day after its due date up to and including `asOf`, with its lines.
 * A due date on a closed day counts as the next business day. No lines before that.
 */
export function accruedInterest(
  invoice: InterestBearing,
  debtorKind: DebtorKind,
  law: PreparedLaw,
  asOf: IsoDate,
): LateInterest {
  const periods = principalPeriods(invoice, interestStart(invoice.due, law), toEpochDay(asOf));
  return lateInterest(law[debtorKind].interest, periods);
}

/** The first day that bears interest: the day after the due date, a due date on a closed day being moved. */
function interestStart(due: IsoDate, law: PreparedLaw): EpochDay {
  return movedDay(law, toEpochDay(due)) + 1;
}
