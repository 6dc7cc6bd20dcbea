import { resolve } from 'node:path';
import { inProcessClient } from '#backend/border/index.ts';
import type { SourceState } from '#shared/contract/intake.ts';
import {
  type Call,
  choiceOption,
  numberOption,
  print,
  readCall,
  required,
  UsageError,
} from '#backend/entries/cli/commandLine.ts';
import { withOffice } from '#backend/entries/cli/openForCommand.ts';

/** `source show`: where the files of a client, or of all, come from, how fresh its data is, and what waits. */
export async function showSourceCommand(args: readonly string[]): Promise<number> {
  const call = readCall(args, { data: { type: 'string' }, creditor: { type: 'string' } });
  return withOffice(required(call, 'data'), null, async (office) => {
    const client = inProcessClient(office.router, office.means);
    const wanted = call.values['creditor'] === undefined ? null : numberOption(call, 'creditor');
    const ids = wanted === null ? (await client.creditors.list()).map(({ id }) => id) : [wanted];
    const sources: (SourceState & { readonly creditor: number })[] = [];
    for (const id of ids) sources.push({ creditor: id, ...(await client.intake.source({ creditorId: id })) });
    print(call, wanted === null ? sources : sources[0], () =>
      sources.map((source) => describe(call, source)).join('\n'),
    );
    return 0;
  });
}

/** `source set`: settles where the files of a client come from. What is not given stays as it is. */
export async function setSourceCommand(args: readonly string[]): Promise<number> {
  const call = readCall(args, {
    data: { type: 'string' },
    creditor: { type: 'string' },
    folder: { type: 'string' },
    files: { type: 'boolean' },
    absent: { type: 'string' },
    taking: { type: 'string' },
    'stale-days': { type: 'string' },
  });
  const creditorId = numberOption(call, 'creditor');
  const byHand = call.values['files'] === true;
  if (byHand && call.values['folder'] !== undefined) throw new UsageError('--folder or --files, not both');
  const folder = call.values['folder'] === undefined ? null : resolve(required(call, 'folder'));
  return withOffice(required(call, 'data'), null, async (office) => {
    const client = inProcessClient(office.router, office.means);
    const before = await client.intake.source({ creditorId });
    await client.intake.setSource({
      creditorId,
      kind: byHand ? 'files' : folder === null ? before.kind : 'folder',
      folder: folder === null ? null : office.files.register(folder),
      absent: choiceOption(call, 'absent', ['settle', 'keep', 'ask'], before.absent),
      taking: choiceOption(call, 'taking', ['ask', 'auto'], before.taking),
      staleDays: staleDays(call, before.staleDays),
    });
    const source = { creditor: creditorId, ...(await client.intake.source({ creditorId })) };
    print(call, source, () => describe(call, source));
    return 0;
  });
}

function staleDays(call: Call, before: number): number {
  if (call.values['stale-days'] === undefined) return before;
  const days = numberOption(call, 'stale-days');
  if (days < 1 || days > 365) throw new UsageError(`--stale-days ${days}: between 1 and 365`);
  return days;
}

function describe({ texts }: Call, source: SourceState & { readonly creditor: number }): string {
  const { creditor, kind, folder, absent, taking, synchronisedAt, age, isStale, problem } = source;
  const fresh =
    synchronisedAt === null
      ? 'nothing taken over yet'
      : `synchronised ${texts.format.moment(synchronisedAt)}, ${age} days old${isStale ? ' (stale)' : ''}`;
  const lines = [`${creditor}  ${folder ?? kind}, absent: ${absent}, taking: ${taking}; ${fresh}`];
  if (problem !== null) lines.push(`   folder: ${problem}`);
  for (const { path, refusal } of source.waiting) {
    const why = refusal === null ? '' : `: ${texts.refusalText(refusal.code, refusal.params)}`;
    lines.push(`   ${path} waits${why}`);
  }
  const more = source.waitingCount - source.waiting.length;
  if (more > 0) lines.push(`   and ${more} more`);
  return lines.join('\n');
}
