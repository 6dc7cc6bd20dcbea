import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { lawOf } from '#backend/law/index.ts';
import type { LawRuleRow } from '#shared/contract/law.ts';
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/openTestOffice.ts';
import { anyText } from '#test/support/matching.ts';

const rates = 'lateInterest.rate.rates';
const newRate = {
  country: 'NO',
  path: rates,
  debtor: 'both',
  from: '2027-01-01',
  value: 1325,
  source: 'FOR-2026-12-17-9999',
} as const;
const reform = 'NO-LOV-2026-05-22-19';
/** Letters are drawn in a thread of their own, which takes its time on a busy machine. */
const busy = { timeout: 60_000 };

async function rule(
  frist: TestOffice,
  country: 'NO' | 'SE' | 'FI' | 'DK',
  path: string,
): Promise<LawRuleRow> {
  const { rules } = await frist.client.law.country({ country });
  const found = rules.find((each) => each.path === path);
  if (found === undefined) throw new Error(`no rule ${path}`);
  return found;
}

/** Everything of the ledger that says what the law is. */
function written(frist: TestOffice): unknown {
  return ['law_amendment', 'law_version', 'law_file'].map((table) =>
    frist.all(`SELECT * FROM ${table} ORDER BY id`),
  );
}

describe('the law as it comes', () => {
  let frist: TestOffice;
  beforeAll(async () => {
    frist = await openTestOffice();
  });
  afterAll(() => frist[Symbol.asyncDispose]());

  test('four countries with their version, and the next rate that is expected', async () => {
    const laws = await frist.client.law.list();
    expect(laws.map(({ country }) => country)).toEqual(['NO', 'SE', 'FI', 'DK']);
    for (const law of laws) {
      expect(law).toMatchObject({ pack: { origin: 'shipped', version: law.version }, creditors: 0 });
      expect(law.notConfirmed).toBeGreaterThan(0);
      expect(law.nextRate).toEqual({ expected: '2027-01-01', state: 'later', newest: '2026-07-01' });
    }
  });

  test.each([
    ['2026-11-17', 'soon'],
    ['2026-12-31', 'soon'],
    ['2027-01-01', 'missing'],
    ['2028-05-01', 'missing'],
  ])('on %s the next rate is %s', async (today, state) => {
    frist.clock.setTo(today);
    const [norway] = await frist.client.law.list();
    expect(norway?.nextRate?.state).toBe(state);
    frist.clock.setTo('2026-11-16');
  });

  test('every rule has its figures newest first, each with source, grade and period without a gap', async () => {
    for (const country of ['NO', 'SE', 'FI', 'DK'] as const) {
      const law = await frist.client.law.country({ country });
      expect(law.rules.length).toBeGreaterThan(30);
      for (const each of law.rules) expectPeriods(each);
      const wanting = law.rules.flatMap(({ figures }) => figures).filter((each) => each.wantsConfirmation);
      expect(wanting.length).toBe(law.notConfirmed);
      for (const { grade } of wanting) expect(['C', 'I', 'M']).toContain(grade);
    }
  });

  test('rates through time are reference and margin together, negative ones too, apart where debtors differ', async () => {
    const norway = await frist.client.law.rates({ country: 'NO' });
    expect(norway.map(({ debtor }) => debtor)).toEqual(['both']);
    expect(norway[0]?.points.at(-1)).toEqual({
      from: '2026-07-01',
      rate: 1225,
      reference: null,
      margin: null,
      confirmed: true,
    });
    const finland = await frist.client.law.rates({ country: 'FI' });
    expect(finland.map(({ debtor, points }) => [debtor, points.at(-1)?.rate])).toEqual([
      ['person', 950],
      ['company', 1050],
    ]);
    const [denmark] = await frist.client.law.rates({ country: 'DK' });
    expect(denmark?.points.find(({ from }) => from === '2022-01-01')).toMatchObject({
      reference: -45,
      margin: 800,
      rate: 755,
    });
  });

  test('the pack is given as it is', async () => {
    expect(await frist.client.law.pack({ country: 'SE' })).toEqual(lawOf(frist.office.laws, 'SE'));
  });

  test('an office that is opened again writes nothing more down', async () => {
    const before = written(frist);
    await frist.reopen();
    expect(written(frist)).toEqual(before);
    expect(frist.value('SELECT count(*) FROM law_version')).toBe(4);
  });
});

/** The newest figure of each kind of debtor has no end, and every other one ends the day before the next. */
function expectPeriods({ dated, debtors, figures }: LawRuleRow): void {
  for (const debtor of debtors) {
    const own = figures.filter((figure) => figure.debtor === debtor);
    for (const [at, figure] of own.entries()) {
      expect(figure.source).not.toBe('');
      expect(figure.from === null).toBe(!dated);
      expect(nextDay(figure.until)).toBe(own[at - 1]?.from ?? null);
    }
  }
}

function nextDay(day: string | null): string | null {
  if (day === null) return null;
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

describe('a figure of the office', () => {
  let untouched: TestOffice;
  beforeAll(async () => {
    untouched = await openTestOffice();
  });
  afterAll(() => untouched[Symbol.asyncDispose]());

  test(
    'changes the standings and their version at once, and a pack that somebody holds does not change',
    busy,
    async () => {
      await using frist = await openTestOffice({ today: '2027-02-01' });
      const creditorId = await frist.addCreditor();
      await frist.takeOver(creditorId, [{ number: '1', amount: 100_000 }]);
      await frist.send(creditorId);
      frist.clock.setTo('2027-02-02');
      await frist.office.keeper.ensure(creditorId);
      const held = lawOf(frist.office.laws, 'NO');
      const interest = () => Number(frist.value('SELECT interest FROM standing'));
      // 2 September to 2 February: 154 days of 12.25 % over 365.
      expect(interest()).toBe(5168);
      const { version } = await frist.client.law.addFigure(newRate);
      expect(version).toMatch(/^no-.+\+1\./);
      await vi.waitFor(() => {
        expect(frist.value('SELECT law_version FROM standing_state')).toBe(version);
      });
      // 121 days of 12.25 % and 33 of 13.25 %.
      expect(interest()).toBe(5259);
      expect(lawOf(frist.office.laws, 'NO').version).toBe(version);
      expect(held.version).not.toBe(version);
      expect(JSON.stringify(held)).not.toContain(newRate.source);
      const [norway] = await frist.client.law.list();
      expect(norway).toMatchObject({ version, nextRate: { expected: '2027-07-01', state: 'later' } });
      expect((await frist.client.law.rates({ country: 'NO' }))[0]?.points.at(-1)).toMatchObject({
        rate: 1325,
      });
      await frist.reopen();
      expect(lawOf(frist.office.laws, 'NO').version).toBe(version);
      expect(frist.errors).toEqual([]);
    },
  );

  test('leaves alone what was sent: model, sums and version of the law stay', busy, async () => {
    await using frist = await openTestOffice({ today: '2027-02-01' });
    const creditorId = await frist.addCreditor();
    await frist.takeOver(creditorId, [
      { number: '1', amount: 100_000 },
      { number: '2', customer: '2' },
    ]);
    const runId = await frist.send(creditorId);
    const sent = () => [
      frist.all('SELECT * FROM letter'),
      frist.all('SELECT * FROM notice'),
      frist.all('SELECT * FROM charge'),
      frist.all('SELECT * FROM run'),
    ];
    const before = sent();
    expect(frist.all('SELECT DISTINCT law_version FROM notice')).toEqual([{ law_version: 'no-2026-11-21' }]);
    await frist.client.law.addFigure(newRate);
    await frist.client.law.addFigure({
      ...newRate,
      path: 'fees.maximum.reminder',
      from: '2027-01-15',
      value: 1000,
    });
    await frist.office.keeper.ensureAll();
    expect(sent()).toEqual(before);
    expect(frist.value('SELECT law_version FROM run WHERE id = ?', runId)).toBe('no-2026-11-21');
  });

  test('corrects one of the pack, says what the pack says, and withdrawn gives the pack its word back', async () => {
    await using frist = await openTestOffice();
    const correction = { ...newRate, from: '2026-07-01', value: 1200, source: 'Lovtidend', by: 'Kari' };
    const { additionId, version } = await frist.client.law.addFigure(correction);
    const [figure] = (await rule(frist, 'NO', rates)).figures;
    expect(figure).toMatchObject({
      from: '2026-07-01',
      value: 1200,
      grade: 'O',
      source: 'Lovtidend',
      confirmed: { on: '2026-11-16', by: 'Kari (tester)' },
      wantsConfirmation: false,
      ownId: additionId,
      inPack: { value: 1225 },
    });
    expect(await refusalOf(frist.client.law.withdraw({ additionId, reason: '  ' }))).toMatchObject({
      code: 'law_field_missing',
      params: { field: 'reason' },
    });
    expect(lawOf(frist.office.laws, 'NO').version).toBe(version);
    expect(await frist.client.law.withdraw({ additionId, reason: 'mistyped' })).toEqual({
      version: 'no-2026-11-21',
    });
    expect((await rule(frist, 'NO', rates)).figures[0]).toMatchObject({ value: 1225, ownId: null });
    const { additions } = await frist.client.law.country({ country: 'NO' });
    expect(additions).toMatchObject([
      { id: additionId, state: 'withdrawn', withdrawn: { by: 'tester', reason: 'mistyped', at: anyText } },
    ]);
    expect(await refusalOf(frist.client.law.withdraw({ additionId, reason: 'again' }))).toMatchObject({
      code: 'law_addition_unknown',
    });
  });

  test('for one kind of debtor parts the rule, and a later figure of the same day wins', async () => {
    await using frist = await openTestOffice();
    await frist.client.law.addFigure({ ...newRate, debtor: 'company', value: 1400 });
    const first = await frist.client.law.addFigure({ ...newRate, debtor: 'person', value: 1300 });
    const second = await frist.client.law.addFigure({ ...newRate, debtor: 'person', value: 1310 });
    const figures = (await rule(frist, 'NO', rates)).figures.filter(({ from }) => from === '2027-01-01');
    expect(figures).toMatchObject([
      { debtor: 'person', value: 1310, ownId: second.additionId },
      { debtor: 'company', value: 1400 },
    ]);
    const { additions } = await frist.client.law.country({ country: 'NO' });
    expect(additions.map(({ id, state }) => [id, state])).toEqual([
      [second.additionId, 'in_force'],
      [first.additionId, 'set_aside'],
      [expect.any(Number), 'in_force'],
    ]);
  });

  test.each([
    ['a gap', { from: '2027-07-01' }, 'data_period_missing'],
    ['a day on which no rate begins', { from: '2027-02-01' }, 'data_period_off_calendar'],
    ['a rate that cannot be meant', { value: 122_500 }, 'data_out_of_range'],
    ['a rate that is none', { value: '13.25' }, 'data_wrong_shape'],
    ['half a basis point', { value: 1325.5 }, 'data_wrong_shape'],
    ['a rule that is not there', { path: 'lateInterest.rate.reference' }, 'data_rule_unknown'],
    ['a path into nowhere', { path: '__proto__' }, 'data_rule_unknown'],
  ])('with %s is refused, and nothing is written', async (_what, wrong, code) => {
    const before = written(untouched);
    const refused = await refusalOf(untouched.client.law.addFigure({ ...newRate, ...wrong }));
    expect(refused).toMatchObject({ code: 'law_addition_refused', defined: true });
    const { problems } = refused.params as { problems: { code: string; params: object }[] };
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(problems.every(({ params }) => !('path' in params))).toBe(true);
    expect(written(untouched)).toEqual(before);
    expect(lawOf(untouched.office.laws, 'NO').version).toBe('no-2026-11-21');
  });

  test('without a source, or on a day that does not exist, is refused', async () => {
    const add = (given: object) => refusalOf(untouched.client.law.addFigure({ ...newRate, ...given }));
    expect(await add({ source: ' ' })).toMatchObject({ params: { field: 'source' } });
    expect(await add({ from: '2027-02-30' })).toMatchObject({ params: { field: 'from' } });
    expect(untouched.value('SELECT count(*) FROM law_amendment')).toBe(0);
  });

  test('cannot be withdrawn while another stands on it', async () => {
    await using frist = await openTestOffice();
    const first = await frist.client.law.addFigure(newRate);
    const second = await frist.client.law.addFigure({ ...newRate, from: '2027-07-01' });
    const withdraw = (additionId: number) => frist.client.law.withdraw({ additionId, reason: 'wrong' });
    expect(await refusalOf(withdraw(first.additionId))).toMatchObject({
      code: 'law_addition_refused',
      params: { problems: [{ code: 'data_period_missing', params: { from: '2027-01-01' } }] },
    });
    expect(lawOf(frist.office.laws, 'NO').version).toBe(second.version);
    await withdraw(second.additionId);
    await withdraw(first.additionId);
    expect(lawOf(frist.office.laws, 'NO').version).toBe('no-2026-11-21');
  });
});

describe('a confirmation', () => {
  let untouched: TestOffice;
  beforeAll(async () => {
    untouched = await openTestOffice();
  });
  afterAll(() => untouched[Symbol.asyncDispose]());

  const unconfirmed = {
    country: 'NO',
    path: rates,
    debtor: 'both',
    from: '2024-07-01',
    value: 1250,
  } as const;

  test('makes the figure count as confirmed wherever it matters', busy, async () => {
    await using frist = await openTestOffice();
    const creditorId = await frist.addCreditor();
    await frist.takeOver(creditorId, [{ number: '1', issued: '2024-08-18', due: '2024-09-02' }]);
    const isConfirmed = async () => {
      const { reasons } = await frist.client.reminders.invoice({ invoiceId: frist.invoiceId('1') });
      const source = reasons.find(({ code }) => code === 'interest_accrued')?.source;
      return source?.kind === 'law' ? source.confirmed : undefined;
    };
    await frist.send(creditorId);
    expect(await isConfirmed()).toBe(false);
    const [before] = await frist.client.law.list();
    const { additionId } = await frist.client.law.confirm({ ...unconfirmed, by: 'Kari Nordmann' });
    expect(await isConfirmed()).toBe(true);
    const [after] = await frist.client.law.list();
    expect(after?.notConfirmed).toBe((before?.notConfirmed ?? 0) - 1);
    const figure = (await rule(frist, 'NO', rates)).figures.find(({ from }) => from === '2024-07-01');
    expect(figure).toMatchObject({
      grade: 'C',
      wantsConfirmation: false,
      confirmationId: additionId,
      confirmed: { on: '2026-11-16', by: 'Kari Nordmann (tester)' },
    });
    await frist.client.law.withdraw({ additionId, reason: 'not compared after all' });
    expect(await isConfirmed()).toBe(false);
  });

  test('of a rule with one figure needs no day', async () => {
    await using frist = await openTestOffice();
    const path = 'lateInterest.dayCount';
    const value = (await rule(frist, 'FI', path)).figures[0]?.value;
    await frist.client.law.confirm({ country: 'FI', path, debtor: 'both', from: null, value });
    expect((await rule(frist, 'FI', path)).figures[0]).toMatchObject({
      wantsConfirmation: false,
      confirmed: { by: 'tester' },
    });
  });

  test.each([
    ['another value', { value: 1240 }],
    ['another day', { from: '2024-08-01' }],
    ['a rule that is not there', { path: 'fees' }],
  ])('of %s is refused: it would confirm nothing', async (_what, wrong) => {
    const refused = await refusalOf(untouched.client.law.confirm({ ...unconfirmed, ...wrong }));
    expect(refused).toMatchObject({ code: 'law_addition_without_effect', params: { country: 'NO' } });
    expect(untouched.value('SELECT count(*) FROM law_amendment')).toBe(0);
  });
});

describe('an adopted reform', () => {
  test('counts for nothing until its first day is entered, and from that day on', async () => {
    await using frist = await openTestOffice();
    const lastNotice = async () => (await rule(frist, 'NO', 'notices.lastNotice')).figures;
    expect(await lastNotice()).toMatchObject([{ value: 'collection_notice', until: null }]);
    const { reforms } = await frist.client.law.country({ country: 'NO' });
    expect(reforms).toMatchObject([{ id: reform, startsOn: null, startId: null }]);
    expect(reforms[0]?.changes).toContainEqual(
      expect.objectContaining({
        path: 'notices.lastNotice',
        before: ['collection_notice'],
        after: 'demand_letter',
      }),
    );
    const started = await frist.client.law.startReform({ country: 'NO', reform, from: '2027-01-01' });
    expect(await lastNotice()).toMatchObject([
      { value: 'demand_letter', from: '2027-01-01' },
      { value: 'collection_notice', until: '2026-12-31' },
    ]);
    expect((await frist.client.law.country({ country: 'NO' })).reforms).toMatchObject([
      { startsOn: '2027-01-01', startId: started.additionId },
    ]);
    await frist.client.law.withdraw({ additionId: started.additionId, reason: 'postponed' });
    expect(await lastNotice()).toHaveLength(1);
  });

  test('that nobody knows cannot start', async () => {
    await using frist = await openTestOffice();
    const start = frist.client.law.startReform({ country: 'SE', reform, from: '2027-01-01' });
    expect(await refusalOf(start)).toMatchObject({ code: 'law_addition_without_effect' });
  });
});

describe('a version that was in force', () => {
  test('says later what it was made of, by whom and how it differs from now', async () => {
    await using frist = await openTestOffice();
    const { version, additionId } = await frist.client.law.addFigure(newRate);
    await frist.client.law.withdraw({ additionId, reason: 'mistyped' });
    await frist.client.law.addFigure({ ...newRate, value: 1250 });
    const explained = await frist.client.law.version({ country: 'NO', version });
    expect(explained).toMatchObject({
      version,
      pack: { version: 'no-2026-11-21', origin: 'shipped' },
      periods: [{ since: anyText, until: anyText }],
      additions: [{ id: additionId, kind: 'figure', value: 1325, state: 'in_force', by: 'tester' }],
      differences: [{ path: rates, from: '2027-01-01', kind: 'changed', before: 1325, after: 1250 }],
    });
    const pack = await frist.client.law.version({ country: 'NO', version: 'no-2026-11-21' });
    // In force at first, and again while nothing was laid over it.
    expect(pack.periods).toHaveLength(2);
    const history = await frist.client.law.history({ country: 'NO' });
    expect(history.map((period) => period.version)).toEqual([
      anyText,
      'no-2026-11-21',
      version,
      'no-2026-11-21',
    ]);
    for (const [at, period] of history.entries()) expect(period.until).toBe(history[at - 1]?.since ?? null);
    expect(pack.additions).toEqual([]);
    expect(
      await refusalOf(frist.client.law.version({ country: 'SE', version: 'no-2026-11-21' })),
    ).toMatchObject({ code: 'law_version_unknown', params: { country: 'SE' } });
  });

  test('is kept as a whole, so that another program with another pack can still explain it', async () => {
    await using frist = await openTestOffice();
    const kept = frist.all<{ pack: string; origin: string }>('SELECT pack, origin FROM law_file');
    expect(kept).toHaveLength(4);
    const countries = kept.map(({ pack }) => (JSON.parse(pack) as { country: string }).country);
    expect(countries.sort()).toEqual(['DK', 'FI', 'NO', 'SE']);
  });
});

test('whoever listens hears that the law has changed', async () => {
  await using frist = await openTestOffice();
  const leaving = new AbortController();
  const heard: string[] = [];
  const changes = await frist.client.office.changes(undefined, { signal: leaving.signal });
  const listening = (async () => {
    for await (const { areas } of changes) heard.push(...areas);
  })().catch(() => undefined);
  await frist.client.law.addFigure(newRate);
  await vi.waitFor(() => expect(heard).toContain('law'));
  expect(heard).toEqual(expect.arrayContaining(['law', 'office', 'reminders']));
  leaving.abort();
  await listening;
});
