import { isIsoDate } from '#shared/kernel/isoDate.ts';

/** What is wrong with a data file, as data. `path` names the place: `fees.maximum.reminder.both[2].from`. */
export interface DataProblem {
  readonly code:
    | 'data_wrong_shape'
    | 'data_field_missing'
    | 'data_field_unknown'
    | 'data_out_of_range'
    | 'data_periods_not_ascending'
    | 'data_period_twice'
    | 'data_period_missing'
    | 'data_period_off_calendar'
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
      if (name in value) check(value[name], inside(path, name), problems);
      else problems.push({ code: 'data_field_missing', params: { path: inside(path, name) } });
    }
    for (const name of Object.keys(value)) {
      if (name in fields) continue;
      const check = optional[name];
      if (check === undefined) {
        problems.push({ code: 'data_field_unknown', params: { path: inside(path, name) } });
      } else check(value[name], inside(path, name), problems);
    }
  };
}

/** A list of objects with a `from` each, every one later than the one before, and at least one. */
export function periodsOf(check: Check): Check {
  const each = listOf(check);
  return (value, path, problems) => {
    each(value, path, problems);
    if (!Array.isArray(value)) return;
    if (value.length === 0) wrongShape(path, 'at least one period', problems);
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

function inside(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function wrongShape(path: string, expected: string, problems: DataProblem[]): void {
  problems.push({ code: 'data_wrong_shape', params: { path, expected } });
}
