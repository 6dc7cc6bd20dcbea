import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { migration0010 } from '#backend/ledger/migrations/0010-first-ledger.ts';
import { migration0020 } from '#backend/ledger/migrations/0020-law-and-rules.ts';

let db: Database.Database;

/** A ledger as the first program left it: three letters sent, one waiting, fees open, paid and waived. */
beforeEach(() => {
  db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  db.exec(migration0010.sql);
  db.exec(`
    INSERT INTO creditor (id, name, organisation_number, country, currency, postal_days, created_at)
      VALUES (1, 'A', '923609016', 'NO', 'NOK', 2, '2026-01-01T00:00:00Z');
    INSERT INTO profile (id, creditor_id, debtor_kind, preset, name) VALUES (1, 1, 'person', 'standard', 'Standard');
    UPDATE creditor SET person_profile_id = 1;
    INSERT INTO profile_step (id, profile_id, position, kind, wait_days, wait_from, deadline_days, fee_rule,
      claim_interest, channels)
      VALUES (1, 1, 0, 'reminder', 14, 'deadline', 14, 'statutory', 0, '["paper"]'),
             (2, 1, 1, 'hand_over', 3, 'deadline', 0, 'none', 0, '[]');
    INSERT INTO intake (id, creditor_id, file_name, sha256, format, list_date, complete, read_count, added, changed,
      unchanged, settled, rejected, committed_at)
      VALUES (1, 1, 'a.csv', 'x', 'csv', '2026-01-01', 0, 1, 1, 0, 0, 0, 0, '2026-01-01T00:00:00Z');
    INSERT INTO customer (id, creditor_id, key, name, kind, country, created_at)
      VALUES (1, 1, '10001', 'Kari', 'person', 'NO', '2026-01-01T00:00:00Z');
    INSERT INTO invoice (id, creditor_id, customer_id, number, kind, issued, due, currency, original, open, intake_id)
      VALUES (1, 1, 1, '1', 'invoice', '2026-01-01', '2026-01-15', 'NOK', 100, 100, 1),
             (2, 1, 1, '2', 'invoice', '2026-01-01', '2026-01-15', 'NOK', 200, 0, 1);
    INSERT INTO hold (id, creditor_id, customer_id, invoice_id, kind, reason, from_day, created_at)
      VALUES (1, 1, 1, 1, 'objection', 'Feil', '2026-03-01', '2026-03-01T00:00:00Z');
    INSERT INTO run (id, creditor_id, as_of, state, law_version, created_at)
      VALUES (1, 1, '2026-02-01', 'confirmed', 'no', '2026-02-01T00:00:00Z'),
             (2, 1, '2026-03-02', 'approved', 'no', '2026-03-02T00:00:00Z');
    INSERT INTO run_item (run_id, invoice_id, customer_id, state, step_kind, ordinal, letter_key, currency, principal,
      interest, fee, fingerprint, standing)
      VALUES (1, 1, 1, 'sent', 'reminder', 1, 'k', 'NOK', 100, 0, 38, 'f', '{}');
    INSERT INTO letter (id, run_id, customer_id, number, recipient, postcode, language, model, checksum)
      VALUES (1, 1, 1, 1, 'Kari', '0150', 'nb', '{}', 'x'), (2, 2, 1, 1, 'Kari', '0150', 'nb', '{}', 'x');
    INSERT INTO notice (id, run_id, letter_id, invoice_id, kind, ordinal, channel, deadline, principal, interest,
      claims_interest, fee, earlier_fees, law_version, sent_on)
      VALUES (1, 1, 1, 1, 'reminder', 1, 'paper', '2026-02-15', 100, 0, 0, 38, 0, 'no', '2026-02-01'),
             (2, 1, 1, 2, 'reminder', 1, 'paper', '2026-02-15', 200, 0, 0, 38, 0, 'no', '2026-02-01'),
             (3, 1, 1, 2, 'collection_notice', 1, 'paper', '2026-02-15', 200, 0, 1, 38, 38, 'no', '2026-02-02'),
             (4, 2, 2, 1, 'collection_notice', 1, 'paper', '2026-03-20', 100, 1, 1, 38, 38, 'no', NULL);
    INSERT INTO charge (id, notice_id, invoice_id, kind, amount, state)
      VALUES (1, 1, 1, 'fee', 38, 'open'), (2, 2, 2, 'fee', 38, 'paid'), (3, 3, 2, 'fee', 39, 'waived');
    INSERT INTO event (id, at, creditor_id, invoice_id, kind, params)
      VALUES (1, '2026-02-01T00:00:00Z', 1, 1, 'notice_sent', '{"fee":38}');
    INSERT INTO standing_state (creditor_id, as_of, revision, law_version) VALUES (1, '2026-03-02', 1, 'no');
  `);
});

const migrate = (): void => void db.transaction(() => db.exec(migration0020.sql))();
const all = (sql: string): unknown[] => db.prepare(sql).all();

/** Every row of the tables that are only added to, in the columns that they had. */
function kept(): Record<string, unknown[]> {
  const columns = {
    creditor: 'id, name, organisation_number, country, currency, postal_days, person_profile_id',
    profile: 'id, creditor_id, debtor_kind, preset, name',
    profile_step: 'id, profile_id, position, kind, wait_days, wait_from, deadline_days, fee_rule, channels',
    customer: 'id, key, name, kind, country',
    invoice: 'id, number, kind, issued, due, original, open',
    hold: 'id, invoice_id, kind, reason, from_day, until_day',
    run: 'id, as_of, state, law_version',
    run_item: 'run_id, invoice_id, state, step_kind, ordinal, letter_key, principal, interest, fee, standing',
    letter: 'id, run_id, model, checksum',
    notice: 'id, kind, ordinal, deadline, principal, interest, fee, earlier_fees, sent_on, cancelled_at',
    event: 'id, at, kind, params',
  };
  return Object.fromEntries(
    Object.entries(columns).map(([table, names]) => [
      table,
      all(`SELECT ${names} FROM ${table} ORDER BY 1, 2`),
    ]),
  );
}

test('a ledger of before comes over whole', () => {
  const before = kept();
  migrate();
  expect(kept()).toEqual(before);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(
    all(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
    ),
  ).toEqual([]);
  // The projection does not know the new columns yet: it is made anew.
  expect(all('SELECT * FROM standing_state')).toEqual([]);
});

describe('charges', () => {
  test('keep their states, and what ended is not taken back by a list', () => {
    migrate();
    expect(
      all(
        `SELECT id, creditor_id, notice_id, invoice_id, kind, amount, paid, state, claimed_on, ended_on, ended_by
         FROM charge ORDER BY id`,
      ),
    ).toEqual([
      {
        id: 1,
        creditor_id: 1,
        notice_id: 1,
        invoice_id: 1,
        kind: 'fee',
        amount: 38,
        paid: 0,
        state: 'open',
        claimed_on: '2026-02-01',
        ended_on: null,
        ended_by: null,
      },
      {
        id: 2,
        creditor_id: 1,
        notice_id: 2,
        invoice_id: 2,
        kind: 'fee',
        amount: 38,
        paid: 38,
        state: 'paid',
        claimed_on: '2026-02-01',
        ended_on: '2026-02-01',
        ended_by: '',
      },
      {
        id: 3,
        creditor_id: 1,
        notice_id: 3,
        invoice_id: 2,
        kind: 'fee',
        amount: 39,
        paid: 0,
        state: 'waived',
        claimed_on: '2026-02-02',
        ended_on: '2026-02-02',
        ended_by: '',
      },
    ]);
    expect(all('SELECT charge_id, amount, booked_by FROM charge_payment')).toEqual([
      { charge_id: 2, amount: 38, booked_by: '' },
    ]);
  });

  test('are owed once: a notice’s fee, the lump sum, the interest of a paid invoice', () => {
    migrate();
    const insert = (noticeId: number | null, kind: string, state = 'open'): void =>
      void db
        .prepare(
          `INSERT INTO charge (creditor_id, notice_id, invoice_id, kind, amount, state, claimed_on, ended_on)
           VALUES (1, ?, 1, ?, 10, ?, '2026-03-01', ?)`,
        )
        .run(noticeId, kind, state, state === 'open' ? null : '2026-03-02');
    expect(() => insert(1, 'fee')).toThrow(/UNIQUE/);
    insert(1, 'compensation', 'waived');
    insert(4, 'compensation');
    expect(() => insert(null, 'compensation')).toThrow(/UNIQUE/);
    insert(null, 'interest');
    expect(() => insert(null, 'interest')).toThrow(/UNIQUE/);
  });

  test('are never more or less paid than their state says', () => {
    migrate();
    for (const sql of [
      'UPDATE charge SET paid = 39 WHERE id = 1',
      'UPDATE charge SET paid = -1 WHERE id = 1',
      "UPDATE charge SET state = 'paid' WHERE id = 1",
      'UPDATE charge SET paid = amount WHERE id = 1',
      "UPDATE charge SET state = 'waived' WHERE id = 1",
      "UPDATE charge SET state = 'invoiced', ended_on = '2026-03-01' WHERE id = 1",
      'UPDATE charge SET paid_elsewhere = 1 WHERE id = 1',
    ]) {
      expect(() => db.exec(sql), sql).toThrow(/CHECK constraint/);
    }
    db.exec('UPDATE charge SET paid = 37 WHERE id = 1');
  });
});

test('notices of before were sent in the form of their kind', () => {
  migrate();
  expect(all('SELECT id, form, compensation, earlier_compensation, credit FROM notice ORDER BY id')).toEqual(
    ['reminder', 'reminder', 'collection_notice', 'collection_notice'].map((form, at) => ({
      id: at + 1,
      form,
      compensation: 0,
      earlier_compensation: 0,
      credit: 0,
    })),
  );
  // And still: what was sent is not cancelled, and what is over stays over.
  expect(() => db.exec("UPDATE notice SET cancelled_at = 'x' WHERE id = 1")).toThrow(/the notice was sent/);
  expect(() => db.exec("UPDATE run SET state = 'draft' WHERE id = 1")).toThrow(/the run is over/);
});

test('profiles of before are in force, one letter a customer, deadlines of their own', () => {
  migrate();
  expect(all('SELECT state, grouping, credit FROM profile')).toEqual([
    { state: 'active', grouping: 'per_customer', credit: 'show' },
  ]);
  expect(all('SELECT deadline_rule, claim_compensation, blocks_customer FROM profile_step')).toEqual([
    { deadline_rule: 'own', claim_compensation: 0, blocks_customer: 0 },
    { deadline_rule: 'own', claim_compensation: 0, blocks_customer: 0 },
  ]);
});

test('words that no column knows are kept out', () => {
  migrate();
  for (const [sql, why] of [
    ["UPDATE profile SET state = 'perhaps'", /CHECK constraint/],
    ["UPDATE profile SET grouping = 'by_moon'", /CHECK constraint/],
    ["UPDATE profile SET credit = 'keep'", /CHECK constraint/],
    ["UPDATE profile_step SET deadline_rule = 'none'", /CHECK constraint/],
    ["UPDATE creditor SET day_count = '30/365'", /CHECK constraint/],
    ["UPDATE creditor SET charge_treatment = 'forget'", /CHECK constraint/],
    ['UPDATE invoice SET agreed_rate = -1', /CHECK constraint/],
    ['UPDATE hold SET amount = 0', /CHECK constraint/],
    ['UPDATE notice SET credit = -1', /CHECK constraint/],
    ['UPDATE customer SET collection_ban = 2', /CHECK constraint/],
    [
      "INSERT INTO profile_step_text (step_id, language, title, body) VALUES (1, 'de', 'a', 'b')",
      /CHECK constraint/,
    ],
    [
      "INSERT INTO profile_step_text (step_id, language, title, body) VALUES (1, 'nb', 'a', 'b'), (1, 'nb', 'a', 'b')",
      /UNIQUE constraint/,
    ],
    [
      "INSERT INTO profile_step_text (step_id, language, title, body) VALUES (9, 'nb', 'a', 'b')",
      /FOREIGN KEY/,
    ],
  ] as const) {
    expect(() => db.exec(sql), sql).toThrow(why);
  }
});
