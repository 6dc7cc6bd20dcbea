import type { BusinessCalendar } from '#shared/domain/law/businessDays.ts';
import { businessCalendar } from '#shared/domain/law/businessDays.ts';
import type { FigureTable } from '#shared/domain/law/figureOn.ts';
import { figureTable, lawSource } from '#shared/domain/law/figureOn.ts';
import type { InterestTable } from '#shared/domain/law/interestTable.ts';
import { interestTable } from '#shared/domain/law/interestTable.ts';
import type {
  DebtorKind,
  FeeFigure,
  FeeKind,
  Figure,
  LawPack,
  LawSource,
  NoticeKind,
} from '#shared/domain/law/lawPack.ts';

/** A law pack made ready for many invoices. Plain data; never changes. */
export interface PreparedLaw {
  readonly pack: LawPack;
  readonly calendar: BusinessCalendar;
  readonly closedDaysMove: boolean;
  readonly closedDaysSource: LawSource;
  readonly person: DebtorLaw;
  readonly company: DebtorLaw;
}

/** The law for one kind of debtor. */
export interface DebtorLaw {
  readonly interest: InterestTable;
  readonly feeMaximum: Readonly<Record<FeeKind, FigureTable<FeeFigure>>>;
  readonly feeEarliestDays: FigureTable<Figure<number>>;
  readonly feeMaximumCount: FigureTable<Figure<number>>;
  readonly feeMissedDeadlineDays: FigureTable<Figure<number>>;
  readonly noticeEarliestDays: Readonly<Record<NoticeKind, FigureTable<Figure<number>>>>;
  readonly noticeMinimumDeadlineDays: Readonly<Record<NoticeKind, FigureTable<Figure<number>>>>;
  readonly collectionNoticeBeforeHandOver: FigureTable<Figure<boolean>>;
}

/** Makes a checked law pack ready for `evaluate`. The same pack gives the same result, made only once. */
export function prepareLaw(pack: LawPack): PreparedLaw {
  const known = prepared.get(pack);
  if (known !== undefined) return known;
  const law = makeReady(pack);
  prepared.set(pack, law);
  return law;
}

const prepared = new WeakMap<LawPack, PreparedLaw>();

function makeReady(pack: LawPack): PreparedLaw {
  return {
    pack,
    calendar: businessCalendar(pack.country),
    closedDaysMove: pack.closedDays.value === 'move_to_next_business_day',
    closedDaysSource: lawSource(pack.closedDays.reference, pack.closedDays.grade),
    person: lawFor(pack, 'person'),
    company: lawFor(pack, 'company'),
  };
}

function lawFor(pack: LawPack, debtorKind: DebtorKind): DebtorLaw {
  const { fees, notices, lateInterest } = pack;
  return {
    interest: interestTable(lateInterest, figureTable(lateInterest.rates, debtorKind)),
    feeMaximum: {
      reminder: figureTable(fees.maximum.reminder, debtorKind),
      collection_notice: figureTable(fees.maximum.collection_notice, debtorKind),
      payment_demand: figureTable(fees.maximum.payment_demand, debtorKind),
    },
    feeEarliestDays: figureTable(fees.earliestDaysAfterDue, debtorKind),
    feeMaximumCount: figureTable(fees.maximumCount, debtorKind),
    feeMissedDeadlineDays: figureTable(fees.missedDeadlineDays, debtorKind),
    noticeEarliestDays: {
      reminder: figureTable(notices.earliestDaysAfterDue.reminder, debtorKind),
      collection_notice: figureTable(notices.earliestDaysAfterDue.collection_notice, debtorKind),
    },
    noticeMinimumDeadlineDays: {
      reminder: figureTable(notices.minimumDeadlineDays.reminder, debtorKind),
      collection_notice: figureTable(notices.minimumDeadlineDays.collection_notice, debtorKind),
    },
    collectionNoticeBeforeHandOver: figureTable(notices.collectionNoticeBeforeHandOver, debtorKind),
  };
}
