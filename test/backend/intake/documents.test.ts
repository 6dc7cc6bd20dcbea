import { describe, expect, test } from 'vitest';
import { eInvoice } from '#test/support/intake/eInvoice.ts';
import { intakeLedger } from '#test/support/intake/intakeLedger.ts';

const invoices =
  'SELECT number, kind, issued, due, original, open, reference, settled_on FROM invoice ORDER BY id';

describe('an e-invoice', () => {
  test('becomes an invoice of its customer', async () => {
    await using ledger = intakeLedger();
    expect(await ledger.take(eInvoice())).toMatchObject({ read: 1, added: 1 });
    expect(ledger.all(invoices)).toEqual([
      {
        number: '5001',
        kind: 'invoice',
        issued: '2026-07-01',
        due: '2026-07-15',
        original: 125_000,
        open: 125_000,
        reference: '0050013',
        settled_on: null,
      },
    ]);
    expect(
      ledger.all(
        'SELECT key, name, kind, identity_number, street, street_2, postcode, city, country, email FROM customer',
      ),
    ).toEqual([
      {
        key: 'i:987654325',
        name: 'Fjell & Fjord AS',
        kind: 'company',
        identity_number: '987654325',
        street: 'Fjellveien 3',
        street_2: 'Postboks 7',
        postcode: '0150',
        city: 'Oslo',
        country: 'NO',
        email: 'faktura@fjell.example',
      },
    ]);
    // A document says nothing of how fresh the balances are.
    expect(ledger.all('SELECT revision, synchronised_at FROM creditor')).toEqual([
      { revision: 2, synchronised_at: null },
    ]);
  });

  test('may have as many lines as it likes', async () => {
    await using ledger = intakeLedger();
    const line = '<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:Note>x</cbc:Note></cac:InvoiceLine>';
    const long = eInvoice().replace('</Invoice>', `${line.repeat(20_000)}$&`);
    expect(await ledger.take(long)).toMatchObject({ read: 1, added: 1 });
  });

  test('never changes the balance of an invoice that a list has told, and fills only what is empty', async () => {
    await using ledger = intakeLedger();
    await ledger.take(
      'Fakturanr;Forfall;Saldo;Navn;Orgnr;Adresse;Postnr;Sted;Tlf\n5001;15.07.2026;400,00;Fjell;987654325;Gammelveien 1;0001;Oslo;99\n',
    );
    const result = await ledger.take(eInvoice());
    expect(result).toMatchObject({ added: 0, changed: 1 });
    expect(ledger.all('SELECT original, open, issued, reference FROM invoice')).toEqual([
      { original: 40_000, open: 40_000, issued: '2026-07-01', reference: '0050013' },
    ]);
    expect(ledger.all('SELECT name, street, postcode, email, phone FROM customer')).toEqual([
      {
        name: 'Fjell',
        street: 'Gammelveien 1',
        postcode: '0001',
        email: 'faktura@fjell.example',
        phone: '99',
      },
    ]);
    expect(ledger.value('SELECT count(*) FROM reduction')).toBe(0);
    expect(await ledger.take(eInvoice())).toMatchObject({ intakeId: null, unchanged: 1 });
  });

  test('the total before a prepayment is kept beside what is owed', async () => {
    await using ledger = intakeLedger();
    await ledger.take(eInvoice({ payable: '850.00', prepaid: '400.00' }));
    expect(ledger.all('SELECT original, open FROM invoice')).toEqual([{ original: 125_000, open: 85_000 }]);
  });

  test('is warned about when another company made it, or when it says otherwise than the ledger', async () => {
    await using ledger = intakeLedger({ organisationNumber: '999888777' });
    await ledger.stage(ledger.file('one.xml', eInvoice()));
    expect(ledger.compare().warnings).toEqual([
      {
        code: 'supplier_mismatch',
        params: { supplier: 'Nordfjord Handel AS', number: '912345676', creditor: 'Nordfjord Handel AS' },
      },
    ]);
    await using own = intakeLedger({ organisationNumber: '912345676' });
    await own.take(eInvoice());
    await own.stage(own.file('two.xml', eInvoice({ payable: '1300.00', due: '2026-08-15' })));
    expect(own.compare().warnings).toEqual([
      {
        code: 'document_differs',
        params: {
          number: '5001',
          due: '2026-08-15',
          ledgerDue: '2026-07-15',
          original: 130_000,
          ledgerOriginal: 125_000,
        },
      },
    ]);
  });

  test('inside the envelope of the network', async () => {
    await using ledger = intakeLedger();
    const body = eInvoice().replace(/^<\?xml[^>]*>\s*/u, '');
    const envelope = 'http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader';
    await ledger.take(
      `<StandardBusinessDocument xmlns="${envelope}"><StandardBusinessDocumentHeader><HeaderVersion>1.0</HeaderVersion></StandardBusinessDocumentHeader>${body}</StandardBusinessDocument>`,
    );
    expect(ledger.value('SELECT number FROM invoice')).toBe('5001');
  });

  test('with other prefixes and in ISO-8859-1', async () => {
    await using ledger = intakeLedger();
    const text = eInvoice({ customer: 'Ødegård & Sønn AS' })
      .replace('encoding="UTF-8"', 'encoding="ISO-8859-1"')
      .replaceAll('cbc:', 'b:')
      .replaceAll('xmlns:cbc', 'xmlns:b');
    await ledger.take(Buffer.from(text, 'latin1'));
    expect(ledger.value('SELECT name FROM customer')).toBe('Ødegård & Sønn AS');
  });

  test.each([
    ['no due date', { due: null }, 'due', 'due_date_missing'],
    ['terms with a discount', { due: null, terms: '10 days, 2% discount' }, 'due', 'due_date_missing'],
    ['an impossible day', { due: '2026-02-30' }, 'due', 'date_unreadable'],
    ['a day in words', { issued: '1 July' }, 'issued', 'date_unreadable'],
    ['no amount', { payable: '' }, 'open', 'amount_missing'],
    ['a comma in the amount', { payable: '1250,00' }, 'open', 'amount_unreadable'],
    ['fractions of an øre', { payable: '1250.001' }, 'open', 'amount_too_precise'],
    ['an unknown currency', { currency: 'XXK' }, 'currency', 'currency_unknown'],
    ['no number', { number: '' }, 'invoiceNumber', 'invoice_number_missing'],
    ['no customer', { customer: '' }, 'customerName', 'customer_missing'],
    ['an unknown country', { country: 'ZZ' }, 'country', 'country_unknown'],
  ] as const)('%s is told as an error of the row', async (_, fields, field, code) => {
    await using ledger = intakeLedger();
    await ledger.stage(ledger.file('faulty.xml', eInvoice(fields)));
    const { counts, errors, warnings } = ledger.compare();
    expect(counts).toMatchObject({ read: 1, added: 0, rejected: 1 });
    expect(errors.map((error) => [error.field, error.code])).toEqual([[field, code]]);
    expect(warnings).toContainEqual({ code: 'nothing_recognised', params: { rejected: 1 } });
  });
});

describe('a credit note', () => {
  const credit = { root: 'CreditNote', number: 'K1', issued: '2026-08-01', corrects: '5001' } as const;
  const open = 'SELECT number, open, settled_on FROM invoice ORDER BY id';

  test('lowers the invoice that it names from its own day on and is used up by it', async () => {
    await using ledger = intakeLedger();
    await ledger.take(eInvoice());
    expect(await ledger.take(eInvoice({ ...credit, payable: '250.00' }))).toMatchObject({
      read: 1,
      added: 1,
    });
    expect(ledger.all(open)).toEqual([
      { number: '5001', open: 100_000, settled_on: null },
      { number: 'K1', open: 0, settled_on: '2026-08-01' },
    ]);
    expect(ledger.all('SELECT date, amount, kind, document FROM reduction')).toEqual([
      { date: '2026-08-01', amount: 25_000, kind: 'credit_note', document: 'K1' },
    ]);
    expect(JSON.parse(String(ledger.value("SELECT params FROM event WHERE kind = 'credited'")))).toEqual({
      document: 'K1',
      amount: 25_000,
      from: 125_000,
      to: 100_000,
      currency: 'NOK',
      date: '2026-08-01',
    });
    expect(await ledger.take(eInvoice({ ...credit, payable: '250.00' }))).toMatchObject({ unchanged: 1 });
    expect(ledger.value('SELECT open FROM invoice WHERE number = 5001')).toBe(100_000);
  });

  test('two of them settle it; what goes beyond stays owed to the customer', async () => {
    await using ledger = intakeLedger();
    await ledger.take(eInvoice());
    await ledger.take(eInvoice({ ...credit, payable: '1000.00' }));
    await ledger.take(eInvoice({ ...credit, number: 'K2', payable: '400.00' }));
    expect(ledger.all(open)).toEqual([
      { number: '5001', open: 0, settled_on: '2026-08-01' },
      { number: 'K1', open: 0, settled_on: '2026-08-01' },
      { number: 'K2', open: -15_000, settled_on: null },
    ]);
    expect(ledger.value('SELECT count(*) FROM customer')).toBe(1);
  });

  test('of an unknown invoice, or in another currency, stays open', async () => {
    await using ledger = intakeLedger();
    await ledger.take(eInvoice());
    await ledger.take(eInvoice({ ...credit, corrects: '4711', payable: '250.00' }));
    await ledger.take(eInvoice({ ...credit, number: 'K2', currency: 'EUR', payable: '250.00' }));
    expect(ledger.all(open).map((row) => (row as { open: number }).open)).toEqual([
      125_000, -25_000, -25_000,
    ]);
  });

  test('a negative invoice is one', async () => {
    await using ledger = intakeLedger();
    await ledger.take(eInvoice());
    await ledger.take(eInvoice({ number: '5002', corrects: '5001', payable: '-1250.00' }));
    expect(ledger.all('SELECT number, kind, original, open FROM invoice ORDER BY id')).toEqual([
      { number: '5001', kind: 'invoice', original: 125_000, open: 0 },
      { number: '5002', kind: 'credit_note', original: -125_000, open: 0 },
    ]);
  });
});
