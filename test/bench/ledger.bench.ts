import { join } from 'node:path';
import { inProcessClient } from '#backend/border/index.ts';
import { lawOf } from '#backend/law/index.ts';
import { connect } from '#backend/ledger/index.ts';
import { evaluateInvoices, readCreditorRules } from '#backend/reminders/index.ts';
import type { Office } from '#backend/office.ts';
import { benchDay, runJob, withBenchOffice } from '#test/bench/support/benchOffice.ts';
import { measure, percentile, report, round } from '#test/bench/support/measure.ts';
import { writeOpenItems } from '#test/bench/support/openItems.ts';

/** Import, evaluation and windows on ledgers of 10,000 and 100,000 open invoices. */
for (const count of [10_000, 100_000]) {
  await withBenchOffice(async (office, creditorId, folder) => {
    const path = join(folder, 'list.csv');
    await writeOpenItems(path, count, benchDay);
    await importList(office, creditorId, path, count);
    await importAgain(office, creditorId, path, count);
    await evaluateAll(office, creditorId, count);
    await refresh(office, creditorId, count);
    await windows(office, creditorId, count);
  });
}

async function importList(office: Office, creditorId: number, path: string, count: number): Promise<void> {
  const staged = await measure(() =>
    runJob(office, (tools) => office.intake.stage(tools, orderFor(creditorId, path))),
  );
  const { parcel } = staged.value;
  const committed = await measure(() =>
    runJob(office, (tools) => office.intake.commit(tools, { parcel, parts: ['f1'], actor: '' })),
  );
  report('import.stage', {
    rows: count,
    ...figures(staged),
    rowsPerSecond: Math.round(count / staged.seconds),
  });
  report('import.commit', {
    rows: count,
    ...figures(committed),
    rowsPerSecond: Math.round(count / committed.seconds),
  });
}

function orderFor(creditorId: number, path: string) {
  return { creditorId, sources: [{ path, name: 'list.csv' }], complete: true, listDate: null };
}

async function importAgain(office: Office, creditorId: number, path: string, count: number): Promise<void> {
  const again = await measure(() =>
    runJob(office, async (tools) => {
      const { parcel } = await office.intake.stage(tools, orderFor(creditorId, path));
      return office.intake.commit(tools, { parcel, parts: ['f1'], actor: '' });
    }),
  );
  report('import.again', { rows: count, changed: again.value.taken[0]?.changed ?? 0, ...figures(again) });
}

/** The rules over every invoice, against nothing but reading the same rows from SQLite; the two in turn, five times. */
async function evaluateAll(office: Office, creditorId: number, count: number): Promise<void> {
  const db = office.ledger.reader;
  const rules = await readCreditorRules(db, creditorId);
  if (rules === undefined) throw new Error('no creditor');
  const law = lawOf(office.laws, 'NO');
  const raw = connect(office.ledger.path, 'read');
  const statement = raw.prepare(
    `SELECT invoice.id, invoice.customer_id, invoice.number, invoice.issued, invoice.due, invoice.currency,
       invoice.original, invoice.open, invoice.reference, customer.name, customer.kind, customer.country,
       customer.street, customer.postcode, customer.city, customer.profile_id, customer.number AS customer_number
     FROM invoice JOIN customer ON customer.id = invoice.customer_id
     WHERE invoice.creditor_id = ? AND invoice.open <> 0 ORDER BY invoice.id`,
  );
  const ratios: number[] = [];
  const times: number[] = [];
  for (let round_ = 0; round_ < 6; round_ += 1) {
    const reading = await measure(async () => statement.all(creditorId).length);
    const evaluating = await measure(
      async () => (await evaluateInvoices(db, rules, law, benchDay, { kind: 'open' })).length,
    );
    if (round_ === 0) continue;
    ratios.push(evaluating.seconds / reading.seconds);
    times.push(evaluating.seconds);
  }
  raw.close();
  report('evaluate', {
    invoices: count,
    seconds: round(percentile(times, 0.5), 3),
    invoicesPerSecond: Math.round(count / percentile(times, 0.5)),
    ratioToReading: round(percentile(ratios, 0.5), 2),
  });
}

async function refresh(office: Office, creditorId: number, count: number): Promise<void> {
  const raw = connect(office.ledger.path, 'write');
  raw.prepare('DELETE FROM standing_state').run();
  raw.close();
  const done = await measure(() => office.keeper.ensure(creditorId));
  report('standings.refresh', { invoices: count, ...figures(done) });
}

/** Windows of 50 rows anywhere in the longest queue, in every order, through the border. */
async function windows(office: Office, creditorId: number, count: number): Promise<void> {
  const client = inProcessClient(office.router, office.means);
  const filter = { creditorId, tab: 'ready', step: null, channel: null, search: '' } as const;
  const first = await client.reminders.window({
    filter,
    sort: { column: 'customer', descending: false },
    offset: 0,
    limit: 50,
  });
  const columns = ['customer', 'number', 'issued', 'due', 'original', 'total', 'deadline', 'step'] as const;
  const plain: number[] = [];
  const searched: number[] = [];
  for (let at = 0; at < 240; at += 1) {
    const sort = { column: columns[at % columns.length] ?? 'due', descending: at % 2 === 0 };
    const offset = Math.floor((first.total * ((at * 37) % 100)) / 100);
    plain.push(await milliseconds(() => client.reminders.window({ filter, sort, offset, limit: 50 })));
    const search = { ...filter, search: String(10_000 + at * 7) };
    if (at % 4 === 0) {
      searched.push(
        await milliseconds(() => client.reminders.window({ filter: search, sort, offset: 0, limit: 50 })),
      );
    }
  }
  report('window', {
    invoices: count,
    queue: first.total,
    p50: round(percentile(plain, 0.5), 2),
    p95: round(percentile(plain, 0.95), 2),
    searchP50: round(percentile(searched, 0.5), 2),
    searchP95: round(percentile(searched, 0.95), 2),
  });
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function figures(measured: {
  seconds: number;
  loopDelayP99: number;
  loopDelayMax: number;
  peakMegabytes: number;
}) {
  const { seconds, loopDelayP99, loopDelayMax, peakMegabytes } = measured;
  return { seconds, loopDelayP99, loopDelayMax, peakMegabytes };
}
