import { dataProblemSentence } from '#shared/i18n/dataProblemText.ts';
import type { Formatting } from '#shared/i18n/formatting.ts';
import { fieldNames } from '#shared/i18n/reasonText.ts';
import type { LookUp, Translate } from '#shared/i18n/translate.ts';
import { ownValue } from '#shared/kernel/ownValue.ts';

type Params = Readonly<Record<string, unknown>>;

/** The sentence of an error of the border. A refused file speaks with the text of what is wrong with the file. */
export function refusalSentence(
  t: Translate,
  lookUp: LookUp,
  format: Formatting,
  code: string,
  params: Params,
): string {
  if (code === 'intake_refused' && typeof params['code'] === 'string') {
    const inner = isParams(params['params']) ? params['params'] : {};
    const why = lookUp(`intake.refusal.${params['code']}`, shown(t, lookUp, format, inner));
    if (why !== null) return why;
  }
  const text = lookUp(`errors.${code}`, shown(t, lookUp, format, params));
  return text ?? t('errors.general', { code });
}

/** The sentence of one unreadable row of a file. */
export function rowErrorSentence(
  t: Translate,
  lookUp: LookUp,
  format: Formatting,
  code: string,
  params: Params,
): string {
  return (
    lookUp(`intake.rowError.${code}`, shown(t, lookUp, format, params)) ??
    t('intake.rowError.general', { code })
  );
}

/** The sentence of a warning about a file. */
export function warningSentence(
  t: Translate,
  lookUp: LookUp,
  format: Formatting,
  code: string,
  params: Params,
): string {
  return (
    lookUp(`intake.warning.${code}`, shown(t, lookUp, format, params)) ??
    t('intake.warning.general', { code })
  );
}

/** Parameters as a reader sees them: days and lists written out, fields and problems by their names. */
function shown(
  t: Translate,
  lookUp: LookUp,
  format: Formatting,
  params: Params,
): Readonly<Record<string, string | number>> {
  const texts: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) {
    if (name === 'problems' && Array.isArray(value)) {
      texts[name] = problemSentences(t, lookUp, format, value);
      continue;
    }
    // `open` is a sum beside a total, and a count where it stands alone.
    const isSum = amounts.has(name) || (name === 'open' && ('original' in params || 'charge' in params));
    texts[name] =
      isSum && typeof value === 'number' ? format.amount(value) : shownValue(t, lookUp, format, name, value);
  }
  return texts;
}

/** How many of several problems one sentence can hold; whoever shows them all has them as data. */
const mostProblems = 3;

function problemSentences(
  t: Translate,
  lookUp: LookUp,
  format: Formatting,
  problems: readonly unknown[],
): string {
  const sentences = problems.slice(0, mostProblems).map((problem) => {
    const { code, params } = problem as { readonly code: string; readonly params: Params };
    return dataProblemSentence(t, lookUp, format, code, params);
  });
  const more = problems.length - sentences.length;
  return [...sentences, ...(more > 0 ? [`(+${more})`] : [])].join(' ');
}

function shownValue(
  t: Translate,
  lookUp: LookUp,
  format: Formatting,
  name: string,
  value: unknown,
): string | number {
  if (Array.isArray(value)) {
    const names = value.map(String);
    const group = groups[name];
    if (group !== undefined) return named(lookUp, format, group, names.join(', '));
    return name === 'columns' ? fieldNames(t, format, names.join(',')) : format.list(names);
  }
  if (typeof value === 'number') return counts.has(name) ? format.number(value) : value;
  if (typeof value !== 'string') return value === null || value === undefined ? '' : JSON.stringify(value);
  if (name === 'field' || name === 'fields') return fieldNames(t, format, value);
  const group = groups[name];
  if (group !== undefined) return named(lookUp, format, group, value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return format.day(value);
  return /^\d{4}-\d{2}-\d{2}T/.test(value) ? format.moment(value) : value;
}

/** Parameters that count things, and so are grouped by thousands; numbers of runs and lines are names. */
const counts: ReadonlySet<string> = new Set(['rows', 'open', 'rejected']);

/** Parameters that are sums in minor units. */
const amounts: ReadonlySet<string> = new Set(['original', 'ledgerOriginal', 'paid', 'expected', 'now']);

/** Parameters that are keys themselves, and where their names stand. */
const groups: Readonly<Record<string, (key: string) => string>> = {
  problem: (key) => `errors.problem.${ownValue(foreignProblems, key) ?? key}`,
  state: (key) => `notices.state.${key}`,
  wanted: (key) => `notices.state.${key}`,
  country: (key) => `words.country.${key}`,
  looksLike: (key) => `intake.looksLike.${key}`,
  content: (key) => `intake.looksLike.${key}`,
  doubts: (key) => `intake.doubt.${key}`,
  contents: (key) => `notices.content.${key}`,
};

/** What the operating system says when a file cannot be had, and the check of shapes when a value is not one. */
const foreignProblems: Readonly<Record<string, string>> = {
  ENOENT: 'not_found',
  EACCES: 'no_access',
  EPERM: 'no_access',
  EROFS: 'no_access',
  EBUSY: 'in_use',
  EISDIR: 'is_folder',
  ENOTDIR: 'not_found',
  invalid: 'shape',
  invalid_type: 'shape',
  invalid_format: 'shape',
  invalid_value: 'unknown',
  unrecognized_keys: 'unknown',
  too_small: 'empty',
  too_big: 'too_large',
};

/** The names of one key or of several in a row. */
function named(lookUp: LookUp, format: Formatting, group: (key: string) => string, value: string): string {
  return format.list(value.split(', ').map((key) => lookUp(group(key), {}) ?? key));
}

function isParams(value: unknown): value is Params {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
