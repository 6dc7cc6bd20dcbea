import { describe, expect, test } from 'vitest';
import { eInvoice } from '#test/support/intake/eInvoice.ts';
import { intakeLedger } from '#test/support/intake/intakeLedger.ts';
import { finvoiceMessage } from '#test/support/intake/finvoiceMessage.ts';
import { ledgerContent } from '#test/support/intake/ledgerContent.ts';
import { saftFile } from '#test/support/intake/saftFile.ts';

const first = { listDate: '2026-09-01', now: '2026-09-01T08:00:00.000Z' };
const second = { listDate: '2026-10-01', now: '2026-10-01T08:00:00.000Z' };
const head = 'Kundenr;Kundenavn;Adresse;Postnr;Poststed;Fakturanr;Fakturadato;Forfall;Beløp;Saldo';
const list = (...rows: readonly string[]): string => [head, ...rows, ''].join('\r\n');
const owes = '7;01.07.2026;15.07.2026;100;100';
const customers = 'SELECT number, name, identity_number, street, postcode, city FROM customer ORDER BY id';

describe('an address of which a part is the own one of the office', () => {
  const entered = async () => {
    const ledger = intakeLedger();
    await ledger.take(list(`1;Ida Vik;Sjøgata 3;9008;Tromsø;${owes}`), first);
    ledger.connection.exec(`
      INSERT INTO customer_change (customer_id, field, imported_value, own_value, changed_at, changed_by)
        VALUES (1, 'street', 'Sjøgata 3', 'Havna 1', '2026-09-05T08:00:00Z', 'Berit');
      UPDATE customer SET street = 'Havna 1'`);
    return ledger;
  };
  const own = 'SELECT field, imported_value, own_value, changed_by FROM customer_change ORDER BY id';

  test('is never mixed with the one that a list brings, and undoing the list takes the conflict back', async () => {
    await using ledger = await entered();
    const before = ledgerContent(ledger);
    const moved = list(`1;Ida Vik;Torget 5;5014;Bergen;${owes}`);
    expect(await ledger.take(moved, second)).toMatchObject({ conflicts: 3 });
    expect(ledger.all(customers)).toMatchObject([{ street: 'Havna 1', postcode: '9008', city: 'Tromsø' }]);
    expect(ledger.all(own)).toEqual([
      { field: 'street', imported_value: 'Torget 5', own_value: 'Havna 1', changed_by: 'Berit' },
      { field: 'postcode', imported_value: '5014', own_value: '9008', changed_by: 'Berit' },
      { field: 'city', imported_value: 'Bergen', own_value: 'Tromsø', changed_by: 'Berit' },
    ]);
    expect(await ledger.take(`${moved}\r\n`, second)).toMatchObject({ customersChanged: 0, conflicts: 0 });
    await ledger.undo(2);
    expect(ledgerContent(ledger)).toMatchObject({
      customer: before['customer'],
      customer_change: before['customer_change'],
    });
  });

  test('follows the list once that has what the office has entered', async () => {
    await using ledger = await entered();
    const moved = list(`1;Ida Vik;Havna 1;9009;Tromsø;${owes}`);
    expect(await ledger.take(moved, second)).toMatchObject({ conflicts: 0 });
    expect(ledger.all(customers)).toMatchObject([{ street: 'Havna 1', postcode: '9009', city: 'Tromsø' }]);
    expect(ledger.all(own)).toEqual([]);
  });
});

describe('two debtors stay two', () => {
  const fjell = { number: null, name: 'Fjell AS', identity_number: '987654325' };
  const list7 = list(`1;Ida Vik AS;Sjøgata 3;9008;Tromsø;${owes}`);

  test('where a credit note names an invoice of somebody else', async () => {
    await using ledger = intakeLedger();
    await ledger.take(list7, first);
    const credit = { root: 'CreditNote', number: '90', corrects: '7', payable: '50.00' } as const;
    await ledger.take(eInvoice({ ...credit, customer: 'Fjell AS' }), second);
    await ledger.take(eInvoice({ number: '91', payable: '500.00', customer: 'Fjell AS' }), second);
    expect(ledger.all(customers)).toMatchObject([{ name: 'Ida Vik AS', identity_number: null }, fjell]);
    expect(ledger.all('SELECT number, customer_id FROM invoice ORDER BY id')).toEqual([
      { number: '7', customer_id: 1 },
      { number: '90', customer_id: 2 },
      { number: '91', customer_id: 2 },
    ]);
  });

  test('where an e-invoice bears the number of an invoice of somebody else', async () => {
    await using ledger = intakeLedger();
    await ledger.take(list7, first);
    const pdf = Buffer.from('%PDF-1.7 of Fjell AS').toString('base64');
    const document = eInvoice({ number: '7', payable: '500.00', customer: 'Fjell AS' }).replace(
      '<cac:AccountingSupplierParty>',
      `<cac:AdditionalDocumentReference><cbc:ID>7</cbc:ID><cac:Attachment>
        <cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="7.pdf">${pdf}</cbc:EmbeddedDocumentBinaryObject>
       </cac:Attachment></cac:AdditionalDocumentReference><cac:AccountingSupplierParty>`,
    );
    await ledger.stage(ledger.file('a.xml', document));
    expect(ledger.compare(second).warnings).toMatchObject([{ code: 'document_differs' }]);
    await ledger.commit(second);
    expect(ledger.all('SELECT number, customer_id, open FROM invoice')).toEqual([
      { number: '7', customer_id: 1, open: 10_000 },
    ]);
    expect(ledger.all(customers)).toMatchObject([{ name: 'Ida Vik AS', identity_number: null }, fjell]);
    // Its picture is nothing that Ida Vik may see.
    expect(ledger.all('SELECT * FROM invoice_document')).toEqual([]);
    expect(await ledger.take(document, second)).toMatchObject({ intakeId: null });
  });

  test('though the same debtor under another name is known by the sum of its invoice', async () => {
    await using ledger = intakeLedger();
    await ledger.take(list7, first);
    await ledger.take(eInvoice({ number: '7', payable: '100.00', customer: 'Ida Vik Tromsø' }), second);
    expect(ledger.all(customers)).toMatchObject([{ name: 'Ida Vik AS', identity_number: '987654325' }]);
  });
});

test.each([
  ['Purregebyr', 'document_is_reminder'],
  ['Betalingspåminnelse', 'document_is_reminder'],
  ['Rykker', 'document_is_reminder'],
  ['Maksumuistutus', 'document_is_reminder'],
  ['Rentenota', 'document_is_interest'],
  ['Räntefaktura', 'document_is_interest'],
  ['Viivästyskorkolasku', 'document_is_interest'],
  ['Inkassovarsel', 'document_is_collection'],
])('a row of a list that is a charge (%s) is no debt of its own', async (kind, code) => {
  await using ledger = intakeLedger();
  await ledger.stage(
    ledger.file(
      'list.csv',
      `Kunde;Dokumenttype;Fakturanr;Forfall;Saldo\nKari;Faktura;7;15.07.2026;100\nKari;${kind};8;15.07.2026;35\n`,
    ),
  );
  expect(ledger.compare(first)).toMatchObject({
    counts: { added: 1, rejected: 1 },
    errors: [{ line: 3, field: 'documentKind', code, params: { number: '8' } }],
  });
});

describe('a debt that would be claimed falsely is told before it is taken over', () => {
  const codes = ({ warnings }: { readonly warnings: readonly { code: string }[] }): readonly string[] =>
    warnings.map(({ code }) => code);
  const opened = (from: string, opening: string, closing: string) => ({
    selection: `<SelectionStartDate>${from}</SelectionStartDate><SelectionEndDate>2026-10-31</SelectionEndDate>`,
    customers: [{ id: '1', balances: [{ opening, closing }] }],
  });
  const invoice = {
    id: '1',
    date: '2026-07-01',
    lines: [{ customer: '1', amount: '1000', reference: '5001', due: '2026-07-15' }],
  };

  test('where a ledger file that begins later holds an invoice in its opening item', async () => {
    await using ledger = intakeLedger({ organisationNumber: '912345676' });
    const whole = { ...opened('2026-01-01', '200', '1200'), vouchers: [invoice] };
    await ledger.take(saftFile(whole), first);
    await ledger.stage(ledger.file('later.xml', saftFile(opened('2026-08-01', '1200', '1200'))));
    const told = {
      code: 'opening_again',
      params: { count: 1, customer: 'Kari Ødegård', number: '5001' },
    };
    for (const complete of [false, true]) {
      expect(ledger.compare({ ...second, complete }).warnings).toContainEqual(told);
    }
    const paid = {
      id: '2',
      date: '2026-09-20',
      lines: [{ customer: '1', amount: '-1000', reference: '5001' }],
    };
    const same = { ...opened('2026-01-01', '200', '200'), vouchers: [invoice, paid] };
    await ledger.stage(ledger.file('same.xml', saftFile(same)));
    expect(codes(ledger.compare({ ...second, complete: true }))).not.toContain('opening_again');
  });

  test('where a list gives a known number to another invoice, and not where a payment is taken back', async () => {
    await using ledger = intakeLedger();
    await ledger.take(list(`1;Ida Vik;Sjøgata 3;9008;Tromsø;${owes}`), first);
    const compared = async (row: string) => {
      await ledger.stage(ledger.file('b.csv', list(row)));
      return ledger.compare(second).warnings;
    };
    expect(await compared('2;Per Dal;Torget 5;5014;Bergen;7;01.09.2026;15.09.2026;300;300')).toEqual([
      { code: 'number_reused', params: { count: 1, number: '7', customer: 'Ida Vik' } },
    ]);
    await ledger.take(list('1;Ida Vik;Sjøgata 3;9008;Tromsø;7;01.07.2026;15.07.2026;100;0'), first);
    const again = '1;Ida Vik;Sjøgata 3;9008;Tromsø;7;';
    expect(await compared(`${again}01.09.2026;15.09.2026;300;300`)).toHaveLength(1);
    expect(await compared(`${again}01.07.2026;15.07.2026;100;90`)).toEqual([]);
  });

  test('where an e-invoice is older than a complete list that does not name it', async () => {
    await using ledger = intakeLedger({ country: 'FI', currency: 'EUR' });
    const open = 'Asiakasnro;Nimi;Laskunro;Eräpäivä;Avoinna\n1;Simo Oy;900;15.08.2026;50\n';
    await ledger.stage(ledger.file('a.xml', finvoiceMessage({ number: '701' })));
    expect(codes(ledger.compare(first))).toEqual([]);
    const list = await ledger.take(open, { ...first, complete: true });
    await ledger.stage(ledger.file('a.xml', finvoiceMessage({ number: '701' })));
    expect(ledger.compare(second).warnings).toEqual([
      { code: 'document_before_list', params: { count: 1, number: '701', listDate: '2026-09-01' } },
    ]);
    await ledger.undo(list.intakeId ?? 0);
    expect(codes(ledger.compare(second))).toEqual([]);
  });
});
