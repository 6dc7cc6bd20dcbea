import type { EpochDay } from '#shared/kernel/isoDate.ts';
import { nextBusinessDay } from '#shared/domain/law/businessDays.ts';
import { figureOn } from '#shared/domain/law/figureOn.ts';
import type { DebtorKind, LawSource, NoticeForm } from '#shared/domain/law/lawPack.ts';
import type { PreparedLaw } from '#shared/domain/law/prepareLaw.ts';

/** A notice's deadline and how it came about. */
export interface NoticeDeadline {
  readonly deadline: EpochDay;
  /** The day before it was moved to a business day. */
  readonly counted: EpochDay;
  /** Days from sending that were counted. */
  readonly days: number;
  /** The law, where it asks for more days than were wanted. */
  readonly source: LawSource | undefined;
  /** The bank days that made it longer still; null where they did not. */
  readonly bank: {
    readonly bankDays: number;
    readonly receiptDays: number;
    readonly source: LawSource;
  } | null;
}

/**
 * The deadline of a notice sent on a day: the wanted days or the law's minimum for its form, whichever is longer, and
 * so many bank days after it was presumably received; moved to a business day where the law moves deadlines
 * (NO: inkassoloven § 9, at least 14 days from sending, the last day counts; SE: Inkassonämnden 273-2021; DK:
 * inkassoloven § 10).
 */
export function minimumDeadline(
  law: PreparedLaw,
  debtorKind: DebtorKind,
  form: NoticeForm,
  sending: EpochDay,
  wantedDays: number,
): NoticeDeadline {
  const known = figureOn(law[debtorKind].noticeMinimumDeadlineDays[form], sending);
  const minimum = known?.figure.value ?? 0;
  const days = Math.max(wantedDays, minimum);
  const byDays = sending + days;
  const byBank = form === 'reminder' ? null : bankDeadline(law, debtorKind, sending);
  const isByBank = byBank !== null && byBank.day > byDays;
  const counted = isByBank ? byBank.day : byDays;
  return {
    deadline: movedDay(law, counted),
    counted,
    days: counted - sending,
    source: minimum > wantedDays ? known?.source : undefined,
    bank: isByBank ? byBank : null,
  };
}

/** Whether the law wants a notice of the form, sent on the day, to set a deadline of its own, or to name one at all. */
export function wantsOwnDeadline(
  law: PreparedLaw,
  debtorKind: DebtorKind,
  form: NoticeForm,
  sending: EpochDay,
): boolean {
  const debtorLaw = law[debtorKind];
  if ((figureOn(debtorLaw.noticeMinimumDeadlineDays[form], sending)?.figure.value ?? 0) > 0) return true;
  if (form !== 'reminder' && figureOn(debtorLaw.bankDaysAfterReceipt, sending) !== undefined) return true;
  return law.pack.notices.contents[form].value.includes('deadline');
}

/** The day on which something due on `day` falls due in law. */
export function movedDay(law: PreparedLaw, day: EpochDay): EpochDay {
  return law.closedDaysMove ? nextBusinessDay(law.calendar, day) : day;
}

/** The last of the bank days that a notice must leave after the day it was presumably received. */
function bankDeadline(law: PreparedLaw, debtorKind: DebtorKind, sending: EpochDay) {
  const known = figureOn(law[debtorKind].bankDaysAfterReceipt, sending);
  if (known === undefined) return null;
  const { bankDays, receiptDays } = known.figure.value;
  let day = sending + receiptDays;
  for (let left = bankDays; left > 0; left -= 1) day = nextBusinessDay(law.calendar, day + 1);
  return { day, bankDays, receiptDays, source: known.source };
}
