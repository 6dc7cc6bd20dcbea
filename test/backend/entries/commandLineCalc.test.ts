import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { projectRoot } from '#scripts/projectRoot.mjs';
import { calcInterestCommand } from '#backend/entries/cli/calcInterestCommand.ts';
import { calcScheduleCommand } from '#backend/entries/cli/calcScheduleCommand.ts';
import { UsageError } from '#backend/entries/cli/commandLine.ts';
import { explainCommand } from '#backend/entries/cli/explainCommand.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { commandFolder, refuses, succeeds, type CommandFolder } from '#test/support/commandLine.ts';
import { runFrist } from '#test/support/runFrist.ts';

// Each call is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

let here: CommandFolder;
beforeEach(() => {
  here = commandFolder();
});
afterEach(() => here[Symbol.dispose]());

interface Line {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly principal: string;
  readonly rate: string;
  readonly dayCount: string;
  readonly divisor: number;
  readonly exact: string;
  readonly interest: string;
  readonly source: unknown;
}

interface Interest {
  readonly interest: string;
  readonly exact: string;
  readonly from: string;
  readonly balance: string;
  readonly dayCount: { readonly value: string; readonly source: unknown };
  readonly lines: readonly Line[];
  readonly reasons: readonly { readonly code: string }[];
}

type Command = (args: readonly string[]) => Promise<number>;

/** The JSON that a command writes, in this process: a process of its own for each call would take minutes. */
async function written<Result>(command: Command, args: readonly string[]): Promise<Result> {
  const parts: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((part) => {
    parts.push(String(part));
    return true;
  });
  try {
    expect(await command([...args, '--json'])).toBe(0);
  } finally {
    write.mockRestore();
  }
  return JSON.parse(parts.join('')) as Result;
}

/** What the command says of a call that fits it not. The process makes exit code 2 of it. */
async function usageErrorOf(command: Command, args: readonly string[]): Promise<string> {
  const error = await command(args).catch((thrown: unknown) => thrown);
  return error instanceof UsageError ? error.message : `no usage error: ${String(error)}`;
}

const interest = (...args: readonly string[]) => written<Interest>(calcInterestCommand, args);
/** `SE person 6780.00` as options. */
const claim = (text: string): readonly string[] => {
  const [country = '', debtor = '', principal = ''] = text.split(' ');
  return ['--country', country, '--debtor', debtor, '--principal', principal];
};
const options = (text: string): readonly string[] => text.split(' ');

describe('calc interest', () => {
  test('gives the sum and its working', async () => {
    const found = await interest(
      ...claim('NO person 10000.00'),
      ...options('--due 2026-06-15 --to 2026-07-15'),
    );
    const source = { kind: 'law', reference: 'forsinkelsesrenteloven § 3', grade: 'B', confirmed: true };
    const line = { principal: '10000.00', dayCount: 'actual/actual', divisor: 365, source };
    expect(found).toMatchObject({
      interest: '99.66',
      exact: '99.65753425',
      from: '2026-06-16',
      balance: '10000.00',
    });
    expect(found.lines).toEqual([
      {
        ...line,
        from: '2026-06-16',
        to: '2026-06-30',
        days: 15,
        rate: '12.00',
        exact: '49.31506849',
        interest: '49.32',
      },
      {
        ...line,
        from: '2026-07-01',
        to: '2026-07-15',
        days: 15,
        rate: '12.25',
        exact: '50.34246575',
        interest: '50.34',
      },
    ]);
    expect(found.reasons.map(({ code }) => code)).toEqual(['interest_accrued']);
  });

  // The published examples that the law's documentation names; where they used another convention, so do the options.
  const published: readonly (readonly [name: string, claim: string, options: string, interest: string])[] = [
    ['kredity.se', 'SE company 20000.00', '--due 2021-02-01 --to 2021-03-03', '131.51'],
    [
      'wn.se',
      'SE person 3700.00',
      '--rate 12 --day-count actual/365 --due 2024-02-01 --to 2024-02-15',
      '17.03',
    ],
    [
      'Kronofogden, both days counted, cut to whole kronor',
      'SE person 6780.00',
      '--due 2020-12-31 --from 2021-01-01 --to 2021-04-20 --rounding down-to-unit',
      '163.00',
    ],
    [
      'Kronofogden about 2009, with its rates',
      'SE person 17750.00',
      '--due 2006-05-22 --from 2006-05-23 --to 2009-10-20 --day-count 30/360 --rate 2006-01-01:9.5 ' +
        '--rate 2006-07-01:10.5 --rate 2007-01-01:11 --rate 2007-07-01:11.5 --rate 2008-01-01:12 ' +
        '--rate 2008-07-01:12.5 --rate 2009-01-01:10 --rate 2009-07-01:8.5',
      '6629.63',
    ],
    ['suomi24.fi', 'FI person 300.00', '--due 2025-08-11 --to 2025-08-14', '0.23'],
    ['a Norwegian program', 'NO company 10000.00', '--due 2026-06-15 --to 2026-07-15', '99.66'],
    [
      'a Norwegian program, paid on 5 July',
      'NO company 10000.00',
      '--due 2026-06-15 --to 2026-07-15 --payment 2026-07-05:10000.00',
      '66.10',
    ],
    ['a Norwegian program, one day', 'NO person 10000.00', '--due 2026-06-15 --to 2026-06-16', '3.29'],
    ['a Danish program', 'DK company 250', '--rate 10.2 --due 2026-03-02 --to 2026-03-07', '0.35'],
    ['a Danish program, 35 days', 'DK company 250', '--rate 10.2 --due 2026-03-02 --to 2026-04-06', '2.45'],
    [
      'a Danish program, 30 days',
      'DK company 100000',
      '--rate 10 --due 2026-03-02 --to 2026-04-01',
      '821.92',
    ],
    [
      'a Danish program, 60 days',
      'DK company 100000',
      '--rate 10.00 --due 2026-03-02 --to 2026-05-01',
      '1643.84',
    ],
    [
      'a Danish program, 1 250 kr',
      'DK company 1250.0',
      '--rate 10.2 --due 2026-03-02 --to 2026-03-07',
      '1.75',
    ],
  ];

  test('comes to what guides, programs and authorities have published', async () => {
    const found: [string, string][] = [];
    for (const [name, ofClaim, given] of published) {
      found.push([name, (await interest(...claim(ofClaim), ...options(given))).interest]);
    }
    expect(found).toEqual(published.map(([name, , , sum]) => [name, sum]));
  });

  test('takes payments and credit notes in any order, each from its own day', async () => {
    const days = options(
      '--due 2026-06-15 --to 2026-06-30 --credit 2026-06-25:1000 --payment 2026-06-20:4000.00',
    );
    const found = await interest(...claim('NO person 10000'), ...days);
    expect(found.lines.map(({ from, days: count, principal }) => [from, count, principal])).toEqual([
      ['2026-06-16', 5, '10000.00'],
      ['2026-06-21', 4, '6000.00'],
      ['2026-06-25', 6, '5000.00'],
    ]);
    expect(found.balance).toBe('5000.00');
  });

  test('counts the due date itself when asked, and starts later where the due date was not agreed on', async () => {
    const base = [...claim('DK person 1000'), ...options('--due 2026-06-15 --to 2026-07-31')];
    expect((await interest(...base, '--include-first-day')).from).toBe('2026-06-15');
    const later = await interest(...base, '--due-not-agreed', '--invoice-date', '2026-06-01');
    expect([later.from, later.reasons[0]?.code]).toEqual(['2026-07-02', 'interest_starts_later']);
  });

  test('cuts an agreed rate to the statutory one where the law wants that, and says so', async () => {
    const days = options('--due 2026-06-15 --to 2026-06-30 --rate 15');
    const person = await interest(...claim('FI person 1000'), ...days);
    const company = await interest(...claim('FI company 1000'), ...days);
    expect(person.lines.map(({ rate }) => rate)).toEqual(['9.50']);
    expect(person.reasons.map(({ code }) => code)).toContain('interest_agreed_rate_cut');
    expect(company.lines.map(({ rate }) => rate)).toEqual(['15.00']);
  });

  test('says which figures are not confirmed', async () => {
    const found = await interest(...claim('DK company 1000'), ...options('--due 2026-07-01 --to 2026-07-31'));
    expect(found.lines[0]?.source).toMatchObject({ grade: 'I', confirmed: false });
    expect(found.dayCount).toMatchObject({ value: 'actual/365', source: { confirmed: false } });
  });

  test('speaks the reader’s language', async () => {
    const call = [
      'calc',
      'interest',
      ...claim('NO person 10000'),
      ...options('--due 2026-06-15 --to 2026-07-15'),
    ];
    const [nb, en] = await Promise.all([
      runFrist([...call, '--lang', 'nb']),
      runFrist([...call, '--lang', 'en']),
    ]);
    expect(nb.stdout).toContain('Forsinkelsesrente: 99,66 NOK');
    expect(nb.stdout).toMatch(/16\.06\.2026 +30\.06\.2026 +15 +10\s000,00 +12,00 % +365 +49,31506849/);
    expect(en.stdout).toContain('Late interest: 99.66 NOK');
  });

  test('takes the figures that an office has added', async () => {
    await here.addCreditor();
    const days = options('--due 2026-06-15 --to 2026-07-15');
    expect((await interest(...claim('NO person 10000'), ...days, '--data', here.data)).interest).toBe(
      '99.66',
    );
  });

  const good = [...claim('NO person 10000'), ...options('--due 2026-06-15 --to 2026-07-15')];
  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no country', good.slice(2), /--country is missing/],
    ['a country without law', ['--country', 'DE', ...good.slice(2)], /--country DE: one of DK, FI, NO, SE/],
    ['no debtor', good.filter((_, at) => at < 2 || at > 3), /--debtor is missing/],
    [
      'a debtor that is neither',
      [...good, '--debtor', 'consumer'],
      /--debtor consumer: one of person, company/,
    ],
    ['an amount with a comma', [...good, '--principal', '10000,00'], /10000,00 is not an amount/],
    ['a negative amount', [...good, '--principal=-5'], /-5 is not an amount/],
    ['a day that is none', [...good, '--due', '2026-02-30'], /2026-02-30: not a day/],
    [
      'a payment without its day',
      [...good, '--payment', '500'],
      /--payment 500: write it as YYYY-MM-DD:AMOUNT/,
    ],
    ['a payment on no day', [...good, '--payment', '2026-13-01:5'], /2026-13-01 is not a day/],
    ['a credit note of nothing', [...good, '--credit', '2026-06-20:'], /--credit 2026-06-20:: write it/],
    ['a rate with a percent sign', [...good, '--rate', '10%'], /10% is not a rate/],
    ['an agreed rate below zero', [...good, '--rate=-1'], /-1 is below zero/],
    ['two agreed rates', [...good, '--rate', '10', '--rate', '11'], /several rates need their days/],
    [
      'two rates of a day',
      [...good, '--rate', '2026-01-01:10', '--rate', '2026-01-01:11'],
      /two rates begin on the same day/,
    ],
    ['a day count that is none', [...good, '--day-count', '365'], /--day-count 365: one of actual\/actual/],
    [
      'a rounding that is none',
      [...good, '--rounding', 'up'],
      /--rounding up: one of half-away, down-to-unit/,
    ],
    ['no invoice date', [...good, '--due-not-agreed'], /--due-not-agreed needs --invoice-date/],
    ['a language that is none', [...good, '--lang', 'tlh'], /--lang tlh: one of nb/],
  ];

  test('that fits no claim is a usage error with a sentence: exit 2, nothing on stdout', async () => {
    const found: unknown[] = [];
    for (const [name, args, message] of wrong) {
      const said = await usageErrorOf(calcInterestCommand, args);
      found.push([name, message.test(said) || said]);
    }
    expect(found).toEqual(wrong.map(([name]) => [name, true]));
    const outcome = await runFrist(['calc', 'interest', ...(wrong[1]?.[1] ?? [])]);
    expect([outcome.code, outcome.stdout]).toEqual([2, '']);
    expect(outcome.stderr).toMatch(wrong[1]?.[2] ?? /^$/);
  });
});

interface Schedule {
  readonly issued: string;
  readonly steps: readonly {
    readonly step: { readonly kind: string; readonly ordinal: number };
    readonly earliest: string | null;
    readonly sentOn: string | null;
    readonly given: boolean;
    readonly deadline: string | null;
    readonly fee: string;
    readonly compensation: string;
    readonly total: string;
    readonly reasons: readonly { readonly code: string; readonly source: unknown }[];
  }[];
}

const schedule = (...args: readonly string[]) => written<Schedule>(calcScheduleCommand, args);

describe('calc schedule', () => {
  test('gives every step with its earliest day, deadline, fee and reasons', async () => {
    const { steps } = await succeeds<Schedule>(
      'calc',
      'schedule',
      ...options('--country NO --debtor person --profile standard --principal 7500.00'),
      ...options('--due 2026-06-15 --as-of 2026-06-20'),
    );
    expect(steps[0]).toMatchObject({
      step: { kind: 'reminder', ordinal: 1 },
      earliest: '2026-06-29',
      sentOn: '2026-06-29',
      given: false,
      deadline: '2026-07-15',
      fee: '38.00',
      total: '7538.00',
    });
    expect(steps.at(-1)?.step.kind).toBe('hand_over');
    expect(steps.at(-1)?.deadline).toBeNull();
    for (const { reasons } of steps) expect(reasons.length).toBeGreaterThan(0);
    const days = steps.map(({ sentOn }) => sentOn ?? '');
    expect(days).toEqual(days.toSorted());
  });

  test('goes on from what was sent, by place or by name, and moves what follows', async () => {
    const base = options('--country NO --debtor person --due 2026-06-15 --as-of 2026-08-01');
    const byPlace = await schedule(...base, '--sent', '1:2026-07-10');
    const byName = await schedule(...base, '--sent', 'reminder:2026-07-10');
    const both = await schedule(...base, '--sent', 'reminder-2:2026-08-20', '--sent', 'reminder:2026-07-10');
    expect(byName).toEqual(byPlace);
    expect(byPlace.steps[0]).toMatchObject({ sentOn: '2026-07-10', given: true });
    expect(byPlace.steps[1]?.given).toBe(false);
    expect(both.steps.slice(0, 3).map(({ sentOn, given }) => [given ? sentOn : null, given])).toEqual([
      ['2026-07-10', true],
      ['2026-08-20', true],
      [null, false],
    ]);
    expect((both.steps[2]?.earliest ?? '') > (byPlace.steps[2]?.earliest ?? '9999')).toBe(true);
  });

  test('knows what was agreed on', async () => {
    const base = options(
      '--country SE --debtor person --due 2026-06-15 --as-of 2026-06-15 --invoice-date 2026-05-15',
    );
    const [without, agreed] = [await schedule(...base), await schedule(...base, '--fees-agreed')];
    expect(without.steps[0]?.fee).toBe('0.00');
    expect(agreed.steps.find(({ fee }) => fee !== '0.00')?.fee).toBe('60.00');
    expect(without.issued).toBe('2026-05-15');
  });

  const good = options('--country NO --debtor person --due 2026-06-15 --as-of 2026-06-20');
  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no day', good.slice(0, 6), /--as-of is missing/],
    [
      'a profile that is none',
      [...good, '--profile', 'cruel'],
      /--profile cruel: one of gentle, standard, strict/,
    ],
    [
      'a step that is none',
      [...good, '--sent', 'letter:2026-07-01'],
      /--sent letter: one of reminder, reminder-2/,
    ],
    ['a place beyond', [...good, '--sent', '9:2026-07-01'], /--sent 9: one of/],
    ['the hand-over', [...good, '--sent', 'hand_over:2026-07-01'], /--sent hand_over: one of/],
    ['a step without its day', [...good, '--sent', '1'], /--sent 1: write it as STEP/],
    ['a step that is passed over', [...good, '--sent', '2:2026-07-01'], /step 1 comes before step 2/],
    [
      'steps the wrong way round',
      [...good, '--sent', '1:2026-07-20', '--sent', '2:2026-07-10'],
      /step 2 was sent before step 1/,
    ],
  ];

  test('that fits no profile is a usage error with a sentence', async () => {
    const found: unknown[] = [];
    for (const [name, args, message] of wrong) {
      const said = await usageErrorOf(calcScheduleCommand, args);
      found.push([name, message.test(said) || said]);
    }
    expect(found).toEqual(wrong.map(([name]) => [name, true]));
    const outcome = await runFrist(['calc', 'schedule', ...(wrong[1]?.[1] ?? [])]);
    expect([outcome.code, outcome.stdout]).toEqual([2, '']);
    expect(outcome.stderr).toMatch(wrong[1]?.[2] ?? /^$/);
  });
});

/** The example of docs/fact-file.md. */
const example = (): Record<string, Record<string, unknown>> => {
  const text = readFileSync(join(projectRoot, 'docs', 'fact-file.md'), 'utf8');
  return JSON.parse(/```json\n([\s\S]*?)```/.exec(text)?.[1] ?? '') as Record<
    string,
    Record<string, unknown>
  >;
};

describe('explain', () => {
  const explain = (file: string, asOf: string) =>
    written<Record<string, unknown>>(explainCommand, ['--facts', file, '--as-of', asOf]);

  test('the example of the documentation comes out as the documentation says', async () => {
    const file = here.write('example.json', JSON.stringify(example()));
    expect(await explain(file, '2026-06-19')).toMatchObject({ standing: 'waiting', readyOn: '2026-06-22' });
    expect(await explain(file, '2026-06-22')).toMatchObject({
      country: 'NO',
      invoice: '10240',
      currency: 'NOK',
      profile: 'two letters',
      standing: 'ready',
      step: { kind: 'collection_notice', ordinal: 1, position: 1 },
      sums: {
        principal: '1700.00',
        interest: '25.51',
        charges: '38.00',
        total: '1763.51',
        disputed: '300.00',
      },
      proposal: { form: 'collection_notice', fee: '38.00', compensation: '0.00', deadline: '2026-07-06' },
    });
  });

  test('a short file has the values that the documentation names', async () => {
    const { country, invoice, customer } = example();
    const { number, issued, due, original } = invoice ?? {};
    const short = { country, invoice: { number, issued, due, original }, customer, profile: 'standard' };
    const found = await explain(here.write('short.json', JSON.stringify(short)), '2026-06-22');
    expect(found).toMatchObject({
      standing: 'ready',
      step: { kind: 'reminder', ordinal: 1 },
      profile: 'Standard',
    });
  });

  test('speaks the reader’s language and names its sources', async () => {
    const file = here.write('example.json', JSON.stringify(example()));
    const { stdout, code } = await runFrist([
      'explain',
      '--facts',
      file,
      '--as-of',
      '2026-06-22',
      '--lang',
      'nb',
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Status +klar/);
    expect(stdout).toMatch(/Neste trinn +Inkassovarsel/);
    expect(stdout).toMatch(/Omtvistet +300,00 NOK/);
    expect(stdout).toContain('[gjeldsbrevlova § 5]');
  });

  const changed = (area: string, fields: Record<string, unknown>) => {
    const base = example();
    return { ...base, [area]: { ...base[area], ...fields } };
  };
  const wrong: readonly (readonly [string, () => unknown, string, string])[] = [
    ['a misspelt field', () => changed('invoice', { dueDate: '2026-05-15' }), 'invoice.dueDate', 'unknown'],
    ['a missing field', () => changed('customer', { kind: undefined }), 'customer.kind', 'missing'],
    ['a wrong word', () => changed('customer', { kind: 'consumer' }), 'customer.kind', 'unknown'],
    ['an amount as a number', () => changed('invoice', { original: 2500 }), 'invoice.original', 'shape'],
    [
      'an amount with a comma',
      () => changed('invoice', { original: '2500,00' }),
      'invoice.original',
      'shape',
    ],
    ['a day that is none', () => changed('invoice', { due: '2026-02-30' }), 'invoice.due', 'not_a_day'],
    ['too many days', () => changed('creditor', { postalDays: 99_999 }), 'creditor.postalDays', 'range'],
    [
      'a notice without its day',
      () => changed('invoice', { notices: [{ kind: 'reminder', deadline: '2026-06-01' }] }),
      'invoice.notices[0].sent',
      'missing',
    ],
    ['no profile', () => ({ ...example(), profile: undefined }), 'profile', 'missing'],
    ['a profile that is none', () => ({ ...example(), profile: 'cruel' }), 'profile', 'unknown'],
    [
      'a step that is none',
      () => ({ ...example(), profile: { steps: [{ kind: 'letter', waitDays: 3 }] } }),
      'profile.steps[0].kind',
      'unknown',
    ],
    ['a profile without steps', () => ({ ...example(), profile: { steps: [] } }), 'profile.steps', 'range'],
    ['a country without law', () => ({ ...example(), country: 'DE' }), 'country', 'unknown'],
    ['a list', () => [example()], '', 'shape'],
  ];

  test('what is wrong with a file is told by place and line', async () => {
    const found: unknown[] = [];
    for (const [name, file] of wrong) {
      const path = here.write('wrong.json', JSON.stringify(file(), null, 2));
      const error: unknown = await explain(path, '2026-06-22').catch((thrown: unknown) => thrown);
      if (!(error instanceof Refusal)) throw new Error(`${name}: ${String(error)}`);
      found.push([name, error.code, error.params['place'], error.params['problem']]);
    }
    expect(found).toEqual(wrong.map(([name, , place, problem]) => [name, 'facts_invalid', place, problem]));
    const third = here.write('wrong.json', '{\n "country": "NO",\n "invoice": { "number": 3 }\n}');
    const refused = await refuses('explain', '--facts', third, '--as-of', '2026-06-22');
    expect(refused.params).toMatchObject({ file: 'wrong.json' });
    const said = await runFrist(['explain', '--facts', third, '--as-of', '2026-06-22', '--lang', 'nb']);
    expect(said.stderr).toMatch(/^Linje \d i wrong\.json, .+: .+\.\n$/);
  });

  test('a file that is no JSON, has a field twice or is not there is refused', async () => {
    const refusedFile = async (text: string) =>
      refuses('explain', '--facts', here.write('f.json', text), '--as-of', '2026-06-22');
    expect(await refusedFile('{\n "country": "NO",\n}')).toEqual({
      code: 'facts_not_json',
      params: { file: 'f.json', line: 3 },
    });
    expect(await refusedFile('{ "country": "NO",\n "country": "SE" }')).toEqual({
      code: 'facts_invalid',
      params: { file: 'f.json', line: 2, place: 'country', problem: 'twice' },
    });
    expect(
      await refuses('explain', '--facts', join(here.path, 'none.json'), '--as-of', '2026-06-22'),
    ).toMatchObject({ code: 'file_unreadable' });
  });

  test('without a file or a day is a usage error', async () => {
    const noDay = await runFrist(['explain', '--facts', 'x.json']);
    const noFile = await runFrist(['explain', '--as-of', '2026-06-22']);
    expect([noDay.code, noFile.code]).toEqual([2, 2]);
    expect(noDay.stderr).toMatch(/--as-of is missing/);
    expect(noFile.stderr).toMatch(/--facts is missing/);
  });
});
