import { describe, expect, test } from 'vitest';
import { addCustomers, type GivenCustomer } from '#test/support/customers/addCustomers.ts';
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/openTestOffice.ts';

interface Opened extends TestOffice {
  readonly creditorId: number;
  readonly customerId: number;
}

/** An office with one customer. */
async function openWith(given: GivenCustomer = {}): Promise<Opened> {
  const frist = await openTestOffice({ today: '2026-09-16' });
  const creditorId = await frist.addCreditor();
  const [customerId = 0] = await addCustomers(frist, creditorId, [{ name: 'Kari Nordmann', ...given }]);
  return Object.assign(frist, { creditorId, customerId });
}

const kinds = (frist: Opened): string[] =>
  frist
    .all<{ kind: string }>('SELECT kind FROM event WHERE customer_id = ? ORDER BY id', frist.customerId)
    .map(({ kind }) => kind);

const nothing = { name: null, identityNumber: null, email: null, invoiceEmail: null, phone: null };

describe('what is known of a customer', () => {
  test('own values stand beside the imported ones, with who and since when, and are taken back one by one', async () => {
    await using frist = await openWith({ email: 'old@eksempel.no', phone: '22 00 00 00' });
    const { client, customerId } = frist;
    await client.customers.setDetails({
      ...nothing,
      customerId,
      name: 'Kari  Hansen ',
      email: 'kari@eksempel.no',
      invoiceEmail: 'faktura@eksempel.no',
      identityNumber: '15076500565',
    });
    const card = await client.customers.get({ customerId });
    expect(card).toMatchObject({
      name: 'Kari Hansen',
      email: 'kari@eksempel.no',
      invoiceEmail: 'faktura@eksempel.no',
      phone: '22 00 00 00',
      identityNumber: '15076500565',
      identityProblem: null,
    });
    expect(card.changes.map(({ field, imported, own }) => [field, imported, own])).toEqual([
      ['name', 'Kari Nordmann', 'Kari Hansen'],
      ['identity_number', '', '15076500565'],
      ['email', 'old@eksempel.no', 'kari@eksempel.no'],
      ['invoice_email', '', 'faktura@eksempel.no'],
    ]);
    expect(card.changes[0]).toMatchObject({
      changedBy: 'tester',
      importedFrom: 'reskontro.csv',
      importedAt: '2026-01-02T08:00:00.000Z',
      conflictSince: null,
      broughtBackAt: null,
    });
    for (const { id } of card.changes.slice(0, 2)) await client.customers.takeImported({ changeId: id });
    const after = await client.customers.get({ customerId });
    expect(after).toMatchObject({ name: 'Kari Nordmann', identityNumber: null, email: 'kari@eksempel.no' });
    expect(after.changes).toHaveLength(2);
    expect(kinds(frist)).toEqual(['details_changed', 'imported_taken', 'imported_taken']);
    expect(await refusalOf(client.customers.takeImported({ changeId: 999 }))).toMatchObject({
      code: 'change_not_found',
    });
  });

  test('null leaves a field as it is, an empty text empties it, and the same again is no change', async () => {
    await using frist = await openWith({ email: 'old@eksempel.no' });
    const { client, customerId } = frist;
    await client.customers.setDetails({ ...nothing, customerId });
    await client.customers.setDetails({ ...nothing, customerId, email: 'old@eksempel.no ' });
    expect(kinds(frist)).toEqual([]);
    await client.customers.setDetails({ ...nothing, customerId, email: '' });
    expect(await client.customers.get({ customerId })).toMatchObject({
      email: '',
      changes: [{ field: 'email', imported: 'old@eksempel.no', own: '' }],
    });
  });

  test.each<[Partial<Record<keyof typeof nothing, string>>, string, string]>([
    [{ name: '  ' }, 'name', 'empty'],
    [{ name: 'x'.repeat(121) }, 'name', 'too_long'],
    [{ email: 'kari' }, 'email', 'shape'],
    [{ email: 'kari@eksempel' }, 'email', 'shape'],
    [{ invoiceEmail: 'a@b.no, c@d.no' }, 'invoice_email', 'shape'],
    [{ phone: 'ring meg' }, 'phone', 'shape'],
    [{ identityNumber: '1507650056' }, 'identity_number', 'identifier_wrong_length'],
    [{ identityNumber: '15076500566' }, 'identity_number', 'identifier_wrong_check_digit'],
    [{ identityNumber: '974760673' }, 'identity_number', 'identifier_wrong_length'],
  ])('%j is refused and changes nothing', async (given, field, problem) => {
    await using frist = await openWith();
    const before = frist.all('SELECT * FROM customer');
    const call = frist.client.customers.setDetails({
      ...nothing,
      phone: '22 11 11 11',
      ...given,
      customerId: frist.customerId,
    });
    expect(await refusalOf(call)).toMatchObject({
      code: 'customer_field_invalid',
      params: { field, problem },
      defined: true,
    });
    expect(frist.all('SELECT * FROM customer')).toEqual(before);
    expect(frist.value('SELECT count(*) FROM customer_change')).toBe(0);
  });

  test('the identity number follows the kind of debtor and its country', async () => {
    await using frist = await openWith({ kind: 'company', country: 'SE', identityNumber: '5566778899' });
    const { client, customerId } = frist;
    expect(await client.customers.get({ customerId })).toMatchObject({ identityProblem: null });
    await client.customers.setDetails({ ...nothing, customerId, identityNumber: '556036-0793' });
    expect(await client.customers.get({ customerId })).toMatchObject({ identityNumber: '5560360793' });
    frist.execute("UPDATE customer SET identity_number = '5560360794'");
    // What is wrong already is told, and does not keep the rest from being saved.
    expect(await client.customers.get({ customerId })).toMatchObject({
      identityProblem: 'identifier_wrong_check_digit',
    });
    await client.customers.setDetails({
      ...nothing,
      customerId,
      identityNumber: '5560360794',
      phone: '08-12 34 56',
    });
    expect(await client.customers.get({ customerId })).toMatchObject({ phone: '08-12 34 56' });
  });

  test('mail goes by the creditor’s order, and to the default contact person when there is no other', async () => {
    await using frist = await openWith({ email: 'a@eksempel.no', invoiceEmail: 'b@eksempel.no' });
    const { client, customerId } = frist;
    const mailTo = async () => (await client.customers.get({ customerId })).mailTo;
    expect(await mailTo()).toEqual({ address: 'b@eksempel.no', from: 'invoice_email' });
    frist.execute("UPDATE creditor SET email_order = 'general_first'");
    expect(await mailTo()).toEqual({ address: 'a@eksempel.no', from: 'email' });
    const contact = { customerId, contactId: null, role: '', phone: '', isDefault: false };
    await client.customers.setContact({ ...contact, name: 'Per', email: 'per@eksempel.no' });
    await client.customers.setDetails({ ...nothing, customerId, email: '', invoiceEmail: '' });
    expect(await mailTo()).toEqual({ address: 'per@eksempel.no', from: 'contact' });
    const [only] = (await client.customers.get({ customerId })).contacts;
    await client.customers.removeContact({ contactId: only?.id ?? 0 });
    expect(await mailTo()).toEqual({ address: '', from: 'none' });
  });

  test('tells how a customer has paid, from its invoices of three years', async () => {
    await using frist = await openWith({
      invoices: [
        { number: '1', due: '2026-05-01', open: 0, settledOn: '2026-05-11' },
        { number: '2', due: '2026-06-01', open: 0, settledOn: '2026-05-20' },
        { number: '3', due: '2026-07-01', open: 0, settledOn: '2026-07-06' },
        { number: '4', due: '2021-07-01', open: 0, settledOn: '2022-07-06' },
        { number: '5', amount: -5000, open: 0, due: '2026-05-01', settledOn: '2026-08-01' },
        { number: '6', due: '2026-09-01' },
        { number: '7', due: '2026-10-01' },
      ],
    });
    const card = await frist.client.customers.get({ customerId: frist.customerId });
    expect(card.paying).toEqual({
      settled: 3,
      late: 2,
      averageDaysLate: 5,
      longestDaysLate: 10,
      lastPaid: null,
    });
    expect(card).toMatchObject({
      openInvoices: 2,
      overdueInvoices: 1,
      overdue: [{ currency: 'NOK', amount: 125_000 }],
    });
    const { total, rows } = await frist.client.customers.invoices({
      customerId: frist.customerId,
      offset: 0,
      limit: 4,
    });
    expect([total, rows.map((row) => [row.number, row.daysLate])]).toEqual([
      7,
      [
        ['6', 15],
        ['7', -15],
        ['3', 5],
        ['2', -12],
      ],
    ]);
  });
});

describe('contact persons', () => {
  const person = { role: '', email: '', phone: '', isDefault: false };

  test('the first becomes the default, and there is exactly one as long as there is any', async () => {
    await using frist = await openWith();
    const { client, customerId } = frist;
    const set = (name: string, given: Partial<typeof person> & { contactId?: number } = {}) =>
      client.customers.setContact({ customerId, contactId: null, name, ...person, ...given });
    const names = async () =>
      (await client.customers.get({ customerId })).contacts.map(({ name, isDefault }) => [name, isDefault]);
    const { contactId: per } = await set('Per');
    const { contactId: ada } = await set('Ada');
    const { contactId: bo } = await set('Bo', { isDefault: true });
    expect(await names()).toEqual([
      ['Bo', true],
      ['Per', false],
      ['Ada', false],
    ]);
    await set('Bo Berg', { contactId: bo, isDefault: false });
    expect(await names()).toEqual([
      ['Per', true],
      ['Ada', false],
      ['Bo Berg', false],
    ]);
    await client.customers.removeContact({ contactId: per });
    expect(await names()).toEqual([
      ['Ada', true],
      ['Bo Berg', false],
    ]);
    await client.customers.removeContact({ contactId: bo });
    // There is nobody whom it could hand it to.
    await set('Ada', { contactId: ada, isDefault: false });
    expect(await names()).toEqual([['Ada', true]]);
    const before = kinds(frist).length;
    await set('Ada', { contactId: ada, isDefault: true });
    expect(kinds(frist)).toHaveLength(before);
    await client.customers.removeContact({ contactId: ada });
    expect(await names()).toEqual([]);
    expect((await client.customers.get({ customerId })).changes).toEqual([]);
  });

  test('are changes to bring back, and an imported one can be taken again', async () => {
    await using frist = await openWith();
    const { client, customerId } = frist;
    frist.execute(
      "INSERT INTO contact (customer_id, name, role, email, phone, is_default, origin) VALUES (?, 'Per', 'sjef', '', '', 1, 'import')",
      customerId,
    );
    const [imported] = (await client.customers.get({ customerId })).contacts;
    const contactId = imported?.id ?? 0;
    await client.customers.setContact({
      customerId,
      contactId,
      ...person,
      name: 'Per',
      email: 'per@eksempel.no',
    });
    await client.customers.setContact({ customerId, contactId: null, ...person, name: 'Ada' });
    const { changes } = await client.customers.get({ customerId });
    expect(changes.map(({ field, imported: was, own }) => [field, was, own])).toEqual([
      [`contact.${contactId}`, 'Per, sjef', 'Per, per@eksempel.no'],
      [expect.stringMatching(/^contact\.\d+$/), '', 'Ada'],
    ]);
    await client.customers.removeContact({ contactId });
    expect((await client.customers.get({ customerId })).contacts).toMatchObject([
      { name: 'Ada', isDefault: true },
    ]);
    const removed = (await client.customers.get({ customerId })).changes.find(({ own }) => own === '');
    await client.customers.takeImported({ changeId: removed?.id ?? 0 });
    expect((await client.customers.get({ customerId })).contacts).toMatchObject([
      { name: 'Ada', isDefault: true },
      { id: contactId, name: 'Per', role: 'sjef', email: '', isDefault: false, origin: 'import' },
    ]);
  });

  test('of another customer, or of nobody, are refused', async () => {
    await using frist = await openWith();
    const { client, creditorId, customerId } = frist;
    const [other = 0] = await addCustomers(frist, creditorId, [{ number: '77', name: 'Annen' }]);
    const { contactId } = await client.customers.setContact({
      customerId,
      contactId: null,
      ...person,
      name: 'Per',
    });
    const call = { ...person, name: 'X', contactId };
    expect(await refusalOf(client.customers.setContact({ ...call, customerId: other }))).toMatchObject({
      code: 'contact_not_found',
      params: { contact: contactId },
    });
    expect(await refusalOf(client.customers.removeContact({ contactId: 99 }))).toMatchObject({
      code: 'contact_not_found',
    });
    expect(
      await refusalOf(client.customers.setContact({ ...call, contactId: null, customerId, name: ' ' })),
    ).toMatchObject({ code: 'customer_field_invalid', params: { field: 'name', problem: 'empty' } });
  });
});

describe('addresses by purpose', () => {
  const at = (street: string) => ({ street, street2: '', postcode: '5003', city: 'Bergen', country: 'NO' });

  test('the letters go to the first complete one in the creditor’s order, until one is entered for them by hand', async () => {
    await using frist = await openWith({ street: '', postcode: '', city: '' });
    const { client, customerId } = frist;
    const card = () => client.customers.get({ customerId });
    await client.customers.setAddressFor({ customerId, purpose: 'visiting', address: at('Besøksveien 1') });
    expect(await card()).toMatchObject({ street: 'Besøksveien 1', missing: [] });
    await client.customers.setAddressFor({ customerId, purpose: 'postal', address: at('Postveien 2') });
    expect(await card()).toMatchObject({
      street: 'Postveien 2',
      addresses: [
        { purpose: 'postal', letters: true, origin: 'own' },
        { purpose: 'visiting', letters: false },
      ],
    });
    // One that comes later in the order changes nothing.
    await client.customers.setAddressFor({ customerId, purpose: 'delivery', address: at('Lageret 3') });
    expect(await card()).toMatchObject({ street: 'Postveien 2' });
    await client.customers.setAddressFor({ customerId, purpose: 'postal', address: null });
    expect(await card()).toMatchObject({ street: 'Besøksveien 1' });
    await client.customers.setAddress({ customerId, ...at('Håndveien 9') });
    await client.customers.setAddressFor({ customerId, purpose: 'visiting', address: at('Besøksveien 11') });
    expect(await card()).toMatchObject({ street: 'Håndveien 9' });
    expect((await card()).addresses.some(({ letters }) => letters)).toBe(false);
    expect((await card()).changes.map(({ field, own }) => [field, own])).toEqual(
      expect.arrayContaining([
        ['street', 'Håndveien 9'],
        ['address.visiting', 'Besøksveien 11, 5003, Bergen, NO'],
        ['address.delivery', 'Lageret 3, 5003, Bergen, NO'],
      ]),
    );
  });

  test('an imported one can be taken again, and an address is taken as a whole', async () => {
    await using frist = await openWith();
    const { client, customerId } = frist;
    const card = () => client.customers.get({ customerId });
    await client.customers.setAddress({ customerId, ...at('Fjellveien 3') });
    await client.customers.setAddressFor({ customerId, purpose: 'delivery', address: at('Lageret 3') });
    const change = async (field: string) =>
      (await card()).changes.find((each) => each.field === field)?.id ?? 0;
    await client.customers.takeImported({ changeId: await change('city') });
    expect(await card()).toMatchObject({ street: 'Storgata 1', postcode: '0150', city: 'Oslo' });
    await client.customers.takeImported({ changeId: await change('address.delivery') });
    expect(await card()).toMatchObject({ addresses: [], changes: [] });
  });

  test('a conflict is settled by keeping the own value, all of the address at once', async () => {
    await using frist = await openWith();
    const { client, customerId } = frist;
    await client.customers.setAddress({ customerId, ...at('Fjellveien 3') });
    frist.execute("UPDATE customer_change SET conflict_since = '2026-09-17T08:00:00Z', imported_value = 'X'");
    const [first] = (await client.customers.get({ customerId })).changes;
    expect(first?.conflictSince).not.toBeNull();
    await client.customers.keepOwn({ changeId: first?.id ?? 0 });
    const { changes } = await client.customers.get({ customerId });
    expect(changes.map(({ conflictSince }) => conflictSince)).toEqual([null, null, null]);
    expect(kinds(frist).at(-1)).toBe('own_kept');
  });

  test.each([
    ['SE', 'SE-123 45', '123 45'],
    ['FI', 'FI-00100', '00100'],
    ['DK', 'dk 2100', '2100'],
    ['NO', 'N-0150', '0150'],
  ])('the sign of %s before %s is left out', async (country, postcode, kept) => {
    await using frist = await openWith();
    const { client, customerId } = frist;
    await client.customers.setAddress({ customerId, ...at('Gate 1'), country, postcode });
    expect(await client.customers.get({ customerId })).toMatchObject({ postcode: kept, country });
  });
});

describe('a postcode', () => {
  test('is known in Norway, and elsewhere from the office’s own customers where they agree', async () => {
    await using frist = await openWith({ country: 'SE', postcode: '123 45', city: 'Ort' });
    const { client, creditorId } = frist;
    const placeOf = async (country: string, postcode: string) =>
      (await client.customers.placeOf({ country, postcode })).city;
    expect(await placeOf('NO', '0150')).toBe('Oslo');
    expect(await placeOf('no', 'NO-8622')).toBe('Mo i Rana');
    expect(await placeOf('NO', '9999')).toBeNull();
    expect(await placeOf('NO', '')).toBeNull();
    expect(await placeOf('SE', '12345')).toBe('Ort');
    expect(await placeOf('SE', 'SE-123 45')).toBe('Ort');
    expect(await placeOf('FI', '12345')).toBeNull();
    expect(await placeOf('../no', '0150')).toBeNull();
    await addCustomers(frist, creditorId, [
      { number: '2', country: 'SE', postcode: '12345', city: 'ORT' },
      { number: '3', country: 'SE', postcode: '12345', city: 'Ort' },
    ]);
    expect(await placeOf('SE', '12345')).toBe('Ort');
    await addCustomers(frist, creditorId, [
      { number: '4', country: 'SE', postcode: '123 45', city: 'Annan' },
    ]);
    expect(await placeOf('SE', '12345')).toBeNull();
  });
});

describe('notes and history of a customer', () => {
  test('tell what happened to it and its invoices, newest first', async () => {
    await using frist = await openWith({ invoices: [{ number: '500' }] });
    const { client, customerId } = frist;
    await client.customers.setFlags({ customerId, collectionBan: true, directDebit: false });
    await client.reminders.hold({
      invoiceIds: [frist.invoiceId('500')],
      kind: 'pause',
      reason: 'Avtale',
      until: '2026-10-01',
    });
    await client.customers.note({ customerId, text: ' Ringte i dag ' });
    await client.reminders.note({ invoiceId: frist.invoiceId('500'), text: 'Om fakturaen' });
    const history = await client.customers.history({ customerId, limit: 10 });
    expect(history.events.map(({ kind, invoice }) => [kind, invoice])).toEqual([
      ['held', '500'],
      ['flags_changed', null],
    ]);
    expect(history.notes.map(({ text, invoice, by }) => [text, invoice, by])).toEqual([
      ['Om fakturaen', '500', 'tester'],
      ['Ringte i dag', null, 'tester'],
    ]);
    expect((await client.customers.history({ customerId, limit: 1 })).events).toHaveLength(1);
    expect(await refusalOf(client.customers.note({ customerId, text: ' ' }))).toMatchObject({
      code: 'note_empty',
    });
    expect(await refusalOf(client.customers.history({ customerId: 99, limit: 1 }))).toMatchObject({
      code: 'customer_not_found',
    });
  });

  test('the letters that went to it are listed with their invoices and one fee', async () => {
    await using frist = await openWith({
      invoices: [
        { number: '500', due: '2026-08-20' },
        { number: '501', due: '2026-08-25' },
      ],
    });
    const { client, customerId, creditorId } = frist;
    expect(await client.customers.notices({ customerId })).toEqual([]);
    const runId = await frist.send(creditorId);
    expect(await client.customers.notices({ customerId })).toMatchObject([
      {
        runId,
        letter: 1,
        kind: 'reminder',
        ordinal: 1,
        sentOn: '2026-09-16',
        channel: 'paper',
        invoices: ['500', '501'],
        currency: 'NOK',
        cancelled: false,
      },
    ]);
  });
});
