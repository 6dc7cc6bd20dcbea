import type { EpochDay } from '#shared/kernel/isoDate.ts';
import { toEpochDay } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import type { BusinessCalendar } from '#shared/domain/law/businessDays.ts';
import { businessCalendar } from '#shared/domain/law/businessDays.ts';
import type { FigureTable } from '#shared/domain/law/figureOn.ts';
import { figureTable, lawSource } from '#shared/domain/law/figureOn.ts';
import type {
  BasisPoints,
  ClaimPart,
  CompensationLaw,
  DebtorKind,
  FeeConditionValues,
  FeeFigure,
  FeeKind,
  FeeMechanism,
  Figure,
  Hole,
  LawPack,
  LawSource,
  LimitationLaw,
  NoticeForm,
  Provenance,
} from '#shared/domain/law/lawPack.ts';

/** A law pack made ready for many invoices. Plain data; never changes. */
export interface PreparedLaw {
  readonly pack: LawPack;
  readonly calendar: BusinessCalendar;
  readonly closedDaysMove: boolean;
  readonly closedDaysSource: LawSource;
  /** What an objection stops. */
  readonly objectionSource: LawSource;
  /** The lump sum between businesses; its holes are in it. */
  readonly compensation: FigureTable<Figure<Minor> | Hole>;
  readonly compensationRelation: CompensationLaw['relation']['value'];
  readonly compensationRelationSource: LawSource;
  readonly limitationStarts: LimitationLaw['starts']['value'];
  readonly limitationInterrupted: boolean;
  readonly limitationInterruptedSource: LawSource;
  readonly person: DebtorLaw;
  readonly company: DebtorLaw;
}

/** The law for one kind of debtor. A table without figures: the rule does not exist for it. */
export interface DebtorLaw {
  readonly rate: PreparedRate;
  readonly daysWithoutAgreedDue: FigureTable<Figure<number>>;
  readonly printedDueIsAgreed: FigureTable<Figure<boolean>>;
  readonly agreedRate: FigureTable<Figure<'free' | 'not_above_statutory'>>;
  readonly feeMaximum: Readonly<Record<FeeKind, FigureTable<FeeFigure>>>;
  /** In the order of the pack. */
  readonly feeConditions: readonly PreparedFeeCondition[];
  readonly noticeEarliestDays: Readonly<Record<NoticeForm, FigureTable<Figure<number>>>>;
  readonly noticeMinimumDeadlineDays: Readonly<Record<NoticeForm, FigureTable<Figure<number>>>>;
  readonly bankDaysAfterReceipt: FigureTable<
    Figure<{ readonly bankDays: number; readonly receiptDays: number }>
  >;
  readonly lastNotice: FigureTable<Figure<'collection_notice' | 'demand_letter' | 'agency_only'>>;
  readonly handOverRequires: FigureTable<Figure<'collection_notice' | 'reminder' | 'nothing'>>;
  readonly handOverDaysAfterNotice: FigureTable<Figure<number>>;
  readonly paymentOrder: FigureTable<Figure<readonly ClaimPart[]>>;
  readonly limitationYears: FigureTable<Figure<number>>;
  /** Every day on which a rule changes that decides about steps and their days, ascending. */
  readonly changes: readonly EpochDay[];
}

/** The rates of late interest: fixed as a whole, or a reference rate and the margin by the due date of the claim. */
export type PreparedRate =
  | { readonly kind: 'fixed'; readonly reference: string; readonly rates: FigureTable<Figure<BasisPoints>> }
  | {
      readonly kind: 'reference_plus_margin';
      readonly reference: string;
      readonly rates: FigureTable<Figure<BasisPoints>>;
      readonly margin: FigureTable<Figure<BasisPoints>>;
    };

/** A condition of a fee with its figures for one kind of debtor. */
export type PreparedFeeCondition = {
  readonly [Mechanism in FeeMechanism]: {
    readonly mechanism: Mechanism;
    readonly kinds: readonly FeeKind[];
    readonly table: FigureTable<Figure<FeeConditionValues[Mechanism]>>;
  };
}[FeeMechanism];

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
    closedDaysSource: ruleSource(pack.closedDays),
    objectionSource: ruleSource(pack.objections.stops),
    compensation: compensationTable(pack.compensation),
    compensationRelation: pack.compensation.relation.value,
    compensationRelationSource: ruleSource(pack.compensation.relation),
    limitationStarts: pack.limitation.starts.value,
    limitationInterrupted: pack.limitation.interruptedByReminder.value,
    limitationInterruptedSource: ruleSource(pack.limitation.interruptedByReminder),
    person: lawFor(pack, 'person'),
    company: lawFor(pack, 'company'),
  };
}

/** The source of a rule with one figure. */
export function ruleSource(rule: Provenance & { readonly reference: string }): LawSource {
  return lawSource(rule.reference, rule);
}

/** A hole has no grade; a reason that names one says that the figure is missing, not what it is. */
function compensationTable({ reference, company }: CompensationLaw): FigureTable<Figure<Minor> | Hole> {
  return {
    starts: company.map((figure) => toEpochDay(figure.from)),
    figures: company.map((figure) => ({
      figure,
      source: lawSource(reference, figure.value === null ? { grade: 'I' } : figure),
    })),
  };
}

function lawFor(pack: LawPack, debtorKind: DebtorKind): DebtorLaw {
  const law = tablesFor(pack, debtorKind);
  return { ...law, changes: changesOf(law) };
}

/** Whether a rule about steps and their days changes after one day, up to and including another. */
export function changesBetween({ changes }: DebtorLaw, after: EpochDay, upTo: EpochDay): boolean {
  // From the newest back: nearly every question is about a day near the present.
  for (let place = changes.length - 1; place >= 0; place -= 1) {
    const day = changes[place] as EpochDay;
    if (day <= after) return false;
    if (day <= upTo) return true;
  }
  return false;
}

function changesOf(law: Omit<DebtorLaw, 'changes'>): readonly EpochDay[] {
  const tables: readonly Pick<FigureTable<unknown>, 'starts'>[] = [
    ...Object.values(law.feeMaximum),
    ...law.feeConditions.map(({ table }) => table),
    ...Object.values(law.noticeEarliestDays),
    ...Object.values(law.noticeMinimumDeadlineDays),
    law.bankDaysAfterReceipt,
    law.lastNotice,
    law.handOverRequires,
    law.handOverDaysAfterNotice,
  ];
  return [...new Set(tables.flatMap(({ starts }) => starts))].sort((a, b) => a - b);
}

function tablesFor(pack: LawPack, debtorKind: DebtorKind): Omit<DebtorLaw, 'changes'> {
  const { fees, notices, lateInterest } = pack;
  return {
    rate: rateFor(pack, debtorKind),
    daysWithoutAgreedDue: figureTable(lateInterest.daysWithoutAgreedDue, debtorKind),
    printedDueIsAgreed: figureTable(lateInterest.printedDueIsAgreed, debtorKind),
    agreedRate: figureTable(lateInterest.agreedRate, debtorKind),
    feeMaximum: {
      reminder: figureTable(fees.maximum.reminder, debtorKind),
      collection_notice: figureTable(fees.maximum.collection_notice, debtorKind),
      demand_letter: figureTable(fees.maximum.demand_letter, debtorKind),
      payment_demand: figureTable(fees.maximum.payment_demand, debtorKind),
    },
    feeConditions: fees.conditions.map(
      (condition) =>
        ({
          mechanism: condition.mechanism,
          kinds: condition.kinds,
          table: figureTable(condition as never, debtorKind),
        }) as unknown as PreparedFeeCondition,
    ),
    noticeEarliestDays: byForm((form) => figureTable(notices.earliestDaysAfterDue[form], debtorKind)),
    noticeMinimumDeadlineDays: byForm((form) => figureTable(notices.minimumDeadlineDays[form], debtorKind)),
    bankDaysAfterReceipt: figureTable(notices.bankDaysAfterReceipt, debtorKind),
    lastNotice: figureTable(notices.lastNotice, debtorKind),
    handOverRequires: figureTable(pack.handOver.requires, debtorKind),
    handOverDaysAfterNotice: figureTable(pack.handOver.daysAfterNotice, debtorKind),
    paymentOrder: figureTable(pack.payments.order, debtorKind),
    limitationYears: figureTable(pack.limitation.years, debtorKind),
  };
}

function rateFor({ lateInterest }: LawPack, debtorKind: DebtorKind): PreparedRate {
  const { rate } = lateInterest;
  switch (rate.kind) {
    case 'fixed':
      return {
        kind: 'fixed',
        reference: rate.rates.reference,
        rates: figureTable(rate.rates, debtorKind),
      };
    case 'reference_plus_margin':
      return {
        kind: 'reference_plus_margin',
        reference: rate.margin.reference,
        rates: figureTable(rate.reference, debtorKind),
        margin: figureTable(rate.margin, debtorKind),
      };
  }
}

function byForm<Table>(table: (form: NoticeForm) => Table): Readonly<Record<NoticeForm, Table>> {
  return {
    reminder: table('reminder'),
    collection_notice: table('collection_notice'),
    demand_letter: table('demand_letter'),
  };
}
