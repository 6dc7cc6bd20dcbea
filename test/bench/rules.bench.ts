import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { inProcessClient } from '#backend/border/index.ts';
import { connect } from '#backend/ledger/index.ts';
import type { Office } from '#backend/office.ts';
import { benchDay, runJob, withBenchOffice } from '#test/bench/support/benchOffice.ts';
import { evaluateAll, readAll } from '#test/bench/support/evaluateFacts.ts';
import { grounds, madeUpFacts } from '#test/bench/support/madeUpFacts.ts';
import { measure, percentile, report, round } from '#test/bench/support/measure.ts';
import { writeOpenItems } from '#test/bench/support/openItems.ts';
import type { RulesShare } from '#test/bench/support/rulesWorker.ts';

/** Open items of each creditor of the office. */
const itemsEach = 15_000;

/** The complete rules in memory, on invoices with histories in four countries; then a whole office of them. */
for (const count of [100_000, 1_000_000]) {
  oneThread(count);
  globalThis.gc?.();
  await allCores(count);
}
await withBenchOffice(async (office, creditorId, folder) => {
  const creditors = [creditorId, ...(await moreCreditors(office, Math.ceil(250_000 / itemsEach) - 1))];
  for (const id of creditors) await takeOver(office, id, folder);
  await office.keeper.ensureAll();
  await oneCreditor(office, creditorId);
  await wholeOffice(office, creditors);
});

/** One thread: the rules, against going over the same facts and against parsing them from JSON; in turn, five times. */
function oneThread(count: number): void {
  const cases = [...madeUpFacts(0, count, benchDay)];
  const ground = grounds();
  const lines = cases.slice(0, 100_000).map((each) => JSON.stringify(each));
  const rules: number[] = [];
  const reading: number[] = [];
  const parsing: number[] = [];
  for (let turn = 0; turn < 6; turn += 1) {
    const evaluated = seconds(() => evaluateAll(cases, ground, benchDay));
    const read = seconds(() => readAll(cases));
    const parsed = seconds(() => lines.reduce((sum, line) => sum + String(JSON.parse(line)).length, 0));
    if (turn === 0) continue;
    rules.push(evaluated / count);
    reading.push(read / count);
    parsing.push(parsed / lines.length);
  }
  const each = percentile(rules, 0.5);
  report('rules.one_thread', {
    invoices: count,
    invoicesPerSecond: Math.round(1 / each),
    microsecondsEach: round(each * 1e6, 2),
    ratioToReading: round(each / percentile(reading, 0.5), 1),
    ratioToJsonParse: round(each / percentile(parsing, 0.5), 2),
    megabytes: Math.round(process.memoryUsage.rss() / 1e6),
  });
}

/** Every core a thread with its share of the invoices. */
async function allCores(count: number): Promise<void> {
  const threads = availableParallelism();
  const entry = new URL('./support/rulesWorker.ts', import.meta.url);
  const workers = Array.from({ length: threads }, (_, at) => {
    const workerData: RulesShare = {
      from: Math.floor((count * at) / threads),
      to: Math.floor((count * (at + 1)) / threads),
      day: benchDay,
    };
    return new Worker(entry, { workerData, execArgv: ['--disable-warning=ExperimentalWarning'] });
  });
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  const times: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const began = performance.now();
    for (const worker of workers) worker.postMessage('go');
    await Promise.all(workers.map((worker) => once(worker, 'message')));
    times.push((performance.now() - began) / 1000);
  }
  await Promise.all(workers.map((worker) => worker.terminate()));
  report('rules.all_cores', {
    invoices: count,
    threads,
    invoicesPerSecond: Math.round(count / percentile(times, 0.5)),
  });
}

/** A setting of one creditor changes: until its standings are those of the new setting. */
async function oneCreditor(office: Office, creditorId: number): Promise<void> {
  const changed = await meanwhile(office, creditorId, async () => {
    touch(office, [creditorId]);
    await office.keeper.ensure(creditorId);
  });
  report('standings.one_creditor', { invoices: itemsEach, ...changed });
}

/** The law or the day changes: until the standings of the whole office are made anew. */
async function wholeOffice(office: Office, creditors: readonly number[]): Promise<void> {
  const done = await meanwhile(office, creditors[0] ?? 0, async () => {
    touch(office, creditors);
    await office.keeper.ensureAll();
  });
  report('standings.whole_office', {
    creditors: creditors.length,
    invoices: creditors.length * itemsEach,
    ...done,
  });
}

/** What a change of settings does to a creditor: a shorter wait, and a new revision. */
function touch(office: Office, creditors: readonly number[]): void {
  const raw = connect(office.ledger.path, 'write');
  try {
    const change = raw.prepare(
      'UPDATE creditor SET postal_days = CASE postal_days WHEN 2 THEN 3 ELSE 2 END, revision = revision + 1 WHERE id = ?',
    );
    for (const id of creditors) change.run(id);
  } finally {
    raw.close();
  }
}

/** Does the work while somebody pages through a queue: the time of both, and the delay of the backend's loop. */
async function meanwhile(office: Office, creditorId: number, work: () => Promise<void>) {
  const client = inProcessClient(office.router, office.means);
  const filter = { creditorId, tab: 'ready', step: null, channel: null, search: '' } as const;
  const latencies: number[] = [];
  let isDone = false;
  const paging = async (): Promise<void> => {
    for (let at = 0; !isDone; at += 1) {
      const began = performance.now();
      await client.reminders.window({
        filter,
        sort: { column: at % 2 === 0 ? 'due' : 'customer', descending: at % 3 === 0 },
        offset: (at * 977) % 5000,
        limit: 50,
      });
      latencies.push(performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const reading = paging();
  const done = await measure(work);
  isDone = true;
  await reading;
  return {
    seconds: done.seconds,
    windowP50: round(percentile(latencies, 0.5), 1),
    windowP99: round(percentile(latencies, 0.99), 1),
    windows: latencies.length,
    loopDelayP99: done.loopDelayP99,
    loopDelayMax: done.loopDelayMax,
    peakMegabytes: done.peakMegabytes,
  };
}

async function moreCreditors(office: Office, count: number): Promise<number[]> {
  const client = inProcessClient(office.router, office.means);
  const ids: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const { id } = await client.creditors.add({
      name: `Målebedrift ${at}`,
      organisationNumber: null,
      country: 'NO',
      street: 'Storgata 1',
      postcode: '5003',
      city: 'Bergen',
      email: 'post@example.no',
      phone: '55 00 00 00',
      bankAccount: '15201234562',
      postalDays: 2,
      listDays: 0,
      minimumAmount: 0,
      firstInvoiceNumber: null,
      foreignCustomers: 'withhold',
      personProfile: 'standard',
      companyProfile: 'standard',
    });
    ids.push(id);
  }
  return ids;
}

async function takeOver(office: Office, creditorId: number, folder: string): Promise<void> {
  const path = join(folder, `list-${creditorId}.csv`);
  await writeOpenItems(path, itemsEach, benchDay);
  await runJob(office, async (tools) => {
    const sources = [{ path, name: 'list.csv' }];
    const { parcel } = await office.intake.stage(tools, {
      creditorId,
      sources,
      complete: true,
      listDate: null,
    });
    return office.intake.commit(tools, { parcel, parts: ['f1'], actor: '' });
  });
}

function seconds(work: () => number): number {
  const began = performance.now();
  if (Number.isNaN(work())) throw new Error('nothing was added up');
  return (performance.now() - began) / 1000;
}
