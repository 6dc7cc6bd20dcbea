import type { Formatting } from '#shared/i18n/formatting.ts';
import type { LookUp, Translate } from '#shared/i18n/translate.ts';

type Params = Readonly<Record<string, unknown>>;

/** What is wrong with a data file, with its place in the file where one is known, and what to do about it. */
export function dataProblemSentence(
  t: Translate,
  lookUp: LookUp,
  format: Formatting,
  code: string,
  params: Params,
): string {
  const shown: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) shown[name] = shownValue(t, format, name, value);
  const problem = lookUp(`law.problem.${code}`, shown) ?? t('law.problem.other', { code });
  const { line } = params;
  const path = placeOf(params['path']);
  if (typeof line === 'number' && path !== '') return t('law.problem.at', { line, path, problem });
  if (typeof line === 'number') return t('law.problem.line', { line, problem });
  return path === '' ? problem : t('law.problem.path', { path, problem });
}

/** The place in the file. What the office adds stands in none. */
function placeOf(path: unknown): string {
  return typeof path !== 'string' || path.startsWith('amendments[') ? '' : path;
}

function shownValue(t: Translate, format: Formatting, name: string, value: unknown): string | number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return JSON.stringify(value);
  if (name === 'expected') return expectedText(t, format, value);
  if (name === 'country') {
    const known = (['NO', 'SE', 'FI', 'DK'] as const).find((country) => country === value);
    return known === undefined ? value : t(`words.country.${known}`);
  }
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.day(value) : value;
}

const expectations = {
  text: 'text',
  'YYYY-MM-DD': 'day',
  'true or false': 'truth',
  'whole number': 'wholeNumber',
  list: 'list',
  object: 'object',
  'each only once': 'eachOnce',
  'days of the year, ascending': 'changeDays',
} as const;

/** What a check expected, in the reader's words. */
function expectedText(t: Translate, format: Formatting, expected: string): string {
  if (Object.hasOwn(expectations, expected)) {
    return t(`law.expected.${expectations[expected as keyof typeof expectations]}`);
  }
  const least = /^at least (\d+|one)\b/.exec(expected)?.[1];
  if (least !== undefined) return t('law.expected.atLeast', { count: least === 'one' ? 1 : Number(least) });
  const words = expected.split(' | ');
  return words.length > 1 ? t('law.expected.oneOf', { words: format.list(words) }) : expected;
}
