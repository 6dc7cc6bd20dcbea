import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QueueFilter, QueueRow, QueueSort } from '#shared/contract/reminders.ts';
import { addDays, isoDate } from '#shared/kernel/isoDate.ts';
import type { OpenItem } from '#test/support/openItems.ts';
import { openTestOffice, queueFilter, refusalOf, type TestOffice } from '#test/support/openTestOffice.ts';

const names = [
  'Åse Ødegård',
  'Bjørn Sæther',
  'Øyvind Ås',
  'Zara Larsson',
  'Ærlig Talt AS',
  'bekk & co',
  'Ida Bø',
];

/** 300 invoices of seven customers, the first due in June, the last in the autumn; half of them have a KID. */
const items: readonly OpenItem[] = Array.from({ length: 300 }, (_, at) => ({
  number: `${1 + at * 7}`,
  customer: `${10_001 + (at % names.length)}`,
  name: names[at % names.length] ?? '',
  due: addDays(isoDate('2026-06-01'), (at * 37) % 160),
  issued: addDays(isoDate('2026-06-01'), ((at * 37) % 160) - 14),
  amount: 10_000 + ((at * 7919) % 500_000),
  reference: at % 2 === 0 ? `00${900_000 + at}` : '',
}));

let frist: TestOffice;
let creditorId: number;

beforeAll(async () => {
  frist = await openTestOffice({ today: '2026-09-21' });
  creditorId = await frist.addCreditor();
  await frist.takeOver(creditorId, items);
  // A first run, so that the queues hold more than first reminders.
  await frist.send(creditorId);
  frist.clock.setTo('2026-10-06');
  await frist.office.keeper.ensure(creditorId);
});
afterAll(() => frist[Symbol.asyncDispose]());

const byNumber: QueueSort = { column: 'number', descending: false };

function window(filter: Partial<QueueFilter>, sort = byNumber, offset = 0, limit = 500) {
  return frist.client.reminders.window({ filter: queueFilter(creditorId, filter), sort, offset, limit });
}

describe('the tabs', () => {
  test('count what their windows show, and every open invoice stands in one at most', async () => {
    const seen = new Set<number>();
    const { tabs } = await frist.client.reminders.summary({ creditorId, tab: 'ready', search: '' });
    for (const tab of ['ready', 'running', 'withheld', 'objection', 'collect'] as const) {
      const { total, rows } = await window({ tab });
      expect([tab, total, rows.length]).toEqual([tab, tabs[tab], tabs[tab]]);
      for (const row of rows) {
        expect(seen.has(row.invoiceId)).toBe(false);
        seen.add(row.invoiceId);
      }
    }
    const elsewhere = frist.value('SELECT count(*) FROM standing WHERE tab IS NULL');
    expect(seen.size + Number(elsewhere)).toBe(items.length);
    expect(tabs.ready).toBeGreaterThan(50);
    expect(tabs.running).toBeGreaterThan(0);
  });

  test('the steps and channels within a tab add up to it', async () => {
    for (const tab of ['ready', 'running'] as const) {
      const summary = await frist.client.reminders.summary({ creditorId, tab, search: '' });
      const inSteps = summary.steps.reduce((sum, step) => sum + step.count, 0);
      expect(inSteps).toBe(summary.tabs[tab]);
      for (const step of summary.steps) {
        const { total, rows } = await window({ tab, step: { kind: step.kind, ordinal: step.ordinal } });
        expect(total).toBe(step.count);
        expect(rows.every((row) => row.step?.kind === step.kind && row.step.ordinal === step.ordinal)).toBe(
          true,
        );
      }
      for (const { channel, count } of summary.channels) {
        expect((await window({ tab, channel })).total).toBe(count);
      }
      const { rows } = await window({ tab });
      expect(summary.waiting).toBe(rows.filter((row) => row.kind === 'waiting').length);
    }
  });

  test('of a creditor that is not there are refused', async () => {
    const call = frist.client.reminders.summary({ creditorId: 99, tab: 'ready', search: '' });
    expect(await refusalOf(call)).toMatchObject({ code: 'creditor_not_found', defined: true });
  });
});

describe('sorting', () => {
  const order: Record<QueueSort['column'], (a: QueueRow, b: QueueRow) => number> = {
    customer: (a, b) => nordic(a.customer) - nordic(b.customer),
    number: (a, b) => Number(a.number) - Number(b.number),
    issued: (a, b) => text(a.issued, b.issued),
    due: (a, b) => text(a.due, b.due),
    original: (a, b) => a.original - b.original,
    total: (a, b) => a.total - b.total,
    deadline: (a, b) => text(a.lastDeadline ?? '', b.lastDeadline ?? ''),
    step: (a, b) => (a.step?.position ?? -1) - (b.step?.position ?? -1),
  };
  // As a Norwegian telephone book has them.
  const book = [
    'bekk & co',
    'Bjørn Sæther',
    'Ida Bø',
    'Zara Larsson',
    'Ærlig Talt AS',
    'Øyvind Ås',
    'Åse Ødegård',
  ];
  const nordic = (name: string): number => book.indexOf(name);
  const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

  test.each(Object.keys(order) as QueueSort['column'][])(
    'by %s, both ways, and the same rows',
    async (column) => {
      const up = (await window({}, { column, descending: false })).rows;
      const down = (await window({}, { column, descending: true })).rows;
      expect(up.length).toBeGreaterThan(50);
      for (let at = 1; at < up.length; at += 1) {
        expect(order[column](up[at - 1] as QueueRow, up[at] as QueueRow)).toBeLessThanOrEqual(0);
      }
      expect(down.map((row) => row.invoiceId)).toEqual(up.map((row) => row.invoiceId).reverse());
    },
  );

  test('windows of it lie side by side, however deep', async () => {
    const sort: QueueSort = { column: 'customer', descending: false };
    const whole = await window({}, sort);
    const pieces: QueueRow[] = [];
    for (let offset = 0; offset < whole.total; offset += 17) {
      const piece = await window({}, sort, offset, 17);
      expect(piece).toMatchObject({ total: whole.total, offset });
      pieces.push(...piece.rows);
    }
    expect(pieces).toEqual(whole.rows);
    expect((await window({}, sort, whole.total, 17)).rows).toEqual([]);
    expect(await window({}, sort, 1_000_000, 17)).toMatchObject({ total: whole.total, rows: [] });
  });
});

describe('searching', () => {
  test.each([
    ['ødegård', 'Åse Ødegård'],
    ['ØDEGÅRD', 'Åse Ødegård'],
    ['odegard', 'Åse Ødegård'],
    ['sæther', 'Bjørn Sæther'],
    ['saether', 'Bjørn Sæther'],
    ['  åse ', 'Åse Ødegård'],
    ['ærlig', 'Ærlig Talt AS'],
    ['bekk & co', 'bekk & co'],
    ['10004', 'Zara Larsson'],
  ])('%s finds %s and nobody else', async (search, name) => {
    const { rows } = await window({ search });
    expect(rows.length).toBeGreaterThan(3);
    expect(new Set(rows.map((row) => row.customer))).toEqual(new Set([name]));
  });

  test('by part of a KID or of a number; what was typed has no wildcards', async () => {
    const { rows } = await window({});
    const withKid = rows.find((row) => Number(row.number) % 14 === 1) as QueueRow;
    const kid = String(frist.value('SELECT reference FROM invoice WHERE id = ?', withKid.invoiceId));
    expect((await window({ search: kid })).rows.map((row) => row.number)).toEqual([withKid.number]);
    expect((await window({ search: '%' })).total).toBe(0);
    expect((await window({ search: '_' })).total).toBe(0);
    expect((await window({ search: "'; DROP TABLE invoice; --" })).total).toBe(0);
    expect((await window({ search: '   ' })).total).toBe(rows.length);
  });

  test('counts the tabs by the same search', async () => {
    const { tabs } = await frist.client.reminders.summary({ creditorId, tab: 'ready', search: 'larsson' });
    for (const tab of ['ready', 'running'] as const) {
      expect(tabs[tab]).toBe((await window({ tab, search: 'larsson' })).total);
    }
  });
});

describe('a selection', () => {
  const actionable = async (filter: Partial<QueueFilter> = {}): Promise<QueueRow[]> =>
    (await window(filter)).rows.filter((row) => row.actionable);

  test('of single rows adds up to the sum of the rows, with one fee a letter', async () => {
    const rows = await actionable();
    const ids = rows.filter((_, at) => at % 3 === 0).map((row) => row.invoiceId);
    const sum = await frist.client.reminders.selection({ kind: 'some', creditorId, invoiceIds: ids });
    expect(sum).toEqual({ ...(await addUp(rows.filter((row) => ids.includes(row.invoiceId)))), others: [] });
  });

  test('of all but a few is the same as of the others one by one', async () => {
    const filter = { search: 'o' };
    const rows = await actionable(filter);
    const except = rows.slice(0, 5).map((row) => row.invoiceId);
    const all = await frist.client.reminders.selection({
      kind: 'all',
      filter: queueFilter(creditorId, filter),
      except,
    });
    const invoiceIds = rows.slice(5).map((row) => row.invoiceId);
    expect(all).toEqual(await frist.client.reminders.selection({ kind: 'some', creditorId, invoiceIds }));
    expect(all.count).toBe(rows.length - 5);
  });

  test('takes no row that may not be acted on, of another creditor, or that is not there', async () => {
    const other = await frist.addCreditor({ organisationNumber: null });
    const waiting = (await window({ tab: 'running' })).rows.map((row) => row.invoiceId);
    const nothing = {
      count: 0,
      total: 0,
      fees: 0,
      compensation: 0,
      interest: 0,
      currency: 'NOK',
      others: [],
      channels: [],
    };
    for (const [who, invoiceIds] of [
      [creditorId, waiting],
      [creditorId, []],
      [creditorId, [999_999]],
      [other, (await actionable()).map((row) => row.invoiceId)],
    ] as const) {
      const selection = { kind: 'some' as const, creditorId: who, invoiceIds: [...invoiceIds] };
      expect(await frist.client.reminders.selection(selection)).toEqual(nothing);
    }
  });

  /** What the rows claim by their own side panels; of each customer's letter the fee of its highest step counts. */
  async function addUp(rows: readonly QueueRow[]) {
    const fees = new Map<number, { readonly position: number; readonly fee: number }>();
    let compensation = 0;
    let total = 0;
    let interest = 0;
    for (const row of rows) {
      const detail = await frist.client.reminders.invoice({ invoiceId: row.invoiceId });
      expect(detail.sums.total).toBe(row.total);
      total += detail.sums.total;
      interest += detail.sums.interest;
      compensation += detail.proposal?.compensation ?? 0;
      const position = row.step?.position ?? 0;
      const fee = detail.proposal?.fee ?? 0;
      const known = fees.get(row.customerId);
      if (fee > 0 && (known === undefined || position > known.position)) {
        fees.set(row.customerId, { position, fee });
      }
    }
    return {
      count: rows.length,
      total,
      interest,
      fees: [...fees.values()].reduce((sum, { fee }) => sum + fee, 0),
      compensation,
      currency: 'NOK',
      channels: [{ channel: 'paper', count: rows.length }],
    };
  }
});
