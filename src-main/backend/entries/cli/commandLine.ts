import { parseArgs, type ParseArgsConfig } from 'node:util';
import { createTexts, type Texts } from '#shared/i18n/createTexts.ts';
import { isIsoDate, type IsoDate } from '#shared/kernel/isoDate.ts';

/** A call that does not fit any command: said on stderr, exit code 2. */
export class UsageError extends Error {}

/** The options of a command by name, as `node:util` describes them. */
type OptionTable = NonNullable<ParseArgsConfig['options']>;

/** What a command gets of its call. */
export interface Call {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly files: readonly string[];
  readonly json: boolean;
  readonly texts: Texts;
}

const everywhere = {
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the arguments of a command. Throws `UsageError` on an unknown option or a stray argument. */
export function readCall(args: readonly string[], options: OptionTable, filesAllowed = false): Call {
  try {
    const parsed = parseArgs({
      args: [...args],
      options: { ...everywhere, ...options },
      allowPositionals: filesAllowed,
      strict: true,
    });
    const values = parsed.values as Call['values'];
    return {
      values,
      files: parsed.positionals,
      json: values['json'] === true,
      texts: textsFor(values['lang']),
    };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The language of messages: as asked, else that of the environment, else English. */
export function textsFor(asked: string | boolean | undefined): Texts {
  const wanted = typeof asked === 'string' ? asked : (process.env['LC_ALL'] ?? process.env['LANG'] ?? 'en');
  return createTexts(/^(nb|nn|no)/i.test(wanted) ? 'nb' : 'en');
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
