import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { RunItem } from '#shared/contract/notices.ts';
import {
  finished,
  openTestOffice,
  queueFilter,
  refusalOf,
  type TestOffice,
} from '#test/support/openTestOffice.ts';
import type { OpenItem } from '#test/support/openItems.ts';

// Real threads on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const kari = { customer: '10001', name: 'Kari Ødegård' };
const bygg = { customer: '10002', name: 'Nordfjord Bygg AS', organisationNumber: '974760673' };
const ida = { customer: '10003', name: 'Ida Bø', street: 'Nygata 2', postcode: '5003', city: 'Bergen' };
/** Two invoices of Kari's, one of the company, one of Ida's; all ready for a first reminder on 15 September. */
const book: readonly OpenItem[] = [
  { number: '1', ...kari, amount: 100_000 },
  { number: '2', ...kari, amount: 50_000, due: '2026-08-25' },
  { number: '3', ...bygg, amount: 200_000 },
  { number: '4', ...ida, amount: 70_000 },
];

/** A creditor of its own with the book, in the one office of this file, whose threads are warm. */
interface Book extends TestOffice {
  readonly creditorId: number;
  draft(...numbers: readonly string[]): Promise<number>;
  approve(runId: number): Promise<{ letters: number; withdrawn: number }>;
  draw(runId: number): Promise<{ file: string; name: string; pages: number; letters: number }>;
  /** Drafts and approves everything, and takes the drawing as done; what is drawn has tests of its own. */
  print(): Promise<number>;
  /** Books a run, as posted on a day or else today. */
  confirm(runId: number, sentOn?: string): ReturnType<typeof confirmed>;
  items(runId: number): Promise<RunItem[]>;
  customerId(number: string): number;
  /** What stands in the ledger of the creditor's letters and fees. */
  booked(): Record<string, unknown>;
}

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office[Symbol.asyncDispose]());

async function openBook(items: readonly OpenItem[] = book, today = '2026-09-15'): Promise<Book> {
  office.clock.setTo(today);
  const creditorId = await office.addCreditor({ organisationNumber: null });
  await office.takeOver(creditorId, items);
  const { notices } = office.client;
  const count = (sql: string): unknown => office.value(sql, creditorId);
  const ofInvoices =
    'FROM notice JOIN invoice ON invoice.id = invoice_id WHERE invoice.creditor_id = ? AND cancelled_at IS NULL';
  const self: Book = Object.assign(Object.create(office) as TestOffice, {
    creditorId,
    invoiceId: (number: string) =>
      Number(office.value('SELECT id FROM invoice WHERE creditor_id = ? AND number = ?', creditorId, number)),
    customerId: (number: string) =>
      Number(
        office.value('SELECT id FROM customer WHERE creditor_id = ? AND number = ?', creditorId, number),
      ),
    async draft(...numbers: readonly string[]) {
      const selection =
        numbers.length === 0
          ? { kind: 'all' as const, filter: queueFilter(creditorId), except: [] }
          : {
              kind: 'some' as const,
              creditorId,
              invoiceIds: numbers.map((number) => self.invoiceId(number)),
            };
      return (await finished(await notices.draft(selection))).runId;
    },
    approve: async (runId: number) => finished(await notices.approve({ runId })),
    draw: async (runId: number) => finished(await notices.draw({ runId })),
    async print() {
      await office.office.keeper.ensure(creditorId);
      const runId = await self.draft();
      await self.approve(runId);
      office.execute("UPDATE run SET state = 'dispatched' WHERE id = ?", runId);
      return runId;
    },
    confirm: (runId: number, sentOn?: string) => confirmed(office, runId, sentOn),
    items: async (runId: number) => (await notices.run({ runId, offset: 0, limit: 500 })).items,
    booked: () => ({
      notices: count(`SELECT count(*) ${ofInvoices}`),
      sent: count(`SELECT count(*) ${ofInvoices} AND sent_on IS NOT NULL`),
      fees: count("SELECT coalesce(sum(amount), 0) FROM charge WHERE kind = 'fee' AND creditor_id = ?"),
      letters: count(
        'SELECT count(*) FROM letter JOIN run ON run.id = run_id WHERE creditor_id = ? AND withdrawn_at IS NULL',
      ),
      told: count("SELECT count(*) FROM event WHERE kind = 'notice_sent' AND creditor_id = ?"),
    }),
  });
  return self;
}

async function confirmed(frist: TestOffice, runId: number, sentOn?: string) {
  return finished(await frist.client.notices.confirm(sentOn === undefined ? { runId } : { runId, sentOn }));
}

const nothing = { notices: 0, sent: 0, fees: 0, letters: 0, told: 0 };

describe('the life of a run', () => {
  test('a draft books nothing and says what would go out, with every reason', async () => {
    const frist = await openBook();
    const runId = await frist.draft();
    expect(frist.booked()).toEqual(nothing);
    expect((await frist.queue(frist.creditorId)).map((row) => row.kind)).toEqual(Array(4).fill('ready'));
    const { run, items } = await frist.client.notices.run({ runId, offset: 0, limit: 50 });
    expect(run).toMatchObject({
      state: 'draft',
      asOf: '2026-09-15',
      invoices: 4,
      letters: 3,
      leftOut: 0,
      principal: 420_000,
      // The company is reminded without a fee first.
      fees: 2 * 3800,
      compensation: 0,
      credit: 0,
      currency: 'NOK',
      others: [],
    });
    expect(run.interest).toBe(items.reduce((sum, item) => sum + item.interest, 0));
    for (const item of items) {
      expect(item).toMatchObject({
        state: 'included',
        step: { kind: 'reminder', ordinal: 1 },
        // A reminder with a fee leaves two days more, so that a day in the stack does not cost the next fee.
        deadline: item.number === '3' ? '2026-09-29' : '2026-10-01',
      });
      expect(item.total).toBe(item.principal + item.interest + item.charges + item.fee);
      expect(item.reasons.map((reason) => reason.code)).toContain('wait_passed');
    }
  });

  test('approval reserves each step, so that a second run on the same day offers nothing', async () => {
    const frist = await openBook();
    const [runId, twin] = [await frist.draft(), await frist.draft()];
    expect(await frist.approve(runId)).toEqual({ letters: 3, withdrawn: 0 });
    expect(frist.booked()).toEqual({ ...nothing, notices: 4, letters: 3 });
    expect((await frist.queue(frist.creditorId)).map((row) => [row.kind, row.actionable])).toEqual(
      Array.from({ length: 4 }, () => ['in_run', false]),
    );
    expect(await refusalOf(() => frist.draft())).toMatchObject({ code: 'run_empty', defined: true });
    expect(await refusalOf(() => frist.draft('1', '2'))).toMatchObject({ code: 'run_empty' });
    expect(await refusalOf(() => frist.approve(twin))).toMatchObject({ code: 'run_empty', defined: true });
    expect(frist.booked()).toMatchObject({ notices: 4 });
    const { openRuns } = await frist.client.reminders.summary({
      creditorId: frist.creditorId,
      tab: 'ready',
      search: '',
    });
    expect(openRuns).toBe(1);
  });

  test('two approvals at the same moment: one of them gets the steps', async () => {
    const frist = await openBook();
    const runs = [await frist.draft(), await frist.draft()];
    const outcomes = await Promise.allSettled(runs.map((runId) => frist.approve(runId)));
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(frist.booked()).toMatchObject({ notices: 4, letters: 3 });
  });

  test('only the confirmation books: notices sent, fees open, the tab running, and nothing offered again', async () => {
    const frist = await openBook();
    const runId = await frist.draft();
    await frist.approve(runId);
    const drawn = await frist.draw(runId);
    expect(drawn).toMatchObject({ letters: 3, pages: 4 });
    expect(drawn.name).toBe(`fjordlys-elektro-as-2026-09-15-${runId}.pdf`);
    expect(frist.booked()).toEqual({ ...nothing, notices: 4, letters: 3 });
    expect(await frist.confirm(runId)).toEqual({ sent: 4, withdrawn: [] });
    expect(frist.booked()).toEqual({ notices: 4, sent: 4, fees: 2 * 3800, letters: 3, told: 4 });
    const running = await frist.queue(frist.creditorId, 'running');
    expect(running.map((row) => [row.number, row.kind, row.until, row.notices])).toEqual(
      ['1', '2', '3', '4'].map((number) => [
        number,
        'deadline_running',
        number === '3' ? '2026-09-29' : '2026-10-01',
        1,
      ]),
    );
    expect(await frist.queue(frist.creditorId)).toEqual([]);
    expect(await refusalOf(() => frist.draft())).toMatchObject({ code: 'run_empty' });
    const [run] = await frist.client.notices.runs({ creditorId: frist.creditorId, limit: 10 });
    expect(run).toMatchObject({ id: runId, state: 'confirmed', invoices: 4, withdrawn: 0 });
    expect(run?.confirmedAt?.slice(0, 10)).toBe('2026-09-15');
  });

  test('discarding frees the steps, before the drawing and after it, but not after the confirmation', async () => {
    const frist = await openBook();
    for (const drawnFirst of [false, true]) {
      const runId = await frist.draft();
      await frist.approve(runId);
      if (drawnFirst) await frist.draw(runId);
      expect(await frist.client.notices.discard({ runId })).toEqual({ released: 4 });
      expect(frist.booked()).toMatchObject({ notices: 0, sent: 0, fees: 0 });
      expect((await frist.queue(frist.creditorId)).every((row) => row.actionable)).toBe(true);
    }
    const draft = await frist.draft();
    expect(await frist.client.notices.discard({ runId: draft })).toEqual({ released: 0 });
    const sent = await frist.print();
    await frist.confirm(sent);
    expect(await refusalOf(frist.client.notices.discard({ runId: sent }))).toEqual({
      code: 'run_wrong_state',
      params: { run: sent, state: 'confirmed', wanted: 'draft, approved, dispatched' },
      defined: true,
    });
    expect(frist.booked()).toMatchObject({ notices: 4, sent: 4 });
  });

  test('each act asks for the state that it follows', async () => {
    const frist = await openBook();
    const { notices } = frist.client;
    const runId = await frist.draft();
    const acts = {
      approve: () => frist.approve(runId),
      draw: () => frist.draw(runId),
      confirm: () => frist.confirm(runId),
      letter: async () => finished(await notices.letter({ runId, letter: 1 })),
    };
    const refused = async (...names: readonly (keyof typeof acts)[]): Promise<void> => {
      for (const name of names) {
        expect([name, await refusalOf(acts[name])]).toMatchObject([
          name,
          { code: 'run_wrong_state', defined: true },
        ]);
      }
    };
    await refused('draw', 'confirm', 'letter');
    await acts.approve();
    await refused('approve', 'confirm');
    await acts.draw();
    await refused('approve');
    await acts.confirm();
    await refused('approve', 'confirm');
    const none = { runId: 9999 };
    for (const call of [
      () => notices.run({ ...none, offset: 0, limit: 1 }),
      () => notices.discard(none),
      async () => finished(await notices.approve(none)),
      async () => finished(await notices.draw(none)),
      async () => finished(await notices.confirm(none)),
      async () => finished(await notices.letter({ ...none, letter: 1 })),
    ]) {
      expect(await refusalOf(call)).toEqual({ code: 'run_not_found', params: { run: 9999 }, defined: true });
    }
    expect(await refusalOf(async () => finished(await notices.letter({ runId, letter: 9 })))).toMatchObject({
      code: 'letter_not_found',
      defined: true,
    });
  });

  test('a draft of yesterday is not approved today', async () => {
    const frist = await openBook();
    const runId = await frist.draft();
    frist.clock.setTo('2026-09-16');
    expect(await refusalOf(() => frist.approve(runId))).toEqual({
      code: 'run_other_day',
      params: { run: runId, asOf: '2026-09-15', today: '2026-09-16' },
      defined: true,
    });
    expect(frist.booked()).toEqual(nothing);
  });

  test('a creditor without account or address sends nothing', async () => {
    office.clock.setTo('2026-09-15');
    const creditorId = await office.addCreditor({ organisationNumber: null, bankAccount: '', city: '' });
    await office.takeOver(creditorId, book);
    expect(await refusalOf(() => office.dispatch(creditorId))).toEqual({
      code: 'creditor_incomplete',
      params: { creditor: 'Fjordlys Elektro AS', fields: 'bankAccount, address' },
      defined: true,
    });
    const notices = 'SELECT count(*) FROM notice JOIN run ON run.id = run_id WHERE creditor_id = ?';
    expect(office.value(notices, creditorId)).toBe(0);
  });
});

/** Everything that can happen to an invoice or its customer while a run is under way, and makes a letter untrue. */
const changes: readonly [string, (frist: Book) => Promise<unknown>][] = [
  ['a payment in full', (frist) => frist.takeOver(frist.creditorId, [{ ...book[3]!, open: 0 }])],
  ['a part payment', (frist) => frist.takeOver(frist.creditorId, [{ ...book[3]!, open: 69_999 }])],
  ['gone from a complete list', (frist) => frist.takeOver(frist.creditorId, book.slice(0, 3), true)],
  [
    'a new address in the list',
    (frist) => frist.takeOver(frist.creditorId, [{ ...book[3]!, street: 'Nygata 3' }]),
  ],
  [
    'a KID that was not there',
    (frist) => frist.takeOver(frist.creditorId, [{ ...book[3]!, reference: '000100110' }]),
  ],
  [
    'a second line in the address',
    (frist) =>
      frist.client.customers.setAddress({
        customerId: frist.customerId('10003'),
        street: 'Nygata 2',
        street2: 'c/o Sæther',
        postcode: '5003',
        city: 'Bergen',
        country: 'NO',
      }),
  ],
  [
    'another language',
    (frist) => frist.client.customers.setLanguage({ customerId: frist.customerId('10003'), language: 'en' }),
  ],
  [
    'turned from person into company',
    (frist) => frist.client.customers.setKind({ customerId: frist.customerId('10003'), kind: 'company' }),
  ],
  [
    'an objection',
    (frist) =>
      frist.client.reminders.hold({
        invoiceIds: [frist.invoiceId('4')],
        kind: 'objection',
        reason: 'Uenig',
        until: null,
      }),
  ],
  [
    'a stop on the customer',
    (frist) =>
      frist.client.customers.hold({
        customerId: frist.customerId('10003'),
        kind: 'do_not_remind',
        reason: 'Dødsbo',
        until: null,
      }),
  ],
];

describe('what happens in between takes its own letter out, and no other', () => {
  test.each(changes)('%s between draft and approval', async (_, change) => {
    const frist = await openBook();
    const runId = await frist.draft();
    await change(frist);
    expect(await frist.approve(runId)).toEqual({ letters: 2, withdrawn: 1 });
    const items = await frist.items(runId);
    expect(items.map((item) => [item.number, item.state])).toEqual(
      [
        ['4', 'withdrawn'],
        ['1', 'included'],
        ['2', 'included'],
        ['3', 'included'],
      ].sort((a, b) => order(a[1]!) - order(b[1]!) || order(a[0]!, items) - order(b[0]!, items)),
    );
    expect(frist.booked()).toMatchObject({ notices: 3, letters: 2 });
  });

  test.each(changes)('%s between printing and confirmation', async (_, change) => {
    const frist = await openBook();
    const runId = await frist.print();
    await change(frist);
    const { sent, withdrawn } = await frist.confirm(runId);
    expect(sent).toBe(3);
    expect(withdrawn).toMatchObject([
      { customer: 'Ida Bø', number: '4', letter: letterOf(frist, runId, '4') },
    ]);
    expect(withdrawn[0]?.reasons.length).toBeGreaterThan(0);
    expect(frist.booked()).toEqual({ notices: 3, sent: 3, fees: 3800, letters: 2, told: 3 });
    expect((await frist.items(runId)).map((item) => item.state).sort()).toEqual([
      'sent',
      'sent',
      'sent',
      'withdrawn',
    ]);
    expect(frist.value('SELECT count(*) FROM charge WHERE invoice_id = ?', frist.invoiceId('4'))).toBe(0);
  });

  test('of two invoices in a letter one is paid: the letter goes out for neither, and the other one is ready again', async () => {
    const frist = await openBook();
    const runId = await frist.print();
    const letter = letterOf(frist, runId, '1');
    expect(letterOf(frist, runId, '2')).toBe(letter);
    await frist.takeOver(frist.creditorId, [{ ...book[0]!, open: 0 }]);
    const { sent, withdrawn } = await frist.confirm(runId);
    expect(sent).toBe(2);
    expect(
      withdrawn.map((one) => [one.letter, one.number]).sort((a, b) => Number(a[1]) - Number(b[1])),
    ).toEqual([
      [letter, '1'],
      [letter, '2'],
    ]);
    expect(await frist.queue(frist.creditorId)).toMatchObject([
      { number: '2', kind: 'ready', actionable: true },
    ]);
    // The next run writes it anew, now with the fee that the paid one bore or not.
    const again = await frist.draft();
    expect(await frist.items(again)).toMatchObject([{ number: '2', fee: 3800, step: { ordinal: 1 } }]);
  });

  test('a stop that begins after the day of the run counts as well', async () => {
    const frist = await openBook();
    const runId = await frist.print();
    frist.clock.setTo('2026-09-17');
    const hold = {
      invoiceIds: [frist.invoiceId('4')],
      kind: 'pause' as const,
      reason: 'Ringte',
      until: '2026-10-01',
    };
    await frist.client.reminders.hold(hold);
    expect(await frist.confirm(runId)).toMatchObject({ sent: 3, withdrawn: [{ number: '4' }] });
    const sentOn = 'SELECT DISTINCT sent_on FROM notice WHERE run_id = ? AND sent_on IS NOT NULL';
    expect(frist.all(sentOn, runId)).toEqual([{ sent_on: '2026-09-17' }]);
  });

  test('when every letter is outdated, the confirmation books none', async () => {
    const frist = await openBook();
    const runId = await frist.print();
    await frist.takeOver(
      frist.creditorId,
      book.map((item) => ({ ...item, open: 0 })),
    );
    expect(await frist.confirm(runId)).toMatchObject({ sent: 0 });
    expect(frist.booked()).toEqual(nothing);
  });
});

function order(key: string, items: readonly RunItem[] = []): number {
  if (key === 'withdrawn') return 0;
  if (key === 'included') return 1;
  return items.findIndex((item) => item.number === key);
}

function letterOf(frist: Book, runId: number, number: string): number {
  return Number(
    frist.value(
      `SELECT letter.number FROM notice JOIN letter ON letter.id = notice.letter_id
       WHERE notice.run_id = ? AND notice.invoice_id = ?`,
      runId,
      frist.invoiceId(number),
    ),
  );
}

describe('fees', () => {
  test('one a letter, at the oldest invoice; the others say why they bear none', async () => {
    const frist = await openBook();
    const runId = await frist.draft();
    const items = await frist.items(runId);
    expect(Object.fromEntries(items.map((item) => [item.number, item.fee]))).toEqual({
      1: 0,
      2: 3800,
      3: 0,
      4: 3800,
    });
    const shared = items.find((item) => item.number === '1');
    expect(shared?.reasons).toContainEqual(
      expect.objectContaining({ code: 'fee_in_same_letter', params: { number: '2' } }),
    );
    expect(shared?.reasons.map((reason) => reason.code)).not.toContain('fee_allowed');
    // Chosen alone, the younger one bears the fee itself.
    const alone = await frist.draft('1');
    expect(await frist.items(alone)).toMatchObject([{ number: '1', fee: 3800 }]);
  });

  test('the sums of the selection are those of the draft', async () => {
    const frist = await openBook();
    const selection = {
      kind: 'all' as const,
      filter: queueFilter(frist.creditorId),
      except: [frist.invoiceId('2')],
    };
    const sum = await frist.client.reminders.selection(selection);
    const { runId } = await finished(await frist.client.notices.draft(selection));
    const { run } = await frist.client.notices.run({ runId, offset: 0, limit: 1 });
    expect({ count: run.invoices, total: run.principal + run.interest, fees: run.fees }).toEqual({
      count: sum.count,
      total: sum.total,
      fees: sum.fees,
    });
  });
});

/** The profiles of the book with a day's wait after each deadline, and deadlines of fourteen days. */
function hurry(frist: Book): void {
  frist.execute(
    `UPDATE profile_step SET wait_days = CASE position WHEN 0 THEN wait_days ELSE 1 END, deadline_days = 14
     WHERE kind <> 'hand_over' AND profile_id IN (SELECT id FROM profile WHERE creditor_id = ?)`,
    frist.creditorId,
  );
}

describe('deadlines count from sending', () => {
  test('a reminder that lay past its own deadline is refused, and everything stays as it was', async () => {
    const frist = await openBook();
    const runId = await frist.print();
    frist.clock.setTo('2026-10-02');
    expect(await refusalOf(() => frist.confirm(runId))).toEqual({
      code: 'run_deadline_too_short',
      params: { run: runId, sentOn: '2026-10-02' },
      defined: true,
    });
    expect(frist.booked()).toMatchObject({ notices: 4, sent: 0, fees: 0 });
    expect(await frist.client.notices.discard({ runId })).toEqual({ released: 4 });
    expect(frist.booked()).toMatchObject({ notices: 0 });
  });

  test('a collection notice may not lie at all when its deadline is the shortest that the law allows', async () => {
    const frist = await openBook([book[2]!]);
    hurry(frist);
    await frist.confirm(await frist.print());
    // The company's second reminder waits a day, its collection notice another.
    for (const day of ['2026-09-30', '2026-10-15']) {
      frist.clock.setTo(day);
      if (day === '2026-09-30') await frist.confirm(await frist.print());
    }
    const runId = await frist.print();
    expect(frist.value('SELECT deadline FROM notice WHERE run_id = ?', runId)).toBe('2026-10-29');
    frist.clock.setTo('2026-10-16');
    expect(await refusalOf(() => frist.confirm(runId))).toMatchObject({
      code: 'run_deadline_too_short',
      params: { sentOn: '2026-10-16' },
    });
    frist.clock.setTo('2026-10-15');
    expect(await frist.confirm(runId)).toEqual({ sent: 1, withdrawn: [] });
  });
});

describe('the day of posting', () => {
  test('is what deadlines and notices count from, and may lie between the run and today', async () => {
    const frist = await openBook();
    const runId = await frist.print();
    frist.clock.setTo('2026-09-18');
    for (const sentOn of ['2026-09-14', '2026-09-19']) {
      expect(await refusalOf(() => frist.confirm(runId, sentOn))).toMatchObject({
        code: 'run_sent_on_wrong',
        params: { sentOn, earliest: '2026-09-15', latest: '2026-09-18' },
      });
    }
    expect(await frist.confirm(runId, '2026-09-16')).toEqual({ sent: 4, withdrawn: [] });
    expect(frist.value('SELECT DISTINCT sent_on FROM notice WHERE run_id = ?', runId)).toBe('2026-09-16');
  });

  test('what was posted is booked, though a payment has come since', async () => {
    const frist = await openBook();
    const runId = await frist.print();
    frist.clock.setTo('2026-09-16');
    await frist.takeOver(frist.creditorId, [{ ...book[0]!, open: 40_000 }]);
    expect(await frist.confirm(runId, '2026-09-15')).toEqual({ sent: 4, withdrawn: [] });
  });

  test('a collection notice that lay too long is taken out; the reminders of the same run are booked', async () => {
    const frist = await openBook([book[2]!]);
    hurry(frist);
    await frist.confirm(await frist.print());
    for (const day of ['2026-09-30', '2026-10-15']) {
      frist.clock.setTo(day);
      if (day === '2026-09-30') await frist.confirm(await frist.print());
    }
    await frist.takeOver(frist.creditorId, [book[2]!, { number: '9', ...ida, amount: 80_000 }]);
    const runId = await frist.print();
    frist.clock.setTo('2026-10-16');
    const { sent, withdrawn } = await frist.confirm(runId);
    expect(sent).toBe(1);
    expect(withdrawn).toMatchObject([{ number: '3', reasons: [{ code: 'deadline_too_short' }] }]);
  });
});

describe('what is over stays over', () => {
  test('a run that is discarded while it is drawn stays discarded', async () => {
    const frist = await openBook();
    const runId = await frist.draft();
    await frist.approve(runId);
    const drawing = refusalOf(() => frist.draw(runId));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await frist.client.notices.discard({ runId })).toEqual({ released: 4 });
    expect(await drawing).toMatchObject({ code: 'run_wrong_state' });
    expect(frist.value('SELECT state FROM run WHERE id = ?', runId)).toBe('discarded');
    expect(await refusalOf(() => frist.confirm(runId))).toMatchObject({ code: 'run_wrong_state' });
  });

  test('two windows draw one run: one file, and a confirmed run is not made open again', async () => {
    const frist = await openBook();
    const runId = await frist.draft();
    await frist.approve(runId);
    const [one, two] = await Promise.all([frist.draw(runId), frist.draw(runId)]);
    expect(one.pages).toBe(two.pages);
    await frist.confirm(runId);
    await frist.draw(runId);
    expect(frist.value('SELECT state FROM run WHERE id = ?', runId)).toBe('confirmed');
    expect(await refusalOf(() => frist.client.notices.discard({ runId }))).toMatchObject({
      code: 'run_wrong_state',
    });
  });

  test('the ledger itself refuses to reopen a run or to cancel what was sent', async () => {
    const frist = await openBook();
    const runId = await frist.print();
    await frist.confirm(runId);
    expect(() => frist.execute("UPDATE run SET state = 'dispatched' WHERE id = ?", runId)).toThrow(
      'the run is over',
    );
    expect(() => frist.execute("UPDATE notice SET cancelled_at = 'now' WHERE run_id = ?", runId)).toThrow(
      'the notice was sent',
    );
  });

  test('a letter that was taken out is not printed again, and the run says why', async () => {
    const frist = await openBook();
    const runId = await frist.draft();
    await frist.approve(runId);
    const drawn = await frist.draw(runId);
    await frist.takeOver(frist.creditorId, [{ ...book[3]!, open: 10_000 }]);
    const { sent, withdrawn } = await frist.confirm(runId);
    expect([sent, withdrawn.map((one) => one.number)]).toEqual([3, ['4']]);
    expect((await frist.draw(runId)).letters).toBe(drawn.letters - 1);
    const letter = withdrawn[0]?.letter ?? 0;
    expect(
      await refusalOf(async () => finished(await frist.client.notices.letter({ runId, letter }))),
    ).toMatchObject({
      code: 'letter_not_found',
    });
    const [item] = (await frist.items(runId)).filter((row) => row.state === 'withdrawn');
    expect(item).toMatchObject({ number: '4', letter, principal: 10_000 });
    expect(item?.reasons[0]?.code).toBe('changed_since_approval');
    expect(
      frist.value("SELECT count(*) FROM event WHERE kind = 'notice_withdrawn' AND run_id = ?", runId),
    ).toBe(1);
  });

  test('a new account number after the approval takes every letter out', async () => {
    const frist = await openBook();
    const runId = await frist.print();
    frist.execute("UPDATE creditor SET bank_account = '49101234567' WHERE id = ?", frist.creditorId);
    expect(await frist.confirm(runId)).toMatchObject({ sent: 0, withdrawn: { length: 4 } });
  });
});

test('letters of one customer bear a fee twice at most, whichever invoice it stands at', async () => {
  const frist = await openBook(book.slice(0, 2));
  frist.execute(
    "UPDATE profile_step SET fee_rule = 'statutory' WHERE kind <> 'hand_over' AND profile_id IN (SELECT id FROM profile WHERE creditor_id = ?)",
    frist.creditorId,
  );
  const fees: number[] = [];
  for (const day of ['2026-09-15', '2026-10-20', '2026-11-24', '2027-01-04']) {
    frist.clock.setTo(day);
    await frist.office.keeper.ensure(frist.creditorId);
    const ready = (await frist.queue(frist.creditorId)).filter((row) => row.actionable);
    if (ready.length === 0) break;
    const runId = await frist.print();
    await frist.confirm(runId);
    fees.push(Number(frist.value('SELECT sum(fee) FROM notice WHERE run_id = ?', runId)));
  }
  expect(fees.length).toBeGreaterThanOrEqual(3);
  expect(fees.filter((fee) => fee > 0)).toEqual([3800, 3800]);
});
