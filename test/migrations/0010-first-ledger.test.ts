import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { migration0010 } from '#backend/ledger/migrations/0010-first-ledger.ts';
import { migrations } from '#backend/ledger/migrations/index.ts';

let db: Database.Database;

beforeEach(() => {
  db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  db.exec(migration0010.sql);
  db.exec(`
    INSERT INTO creditor (id, name, country, currency, created_at) VALUES (1, 'A', 'NO', 'NOK', '2026-01-01T00:00:00Z');
    INSERT INTO profile (id, creditor_id, debtor_kind, preset, name) VALUES (1, 1, 'person', 'standard', 'Standard');
    INSERT INTO intake (id, creditor_id, file_name, sha256, format, list_date, complete, read_count, added, changed,
      unchanged, settled, rejected, committed_at)
      VALUES (1, 1, 'a.csv', 'x', 'csv', '2026-01-01', 0, 1, 1, 0, 0, 0, 0, '2026-01-01T00:00:00Z');
    INSERT INTO customer (id, creditor_id, key, name, kind, country, created_at)
      VALUES (1, 1, '10001', 'Kari', 'person', 'NO', '2026-01-01T00:00:00Z');
    INSERT INTO invoice (id, creditor_id, customer_id, number, kind, issued, due, currency, original, open, intake_id)
      VALUES (1, 1, 1, '1', 'invoice', '2026-01-01', '2026-01-15', 'NOK', 100, 100, 1);
    INSERT INTO run (id, creditor_id, as_of, state, law_version, created_at)
      VALUES (1, 1, '2026-02-01', 'approved', 'no', '2026-02-01T00:00:00Z'),
             (2, 1, '2026-02-02', 'approved', 'no', '2026-02-02T00:00:00Z');
    INSERT INTO letter (id, run_id, customer_id, number, recipient, postcode, language, model, checksum)
      VALUES (1, 1, 1, 1, 'Kari', '0150', 'nb', '{}', 'x'), (2, 2, 1, 1, 'Kari', '0150', 'nb', '{}', 'x');
    INSERT INTO event (at, creditor_id, kind, params) VALUES ('2026-01-01T00:00:00Z', 1, 'held', '{}');
  `);
});

const notice = (id: number, letter: number, ordinal = 1, kind = 'reminder'): void => {
  db.prepare(
    `INSERT INTO notice (id, run_id, letter_id, invoice_id, kind, ordinal, channel, deadline, principal, interest,
       claims_interest, fee, earlier_fees, law_version)
     VALUES (?, ?, ?, 1, ?, ?, 'paper', '2026-03-01', 100, 0, 0, 38, 0, 'no')`,
  ).run(id, letter, letter, kind, ordinal);
};

const insertCharge = (noticeId: number): void => {
  db.prepare(
    "INSERT INTO charge (notice_id, invoice_id, kind, amount, state) VALUES (?, 1, 'fee', 38, 'open')",
  ).run(noticeId);
};

describe('what must never happen twice', () => {
  test('the same step of the same invoice, also in another run', () => {
    notice(1, 1);
    expect(() => notice(2, 2)).toThrow(/UNIQUE constraint failed: notice/);
    notice(3, 2, 2);
    notice(4, 2, 1, 'collection_notice');
  });

  test('but a cancelled notice frees its step, once', () => {
    notice(1, 1);
    db.exec("UPDATE notice SET cancelled_at = '2026-02-02T00:00:00Z' WHERE id = 1");
    notice(2, 2);
    expect(() => db.exec('UPDATE notice SET cancelled_at = NULL WHERE id = 1')).toThrow(/UNIQUE/);
  });

  test('the fee of a notice', () => {
    notice(1, 1);
    insertCharge(1);
    expect(() => insertCharge(1)).toThrow(/UNIQUE constraint failed: charge/);
  });

  test('an invoice number of a creditor, a letter number of a run, a row of a run, a customer key, a document', () => {
    for (const sql of [
      `INSERT INTO invoice (creditor_id, customer_id, number, kind, issued, due, currency, original, open, intake_id)
       VALUES (1, 1, '1', 'invoice', '2026-01-01', '2026-01-15', 'NOK', 100, 100, 1)`,
      `INSERT INTO letter (run_id, customer_id, number, recipient, postcode, language, model, checksum)
       VALUES (1, 1, 1, 'Kari', '0150', 'nb', '{}', 'x')`,
      `INSERT INTO run_item (run_id, invoice_id, customer_id, state, currency, principal, interest, fee, fingerprint,
         standing)
       VALUES (1, 1, 1, 'left_out', 'NOK', 1, 0, 0, '', '{}'), (1, 1, 1, 'left_out', 'NOK', 1, 0, 0, '', '{}')`,
      `INSERT INTO customer (creditor_id, key, name, kind, country, created_at)
       VALUES (1, '10001', 'Ola', 'person', 'NO', '2026-01-01T00:00:00Z')`,
      `INSERT INTO reduction (invoice_id, date, amount, kind, document, intake_id)
       VALUES (1, '2026-01-01', 1, 'credit_note', 'K1', 1), (1, '2026-01-01', 1, 'credit_note', 'K1', 1)`,
      `INSERT INTO creditor (name, organisation_number, country, currency, created_at)
       VALUES ('B', '1', 'NO', 'NOK', ''), ('C', '1', 'NO', 'NOK', '')`,
    ]) {
      expect(() => db.exec(sql), sql).toThrow(/UNIQUE constraint failed/);
    }
    // Without a number, two creditors are not twins.
    db.exec(
      "INSERT INTO creditor (name, country, currency, created_at) VALUES ('B', 'NO', 'NOK', ''), ('C', 'NO', 'NOK', '')",
    );
  });
});

describe('what is kept out', () => {
  test('an event changed or taken away', () => {
    expect(() => db.exec("UPDATE event SET kind = 'lifted'")).toThrow(/append-only/);
    expect(() => db.exec('DELETE FROM event')).toThrow(/append-only/);
    expect(db.prepare('SELECT kind FROM event').pluck().all()).toEqual(['held']);
  });

  test('a text where an amount belongs, a fraction of an øre, and words that no column knows', () => {
    for (const [sql, why] of [
      ["UPDATE invoice SET open = 'mye'", /cannot store TEXT/],
      ['UPDATE invoice SET open = 1.5', /cannot store REAL/],
      ["UPDATE invoice SET due = '15.01.2026'", /CHECK constraint/],
      ["UPDATE invoice SET kind = 'offer'", /CHECK constraint/],
      ["UPDATE invoice SET currency = 'kroner'", /CHECK constraint/],
      ["UPDATE run SET state = 'perhaps'", /CHECK constraint/],
      ["UPDATE customer SET kind = 'cat'", /CHECK constraint/],
      ["UPDATE creditor SET name = ''", /CHECK constraint/],
      ['UPDATE creditor SET postal_days = 31', /CHECK constraint/],
      ['UPDATE creditor SET minimum_amount = -1', /CHECK constraint/],
      ['UPDATE letter SET number = 0', /CHECK constraint/],
    ] as const) {
      expect(() => db.exec(sql), sql).toThrow(why);
    }
  });

  test('a fee that is an amount without one, and a rule that is none with one', () => {
    const step = db.prepare(
      `INSERT INTO profile_step (profile_id, position, kind, wait_days, wait_from, deadline_days, fee_rule, fee_amount,
         claim_interest, channels) VALUES (1, ?, 'reminder', 14, 'deadline', 14, ?, ?, 0, '["paper"]')`,
    );
    step.run(0, 'amount', 3000);
    step.run(1, 'statutory', null);
    expect(() => step.run(2, 'amount', null)).toThrow(/CHECK/);
    expect(() => step.run(2, 'none', 3000)).toThrow(/CHECK/);
    expect(() => step.run(1, 'none', null)).toThrow(/UNIQUE/);
  });

  test('a row whose parent is not there', () => {
    expect(() => db.exec('UPDATE invoice SET customer_id = 99')).toThrow(/FOREIGN KEY/);
    expect(() => notice(1, 99)).toThrow(/FOREIGN KEY/);
    expect(() => db.exec('DELETE FROM customer')).toThrow(/FOREIGN KEY/);
  });

  test('every table is strict', () => {
    const loose = db
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .all();
    expect(loose).toEqual([]);
  });
});

test('the migrations count by tens, upwards', () => {
  const versions = migrations.map((migration) => migration.version);
  expect(versions).toEqual(versions.map((_, at) => (at + 1) * 10));
});
