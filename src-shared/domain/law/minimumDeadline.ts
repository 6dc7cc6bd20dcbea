import type { EpochDay } from '#shared/kernel/isoDate.ts';
import { nextBusinessDay } from '#shared/domain/law/businessDays.ts';
import { figureOn } from '#shared/domain/law/figureOn.ts';
import type { DebtorKind, LawSource, NoticeKind } from '#shared/domain/law/lawPack.ts';
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
}

/**
 * The deadline of a notice sent on a day: the wanted days or the law's minimum, whichever is longer, moved to
 * a business day where the law moves deadlines (inkassoloven § 9: at least 14 days from sending, the last
 * day counts).
 */
export function minimumDeadline(
  law: PreparedLaw,
  debtorKind: DebtorKind,
  kind: NoticeKind,
  sending: EpochDay,
  wantedDays: number,
): NoticeDeadline {
  const known = figureOn(law[debtorKind].noticeMinimumDeadlineDays[kind], sending);
  const minimum = known?.figure.value ?? 0;
  const days = Math.max(wantedDays, minimum);
  const counted = sending + days;
  return {
    deadline: movedDay(law, counted),
    counted,
    days,
    source: minimum > wantedDays ? known?.source : undefined,
  };
}

/** The day on which something due on `day` falls due in law. */
export function movedDay(law: PreparedLaw, day: EpochDay): EpochDay {
  return law.closedDaysMove ? nextBusinessDay(law.calendar, day) : day;
}
