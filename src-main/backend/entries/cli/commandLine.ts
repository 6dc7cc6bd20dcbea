import { parseArgs, type ParseArgsConfig } from 'node:util';
import { createTexts, type Texts } from '#shared/i18n/createTexts.ts';
import { chooseLocale, offeredLocales } from '#shared/i18n/locales.ts';
import { isIsoDate, type IsoDate } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';

/** A call that does not fit any command: said on stderr, exit code 2. */
export class UsageError extends Error {}

/** The options of a command by name, as `node:util` describes them. */
type OptionTable = NonNullable<ParseArgsConfig['options']>;

/** What a command gets of its call. */
export interface Call {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  /** The values of options that may be given several times, in order. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly files: readonly string[];
  readonly json: boolean;
  readonly texts: Texts;
}

const everywhere = {
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the arguments of a command. Throws `UsageError` on an unknown option, a stray argument or language. */
export function readCall(args: readonly string[], options: OptionTable, filesAllowed = false): Call {
  const { values, lists, files } = parse(args, options, filesAllowed);
  const lang = values['lang'];
  if (typeof lang === 'string' && !languages.includes(lang)) {
    throw new UsageError(`--lang ${lang}: one of ${languages.join(', ')}`);
  }
  return { values, lists, files, json: values['json'] === true, texts: textsFor(lang) };
}

/** The languages of messages, as `--lang` names them. */
export const languages: readonly string[] = offeredLocales.map(({ code }) => code);

function parse(args: readonly string[], options: OptionTable, filesAllowed: boolean) {
  try {
    const parsed = parseArgs({
      args: [...args],
      options: { ...everywhere, ...options },
      allowPositionals: filesAllowed,
      strict: true,
    });
    const values: Record<string, string | boolean | undefined> = {};
    const lists: Record<string, readonly string[]> = {};
    for (const [name, value] of Object.entries(parsed.values)) {
      if (Array.isArray(value)) lists[name] = value.map(String);
      else values[name] = value;
    }
    return { values, lists, files: parsed.positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The language of messages: as asked, else that of the environment, else English. */
export function textsFor(asked: string | boolean | undefined): Texts {
  const wanted = typeof asked === 'string' ? asked : (process.env['LC_ALL'] ?? process.env['LANG'] ?? 'en');
  return createTexts(chooseLocale([wanted.replace('_', '-')]));
}

/** The value of an option that the command cannot do without. */
export function required(call: Call, name: string): string {
  const value = call.values[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new UsageError(`--${name} is missing`);
}

/** A day given as an option. */
export function dayOption(call: Call, name: string): IsoDate {
  const text = required(call, name);
  if (isIsoDate(text)) return text;
  throw new UsageError(`--${name} ${text}: not a day; write it as YYYY-MM-DD`);
}

/** A whole number given as an option. */
export function numberOption(call: Call, name: string): number {
  const text = required(call, name);
  if (/^\d+$/.test(text)) return Number(text);
  throw new UsageError(`--${name} ${text}: not a number`);
}

/** A day given as an option, or null where it is not given. */
export function optionalDay(call: Call, name: string): IsoDate | null {
  return call.values[name] === undefined ? null : dayOption(call, name);
}

/** One of a few words given as an option; `otherwise` where it is not given, and no choice at all without it. */
export function choiceOption<Choice extends string>(
  call: Call,
  name: string,
  choices: readonly Choice[],
  otherwise?: Choice,
): Choice {
  if (otherwise !== undefined && call.values[name] === undefined) return otherwise;
  const text = required(call, name);
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  throw new UsageError(`--${name} ${text}: one of ${choices.join(', ')}`);
}

/** An amount of money as a decimal text with a point, `10000.00`; in minor units. */
export function readAmount(text: string, option: string): Minor {
  if (/^\d{1,12}(\.\d{1,2})?$/.test(text)) return hundredths(text);
  throw new UsageError(`${option}: ${text} is not an amount; write it with a point, as 10000.00`);
}

/** A yearly rate in percent as a decimal text with a point, `10.5`; in hundredths of a percent. */
export function readRate(text: string, option: string): number {
  if (/^-?\d{1,3}(\.\d{1,2})?$/.test(text)) return hundredths(text);
  throw new UsageError(`${option}: ${text} is not a rate; write it in percent with a point, as 10.5`);
}

function hundredths(text: string): number {
  const [whole = '0', part = ''] = text.replace('-', '').split('.');
  const value = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return text.startsWith('-') ? 0 - value : value;
}

/** The parts of `LEFT:RIGHT`, as in `--payment 2026-07-01:500.00`. */
export function readPair(
  text: string,
  option: string,
  shape: string,
): readonly [left: string, right: string] {
  const at = text.indexOf(':');
  if (at > 0 && at < text.length - 1) return [text.slice(0, at), text.slice(at + 1)];
  throw new UsageError(`${option} ${text}: write it as ${shape}`);
}

/** A day within an option. */
export function readDay(text: string, option: string): IsoDate {
  if (isIsoDate(text)) return text;
  throw new UsageError(`${option}: ${text} is not a day; write it as YYYY-MM-DD`);
}

/** Writes a command's result: as JSON, or as the command's own words. */
export function print(call: Call, result: unknown, words: () => string): void {
  if (!call.json) process.stdout.write(`${words()}\n`);
  else if (Array.isArray(result)) printList(result);
  else process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
}

/** A list goes out an object a line, for a text of all open invoices of a large office is longer than a string can be. */
function printList(rows: readonly unknown[]): void {
  process.stdout.write('[');
  for (const [at, row] of rows.entries()) {
    process.stdout.write(`${at === 0 ? '' : ','}\n${JSON.stringify(row)}`);
  }
  process.stdout.write('\n]\n');
}

/** Lines of a table, columns under each other; numbers to the right. */
export function table(
  rows: readonly (readonly string[])[],
  rightColumns: ReadonlySet<number> = new Set(),
): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  const pad = (cell: string, at: number): string =>
    rightColumns.has(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0);
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}
