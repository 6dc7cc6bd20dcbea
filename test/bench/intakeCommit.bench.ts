import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inProcessClient } from '#backend/border/index.ts';
import type { Office } from '#backend/office.ts';
import { benchDay, runJob, withBenchOffice } from '#test/bench/support/benchOffice.ts';
import { measure, percentile, report, round } from '#test/bench/support/measure.ts';
import { share } from '#test/bench/support/measureIntake.ts';
import { writeOpenItems } from '#test/bench/support/openItems.ts';

/**
 * A million rows are taken over by one client while the screens of another one with 10,000 open items are in use: how long
 * their queries take, beside the same queries while nothing else goes on, and how late the backend's loop comes.
 */
await withBenchOffice(async (office, creditorId, folder) => {
  const client = inProcessClient(office.router, office.means);
  const { id: other, name: _name, ...fields } = await client.creditors.get({ creditorId });
  const second = await client.creditors.add({ ...fields, name: 'Den store kunden AS' });
  const small = join(folder, 'small.csv');
  await writeOpenItems(small, 10_000, benchDay);
  const first = await stage(office, other, small);
  await commit(office, first.parcel);
  const rows = Math.round(1_000_000 * share);
  const large = join(folder, 'large.csv');
  await writeOpenItems(large, rows, benchDay);

  const quiet = await besides(office, other, () => pause(5000 * Math.min(1, share * 2)));
  tell('quiet', 0, quiet);
  const staging = await besides(office, other, () => stage(office, second.id, large));
  tell('stage', rows, staging);
  const committing = await besides(office, other, () => commit(office, staging.measured.value.parcel));
  tell('commit', rows, committing);
});

function stage(office: Office, creditorId: number, path: string) {
  const order = { creditorId, sources: [{ path, name: 'list.csv' }], complete: true, listDate: null };
  return runJob(office, (tools) => office.intake.stage(tools, order));
}

function commit(office: Office, parcel: string) {
  return runJob(office, (tools) => office.intake.commit(tools, { parcel, parts: ['f1'], actor: '' }));
}

interface Besides<Value> {
  readonly measured: Awaited<ReturnType<typeof measure<Value>>>;
  /** Milliseconds by query. */
  readonly times: Readonly<Record<string, readonly number[]>>;
}

/** Does the work, and meanwhile asks what screens ask, one after the other, as a busy user would. */
async function besides<Value>(
  office: Office,
  creditorId: number,
  work: () => Promise<Value>,
): Promise<Besides<Value>> {
  const client = inProcessClient(office.router, office.means);
  const times: Record<string, number[]> = {};
  let isOver = false;
  const asking = (async () => {
    for (let at = 0; !isOver; at++) {
      for (const [name, ask] of Object.entries(questions(client, creditorId, at))) {
        const began = performance.now();
        await ask();
        (times[name] ??= []).push(performance.now() - began);
        await pause(10);
      }
    }
  })();
  // Told when the work has come to its end, and the office is closed in order.
  asking.catch(() => undefined);
  try {
    return { measured: await measure(work), times };
  } finally {
    isOver = true;
    await asking;
  }
}

function questions(
  client: ReturnType<typeof inProcessClient>,
  creditorId: number,
  at: number,
): Readonly<Record<string, () => Promise<unknown>>> {
  const queue = { creditorId, tab: 'ready', step: null, channel: null, search: '' } as const;
  const customers = {
    creditorId,
    search: '',
    kind: null,
    profileId: null,
    language: null,
    stop: null,
    situation: null,
    missing: null,
    invoices: null,
    changed: false,
  };
  const limit = 50;
  const offset = (at * 37) % 2000;
  return {
    creditors: () => client.creditors.list(),
    summary: () => client.reminders.summary({ creditorId, tab: 'ready', search: '' }),
    window: () =>
      client.reminders.window({
        filter: queue,
        sort: { column: 'due', descending: at % 2 === 0 },
        offset,
        limit,
      }),
    search: () =>
      client.reminders.window({
        filter: { ...queue, search: String(10_000 + at * 7) },
        sort: { column: 'customer', descending: false },
        offset: 0,
        limit,
      }),
    customers: () =>
      client.customers.list({
        filter: customers,
        sort: { column: 'name', descending: at % 2 === 0 },
        offset,
        limit,
      }),
    history: () => client.intake.history({ creditorId, offset: 0, limit }),
  };
}

function tell(phase: string, rows: number, { measured, times }: Besides<unknown>): void {
  const all = Object.values(times).flat();
  const slowest = Object.entries(times)
    .map(([name, each]) => [name, round(percentile(each, 0.99), 1)] as const)
    .toSorted(([, a], [, b]) => b - a);
  report('intake.besides', {
    phase,
    rows,
    seconds: measured.seconds,
    queries: all.length,
    p50: round(percentile(all, 0.5), 2),
    p99: round(percentile(all, 0.99), 1),
    p99ByQuery: slowest.map(([name, p99]) => `${name} ${p99}`).join(', '),
    loopDelayP99: measured.loopDelayP99,
    loopDelayMax: measured.loopDelayMax,
    peakMegabytes: measured.peakMegabytes,
  });
}
