import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, afterAll, describe, expect, test } from 'vitest';
import { resourcesFolder } from '#backend/entries/places.ts';
import { lawOf } from '#backend/law/index.ts';
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/openTestOffice.ts';

const rates = 'lateInterest.rate.rates';

/** Norway's pack as plain data that a test may change; published later than the one that comes with the program. */
function newerPack(): NorwegianPack {
  const path = join(resourcesFolder, 'law', 'no', 'law.json');
  const pack = JSON.parse(readFileSync(path, 'utf8')) as NorwegianPack;
  return { ...pack, version: 'no-2027-01-02', published: '2027-01-02' };
}

interface NorwegianPack {
  version: string;
  published: string;
  country: string;
  lateInterest: {
    rate: { kind: string; rates: { reference: string; both: PlainFigure[] } };
    changeDays: string[];
  };
  fees: { conditions: { mechanism: string }[] };
  closedDays: { grade?: string };
}

interface PlainFigure {
  from: string;
  value: unknown;
  grade: string;
  source: string;
  checked: string;
}

const newRate: PlainFigure = {
  from: '2027-01-01',
  value: 1250,
  grade: 'A',
  source: 'FOR-2026-12-17-9999',
  checked: '2027-01-02',
};

function withNewRate(): NorwegianPack {
  const pack = newerPack();
  pack.lateInterest.rate.rates.both.push(newRate);
  return pack;
}

function asText(pack: unknown): string {
  return JSON.stringify(pack, null, 2);
}

describe('a newer law pack', () => {
  test('is shown with what it changes before it is taken, and then takes the place of the one in force', async () => {
    await using frist = await openTestOffice({ today: '2027-01-03' });
    const creditorId = await frist.addCreditor();
    await frist.takeOver(creditorId, [{ number: '1' }]);
    const file = frist.file('law-no.json', asText(withNewRate()));
    const preview = await frist.client.law.inspectFile({ file });
    expect(preview).toMatchObject({
      file: 'law-no.json',
      country: 'NO',
      version: 'no-2027-01-02',
      inForce: { version: 'no-2026-11-21', origin: 'shipped' },
      differences: [
        { path: rates, debtor: 'both', from: '2027-01-01', kind: 'added', before: null, after: 1250 },
      ],
      setAside: [],
    });
    expect(lawOf(frist.office.laws, 'NO').version).toBe('no-2026-11-21');
    expect(frist.value("SELECT count(*) FROM law_file WHERE origin = 'file'")).toBe(0);

    expect(await frist.client.law.loadFile({ file })).toEqual({ country: 'NO', version: 'no-2027-01-02' });
    await frist.office.keeper.ensureAll();
    expect(frist.value('SELECT law_version FROM standing_state')).toBe('no-2027-01-02');
    const law = await frist.client.law.country({ country: 'NO' });
    expect(law).toMatchObject({
      version: 'no-2027-01-02',
      pack: { origin: 'file', fileName: 'law-no.json', loadedBy: 'tester' },
      nextRate: { expected: '2027-07-01', state: 'later' },
    });
    await frist.reopen();
    expect(lawOf(frist.office.laws, 'NO').version).toBe('no-2027-01-02');
    const before = await frist.client.law.version({ country: 'NO', version: 'no-2026-11-21' });
    expect(before.differences).toMatchObject([{ path: rates, before: null, after: 1250 }]);
  });

  test('comes under what the office has added, and says what of that it has no place for', async () => {
    await using frist = await openTestOffice({ today: '2027-01-03' });
    const own = {
      country: 'NO',
      path: rates,
      debtor: 'both',
      from: '2027-01-01',
      source: 'Lovtidend',
    } as const;
    await frist.client.law.addFigure({ ...own, value: 1260 });
    await frist.client.law.addFigure({
      ...own,
      path: 'fees.conditions[2]',
      from: '2027-02-01',
      value: 21,
    });
    const pack = withNewRate();
    pack.fees.conditions.splice(2, 1);
    const file = frist.file('law-no.json', asText(pack));
    const { differences, setAside } = await frist.client.law.inspectFile({ file });
    expect(differences.map(({ path, kind }) => [path, kind])).toEqual([
      ['fees.conditions[2]', 'removed'],
      ['fees.conditions[2]', 'removed'],
    ]);
    expect(setAside).toMatchObject([
      { about: 'fees.conditions[2]', state: 'set_aside', problems: [{ code: 'data_rule_unknown' }] },
    ]);
    await frist.client.law.loadFile({ file });
    const law = await frist.client.law.country({ country: 'NO' });
    const [rate] = law.rules.find(({ path }) => path === rates)?.figures ?? [];
    expect(rate).toMatchObject({ value: 1260, grade: 'O', inPack: { value: 1250 } });
    expect(law.additions.map(({ about, state }) => [about, state])).toEqual([
      ['fees.conditions[2]', 'set_aside'],
      [rates, 'in_force'],
    ]);
  });

  test('written by one office is taken by another, with the figures and confirmations that were added', async () => {
    await using first = await openTestOffice();
    await using second = await openTestOffice();
    const figure = { country: 'NO', path: rates, debtor: 'both', from: '2027-01-01', value: 1275 } as const;
    await first.client.law.addFigure({ ...figure, source: 'FOR-2026-12-17-9999', by: 'Kari' });
    await first.client.law.confirm({
      country: 'NO',
      path: rates,
      debtor: 'both',
      from: '2024-07-01',
      value: 1250,
    });
    const { file, name } = await first.client.law.exportFile({ country: 'NO' });
    expect(name).toBe('law-no-2026-11-21.json');
    const written = readFileSync(first.office.files.resolve(file)?.path ?? '', 'utf8');
    const { version } = await second.client.law.loadFile({ file: second.file(name, written) });
    expect(version).toBe(lawOf(first.office.laws, 'NO').version);
    const strip = ({ rules }: Awaited<ReturnType<typeof second.client.law.country>>) =>
      rules.map(({ path, figures }) => [path, figures.map(({ value, confirmed }) => [value, confirmed])]);
    expect(strip(await second.client.law.country({ country: 'NO' }))).toEqual(
      strip(await first.client.law.country({ country: 'NO' })),
    );
  });

  test('of another country leaves the first alone', async () => {
    await using frist = await openTestOffice();
    const { file } = await frist.client.law.exportFile({ country: 'SE' });
    const pack = readFileSync(frist.office.files.resolve(file)?.path ?? '', 'utf8').replace(
      '"version": "se-2026-11-21"',
      '"version": "se-own"',
    );
    await frist.client.law.loadFile({ file: frist.file('law-se.json', pack) });
    const versions = (await frist.client.law.list()).map(({ version }) => version);
    expect(versions.slice(0, 2)).toEqual(['no-2026-11-21', 'se-own']);
  });
});

describe('a law pack that cannot be taken', () => {
  let frist: TestOffice;
  beforeAll(async () => {
    frist = await openTestOffice();
  });
  afterAll(() => frist[Symbol.asyncDispose]());

  /** Refused by both ways, and the law stays as it was. */
  async function refusal(content: string) {
    const before = frist.all(
      'SELECT * FROM law_version UNION ALL SELECT id, country, version, origin, file_name, loaded_at FROM law_file',
    );
    const inspected = await refusalOf(
      frist.client.law.inspectFile({ file: frist.file('law-no.json', content) }),
    );
    const loaded = await refusalOf(frist.client.law.loadFile({ file: frist.file('law-no.json', content) }));
    expect(loaded).toEqual(inspected);
    expect(loaded.defined).toBe(true);
    expect(
      frist.all(
        'SELECT * FROM law_version UNION ALL SELECT id, country, version, origin, file_name, loaded_at FROM law_file',
      ),
    ).toEqual(before);
    expect(lawOf(frist.office.laws, 'NO').version).toBe('no-2026-11-21');
    return loaded;
  }

  test.each<[string, (pack: NorwegianPack) => void, string, string]>([
    [
      'a gap',
      (pack) => pack.lateInterest.rate.rates.both.splice(5, 1),
      'data_period_missing',
      `${rates}.both`,
    ],
    [
      'an overlap',
      (pack) =>
        pack.lateInterest.rate.rates.both.splice(5, 0, pack.lateInterest.rate.rates.both[5] ?? newRate),
      'data_period_twice',
      `${rates}.both[6].from`,
    ],
    [
      'an unknown mechanism',
      (pack) => Object.assign(pack.fees.conditions[0] ?? {}, { mechanism: 'by_moonlight' }),
      'data_wrong_shape',
      'fees.conditions[0].mechanism',
    ],
    [
      'a broken date',
      (pack) => Object.assign(pack.lateInterest.rate.rates.both[3] ?? {}, { from: '2021-07-32' }),
      'data_wrong_shape',
      `${rates}.both[3].from`,
    ],
    [
      'a field that is missing',
      (pack) => delete pack.closedDays.grade,
      'data_field_missing',
      'closedDays.grade',
    ],
    ['a field that nobody knows', (pack) => Object.assign(pack, { speed: 1 }), 'data_field_unknown', 'speed'],
  ])('with %s is refused with its place and line', async (_what, spoil, code, path) => {
    const pack = withNewRate();
    spoil(pack);
    const { code: refused, params } = await refusal(asText(pack));
    expect(refused).toBe('law_file_refused');
    const { file, problems } = params as {
      file: string;
      problems: { code: string; params: { path: string; line: number } }[];
    };
    expect(file).toBe('law-no.json');
    const problem = problems.find((each) => each.code === code);
    expect(problem?.params.path).toBe(path);
    // A line that there is, and not the first one of the file, where only its beginning stands.
    expect(problem?.params.line).toBeGreaterThan(code === 'data_field_unknown' ? 0 : 1);
  });

  test('tells every problem at once', async () => {
    const pack = withNewRate();
    delete pack.closedDays.grade;
    Object.assign(pack, { speed: 1, currency: 12 });
    const { params } = await refusal(asText(pack));
    expect((params as { count: number }).count).toBe(3);
  });

  test('that is no JSON names the line it breaks off at', async () => {
    const { params } = await refusal('{\n  "country": "NO",\n  "version": \n}');
    expect(params).toMatchObject({ problems: [{ code: 'data_not_json', params: { line: 4 } }] });
  });

  test('that is another file altogether is refused as such', async () => {
    expect(await refusal('Fakturanr;Kunde\r\n1;2\r\n')).toMatchObject({ code: 'law_file_refused' });
    expect(await refusal('[]')).toMatchObject({ code: 'law_file_refused' });
    expect(await refusal('')).toMatchObject({ code: 'law_file_refused' });
  });

  test('that is older, or the one in force, is refused with both days', async () => {
    const older = { ...newerPack(), version: 'no-2026-01-01', published: '2026-01-01' };
    expect(await refusal(asText(older))).toMatchObject({
      code: 'law_file_not_newer',
      params: { published: '2026-01-01', currentPublished: '2026-11-21', current: 'no-2026-11-21' },
    });
    const same = { ...newerPack(), version: 'no-2026-11-21' };
    expect(await refusal(asText(same))).toMatchObject({ code: 'law_file_not_newer' });
  });

  test('that nobody chose, that is gone, or far too large is refused', async () => {
    const { inspectFile } = frist.client.law;
    expect(await refusalOf(inspectFile({ file: 'no such token' }))).toMatchObject({ code: 'file_unknown' });
    const gone = frist.office.files.register('/no/such/place/law.json');
    expect(await refusalOf(inspectFile({ file: gone }))).toMatchObject({
      code: 'file_unreadable',
      params: { file: 'law.json', problem: 'ENOENT' },
    });
    const large = frist.file('law.json', ' '.repeat(5_000_001));
    expect(await refusalOf(inspectFile({ file: large }))).toMatchObject({ params: { problem: 'too_large' } });
  });
});

test('another pack of a version that is known is refused', async () => {
  await using frist = await openTestOffice();
  await frist.client.law.loadFile({ file: frist.file('a.json', asText(newerPack())) });
  const later = { ...withNewRate(), version: 'no-later', published: '2027-02-01' };
  await frist.client.law.loadFile({ file: frist.file('b.json', asText(later)) });
  const again = frist.file('c.json', asText({ ...withNewRate(), published: '2027-03-01' }));
  expect(await refusalOf(frist.client.law.loadFile({ file: again }))).toEqual({
    code: 'law_file_version_known',
    params: { file: 'c.json', version: 'no-2027-01-02' },
    defined: true,
  });
});

test('a pack of before that is older than the program’s, or that it no longer understands, is passed over', async () => {
  await using frist = await openTestOffice();
  const keep = (version: string, published: string, pack: string) =>
    frist.execute(
      `INSERT INTO law_file (country, version, published, origin, file_name, pack, loaded_at, loaded_by)
       VALUES ('NO', ?, ?, 'file', 'old.json', ?, '2026-01-01', 'kari')`,
      version,
      published,
      pack,
    );
  keep('no-old', '2026-01-01', asText({ ...newerPack(), version: 'no-old', published: '2026-01-01' }));
  keep('no-strange', '2027-06-01', '{"country":"NO"}');
  await frist.reopen();
  expect(lawOf(frist.office.laws, 'NO').version).toBe('no-2026-11-21');
});
