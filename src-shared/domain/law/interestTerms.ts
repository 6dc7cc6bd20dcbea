import type { EpochDay, IsoDate } from '#shared/kernel/isoDate.ts';
import { isoDate, toEpochDay } from '#shared/kernel/isoDate.ts';
import type { CreditorFacts, InvoiceFacts } from '#shared/domain/dunning/facts.ts';
import type { FigureTable, KnownFigure } from '#shared/domain/law/figureOn.ts';
import { figureIndexOn, figureOn } from '#shared/domain/law/figureOn.ts';
import type { InterestTable } from '#shared/domain/law/interestTable.ts';
import { interestTable } from '#shared/domain/law/interestTable.ts';
import type { BasisPoints, DayCount, DebtorKind, Figure, LawSource } from '#shared/domain/law/lawPack.ts';
import { movedDay } from '#shared/domain/law/minimumDeadline.ts';
import type { DebtorLaw, PreparedLaw } from '#shared/domain/law/prepareLaw.ts';
import { ruleSource } from '#shared/domain/law/prepareLaw.ts';
import { weakestSource } from '#shared/domain/law/weakestSource.ts';

/** What of an invoice decides about its interest terms. */
export type InterestClaim = Pick<InvoiceFacts, 'issued' | 'due' | 'agreedRate'>;

/** What of a creditor's settings decides about its interest terms. */
export type InterestSettings = Pick<CreditorFacts, 'dayCount' | 'dueDatesAgreed'>;

/** From when, and at which rates, an invoice bears late interest. */
export interface InterestTerms {
  /** The first day that bears interest. */
  readonly from: EpochDay;
  /** Shared by all claims of the same terms; never changes. */
  readonly table: InterestTable;
  /** That the due date was not agreed on, so that interest starts later than the day after it; else null. */
  readonly startsLater: { readonly days: number; readonly source: LawSource } | null;
  /** The rate that was agreed for late payment, and whether the law cuts it on some day from `from` on; else null. */
  readonly agreed: { readonly rate: BasisPoints; readonly cut: boolean; readonly source: LawSource } | null;
  /** Where the rate stands in the law: that of the newest figure, or the rule about agreed rates. */
  readonly source: LawSource;
  /** Where the country's day count stands; null where the creditor has chosen its own. */
  readonly dayCountSource: LawSource | null;
}

/**
 * From when and at which rates an invoice bears late interest, in this country, for this kind of debtor.
 *
 * Interest starts on the day after the due date, which counts as the next business day where the law moves it. Where
 * the due date was neither agreed on beforehand nor is a printed one enough by law, not before so many days have
 * passed since the invoice. The margin over the reference rate goes by the due date; an agreed rate takes the place
 * of the statutory one, cut to it day by day where the law wants that.
 * Sources: forsinkelsesrenteloven § 2; räntelagen 3, 4 and 6 §§; korkolaki 2, 4, 4 a, 5 and 6 §§; renteloven §§ 3 and 5.
 */
export function interestTerms(
  law: PreparedLaw,
  debtorKind: DebtorKind,
  claim: InterestClaim,
  creditor: InterestSettings,
): InterestTerms {
  const debtorLaw = law[debtorKind];
  const afterDue = movedDay(law, toEpochDay(claim.due)) + 1;
  const later = creditor.dueDatesAgreed ? null : laterStart(debtorLaw, claim.issued, afterDue);
  const from = later === null ? afterDue : later.from;
  const tables = tablesFor(law, debtorKind, toEpochDay(claim.due), creditor.dayCount);
  const agreed = claim.agreedRate === null ? null : agreedTerms(tables, debtorLaw, claim, from);
  return {
    from,
    table: agreed === null ? tables.statutory : agreed.table,
    startsLater: later,
    agreed,
    source: agreed === null ? tables.source : agreed.source,
    dayCountSource: creditor.dayCount === null ? tables.dayCountSource : null,
  };
}

interface LaterStart {
  readonly from: EpochDay;
  readonly days: number;
  readonly source: LawSource;
}

/** The start for a due date that nobody agreed on; null where a printed one is enough or the due date is later anyway. */
function laterStart(law: DebtorLaw, issued: IsoDate, afterDue: EpochDay): LaterStart | null {
  const day = toEpochDay(issued);
  if (figureOn(law.printedDueIsAgreed, day)?.figure.value === true) return null;
  const known = figureOn(law.daysWithoutAgreedDue, day);
  if (known === undefined) return null;
  const days = known.figure.value;
  const from = day + days + 1;
  return from > afterDue ? { from, days, source: known.source } : null;
}

interface AgreedTerms {
  readonly rate: BasisPoints;
  readonly cut: boolean;
  readonly source: LawSource;
  readonly table: InterestTable;
}

/** Terms for an agreed rate; null where the law has no rule about agreed rates, so that the statutory one holds. */
function agreedTerms(
  tables: Tables,
  law: DebtorLaw,
  { agreedRate, due }: InterestClaim,
  from: EpochDay,
): AgreedTerms | null {
  const rule = figureOn(law.agreedRate, toEpochDay(due));
  if (agreedRate === null || rule === undefined) return null;
  const isCapped = rule.figure.value === 'not_above_statutory';
  return {
    rate: agreedRate,
    cut: isCapped && isAboveStatutory(tables.statutory, agreedRate, from),
    source: rule.source,
    table: agreedTable(tables, rule, agreedRate, isCapped),
  };
}

function isAboveStatutory({ rates }: InterestTable, rate: BasisPoints, from: EpochDay): boolean {
  const first = Math.max(0, figureIndexOn(rates, from));
  return rates.figures.slice(first).some(({ figure }) => rate > figure.value);
}

/** The tables of one law, kind of debtor, margin and day count: the statutory one, and one for each agreed rate. */
interface Tables {
  readonly statutory: InterestTable;
  readonly source: LawSource;
  readonly dayCountSource: LawSource;
  readonly reference: string;
  readonly changeDays: readonly string[];
  /** By the rule that lets the rate be agreed on, then by the rate. */
  readonly agreed: Map<AgreedRule, Map<BasisPoints, InterestTable>>;
}

type AgreedRule = KnownFigure<Figure<'free' | 'not_above_statutory'>>;

/** Each law, once prepared, never changes; its tables go with it. */
const known = new WeakMap<DebtorLaw, Map<string, Tables>[]>();

/** Rates are agreed in round figures; a ledger with more different ones than this starts over. */
const keptRates = 500;

function tablesFor(
  law: PreparedLaw,
  debtorKind: DebtorKind,
  due: EpochDay,
  ownDayCount: DayCount | null,
): Tables {
  const debtorLaw = law[debtorKind];
  const dayCount = ownDayCount ?? law.pack.lateInterest.dayCount.value;
  let byMargin = known.get(debtorLaw);
  if (byMargin === undefined) {
    byMargin = [];
    known.set(debtorLaw, byMargin);
  }
  const { rate } = debtorLaw;
  const margin = rate.kind === 'fixed' ? 0 : figureIndexOn(rate.margin, due) + 1;
  const byDayCount = (byMargin[margin] ??= new Map<string, Tables>());
  const found = byDayCount.get(dayCount);
  if (found !== undefined) return found;
  const made = makeTables(law, debtorLaw, margin - 1, dayCount);
  byDayCount.set(dayCount, made);
  return made;
}

function makeTables(law: PreparedLaw, { rate }: DebtorLaw, margin: number, dayCount: DayCount): Tables {
  const { reference } = rate;
  const { changeDays } = law.pack.lateInterest;
  const rates =
    rate.kind === 'fixed' ? rate.rates : withMargin(rate.rates, rate.margin.figures[margin], reference);
  const statutory = interestTable({ rates, reference, dayCount, changeDays });
  const source = rates.figures.at(-1)?.source ?? weakestSource(reference, []);
  const dayCountSource = ruleSource(law.pack.lateInterest.dayCount);
  return { statutory, source, dayCountSource, reference, changeDays, agreed: new Map() };
}

type RateTable = FigureTable<Figure<BasisPoints>>;

/** Reference rates with the margin on top; without a known margin no rate is known. */
function withMargin(
  { starts, figures }: RateTable,
  margin: KnownFigure<Figure<BasisPoints>> | undefined,
  reference: string,
): RateTable {
  if (margin === undefined) return { starts: [], figures: [] };
  return {
    starts,
    figures: figures.map(({ figure, source }) => ({
      figure: { ...figure, value: figure.value + margin.figure.value },
      source: weakestSource(reference, [source, margin.source]),
    })),
  };
}

function agreedTable(tables: Tables, rule: AgreedRule, rate: BasisPoints, isCapped: boolean): InterestTable {
  let byRate = tables.agreed.get(rule);
  if (byRate === undefined) {
    byRate = new Map();
    tables.agreed.set(rule, byRate);
  }
  const found = byRate.get(rate);
  if (found !== undefined) return found;
  if (byRate.size >= keptRates) byRate.clear();
  const made = isCapped ? cappedTable(tables, rule, rate) : freeTable(tables, rule, rate);
  byRate.set(rate, made);
  return made;
}

/** The lower of the agreed and the statutory rate, day by day. */
function cappedTable(
  { statutory, reference, changeDays }: Tables,
  rule: AgreedRule,
  agreed: BasisPoints,
): InterestTable {
  const { starts, figures } = statutory.rates;
  const rates: RateTable = {
    starts,
    figures: figures.map((known) =>
      known.figure.value <= agreed
        ? known
        : { figure: { ...known.figure, value: agreed }, source: rule.source },
    ),
  };
  return interestTable({ rates, reference, dayCount: statutory.dayCount, changeDays });
}

/** Earlier than any claim: an agreed rate holds on every day. */
const always = isoDate('1900-01-01');

/** The agreed rate on every day; it does not wait for a new reference rate. */
function freeTable(
  { statutory }: Tables,
  { figure, source }: AgreedRule,
  agreed: BasisPoints,
): InterestTable {
  const rates: RateTable = {
    starts: [toEpochDay(always)],
    figures: [{ figure: { ...figure, from: always, value: agreed }, source }],
  };
  const { reference } = source;
  return interestTable({ rates, reference, dayCount: statutory.dayCount, changeDays: [] });
}
