import { describe, expect, test, vi } from 'vitest';
import { finished, followed, openTestOffice, refusalOf } from '#test/support/openTestOffice.ts';

// Real threads on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

describe('the first opening', () => {
  test('an empty ledger asks; starting empty is remembered over a restart', async () => {
    await using frist = await openTestOffice();
    expect(await frist.client.office.status()).toMatchObject({
      firstOpening: true,
      creditors: 0,
      today: '2026-11-16',
    });
    await frist.client.office.startEmpty();
    expect(await frist.client.office.status()).toMatchObject({ firstOpening: false });
    await frist.reopen();
    expect(await frist.client.office.status()).toMatchObject({ firstOpening: false, creditors: 0 });
    // Said twice, it is said once.
    await frist.client.office.startEmpty();
    expect(frist.value("SELECT count(*) FROM office_setting WHERE key NOT LIKE 'customers.%'")).toBe(1);
  });

  test('names the law in force by its version and the first day of its newest rate', async () => {
    await using frist = await openTestOffice({ today: '2026-06-30' });
    const { law } = await frist.client.office.status();
    expect(law.map(({ country }) => country).sort()).toEqual(['DK', 'FI', 'NO', 'SE']);
    for (const { country, version, from } of law) {
      expect([country, version]).toEqual([country, frist.office.laws.get(country)?.version]);
      expect(from).toBe('2026-01-01');
    }
  });

  test('an office with a creditor is neither asked nor filled', async () => {
    await using frist = await openTestOffice();
    await frist.addCreditor();
    expect(await frist.client.office.status()).toMatchObject({ firstOpening: false, creditors: 1 });
    expect(await refusalOf(frist.client.office.startEmpty())).toEqual({
      code: 'office_not_empty',
      params: {},
      defined: true,
    });
    expect(await refusalOf(async () => finished(await frist.client.office.startDemo()))).toMatchObject({
      code: 'office_not_empty',
    });
  });
});

/** Seven clients with months of lists and letters take their time on a busy machine. */
const ofMonths = 300_000;

describe('the demo office', () => {
  test(
    'has every queue filled, a history of letters, and nothing left open',
    async () => {
      await using frist = await openTestOffice();
      const { events, result } = await followed(await frist.client.office.startDemo());
      expect(result.creditors).toBe(7);
      expect(result.invoices).toBe(frist.value('SELECT count(*) FROM invoice'));
      expect(events[0]).toMatchObject({ kind: 'started' });
      const progress = events.filter((event) => event.kind === 'progress').map((event) => event.done);
      expect(progress).toEqual([...progress].sort((a, b) => a - b));

      const creditors = await frist.client.creditors.list();
      const tabs = { ready: 0, running: 0, withheld: 0, objection: 0, collect: 0 };
      for (const creditor of creditors) {
        const summary = await frist.client.reminders.summary({
          creditorId: creditor.id,
          tab: 'ready',
          search: '',
        });
        expect(summary).toMatchObject({ current: true, openRuns: 0 });
        for (const tab of Object.keys(tabs) as (keyof typeof tabs)[]) tabs[tab] += summary.tabs[tab];
      }
      for (const [tab, count] of Object.entries(tabs)) expect([tab, count > 0]).toEqual([tab, true]);
      expect(frist.value("SELECT count(*) FROM run WHERE state <> 'confirmed'")).toBe(0);
      expect(Number(frist.value('SELECT count(*) FROM notice WHERE sent_on IS NOT NULL'))).toBeGreaterThan(
        20,
      );
      expect(frist.all('PRAGMA foreign_key_check')).toEqual([]);
      // Every country shows the rule that is its own.
      const claimed = (creditor: string, sum: 'fee' | 'compensation', kind = '%', debtor = '%'): number =>
        Number(
          frist.value(
            `SELECT coalesce(sum(notice.${sum}), 0) FROM notice
           JOIN invoice ON invoice.id = notice.invoice_id
           JOIN customer ON customer.id = invoice.customer_id
           JOIN creditor ON creditor.id = invoice.creditor_id
           WHERE creditor.name = ? AND notice.kind LIKE ? AND customer.kind LIKE ?`,
            creditor,
            kind,
            debtor,
          ),
        );
      expect(claimed('Norrskens Bygg AB', 'fee', 'reminder', 'person')).toBeGreaterThan(0);
      expect(claimed('Skogsgläntans Förskola AB', 'fee', 'reminder')).toBe(0);
      expect(claimed('Skogsgläntans Förskola AB', 'fee', 'collection_notice')).toBeGreaterThan(0);
      for (const creditor of ['Norrskens Bygg AB', 'Lumiranta Sähkö Oy', 'Havnsø Cykler ApS']) {
        expect([creditor, claimed(creditor, 'compensation', '%', 'company') > 0]).toEqual([creditor, true]);
        expect([creditor, claimed(creditor, 'compensation', '%', 'person')]).toEqual([creditor, 0]);
      }
      // DK: 100 kr. a letter (renteloven § 9 b).
      expect(frist.value("SELECT max(fee) FROM notice WHERE law_version LIKE 'dk-%'")).toBe(10_000);
      // FI: consumers get no collection notice of the creditor's own (513/1999, 5 §).
      expect(
        frist.value(
          `SELECT count(*) FROM notice JOIN invoice ON invoice.id = notice.invoice_id
         JOIN customer ON customer.id = invoice.customer_id
         WHERE law_version LIKE 'fi-%' AND customer.kind = 'person' AND notice.kind = 'collection_notice'`,
        ),
      ).toBe(0);
      // Each list was in its country's own hand, and nothing of it was doubtful.
      expect(frist.value('SELECT count(*) FROM intake_reject')).toBe(0);
      expect(
        new Set(frist.all<{ language: string }>('SELECT language FROM letter').map((row) => row.language)),
      ).toEqual(new Set(['nb', 'sv', 'fi', 'da']));
      // A letter of the past can still be looked at.
      const run = Number(frist.value('SELECT min(id) FROM run'));
      const letter = await finished(await frist.client.notices.letter({ runId: run, letter: 1 }));
      expect(letter.name).toMatch(/\.pdf$/);
    },
    ofMonths,
  );

  test(
    'cancelled on the way, it leaves the office as empty as it was, and can be asked for again',
    async () => {
      await using frist = await openTestOffice();
      const stop = new AbortController();
      const cancelled = await refusalOf(async () => {
        for await (const event of await frist.client.office.startDemo(undefined, { signal: stop.signal })) {
          if (event.kind === 'progress' && event.done >= 2) stop.abort();
        }
      });
      expect(cancelled.code).toBe('job_cancelled');
      expect(await frist.client.office.status()).toMatchObject({ firstOpening: true, creditors: 0 });
      for (const table of ['invoice', 'customer', 'run', 'notice', 'event']) {
        expect([table, frist.value(`SELECT count(*) FROM ${table}`)]).toEqual([table, 0]);
      }
      expect(frist.value('SELECT state FROM job ORDER BY id DESC LIMIT 1')).toBe('cancelled');
      const { creditors } = await finished(await frist.client.office.startDemo());
      expect(creditors).toBe(7);
    },
    ofMonths,
  );
});

describe('the feed of changes', () => {
  test('tells which areas a command changed, and ends with its reader', async () => {
    await using frist = await openTestOffice();
    const stop = new AbortController();
    const changes = await frist.client.office.changes(undefined, { signal: stop.signal });
    const first = changes[Symbol.asyncIterator]().next();
    await frist.addCreditor();
    expect(await first).toEqual({ done: false, value: { areas: ['creditors', 'office'] } });
    const next = changes[Symbol.asyncIterator]().next();
    stop.abort();
    expect((await next.catch(() => ({ done: true }))).done).toBe(true);
  });

  test('of a command that failed it tells nothing', async () => {
    await using frist = await openTestOffice();
    const changes = (await frist.client.office.changes())[Symbol.asyncIterator]();
    const first = changes.next();
    await refusalOf(frist.addCreditor({ name: '' }));
    await frist.client.office.startEmpty();
    expect(await first).toEqual({ done: false, value: { areas: ['office'] } });
    await refusalOf(frist.client.reminders.lift({ holdId: 1 }));
    const second = changes.next();
    await frist.addCreditor();
    expect(await second).toMatchObject({ value: { areas: ['creditors', 'office'] } });
  });
});
