import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { norwegianCreditor } from '#test/support/intake/intakeLedger.ts';
import { type ListContents, readList, readListFile } from '#test/support/intake/readList.ts';
import type { CustomerDraft, InvoiceDraft } from '#shared/domain/intake/invoiceDraft.ts';
import { noHeaders } from '#shared/domain/intake/listMapping.ts';

const read = (name: string): Promise<ListContents> =>
  readListFile(
    fileURLToPath(new URL(`../../fixtures/lists/${name}.csv`, import.meta.url)),
    norwegianCreditor,
  );

/** Which header was read as which field. */
function fieldsOf({ reading }: ListContents): Record<string, string> {
  return Object.fromEntries(reading.columns.flatMap(({ header, field }) => (field ? [[header, field]] : [])));
}

/** A line in short: what an invoice says, without its customer. */
function inShort({ number, issued, due, original, open, reference, currency }: InvoiceDraft): unknown[] {
  return [number, issued, due, original, open, currency, reference];
}

function address({ street, street2, postcode, city, country }: CustomerDraft): unknown[] {
  return [street, street2, postcode, city, country];
}

describe('open items as systems export them', () => {
  test('Tripletex, opening balance: price times count where no VAT is in question', async () => {
    const list = await read('tripletex-invoices');
    expect(list.reading).toMatchObject({ kind: 'open_items' });
    expect(fieldsOf(list)).toEqual({
      'INVOICE NO': 'invoiceNumber',
      'INVOICE DATE': 'issued',
      'DUE DATE': 'due',
      KID: 'reference',
      'CUSTOMER NO': 'customerNumber',
      'CUSTOMER NAME': 'customerName',
      'CUSTOMER EMAIL': 'email',
      'ORGANIZATION NO': 'identityNumber',
      CURRENCY: 'currency',
      'ORDER LINE - UNIT PRICE': 'unitPrice',
      'ORDER LINE - COUNT': 'quantity',
      'ORDER LINE - VAT CODE': 'vatCode',
    });
    expect(list.invoices.map(inShort)).toEqual([
      ['1001', '2026-07-01', '2026-07-15', 125_050, 125_050, 'NOK', '2345676'],
      ['1002', '2026-07-02', '2026-07-16', 80_050, 80_050, 'NOK', null],
    ]);
    expect(list.errors).toEqual([
      { line: 4, field: 'unitPrice', code: 'amount_without_vat', params: { value: '3' } },
    ]);
  });

  test('24SevenOffice: days to pay, the address of the invoice, its own e-mail', async () => {
    const list = await read('24sevenoffice-invoices');
    expect(list.reading).toMatchObject({ kind: 'open_items', delimiter: ',' });
    expect(fieldsOf(list)).toEqual({
      InvoiceId: 'invoiceNumber',
      CustomerId: 'customerNumber',
      CustomerName: 'customerName',
      CustomerOrgNo: 'identityNumber',
      TotalWithTax: 'original',
      CurrencyId: 'currency',
      InvoiceDate: 'issued',
      PaymentTime: 'paymentDays',
      InvoiceAddress: 'invoiceStreet',
      InvoiceZipCode: 'invoicePostcode',
      InvoiceCity: 'invoiceCity',
      InvoiceCountry: 'invoiceCountry',
      InvoiceEmailAddress: 'invoiceEmail',
      KID: 'reference',
    });
    expect(list.invoices.map(inShort)).toEqual([
      ['7001', '2026-07-01', '2026-07-15', 125_000, 125_000, 'NOK', '2345676'],
      ['7001', '2026-07-01', '2026-07-15', 125_000, 125_000, 'NOK', '2345676'],
      ['7002', '2026-07-02', '2026-08-01', 50_000, 50_000, 'NOK', null],
    ]);
    const [first] = list.invoices;
    expect(first?.customer).toMatchObject({
      number: '301',
      street: 'Kaigata 1',
      postcode: '5003',
      city: 'Bergen',
      email: null,
      more: { invoiceEmail: 'faktura@fjord.example', addresses: [{ purpose: 'invoice', city: 'Bergen' }] },
    });
  });

  test.each([
    ['fortnox', ['2001', '2026-07-01', '2026-07-31', 125_000, 25_000, 'NOK', null]],
    ['e-conomic-invoices', ['3001', '2026-07-01', '2026-07-15', 125_000, 125_000, 'DKK', null]],
    ['tabuni-se', ['2001', '2026-07-01', '2026-07-31', null, 125_000, 'NOK', null]],
    ['tabuni-dk', ['3001', '2026-07-01', '2026-07-31', null, 125_000, 'NOK', null]],
  ])('%s', async (name, invoice) => {
    const list = await read(name);
    expect(list.errors).toEqual([]);
    expect(list.invoices.map(inShort)).toEqual([invoice]);
  });

  test('Tabuni: the sender stands beside the customer and is not taken for it', async () => {
    const list = await read('tabuni-se');
    expect(fieldsOf(list)).toEqual({
      Kundnummer: 'customerNumber',
      Namn: 'customerName',
      Adress: 'street',
      Postnummer: 'postcode',
      Ort: 'city',
      Faktureringsdatum: 'issued',
      Fakturanummer: 'invoiceNumber',
      Förfallodatum: 'due',
      Påminnelsebelopp: 'open',
    });
    expect(list.invoices[0]?.customer).toMatchObject({ name: 'Göran Ängström', city: 'Solna' });
  });
});

describe('customers as systems export them', () => {
  test('Tripletex: two addresses, of which the postal one comes first where it is complete', async () => {
    const list = await read('tripletex-customers');
    expect(list.reading.kind).toBe('customers');
    expect(list.reading.columns.find(({ header }) => header === 'Leverandørnummer')?.field).toBeNull();
    const [company, person] = list.customers;
    expect(company && address(company)).toEqual(['Postboks 12', '', '6763', 'Hornindal', 'NO']);
    expect(company?.more.addresses).toEqual([
      {
        purpose: 'postal',
        street: 'Postboks 12',
        street2: '',
        postcode: '6763',
        city: 'Hornindal',
        country: 'NO',
      },
      {
        purpose: 'visiting',
        street: 'Havnegata 3',
        street2: '2. etasje',
        postcode: '6770',
        city: 'Nordfjordeid',
        country: 'NO',
      },
    ]);
    expect(person).toMatchObject({ number: '10002', phone: '91234567', street: 'Storgata 1', city: 'Oslo' });
    expect(person?.more.addresses.map(({ purpose }) => purpose)).toEqual(['visiting']);
  });

  test('the order of the creditor decides which address the letters go to', async () => {
    const creditor = { ...norwegianCreditor, addressOrder: ['visiting', 'postal'] as const };
    const path = fileURLToPath(new URL('../../fixtures/lists/tripletex-customers.csv', import.meta.url));
    const [company] = (await readListFile(path, creditor)).customers;
    expect(company && address(company)).toEqual(['Havnegata 3', '2. etasje', '6770', 'Nordfjordeid', 'NO']);
  });

  test('Fiken: the list ends at the first blank row, and nobody without number is a company', async () => {
    const list = await read('fiken-customers');
    expect(list.customers.map(({ number, kind }) => [number, kind])).toEqual([
      ['17', 'company'],
      ['18', 'person'],
    ]);
    expect(list.errors).toEqual([{ line: 5, field: null, code: 'after_blank_row', params: {} }]);
  });

  test('Fivaldi: stops come along, the ban on credit does not', async () => {
    const list = await read('fivaldi-customers');
    expect(fieldsOf(list)).toEqual({
      ASIAKASTUNNUS: 'customerNumber',
      NIMI1: 'customerName',
      PUHELIN: 'phone',
      MATKAPUHELIN: 'mobile',
      KORONESTO: 'interestFree',
      KARHUESTO: 'noReminders',
      KIELIKOODI: 'language',
    });
    expect(
      list.customers.map(({ language, phone, more }) => [
        language,
        phone,
        more.interestFree,
        more.noReminders,
      ]),
    ).toEqual([
      ['fi', '091234567', true, null],
      ['sv', '0401234567', null, true],
      ['en', null, null, null],
    ]);
  });

  test.each([
    ['24sevenoffice-customers', { number: '301', postcode: '5803', email: 'post@fjord.example' }],
    ['e-conomic-customers', { number: '77', identityNumber: '12345674', phone: '20304050' }],
    [
      'visma-fields',
      { number: '10001', street: 'c/o Hansen', street2: 'Havnegata 3, 2. etasje', postcode: '6770' },
    ],
  ])('%s', async (name, customer) => {
    const list = await read(name);
    expect(list.errors).toEqual([]);
    expect(list.customers).toMatchObject([customer]);
  });
});

describe('exports that tell too little', () => {
  test.each([
    ['visma-business-report', 'column_missing', { columns: ['customer'] }],
    ['visena', 'column_missing', { columns: ['due_date', 'amount', 'customer'] }],
    ['procountor', 'column_missing', { columns: ['invoice_number', 'due_date', 'amount', 'customer'] }],
    ['poweroffice-vouchers', 'format_not_supported', { looksLike: 'poweroffice_vouchers' }],
    ['poweroffice-kids', 'format_not_supported', { looksLike: 'poweroffice_kids' }],
    ['heeros-psa', 'format_not_supported', { looksLike: 'heeros_psa' }],
  ])('%s', async (name, code, params) => {
    await expect(read(name)).rejects.toMatchObject({ code, params });
  });

  test('Procountor has no headers: its columns are mapped by their letters', async () => {
    const path = fileURLToPath(new URL('../../fixtures/lists/procountor.csv', import.meta.url));
    const list = await readListFile(
      path,
      { ...norwegianCreditor, country: 'FI', currency: 'EUR' },
      {
        fields: {
          B: 'currency',
          C: 'reference',
          E: 'identityNumber',
          J: 'invoiceNumber',
          L: 'issued',
          M: 'due',
          N: 'customerName',
          O: 'original',
        },
        headerRecord: noHeaders,
        delimiter: null,
        decimalSign: null,
        dateOrder: null,
        sheet: null,
      },
    );
    expect(list.errors).toEqual([]);
    expect(list.invoices.map(inShort)).toEqual([
      ['5001', '2026-07-01', '2026-07-15', 10_000, 10_000, 'EUR', '1232'],
      ['5002', '2026-07-02', '2026-07-16', 10_100, 10_100, 'EUR', '1245'],
    ]);
  });
});

describe('rows of customers', () => {
  const header =
    'Kundenr;Navn;Fornavn;Etternavn;Land;Inkassosperre;Kontaktperson;Rolle;Kontakt e-post;Kontakt telefon;Purreprofil';

  test('everything that a list can tell of a customer', async () => {
    const { customers, errors } = await readList(
      `${header}\n1;;Kari;Ødegård;Norge;Ja;Per Ås;Regnskap;per@x.example;99887766;Mild\n2;Fjord AS;;;;nei;;;info@fjord.example;22112211;\n`,
      norwegianCreditor,
    );
    expect(errors).toEqual([]);
    expect(customers[0]).toMatchObject({
      number: '1',
      name: 'Kari Ødegård',
      kind: 'person',
      email: null,
      more: {
        collectionBan: true,
        profile: 'Mild',
        contacts: [{ name: 'Per Ås', role: 'Regnskap', email: 'per@x.example', phone: '99887766' }],
      },
    });
    expect(customers[1]).toMatchObject({
      name: 'Fjord AS',
      kind: 'company',
      country: null,
      more: { collectionBan: false, contacts: [] },
    });
  });

  test.each([
    ['3;;;;;;;;;;', []],
    [';;;;Norge;;;;;;', ['customer_missing']],
    ['4;A;;;Atlantis;kanskje;;;;;', ['country_unknown', 'flag_unreadable']],
    ['1,2E+15;A;;;;;;;;;', ['number_mangled']],
    ['#REF!;A;;;;;;;;;', ['cell_error']],
    [header, ['repeated_header']],
    ['Sum;;;;;;;;;;', ['total_row']],
    ['5;A;;', ['row_too_short']],
  ])('%s', async (row, codes) => {
    const { errors } = await readList(`${header}\n${row}\n9;B;;;;;;;;;\n`, norwegianCreditor);
    expect(errors.map(({ code }) => code)).toEqual(codes);
  });
});
