import { isIsoDate } from '#shared/kernel/isoDate.ts';

/**
 * What is wrong with a data file, as data. `path` names the place: `fees.maximum.reminder.both[2].from`; `line` is the
 * line of a text, counted from 1, where the text is at hand.
 */
export interface DataProblem {
  readonly code:
    | 'data_not_json'
    | 'data_field_twice'
    | 'data_wrong_shape'
    | 'data_field_missing'
    | 'data_field_unknown'
    | 'data_out_of_range'
    | 'data_periods_not_ascending'
    | 'data_period_twice'
    | 'data_period_missing'
    | 'data_period_off_calendar'
    | 'data_scale_broken'
    | 'data_currency_of_other_country'
    | 'data_rule_unknown'
    | 'data_reform_twice'
    | 'data_preset_twice'
    | 'data_steps_out_of_order';
  readonly params: Readonly<Record<string, string | number>>;
}

/** Looks at a value and adds what is wrong with it. */
export type Check = (value: unknown, path: string, problems: DataProblem[]) => void;

/** A text with at least one visible character. */
export const text: Check = (value, path, problems) => {
  if (typeof value !== 'string' || value.trim() === '') wrongShape(path, 'text', problems);
};

/** An existing calendar day, `YYYY-MM-DD`. */
export const day: Check = (value, path, problems) => {
  if (typeof value !== 'string' || !isIsoDate(value)) wrongShape(path, 'YYYY-MM-DD', problems);
};

export const truth: Check = (value, path, problems) => {
  if (typeof value !== 'boolean') wrongShape(path, 'true or false', problems);
};

/** A whole number within limits, both allowed. */
export function wholeNumber(least: number, most: number): Check {
  return (value, path, problems) => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
      wrongShape(path, 'whole number', problems);
    } else if (value < least || value > most) {
      problems.push({ code: 'data_out_of_range', params: { path, value, least, most } });
    }
  };
}

/** What the other check says, or nothing at all. */
export function orNull(check: Check): Check {
  return (value, path, problems) => {
    if (value !== null) check(value, path, problems);
  };
}

/** One of some words. */
export function oneOf(...words: readonly string[]): Check {
  return (value, path, problems) => {
    if (typeof value !== 'string' || !words.includes(value)) wrongShape(path, words.join(' | '), problems);
  };
}

/** A word, or what the other check says. */
export function wordOr(words: readonly string[], check: Check): Check {
  return (value, path, problems) => {
    if (typeof value !== 'string' || !words.includes(value)) check(value, path, problems);
  };
}

/** A list of at least so many of some words, none of them twice. */
export function someOf(least: number, ...words: readonly string[]): Check {
  return (value, path, problems) => {
    listOf(oneOf(...words))(value, path, problems);
    if (!Array.isArray(value)) return;
    if (value.length < least) wrongShape(path, `at least ${least}`, problems);
    if (new Set(value).size < value.length) wrongShape(path, 'each only once', problems);
  };
}

/** A list of all these words, each once, in an order of its own. */
export function eachOnce(...words: readonly string[]): Check {
  return someOf(words.length, ...words);
}

/** A scale by principal: steps that go up, the last one and only it without an end (`Tier[]`). */
export function scale(amount: Check): Check {
  const steps = listOf(
    objectOf(
      { upTo: orNull(wholeNumber(1, Number.MAX_SAFE_INTEGER)), value: amount },
      { plusShare: wholeNumber(0, 10_000) },
    ),
  );
  return (value, path, problems) => {
    steps(value, path, problems);
    if (!Array.isArray(value)) return;
    if (value.length === 0) wrongShape(path, 'at least one step', problems);
    let reached = 0;
    for (const [place, step] of value.entries()) {
      if (!isRecord(step)) continue;
      const isLast = place === value.length - 1;
      const upTo = step['upTo'];
      const rises = typeof upTo === 'number' && upTo > reached;
      if (isLast ? upTo !== null : !rises) {
        problems.push({ code: 'data_scale_broken', params: { path: `${path}[${place}].upTo` } });
      }
      if (typeof upTo === 'number') reached = upTo;
    }
  };
}

/** A list whose every item passes. */
export function listOf(check: Check): Check {
  return (value, path, problems) => {
    if (!Array.isArray(value)) return wrongShape(path, 'list', problems);
    for (const [place, item] of value.entries()) check(item, `${path}[${place}]`, problems);
  };
}

/** An object with exactly these fields; those in `optional` may be absent. */
export function objectOf(
  fields: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check {
  return (value, path, problems) => {
    if (!isRecord(value)) return wrongShape(path, 'object', problems);
    for (const [name, check] of Object.entries(fields)) {
      if (Object.hasOwn(value, name)) check(value[name], inside(path, name), problems);
      else problems.push({ code: 'data_field_missing', params: { path: inside(path, name) } });
    }
    for (const name of Object.keys(value)) {
      if (Object.hasOwn(fields, name)) continue;
      const check = Object.hasOwn(optional, name) ? optional[name] : undefined;
      if (check === undefined) {
        problems.push({ code: 'data_field_unknown', params: { path: inside(path, name) } });
      } else check(value[name], inside(path, name), problems);
    }
  };
}

/** A list of at least so many objects with a `from` each, every one later than the one before. */
export function periodsOf(check: Check, least: number): Check {
  const each = listOf(check);
  return (value, path, problems) => {
    each(value, path, problems);
    if (!Array.isArray(value)) return;
    if (value.length < least) wrongShape(path, `at least ${least} period`, problems);
    let previous = '';
    for (const [place, item] of value.entries()) {
      const from: unknown = isRecord(item) ? item['from'] : undefined;
      if (typeof from !== 'string') continue;
      const params = { path: `${path}[${place}].from`, from, previous };
      if (from === previous) problems.push({ code: 'data_period_twice', params });
      else if (from < previous) problems.push({ code: 'data_periods_not_ascending', params });
      previous = from;
    }
  };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The place of a field within a place. */
export function inside(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function wrongShape(path: string, expected: string, problems: DataProblem[]): void {
  problems.push({ code: 'data_wrong_shape', params: { path, expected } });
}
