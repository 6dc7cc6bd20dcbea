import { clockOn, silentLog } from '#backend/border/index.ts';
import { programVersion, resourcesFolder, threadEntry } from '#backend/entries/places.ts';
import type { JobTools } from '#backend/jobs/index.ts';
import { openOffice, type Office } from '#backend/office.ts';
import { isoDate, type IsoDate } from '#shared/kernel/isoDate.ts';

/*
 * Days of an office as a process of its own, so that it can be killed at any point. On each day it takes the list over
 * unless it is there, goes on with the run that is open or begins one, draws it and books it. Says each act when it
 * begins, once more when it is in the middle of it, and in the end `done` or the code of what kept it from that.
 */
const [folder = '', days = '', list = ''] = process.argv.slice(2);
const creditorId = 1;
const say = (word: string): void => void process.stdout.write(`${word}\n`);

for (const day of days.split(',')) {
  const office = await openOffice({
    folder,
    resources: resourcesFolder,
    version: programVersion(),
    clock: clockOn(isoDate(day)),
    actor: 'tester',
    log: silentLog,
    threadEntry,
  });
  try {
    await work(office, isoDate(day));
    say('done');
  } catch (error) {
    say((error as { readonly code?: string }).code ?? String(error));
  } finally {
    await office.close();
  }
}

async function work(office: Office, day: IsoDate): Promise<void> {
  const { runs, intake, ledger } = office;
  const taken = await ledger.reader.selectFrom('invoice').select('id').limit(1).executeTakeFirst();
  if (taken === undefined) {
    const sources = [{ path: list, name: 'liste.csv' }];
    const order = { creditorId, sources, complete: false, listDate: null };
    const { parcel, parts } = await act(office, 'stage', (tools) => intake.stage(tools, order));
    const chosen = { parcel, parts: parts.map(({ part }) => part), actor: 'tester' };
    await act(office, 'commit', (tools) => intake.commit(tools, chosen));
  }
  const open = await ledger.reader
    .selectFrom('run')
    .select('id')
    .where('state', 'in', ['approved', 'dispatched'])
    .executeTakeFirst();
  const runId = open?.id ?? (await begin(office));
  await act(office, 'draw', (tools) => runs.draw(tools, runId));
  await act(office, 'confirm', (tools) => runs.confirm(tools, runId, day));
}

async function begin(office: Office): Promise<number> {
  const { runs } = office;
  const draft = await act(office, 'draft', (tools) => runs.draft(tools, creditorId, 'all_due'));
  await act(office, 'approve', (tools) => runs.approve(tools, draft.runId));
  return draft.runId;
}

async function act<Result>(
  { jobs }: Office,
  name: string,
  task: (tools: JobTools) => Promise<Result>,
): Promise<Result> {
  say(name);
  let isUnderWay = false;
  for await (const event of jobs.stream({ kind: 'test', creditorId }, undefined, task)) {
    if (event.kind === 'progress' && !isUnderWay) {
      isUnderWay = true;
      say(`${name} under way`);
    }
    if (event.kind === 'done') return event.result;
  }
  throw new Error(`${name} ended without a result`);
}
