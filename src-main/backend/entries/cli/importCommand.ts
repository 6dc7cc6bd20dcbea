import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { z } from 'zod';
import {
  type DifferenceGroup,
  type DifferenceRow,
  type IntakeCounts,
  type IntakeKind,
  type IntakePreview,
  type IntakeRowError,
  listMapping,
  type ListMappingData,
  type Parcel,
} from '#shared/contract/intake.ts';
import type { RefusalData } from '#shared/contract/procedure.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import {
  numberOption,
  optionalDay,
  print,
  readCall,
  required,
  table,
  UsageError,
  type Call,
} from '#backend/entries/cli/commandLine.ts';
import { withOffice } from '#backend/entries/cli/openForCommand.ts';
import { finished } from '#backend/entries/cli/finished.ts';
import { readFormats } from '#backend/intake/index.ts';
import type { Office } from '#backend/office.ts';

/** What an import did, over all files of the call. A refused file changed nothing; the others stand. */
interface ImportResult {
  readonly counts: Record<keyof IntakeCounts, number>;
  /** What was taken over, part by part; with `--dry-run` what would be. */
  readonly imports: ImportedPart[];
  readonly rejected: IntakeRowError[];
  readonly warnings: (RefusalData & { readonly file: string })[];
  readonly ignored: Parcel['ignored'];
  readonly refused: RefusalData[];
}

interface ImportedPart extends IntakeCounts {
  readonly kind: IntakeKind;
  readonly file: string;
  readonly files: number;
  readonly listDate: string;
  readonly complete: boolean;
  /** Null in a dry run, and where the very files had been taken over before and change nothing. */
  readonly number: number | null;
  readonly intakeId: number | null;
  readonly sums?: IntakePreview['sums'];
  readonly balances?: IntakePreview['balances'];
  /** Of a dry run: every group of the difference with all its rows. */
  readonly difference?: Partial<Record<DifferenceGroup, readonly DifferenceRow[]>>;
}

/**
 * `import`: takes files, folders and zips over as one parcel, each part in one transaction, all of it or nothing. With
 * one source a refusal ends the command; with several, the refused ones are listed beside the result and the exit code
 * is 1. `--list-formats` tells what is read.
 */
export async function importCommand(args: readonly string[]): Promise<number> {
  const call = readCall(
    args,
    {
      data: { type: 'string' },
      creditor: { type: 'string' },
      complete: { type: 'boolean' },
      date: { type: 'string' },
      mapping: { type: 'string' },
      'accept-older': { type: 'boolean' },
      'dry-run': { type: 'boolean' },
      'list-formats': { type: 'boolean' },
    },
    true,
  );
  if (call.values['list-formats'] === true) return listFormats(call);
  if (call.files.length === 0) throw new UsageError('no file to import');
  const creditorId = numberOption(call, 'creditor');
  const mapping = mappingOption(call);
  const order = {
    creditorId,
    sources: call.files.map((file) => ({ path: resolve(file), name: basename(file) })),
    // What is absent from a list means what the client's source says, unless the call says it.
    complete: call.values['complete'] === true ? true : null,
    listDate: optionalDay(call, 'date'),
    ...(mapping === null ? {} : { mapping }),
  };
  return withOffice(required(call, 'data'), null, async (office) => {
    const facts = { kind: 'import', creditorId };
    const parcel = await finished(
      office.jobs.stream(facts, undefined, (tools) => office.intake.stage(tools, order)),
    );
    const result = await takeOver(office, call, parcel, facts);
    const { counts, ...rest } = result;
    print(call, { ...counts, ...rest }, () => words(call, result));
    return result.refused.length === 0 ? 0 : 1;
  });
}

async function takeOver(
  office: Office,
  call: Call,
  parcel: Parcel,
  facts: { readonly kind: string; readonly creditorId: number },
): Promise<ImportResult> {
  const result: ImportResult = {
    counts: { ...noCounts },
    imports: [],
    rejected: [],
    warnings: [],
    ignored: parcel.ignored,
    refused: refusals(parcel),
  };
  const older = call.values['accept-older'] === true ? [] : parcel.parts.filter(isOlder);
  result.refused.push(...older.map(olderRefusal));
  const parts = parcel.parts.filter((part) => !older.includes(part));
  const [only] = result.refused;
  if (only !== undefined && call.files.length === 1 && parts.length === 0 && result.refused.length === 1) {
    throw new Refusal(only.code, only.params as Refusal['params']);
  }
  for (const part of parts) {
    result.rejected.push(...rejectsOf(office, parcel.parcel, part));
    for (const { file, code, params } of part.warnings)
      result.warnings.push({ file: file ?? firstFile(part), code, params });
  }
  if (call.values['dry-run'] === true) {
    for (const part of parts) add(result, asDryRun(office, parcel.parcel, part));
    office.intake.discard(parcel.parcel);
    return result;
  }
  const choice = { parcel: parcel.parcel, parts: parts.map(({ part }) => part), actor: office.means.actor };
  const { taken, failed } = await finished(
    office.jobs.stream(facts, undefined, (tools) => office.intake.commit(tools, choice)),
  );
  for (const { part: key, ...done } of taken) {
    const part = parts.find((each) => each.part === key);
    if (part !== undefined) add(result, { ...describe(part), ...done });
  }
  if (failed !== null) result.refused.push({ code: failed.code, params: failed.params });
  office.intake.discard(parcel.parcel);
  return result;
}

/** What a person has said about the columns of a list, from a JSON file; what it leaves out the program finds. */
function mappingOption(call: Call): ListMappingData | null {
  const file = call.values['mapping'];
  if (typeof file !== 'string') return null;
  const shape = listMapping.extend({
    headerRecord: listMapping.shape.headerRecord.default(null),
    delimiter: listMapping.shape.delimiter.default(null),
    decimalSign: listMapping.shape.decimalSign.default(null),
    dateOrder: listMapping.shape.dateOrder.default(null),
    sheet: listMapping.shape.sheet.default(null),
  });
  try {
    return z.strictObject(shape.shape).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const problem =
      error instanceof z.ZodError
        ? error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
        : error instanceof Error
          ? error.message
          : String(error);
    throw new UsageError(`--mapping ${file}: ${problem}`);
  }
}

function listFormats(call: Call): number {
  const formats = readFormats();
  print(call, formats, () => {
    const rows = formats.map(({ format, extensions, gives }) => [
      format,
      extensions.join(' '),
      gives.join(' '),
    ]);
    return table([['format', 'files', 'gives'], ...rows]);
  });
  return 0;
}

/** Files that cannot be read, and lists whose columns nobody understands. */
function refusals({ refused, unmapped }: Parcel): RefusalData[] {
  return [
    ...refused.map(({ file, code, params }) => asRefusal(file, code, params)),
    ...unmapped.map(({ name, refusal: { code, params } }) => asRefusal(name, code, params)),
  ];
}

/** What is wrong with a file as a whole is told under one code, with the file's name. */
function asRefusal(file: string, code: string, params: Readonly<Record<string, unknown>>): RefusalData {
  if (code !== 'file_unreadable') return { code: 'intake_refused', params: { file, code, params } };
  const { problem } = params;
  return { code, params: { file, problem: typeof problem === 'string' ? problem : '' } };
}

/** A list older than the last one turns balances back; without a screen there is nobody who sees the warning first. */
function isOlder({ warnings }: IntakePreview): boolean {
  return warnings.some(({ code }) => code === 'list_older');
}

function olderRefusal(part: IntakePreview): RefusalData {
  const { listDate, latest } = part.warnings.find(({ code }) => code === 'list_older')?.params ?? {};
  const params = { file: firstFile(part), listDate: String(listDate), latest: String(latest) };
  return { code: 'list_older', params };
}

/** Every row that was refused: whoever reads the result by program wants them all. */
function rejectsOf(office: Office, parcel: string, { part }: IntakePreview): IntakeRowError[] {
  const window = { parcel, part, group: 'rejected' as const, offset: 0, limit: Number.MAX_SAFE_INTEGER };
  return office.intake.difference(window).rows.flatMap(({ error }) => (error === null ? [] : [error]));
}

function asDryRun(office: Office, parcel: string, part: IntakePreview): ImportedPart {
  const groups = part.groups.map(({ group, rows: limit }) => {
    const { rows } = office.intake.difference({ parcel, part: part.part, group, offset: 0, limit });
    return [group, rows] as const;
  });
  return {
    ...describe(part),
    ...part.counts,
    number: null,
    intakeId: null,
    sums: part.sums,
    balances: part.balances,
    difference: Object.fromEntries(groups),
  };
}

function describe(part: IntakePreview) {
  const { kind, fileCount: files, listDate, complete } = part;
  return { kind, file: firstFile(part), files, listDate, complete };
}

function firstFile({ files }: IntakePreview): string {
  return files[0]?.name ?? '';
}

const noCounts: IntakeCounts = {
  read: 0,
  added: 0,
  changed: 0,
  unchanged: 0,
  settled: 0,
  gone: 0,
  rejected: 0,
  customersAdded: 0,
  customersChanged: 0,
  conflicts: 0,
};

function add(result: ImportResult, part: ImportedPart): void {
  result.imports.push(part);
  for (const name of Object.keys(noCounts) as (keyof IntakeCounts)[]) result.counts[name] += part[name];
}

function words(call: Call, { counts, imports, rejected, warnings, ignored, refused }: ImportResult): string {
  const { texts } = call;
  const lines = [
    `${counts.read} read, ${counts.added} added, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.settled} settled, ${rejected.length} errors`,
  ];
  if (counts.customersAdded + counts.customersChanged + counts.conflicts > 0) {
    lines.push(
      `customers: ${counts.customersAdded} added, ${counts.customersChanged} changed, ${counts.conflicts} conflicts`,
    );
  }
  for (const { number, file, files, kind } of imports)
    if (number !== null)
      lines.push(`import ${number}: ${file}${files > 1 ? ` (${files} files)` : ''}, ${kind}`);
  for (const error of rejected)
    lines.push(
      `${error.file}:${error.line}: ${texts.rowErrorText(error.code, { ...error.params, field: error.field })}`,
    );
  for (const warning of warnings)
    lines.push(`${warning.file}: ${texts.warningText(warning.code, warning.params)}`);
  for (const { file, why } of ignored) lines.push(`${file}: ${texts.t(`intake.found.why.${why}`)}`);
  for (const { code, params } of refused) lines.push(texts.refusalText(code, params));
  return lines.join('\n');
}
