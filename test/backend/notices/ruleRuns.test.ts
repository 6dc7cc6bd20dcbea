import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { CreditorFields } from '#shared/contract/creditors.ts';
import type { RunItem, RunRow } from '#shared/contract/notices.ts';
import type { LetterModel } from '#shared/domain/letters/letterModel.ts';
import type { OpenItem } from '#test/support/openItems.ts';
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

const kari = { customer: '10001', name: 'Kari Ødegård' };
const bygg = { customer: '10002', name: 'Nordfjord Bygg AS', organisationNumber: '974760673' };

/** A creditor of its own, with some invoices, on a day. */
async function creditorWith(
  items: readonly OpenItem[],
  today = '2026-09-15',
  given: Partial<CreditorFields> = {},
): Promise<number> {
  frist.clock.setTo(today);
  const creditorId = await frist.addCreditor({ organisationNumber: null, ...given });
  await frist.takeOver(creditorId, items);
  return creditorId;
}

/** Changes a column of all profiles of a creditor, as the editor of profiles does. */
function setProfiles(creditorId: number, assignment: string): void {
  frist.execute(`UPDATE profile SET ${assignment} WHERE creditor_id = ?`, creditorId);
}

/** Changes a column of the steps of all profiles of a creditor but for the hand-over. */
function setSteps(creditorId: number, assignment: string): void {
  frist.execute(
    `UPDATE profile_step SET ${assignment}
     WHERE kind <> 'hand_over' AND profile_id IN (SELECT id FROM profile WHERE creditor_id = ?)`,
    creditorId,
  );
}

interface Seen {
  readonly runId: number;
  readonly run: RunRow;
  readonly items: readonly RunItem[];
}

async function draft(creditorId: number): Promise<Seen> {
  const { notices } = frist.client;
  const filter = queueFilter(creditorId);
  await frist.office.keeper.ensure(creditorId);
  const { runId } = await finished(await notices.draft({ kind: 'all', filter, except: [] }));
  return { runId, ...(await notices.run({ runId, offset: 0, limit: 500 })) };
}

/** Drafts and approves everything that is ready; the drawing is taken as done. */
async function approve(creditorId: number): Promise<number> {
  const { runId } = await draft(creditorId);
  await finished(await frist.client.notices.approve({ runId }));
  frist.execute("UPDATE run SET state = 'dispatched' WHERE id = ?", runId);
  return runId;
}

async function send(creditorId: number): Promise<number> {
  const runId = await approve(creditorId);
  await finished(await frist.client.notices.confirm({ runId }));
  return runId;
}

function lettersOf(runId: number): readonly LetterModel[] {
  const rows = frist.all<{ model: string }>(
    'SELECT model FROM letter WHERE run_id = ? ORDER BY number',
    runId,
  );
  return rows.map((row) => JSON.parse(row.model) as LetterModel);
}

const byNumber = (items: readonly RunItem[]): Record<string, RunItem> =>
  Object.fromEntries(items.map((item) => [item.number, item]));

const plain = (text: string | undefined): string => (text ?? '').replaceAll('\u00A0', ' ');

describe('one letter for a customer', () => {
  test('is at the highest step of its invoices; each takes its own, and one fee is borne', async () => {
    const creditorId = await creditorWith([
      { number: '1', ...kari, due: '2026-08-01', issued: '2026-07-15' },
    ]);
    setSteps(
      creditorId,
      "fee_rule = 'statutory', wait_days = CASE position WHEN 0 THEN wait_days ELSE 1 END",
    );
    await send(creditorId);
    await frist.takeOver(creditorId, [
      { number: '1', ...kari, due: '2026-08-01', issued: '2026-07-15' },
      { number: '2', ...kari },
    ]);
    frist.clock.setTo('2026-10-06');
    const { runId, run, items } = await draft(creditorId);
    expect(run).toMatchObject({ invoices: 2, letters: 1, fees: 3800 });
    const { 1: old, 2: young } = byNumber(items);
    expect([old?.step, young?.step]).toEqual([
      { kind: 'reminder', ordinal: 2 },
      { kind: 'reminder', ordinal: 1 },
    ]);
    expect([old?.fee, young?.fee]).toEqual([3800, 0]);
    expect(young?.reasons.map(({ code }) => code)).toContain('fee_in_same_letter');
    expect(young?.deadline).toBe(old?.deadline);
    await finished(await frist.client.notices.approve({ runId }));
    const [letter, ...others] = lettersOf(runId);
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ title: 'Purring nr. 2', kind: 'reminder', ordinal: 2 });
    expect(letter?.invoices.columns[1]?.title).toBe('Gjelder');
    expect(letter?.invoices.rows.map((row) => row.cells.slice(0, 2))).toEqual([
      ['1', 'Purring 2'],
      ['2', 'Påminnelse'],
    ]);
    expect(
      frist.all('SELECT kind, ordinal, fee FROM notice WHERE run_id = ? ORDER BY ordinal', runId),
    ).toEqual([
      { kind: 'reminder', ordinal: 1, fee: 0 },
      { kind: 'reminder', ordinal: 2, fee: 3800 },
    ]);
  });

  test('or one for each invoice, where the profile has it so; the selection says the same sums', async () => {
    const creditorId = await creditorWith([
      { number: '1', ...kari },
      { number: '2', ...kari },
    ]);
    setProfiles(creditorId, "grouping = 'per_invoice'");
    frist.execute('UPDATE creditor SET revision = revision + 1 WHERE id = ?', creditorId);
    const { runId, run, items } = await draft(creditorId);
    expect(run).toMatchObject({ invoices: 2, letters: 2, fees: 2 * 3800 });
    expect(items.map((item) => item.fee)).toEqual([3800, 3800]);
    const selection = { kind: 'all' as const, filter: queueFilter(creditorId), except: [] };
    expect(await frist.client.reminders.selection(selection)).toMatchObject({ count: 2, fees: 2 * 3800 });
    await finished(await frist.client.notices.approve({ runId }));
    expect(lettersOf(runId).map((letter) => letter.invoices.rows.length)).toEqual([1, 1]);
  });

  test('whose bearer of the fee is paid in between goes out with none of what it said of it', async () => {
    const creditorId = await creditorWith([
      { number: '1', ...kari, due: '2026-08-25' },
      { number: '2', ...kari },
      { number: '3', customer: '10003', name: 'Ida Bø' },
    ]);
    const { runId } = await draft(creditorId);
    await frist.takeOver(creditorId, [{ number: '1', ...kari, due: '2026-08-25', open: 0 }]);
    // The other invoice of the letter said that the fee stands at the first: that is no longer true.
    expect(await finished(await frist.client.notices.approve({ runId }))).toEqual({
      letters: 1,
      withdrawn: 2,
    });
  });
});

describe('compensation', () => {
  test('is claimed once of a company, in the fees’ place, and booked on the day of posting', async () => {
    const creditorId = await creditorWith([{ number: '1', ...bygg }], '2026-09-15', {
      companyProfile: 'strict',
    });
    const first = await draft(creditorId);
    expect(first.run).toMatchObject({ fees: 0, compensation: 43_000 });
    expect(first.items[0]).toMatchObject({ fee: 0, compensation: 43_000 });
    expect(first.items[0]?.total).toBe(125_000 + (first.items[0]?.interest ?? 0) + 43_000);
    const selection = { kind: 'all' as const, filter: queueFilter(creditorId), except: [] };
    expect(await frist.client.reminders.selection(selection)).toMatchObject({ compensation: 43_000 });
    await frist.client.notices.discard({ runId: first.runId });
    const runId = await approve(creditorId);
    frist.clock.setTo('2026-09-17');
    await finished(await frist.client.notices.confirm({ runId, sentOn: '2026-09-16' }));
    const charges = 'SELECT kind, amount, state, claimed_on, paid FROM charge WHERE creditor_id = ?';
    expect(frist.all(charges, creditorId)).toEqual([
      { kind: 'compensation', amount: 43_000, state: 'open', claimed_on: '2026-09-16', paid: 0 },
    ]);
    expect(
      plain(
        lettersOf(runId)[0]
          ?.sums.map(({ label, value }) => `${label} ${value}`)
          .join('; '),
      ),
    ).toContain('Standardkompensasjon (forsinkelsesrenteloven § 3 a) 430,00');
    frist.clock.setTo('2026-10-05');
    const second = await send(creditorId);
    expect(frist.all(charges, creditorId)).toHaveLength(1);
    const [letter] = lettersOf(second);
    expect(letter?.sums.map(({ label }) => label)).toEqual([
      'Hovedstol',
      'Forsinkelsesrente til og med 05.10.2026',
      'Standardkompensasjon fra tidligere brev',
      'Å betale',
    ]);
    expect(
      frist.all('SELECT earlier_fees, earlier_compensation FROM notice WHERE run_id = ?', second),
    ).toEqual([{ earlier_fees: 0, earlier_compensation: 43_000 }]);
  });

  test('cannot be claimed twice, whatever happens', async () => {
    const creditorId = await creditorWith([{ number: '1', ...bygg }], '2026-09-15', {
      companyProfile: 'strict',
    });
    await send(creditorId);
    expect(() =>
      frist.execute(
        `INSERT INTO charge (creditor_id, invoice_id, kind, amount, state, claimed_on)
         SELECT creditor_id, invoice_id, 'compensation', 1, 'open', '2026-09-20' FROM charge WHERE creditor_id = ?`,
        creditorId,
      ),
    ).toThrow('UNIQUE');
  });
});

describe('credit', () => {
  const withCredit = (amount: number): readonly OpenItem[] => [
    { number: '1', ...kari, amount: 100_000, due: '2026-08-25' },
    { number: '2', ...kari, amount: 50_000 },
    { number: '9', ...kari, amount },
  ];

  test('is shown, and taken off where the profile nets it, the oldest invoice first', async () => {
    const creditorId = await creditorWith(withCredit(-120_000));
    const shown = await draft(creditorId);
    expect(shown.run.credit).toBe(0);
    await frist.client.notices.discard({ runId: shown.runId });
    setProfiles(creditorId, "credit = 'net'");
    const { runId, run, items } = await draft(creditorId);
    const { 1: old, 2: young } = byNumber(items);
    expect(run.credit).toBe(120_000);
    expect([old?.credit, young?.credit]).toEqual([103_800, 16_200]);
    expect([old?.total, young?.total]).toEqual([0, 50_000 - 16_200]);
    await finished(await frist.client.notices.approve({ runId }));
    const [letter] = lettersOf(runId);
    expect(letter?.sums.map(({ label, value }) => [label, plain(value)])).toEqual([
      ['Hovedstol', '1 500,00'],
      ['Purregebyr for dette brevet', '38,00'],
      ['Til gode, trukket fra', '−1 200,00'],
      ['Å betale', 'kr 338,00'],
    ]);
    expect(frist.all('SELECT credit FROM notice WHERE run_id = ? ORDER BY id', runId)).toEqual([
      { credit: 103_800 },
      { credit: 16_200 },
    ]);
  });

  test('that covers everything leaves nothing to ask for', async () => {
    const creditorId = await creditorWith(withCredit(-160_000));
    setProfiles(creditorId, "credit = 'net'");
    frist.execute('UPDATE creditor SET revision = revision + 1 WHERE id = ?', creditorId);
    await frist.office.keeper.ensure(creditorId);
    expect(await refusalOf(() => draft(creditorId))).toMatchObject({ code: 'run_empty' });
    const withheld = await frist.queue(creditorId, 'withheld');
    expect(withheld.map((row) => row.number)).toEqual(['1', '2']);
    const detail = await frist.client.reminders.invoice({ invoiceId: withheld[0]?.invoiceId ?? 0 });
    expect(detail.reasons[0]?.code).toBe('covered_by_credit');
  });
});

describe('the creditor’s own words', () => {
  const text = (creditorId: number, body: string): void =>
    frist.execute(
      `INSERT INTO profile_step_text (step_id, language, title, body)
       SELECT profile_step.id, 'nb', 'Hei, {customer}', ? FROM profile_step
       JOIN profile ON profile.id = profile_id
       WHERE creditor_id = ? AND debtor_kind = 'person' AND position = 0 AND preset = 'standard'`,
      body,
      creditorId,
    );

  test('stand in the letter; a change between draft and approval takes it out', async () => {
    const creditorId = await creditorWith([{ number: '77', ...kari }]);
    const before = await draft(creditorId);
    text(creditorId, 'Faktura {invoice} på {total}.\n\nBetal innen {deadline}.');
    expect(
      await refusalOf(async () => finished(await frist.client.notices.approve({ runId: before.runId }))),
    ).toMatchObject({ code: 'run_empty' });
    const [letter] = lettersOf(await send(creditorId));
    expect(letter?.title).toBe('Hei, Kari Ødegård');
    expect(letter?.paragraphs.map(plain)).toEqual([
      'Faktura 77 på kr 1 288,00.',
      'Betal innen 1. oktober 2026.',
    ]);
  });

  test('that cannot be filled in stop the approval', async () => {
    const creditorId = await creditorWith([{ number: '1', ...kari }]);
    text(creditorId, 'Betal {beløp}');
    const { runId } = await draft(creditorId);
    expect(await refusalOf(async () => finished(await frist.client.notices.approve({ runId })))).toEqual({
      code: 'letter_text_invalid',
      params: { problem: 'placeholder' },
      defined: true,
    });
    expect(frist.value('SELECT state FROM run WHERE id = ?', runId)).toBe('draft');
  });
});

describe('a step that keeps the due date', () => {
  test('sends a letter without a deadline, which may lie as long as it likes', async () => {
    const creditorId = await creditorWith([{ number: '1', ...kari }]);
    setSteps(creditorId, "deadline_rule = 'original', deadline_days = 0");
    const runId = await approve(creditorId);
    const [letter] = lettersOf(runId);
    expect(letter?.facts.map(({ label }) => label)).not.toContain('Betalingsfrist');
    expect(letter?.paragraphs[1]).toContain('så snart som mulig');
    frist.clock.setTo('2026-09-22');
    expect(await finished(await frist.client.notices.confirm({ runId, sentOn: '2026-09-21' }))).toEqual({
      sent: 1,
      withdrawn: [],
    });
  });
});

describe('a disputed part', () => {
  test('is left out of the letter, which says so; the rest goes on', async () => {
    const creditorId = await creditorWith([{ number: '1', ...kari, amount: 100_000 }]);
    frist.execute(
      `INSERT INTO hold (creditor_id, customer_id, invoice_id, kind, reason, from_day, created_at, amount)
       SELECT creditor_id, customer_id, id, 'objection', 'Feil vare', '2026-09-10', '2026-09-10T10:00:00.000Z', 30000
       FROM invoice WHERE creditor_id = ?`,
      creditorId,
    );
    frist.execute('UPDATE creditor SET revision = revision + 1 WHERE id = ?', creditorId);
    const { runId, items } = await draft(creditorId);
    expect(items[0]).toMatchObject({ principal: 70_000, disputed: 30_000 });
    await finished(await frist.client.notices.approve({ runId }));
    const [letter] = lettersOf(runId);
    expect(plain(letter?.sums[0]?.value)).toBe('700,00');
    expect(plain(letter?.closing.find((note) => note.about === 'disputed')?.text)).toContain('kr 300,00');
    const [row] = await frist.queue(creditorId);
    expect(row?.disputed).toBe(30_000);
  });
});

describe('a profile', () => {
  test('that is a draft is not gone by: its customers follow the default', async () => {
    const creditorId = await creditorWith([{ number: '1', ...kari }]);
    frist.execute(
      "INSERT INTO profile (creditor_id, debtor_kind, preset, name, state) VALUES (?, 'person', '', 'Utkast', 'draft')",
      creditorId,
    );
    frist.execute(
      `INSERT INTO profile_step (profile_id, position, kind, wait_days, wait_from, deadline_days, fee_rule, claim_interest, channels)
       SELECT id, 0, 'reminder', 0, 'deadline', 1, 'none', 0, '["paper"]' FROM profile WHERE name = 'Utkast' AND creditor_id = ?`,
      creditorId,
    );
    frist.execute(
      "UPDATE customer SET profile_id = (SELECT id FROM profile WHERE name = 'Utkast' AND creditor_id = ?) WHERE creditor_id = ?",
      creditorId,
      creditorId,
    );
    const { items } = await draft(creditorId);
    expect(items[0]).toMatchObject({ fee: 3800, deadline: '2026-10-01' });
    await send(creditorId);
    const events = frist.all<{ name: string }>(
      `SELECT profile.name FROM event JOIN profile ON profile.id = profile_id
       WHERE kind = 'notice_sent' AND event.creditor_id = ?`,
      creditorId,
    );
    expect(events.map(({ name }) => name)).toEqual(['Standard']);
  });
});

describe('charges without principal', () => {
  test('stay with the invoice in the projection, in no queue', async () => {
    const creditorId = await creditorWith([{ number: '1', ...kari }]);
    await send(creditorId);
    await frist.takeOver(creditorId, [{ number: '1', ...kari, open: 0 }]);
    await frist.office.keeper.ensure(creditorId);
    const kept = 'SELECT kind, tab, principal, charges, total FROM standing WHERE creditor_id = ?';
    const open = { kind: 'charges_open', tab: null, principal: 0, charges: 3800, total: 3800 };
    expect(frist.all(kept, creditorId)).toEqual([open]);
    frist.clock.setTo('2026-09-20');
    await frist.office.keeper.ensure(creditorId);
    expect(frist.all(kept, creditorId)).toEqual([open]);
  });
});
