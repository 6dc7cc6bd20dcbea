import { basename, resolve } from 'node:path';
import type { IntakeCounts, IntakePreview, IntakeRowError } from '#shared/contract/intake.ts';
import type { RefusalData } from '#shared/contract/procedure.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import {
  dayOption,
  numberOption,
  print,
  readCall,
  required,
  UsageError,
  type Call,
} from '#backend/entries/cli/commandLine.ts';
import { withOffice } from '#backend/entries/cli/openForCommand.ts';
import { finished } from '#backend/entries/cli/finished.ts';
import type { Office } from '#backend/office.ts';

/** What an import did, over all files of the call. A refused file changed nothing; the others stand. */
interface ImportResult {
  read: number;
  added: number;
  changed: number;
  unchanged: number;
  settled: number;
  readonly rejected: IntakeRowError[];
  readonly refused: RefusalData[];
  readonly warnings: (RefusalData & { readonly file: string })[];
}

/**
 * `import`: takes files over, each in one transaction, all of it or nothing. With one file a refusal ends the command;
 * with several, the refused ones are listed beside the result and the exit code is 1.
 */
export async function importCommand(args: readonly string[]): Promise<number> {
  const call = readCall(
    args,
    {
      data: { type: 'string' },
      creditor: { type: 'string' },
      complete: { type: 'boolean' },
      date: { type: 'string' },
      'accept-older': { type: 'boolean' },
      'dry-run': { type: 'boolean' },
    },
    true,
  );
  if (call.files.length === 0) throw new UsageError('no file to import');
  const creditorId = numberOption(call, 'creditor');
  const listDate = call.values['date'] === undefined ? null : dayOption(call, 'date');
  return withOffice(required(call, 'data'), null, async (office) => {
    const result: ImportResult = {
      read: 0,
      added: 0,
      changed: 0,
      unchanged: 0,
      settled: 0,
      rejected: [],
      refused: [],
      warnings: [],
    };
    await importFiles(office, call, creditorId, listDate, result);
    const { refused, warnings, ...counts } = result;
    const output = refused.length === 0 ? { ...counts, warnings } : { ...counts, warnings, refused };
    print(call, output, () => words(call, result));
    return refused.length === 0 ? 0 : 1;
  });
}

async function importFiles(
  office: Office,
  call: Call,
  creditorId: number,
  listDate: IsoDate | null,
  result: ImportResult,
): Promise<void> {
  const sources = call.files.map((file) => ({ path: resolve(file), name: basename(file) }));
  const order = { creditorId, sources, complete: call.values['complete'] === true, listDate };
  const facts = { kind: 'import', creditorId };
  const parcel = await finished(
    office.jobs.stream(facts, undefined, (tools) => office.intake.stage(tools, order)),
  );
  for (const { file, code, params } of parcel.refused) {
    const refused = asRefusal(file, code, params);
    if (sources.length === 1) throw new Refusal(refused.code, refused.params as Refusal['params']);
    result.refused.push(refused);
  }
  const older = call.values['accept-older'] === true ? [] : parcel.parts.filter(isOlder);
  for (const part of older) {
    const refused = olderRefusal(part);
    if (sources.length === 1) throw new Refusal(refused.code, refused.params as Refusal['params']);
    result.refused.push(refused);
  }
  const parts = parcel.parts.filter((part) => !older.includes(part));
  for (const part of parts) add(result, part, rejectsOf(office, parcel.parcel, part));
  if (call.values['dry-run'] === true) {
    for (const { counts } of parts) count(result, counts);
    return;
  }
  const choice = { parcel: parcel.parcel, parts: parts.map(({ part }) => part), actor: office.means.actor };
  const { taken, failed } = await finished(
    office.jobs.stream(facts, undefined, (tools) => office.intake.commit(tools, choice)),
  );
  for (const counts of taken) count(result, counts);
  if (failed !== null) result.refused.push({ code: failed.code, params: failed.params });
}

/** What is wrong with a file as a whole is told under one code, with the file's name. */
function asRefusal(file: string, code: string, params: Readonly<Record<string, unknown>>): RefusalData {
  if (code !== 'file_unreadable') return { code: 'intake_refused', params: { file, code, params } };
  return { code, params: { file, problem: String(params['problem'] ?? '') } };
}

/** A list older than the last one turns balances back; without a screen there is nobody who sees the warning first. */
function isOlder({ warnings }: IntakePreview): boolean {
  return warnings.some(({ code }) => code === 'list_older');
}

function olderRefusal({ files, warnings }: IntakePreview): RefusalData {
  const { listDate, latest } = warnings.find(({ code }) => code === 'list_older')?.params ?? {};
  const file = files[0]?.name ?? '';
  return { code: 'list_older', params: { file, listDate: String(listDate), latest: String(latest) } };
}

/** Every row that was refused: whoever reads the result by program wants them all. */
function rejectsOf(office: Office, parcel: string, { part }: IntakePreview): IntakeRowError[] {
  const window = { parcel, part, group: 'rejected' as const, offset: 0, limit: Number.MAX_SAFE_INTEGER };
  return office.intake.difference(window).rows.flatMap(({ error }) => (error === null ? [] : [error]));
}

function add(result: ImportResult, { files, warnings }: IntakePreview, rejected: IntakeRowError[]): void {
  result.rejected.push(...rejected);
  for (const { file, code, params } of warnings)
    result.warnings.push({ file: file ?? files[0]?.name ?? '', code, params });
}

function count(result: ImportResult, counts: IntakeCounts): void {
  result.read += counts.read;
  result.added += counts.added;
  result.changed += counts.changed;
  result.unchanged += counts.unchanged;
  result.settled += counts.settled;
}

function words(call: Call, result: ImportResult): string {
  const { texts } = call;
  const lines = [
    `${result.read} read, ${result.added} added, ${result.changed} changed, ${result.unchanged} unchanged, ${result.settled} settled, ${result.rejected.length} errors`,
  ];
  for (const error of result.rejected)
    lines.push(
      `${error.file}:${error.line}: ${texts.rowErrorText(error.code, { ...error.params, field: error.field })}`,
    );
  for (const warning of result.warnings)
    lines.push(`${warning.file}: ${texts.warningText(warning.code, warning.params)}`);
  for (const { code, params } of result.refused) lines.push(texts.refusalText(code, params));
  return lines.join('\n');
}
