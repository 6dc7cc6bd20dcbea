import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stagedRows, type StagedRows } from '#test/support/intake/stagedRows.ts';
import { norwegianCreditor } from '#test/support/intake/intakeLedger.ts';
import { saftFile, type SaftFields } from '#test/support/intake/saftFile.ts';

const samples = join(import.meta.dirname, '../../../../shared/formats/samples/saf-t-no');
const items = `SELECT customer_number AS customer, number, kind, issued, due, currency, original, open, reference,
  paid_on AS paidOn FROM draft ORDER BY position`;

async function read(
  fields: SaftFields,
  look: (rows: StagedRows) => void,
  creditor = norwegianCreditor,
): Promise<void> {
  await stagedRows({ content: saftFile(fields) }, look, creditor);
}

function refusalOf(fields: SaftFields): Promise<unknown> {
  return read(fields, () => undefined).then(
    () => null,
    (error: unknown) => error,
  );
}

/** The sum of what is open by customer, which has to be the closing balance. */
function openByCustomer({ all }: StagedRows): Record<string, number> {
  const rows = all<{ key: string; open: number }>(
    'SELECT customer_key AS key, sum(open) AS open FROM draft GROUP BY customer_key',
  );
  return Object.fromEntries(rows.map(({ key, open }) => [key, open]));
}

/** Two customers, one invoice paid in part, one with a credit note, as the versions have it. */
const twoCustomers: SaftFields = {
  customers: [
    {
      id: '10001',
      name: 'Fjell & Fjord AS',
      number: '987654325',
      balances: [{ opening: '0', closing: '600.00' }],
      info: '<PaymentTerms><Days>20</Days></PaymentTerms><Type>Company</Type><Status>Active</Status>',
    },
    { id: '10002', balances: [{ opening: '500', closing: '1250.50' }], info: '<Type>Private</Type>' },
  ],
  vouchers: [
    {
      id: '1',
      date: '2026-07-01',
      lines: [
        { customer: '10001', amount: '1000', reference: '5001', cid: '0050013', due: '2026-07-15' },
        { amount: '-1000' },
      ],
    },
    {
      id: '2',
      date: '2026-07-20',
      lines: [
        { customer: '10001', amount: '-400', reference: '5001' },
        { account: '1920', amount: '400' },
      ],
    },
    {
      id: '3',
      date: '2026-08-01',
      lines: [{ customer: '10002', amount: '1000.50', reference: '5002' }, { amount: '-1000.50' }],
    },
    {
      id: '4',
      date: '2026-08-05',
      lines: [{ customer: '10002', amount: '-250', reference: '5003', cross: '5002' }, { amount: '250' }],
    },
  ],
};

describe('a SAF-T file', () => {
  test.each<[string, SaftFields]>([
    ['1.10', { version: '1.10' }],
    ['1.20 with a prefix and a byte order mark', { version: '1.20', prefix: 'n1' }],
    ['1.30', { version: '1.30' }],
    ['1.30 with another prefix', { version: '1.30', prefix: 'saft' }],
  ])('of version %s gives customers, open items and accounts', async (_version, fields) => {
    await read({ ...twoCustomers, ...fields }, (rows) => {
      const { staged, all, warnings } = rows;
      expect(staged).toMatchObject({
        format: 'saft',
        kind: 'open_items',
        listDate: '2026-09-30',
        supplierName: 'Nordfjord Handel AS',
        supplierNumbers: ['912345676', '912345676MVA'],
        rejected: 0,
      });
      expect(all(items)).toEqual([
        {
          customer: '10001',
          number: '5001',
          kind: 'invoice',
          issued: '2026-07-01',
          due: '2026-07-15',
          currency: 'NOK',
          original: 100_000,
          open: 60_000,
          reference: '0050013',
          paidOn: '2026-07-20',
        },
        {
          customer: '10002',
          number: 'IB-10002',
          kind: 'invoice',
          issued: '2026-01-01',
          due: '2026-01-01',
          currency: 'NOK',
          original: 50_000,
          open: 50_000,
          reference: null,
          paidOn: null,
        },
        {
          customer: '10002',
          number: '5002',
          kind: 'invoice',
          issued: '2026-08-01',
          due: '2026-08-31',
          currency: 'NOK',
          original: 100_050,
          open: 75_050,
          reference: null,
          paidOn: '2026-08-05',
        },
      ]);
      expect(openByCustomer(rows)).toEqual({ 'n:10001': 60_000, 'n:10002': 125_050 });
      expect(all('SELECT * FROM balance ORDER BY number')).toEqual([
        {
          customer_key: 'n:10001',
          number: '10001',
          name: 'Fjell & Fjord AS',
          opening: 0,
          movement: 60_000,
          closing: 60_000,
          unspecified: 0,
        },
        {
          customer_key: 'n:10002',
          number: '10002',
          name: 'Kari Ødegård',
          opening: 50_000,
          movement: 75_050,
          closing: 125_050,
          unspecified: 50_000,
        },
      ]);
      expect(all('SELECT customer_number, customer_name, customer_kind, identity_number FROM party')).toEqual(
        [
          {
            customer_number: '10001',
            customer_name: 'Fjell & Fjord AS',
            customer_kind: 'company',
            identity_number: '987654325',
          },
          {
            customer_number: '10002',
            customer_name: 'Kari Ødegård',
            customer_kind: 'person',
            identity_number: null,
          },
        ],
      );
      expect(all('SELECT number, name FROM account ORDER BY number')).toEqual([
        { number: '1500', name: 'Kundefordringer' },
        { number: '3000', name: 'Salg, høy sats' },
      ]);
      expect(warnings).toEqual({
        saft_unspecified: { count: 1, customer: 'Kari Ødegård' },
        saft_due_assumed: { count: 1, number: '5002', due: '2026-08-31', days: 30 },
      });
      // Nothing of the lines that were laid aside is left.
      expect(all("SELECT name FROM sqlite_master WHERE name LIKE 'ledger_line%'")).toEqual([]);
    });
  });

  test('warns of organisation numbers that cannot be', async () => {
    const customers = [{ id: '1', name: 'Feil AS', number: '987654321' }];
    await read({ customers }, ({ warnings }) =>
      expect(warnings).toHaveProperty('identity_number_doubtful', { count: 1, customer: 'Feil AS' }),
    );
  });

  test('may declare its namespace without using it', async () => {
    const content = saftFile(twoCustomers).replace('<AuditFile xmlns=', '<AuditFile xmlns:n1=');
    await stagedRows({ content }, ({ staged }) =>
      expect(staged).toMatchObject({ format: 'saft', drafts: 3 }),
    );
  });

  test('gives customers with their addresses, contacts and terms', async () => {
    const address = (type: string, street: string, postcode = '0150', city = 'Oslo'): string =>
      `<Address><StreetName>${street}</StreetName><Number>7</Number><AdditionalAddressDetail>Bygg B</AdditionalAddressDetail>
       <City>${city}</City><PostalCode>${postcode}</PostalCode><Country>NO</Country><AddressType>${type}</AddressType></Address>`;
    const party = `${address('StreetAddress', 'Storgata')}${address('PostalAddress', 'Postboks')}
      ${address('BillingAddress', 'n.a', 'n.a')}${address('ShipFromAddress', 'Lageret')}${address('ShipToAddress', 'Rampen')}
      <Contact><ContactPerson><FirstName>NotUsed</FirstName><LastName>Kari Lie</LastName></ContactPerson>
        <Telephone>22 33 44 55</Telephone><Email>faktura@fjell.example</Email></Contact>
      <Contact><ContactPerson><FirstName>Ola</FirstName><LastNamePrefix>von</LastNamePrefix><LastName>Berg</LastName></ContactPerson>
        <MobilePhone>99887766</MobilePhone></Contact>`;
    const fields: SaftFields = {
      customers: [
        {
          id: '10001',
          party,
          balances: [{ opening: '0', closing: '100' }],
          info: '<PaymentTerms><Days>14</Days></PaymentTerms>',
        },
      ],
      vouchers: [
        { id: '1', date: '2026-07-01', lines: [{ customer: '10001', amount: '100', reference: '5001' }] },
      ],
    };
    await read(fields, ({ all, warnings }) => {
      const [party0] = all<Record<string, string>>('SELECT * FROM party');
      expect(party0).toMatchObject({
        street: 'Postboks 7',
        street_2: 'Bygg B',
        postcode: '0150',
        city: 'Oslo',
        country: 'NO',
        email: 'faktura@fjell.example',
        phone: '22 33 44 55',
      });
      const more = JSON.parse(party0?.['more'] ?? '') as {
        addresses: { purpose: string; street: string }[];
        contacts: unknown[];
      };
      expect(more.addresses.map(({ purpose, street }) => [purpose, street])).toEqual([
        ['visiting', 'Storgata 7'],
        ['postal', 'Postboks 7'],
        ['invoice', '7'],
        ['delivery', 'Rampen 7'],
      ]);
      expect(more.contacts).toEqual([
        { name: 'Kari Lie', role: '', email: 'faktura@fjell.example', phone: '22 33 44 55' },
        { name: 'Ola von Berg', role: '', email: '', phone: '99887766' },
      ]);
      expect(all(items)).toMatchObject([{ due: '2026-07-15' }]);
      expect(warnings).toEqual({ saft_due_from_terms: { count: 1, number: '5001', due: '2026-07-15' } });
    });
    const visitingFirst = {
      ...norwegianCreditor,
      addressOrder: ['visiting', 'postal', 'invoice', 'delivery'],
    } as const;
    await stagedRows(
      { content: saftFile(fields) },
      ({ all }) => expect(all('SELECT street FROM party')).toEqual([{ street: 'Storgata 7' }]),
      visitingFirst,
    );
  });

  test('leaves out who is passive and owes nothing, and warns of unknown countries', async () => {
    const info = '<Status>Passive</Status>';
    const party =
      '<Address><StreetName>Vei 1</StreetName><City>Y</City><PostalCode>1</PostalCode><Country>aa</Country></Address>';
    await read(
      {
        customers: [
          { id: '1', info, balances: [{ opening: '0', closing: '0.00' }] },
          { id: '2', info, balances: [{ opening: '0', closing: '10' }] },
          { id: '3', party },
        ],
      },
      ({ all, warnings }) => {
        expect(all('SELECT customer_number, country FROM party')).toEqual([
          { customer_number: '2', country: null },
          { customer_number: '3', country: null },
        ]);
        expect(warnings).toMatchObject({
          saft_country_unknown: { count: 1, customer: 'Kari Ødegård', value: 'aa' },
        });
      },
    );
  });

  test('adds up balances over several accounts of a customer, and customers that stand twice', async () => {
    const vouchers = [
      {
        id: '1',
        date: '2026-02-01',
        lines: [
          { customer: '1', amount: '100', account: '1500', reference: '5001' },
          { customer: '1', amount: '40', account: '1510', reference: '5002' },
        ],
      },
    ];
    const balances = [
      { account: '1500', opening: '10', closing: '110' },
      { account: '1510', opening: '-5', closing: '35' },
    ];
    const check = (rows: StagedRows): void => {
      expect(rows.all('SELECT opening, movement, closing, unspecified FROM balance')).toEqual([
        { opening: 500, movement: 14_000, closing: 14_500, unspecified: 500 },
      ]);
      expect(rows.all('SELECT count(*) AS parties FROM party')).toEqual([{ parties: 1 }]);
    };
    await read({ customers: [{ id: '1', balances }], vouchers }, check);
    const twice = balances.map((one) => ({ id: '1', balances: [one] }));
    await read({ version: '1.20', customers: twice, vouchers }, check);
  });

  test('takes only the customer’s ledger where the customer stands on all lines of its vouchers', async () => {
    const customer = '1';
    await read(
      {
        customers: [{ id: '1', balances: [{ opening: '0', closing: '1250' }] }],
        vouchers: [
          {
            id: '1',
            date: '2026-02-01',
            lines: [
              { customer, account: '1500', amount: '1250', reference: '5001' },
              { customer, account: '3000', amount: '-1000', reference: '5001' },
              { customer, account: '2700', amount: '-250', reference: '5001' },
            ],
          },
        ],
      },
      ({ all, warnings }) => {
        expect(all(items)).toMatchObject([{ number: '5001', open: 125_000 }]);
        expect(warnings).not.toHaveProperty('saft_balance_differs');
      },
    );
  });

  test('says which accounts do not add up, and keeps the difference in the opening item', async () => {
    await read(
      {
        customers: [{ id: '1', balances: [{ opening: '100', closing: '450' }] }],
        vouchers: [
          { id: '1', date: '2026-02-01', lines: [{ customer: '1', amount: '300', reference: '5001' }] },
        ],
      },
      (rows) => {
        expect(rows.warnings).toHaveProperty('saft_balance_differs', { count: 1, customer: 'Kari Ødegård' });
        expect(openByCustomer(rows)).toEqual({ 'n:1': 45_000 });
        expect(rows.all('SELECT opening, movement, closing, unspecified FROM balance')).toEqual([
          { opening: 10_000, movement: 30_000, closing: 45_000, unspecified: 15_000 },
        ]);
      },
    );
  });

  test('takes customers that are only named on lines, and such without balances', async () => {
    const lines = [
      { customer: '7', amount: '300', reference: '5001' },
      { customer: '8', amount: '200', reference: '5002' },
      { supplier: '50001', account: '2400', amount: '-500' },
    ];
    await read({ customers: [{ id: '8' }], vouchers: [{ id: '1', date: '2026-02-01', lines }] }, (rows) => {
      expect(rows.all(items)).toMatchObject([
        { customer: '8', number: '5002', open: 20_000 },
        { customer: '7', number: '5001', open: 30_000 },
      ]);
      expect(rows.warnings).toMatchObject({
        saft_customer_unknown: { count: 1, customer: '7' },
        saft_balance_missing: { count: 1, customer: 'Kari Ødegård' },
      });
    });
  });

  test('tells vouchers of two journals apart, and invoices of two customers with one number', async () => {
    const line = (customer: string, amount: string, reference?: string) => [
      { customer, amount, ...(reference === undefined ? {} : { reference }) },
    ];
    await read(
      {
        customers: [
          { id: '1', balances: [{ opening: '0', closing: '60' }] },
          { id: '2', balances: [{ opening: '0', closing: '70' }] },
        ],
        vouchers: [
          { id: '9', journal: 'S', date: '2026-02-01', lines: line('1', '10') },
          { id: '9', journal: 'B', date: '2026-02-01', lines: line('1', '20') },
          { id: '10', journal: 'S', date: '2026-02-02', lines: line('1', '30', '5001') },
          { id: '11', journal: 'S', date: '2026-02-02', lines: line('2', '70', '5001') },
        ],
      },
      ({ all, warnings, staged }) => {
        expect(all('SELECT number, open FROM draft ORDER BY position')).toEqual([
          { number: 'S-9/2026', open: 1000 },
          { number: 'B-9/2026', open: 2000 },
          { number: '5001', open: 3000 },
          { number: '5001-2', open: 7000 },
        ]);
        expect(warnings).toHaveProperty('saft_number_missing', { count: 2, number: 'S-9/2026' });
        expect(staged.rejected).toBe(0);
      },
    );
  });

  test('places a payment that names an invoice of before on the opening balance, not a credit note of its own', async () => {
    const line = (amount: string, reference: string) => [{ customer: '1', amount, reference }];
    await read(
      {
        customers: [{ id: '1', balances: [{ opening: '650', closing: '850' }] }],
        vouchers: [
          { id: '1', date: '2026-02-01', lines: line('300', '1050') },
          { id: '2', date: '2026-02-02', lines: line('400', '1051') },
          { id: '3', date: '2026-02-03', lines: line('-200', '0998') },
          { id: '4', date: '2026-02-04', lines: line('-300', '1052') },
        ],
      },
      ({ all }) =>
        expect(all('SELECT number, open FROM draft')).toEqual([
          { number: 'IB-1', open: 45_000 },
          { number: '1051', open: 40_000 },
        ]),
    );
  });

  test('keeps invoices in their own currency, and exchange differences out of the claims', async () => {
    const eur = (amount: string) => ({ code: 'EUR', amount });
    await read(
      {
        customers: [
          { id: '1', balances: [{ opening: '0', closing: '560' }] },
          { id: '2', balances: [{ opening: '0', closing: '-20' }] },
          { id: '3', balances: [{ opening: '0', closing: '50' }] },
        ],
        vouchers: [
          {
            id: '1',
            date: '2026-02-01',
            lines: [
              { customer: '1', amount: '1150', reference: '5001', currency: eur('100') },
              { customer: '2', amount: '1150', reference: '5002', currency: eur('100') },
              { customer: '3', amount: '50', reference: '5003', currency: { code: 'NOK', amount: '50' } },
            ],
          },
          {
            id: '2',
            date: '2026-03-01',
            lines: [
              { customer: '1', amount: '-590', reference: '5001', currency: eur('-50') },
              { customer: '2', amount: '-1170', reference: '5002', currency: eur('-100') },
            ],
          },
        ],
      },
      ({ all, warnings }) => {
        expect(all('SELECT number, currency, original, open FROM draft')).toEqual([
          { number: '5001', currency: 'EUR', original: 10_000, open: 5_000 },
          { number: '5003', currency: 'NOK', original: 5_000, open: 5_000 },
        ]);
        expect(warnings).toHaveProperty('saft_exchange', { count: 1, customer: 'Kari Ødegård' });
      },
    );
  });

  test('of another currency than the client’s is said', async () => {
    await read({ ...twoCustomers, currency: 'SEK' }, ({ all, warnings }) => {
      expect(warnings).toHaveProperty('saft_currency_differs', {
        count: 1,
        currency: 'SEK',
        creditor: 'NOK',
      });
      expect(all('SELECT DISTINCT currency FROM draft')).toEqual([{ currency: 'SEK' }]);
    });
  });

  test.each([
    ['2026-12-31', '2026-10-01', '2026-10-01'],
    ['2026-06-30', '2026-10-01', '2026-06-30'],
    ['2026-06-30', '2020-01-01', '2026-06-30'],
  ])('that ends on %s and was made on %s tells balances of %s', async (end, created, listDate) => {
    const selection = `<SelectionStartDate>2026-01-01</SelectionStartDate><SelectionEndDate>${end}</SelectionEndDate>`;
    await read({ ...twoCustomers, selection, created }, ({ staged }) =>
      expect(staged.listDate).toBe(listDate),
    );
  });

  test('by periods ends with the last day of the last', async () => {
    const selection =
      '<PeriodStart>3</PeriodStart><PeriodStartYear>2025</PeriodStartYear><PeriodEnd>02</PeriodEnd><PeriodEndYear>2026</PeriodEndYear>';
    await read({ ...twoCustomers, selection }, ({ staged, all }) => {
      expect(staged.listDate).toBe('2026-02-28');
      expect(all("SELECT issued FROM draft WHERE number = 'IB-10002'")).toEqual([{ issued: '2025-03-01' }]);
    });
  });

  test('without entries is a register of customers, without customers a chart of accounts', async () => {
    await read({ customers: [{ id: '1' }], vouchers: null }, ({ staged }) =>
      expect(staged).toMatchObject({ kind: 'customers' }),
    );
    await read({ customers: null, vouchers: [] }, ({ staged, warnings }) => {
      expect(staged.kind).toBe('accounts');
      expect(warnings).toHaveProperty('saft_without_customers');
    });
  });

  test.each<[string, SaftFields, object]>([
    ['of a later version', { version: '2.00' }, { code: 'saft_version', params: { version: '2.00' } }],
    [
      'that is a part of a split export',
      { customers: null, vouchers: twoCustomers.vouchers ?? [] },
      { code: 'saft_part' },
    ],
    ['of no currency', { currency: 'aaa' }, { code: 'saft_currency', params: { currency: 'aaa' } }],
    [
      'with an amount that nobody can read',
      {
        customers: [{ id: '1' }],
        vouchers: [{ id: '1', date: '2026-02-01', lines: [{ customer: '1', amount: '1.000,50' }] }],
      },
      { code: 'saft_value_unreadable', params: { element: 'DebitAmount', value: '1.000,50' } },
    ],
    [
      'with a day that is none',
      {
        customers: [{ id: '1' }],
        vouchers: [{ id: '1', date: '31.02.2026', lines: [{ customer: '1', amount: '1' }] }],
      },
      { code: 'saft_value_unreadable', params: { element: 'TransactionDate', value: '31.02.2026' } },
    ],
    [
      'with a balance that nobody can read',
      { customers: [{ id: '1', balances: [{ opening: 'x', closing: '0' }] }] },
      { code: 'saft_value_unreadable', params: { element: 'OpeningDebitBalance', value: 'x' } },
    ],
  ])('%s is refused', async (_what, fields, expected) => {
    expect(await refusalOf(fields)).toMatchObject(expected);
  });

  test('that breaks off, or has a document type, is refused as a whole', async () => {
    const whole = saftFile(twoCustomers);
    const refused = (content: string): Promise<unknown> =>
      stagedRows({ content }, () => undefined).then(
        () => null,
        (error: unknown) => error,
      );
    expect(await refused(whole.slice(0, -200))).toMatchObject({ code: 'xml_not_wellformed' });
    const doctype = whole.replace('<AuditFile', '<!DOCTYPE x [<!ENTITY a "b">]><AuditFile');
    expect(await refused(doctype)).toMatchObject({ code: 'xml_doctype' });
    const deep = whole.replace('<Suppliers>', `${'<a>'.repeat(80)}${'</a>'.repeat(80)}<Suppliers>`);
    expect(await refused(deep)).toMatchObject({ code: 'xml_too_deep' });
  });
});

/** The files of the Norwegian Tax Administration state no licence and are not part of this repository. */
describe.skipIf(!existsSync(samples))('the official examples', () => {
  test('six customers with the balances of the file', async () => {
    const path = join(samples, 'ExampleFile SAF-T Financial_888888888_20180228235959.xml');
    await stagedRows({ path }, (rows) => {
      const { all, staged, warnings } = rows;
      expect(
        all('SELECT number, opening, movement, closing, unspecified FROM balance ORDER BY number'),
      ).toEqual([
        { number: '1000', opening: 3_200_000, movement: -3_200_000, closing: 0, unspecified: 0 },
        { number: '1001', opening: 200_000, movement: 26_350_000, closing: 26_550_000, unspecified: 200_000 },
        { number: '1002', opening: 0, movement: 0, closing: 0, unspecified: 0 },
        { number: '1003', opening: 10_000, movement: -14_010_000, closing: -14_000_000, unspecified: 0 },
        { number: '1004', opening: 0, movement: 1_000_000, closing: 1_000_000, unspecified: 0 },
        { number: '1005', opening: 1_270_000, movement: -1_270_000, closing: 0, unspecified: 0 },
      ]);
      expect(openByCustomer(rows)).toEqual({
        'n:1001': 26_550_000,
        'n:1003': -14_000_000,
        'n:1004': 1_000_000,
      });
      // The last sale, what was there before, an overpayment, and a sale that 10,000 are missing of.
      expect(all('SELECT number, issued, due, original, open, paid_on FROM draft ORDER BY position')).toEqual(
        [
          {
            number: 'IB-1001',
            issued: '2017-01-01',
            due: '2017-01-01',
            original: 200_000,
            open: 200_000,
            paid_on: null,
          },
          {
            number: '1054/2017',
            issued: '2017-04-24',
            due: '2017-05-09',
            original: 26_350_000,
            open: 26_350_000,
            paid_on: null,
          },
          {
            number: '1011/2017',
            issued: '2017-01-23',
            due: '2017-01-23',
            original: -14_010_000,
            open: -14_000_000,
            paid_on: null,
          },
          {
            number: '1050/2017',
            issued: '2017-04-12',
            due: '2017-05-30',
            original: 12_212_500,
            open: 1_000_000,
            paid_on: '2017-04-14',
          },
        ],
      );
      expect(staged).toMatchObject({
        supplierName: 'Tøyen Lekefabrikk AS',
        listDate: '2017-04-30',
        rejected: 0,
      });
      expect(all('SELECT count(*) AS count FROM party')).toEqual([{ count: 6 }]);
      expect(all('SELECT count(*) AS count FROM account')).toEqual([{ count: 22 }]);
      expect(warnings).not.toHaveProperty('saft_balance_differs');
    });
  });

  test.each([
    ['Eksempelfil fra xmlSpy.xml', 'saft_currency'],
    ['draft_2.0_generated_auditfile_formatted.xml', 'saft_version'],
  ])('%s is refused', async (name, code) => {
    await expect(stagedRows({ path: join(samples, name) }, () => undefined)).rejects.toMatchObject({ code });
  });
});
