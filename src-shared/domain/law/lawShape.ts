import type { Check } from '#shared/domain/law/checkJson.ts';
import {
  day,
  eachOnce,
  isRecord,
  listOf,
  objectOf,
  oneOf,
  orNull,
  scale,
  someOf,
  text,
  truth,
  wholeNumber,
} from '#shared/domain/law/checkJson.ts';
import type { Currency } from '#shared/kernel/money.ts';
import type { FeeMechanism, LawCountry } from '#shared/domain/law/lawPack.ts';

/**
 * The shape of a law pack as a tree: what `parseLawPack` checks, `lawRules` lists and `amendLaw` changes. A rule is a
 * leaf with figures; everything else leads to one.
 */
export type Shape =
  | RuleShape
  /** A value that is no rule of the law. */
  | { readonly kind: 'data'; readonly check: Check }
  | { readonly kind: 'fields'; readonly fields: Readonly<Record<string, Shape>> }
  | { readonly kind: 'list'; readonly each: Shape }
  /** Which shape it has, its own field tells. */
  | { readonly kind: 'choice'; readonly field: string; readonly shapes: Readonly<Record<string, Shape>> };

/** A rule of the law: with one figure, or with figures by date. */
export interface RuleShape {
  readonly kind: 'rule';
  readonly figures: 'one' | 'dated';
  readonly unit: RuleUnit;
  readonly value: Check;
  /** The words that a value of the unit `word` or `words` may have. */
  readonly words?: readonly string[];
  /** Whether there must be a figure. Where not, an empty list says that the rule does not exist. */
  readonly mustExist: boolean;
  /** Whether a period may say that its figure was not found. */
  readonly holes: boolean;
  /** A rule that holds for companies alone has one list only. */
  readonly companiesOnly: boolean;
  /** Further fields of a figure. */
  readonly figureFields: Readonly<Record<string, Check>>;
  /** Further fields beside the figures. */
  readonly beside: Readonly<Record<string, Shape>>;
}

/** What a figure is, so that a screen can show and ask for it. */
export type RuleUnit =
  /** Basis points. */
  | 'percent'
  /** Minor units. */
  | 'money'
  | 'days'
  | 'years'
  | 'count'
  | 'flag'
  /** One of the rule's words. */
  | 'word'
  /** A list of the rule's words. */
  | 'words'
  /** `Tier[]` */
  | 'scale'
  /** `{ count, lapsesAfterMonths }` */
  | 'count_with_lapse'
  /** `{ bankDays, receiptDays }` */
  | 'bank_days';

/** The currency that the fees of each country are fixed in. */
export const currencyOf: Readonly<Record<LawCountry, Currency>> = {
  NO: 'NOK',
  SE: 'SEK',
  FI: 'EUR',
  DK: 'DKK',
};

export const debtorKinds = ['person', 'company'] as const;
const noticeForms = ['reminder', 'collection_notice', 'demand_letter'] as const;
const feeKinds = [...noticeForms, 'payment_demand'] as const;
const dayCounts = ['actual/actual', 'actual/365', 'actual/360', '30/360'] as const;
const claimParts = ['principal', 'interest', 'charges'] as const;
const noticeContents = [
  'creditor',
  'debtor',
  'basis',
  'principal_and_additions',
  'interest_rate_and_start',
  'total',
  'deadline',
  'payment_details',
  'collection_follows',
  'right_to_object',
  'right_to_suspension',
] as const;
const agencyCostItems = [
  'agency_fee_single',
  'agency_fee_heavy',
  'payment_demand',
  'payment_demand_directly_enforceable',
  'payment_demand_own_group',
  'extension',
  'instalment_plan',
  'tratta',
  'bankruptcy_threat',
  'total_directly_enforceable',
  'hand_over',
  'court_fee',
] as const;

/** The highest sum that can be meant, in minor units: a mistyped figure must not reach a debtor. */
const sum = wholeNumber(0, 10_000_00);
/** What an agency or a court costs may be more. */
const largeSum = wholeNumber(0, 1_000_000_00);
const dayNumber = wholeNumber(0, 365);

const percent = dated('percent', wholeNumber(-1000, 5000));
const days = dated('days', dayNumber);
const maximum = dated('money', sum, { figureFields: { dueAfter: day } });

function byForm(each: Shape): Shape {
  return fields({ reminder: each, collection_notice: each, demand_letter: each });
}

function data(check: Check): Shape {
  return { kind: 'data', check };
}

function fields(shapes: Readonly<Record<string, Shape>>): Shape {
  return { kind: 'fields', fields: shapes };
}

function dated(
  unit: RuleUnit,
  value: Check,
  more: Partial<Pick<RuleShape, 'mustExist' | 'holes' | 'companiesOnly' | 'figureFields' | 'beside'>> = {},
): RuleShape {
  return {
    kind: 'rule',
    figures: 'dated',
    unit,
    value,
    mustExist: false,
    holes: false,
    companiesOnly: false,
    figureFields: {},
    beside: {},
    ...more,
  };
}

function one(unit: RuleUnit, value: Check): RuleShape {
  return { ...dated(unit, value, { mustExist: true }), figures: 'one' };
}

function words(shape: RuleShape, ...known: readonly string[]): RuleShape {
  return { ...shape, words: known };
}

function word(...known: readonly string[]): RuleShape {
  return words(one('word', oneOf(...known)), ...known);
}

function datedWord(...known: readonly string[]): RuleShape {
  return words(dated('word', oneOf(...known), { mustExist: true }), ...known);
}

/** Each mechanism of fee conditions with the unit and the limits of its figure. */
const conditionValues: Readonly<Record<FeeMechanism, readonly [RuleUnit, Check]>> = {
  days_after_due: ['days', dayNumber],
  days_from_invoice_to_due: ['days', dayNumber],
  days_between_fees: ['days', dayNumber],
  missed_deadline: ['days', dayNumber],
  count_per_debt: [
    'count_with_lapse',
    objectOf({ count: wholeNumber(0, 20), lapsesAfterMonths: orNull(wholeNumber(1, 120)) }),
  ],
  count_per_arrears: ['count', wholeNumber(0, 20)],
  agreed_in_advance: ['flag', oneValue(true)],
  total_per_debt: ['money', sum],
  total_by_principal: ['scale', scale(largeSum)],
};

function oneValue(only: true): Check {
  return (value, path, problems) => {
    if (value !== only) problems.push({ code: 'data_wrong_shape', params: { path, expected: String(only) } });
  };
}

function conditionShapes(): Readonly<Record<string, Shape>> {
  return Object.fromEntries(
    Object.entries(conditionValues).map(([mechanism, [unit, value]]) => [
      mechanism,
      dated(unit, value, {
        beside: { mechanism: data(text), kinds: data(someOf(1, ...feeKinds)) },
      }),
    ]),
  );
}

const monthAndDay: Check = (value, path, problems) => {
  day(typeof value === 'string' ? `2001-${value}` : value, path, problems);
};

const changeDays: Check = (value, path, problems) => {
  listOf(monthAndDay)(value, path, problems);
  if (!Array.isArray(value)) return;
  const ascending = value.every((each, place) => place === 0 || String(each) > String(value[place - 1]));
  if (value.length === 0 || !ascending) {
    problems.push({ code: 'data_wrong_shape', params: { path, expected: 'days of the year, ascending' } });
  }
};

const pendingReform = objectOf({
  id: text,
  reference: text,
  grade: oneOf('A', 'B', 'C', 'I', 'M'),
  source: text,
  checked: day,
  figures: listOf(objectOf({ rule: text, value: anything })),
});

/** What it must be, its rule tells. */
function anything(): void {
  // Nothing to find here.
}

const statutoryRate: Shape = {
  kind: 'choice',
  field: 'kind',
  shapes: {
    fixed: fields({ kind: data(text), rates: { ...percent, mustExist: true } }),
    reference_plus_margin: fields({
      kind: data(text),
      reference: { ...percent, mustExist: true },
      margin: { ...percent, mustExist: true },
    }),
  },
};

/** A law pack, from the top. */
export const lawShape: Readonly<Record<string, Shape>> = {
  country: data(oneOf('NO', 'SE', 'FI', 'DK')),
  version: data(text),
  published: data(day),
  currency: data(oneOf(...new Set(Object.values(currencyOf)))),
  lateInterest: fields({
    dayCount: word(...dayCounts),
    changeDays: data(changeDays),
    rate: statutoryRate,
    daysWithoutAgreedDue: { ...days, mustExist: true },
    printedDueIsAgreed: dated('flag', truth, { mustExist: true }),
    agreedRate: datedWord('free', 'not_above_statutory'),
  }),
  fees: fields({
    maximum: fields({
      reminder: maximum,
      collection_notice: maximum,
      demand_letter: maximum,
      payment_demand: maximum,
    }),
    conditions: {
      kind: 'list',
      each: { kind: 'choice', field: 'mechanism', shapes: conditionShapes() },
    },
  }),
  compensation: dated('money', sum, {
    holes: true,
    companiesOnly: true,
    beside: { relation: word('set_off_against_fees', 'fees_above_only', 'added_to_fees') },
  }),
  notices: fields({
    earliestDaysAfterDue: byForm(days),
    minimumDeadlineDays: byForm(days),
    bankDaysAfterReceipt: dated(
      'bank_days',
      objectOf({ bankDays: wholeNumber(0, 60), receiptDays: wholeNumber(0, 60) }),
    ),
    lastNotice: datedWord('collection_notice', 'demand_letter', 'agency_only'),
    contents: byForm(words(one('words', someOf(0, ...noticeContents)), ...noticeContents)),
  }),
  handOver: fields({
    requires: datedWord('collection_notice', 'reminder', 'nothing'),
    daysAfterNotice: days,
  }),
  objections: fields({
    stops: words(one('words', someOf(0, 'fee', 'notice', 'hand_over')), 'fee', 'notice', 'hand_over'),
  }),
  payments: fields({
    order: words(dated('words', eachOnce(...claimParts), { mustExist: true }), ...claimParts),
  }),
  closedDays: word('move_to_next_business_day', 'stay'),
  limitation: fields({
    years: dated('years', wholeNumber(1, 30), { mustExist: true }),
    starts: word('due', 'invoice'),
    interruptedByReminder: one('flag', truth),
  }),
  retention: one('years', wholeNumber(0, 100)),
  agencyCosts: {
    kind: 'list',
    each: dated('scale', scale(largeSum), { beside: { item: data(oneOf(...agencyCostItems)) } }),
  },
  pending: data(listOf(pendingReform)),
};

/** The shape that a value has within a choice; `undefined` where its field names none. */
export function chosenShape(shape: Shape & { readonly kind: 'choice' }, value: unknown): Shape | undefined {
  const name = isRecord(value) ? value[shape.field] : undefined;
  return typeof name === 'string' && Object.hasOwn(shape.shapes, name) ? shape.shapes[name] : undefined;
}
