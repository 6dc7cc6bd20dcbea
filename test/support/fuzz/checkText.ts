import { createTexts, type Texts } from '#shared/i18n/createTexts.ts';
import { offeredLocales } from '#shared/i18n/locales.ts';

/** What a code of the intake is of. */
type TextKind = 'refusal' | 'rowError' | 'warning';

const texts = offeredLocales.map(({ code }) => createTexts(code));
const seen = new Map<string, number>();
/** Of each code so many are put into words; they differ in their parameters. */
const mostAlike = 20;

/** Throws an `Error` where a code has no text of its own in a language, or its text lacks a parameter. */
export function checkText(kind: TextKind, code: string, params: object): void {
  const key = `${kind} ${code}`;
  const before = seen.get(key) ?? 0;
  if (before >= mostAlike) return;
  seen.set(key, before + 1);
  const unreadable = Object.values(params).some((value) => typeof value === 'number' && Number.isNaN(value));
  if (unreadable) throw new Error(`${key}: a parameter is no number`);
  for (const each of texts) {
    const text = textOf(each, kind, code, params);
    if (text === textOf(each, kind, unknown, params).replaceAll(unknown, code))
      throw new Error(`${key} has no text in ${each.locale}`);
    const gap = /\{\{\w+\}\}/u.exec(text)?.[0];
    if (gap !== undefined && !JSON.stringify(params).includes(gap))
      throw new Error(`${key} in ${each.locale} wants ${gap}`);
  }
}

const unknown = 'no_such_code';

function textOf(each: Texts, kind: TextKind, code: string, params: object): string {
  const given = params as Readonly<Record<string, unknown>>;
  if (kind === 'refusal') return each.refusalText('intake_refused', { code, params: given });
  return kind === 'rowError' ? each.rowErrorText(code, given) : each.warningText(code, given);
}
