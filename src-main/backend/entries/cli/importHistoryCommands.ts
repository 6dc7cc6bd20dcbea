import type { IntakeRow } from '#shared/contract/intake.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { numberOption, print, readCall, required, table } from '#backend/entries/cli/commandLine.ts';
import { finished } from '#backend/entries/cli/finished.ts';
import { withOffice } from '#backend/entries/cli/openForCommand.ts';
import { readHistory } from '#backend/intake/index.ts';
import type { Office } from '#backend/office.ts';

/** `imports list`: the imports of a client, newest first, undone ones too. */
export async function listImportsCommand(args: readonly string[]): Promise<number> {
  const call = readCall(args, { data: { type: 'string' }, creditor: { type: 'string' } });
  const creditorId = numberOption(call, 'creditor');
  return withOffice(required(call, 'data'), null, async (office) => {
    const rows = await allImports(office, creditorId);
    print(call, rows, () => words(rows));
    return 0;
  });
}

/** `imports undo`: takes back everything that an import did, by its number. Refused where something was built on it. */
export async function undoImportCommand(args: readonly string[]): Promise<number> {
  const call = readCall(args, {
    data: { type: 'string' },
    creditor: { type: 'string' },
    import: { type: 'string' },
  });
  const creditorId = numberOption(call, 'creditor');
  const number = numberOption(call, 'import');
  return withOffice(required(call, 'data'), null, async (office) => {
    const found = (await allImports(office, creditorId)).find((row) => row.number === number);
    if (found === undefined) throw new Refusal('intake_not_found', { intake: number });
    const undone = await finished(
      office.jobs.stream({ kind: 'undo', creditorId }, undefined, (tools) =>
        office.intake.undo(tools, { intakeId: found.id, actor: office.means.actor }),
      ),
    );
    print(
      call,
      { number, ...undone },
      () =>
        `import ${number} undone: ${undone.invoices} invoices and ${undone.customers} customers taken away, ${undone.restored} restored`,
    );
    return 0;
  });
}

async function allImports(office: Office, creditorId: number): Promise<IntakeRow[]> {
  const window = { creditorId, offset: 0, limit: Number.MAX_SAFE_INTEGER };
  return (await readHistory(office.ledger.reader, window)).rows;
}

function words(rows: readonly IntakeRow[]): string {
  const head = ['no.', 'at', 'by', 'file', 'kind', 'added', 'changed', 'settled', 'rejected', 'undone'];
  const lines = rows.map((row) => [
    String(row.number),
    row.committedAt,
    row.committedBy,
    row.files > 1 ? `${row.file} (${row.files} files)` : row.file,
    row.kind,
    ...[row.added, row.changed, row.settled, row.rejected].map(String),
    row.undoneAt ?? '',
  ]);
  return table([head, ...lines], new Set([0, 5, 6, 7, 8]));
}
