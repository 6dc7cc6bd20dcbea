import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type IntakeLedger, intakeLedger } from '#test/support/intake/intakeLedger.ts';
import { ledgerContent } from '#test/support/intake/ledgerContent.ts';
import { chargedLedger } from '#test/support/payments/chargedLedger.ts';

interface Row {
  readonly customer: number;
  readonly invoice: number;
  readonly street: string;
  readonly contact: string;
  readonly open: number;
  readonly stop: boolean;
}

const row = fc.record<Row>({
  customer: fc.integer({ min: 1, max: 4 }),
  invoice: fc.integer({ min: 1, max: 6 }),
  street: fc.constantFrom('Storgata 1', 'Havnegata 2', ''),
  contact: fc.constantFrom('', 'Berit', 'Per'),
  open: fc.integer({ min: 0, max: 3 }),
  stop: fc.boolean(),
});
interface RandomList {
  readonly kind: 'open_items' | 'customers';
  readonly complete: boolean;
  readonly rows: readonly Row[];
}
const list = fc.record<RandomList>({
  kind: fc.constantFrom('open_items', 'open_items', 'customers'),
  complete: fc.boolean(),
  rows: fc.uniqueArray(row, { minLength: 1, maxLength: 6, selector: ({ invoice }) => invoice }),
});

/** A list as an accounting system writes it. A customer stands once in a list of customers. */
function textOf({ kind, rows }: RandomList): string {
  const customer = ({ customer: id, street, contact, stop }: Row): string =>
    [
      id,
      `Kunde ${id}`,
      street,
      street === '' ? '' : '0150',
      street === '' ? '' : 'Oslo',
      contact,
      contact === '' ? '' : `${contact}@example.no`,
      stop ? 'ja' : '',
    ].join(';');
  const head = 'Kundenr;Kundenavn;Adresse;Postnr;Poststed;Kontaktperson;Kontaktpersonens e-post;Purrestopp';
  if (kind === 'customers') {
    const once = [...new Map(rows.map((each) => [each.customer, each])).values()];
    return `${head}\r\n${once.map(customer).join('\r\n')}\r\n`;
  }
  const items = rows.map(
    (each) => `${customer(each)};${1000 + each.invoice};01.07.2026;15.07.2026;300,00;${each.open * 100},00`,
  );
  return `${head};Fakturanr;Fakturadato;Forfallsdato;Beløp;Restbeløp\r\n${items.join('\r\n')}\r\n`;
}

const first = { listDate: '2026-09-01', now: '2026-09-01T08:00:00.000Z' };
const second = { listDate: '2026-10-01', now: '2026-10-01T08:00:00.000Z' };

/** The office enters a street of its own for every second customer, between the two lists. */
function enterStreets({ connection }: IntakeLedger): void {
  connection.exec(`
    INSERT INTO customer_change (customer_id, field, imported_value, own_value, changed_at, changed_by)
      SELECT id, 'street', street, 'Havnegata 2', '2026-09-10T08:00:00.000Z', 'Berit' FROM customer
      WHERE id % 2 = 0 AND street <> 'Havnegata 2';
    UPDATE customer SET street = 'Havnegata 2' WHERE id % 2 = 0`);
}

test('undoing the second of two lists leaves the ledger as the first had made it', async () => {
  await fc.assert(
    fc.asyncProperty(list, list, fc.boolean(), async (a, b, own) => {
      await using ledger = intakeLedger();
      await ledger.take(textOf(a), { ...first, complete: a.complete });
      if (own) enterStreets(ledger);
      const before = ledgerContent(ledger);
      const { intakeId } = await ledger.take(textOf(b), { ...second, complete: b.complete });
      if (intakeId === null) return;
      await ledger.undo(intakeId);
      expect(ledgerContent(ledger)).toEqual(before);
      expect(ledger.all('PRAGMA foreign_key_check')).toEqual([]);
      // And the first one, too, as nothing stands on it any more.
      if (own) return;
      await ledger.undo(1, { now: '2026-12-02T10:00:00Z' });
      const { creditor: _, ...nothing } = ledgerContent(ledger);
      expect(Object.entries(nothing).filter(([, rows]) => rows.length > 0)).toEqual([]);
    }),
    { numRuns: 40 },
  );
}, 240_000);

describe('undoing an import', () => {
  const list = (...rows: readonly string[]): string =>
    ['Kundenr;Kundenavn;Adresse;Postnr;Poststed;Fakturanr;Forfallsdato;Beløp;Restbeløp', ...rows, ''].join(
      '\r\n',
    );
  const kari = (open: string, number = '1'): string =>
    `1;Kari Ås;Storgata 1;0150;Oslo;${number};15.07.2026;100;${open}`;
  const per = (open: string): string => `2;Per Dal;Havnegata 2;6770;Florø;2;15.07.2026;200;${open}`;

  test('tells what it took away and restored, once, and keeps the import and the log', async () => {
    await using ledger = intakeLedger();
    await ledger.take(list(kari('100')), first);
    const { intakeId } = await ledger.take(list(kari('40'), per('200')), second);
    expect(await ledger.undo(intakeId ?? 0)).toEqual({ invoices: 1, customers: 1, restored: 1 });
    expect(ledger.all('SELECT number, undone_by FROM intake ORDER BY id')).toEqual([
      { number: 1, undone_by: null },
      { number: 2, undone_by: 'tester' },
    ]);
    expect(ledger.value("SELECT count(*) FROM event WHERE kind = 'balance_changed'")).toBe(1);
    expect(ledger.all("SELECT invoice_id, params FROM event WHERE kind = 'import_undone'")).toEqual([
      {
        invoice_id: 1,
        params: '{"number":2,"file":"list.csv","from":4000,"to":10000,"currency":"NOK","by":"tester"}',
      },
    ]);
    expect(ledger.value("SELECT count(*) FROM event WHERE kind = 'intake_undone' AND intake_id = 2")).toBe(1);
    await expect(ledger.undo(intakeId ?? 0)).rejects.toMatchObject({
      code: 'intake_built_on',
      params: { number: 2, what: 'already_undone' },
    });
    await expect(ledger.undo(99)).rejects.toMatchObject({ code: 'intake_not_found' });
  });

  test('never gives the keys of what vanished to somebody else, since the log still tells of them', async () => {
    await using ledger = intakeLedger();
    const { intakeId } = await ledger.take(list(kari('100'), per('200')), first);
    await ledger.undo(intakeId ?? 0);
    await ledger.take(list('3;Ida Vik;Sjøgata 3;9008;Tromsø;7;15.07.2026;50;50'), second);
    expect(ledger.all('SELECT customer_id, id FROM invoice')).toEqual([{ customer_id: 3, id: 3 }]);
    expect(ledger.value('SELECT id FROM customer')).toBe(3);
  });

  test.each([
    ['ask', 'waiting'],
    ['auto', 'taken'],
  ])('lets its files wait again where a person is asked (%s)', async (taking, state) => {
    await using ledger = intakeLedger();
    await ledger.take(list(kari('100')), first);
    ledger.connection.exec(`
      INSERT INTO source (creditor_id, kind, folder, taking) VALUES (1, 'folder', '/x', '${taking}');
      INSERT INTO source_file (creditor_id, path, bytes, modified_at, state, intake_id, seen_at)
        VALUES (1, 'list.csv', 1, '2026-09-01T07:00:00Z', 'taken', 1, '2026-09-01T08:00:00Z')`);
    await ledger.undo(1);
    expect(ledger.all('SELECT state, intake_id FROM source_file')).toEqual([{ state, intake_id: null }]);
  });

  test('the same file can be taken over again', async () => {
    await using ledger = intakeLedger();
    const { intakeId } = await ledger.take(list(kari('100')), first);
    await ledger.undo(intakeId ?? 0);
    expect(ledger.value('SELECT synchronised_at FROM creditor')).toBeNull();
    expect(await ledger.take(list(kari('100')), second)).toMatchObject({ intakeId: 2, number: 2, added: 1 });
  });

  const refused = async (ledger: IntakeLedger, intakeId: number, what: string): Promise<void> => {
    const before = ledgerContent(ledger);
    await expect(ledger.undo(intakeId)).rejects.toMatchObject({ code: 'intake_built_on', params: { what } });
    expect(ledgerContent(ledger)).toEqual(before);
  };

  test('is refused while a later list stands on the same rows, and possible once that is undone', async () => {
    await using ledger = intakeLedger();
    await ledger.take(list(kari('100'), per('200')), first);
    await ledger.take(list(kari('40'), per('200')), second);
    await refused(ledger, 1, 'later_import');
    await ledger.undo(2);
    expect(await ledger.undo(1, { now: '2026-12-02T10:00:00Z' })).toMatchObject({
      invoices: 2,
      customers: 2,
    });
  });

  test.each([
    ['a new invoice of a customer that it added', list(kari('100'), kari('50', '9')), 'later_import'],
    ['a list of other invoices', list('3;Ida Vik;Sjøgata 3;9008;Tromsø;7;15.07.2026;50;50'), null],
  ])('%s', async (_, later, what) => {
    await using ledger = intakeLedger();
    await ledger.take(list(kari('100')), first);
    await ledger.take(later, second);
    if (what === null) expect(await ledger.undo(1)).toMatchObject({ invoices: 1 });
    else await refused(ledger, 1, what);
  });

  test.each([
    [
      'hold',
      `INSERT INTO hold (creditor_id, customer_id, kind, reason, from_day, created_at)
       VALUES (1, 1, 'pause', 'x', '2026-09-02', '2026-09-02T08:00:00Z')`,
    ],
    [
      'note',
      `INSERT INTO note (creditor_id, customer_id, invoice_id, text, created_at)
       VALUES (1, 1, 1, 'called', '2026-09-02T08:00:00Z')`,
    ],
    [
      'own_value',
      `INSERT INTO customer_change (customer_id, field, imported_value, own_value, changed_at)
       VALUES (1, 'email', '', 'a@b.no', '2026-09-02T08:00:00Z')`,
    ],
    [
      'own_value',
      `INSERT INTO event (at, creditor_id, customer_id, kind, params)
       VALUES ('2026-09-02T08:00:00Z', 1, 1, 'channel_changed', '{}')`,
    ],
    [
      'run',
      `INSERT INTO run (id, creditor_id, as_of, state, law_version, created_at)
         VALUES (1, 1, '2026-09-02', 'approved', 'x', '2026-09-02T08:00:00Z');
       INSERT INTO run_item (run_id, invoice_id, customer_id, state, currency, principal, interest, fee, fingerprint, standing)
         VALUES (1, 1, 1, 'included', 'NOK', 1, 0, 0, '', '{}')`,
    ],
  ])('is refused where people built a %s on it', async (what, sql) => {
    await using ledger = intakeLedger();
    await ledger.take(list(kari('100')), first);
    ledger.connection.exec(sql);
    await refused(ledger, 1, what);
  });

  test('takes rows of drafts and of runs that were thrown away with the invoices', async () => {
    await using ledger = intakeLedger();
    await ledger.take(list(kari('100')), first);
    ledger.connection.exec(`
      INSERT INTO run (id, creditor_id, as_of, state, law_version, created_at) VALUES
        (1, 1, '2026-09-02', 'draft', 'x', '2026-09-02T08:00:00Z'),
        (2, 1, '2026-09-02', 'discarded', 'x', '2026-09-02T08:00:00Z');
      INSERT INTO run_item (run_id, invoice_id, customer_id, state, currency, principal, interest, fee, fingerprint, standing)
        VALUES (1, 1, 1, 'included', 'NOK', 1, 0, 0, '', '{}'), (2, 1, 1, 'included', 'NOK', 1, 0, 0, '', '{}');
      INSERT INTO letter (id, run_id, customer_id, number, recipient, postcode, language, model, checksum)
        VALUES (1, 2, 1, 1, 'Kari', '0150', 'nb', '{}', 'x');
      INSERT INTO notice (run_id, letter_id, invoice_id, kind, ordinal, channel, deadline, principal, interest,
          claims_interest, fee, earlier_fees, law_version, cancelled_at)
        VALUES (2, 1, 1, 'reminder', 1, 'paper', '2026-09-20', 1, 0, 0, 0, 0, 'x', '2026-09-03T08:00:00Z')`);
    expect(await ledger.undo(1)).toMatchObject({ invoices: 1, customers: 1 });
    for (const table of ['run_item', 'letter', 'notice', 'invoice', 'customer']) {
      expect([table, ledger.value(`SELECT count(*) FROM ${table}`)]).toEqual([table, 0]);
    }
    expect(ledger.value('SELECT count(*) FROM run')).toBe(2);
  });

  test('makes charges again what they were before the list that paid them', async () => {
    await using ledger = chargedLedger();
    ledger.set('charge_treatment', 'waive');
    await ledger.list('2026-09-01', [{ number: '1' }, { number: '2', customer: '2' }]);
    ledger.remind('1', '2026-09-10', 3500, true);
    const before = ledgerContent(ledger);
    await ledger.list('2026-10-01', [
      { number: '1', open: 0 },
      { number: '2', customer: '2' },
    ]);
    expect(ledger.charges('1').map(({ kind, state }) => [kind, state])).toContainEqual(['fee', 'waived']);
    await ledger.undo(2);
    expect(ledgerContent(ledger)).toEqual(before);
    // Sent before the list, the notice is no obstacle to undoing it; but it is to undoing the first.
    await refused(ledger, 1, 'notice');
  });

  test('what a person decided about a charge since then keeps it', async () => {
    await using ledger = chargedLedger();
    ledger.set('charge_treatment', 'keep');
    await ledger.list('2026-09-01', [{ number: '1' }]);
    const charge = ledger.remind('1', '2026-09-10', 3500);
    await ledger.list('2026-10-01', [{ number: '1', open: 0 }]);
    ledger.connection
      .prepare("UPDATE charge SET kept_on = '2026-10-05', kept_by = 'Berit' WHERE id = ?")
      .run(charge);
    await refused(ledger, 2, 'payment');
  });

  test('a cut in the middle leaves everything as it was', async () => {
    await using ledger = intakeLedger();
    await ledger.take(list(kari('100')), first);
    await ledger.take(list(kari('40'), per('200')), second);
    const before = ledgerContent(ledger);
    const { undoIntake } = await import('#backend/intake/undo/undoIntake.ts');
    const { intakeLaw } = await import('#test/support/intake/intakeLedger.ts');
    const { isoDate } = await import('#shared/kernel/isoDate.ts');
    const terms = {
      intakeId: 2,
      actor: 'tester',
      now: '2026-12-01T10:00:00Z',
      today: isoDate('2026-12-01'),
      law: intakeLaw,
      documents: join(ledger.folder, 'documents'),
    };
    let total = 1;
    for (let stop = 0; stop < total; stop += 5) {
      const cut = undoIntake(ledger.connection, terms, (done, all) => {
        total = all;
        if (done === stop) throw new Error('stopped here');
      });
      await expect(cut).rejects.toThrow('stopped here');
      expect(ledgerContent(ledger)).toEqual(before);
    }
    expect(ledger.value('PRAGMA foreign_keys')).toBe(1);
    expect(existsSync(join(ledger.folder, 'documents'))).toBe(false);
    expect(readdirSync(ledger.folder).filter((name) => name.startsWith('documents'))).toEqual([]);
  });
});
