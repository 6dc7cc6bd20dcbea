import { clockOn, silentLog } from '#backend/border/index.ts';
import { programVersion, resourcesFolder, threadEntry } from '#backend/entries/places.ts';
import type { JobTools } from '#backend/jobs/index.ts';
import { openOffice } from '#backend/office.ts';
import { isoDate } from '#shared/kernel/isoDate.ts';

/*
 * A whole day of an office as a process of its own, so that it can be killed at any point: takes the list over unless
 * it is there, goes on with the run that is open or begins one, draws it and books it. Says each act when it begins,
 * and once more when it is in the middle of it.
 */
const [folder = '', day = '', list = ''] = process.argv.slice(2);
const say = (word: string): void => void process.stdout.write(`${word}\n`);

const office = await openOffice({
  folder,
  resources: resourcesFolder,
  version: programVersion(),
  clock: clockOn(isoDate(day)),
  log: silentLog,
  threadEntry,
});
const { jobs, runs, intake, ledger } = office;
const creditorId = 1;
const facts = { kind: 'test', creditorId };

try {
  const taken = await ledger.reader.selectFrom('invoice').select('id').limit(1).executeTakeFirst();
  if (taken === undefined) {
    const file = { creditorId, path: list, name: 'liste.csv', complete: false };
    const { staging } = await act('stage', (tools) => intake.stage(tools, file));
    await act('commit', (tools) => intake.commit(tools, { staging, complete: false }));
  }
  const open = await ledger.reader
    .selectFrom('run')
    .select('id')
    .where('state', 'in', ['approved', 'dispatched'])
    .executeTakeFirst();
  const runId = open?.id ?? (await begin());
  await act('draw', (tools) => runs.draw(tools, runId));
  await act('confirm', (tools) => runs.confirm(tools, runId, isoDate(day)));
  say('done');
} catch (error) {
  // Nothing is ready on this day any more: its work is done.
  const { code } = error as { readonly code?: string };
  say(code ?? String(error));
  process.exitCode = code === 'run_empty' ? 0 : 1;
} finally {
  await office.close();
}

async function begin(): Promise<number> {
  const draft = await act('draft', (tools) => runs.draft(tools, creditorId, 'all_due'));
  await act('approve', (tools) => runs.approve(tools, draft.runId));
  return draft.runId;
}

async function act<Result>(name: string, work: (tools: JobTools) => Promise<Result>): Promise<Result> {
  say(name);
  let isUnderWay = false;
  for await (const event of jobs.stream(facts, undefined, work)) {
    if (event.kind === 'progress' && !isUnderWay) {
      isUnderWay = true;
      say(`${name} under way`);
    }
    if (event.kind === 'done') return event.result;
  }
  throw new Error(`${name} ended without a result`);
}
