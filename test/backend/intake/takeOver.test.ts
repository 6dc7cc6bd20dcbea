import { describe, expect, test } from 'vitest';
import { intakeLedger } from '#test/support/intake/intakeLedger.ts';

const header =
  'Kundenr;Kundenavn;Adresse;Postnr;Poststed;E-post;Fakturanr;Fakturadato;Forfallsdato;Beløp;Restbeløp;KID';
const kari = '10045;Kari Ødegård;Storgata 1;0150;Oslo;kari@example.no';
const bygg = '10046;Nordfjord Bygg AS;Havnegata 4;6770;Nordfjordeid;';
const list = (...rows: readonly string[]): string => [header, ...rows, ''].join('\r\n');
const kariOwes = (open: string): string => `${kari};1001;01.07.2026;15.07.2026;1 250,00;${open};000100110`;
const byggOwes = (open: string): string => `${bygg};1002;02.07.2026;16.07.2026;20.000,50;${open};000100220`;
const credit = `${bygg};1003;02.07.2026;16.07.2026;-500,00;-500,00;`;
const first = list(kariOwes('1 250,00'), byggOwes('15.000,50'), credit);

interface InvoiceRow {
  readonly number: string;
  readonly kind: string;
  readonly original: number;
  readonly open: number;
  readonly settled_on: string | null;
}
const invoices = 'SELECT number, kind, original, open, settled_on FROM invoice ORDER BY number';
const reductions = `SELECT invoice.number, reduction.date, reduction.amount, reduction.kind, reduction.document
  FROM reduction JOIN invoice ON invoice.id = reduction.invoice_id ORDER BY reduction.id`;
const eventsOf = (kind: string): string => `SELECT params FROM event WHERE kind = '${kind}' ORDER BY id`;
const none = {
  added: 0,
  changed: 0,
  unchanged: 0,
  settled: 0,
  gone: 0,
  rejected: 0,
  customersAdded: 0,
  customersChanged: 0,
  conflicts: 0,
};

describe('the first list', () => {
  test('brings customers and invoices in, with their kind, amounts and postcodes as they stand', async () => {
    await using ledger = intakeLedger();
    const result = await ledger.take(first);
    expect(result).toEqual({ ...none, intakeId: 1, number: 1, read: 3, added: 3, customersAdded: 2 });
    expect(ledger.all<InvoiceRow>(invoices)).toEqual([
      { number: '1001', kind: 'invoice', original: 125_000, open: 125_000, settled_on: null },
      { number: '1002', kind: 'invoice', original: 2_000_050, open: 1_500_050, settled_on: null },
      { number: '1003', kind: 'credit_note', original: -50_000, open: -50_000, settled_on: null },
    ]);
    expect(
      ledger.all('SELECT number, name, kind, postcode, country, email FROM customer ORDER BY id'),
    ).toEqual([
      {
        number: '10045',
        name: 'Kari Ødegård',
        kind: 'person',
        postcode: '0150',
        country: 'NO',
        email: 'kari@example.no',
      },
      {
        number: '10046',
        name: 'Nordfjord Bygg AS',
        kind: 'company',
        postcode: '6770',
        country: 'NO',
        email: '',
      },
    ]);
    expect(ledger.value('SELECT reference FROM invoice WHERE number = 1001')).toBe('000100110');
    expect(ledger.value("SELECT count(*) FROM event WHERE kind = 'invoice_imported'")).toBe(3);
    expect(ledger.all('SELECT revision, synchronised_at FROM creditor')).toEqual([
      { revision: 2, synchronised_at: '2026-09-01T10:00:00Z' },
    ]);
  });

  test('without totals or days of issue: what is open counts as the total, the due date as the day', async () => {
    await using ledger = intakeLedger();
    await ledger.take('Fakturanr;Forfall;Saldo;Kunde\n1;15.07.2026;100,00;Kari\n');
    expect(ledger.all('SELECT original, open, issued, due FROM invoice')).toEqual([
      { original: 10_000, open: 10_000, issued: '2026-07-15', due: '2026-07-15' },
    ]);
    // A later list knows less of the invoice than the first one told: what is known stays.
    await ledger.take('Fakturanr;Forfall;Saldo;Kunde\n1;15.07.2026;40,00;Kari\n');
    expect(ledger.all('SELECT original, open FROM invoice')).toEqual([{ original: 10_000, open: 4000 }]);
    await ledger.take('Fakturanr;Forfall;Saldo;Kunde\n1;15.07.2026;130,00;Kari\n');
    expect(ledger.all('SELECT original, open FROM invoice')).toEqual([{ original: 13_000, open: 13_000 }]);
  });

  test('an invoice without anything open is taken as settled, one of zero too', async () => {
    await using ledger = intakeLedger();
    await ledger.take(list(kariOwes('0,00'), `${kari};1009;01.07.2026;15.07.2026;0,00;0,00;`));
    expect(ledger.all<InvoiceRow>(invoices)).toEqual([
      { number: '1001', kind: 'invoice', original: 125_000, open: 0, settled_on: '2026-09-01' },
      { number: '1009', kind: 'invoice', original: 0, open: 0, settled_on: '2026-09-01' },
    ]);
  });

  test('four currencies and the smallest amount in one list', async () => {
    await using ledger = intakeLedger();
    const rows = ['1;0,01;NOK', '2;0,01;SEK', '3;0,01;DKK', '4;0,01;EUR', '5;0,01;'];
    await ledger.take(
      `Fakturanr;Saldo;Valuta;Forfall;Kunde\n${rows.map((row) => `${row};15.07.2026;Kari`).join('\n')}\n`,
    );
    expect(ledger.all('SELECT currency, open FROM invoice ORDER BY number')).toEqual(
      ['NOK', 'SEK', 'DKK', 'EUR', 'NOK'].map((currency) => ({ currency, open: 1 })),
    );
  });

  test('one customer with 600 open invoices is one customer', async () => {
    await using ledger = intakeLedger();
    const rows = Array.from(
      { length: 600 },
      (_, index) => `${kari};${2000 + index};01.07.2026;15.07.2026;10,00;10,00;`,
    );
    expect(await ledger.take(list(...rows))).toMatchObject({ added: 600 });
    expect(ledger.value('SELECT count(*) FROM customer')).toBe(1);
  });
});

describe('the same file again', () => {
  test('changes nothing at all', async () => {
    await using ledger = intakeLedger();
    await ledger.take(first);
    const before = contentOf(ledger.all);
    const again = await ledger.take(first, { now: '2026-09-02T10:00:00Z', listDate: '2026-09-02' });
    expect(again).toEqual({ ...none, intakeId: null, number: null, read: 3, unchanged: 3 });
    expect(contentOf(ledger.all)).toEqual(before);
  });

  test('another file with the same content renews the freshness only', async () => {
    await using ledger = intakeLedger();
    await ledger.take(first);
    const again = await ledger.take(`${first}\r\n`, { now: '2026-09-02T10:00:00Z' });
    expect(again).toEqual({ ...none, intakeId: 2, number: 2, read: 3, unchanged: 3 });
    expect(ledger.all('SELECT revision, synchronised_at FROM creditor')).toEqual([
      { revision: 2, synchronised_at: '2026-09-02T10:00:00Z' },
    ]);
    expect(ledger.value('SELECT count(*) FROM event')).toBe(3);
  });
});

describe('a later list', () => {
  const later = { listDate: '2026-10-01', now: '2026-10-01T08:00:00Z' };

  test('a lower balance is a payment dated by the list, and what is gone stays without a complete list', async () => {
    await using ledger = intakeLedger();
    await ledger.take(first);
    const result = await ledger.take(list(kariOwes('450,00')), later);
    expect(result).toEqual({ ...none, intakeId: 2, number: 2, read: 1, changed: 1, gone: 2 });
    expect(ledger.all<InvoiceRow>(invoices).map(({ number, open }) => [number, open])).toEqual([
      ['1001', 45_000],
      ['1002', 1_500_050],
      ['1003', -50_000],
    ]);
    expect(ledger.all(reductions)).toEqual([
      { number: '1001', date: '2026-10-01', amount: 80_000, kind: 'payment', document: null },
    ]);
    expect(ledger.all(eventsOf('balance_changed'))).toEqual([
      { params: '{"from":125000,"to":45000,"currency":"NOK","date":"2026-10-01","file":"list.csv"}' },
    ]);
  });

  test("the list's own day of payment dates the payment, unless it lies after the list", async () => {
    await using ledger = intakeLedger();
    const rows = (open: string, paid: string): string =>
      `Fakturanr;Forfall;Beløp;Saldo;Kunde;Siste innbetaling\n1;15.07.2026;100;${open};Kari;${paid}\n`;
    await ledger.take(rows('100', ''));
    await ledger.take(rows('60', '20.09.2026'), later);
    await ledger.take(rows('50', '20.12.2026'), { ...later, listDate: '2026-11-01' });
    expect(ledger.all(reductions)).toEqual([
      { number: '1', date: '2026-09-20', amount: 4000, kind: 'payment', document: null },
      { number: '1', date: '2026-11-01', amount: 1000, kind: 'payment', document: null },
    ]);
  });

  test('fifteen part payments and their reversal add up to what the ledger says is open', async () => {
    await using ledger = intakeLedger();
    await ledger.take(list(kariOwes('1 250,00')));
    for (let part = 1; part <= 15; part++) {
      await ledger.take(list(kariOwes(`${1250 - part * 50},00`)), {
        listDate: `2026-09-${String(part + 1).padStart(2, '0')}`,
      });
    }
    await ledger.take(list(kariOwes('1 250,00')), later);
    expect(ledger.value('SELECT count(*) FROM reduction')).toBe(16);
    expect(ledger.value('SELECT sum(amount) FROM reduction')).toBe(0);
    expect(ledger.all('SELECT open, settled_on FROM invoice')).toEqual([{ open: 125_000, settled_on: null }]);
    expect(ledger.all('SELECT date, amount FROM reduction ORDER BY id DESC LIMIT 1')).toEqual([
      { date: '2026-10-01', amount: -75_000 },
    ]);
  });

  test('a paid invoice is settled, an overpaid one is owed to the customer, and one that comes back is open again', async () => {
    await using ledger = intakeLedger();
    await ledger.take(list(kariOwes('1 250,00'), byggOwes('15.000,50')));
    await ledger.take(list(kariOwes('0'), byggOwes('-100,00')), later);
    expect(ledger.all<InvoiceRow>(invoices)).toEqual([
      { number: '1001', kind: 'invoice', original: 125_000, open: 0, settled_on: '2026-10-01' },
      { number: '1002', kind: 'invoice', original: 2_000_050, open: -10_000, settled_on: null },
    ]);
    await ledger.take(list(kariOwes('1 250,00'), byggOwes('0')), { ...later, listDate: '2026-11-01' });
    expect(ledger.all<InvoiceRow>(invoices).map(({ open, settled_on }) => [open, settled_on])).toEqual([
      [125_000, null],
      [0, '2026-11-01'],
    ]);
  });

  test('a raised total is no payment and no reversal; a new due date is told', async () => {
    await using ledger = intakeLedger();
    await ledger.take(list(kariOwes('1 250,00')));
    await ledger.take(list(`${kari};1001;01.07.2026;31.07.2026;1 500,00;1 500,00;000100110`), later);
    expect(ledger.all('SELECT original, open, due FROM invoice')).toEqual([
      { original: 150_000, open: 150_000, due: '2026-07-31' },
    ]);
    expect(ledger.value('SELECT count(*) FROM reduction')).toBe(0);
    expect(JSON.parse(String(ledger.value(eventsOf('invoice_changed'))))).toMatchObject({
      fields: 'due,original',
      fromDue: '2026-07-15',
      toDue: '2026-07-31',
      fromOriginal: 125_000,
      toOriginal: 150_000,
    });
  });
});

describe('a complete list', () => {
  const complete = { complete: true, listDate: '2026-10-01', now: '2026-10-01T08:00:00Z' };

  test('settles what is gone, once', async () => {
    await using ledger = intakeLedger();
    await ledger.take(first);
    const result = await ledger.take(list(kariOwes('1 250,00')), complete);
    expect(result).toEqual({ ...none, intakeId: 2, number: 2, read: 1, unchanged: 1, settled: 2, gone: 2 });
    expect(
      ledger.all<InvoiceRow>(invoices).map(({ number, open, settled_on }) => [number, open, settled_on]),
    ).toEqual([
      ['1001', 125_000, null],
      ['1002', 0, '2026-10-01'],
      ['1003', 0, '2026-10-01'],
    ]);
    expect(ledger.all(reductions)).toEqual([
      { number: '1002', date: '2026-10-01', amount: 1_500_050, kind: 'payment', document: null },
    ]);
    expect(await ledger.take(list(kariOwes('1 250,00')), complete)).toMatchObject({
      intakeId: null,
      settled: 0,
    });
  });

  test("leaves other creditors' invoices alone, and those issued after the list", async () => {
    await using ledger = intakeLedger();
    ledger.connection.exec(
      "INSERT INTO creditor (id, name, country, currency, created_at) VALUES (2, 'Annen AS', 'NO', 'NOK', '2026-01-01')",
    );
    await ledger.take(first, { creditorId: 2 });
    await ledger.take(list(`${kari};1010;15.10.2026;30.10.2026;10,00;10,00;`));
    expect(await ledger.take(list(kariOwes('5')), complete)).toMatchObject({ settled: 0, added: 1 });
    expect(ledger.value('SELECT count(*) FROM invoice WHERE open = 0')).toBe(0);
  });

  test('an invoice whose row cannot be read is not gone', async () => {
    await using ledger = intakeLedger();
    await ledger.take(first);
    const result = await ledger.take(list(kariOwes('tolv'), byggOwes('15.000,50'), credit), complete);
    expect(result).toMatchObject({ rejected: 1, unchanged: 2, settled: 0 });
    expect(ledger.value('SELECT open FROM invoice WHERE number = 1001')).toBe(125_000);
  });

  test('settles nothing when a row does not even tell its number, and says so; a line of sums does not count', async () => {
    await using ledger = intakeLedger();
    await ledger.take(first);
    const path = ledger.file(
      'faulty.csv',
      list(kariOwes('1 250,00'), `${bygg};;02.07.2026;16.07.2026;1,00;1,00;`),
    );
    await ledger.stage(path);
    const comparison = ledger.compare(complete);
    expect(comparison.counts).toMatchObject({ settled: 0, rejected: 1 });
    expect(comparison.warnings).toContainEqual({ code: 'settlement_withheld', params: { rows: 1 } });
    await ledger.stage(ledger.file('sums.csv', list(kariOwes('1 250,00'), 'Sum;;;;;;;;;1 250,00;1 250,00;')));
    expect(ledger.compare(complete).counts).toMatchObject({ settled: 2, rejected: 1 });
  });
});

describe('customers', () => {
  test('an address that the office entered stays in force; the imported one is renewed beside it', async () => {
    await using ledger = intakeLedger();
    await ledger.take(list(kariOwes('1 250,00')));
    ledger.connection.exec(`
      INSERT INTO customer_change (customer_id, field, imported_value, own_value, changed_at)
      VALUES (1, 'street', 'Storgata 1', 'Lillegata 2', '2026-09-05');
      UPDATE customer SET street = 'Lillegata 2' WHERE id = 1;`);
    const moved = list(kariOwes('1 250,00')).replace('Storgata 1', 'Storgata 99').replace('Oslo', 'Oslo S');
    expect(await ledger.take(moved)).toMatchObject({ changed: 0, customersChanged: 1, conflicts: 2 });
    // An address is one thing: the list's place never comes under the office's street.
    expect(ledger.all('SELECT street, city FROM customer')).toEqual([
      { street: 'Lillegata 2', city: 'Oslo' },
    ]);
    expect(ledger.all('SELECT imported_value, own_value FROM customer_change')).toEqual([
      { imported_value: 'Storgata 99', own_value: 'Lillegata 2' },
      { imported_value: 'Oslo S', own_value: 'Oslo' },
    ]);
    expect(await ledger.take(`${moved}\r\n`)).toMatchObject({ changed: 0, unchanged: 1 });
    expect(ledger.all(eventsOf('customer_changed'))).toEqual([
      { params: '{"fields":"street,city","file":"list.csv"}' },
    ]);
  });

  test('an own value that the list has caught up with is none any more', async () => {
    await using ledger = intakeLedger();
    await ledger.take(list(kariOwes('1 250,00')));
    ledger.connection.exec(`
      INSERT INTO customer_change (customer_id, field, imported_value, own_value, changed_at)
      VALUES (1, 'street', 'Storgata 1', 'Lillegata 2', '2026-09-05');
      UPDATE customer SET street = 'Lillegata 2' WHERE id = 1;`);
    await ledger.take(list(kariOwes('1 250,00')).replace('Storgata 1', 'Lillegata 2'));
    expect(ledger.all('SELECT street FROM customer')).toEqual([{ street: 'Lillegata 2' }]);
    expect(ledger.value('SELECT count(*) FROM customer_change')).toBe(0);
  });

  test('a kind that the office chose stays, a kind that the list names counts else', async () => {
    await using ledger = intakeLedger();
    const rows = (kind: string): string =>
      `Fakturanr;Forfall;Saldo;Kunde;Kundetype\n1;15.07.2026;1;Kari;${kind}\n`;
    await ledger.take(rows('Privat'));
    await ledger.take(rows('Bedrift'));
    expect(ledger.value('SELECT kind FROM customer')).toBe('company');
    ledger.connection.exec(`
      INSERT INTO customer_change (customer_id, field, imported_value, own_value, changed_at)
      VALUES (1, 'kind', 'company', 'person', '2026-09-05');
      UPDATE customer SET kind = 'person' WHERE id = 1;`);
    await ledger.take(`${rows('Bedrift')}2;15.07.2026;1;Kari;Bedrift\n`);
    expect(ledger.value('SELECT kind FROM customer')).toBe('person');
  });

  test('an empty address in a later list takes nothing away, a new one replaces the old as a whole', async () => {
    await using ledger = intakeLedger();
    const rows = (address: string): string =>
      `Fakturanr;Forfall;Saldo;Kunde;Adresse;Adresse 2;Postnr;Sted\n1;15.07.2026;1;Kari;${address}\n`;
    // Without a customer number, the postcode is part of who somebody is.
    const numbered = (address: string): string =>
      rows(address).replace('Kunde;', 'Kundenr;').replace('Kari', '7');
    const address = 'SELECT street, street_2, postcode, city FROM customer';
    await ledger.take(numbered('Storgata 1;c/o Ola;0150;Oslo'));
    expect(await ledger.take(numbered(';;;'))).toMatchObject({ unchanged: 1 });
    expect(ledger.all(address)).toEqual([
      { street: 'Storgata 1', street_2: 'c/o Ola', postcode: '0150', city: 'Oslo' },
    ]);
    await ledger.take(numbered('Nygata 2;;5003;Bergen'));
    expect(ledger.all(address)).toEqual([
      { street: 'Nygata 2', street_2: '', postcode: '5003', city: 'Bergen' },
    ]);
  });

  test('a customer known by its identity number alone gets the number that a later list has', async () => {
    await using ledger = intakeLedger();
    await ledger.take('Fakturanr;Forfall;Saldo;Navn;Orgnr\n1;15.07.2026;1;Bygg AS;987654325\n');
    await ledger.take(
      'Fakturanr;Forfall;Saldo;Navn;Orgnr;Kundenr\n1;15.07.2026;1;Bygg AS;987 654 325;17\n2;15.07.2026;1;Bygg AS avd. 2;987654325;18\n',
    );
    expect(ledger.all('SELECT key, number, identity_number FROM customer ORDER BY id')).toEqual([
      { key: 'n:17', number: '17', identity_number: '987654325' },
      { key: 'n:18', number: '18', identity_number: '987654325' },
    ]);
    expect(
      await ledger.take('Fakturanr;Forfall;Saldo;Navn;Orgnr\n3;15.07.2026;1;Bygg AS;987654325\n'),
    ).toMatchObject({ added: 1 });
    expect(ledger.value('SELECT count(*) FROM customer')).toBe(2);
  });
});

describe('customers without a number', () => {
  const rows = (columns: string, ...cells: readonly string[]): string =>
    `Fakturanr;Forfall;Saldo;Navn;${columns}\n${cells.map((cell) => `${cell}\n`).join('')}`;
  const known = 'SELECT id, key, number, name, postcode FROM customer ORDER BY id';

  test('stay who they are when a list brings the postcode that was lacking, or takes their number up', async () => {
    await using ledger = intakeLedger();
    await ledger.take(rows('Postnr', '1;15.07.2026;1;Kari Ås;', '2;15.07.2026;1;Per;'));
    await ledger.take(rows('Postnr', '1;15.07.2026;1;Kari Ås;0150', '2;15.07.2026;1;Per;5003'));
    expect(ledger.all(known)).toEqual([
      { id: 1, key: 'a:kari ås|0150', number: null, name: 'Kari Ås', postcode: '0150' },
      { id: 2, key: 'a:per|5003', number: null, name: 'Per', postcode: '5003' },
    ]);
    const numbered = rows('Postnr;Kundenr', '1;15.07.2026;1;Kari Ås;0150;17', '2;15.07.2026;1;Per;5003;18');
    expect(await ledger.take(numbered)).toMatchObject({ changed: 0, customersChanged: 2 });
    expect(ledger.all(known)).toEqual([
      { id: 1, key: 'n:17', number: '17', name: 'Kari Ås', postcode: '0150' },
      { id: 2, key: 'n:18', number: '18', name: 'Per', postcode: '5003' },
    ]);
    expect(await ledger.take(`${numbered}\n`)).toMatchObject({ unchanged: 2 });
  });

  test('are known again when a list leaves the numbers out', async () => {
    await using ledger = intakeLedger();
    await ledger.take(rows('Postnr;Kundenr', '1;15.07.2026;1;Kari Ås;0150;17', '2;15.07.2026;1;Per;5003;18'));
    const bare = rows(
      'Postnr',
      '1;15.07.2026;1;Kari Ås;',
      '3;15.07.2026;1;Per;5003',
      '4;15.07.2026;1;Per;5004',
    );
    expect(await ledger.take(bare)).toMatchObject({ added: 2, changed: 0, unchanged: 1 });
    expect(ledger.all('SELECT number, customer_id FROM invoice ORDER BY number')).toEqual([
      { number: '1', customer_id: 1 },
      { number: '2', customer_id: 2 },
      { number: '3', customer_id: 2 },
      { number: '4', customer_id: 3 },
    ]);
    expect(ledger.all(known).map((row) => (row as { number: string | null }).number)).toEqual([
      '17',
      '18',
      null,
    ]);
  });

  test('of one name and two postcodes become two, and only one of them goes on', async () => {
    await using ledger = intakeLedger();
    await ledger.take(rows('Postnr', '1;15.07.2026;1;Kari;', '2;15.07.2026;1;Kari;'));
    const parted = rows('Postnr', '1;15.07.2026;1;Kari;0150', '2;15.07.2026;1;Kari;5003');
    await ledger.take(parted);
    expect(ledger.all(known)).toEqual([
      { id: 1, key: 'a:kari|0150', number: null, name: 'Kari', postcode: '0150' },
      { id: 2, key: 'a:kari|5003', number: null, name: 'Kari', postcode: '5003' },
    ]);
    expect(ledger.all('SELECT number, customer_id FROM invoice ORDER BY number')).toEqual([
      { number: '1', customer_id: 1 },
      { number: '2', customer_id: 2 },
    ]);
    expect(await ledger.take(`${parted}\n`)).toMatchObject({ unchanged: 2 });
  });

  test('an invoice that goes to somebody else is no sign of being the same', async () => {
    await using ledger = intakeLedger();
    await ledger.take(rows('Postnr', '1;15.07.2026;1;Kari;0150'));
    expect(await ledger.take(rows('Postnr', '1;15.07.2026;1;Ola;0150'))).toMatchObject({ changed: 1 });
    expect(ledger.value('SELECT count(*) FROM customer')).toBe(2);
    expect(ledger.value('SELECT customer_id FROM invoice')).toBe(2);
  });

  test('rows that are one customer to the ledger and disagree do not turn it back and forth', async () => {
    await using ledger = intakeLedger();
    await ledger.take(rows('Orgnr;Kundenr', '1;15.07.2026;1;Bygg AS;987654325;17'));
    const mixed = rows(
      'Orgnr;Kundenr',
      '1;15.07.2026;1;Bygg AS;987654325;17',
      '2;15.07.2026;1;Bygg A/S;987654325;',
    );
    expect(await ledger.take(mixed)).toMatchObject({ added: 1 });
    expect(ledger.all('SELECT name, number FROM customer')).toEqual([{ name: 'Bygg A/S', number: '17' }]);
    expect(await ledger.take(`${mixed}\n`)).toMatchObject({ changed: 0, unchanged: 2 });
  });
});

describe('the preview', () => {
  test('says what the taking over then does, row by row, and leaves the ledger as it is', async () => {
    await using ledger = intakeLedger();
    await ledger.take(first);
    const before = contentOf(ledger.all);
    const next = list(
      kariOwes('450,00'),
      byggOwes('15.000,50'),
      `${kari};1004;01.09.2026;15.09.2026;9;9;`,
      `${kari};1005;;x;9;9;`,
    );
    await ledger.stage(ledger.file('next.csv', next));
    const terms = { complete: true, listDate: '2026-10-01' };
    const { counts, rows, errors } = ledger.compare(terms);
    expect(contentOf(ledger.all)).toEqual(before);
    expect(
      rows.map(({ line, action, number, customer, open, ledgerOpen }) => [
        line,
        action,
        number,
        customer,
        open,
        ledgerOpen,
      ]),
    ).toEqual([
      [2, 'change', '1001', 'Kari Ødegård', 45_000, 125_000],
      [3, 'unchanged', '1002', 'Nordfjord Bygg AS', 1_500_050, 1_500_050],
      [4, 'add', '1004', 'Kari Ødegård', 900, null],
    ]);
    expect(errors).toEqual([{ line: 5, field: 'due', code: 'date_unreadable', params: { value: 'x' } }]);
    const { intakeId, number, ...done } = await ledger.commit(terms);
    expect([intakeId, number]).toEqual([2, 2]);
    expect(done).toEqual(counts);
    expect(counts).toEqual({
      ...none,
      read: 4,
      added: 1,
      changed: 1,
      unchanged: 1,
      settled: 1,
      gone: 1,
      rejected: 1,
    });
    expect(ledger.all('SELECT line, field, code, params FROM intake_reject')).toEqual([
      { line: 5, field: 'due', code: 'date_unreadable', params: '{"value":"x"}' },
    ]);
  });

  test("warns of another creditor's list, an older list and one that was there before", async () => {
    await using ledger = intakeLedger();
    const own = Array.from({ length: 6 }, (_, index) => `${kari};${index};01.07.2026;15.07.2026;9;9;`);
    await ledger.take(list(...own), { listDate: '2026-09-01' });
    await ledger.take(list(kariOwes('1 250,00')), { listDate: '2026-09-10' });
    await ledger.stage(ledger.file('other.csv', 'Fakturanr;Forfall;Saldo;Kunde\nZ1;15.07.2026;1;Per\n'));
    expect(ledger.compare({ listDate: '2026-09-11' }).warnings).toEqual([
      { code: 'none_known', params: { open: 7 } },
    ]);
    await ledger.stage(ledger.file('old.csv', list(...own)));
    expect(ledger.compare({ listDate: '2026-09-05' }).warnings).toEqual([
      { code: 'list_older', params: { listDate: '2026-09-05', latest: '2026-09-10' } },
      { code: 'taken_over_before', params: { at: '2026-09-01T10:00:00Z' } },
    ]);
  });
});

/** Everything that a taking over could touch. */
function contentOf(all: <Row>(sql: string) => Row[]): Record<string, unknown[]> {
  const tables = [
    'creditor',
    'customer',
    'customer_change',
    'invoice',
    'reduction',
    'event',
    'intake',
    'intake_reject',
  ];
  return Object.fromEntries(tables.map((table) => [table, all(`SELECT * FROM ${table}`)]));
}
