import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { documentPath, sweepUnfinished } from '#backend/intake/keepDocuments.ts';
import { eInvoice } from '#test/support/intake/eInvoice.ts';
import { type IntakeLedger, intakeLedger } from '#test/support/intake/intakeLedger.ts';
import { ledgerContent } from '#test/support/intake/ledgerContent.ts';

const columns =
  'Kundenr;Kundenavn;Adresse;Postnr;Poststed;E-post;Kontaktperson;Kontaktpersonens e-post;Purreprofil;Purrestopp;Inkassosperre;Rentefri';
const customers = (...rows: readonly string[]): string => [columns, ...rows, ''].join('\r\n');
const ida = 'Ida Vik;Sjøgata 3;9008;Tromsø;ida@vik.no';

const first = { listDate: '2026-09-01', now: '2026-09-01T08:00:00.000Z' };
const second = { listDate: '2026-10-01', now: '2026-10-01T08:00:00.000Z' };

function addProfile(ledger: IntakeLedger, name: string, kind = 'person'): number {
  return Number(
    ledger.connection
      .prepare(
        `INSERT INTO profile (creditor_id, debtor_kind, preset, name, state) VALUES (1, ?, 'standard', ?, 'active') RETURNING id`,
      )
      .pluck()
      .get(kind, name),
  );
}

describe('a list of customers', () => {
  test('adds and changes customers, settles nothing, and says so', async () => {
    await using ledger = intakeLedger();
    await ledger.take('Kundenr;Kundenavn;Fakturanr;Forfall;Saldo\n1;Ida Vik;7;15.07.2026;100\n', first);
    await ledger.stage(ledger.file('kunder.csv', customers(`1;${ida};;;;;;`, '2;Per Dal;;;;;;;;;;')));
    const comparison = ledger.compare({ ...second, complete: true });
    expect(comparison.staged.kind).toBe('customers');
    expect(comparison.counts).toEqual({
      read: 2,
      added: 0,
      changed: 0,
      unchanged: 0,
      settled: 0,
      gone: 0,
      rejected: 0,
      customersAdded: 1,
      customersChanged: 1,
      conflicts: 0,
    });
    expect(comparison.groups).toEqual([
      { group: 'customers_added', rows: 1 },
      { group: 'customers_changed', rows: 1 },
    ]);
    expect(ledger.difference('customers_changed')[0]).toMatchObject({
      number: '1',
      customer: 'Ida Vik',
      changes: [
        { field: 'street', before: '', after: 'Sjøgata 3', own: null },
        { field: 'postcode', before: '', after: '9008', own: null },
        { field: 'city', before: '', after: 'Tromsø', own: null },
        { field: 'email', before: '', after: 'ida@vik.no', own: null },
      ],
    });
    expect(await ledger.commit({ ...second, complete: true })).toMatchObject({
      customersAdded: 1,
      settled: 0,
    });
    expect(ledger.all('SELECT number, city, match_key, intake_id FROM customer ORDER BY id')).toEqual([
      { number: '1', city: 'Tromsø', match_key: 'ida vik|9008', intake_id: 1 },
      { number: '2', city: '', match_key: '', intake_id: 2 },
    ]);
    expect(ledger.all('SELECT kind, complete FROM intake WHERE id = 2')).toEqual([
      { kind: 'customers', complete: 0 },
    ]);
    // It is no list of balances, so that nothing is fresher by it.
    expect(ledger.value('SELECT synchronised_at FROM creditor')).toBe(first.now);
  });

  test('gives its number to a customer whom only a document had told of', async () => {
    await using ledger = intakeLedger();
    await ledger.take('Kundenavn;Postnr;Fakturanr;Forfall;Saldo\nIda Vik;9008;7;15.07.2026;100\n', first);
    await ledger.take(customers(`31;${ida};;;;;;`), second);
    expect(ledger.all('SELECT number, key, name FROM customer')).toEqual([
      { number: '31', key: 'n:31', name: 'Ida Vik' },
    ]);
  });

  test('contact persons: the first becomes the default, one of its own is never overwritten', async () => {
    await using ledger = intakeLedger();
    await ledger.take(customers(`1;${ida};Berit;b@vik.no;;;;`), first);
    await ledger.take(customers(`1;${ida};Per;p@vik.no;;;;`), second);
    const contacts = 'SELECT name, email, is_default, origin FROM contact ORDER BY id';
    expect(ledger.all(contacts)).toEqual([
      { name: 'Berit', email: 'b@vik.no', is_default: 1, origin: 'import' },
      { name: 'Per', email: 'p@vik.no', is_default: 0, origin: 'import' },
    ]);
    ledger.connection.exec(
      `INSERT INTO contact (customer_id, name, email, origin) VALUES (1, 'Siv', 'siv@own.no', 'own')`,
    );
    expect(await ledger.take(customers(`1;${ida};SIV;s@vik.no;;;;`), second)).toMatchObject({
      customersChanged: 0,
    });
    expect(ledger.value("SELECT email FROM contact WHERE name = 'Siv'")).toBe('siv@own.no');
    await ledger.take(customers(`1;${ida};Per;per@ny.no;;;;`), second);
    expect(ledger.value("SELECT email FROM contact WHERE name = 'Per'")).toBe('per@ny.no');
  });

  test('a contact person that was changed or taken away here is so in later lists', async () => {
    await using ledger = intakeLedger();
    await ledger.take(customers(`1;${ida};Berit;b@vik.no;;;;`, '2;Ola;;;;;Kari;k@ola.no;;;;'), first);
    const imported = (name: string, email: string): string =>
      JSON.stringify({ name, role: '', email, phone: '' });
    const change = ledger.connection.prepare(
      `INSERT INTO customer_change (customer_id, field, imported_value, own_value, changed_at) VALUES (?, ?, ?, ?, '2026-09-05T08:00:00Z')`,
    );
    change.run(1, 'contact.1', imported('Berit', 'b@vik.no'), imported('Berit Lie', 'b@own.no'));
    change.run(2, 'contact.2', imported('Kari', 'k@ola.no'), '');
    ledger.connection.exec(`UPDATE contact SET name = 'Berit Lie', email = 'b@own.no' WHERE id = 1;
      DELETE FROM contact WHERE id = 2`);
    const rows = [`1;${ida};Berit;b@vik.no;;;;`, '2;Ola;;;;;Kari;k@ola.no;;;;'];
    expect(await ledger.take(customers(...rows), second)).toMatchObject({
      customersChanged: 0,
      conflicts: 0,
    });
    const moved = rows.map((row) => row.replace('b@vik.no', 'berit@ny.no'));
    expect(await ledger.take(customers(...moved), second)).toMatchObject({
      customersChanged: 1,
      conflicts: 1,
    });
    expect(ledger.all('SELECT name, email FROM contact')).toEqual([{ name: 'Berit Lie', email: 'b@own.no' }]);
    expect(
      ledger.all('SELECT imported_value, conflict_since FROM customer_change WHERE customer_id = 1'),
    ).toEqual([{ imported_value: imported('Berit', 'berit@ny.no'), conflict_since: second.now }]);
  });

  test('a profile by its name, flags, and a stop that is placed once', async () => {
    await using ledger = intakeLedger();
    const gentle = addProfile(ledger, 'Mild');
    const strict = addProfile(ledger, 'Streng');
    const row = `1;${ida};;;mild;ja;ja;ja`;
    await ledger.stage(ledger.file('a.csv', customers(row, '2;Per Dal;;;;;;;Ukjent;;;')));
    expect(ledger.compare(first).warnings).toEqual([
      { code: 'profile_unknown', params: { profile: 'Ukjent', count: 1, customer: 'Per Dal' } },
    ]);
    await ledger.commit(first);
    expect(ledger.all('SELECT profile_id, collection_ban, interest_free FROM customer ORDER BY id')).toEqual([
      { profile_id: gentle, collection_ban: 1, interest_free: 1 },
      { profile_id: null, collection_ban: 0, interest_free: 0 },
    ]);
    expect(ledger.all('SELECT customer_id, kind, reason, placed_by, intake_id FROM hold')).toEqual([
      { customer_id: 1, kind: 'do_not_remind', reason: 'list.csv', placed_by: 'tester', intake_id: 1 },
    ]);
    expect(ledger.value("SELECT count(*) FROM event WHERE kind = 'held' AND customer_id = 1")).toBe(1);
    // Somebody lifts the stop and chooses another profile: the list does not turn that back.
    ledger.connection.exec(`UPDATE hold SET lifted_at = '2026-09-05T08:00:00Z', lifted_by = 'Berit';
      UPDATE customer SET profile_id = ${strict}, collection_ban = 0, interest_free = 1 WHERE id = 1`);
    await ledger.stage(ledger.file('b.csv', customers(`1;${ida};;;mild;ja;;ja`)));
    expect(ledger.compare(second)).toMatchObject({
      counts: { customersChanged: 0 },
      warnings: [{ code: 'profile_differs', params: { profile: 'mild', count: 1, customer: 'Ida Vik' } }],
    });
    await ledger.commit(second);
    expect(ledger.value('SELECT count(*) FROM hold')).toBe(1);
    expect(ledger.all('SELECT profile_id FROM customer WHERE id = 1')).toEqual([{ profile_id: strict }]);
  });

  test('further addresses by purpose; one of its own stays, and is told as a conflict', async () => {
    await using ledger = intakeLedger();
    const list = (street: string): string =>
      `Kundenr;Kundenavn;Fakturaadresse;Fakturapostnr;Fakturapoststed;Besøksadresse;Besøkspostnr;Besøkspoststed\n` +
      `1;Ida Vik;Postboks 7;9001;Tromsø;${street};9008;Tromsø\n`;
    await ledger.take(list('Sjøgata 3'), first);
    const visiting = "SELECT street, origin FROM customer_address WHERE purpose = 'visiting'";
    expect(ledger.all(visiting)).toEqual([{ street: 'Sjøgata 3', origin: 'import' }]);
    expect(ledger.value('SELECT street FROM customer')).toBe('Postboks 7');
    const columns = { street_2: '', postcode: '', city: '', country: 'NO' };
    ledger.connection
      .prepare(
        `INSERT INTO customer_change (customer_id, field, imported_value, own_value, changed_at)
         VALUES (1, 'address.visiting', ?, ?, '2026-09-05T08:00:00Z')`,
      )
      .run(
        JSON.stringify({ street: 'Sjøgata 3', ...columns }),
        JSON.stringify({ street: 'Havna 1', ...columns }),
      );
    ledger.connection.exec(
      "UPDATE customer_address SET street = 'Havna 1', origin = 'own' WHERE purpose = 'visiting'",
    );
    const before = ledgerContent(ledger);
    await ledger.stage(ledger.file('b.csv', list('Sjøgata 9')));
    ledger.compare(second);
    expect(ledger.difference('conflicts')[0]?.changes).toEqual([
      {
        field: 'visiting_address',
        before: 'Sjøgata 3, NO',
        after: 'Sjøgata 9, NO',
        own: 'Havna 1, NO',
      },
    ]);
    expect(await ledger.commit(second)).toMatchObject({ conflicts: 1, customersChanged: 1 });
    expect(ledger.all(visiting)).toEqual([{ street: 'Havna 1', origin: 'own' }]);
    await ledger.undo(2);
    expect(ledgerContent(ledger)).toEqual(before);
    // The list catches up with the office.
    expect(await ledger.take(list('Havna 1'), second)).toMatchObject({ conflicts: 0, customersChanged: 1 });
    expect(ledger.all(visiting)).toEqual([{ street: 'Havna 1', origin: 'import' }]);
    expect(ledger.value('SELECT count(*) FROM customer_change')).toBe(0);
    await ledger.undo(3);
    expect(ledgerContent(ledger)).toEqual(before);
  });
});

describe('a field with a value of the office', () => {
  const list = (street: string): string =>
    `Kundenr;Kundenavn;Adresse;Postnr;Poststed;Fakturanr;Forfall;Saldo\n1;Ida Vik;${street};9008;Tromsø;7;15.07.2026;100\n`;

  async function entered(): Promise<IntakeLedger> {
    const ledger = intakeLedger();
    await ledger.take(list('Sjøgata 3'), first);
    ledger.connection.exec(`
      INSERT INTO customer_change (customer_id, field, imported_value, own_value, changed_at, changed_by)
        VALUES (1, 'street', 'Sjøgata 3', 'Havna 1', '2026-09-05T08:00:00Z', 'Berit');
      UPDATE customer SET street = 'Havna 1'`);
    return ledger;
  }
  const change =
    'SELECT imported_value, own_value, imported_at, imported_from, conflict_since FROM customer_change';

  test('the same list again is no conflict', async () => {
    await using ledger = await entered();
    await ledger.stage(ledger.file('b.csv', list('Sjøgata 3')));
    expect(ledger.compare(second)).toMatchObject({ counts: { conflicts: 0, customersChanged: 0 } });
  });

  test('another value is counted, shown with both, and renewed beside the own one, which stays in force', async () => {
    await using ledger = await entered();
    await ledger.stage(ledger.file('b.csv', list('Fjellveien 8')));
    expect(ledger.compare(second).counts).toMatchObject({ conflicts: 1, customersChanged: 1, unchanged: 1 });
    expect(ledger.difference('conflicts')).toMatchObject([
      {
        customer: 'Ida Vik',
        number: '1',
        changes: [{ field: 'street', before: 'Sjøgata 3', after: 'Fjellveien 8', own: 'Havna 1' }],
      },
    ]);
    await ledger.commit(second);
    expect(ledger.value('SELECT street FROM customer')).toBe('Havna 1');
    expect(ledger.all(change)).toEqual([
      {
        imported_value: 'Fjellveien 8',
        own_value: 'Havna 1',
        imported_at: second.now,
        imported_from: 'list.csv',
        conflict_since: second.now,
      },
    ]);
    expect(ledger.value('SELECT conflicts FROM intake WHERE id = 2')).toBe(1);
    // What was a conflict since then stays one from that day.
    await ledger.take(list('Fjellveien 9'), { ...second, now: '2026-11-01T08:00:00.000Z' });
    expect(ledger.all(change)).toMatchObject([
      { imported_value: 'Fjellveien 9', imported_at: '2026-11-01T08:00:00.000Z', conflict_since: second.now },
    ]);
  });

  test('the same value as the office has ends it', async () => {
    await using ledger = await entered();
    expect(await ledger.take(list('Havna 1'), second)).toMatchObject({ conflicts: 0, customersChanged: 1 });
    expect(ledger.all(change)).toEqual([]);
    expect(ledger.value('SELECT street FROM customer')).toBe('Havna 1');
  });

  test('a language that was chosen here is not overwritten', async () => {
    await using ledger = intakeLedger();
    const spoken = (language: string): string =>
      `Kundenr;Kundenavn;Språk;Fakturanr;Forfall;Saldo\n1;Ida Vik;${language};7;15.07.2026;100\n`;
    await ledger.take(spoken(''), first);
    await ledger.take(spoken('sv'), first);
    ledger.connection.exec("UPDATE customer SET language = 'fi'");
    await ledger.take(spoken('en'), second);
    expect(ledger.value('SELECT language FROM customer')).toBe('fi');
  });
});

describe('balances without due dates', () => {
  const list = (...rows: readonly string[]): string =>
    ['Fakturanr;Kunde;Saldo;Forfall', ...rows, ''].join('\r\n');

  test('are taken for invoices that are known, and refused for others', async () => {
    await using ledger = intakeLedger();
    await ledger.take(list('1;Kari;100;15.07.2026'), first);
    await ledger.stage(ledger.file('b.csv', list('1;Kari;40;15.07.2026', '2;Ola;70;20.07.2026')));
    // As a list of balances from a ledger file tells them.
    const staging = (await import('#backend/ledger/index.ts')).connect(
      join(ledger.folder, 'staging.sqlite'),
      'write',
    );
    staging.exec('UPDATE draft SET due = NULL, issued = NULL');
    staging.close();
    expect(ledger.compare(second)).toMatchObject({
      counts: { read: 2, added: 0, changed: 1, rejected: 1, customersAdded: 0 },
      errors: [{ line: 3, field: 'due', code: 'due_date_missing' }],
    });
    await ledger.commit(second);
    expect(ledger.all('SELECT number, open, due FROM invoice')).toEqual([
      { number: '1', open: 4000, due: '2026-07-15' },
    ]);
    expect(ledger.all('SELECT name FROM customer')).toEqual([{ name: 'Kari' }]);
    expect(ledger.all('SELECT line, code FROM intake_reject')).toEqual([
      { line: 3, code: 'due_date_missing' },
    ]);
  });
});

describe('the invoice itself', () => {
  const pdf = Buffer.from('%PDF-1.7\nthe invoice as it was sent\n%%EOF\n');
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  const withPicture = (number: string): string =>
    eInvoice({ number }).replace(
      '<cac:AccountingSupplierParty>',
      `<cac:AdditionalDocumentReference><cbc:ID>${number}</cbc:ID><cac:Attachment>
        <cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="faktura-${number}.pdf">${pdf.toString('base64')}</cbc:EmbeddedDocumentBinaryObject>
       </cac:Attachment></cac:AdditionalDocumentReference><cac:AccountingSupplierParty>`,
    );

  test('is kept beside the ledger under its checksum, once, and goes when the last import of it is undone', async () => {
    await using ledger = intakeLedger();
    const documents = join(ledger.folder, 'documents');
    await ledger.take(withPicture('1'), first);
    await ledger.take(withPicture('2'), second);
    expect(ledger.all('SELECT invoice_id, name, media_type, sha256, bytes FROM invoice_document')).toEqual(
      ['1', '2'].map((number, at) => ({
        invoice_id: at + 1,
        name: `faktura-${number}.pdf`,
        media_type: 'application/pdf',
        sha256,
        bytes: pdf.length,
      })),
    );
    const path = documentPath(documents, sha256);
    expect(readFileSync(path).equals(pdf)).toBe(true);
    await ledger.undo(2);
    expect(existsSync(path)).toBe(true);
    await ledger.undo(1, { now: '2026-12-02T08:00:00Z' });
    expect(existsSync(path)).toBe(false);
    expect(readdirSync(documents).filter((name) => name.startsWith('unfinished'))).toEqual([]);
  });

  test('of a known invoice is taken even where nothing else is new', async () => {
    await using ledger = intakeLedger();
    await ledger.take('Fakturanr;Kunde;Saldo;Beløp;Forfall\n1;Kari;1250;1250;15.07.2026\n', first);
    expect(await ledger.take(withPicture('1'), second)).toMatchObject({ intakeId: 2, added: 0 });
    expect(ledger.value('SELECT count(*) FROM invoice_document')).toBe(1);
    expect(await ledger.take(withPicture('1'), second)).toMatchObject({ intakeId: null });
  });

  test('leaves no file behind when the taking over fails, or the process ends before it', async () => {
    await using ledger = intakeLedger();
    const documents = join(ledger.folder, 'documents');
    const path = documentPath(documents, sha256);
    await ledger.stage(ledger.file('a.xml', withPicture('1')));
    ledger.connection.exec(
      "CREATE TRIGGER stop BEFORE INSERT ON invoice BEGIN SELECT RAISE(ABORT, 'stop'); END",
    );
    await expect(ledger.commit(first)).rejects.toThrow('stop');
    expect(existsSync(path)).toBe(false);
    ledger.connection.exec('DROP TRIGGER stop');
    await ledger.commit(first);
    // A process that ended in between: the list beside the files says which they are.
    const orphan = 'ab'.repeat(32);
    writeFileSync(join(documents, 'unfinished-x'), JSON.stringify([orphan, sha256, '../../ledger.sqlite']));
    const { mkdirSync } = await import('node:fs');
    mkdirSync(join(documents, 'ab'), { recursive: true });
    writeFileSync(documentPath(documents, orphan), 'x');
    sweepUnfinished(ledger.path, documents);
    expect([existsSync(documentPath(documents, orphan)), existsSync(path), existsSync(ledger.path)]).toEqual([
      false,
      true,
      true,
    ]);
    expect(existsSync(join(documents, 'unfinished-x'))).toBe(false);
  });
});
