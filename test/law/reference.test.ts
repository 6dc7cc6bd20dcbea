import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isoDate } from '#shared/kernel/isoDate.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { AgencyCostItem, DebtorKind, LawCountry, LawPack, Tier } from '#shared/domain/law/lawPack.ts';
import { lawRules, ruleAt } from '#shared/domain/law/lawRules.ts';
import type { LawRule } from '#shared/domain/law/lawRules.ts';
import { countries, packOf } from '#test/law/packs.ts';

/** One line of the table of research that the packs were made from. */
interface Entry {
  readonly country: LawCountry;
  readonly debtorKind: 'consumer' | 'business' | 'both';
  /** What it is, and for tiers after a colon for which principals. */
  readonly kind: string;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly value: number | string | null;
  readonly unit: string;
  readonly grade: string;
}

// The research lies beside the repository of whoever works on the law; the packs stand without it.
const path = join(import.meta.dirname, '../../../shared/law/law.json');
const isThere = existsSync(path);
const entries = isThere ? (JSON.parse(readFileSync(path, 'utf8')) as readonly Entry[]) : [];

/** Where a pack says something else than the table, and why. */
const differences: readonly (readonly [what: string, why: string])[] = [
  [
    'SE both reminder_fee_max 1982-01-01',
    'the table’s day is nominal: SFS 2003:294 is in force from 2003-07-01',
  ],
  ['SE both collection_notice_fee_max 1982-01-01', 'as above'],
  ['SE both installment_plan_fee_max 1982-01-01', 'as above'],
  ['NO both inkassosats', 'fees are written as fees; how they follow from it, the test of the pack reckons'],
  ['NO business agency_fee_factor', 'a company’s costs are written as sums'],
  ['FI consumer fee_bearing_demands_max', 'about the collector’s demands, which no creditor sends'],
  ['NO both fee_bearing_reminders_max', 'grade: two more sources than the table has'],
  ['DK both agency_fee_max', 'grade: the base of the 1 % above 500,000 was not confirmed'],
];

describe.skipIf(!isThere)('the law packs and the research they were made from', () => {
  const packs = new Map(countries.map((country) => [country, packOf(country)] as const));
  const described = (entry: Entry) => `${entry.country} ${entry.debtorKind} ${entry.kind} ${entry.validFrom}`;
  const isExpected = (entry: Entry) => differences.some(([what]) => described(entry).startsWith(what));

  test.each(entries.filter((entry) => !isExpected(entry)).map((entry) => [described(entry), entry] as const))(
    '%s',
    (_name, entry) => {
      const pack = packs.get(entry.country);
      if (pack === undefined) throw new Error(entry.country);
      for (const debtor of debtorsOf(entry)) {
        for (const day of daysOf(entry)) {
          expect(figureOf(pack, entry, debtor, day)).toEqual(wanted(entry, day));
        }
      }
    },
  );

  test('differ only where it is said', () => {
    const idle = differences.filter(([what]) => !entries.some((entry) => described(entry).startsWith(what)));
    expect(idle).toEqual([]);
  });
});

test('no source is known by the number of a stored file alone', () => {
  for (const country of countries) {
    for (const rule of lawRules(packOf(country))) {
      const sources =
        rule.figures === 'one'
          ? [rule.figure.source]
          : rule.lists.flatMap(({ figures }) => figures.map(({ source }) => source));
      for (const source of sources) expect(source).not.toMatch(/stored|\bids? \d{5}/);
    }
  }
});

function debtorsOf({ debtorKind }: Entry): readonly DebtorKind[] {
  if (debtorKind === 'both') return ['person', 'company'];
  return [debtorKind === 'consumer' ? 'person' : 'company'];
}

/** The first day of an entry, and its last where it says one. */
function daysOf({ validFrom, validTo }: Entry): readonly IsoDate[] {
  return [isoDate(validFrom), ...(validTo === undefined ? [] : [isoDate(validTo)])];
}

interface Found {
  readonly value: unknown;
  readonly grade?: string | undefined;
}

/** What the table says, in the units of a pack. */
function wanted({ value, unit, grade, kind, validFrom }: Entry, day: IsoDate): Found {
  if (value === null) return { value: null };
  if (typeof value === 'string') throw new Error(`${kind}: ${value}`);
  const isWhole = unit === 'days' || unit === 'count';
  const scaled = isWhole ? value : Math.round(value * 100);
  return day === validFrom && comparesGrade(kind) ? { value: scaled, grade } : { value: scaled };
}

/** A rate is the sum of two figures, and a tier is one of several: only the figures themselves have a grade. */
function comparesGrade(kind: string): boolean {
  return kind !== 'interest_late_rate' && !kind.includes(':');
}

function figureOf(pack: LawPack, entry: Entry, debtor: DebtorKind, day: IsoDate): Found {
  const [kind = '', tier] = entry.kind.split(':');
  if (kind === 'interest_late_rate') return { value: lateRate(pack, debtor, day) };
  const at = placeOf(pack, kind, tier);
  const known = periodOn(ruleAt(pack, at), debtor, day);
  if (known === undefined || known.value === null) return { value: null };
  const value = inTier(countIn(known.value), tier, entry);
  return day === entry.validFrom && comparesGrade(entry.kind) ? { value, grade: known.grade } : { value };
}

interface Period {
  readonly from: IsoDate;
  readonly value: unknown;
  readonly grade?: string;
  readonly source: string;
}

function periodOn(rule: LawRule | undefined, debtor: DebtorKind, day: IsoDate): Period | undefined {
  if (rule === undefined || rule.figures === 'one') throw new Error('no such dated rule');
  const list = rule.lists.find((each) => each.debtor === 'both' || each.debtor === debtor);
  return list?.figures.findLast(({ from }) => from <= day);
}

function lateRate(pack: LawPack, debtor: DebtorKind, day: IsoDate): unknown {
  const on = (at: string) => periodOn(ruleAt(pack, at), debtor, day)?.value as number;
  if (pack.lateInterest.rate.kind === 'fixed') return on('lateInterest.rate.rates');
  return on('lateInterest.rate.reference') + on('lateInterest.rate.margin');
}

const places: Readonly<Record<string, string>> = {
  interest_reference_rate: 'lateInterest.rate.reference',
  reminder_fee_max: 'fees.maximum.reminder',
  collection_notice_fee_max: 'fees.maximum.collection_notice',
  own_payment_demand_fee_max: 'fees.maximum.payment_demand',
  b2b_compensation: 'compensation',
  collection_notice_min_deadline: 'notices.minimumDeadlineDays.collection_notice',
};

const conditions: Readonly<Record<string, string>> = {
  min_days_due_to_fee: 'days_after_due',
  min_days_invoice_to_due_for_fee: 'days_from_invoice_to_due',
  min_days_between_fees: 'days_between_fees',
  fee_bearing_reminders_max: 'count_per_debt',
  total_collection_cost_max: 'total_by_principal',
};

const costs: Readonly<Record<string, AgencyCostItem>> = {
  agency_fee_max_single: 'agency_fee_single',
  agency_fee_max: 'agency_fee_single',
  agency_fee_max_heavy: 'agency_fee_heavy',
  payment_demand_fee_max: 'payment_demand',
  'payment_demand_fee_max:directly_enforceable': 'payment_demand_directly_enforceable',
  'payment_demand_fee_max:own_group_collector': 'payment_demand_own_group',
  extension_fee_max: 'extension',
  installment_plan_fee_max: 'instalment_plan',
  tratta_fee_max: 'tratta',
  bankruptcy_threat_demand_fee_max: 'bankruptcy_threat',
  'total_collection_cost_max:directly_enforceable': 'total_directly_enforceable',
  collection_handover_fee_max: 'hand_over',
};

function placeOf(pack: LawPack, kind: string, tier: string | undefined): string {
  const item = costs[`${kind}:${tier ?? ''}`] ?? costs[kind];
  if (item !== undefined) return `agencyCosts[${pack.agencyCosts.findIndex((cost) => cost.item === item)}]`;
  const mechanism = conditions[kind];
  if (mechanism === undefined) return places[kind] ?? kind;
  return `fees.conditions[${pack.fees.conditions.findIndex((condition) => condition.mechanism === mechanism)}]`;
}

function countIn(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'count' in value ? value.count : value;
}

/** What a scale says for the principals of a tier such as `principal<=2500`; other values as they are. */
function inTier(value: unknown, tier: string | undefined, { kind }: Entry): unknown {
  if (!Array.isArray(value)) return value;
  const scale = value as readonly Tier[];
  const [, sign, limit] = /^principal(<=|>)(\d+)/.exec(tier ?? '') ?? [];
  if (sign === undefined) return scale.length === 1 ? scale[0]?.value : `${kind}: needs a tier`;
  const principal = Number(limit) * 100 + (sign === '>' ? 1 : 0);
  return scale.find(({ upTo }) => upTo === null || principal <= upTo)?.value;
}
