import { inProcessClient } from '#backend/border/index.ts';
import type { RefusalData } from '#shared/contract/procedure.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { TakenByItself } from '#backend/intake/index.ts';
import { type Call, numberOption, print, readCall, required } from '#backend/entries/cli/commandLine.ts';
import { finished } from '#backend/entries/cli/finished.ts';
import { withOffice } from '#backend/entries/cli/openForCommand.ts';
import type { Office } from '#backend/office.ts';

/** What was done for one client. `error` is why its folder could not be read. */
interface Synchronised extends TakenByItself {
  readonly creditor: number;
  readonly error: RefusalData | null;
}

/**
 * `sync`: reads what is new in the folder of a client, or of every client that has one, and says what it would do; with
 * `--take` what is not doubtful is taken over. Exit codes: 0 nothing is left to do, 3 something waits for a person (or,
 * without `--take`, to be taken over), 1 a folder could not be read.
 */
export async function syncCommand(args: readonly string[]): Promise<number> {
  const call = readCall(args, {
    data: { type: 'string' },
    creditor: { type: 'string' },
    take: { type: 'boolean' },
  });
  const wanted = call.values['creditor'] === undefined ? null : numberOption(call, 'creditor');
  return withOffice(required(call, 'data'), null, async (office) => {
    const done: Synchronised[] = [];
    for (const creditor of wanted === null ? await withFolder(office) : [wanted]) {
      try {
        done.push({
          creditor,
          error: null,
          ...(await synchronise(office, creditor, call.values['take'] === true)),
        });
      } catch (error) {
        if (!(error instanceof Refusal) || wanted !== null) throw error;
        const refused = { code: error.code, params: { ...error.params } };
        done.push({ creditor, error: refused, taken: [], left: [], refused: [] });
      }
    }
    print(call, done, () => words(call, done));
    if (done.some(({ error }) => error !== null)) return 1;
    const waits = ({ taken, left, refused }: Synchronised): boolean =>
      left.length + refused.length > 0 || (call.values['take'] !== true && taken.length > 0);
    return done.some(waits) ? 3 : 0;
  });
}

async function withFolder(office: Office): Promise<number[]> {
  const client = inProcessClient(office.router, office.means);
  const ids: number[] = [];
  for (const { id } of await client.creditors.list()) {
    if ((await client.intake.source({ creditorId: id })).kind === 'folder') ids.push(id);
  }
  return ids;
}

function synchronise(office: Office, creditorId: number, take: boolean): Promise<TakenByItself> {
  const { jobs, sources } = office;
  return finished(
    jobs.stream({ kind: 'synchronise', creditorId }, undefined, (tools) =>
      take ? sources.take(tools, creditorId) : sources.examine(tools, creditorId),
    ),
  );
}

function words({ texts, values }: Call, done: readonly Synchronised[]): string {
  const verb = values['take'] === true ? 'taken over' : 'can be taken over';
  const lines = done.flatMap(({ creditor, error, taken, left, refused }) => {
    if (error !== null) return [`${creditor}  ${texts.refusalText(error.code, error.params)}`];
    const told = [
      ...taken.map(
        ({ file, files, added, changed, settled }) =>
          `${named(file, files)} ${verb}: ${added} added, ${changed} changed, ${settled} settled`,
      ),
      ...left.map(({ file, files, doubts }) =>
        texts.refusalText('intake_doubtful', { file: named(file, files), doubts: [...doubts] }),
      ),
      ...refused.map(({ file, code, params }) => texts.refusalText('intake_refused', { file, code, params })),
    ];
    return told.length === 0 ? [`${creditor}  nothing new`] : told.map((line) => `${creditor}  ${line}`);
  });
  return lines.join('\n');
}

function named(file: string, files: number): string {
  return files > 1 ? `${file} (+${files - 1})` : file;
}
