import { basename, resolve } from 'node:path';
import type { IntakeRowError, IntakePreview } from '#shared/contract/intake.ts';
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
    for (const file of call.files) await importFile(office, call, creditorId, file, listDate, result);
    const { refused, warnings, ...counts } = result;
    const output = refused.length === 0 ? { ...counts, warnings } : { ...counts, warnings, refused };
    print(call, output, () => words(call, result));
    return refused.length === 0 ? 0 : 1;
  });
}

async function importFile(
  office: Office,
  call: Call,
  creditorId: number,
  file: string,
  listDate: IsoDate | null,
  result: ImportResult,
): Promise<void> {
  const complete = call.values['complete'] === true;
  // Whoever reads the result by program wants every row that was refused.
  const mostErrors = Number.MAX_SAFE_INTEGER;
  const intakeFile = { creditorId, path: resolve(file), name: basename(file), complete, mostErrors };
  const facts = { kind: 'import', creditorId };
  try {
    const preview = await finished(
      office.jobs.stream(facts, undefined, (tools) =>
        office.intake.stage(tools, listDate === null ? intakeFile : { ...intakeFile, listDate }),
      ),
    );
    if (call.values['accept-older'] !== true) refuseOlder(office, preview);
    const counts =
      call.values['dry-run'] === true
        ? preview.counts
        : await finished(
            office.jobs.stream(facts, undefined, (tools) =>
              office.intake.commit(tools, { staging: preview.staging, complete }),
            ),
          );
    add(result, counts, preview);
  } catch (error) {
    if (!(error instanceof Refusal) || call.files.length === 1 || !ofOneFile.has(error.code)) throw error;
    result.refused.push({ code: error.code, params: { ...error.params } });
  }
}

/** A list older than the last one turns balances back; without a screen there is nobody who sees the warning first. */
function refuseOlder(office: Office, { staging, file, warnings }: IntakePreview): void {
  const older = warnings.find(({ code }) => code === 'list_older');
  if (older === undefined) return;
  office.intake.discard(staging);
  const { listDate, latest } = older.params;
  throw new Refusal('list_older', { file, listDate: String(listDate), latest: String(latest) });
}

/** Refusals that concern one file and leave the others alone. */
const ofOneFile: ReadonlySet<string> = new Set(['intake_refused', 'file_unreadable', 'list_older']);

function add(result: ImportResult, counts: IntakePreview['counts'], preview: IntakePreview): void {
  result.read += counts.read;
  result.added += counts.added;
  result.changed += counts.changed;
  result.unchanged += counts.unchanged;
  result.settled += counts.settled;
  result.rejected.push(...preview.errors);
  for (const warning of preview.warnings) result.warnings.push({ file: preview.file, ...warning });
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
