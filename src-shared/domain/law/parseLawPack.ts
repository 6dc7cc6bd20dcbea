import type { Result } from '#shared/kernel/result.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import type { Check, DataProblem } from '#shared/domain/law/checkJson.ts';
import {
  day,
  isRecord,
  listOf,
  objectOf,
  oneOf,
  periodsOf,
  text,
  truth,
  wholeNumber,
} from '#shared/domain/law/checkJson.ts';
import type { Figure, LawPack, PerDebtor } from '#shared/domain/law/lawPack.ts';

/**
 * Reads a law pack from its data file. Everything is checked before anything is used: shape, days, ranges,
 * ascending periods without a double, and no half-year without a rate between the first and the last.
 * Fails with all that is wrong, never with the first thing only.
 */
export function parseLawPack(json: unknown): Result<LawPack, readonly DataProblem[]> {
  const problems: DataProblem[] = [];
  lawPack(json, '', problems);
  if (problems.length > 0) return fail(problems);
  const pack = json as LawPack;
  checkRateCalendar(pack, problems);
  return problems.length > 0 ? fail(problems) : ok(pack);
}

const provenance = { grade: oneOf('A', 'B', 'C', 'I', 'M'), source: text, checked: day };

const monthAndDay: Check = (value, path, problems) => {
  day(typeof value === 'string' ? `2001-${value}` : value, path, problems);
};

/** The highest fee that can be meant, in minor units: a mistyped figure must not reach a debtor. */
const fee = wholeNumber(0, 10_000_00);
const days = wholeNumber(0, 365);

function figure(value: Check, optional: Readonly<Record<string, Check>> = {}): Check {
  return objectOf({ from: day, value, ...provenance }, optional);
}

function rule(value: Check): Check {
  return objectOf({ reference: text, value, ...provenance });
}

/** A rule with its periods, for both kinds of debtor alike or for each apart. */
function dated(period: Check): Check {
  const alike = objectOf({ reference: text, both: periodsOf(period) });
  const apart = objectOf({ reference: text, person: periodsOf(period), company: periodsOf(period) });
  return (value, path, problems) => {
    const check = isRecord(value) && 'both' in value ? alike : apart;
    check(value, path, problems);
  };
}

const hole = objectOf({ from: day, value: (): void => undefined, source: text, checked: day });

const figureOrHole: Check = (value, path, problems) => {
  const check = isRecord(value) && value['value'] === null ? hole : figure(fee);
  check(value, path, problems);
};

const maximum = dated(figure(fee, { dueAfter: day }));
const wait = dated(figure(days));

const lawPack = objectOf({
  country: oneOf('NO'),
  version: text,
  currency: oneOf('NOK', 'SEK', 'EUR', 'DKK'),
  lateInterest: objectOf({
    dayCount: rule(oneOf('actual/actual', 'actual/365')),
    changeDays: listOf(monthAndDay),
    // Reference rates may be negative, and so may a rate built on them.
    rates: dated(figure(wholeNumber(-1000, 5000))),
  }),
  fees: objectOf({
    maximum: objectOf({ reminder: maximum, collection_notice: maximum, payment_demand: maximum }),
    earliestDaysAfterDue: wait,
    maximumCount: dated(figure(wholeNumber(0, 10))),
    missedDeadlineDays: wait,
  }),
  notices: objectOf({
    earliestDaysAfterDue: objectOf({ reminder: wait, collection_notice: wait }),
    minimumDeadlineDays: objectOf({ reminder: wait, collection_notice: wait }),
    collectionNoticeBeforeHandOver: dated(figure(truth)),
  }),
  closedDays: rule(oneOf('move_to_next_business_day', 'stay')),
  limitation: rule(objectOf({ years: wholeNumber(1, 30), interruptedByReminder: truth })),
  compensation: objectOf({ reference: text, company: periodsOf(figureOrHole) }),
});

/** Every change day from the first rate to the last must have its rate, and no rate may begin between. */
function checkRateCalendar(pack: LawPack, problems: DataProblem[]): void {
  const { rates, changeDays } = pack.lateInterest;
  for (const [name, periods] of listsOf(rates)) {
    const path = `lateInterest.rates.${name}`;
    const known = new Set<string>(periods.map((period) => period.from));
    const first = periods[0]?.from ?? '';
    const last = periods.at(-1)?.from ?? '';
    const expected = new Set<string>();
    for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1) {
      for (const changeDay of changeDays) {
        const change = `${year}-${changeDay}`;
        expected.add(change);
        if (change > first && change < last && !known.has(change)) {
          problems.push({ code: 'data_period_missing', params: { path, from: change } });
        }
      }
    }
    for (const from of known) {
      if (!expected.has(from)) problems.push({ code: 'data_period_off_calendar', params: { path, from } });
    }
  }
}

function listsOf(rule: PerDebtor<Figure<number>>): readonly (readonly [string, readonly Figure<number>[]])[] {
  if ('both' in rule) return [['both', rule.both]];
  return [
    ['person', rule.person],
    ['company', rule.company],
  ];
}
