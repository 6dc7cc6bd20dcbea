import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { resourcesFolder } from '#backend/entries/places.ts';
import type { CreditorFields } from '#shared/contract/creditors.ts';
import { creditorFields } from '#test/support/creditorFields.ts';
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/openTestOffice.ts';
import { anyText } from '#test/support/matching.ts';

const logo = readFileSync(join(resourcesFolder, 'demo', 'logo.png'));

/** Neither number nor address, which every country writes otherwise. */
const bare = { organisationNumber: null, bankAccount: '', postcode: '' } as const;

let frist: TestOffice;
beforeAll(async () => {
  frist = await openTestOffice();
});
afterAll(() => frist[Symbol.asyncDispose]());

describe('adding a creditor', () => {
  test.each<[keyof CreditorFields, unknown, string]>([
    ['name', '   ', 'empty'],
    ['name', 'x'.repeat(201), 'too_long'],
    ['organisationNumber', '923609017', 'check_digit'],
    ['organisationNumber', '12345', 'check_digit'],
    ['organisationNumber', 'ni siffer', 'check_digit'],
    ['bankAccount', '12345678912', 'check_digit'],
    ['bankAccount', '1234', 'check_digit'],
    ['postcode', '50030', 'shape'],
    ['postcode', 'Oslo', 'shape'],
    ['email', 'not an address', 'shape'],
    ['email', 'a@b', 'shape'],
    ['postalDays', -1, 'range'],
    ['postalDays', 31, 'range'],
    ['listDays', 366, 'range'],
    ['minimumAmount', -1, 'range'],
    ['personProfile', 'unheard-of', 'unknown'],
    ['companyProfile', '', 'unknown'],
    ['firstInvoiceDate', '2026-02-30', 'not_a_day'],
    ['limitationWarningDays', 1001, 'range'],
    ['limitationWarningDays', -1, 'range'],
    ['interestInvoiceMinimumDays', 1001, 'range'],
    ['interestInvoiceMinimum', -1, 'range'],
    ['interestInvoiceMaximum', 0, 'range'],
    ['paymentOrder', ['principal', 'interest'], 'incomplete'],
    ['paymentOrder', ['principal', 'interest', 'interest'], 'incomplete'],
  ])('%s %j is refused, naming the field', async (field, value, problem) => {
    const before = frist.value('SELECT count(*) FROM creditor');
    const refused = await refusalOf(frist.client.creditors.add(creditorFields({ [field]: value })));
    expect(refused).toMatchObject({ code: 'creditor_invalid', params: { field, problem }, defined: true });
    expect(frist.value('SELECT count(*) FROM creditor')).toBe(before);
    expect(frist.value('SELECT count(*) FROM profile')).toBe(6 * Number(before));
  });

  test.each<[string, keyof CreditorFields, string, string]>([
    // What holds in one country does not in another.
    ['SE', 'organisationNumber', '974760673', 'check_digit'],
    ['SE', 'organisationNumber', '556677-8898', 'check_digit'],
    ['FI', 'organisationNumber', '2077474-1', 'check_digit'],
    ['DK', 'organisationNumber', '13585627', 'check_digit'],
    ['SE', 'bankAccount', '5050-1056', 'check_digit'],
    ['FI', 'bankAccount', '12345678911', 'check_digit'],
    ['DK', 'bankAccount', '1234', 'check_digit'],
    ['SE', 'postcode', '1234', 'shape'],
    ['FI', 'postcode', '1234', 'shape'],
    ['DK', 'postcode', '12345', 'shape'],
  ])('in %s %s %j is refused', async (country, field, value, problem) => {
    const fields = { ...creditorFields(), ...bare, country, [field]: value };
    expect(await refusalOf(frist.client.creditors.add(fields))).toMatchObject({
      code: 'creditor_invalid',
      params: { field, problem },
    });
  });

  test.each([
    [
      'NO',
      'NOK',
      'NO 974 760 673 MVA',
      '974760673',
      '1234.56.78911',
      '12345678911',
      '5003',
      '5003',
      'Standard',
    ],
    ['SE', 'SEK', 'SE556677889901', '5566778899', 'Bg 5050 1055', '5050-1055', '11359', '113 59', 'Standard'],
    [
      'SE',
      'SEK',
      '811228-9841',
      '8112289841',
      'PG 90 20 03-3',
      '902003-3',
      'SE-113 59',
      '113 59',
      'Standard',
    ],
    [
      'FI',
      'EUR',
      'FI20774740',
      '2077474-0',
      'fi21 1234 5600 0007 85',
      'FI2112345600000785',
      '00100',
      '00100',
      'Vakio',
    ],
    [
      'DK',
      'DKK',
      'DK 13 58 56 28',
      '13585628',
      '1234 0012345678',
      '1234-0012345678',
      '2100',
      '2100',
      'Standard',
    ],
    ['DK', 'DKK', 'CVR 13748136', '13748136', '81234567', '81234567', '2100', '2100', 'Standard'],
  ])(
    'in %s it gets the currency %s, its numbers as the country keeps them, and profiles in its language',
    async (country, currency, number, keptNumber, account, keptAccount, postcode, keptPostcode, standard) => {
      const id = await frist.addCreditor({
        country: country.toLowerCase(),
        organisationNumber: number,
        bankAccount: account,
        postcode,
      });
      const creditor = await frist.client.creditors.get({ creditorId: id });
      expect(creditor).toMatchObject({
        country,
        currency,
        organisationNumber: keptNumber,
        bankAccount: keptAccount,
        postcode: keptPostcode,
      });
      const presets = await frist.client.creditors.presets({ country });
      expect(creditor.profiles.map(({ preset, debtorKind, name }) => ({ preset, debtorKind, name }))).toEqual(
        presets,
      );
      expect(presets).toHaveLength(6);
      expect(presets.filter(({ preset }) => preset === 'standard').map(({ name }) => name)).toEqual([
        standard,
        standard,
      ]);
      // The last step of every profile is the hand-over (DOMAIN 3).
      const last = frist.all<{ kind: string }>(
        `SELECT kind FROM profile_step AS step WHERE position =
           (SELECT max(position) FROM profile_step WHERE profile_id = step.profile_id)`,
      );
      expect(new Set(last.map((step) => step.kind))).toEqual(new Set(['hand_over']));
      frist.execute('UPDATE creditor SET organisation_number = NULL WHERE id = ?', id);
    },
  );

  test('a country without law is refused with those that have one', async () => {
    const refused = await refusalOf(frist.addCreditor({ country: 'IS' }));
    expect(refused).toMatchObject({
      code: 'country_not_supported',
      params: { country: 'IS' },
      defined: true,
    });
    const { supported } = refused.params as { supported: string };
    expect(supported.split(', ').sort()).toEqual(['DK', 'FI', 'NO', 'SE']);
    expect(await refusalOf(frist.client.creditors.presets({ country: 'IS' }))).toMatchObject({
      code: 'country_not_supported',
    });
  });

  test('the rules that a creditor may set itself are kept, and left out they are the usual ones', async () => {
    const rules = {
      firstInvoiceDate: '2026-03-01',
      feesAgreed: true,
      dueDatesAgreed: false,
      dayCount: '30/360',
      limitationWarningDays: 90,
      paymentOrder: ['interest', 'principal', 'charges'],
      chargeTreatment: 'waive',
      interestInvoiceMinimumDays: 7,
      interestInvoiceMinimum: 5_000,
      interestInvoiceMaximum: 500_000,
    } as const;
    const id = await frist.addCreditor({
      organisationNumber: null,
      ...rules,
      paymentOrder: [...rules.paymentOrder],
    });
    expect(await frist.client.creditors.get({ creditorId: id })).toMatchObject(rules);

    const { name, street, city, ...few } = { ...creditorFields(), ...bare };
    const { firstInvoiceDate: _1, feesAgreed: _2, dueDatesAgreed: _3, dayCount: _4, ...fewer } = few;
    const { limitationWarningDays: _5, paymentOrder: _6, chargeTreatment: _7, ...fewest } = fewer;
    const plain = await frist.client.creditors.add({ name, street, city, ...fewest });
    expect(await frist.client.creditors.get({ creditorId: plain.id })).toMatchObject({
      firstInvoiceDate: null,
      feesAgreed: false,
      dueDatesAgreed: false,
      dayCount: null,
      limitationWarningDays: 180,
      paymentOrder: null,
      chargeTreatment: 'ask',
      interestInvoiceMaximum: null,
    });
  });

  test('an upper limit of interest invoices below the lower one is refused', async () => {
    const fields = creditorFields({ ...bare, interestInvoiceMinimum: 10_000, interestInvoiceMaximum: 9_999 });
    expect(await refusalOf(frist.client.creditors.add(fields))).toMatchObject({
      code: 'creditor_invalid',
      params: { field: 'interestInvoiceMaximum', problem: 'range' },
    });
  });

  test('is stored trimmed, with the chosen profiles', async () => {
    const id = await frist.addCreditor({
      name: '  Fjellbekk AS ',
      country: 'no',
      organisationNumber: 'NO 974 760 673 MVA',
      bankAccount: '1234.56.78911',
      firstInvoiceNumber: '  ',
      personProfile: 'gentle',
      companyProfile: 'strict',
    });
    const creditor = await frist.client.creditors.get({ creditorId: id });
    expect(creditor).toMatchObject({
      name: 'Fjellbekk AS',
      country: 'NO',
      currency: 'NOK',
      organisationNumber: '974760673',
      bankAccount: '12345678911',
      firstInvoiceNumber: null,
      personProfile: 'gentle',
      companyProfile: 'strict',
      hasLogo: false,
    });
  });

  test('twice under one organisation number is refused, naming the one that is there', async () => {
    await frist.addCreditor({ name: 'Den første AS', organisationNumber: '971526157' });
    expect(
      await refusalOf(frist.addCreditor({ name: 'Den andre AS', organisationNumber: '971 526 157' })),
    ).toEqual({
      code: 'creditor_exists',
      params: { organisationNumber: '971526157', name: 'Den første AS' },
      defined: true,
    });
  });

  test('without a number there may be any number of them', async () => {
    await frist.addCreditor({ name: 'A', organisationNumber: null });
    await frist.addCreditor({ name: 'A', organisationNumber: '  ' });
  });

  test('a call that is not of the right shape changes nothing and says nothing but a trace', async () => {
    const before = frist.value('SELECT count(*) FROM creditor');
    const refused = await refusalOf(frist.client.creditors.add({ ...creditorFields(), postalDays: 1.5 }));
    expect(refused).toEqual({ code: 'unexpected', params: { trace: anyText }, defined: true });
    expect(frist.value('SELECT count(*) FROM creditor')).toBe(before);
  });
});

describe('the countries', () => {
  test('are those with law, each with what holds where a creditor chooses nothing', async () => {
    const countries = await frist.client.creditors.countries();
    expect(countries.map(({ country, currency, dayCount }) => [country, currency, dayCount])).toEqual([
      ['NO', 'NOK', 'actual/actual'],
      ['SE', 'SEK', 'actual/actual'],
      ['FI', 'EUR', 'actual/365'],
      ['DK', 'DKK', 'actual/365'],
    ]);
    // SE: lag 1981:739; the others let a reminder cost without that it was agreed on.
    expect(countries.filter((country) => country.feesMustBeAgreed).map(({ country }) => country)).toEqual([
      'SE',
    ]);
    // FI: laki 513/1999 11 a § lets costs come last for consumers.
    expect(countries.map(({ paymentOrder }) => paymentOrder.person.at(-1))).toEqual([
      'principal',
      'principal',
      'charges',
      'principal',
    ]);
    expect(countries.map(({ interruptedByReminder }) => interruptedByReminder)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(countries.map(({ limitationYears }) => limitationYears.company)).toEqual([3, 10, 3, 3]);
    expect(countries.map(({ daysWithoutAgreedDue }) => daysWithoutAgreedDue)).toEqual([30, 30, 30, 30]);
    // DK: a due date that only the invoice names binds no consumer.
    expect(countries.at(-1)?.printedDueIsAgreed).toEqual({ person: false, company: true });
  });
});

describe('changing a creditor', () => {
  test('keeps its own number, and is refused another one’s', async () => {
    const id = await frist.addCreditor({ name: 'Endres AS', organisationNumber: '914782007' });
    const change = (given: Partial<CreditorFields>) =>
      frist.client.creditors.change({ ...creditorFields(given), creditorId: id });
    await change({ name: 'Endret AS', organisationNumber: '914782007', postalDays: 3 });
    expect(await frist.client.creditors.get({ creditorId: id })).toMatchObject({
      name: 'Endret AS',
      postalDays: 3,
    });
    const [other] = await frist.client.creditors.list();
    expect(other?.organisationNumber).not.toBe('914782007');
    await frist.addCreditor({ name: 'Naboen AS', organisationNumber: '982463718' });
    expect(await refusalOf(change({ organisationNumber: '982463718' }))).toMatchObject({
      code: 'creditor_exists',
    });
    expect(await refusalOf(change({ organisationNumber: '914782007', bankAccount: '1' }))).toMatchObject({
      code: 'creditor_invalid',
      params: { field: 'bankAccount' },
    });
    expect(await frist.client.creditors.get({ creditorId: id })).toMatchObject({
      organisationNumber: '914782007',
    });
  });

  test('to another country is refused: law, currency and profiles hang on it', async () => {
    const id = await frist.addCreditor({ ...bare, name: 'Her blir vi AS' });
    const fields = creditorFields({ ...bare, country: 'SE' });
    expect(await refusalOf(frist.client.creditors.change({ ...fields, creditorId: id }))).toEqual({
      code: 'creditor_invalid',
      params: { field: 'country', problem: 'fixed', value: 'SE' },
      defined: true,
    });
    expect(await frist.client.creditors.get({ creditorId: id })).toMatchObject({ country: 'NO' });
  });

  test('of an unknown key is refused', async () => {
    const fields = creditorFields({ organisationNumber: null });
    for (const call of [
      () => frist.client.creditors.change({ ...fields, creditorId: 999 }),
      () => frist.client.creditors.get({ creditorId: 999 }),
      () => frist.client.creditors.setLogo({ creditorId: 999, file: null }),
    ]) {
      expect(await refusalOf(call)).toEqual({
        code: 'creditor_not_found',
        params: { creditor: 999 },
        defined: true,
      });
    }
  });
});

describe('the logo', () => {
  let id: number;
  beforeEach(async () => {
    id = await frist.addCreditor({ name: 'Med logo AS', organisationNumber: null });
  });

  test('is taken from a chosen file, and taken away again', async () => {
    await frist.client.creditors.setLogo({ creditorId: id, file: frist.file('logo.png', logo) });
    expect(await frist.client.creditors.get({ creditorId: id })).toMatchObject({ hasLogo: true });
    expect(frist.value('SELECT logo FROM creditor WHERE id = ?', id)).toEqual(logo);
    await frist.client.creditors.setLogo({ creditorId: id, file: null });
    expect(await frist.client.creditors.get({ creditorId: id })).toMatchObject({ hasLogo: false });
    expect(frist.value('SELECT logo FROM creditor WHERE id = ?', id)).toBe(null);
  });

  test.each<[string, Uint8Array, string]>([
    ['an empty file', new Uint8Array(), 'empty'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'not_an_image'],
    ['a PNG that was cut off', logo.subarray(0, logo.length / 2), 'damaged'],
    ['a JPEG that is only its first bytes', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]), 'damaged'],
    ['a photograph of three megabytes', Buffer.concat([logo, Buffer.alloc(3_000_000)]), 'too_large'],
  ])('%s is refused, and the old one stays', async (_, bytes, problem) => {
    await frist.client.creditors.setLogo({ creditorId: id, file: frist.file('logo.png', logo) });
    const file = frist.file('logo.png', bytes);
    expect(await refusalOf(frist.client.creditors.setLogo({ creditorId: id, file }))).toEqual({
      code: 'logo_unreadable',
      params: { problem },
      defined: true,
    });
    expect(frist.value('SELECT logo FROM creditor WHERE id = ?', id)).toEqual(logo);
  });

  test('an unknown token and a file that is gone are refused without telling a path', async () => {
    expect(
      await refusalOf(frist.client.creditors.setLogo({ creditorId: id, file: 'made up' })),
    ).toMatchObject({
      code: 'file_unknown',
    });
    const gone = frist.office.files.register('/nowhere/logo.png');
    expect(await refusalOf(frist.client.creditors.setLogo({ creditorId: id, file: gone }))).toEqual({
      code: 'file_unreadable',
      params: { file: 'logo.png', problem: 'ENOENT' },
      defined: true,
    });
  });
});

describe('the list', () => {
  test('stands in the order of the Nordic alphabet, with what waits at each', async () => {
    await using own = await openTestOffice();
    for (const name of ['Åsgård AS', 'Zebra AS', 'Østby AS', 'ærfugl AS', 'bekk AS', 'Aker AS']) {
      await own.addCreditor({ name, organisationNumber: null });
    }
    const list = await own.client.creditors.list();
    expect(list.map((row) => row.name)).toEqual([
      'Aker AS',
      'bekk AS',
      'Zebra AS',
      'ærfugl AS',
      'Østby AS',
      'Åsgård AS',
    ]);
    const id = list[0]?.id ?? 0;
    await own.takeOver(id, [
      { number: '1' },
      { number: '2' },
      { number: '3', customer: '2', name: 'Uten adresse', street: '', postcode: '', city: '' },
      { number: '4', customer: '2', name: 'Uten adresse', street: '', postcode: '', city: '' },
      { number: '5', due: '2026-12-24' },
    ]);
    const [first] = await own.client.creditors.list();
    expect(first).toMatchObject({ openInvoices: 5, ready: 2, missingAddresses: 1 });
    expect(first?.synchronisedAt?.slice(0, 10)).toBe('2026-11-16');
  });
});

test('a change of settings moves the standings with it', async () => {
  await using own = await openTestOffice({ today: '2026-09-16' });
  const id = await own.addCreditor();
  await own.takeOver(id, [
    { number: '100', amount: 50_000 },
    { number: '101', amount: 9_000 },
  ]);
  const kinds = async (): Promise<Record<string, string>> => {
    await own.office.keeper.ensure(id);
    const rows = own.all<{ number: string; kind: string }>(
      'SELECT invoice.number, standing.kind FROM standing JOIN invoice ON invoice.id = standing.invoice_id ORDER BY 1',
    );
    return Object.fromEntries(rows.map((row) => [row.number, row.kind]));
  };
  const change = (given: Partial<CreditorFields>) =>
    own.client.creditors.change({ ...creditorFields(given), creditorId: id });
  // Due 1 September, 14 days of waiting: ready on the 15th.
  expect(await kinds()).toEqual({ 100: 'ready', 101: 'ready' });
  await change({ postalDays: 3 });
  expect(await kinds()).toEqual({ 100: 'waiting', 101: 'waiting' });
  await change({ listDays: 30 });
  expect(await kinds()).toEqual({ 100: 'not_listed', 101: 'not_listed' });
  await change({ minimumAmount: 10_000 });
  expect(await kinds()).toEqual({ 100: 'ready', 101: 'withheld' });
  await change({ firstInvoiceNumber: '101' });
  expect(await kinds()).toEqual({ 100: 'withheld', 101: 'ready' });
  await change({ personProfile: 'gentle' });
  expect(await kinds()).toEqual({ 100: 'ready', 101: 'ready' });
  // The screen is told without asking: the change itself sets the work off.
  await change({ minimumAmount: 60_000 });
  await expect
    .poll(() => own.client.reminders.summary({ creditorId: id, tab: 'withheld', search: '' }), {
      timeout: 5000,
    })
    .toMatchObject({ current: true, tabs: { withheld: 2, ready: 0 } });
});
