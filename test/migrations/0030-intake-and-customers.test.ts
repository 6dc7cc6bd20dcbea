import Database from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { migration0010 } from '#backend/ledger/migrations/0010-first-ledger.ts';
import { migration0020 } from '#backend/ledger/migrations/0020-law-and-rules.ts';
import { migration0030 } from '#backend/ledger/migrations/0030-intake-and-customers.ts';

let db: Database.Database;

/** A ledger as the program before left it: two creditors, imports of lists and documents, notes and history. */
beforeEach(() => {
  db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  db.exec(migration0010.sql);
  db.exec(migration0020.sql);
  db.exec(`
    INSERT INTO creditor (id, name, country, currency, created_at)
      VALUES (1, 'A', 'NO', 'NOK', '2026-01-01T00:00:00Z'), (2, 'B', 'SE', 'SEK', '2026-01-01T00:00:00Z');
    INSERT INTO intake (id, creditor_id, file_name, sha256, format, list_date, complete, read_count, added, changed,
      unchanged, settled, rejected, committed_at)
      VALUES (1, 1, 'a.csv', 'x', 'csv', '2026-01-01', 0, 3, 2, 0, 0, 0, 1, '2026-01-01T00:00:00Z'),
             (2, 2, 'b.csv', 'y', 'csv', '2026-01-02', 0, 0, 0, 0, 0, 0, 0, '2026-01-02T00:00:00Z'),
             (3, 1, 'c.xml', 'z', 'ubl_invoice', '2026-01-03', 0, 1, 1, 0, 0, 0, 0, '2026-01-03T00:00:00Z');
    INSERT INTO intake_reject (intake_id, line, code, params) VALUES (1, 4, 'amount_missing', '{}');
    INSERT INTO customer (id, creditor_id, key, name, kind, street, postcode, city, country, created_at)
      VALUES (1, 1, '10001', 'Kari', 'person', 'Gata 1', '0150', 'Oslo', 'NO', '2026-01-01T00:00:00Z'),
             (2, 1, '10002', 'Ola', 'person', '', '', '', 'NO', '2026-01-01T00:00:00Z');
    INSERT INTO customer_change (customer_id, field, imported_value, own_value, changed_at)
      VALUES (1, 'street', 'Gt 1', 'Gata 1', '2026-02-01T00:00:00Z');
    INSERT INTO invoice (id, creditor_id, customer_id, number, kind, issued, due, currency, original, open, intake_id)
      VALUES (1, 1, 1, '1', 'invoice', '2026-01-01', '2026-01-15', 'NOK', 100, 100, 1);
    INSERT INTO note (id, creditor_id, invoice_id, text, created_at)
      VALUES (7, 1, 1, 'Ringt', '2026-02-01T00:00:00Z');
    INSERT INTO event (id, at, creditor_id, customer_id, invoice_id, kind, params)
      VALUES (5, '2026-02-01T00:00:00Z', 1, 1, 1, 'invoice_imported', '{"open":100}');
  `);
});

const migrate = (): void => void db.transaction(() => db.exec(migration0030.sql))();
const all = (sql: string): unknown[] => db.prepare(sql).all();

test('a ledger of before comes over whole', () => {
  const kept = [
    'SELECT id, creditor_id, invoice_id, text, created_at FROM note',
    'SELECT id, at, creditor_id, customer_id, invoice_id, run_id, profile_id, kind, params FROM event',
    'SELECT id, key, name, street, postcode FROM customer ORDER BY id',
    'SELECT customer_id, field, imported_value, own_value, changed_at FROM customer_change',
    'SELECT id, number, original, open, intake_id FROM invoice',
  ];
  const before = kept.map(all);
  migrate();
  expect(kept.map(all)).toEqual(before);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(
    all(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
    ),
  ).toEqual([]);
});

test('imports are numbered for each creditor, know their kind, and have their file', () => {
  migrate();
  expect(all('SELECT id, number, kind, files FROM intake ORDER BY id')).toEqual([
    { id: 1, number: 1, kind: 'open_items', files: 1 },
    { id: 2, number: 1, kind: 'open_items', files: 1 },
    { id: 3, number: 2, kind: 'documents', files: 1 },
  ]);
  expect(all('SELECT intake_id, name, format, drafts, rejected FROM intake_file ORDER BY id')).toEqual([
    { intake_id: 1, name: 'a.csv', format: 'csv', drafts: 2, rejected: 1 },
    { intake_id: 2, name: 'b.csv', format: 'csv', drafts: 0, rejected: 0 },
    { intake_id: 3, name: 'c.xml', format: 'ubl_invoice', drafts: 1, rejected: 0 },
  ]);
  expect(() => db.exec('UPDATE intake SET number = 1 WHERE id = 3')).toThrow(/UNIQUE/);
});

test('a note is of a customer, and may be of an invoice', () => {
  migrate();
  expect(all('SELECT id, customer_id, written_by FROM note')).toEqual([
    { id: 7, customer_id: 1, written_by: '' },
  ]);
  db.exec("INSERT INTO note (creditor_id, customer_id, text, created_at) VALUES (1, 2, 'Flyttet', 'x')");
});

test('history stays when what it tells of is gone, and nobody changes it', () => {
  migrate();
  db.exec(
    'DELETE FROM note; DELETE FROM invoice; DELETE FROM customer_change; DELETE FROM customer WHERE id = 1',
  );
  expect(all('SELECT customer_id, invoice_id FROM event')).toEqual([{ customer_id: 1, invoice_id: 1 }]);
  expect(() => db.exec("UPDATE event SET kind = 'x'")).toThrow(/append-only/);
  expect(() => db.exec('DELETE FROM event')).toThrow(/append-only/);
});

test('a customer has one default contact person, and one address for each purpose', () => {
  migrate();
  const contact = (isDefault: number): void =>
    void db
      .prepare("INSERT INTO contact (customer_id, name, is_default, origin) VALUES (1, 'Per', ?, 'own')")
      .run(isDefault);
  contact(1);
  contact(0);
  expect(() => contact(1)).toThrow(/UNIQUE/);
  const address = (purpose: string): void =>
    void db
      .prepare(
        `INSERT INTO customer_address (customer_id, purpose, street, postcode, city, country, origin)
         VALUES (1, ?, 'Gata 1', '0150', 'Oslo', 'NO', 'import')`,
      )
      .run(purpose);
  address('postal');
  expect(() => address('postal')).toThrow(/UNIQUE/);
  expect(() => address('holiday')).toThrow(/CHECK constraint/);
});

test('words that no column knows are kept out', () => {
  migrate();
  for (const sql of [
    "UPDATE customer SET channel = 'pigeon'",
    "UPDATE customer SET situation = 'abroad'",
    'UPDATE customer SET interest_free = 2',
    "UPDATE creditor SET email_order = 'any'",
    "UPDATE intake SET kind = 'other'",
    "INSERT INTO source (creditor_id, kind) VALUES (1, 'folder')",
    "INSERT INTO source (creditor_id, kind, folder) VALUES (1, 'files', '/a')",
    "INSERT INTO source (creditor_id, kind, absent) VALUES (1, 'files', 'forget')",
    "INSERT INTO source (creditor_id, kind, stale_days) VALUES (1, 'files', 0)",
  ]) {
    expect(() => db.exec(sql), sql).toThrow(/CHECK constraint/);
  }
  db.exec("INSERT INTO source (creditor_id, kind, folder) VALUES (1, 'folder', '/a')");
});

test('customers of before can be told apart across creditors by name and place', () => {
  migrate();
  expect(all('SELECT id, match_key FROM customer ORDER BY id')).toEqual([
    { id: 1, match_key: 'kari|0150' },
    { id: 2, match_key: '' },
  ]);
});
