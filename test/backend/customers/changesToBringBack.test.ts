import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addCustomers, type GivenCustomer } from '#test/support/customers/addCustomers.ts';
import { finished, openTestOffice, refusalOf, type TestOffice } from '#test/support/openTestOffice.ts';

const nothing = { name: null, identityNumber: null, email: null, invoiceEmail: null, phone: null };

async function openWith(
  given: readonly GivenCustomer[],
): Promise<TestOffice & { creditorId: number; ids: readonly number[] }> {
  const frist = await openTestOffice({ today: '2026-09-16' });
  const creditorId = await frist.addCreditor();
  return Object.assign(frist, { creditorId, ids: await addCustomers(frist, creditorId, given) });
}

function contentOf(frist: TestOffice, file: string): string {
  return readFileSync(frist.office.files.resolve(file)?.path ?? '', 'utf8');
}

describe('changes to bring back', () => {
  test('are what was entered here, until it is ticked off; a value that changes again is open again', async () => {
    await using frist = await openWith([{ name: 'Bo' }, { name: 'Ada' }, { name: 'Cato' }]);
    const { client, creditorId, ids } = frist;
    const [bo = 0, ada = 0, cato = 0] = ids;
    const list = (done = false) => client.customers.changes({ creditorId, done, offset: 0, limit: 50 });
    await client.customers.setDetails({
      ...nothing,
      customerId: bo,
      email: 'bo@eksempel.no',
      phone: '90 00 00 00',
    });
    await client.customers.setDetails({ ...nothing, customerId: ada, name: 'Ada Berg' });
    // Company or person is the office's own affair, and a language is none of the accounting system's.
    await client.customers.setKind({ customerId: cato, kind: 'company' });
    await client.customers.setLanguage({ customerId: cato, language: 'en' });
    const open = await list();
    expect([open.total, open.open]).toEqual([2, 2]);
    expect(open.rows.map(({ name, changes }) => [name, changes.map(({ field }) => field)])).toEqual([
      ['Ada Berg', ['name']],
      ['Bo', ['email', 'phone']],
    ]);
    const [, second] = open.rows;
    const email = second?.changes[0]?.id ?? 0;
    expect(await client.customers.tickChanges({ changeIds: [email], done: true })).toEqual({ changed: 1 });
    expect(await client.customers.tickChanges({ changeIds: [email], done: true })).toEqual({ changed: 0 });
    expect((await list()).rows.map(({ changes }) => changes.length)).toEqual([1, 1]);
    expect(await list(true)).toMatchObject({
      total: 1,
      open: 2,
      rows: [{ name: 'Bo', changes: [{ field: 'email', broughtBackAt: expect.any(String) as string }] }],
    });
    await client.customers.tickChanges({ changeIds: [second?.changes[1]?.id ?? 0], done: true });
    expect(await list()).toMatchObject({ total: 1, open: 1 });
    await client.customers.setDetails({ ...nothing, customerId: bo, email: 'bo2@eksempel.no' });
    expect(await list()).toMatchObject({ total: 2 });
    await client.customers.tickChanges({ changeIds: [second?.changes[1]?.id ?? 0], done: false });
    expect((await list()).rows[1]?.changes).toHaveLength(2);
    expect(
      frist.all("SELECT params FROM event WHERE kind = 'changes_ticked' ORDER BY id").slice(0, 1),
    ).toEqual([{ params: '{"fields":["email"],"done":true,"by":"tester"}' }]);
  });

  test('a change that is not one of them is not ticked off, nor any beside it', async () => {
    await using frist = await openWith([{ name: 'Bo' }]);
    const { client, creditorId, ids } = frist;
    const customerId = ids[0] ?? 0;
    await client.customers.setKind({ customerId, kind: 'company' });
    await client.customers.setDetails({ ...nothing, customerId, email: 'bo@eksempel.no' });
    const [kind, email] = (await client.customers.get({ customerId })).changes.map(({ id }) => id);
    const tick = (...changeIds: number[]) =>
      refusalOf(client.customers.tickChanges({ changeIds, done: true }));
    expect(await tick(email ?? 0, kind ?? 0)).toMatchObject({
      code: 'change_not_found',
      params: { change: kind },
    });
    expect(await tick(email ?? 0, 999)).toMatchObject({ code: 'change_not_found', params: { change: 999 } });
    expect(await client.customers.changes({ creditorId, done: true, offset: 0, limit: 9 })).toMatchObject({
      total: 0,
    });
  });

  test('the list is a line a customer as it shall be, in the language of the reader, and runs no formula', async () => {
    await using frist = await openWith([{ name: 'Bo', postcode: '0150' }, { name: 'Uendret' }]);
    const { client, creditorId, ids } = frist;
    const customerId = ids[0] ?? 0;
    await client.customers.setDetails({ ...nothing, customerId, name: '=HYPERLINK("http://x"); Ødegård' });
    await client.customers.setAddress({
      customerId,
      street: '+Gata 1',
      street2: '',
      postcode: '5003',
      city: 'Bergen',
      country: 'NO',
    });
    await client.customers.setContact({
      customerId,
      contactId: null,
      name: '@Per',
      role: '',
      email: 'per@eksempel.no',
      phone: '-90',
      isDefault: true,
    });
    const exported = await client.customers.exportChanges({ creditorId, format: 'csv', locale: 'nb' });
    expect(exported).toMatchObject({ name: `changes-${creditorId}-2026-09-16.csv`, rows: 5 });
    const lines = contentOf(frist, exported.file).split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(
      /^\uFEFFKundenummer;Navn;Organisasjons- eller fødselsnummer;.*;Endret;Endret dato;Endret av$/u,
    );
    expect(lines[1]).toBe(
      `10001;"'=HYPERLINK(""http://x""); Ødegård";;'+Gata 1;;5003;Bergen;NO;;;;'@Per;per@eksempel.no;-90;navn, gateadresse, postnummer, poststed og kontaktperson;2026-09-16;tester`,
    );
    const finnish = await client.customers.exportChanges({ creditorId, format: 'csv', locale: 'fi' });
    expect(contentOf(frist, finnish.file)).toMatch(/^\uFEFFAsiakasnumero;Nimi;/u);
    expect(
      await refusalOf(client.customers.exportChanges({ creditorId: 99, format: 'csv', locale: 'nb' })),
    ).toMatchObject({
      code: 'creditor_not_found',
    });
  });

  test('for Netvisor they read back as they are here', async () => {
    await using frist = await openWith([]);
    const { client } = frist;
    const finnish = {
      country: 'FI',
      bankAccount: 'FI2112345600000785',
      organisationNumber: null,
      postcode: '00100',
    };
    const creditorId = await frist.addCreditor({ ...finnish, name: 'Järvi Oy' });
    const other = await frist.addCreditor({ ...finnish, name: 'Toinen Oy' });
    const [customerId = 0, bare = 0] = await addCustomers(frist, creditorId, [
      {
        number: '1001',
        name: 'Puu & Pelti Oy',
        kind: 'company',
        country: 'FI',
        identityNumber: '1967543-8',
        postcode: '00100',
        city: 'Helsinki',
      },
      { number: null, name: 'Ilman Numeroa', country: 'FI', postcode: '00100', city: 'Helsinki' },
    ]);
    await client.customers.setAddress({
      customerId,
      street: 'c/o Yritys <Oy>',
      street2: 'Pajukuja 1',
      postcode: '53100',
      city: 'Lappeenranta',
      country: 'FI',
    });
    await client.customers.setDetails({
      ...nothing,
      customerId,
      email: 'puu@esimerkki.fi',
      invoiceEmail: 'laskut@esimerkki.fi',
      phone: '040 123456',
    });
    await client.customers.setContact({
      customerId,
      contactId: null,
      name: 'Maija',
      role: '',
      email: 'maija@esimerkki.fi',
      phone: '040 1',
      isDefault: true,
    });
    await client.customers.setDetails({ ...nothing, customerId: bare, email: 'ei@esimerkki.fi' });
    const exported = await client.customers.exportChanges({ creditorId, format: 'netvisor', locale: 'fi' });
    // One without a number cannot be named to Netvisor.
    expect(exported.rows).toBe(8);
    expect(contentOf(frist, exported.file)).not.toContain('Ilman');
    const file = frist.file('customers.xml', contentOf(frist, exported.file));
    const { parcel, parts } = await finished(
      await client.intake.stage({ creditorId: other, files: [file], complete: false }),
    );
    await finished(await client.intake.commit({ parcel, parts: parts.map(({ part }) => part) }));
    const read = (id: number) => client.customers.get({ customerId: id });
    const there = await read(Number(frist.value('SELECT id FROM customer WHERE creditor_id = ?', other)));
    const here = await read(customerId);
    const same = [
      'number',
      'name',
      'identityNumber',
      'street',
      'street2',
      'postcode',
      'city',
      'country',
      'email',
      'invoiceEmail',
      'phone',
    ] as const;
    for (const field of same) expect([field, there[field]]).toEqual([field, here[field]]);
    expect(there.contacts).toMatchObject([
      { name: 'Maija', email: 'maija@esimerkki.fi', phone: '040 1', isDefault: true },
    ]);
  });
});

describe('a mail address that is missing', () => {
  test('is asked for where the customer wants mail and a letter is due, with what goes on paper for want of it', async () => {
    await using frist = await openWith([
      { name: 'Bo', invoices: [{ number: '1' }, { number: '2', due: '2026-08-20' }] },
      { name: 'Ada', invoices: [{ number: '3' }] },
      { name: 'Cato', email: 'cato@eksempel.no', invoices: [{ number: '4' }] },
      { name: 'Dina', invoices: [{ number: '5', due: '2026-12-01' }] },
    ]);
    const { client, creditorId, ids } = frist;
    const list = () => client.customers.missing({ creditorId, what: 'email', offset: 0, limit: 9 });
    expect(await list()).toEqual({ total: 0, rows: [] });
    for (const customerId of [ids[0] ?? 0, ids[2] ?? 0, ids[3] ?? 0]) {
      await client.customers.setDetails({ ...nothing, customerId, channel: 'email' });
    }
    expect(await list()).toEqual({
      total: 1,
      rows: [
        expect.objectContaining({
          customerId: ids[0],
          missing: ['email'],
          invoices: 2,
          oldestDue: '2026-08-20',
          numbers: ['2', '1'],
        }),
      ],
    });
    await client.customers.setDetails({
      ...nothing,
      customerId: ids[0] ?? 0,
      invoiceEmail: 'bo@eksempel.no',
    });
    expect((await list()).total).toBe(0);
    expect(
      await refusalOf(client.customers.missing({ creditorId: 99, what: 'email', offset: 0, limit: 9 })),
    ).toMatchObject({
      code: 'creditor_not_found',
    });
  });
});
