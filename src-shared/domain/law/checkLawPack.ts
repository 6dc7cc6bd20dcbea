import { isIsoDate } from '#shared/kernel/isoDate.ts';
import type { Check, DataProblem } from '#shared/domain/law/checkJson.ts';
import {
  day,
  inside,
  isRecord,
  listOf,
  objectOf,
  oneOf,
  periodsOf,
  text,
} from '#shared/domain/law/checkJson.ts';
import type { LawPack } from '#shared/domain/law/lawPack.ts';
import type { LawRule } from '#shared/domain/law/lawRules.ts';
import { lawRules } from '#shared/domain/law/lawRules.ts';
import type { RuleShape, Shape } from '#shared/domain/law/lawShape.ts';
import { chosenShape, currencyOf, lawShape } from '#shared/domain/law/lawShape.ts';

/** Whether figures of the office and confirmations may stand in a pack: in no file, but in what `amendLaw` makes. */
export type PackOrigin = 'file' | 'amended';

/** All that is wrong with a law pack; empty for one that may be used. */
export function checkLawPack(json: unknown, origin: PackOrigin): readonly DataProblem[] {
  const problems: DataProblem[] = [];
  checkOf({ kind: 'fields', fields: lawShape }, origin)(json, '', problems);
  if (problems.length > 0) return problems;
  const pack = json as LawPack;
  checkCurrency(pack, problems);
  checkRateCalendar(pack, problems);
  checkPending(pack, problems);
  return problems;
}

/** The check of everything that has a shape. */
function checkOf(shape: Shape, origin: PackOrigin): Check {
  switch (shape.kind) {
    case 'data':
      return shape.check;
    case 'fields':
      return objectOf(checksOf(shape.fields, origin));
    case 'list':
      return listOf(checkOf(shape.each, origin));
    case 'choice':
      return (value, path, problems) => {
        const chosen = chosenShape(shape, value);
        if (chosen !== undefined) checkOf(chosen, origin)(value, path, problems);
        else if (isRecord(value)) {
          oneOf(...Object.keys(shape.shapes))(value[shape.field], inside(path, shape.field), problems);
        } else problems.push({ code: 'data_wrong_shape', params: { path, expected: 'object' } });
      };
    case 'rule':
      return shape.figures === 'one' ? checkOfRule(shape, origin) : checkOfDatedRule(shape, origin);
  }
}

function checksOf(shapes: Readonly<Record<string, Shape>>, origin: PackOrigin) {
  return Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [name, checkOf(shape, origin)] as const),
  );
}

const confirmation = objectOf({ on: day, by: text });

/** Where a figure comes from; what the office has said of it only where the office has had its say. */
function provenance(origin: PackOrigin) {
  const grade = origin === 'file' ? oneOf('A', 'B', 'C', 'I', 'M') : oneOf('A', 'B', 'C', 'I', 'M', 'O');
  return {
    fields: { grade, source: text, checked: day },
    optional: origin === 'file' ? {} : { confirmed: confirmation },
  };
}

function checkOfRule(shape: RuleShape, origin: PackOrigin): Check {
  const known = provenance(origin);
  return objectOf({ reference: text, value: shape.value, ...known.fields }, known.optional);
}

function checkOfDatedRule(shape: RuleShape, origin: PackOrigin): Check {
  const periods = periodsOf(checkOfPeriod(shape, origin), shape.mustExist ? 1 : 0);
  const beside = { reference: text, ...checksOf(shape.beside, origin) };
  if (shape.companiesOnly) return objectOf({ ...beside, company: periods });
  const alike = objectOf({ ...beside, both: periods });
  const apart = objectOf({ ...beside, person: periods, company: periods });
  return (value, path, problems) => {
    const check = isRecord(value) && Object.hasOwn(value, 'both') ? alike : apart;
    check(value, path, problems);
  };
}

/** No law of ours is older, and no figure is known so far ahead: a mistyped year would otherwise hold for ever. */
const sensibleDay: Check = (value, path, problems) => {
  day(value, path, problems);
  if (typeof value !== 'string' || !isIsoDate(value)) return;
  if (value < '1900-01-01' || value > '2100-12-31') {
    problems.push({
      code: 'data_out_of_range',
      params: { path, value, least: '1900-01-01', most: '2100-12-31' },
    });
  }
};

function checkOfPeriod(shape: RuleShape, origin: PackOrigin): Check {
  const known = provenance(origin);
  const figure = objectOf(
    { from: sensibleDay, value: shape.value, ...known.fields },
    { ...known.optional, ...shape.figureFields },
  );
  if (!shape.holes) return figure;
  const hole = objectOf({ from: sensibleDay, value: (): void => undefined, source: text, checked: day });
  return (value, path, problems) => {
    const check = isRecord(value) && value['value'] === null ? hole : figure;
    check(value, path, problems);
  };
}

function checkCurrency({ country, currency }: LawPack, problems: DataProblem[]): void {
  const expected = currencyOf[country];
  if (currency === expected) return;
  problems.push({
    code: 'data_currency_of_other_country',
    params: { path: 'currency', country, currency, expected },
  });
}

/** Every change day from the first rate to the last must have its rate, and no rate may begin between. */
function checkRateCalendar(pack: LawPack, problems: DataProblem[]): void {
  const { rate, changeDays } = pack.lateInterest;
  const path = rate.kind === 'fixed' ? 'lateInterest.rate.rates' : 'lateInterest.rate.reference';
  const rule = rate.kind === 'fixed' ? rate.rates : rate.reference;
  const lists = 'both' in rule ? { both: rule.both } : { person: rule.person, company: rule.company };
  for (const [debtor, periods] of Object.entries(lists)) {
    const starts = periods.map((period) => period.from);
    checkCalendar(starts, changeDays, `${path}.${debtor}`, problems);
  }
}

function checkCalendar(
  starts: readonly string[],
  changeDays: readonly string[],
  path: string,
  problems: DataProblem[],
): void {
  const first = starts[0] ?? '';
  const last = starts.at(-1) ?? '';
  const expected: string[] = [];
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1) {
    for (const changeDay of changeDays) expected.push(`${year}-${changeDay}`);
  }
  for (const change of expected) {
    if (change > first && change < last && !starts.includes(change)) {
      problems.push({ code: 'data_period_missing', params: { path, from: change } });
    }
  }
  for (const [place, from] of starts.entries()) {
    if (!expected.includes(from)) {
      problems.push({ code: 'data_period_off_calendar', params: { path: `${path}[${place}].from`, from } });
    }
  }
}

/** A reform has an id of its own, and each of its figures fits a rule that is there and changes with time. */
function checkPending(pack: LawPack, problems: DataProblem[]): void {
  const rules = new Map<string, LawRule>(lawRules(pack).map((rule) => [rule.path, rule]));
  const seen = new Set<string>();
  for (const [place, reform] of pack.pending.entries()) {
    const path = `pending[${place}]`;
    if (seen.has(reform.id)) {
      problems.push({ code: 'data_reform_twice', params: { path: `${path}.id`, id: reform.id } });
    }
    seen.add(reform.id);
    for (const [index, figure] of reform.figures.entries()) {
      const rule = rules.get(figure.rule);
      const at = `${path}.figures[${index}]`;
      if (rule === undefined || rule.figures === 'one') {
        problems.push({ code: 'data_rule_unknown', params: { path: `${at}.rule`, rule: figure.rule } });
      } else rule.check(figure.value, `${at}.value`, problems);
    }
  }
}
