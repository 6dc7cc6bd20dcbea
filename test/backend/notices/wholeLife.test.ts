import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { addDays, isoDate, weekday } from '#shared/kernel/isoDate.ts';
import {
  finished,
  openTestOffice,
  queueFilter,
  refusalOf,
  type TestOffice,
} from '#test/support/openTestOffice.ts';

// Real threads on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

let frist: TestOffice;
beforeAll(async () => {
  frist = await openTestOffice();
});
afterAll(() => frist[Symbol.asyncDispose]());

/** Drafts, approves and confirms everything that is ready; the drawing is taken as done. False when nothing was. */
async function sendAll(creditorId: number): Promise<boolean> {
  const { notices } = frist.client;
  await frist.office.keeper.ensure(creditorId);
  try {
    const filter = queueFilter(creditorId);
    const { runId } = await finished(await notices.draft({ kind: 'all', filter, except: [] }));
    await finished(await notices.approve({ runId }));
    frist.execute("UPDATE run SET state = 'dispatched' WHERE id = ?", runId);
    await finished(await notices.confirm({ runId }));
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === 'run_empty') return false;
    throw error;
  }
}

interface NoticeRow {
  readonly number: string;
  readonly kind: string;
  readonly ordinal: number;
  readonly sent_on: string;
  readonly deadline: string;
  readonly fee: number;
  readonly compensation: number;
  readonly claims_interest: number;
}

const noticesOf = (creditorId: number): NoticeRow[] =>
  frist.all<NoticeRow>(
    `SELECT invoice.number, notice.kind, ordinal, sent_on, deadline, fee, notice.compensation, claims_interest
     FROM notice JOIN invoice ON invoice.id = invoice_id WHERE creditor_id = ? AND cancelled_at IS NULL ORDER BY notice.id`,
    creditorId,
  );

describe('an office that sends what is ready, every working day for half a year', () => {
  test.each(['gentle', 'standard', 'strict'])(
    '%s: every step once, in order, lawful, with two fees at most or the lump sum once',
    async (preset) => {
      frist.clock.setTo('2026-06-01');
      const creditorId = await frist.addCreditor({
        organisationNumber: null,
        personProfile: preset,
        companyProfile: preset,
        postalDays: 2,
      });
      const due = isoDate('2026-06-15');
      const company = { customer: '2', name: 'Bygg AS', organisationNumber: '974760673' };
      await frist.takeOver(creditorId, [
        { number: '1', issued: '2026-06-01', due },
        { number: '2', issued: '2026-06-01', due, ...company },
      ]);
      for (let day = isoDate('2026-06-15'); day < '2026-12-01'; day = addDays(day, 1)) {
        if (weekday(day) > 5) continue;
        frist.clock.setTo(day);
        if (await sendAll(creditorId)) expect([day, await sendAll(creditorId)]).toEqual([day, false]);
      }
      for (const number of ['1', '2']) {
        const own = noticesOf(creditorId).filter((notice) => notice.number === number);
        expect(own.map((notice) => [notice.kind, notice.ordinal])).toEqual([
          ['reminder', 1],
          ['reminder', 2],
          ['collection_notice', 1],
        ]);
        // Of a company the lump sum is claimed in the fees' place, but for the gentle profile.
        const lumpSum = number === '2' && preset !== 'gentle';
        expect(own.map((notice) => notice.fee).filter((fee) => fee > 0)).toEqual(lumpSum ? [] : [3800, 3800]);
        const compensation = own.map((notice) => notice.compensation).filter((amount) => amount > 0);
        expect(compensation).toEqual(lumpSum ? [46_000] : []);
        let before = addDays(due, 0);
        for (const notice of own) {
          // After the deadline of the one before, and with at least fourteen days of its own, on a working day.
          expect(notice.sent_on > before).toBe(true);
          expect(notice.deadline >= addDays(isoDate(notice.sent_on), 14)).toBe(true);
          expect(weekday(isoDate(notice.deadline))).toBeLessThan(6);
          if (notice.fee > 0) expect(notice.sent_on >= addDays(due, 14)).toBe(true);
          before = isoDate(notice.deadline);
        }
        const last = own.at(-1)!;
        expect(last.claims_interest).toBe(1);
      }
      const collect = await frist.queue(creditorId, 'collect');
      expect(collect.map((row) => [row.number, row.kind, row.step?.kind, row.actionable])).toEqual([
        ['1', 'consider_collection', 'hand_over', false],
        ['2', 'consider_collection', 'hand_over', false],
      ]);
      expect(collect.every((row) => row.total >= 125_000 + 2 * 3800)).toBe(true);
      const invoiceIds = collect.map((row) => row.invoiceId);
      const draft = frist.client.notices.draft({ kind: 'some', creditorId, invoiceIds });
      expect(await refusalOf(async () => finished(await draft))).toMatchObject({ code: 'run_empty' });
    },
  );
});

describe('a program that was closed for months', () => {
  test('goes on with the next step and never takes two in a row', async () => {
    frist.clock.setTo('2026-02-02');
    const creditorId = await frist.addCreditor({ organisationNumber: null });
    await frist.takeOver(creditorId, [{ number: '1', issued: '2025-12-15', due: '2025-12-29' }]);
    expect(await sendAll(creditorId)).toBe(true);
    frist.clock.setTo('2026-09-01');
    expect(await sendAll(creditorId)).toBe(true);
    expect(await sendAll(creditorId)).toBe(false);
    frist.clock.setTo('2026-09-08');
    expect(await sendAll(creditorId)).toBe(false);
    expect(noticesOf(creditorId).map((notice) => [notice.kind, notice.ordinal, notice.sent_on])).toEqual([
      ['reminder', 1, '2026-02-02'],
      ['reminder', 2, '2026-09-01'],
    ]);
  });
});

describe('a profile that changes on the way', () => {
  test('neither repeats a step nor skips one', async () => {
    frist.clock.setTo('2026-09-15');
    const creditorId = await frist.addCreditor({ organisationNumber: null, personProfile: 'gentle' });
    await frist.takeOver(creditorId, [{ number: '1' }]);
    expect(await sendAll(creditorId)).toBe(true);
    const customerId = Number(frist.value('SELECT id FROM customer WHERE creditor_id = ?', creditorId));
    const { profiles } = await frist.client.customers.get({ customerId });
    const named = (name: string): number => profiles.find((profile) => profile.name === name)?.id ?? 0;
    for (const [day, profile] of [
      ['2026-10-01', 'Streng'],
      ['2026-10-20', 'Skånsom'],
      ['2026-11-20', 'Standard'],
    ] as const) {
      frist.clock.setTo(day);
      await frist.client.customers.setProfile({ customerId, profileId: named(profile) });
      await sendAll(creditorId);
    }
    expect(noticesOf(creditorId).map((notice) => [notice.kind, notice.ordinal])).toEqual([
      ['reminder', 1],
      ['reminder', 2],
      ['collection_notice', 1],
    ]);
    // The deadline of 7 December, and the three days that the standard profile waits after it.
    for (const [day, count] of [
      ['2026-12-09', 0],
      ['2026-12-10', 1],
    ] as const) {
      frist.clock.setTo(day);
      await frist.office.keeper.ensure(creditorId);
      expect([day, await frist.queue(creditorId, 'collect')]).toMatchObject([day, { length: count }]);
    }
  });

  test('also when the debtor turns from person into company in between', async () => {
    frist.clock.setTo('2026-09-15');
    const creditorId = await frist.addCreditor({ organisationNumber: null });
    await frist.takeOver(creditorId, [{ number: '1' }]);
    await sendAll(creditorId);
    frist.clock.setTo('2026-10-05');
    const customerId = Number(frist.value('SELECT id FROM customer WHERE creditor_id = ?', creditorId));
    await frist.client.customers.setKind({ customerId, kind: 'company' });
    await sendAll(creditorId);
    expect(noticesOf(creditorId).map((notice) => [notice.kind, notice.ordinal])).toEqual([
      ['reminder', 1],
      ['reminder', 2],
    ]);
  });
});

test('a run may have more invoices than a statement of SQLite has parameters', async () => {
  await using own = await openTestOffice({ today: '2026-09-15' });
  const creditorId = await own.addCreditor();
  const count = 33_000;
  const items = Array.from({ length: count }, (_, at) => ({
    number: String(at),
    customer: String(at % 400),
  }));
  await own.takeOver(creditorId, items);
  const all = { kind: 'all' as const, filter: queueFilter(creditorId), except: [] };
  const sum = await own.client.reminders.selection(all);
  expect(sum).toMatchObject({ count, total: count * 125_000, fees: 400 * 3800 });
  const { runId, included, leftOut } = await finished(await own.client.notices.draft(all));
  expect({ included, leftOut }).toEqual({ included: count, leftOut: 0 });
  expect(await finished(await own.client.notices.approve({ runId }))).toEqual({ letters: 400, withdrawn: 0 });
  expect(own.value('SELECT count(*) FROM notice')).toBe(count);
}, 180_000);
