import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kyselyOver } from '#backend/ledger/index.ts';
import { readChargeReport } from '#backend/payments/chargeReport.ts';
import { payPartOfCharge, reopenCharges, waiveCharges } from '#backend/payments/decideCharges.ts';
import { findInterestCandidates } from '#backend/payments/interestCandidates.ts';
import { putInterestOnInvoice, writeInterestList } from '#backend/payments/interestInvoices.ts';
import { readPaymentRules } from '#backend/payments/readClaims.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { intakeLaw } from '#test/support/intake/intakeLedger.ts';
import { type ChargedLedger, chargedLedger, decisionOn } from '#test/support/payments/chargedLedger.ts';

const late = { number: '10', amount: 500_000, issued: '2026-05-01', due: '2026-05-15' };
const later = {
  number: '9',
  amount: 90_000,
  issued: '2026-06-20',
  due: '2026-07-04',
  name: 'Åse Aas',
  customer: '2',
};
const inTime = { number: '3', amount: 90_000, issued: '2026-06-20', due: '2026-08-30' };
const reminded = { number: '4', amount: 90_000, issued: '2026-05-01', due: '2026-05-15' };

/** Four invoices that are paid on 20 July: two late, one in time, one late whose interest a reminder has claimed. */
async function paidLate(): Promise<ChargedLedger> {
  const ledger = chargedLedger();
  await ledger.list('2026-07-01', [late, later, inTime, reminded]);
  ledger.remind('4', '2026-07-01', 0, true);
  await ledger.list('2026-07-20', [{ number: '5', amount: 1000, due: '2026-12-01' }]);
  return ledger;
}

async function candidates(ledger: ChargedLedger, from = '2026-07-01', to = '2026-07-31') {
  const db = kyselyOver(ledger.connection);
  const rules = await readPaymentRules(db, 1);
  if (rules === undefined) throw new Error('the creditor is gone');
  return findInterestCandidates(db, rules, intakeLaw, { creditorId: 1, from, to });
}

describe('interest invoices', () => {
  test('are proposed for what was paid late and whose interest nobody has claimed', async () => {
    await using ledger = await paidLate();
    const found = await candidates(ledger);
    expect(found.map(({ number, days, paidOn }) => [number, days, paidOn])).toEqual([
      ['10', 66, '2026-07-20'],
      ['9', 16, '2026-07-20'],
    ]);
    for (const { lines, interest, proposed, cut } of found) {
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.reduce((sum, line) => sum + line.interest, 0)).toBe(interest);
      expect(proposed).toBe(interest);
      expect(cut).toBe(false);
    }
    // Norwegian rate on 5,000 kr for 66 days: about 12 percent a year.
    expect(found[0]?.interest).toBeGreaterThan(10_000);
    expect(found[0]?.interest).toBeLessThan(12_500);
  });

  test('are not for who is free of interest, nor for the deceased and the bankrupt', async () => {
    await using ledger = await paidLate();
    const numbers = async () => (await candidates(ledger)).map(({ number }) => number);
    const owner = "(SELECT customer_id FROM invoice WHERE number = '9')";
    for (const [on, off] of [
      ['interest_free = 1', 'interest_free = 0'],
      ["situation = 'deceased'", 'situation = NULL'],
      ["situation = 'bankrupt'", 'situation = NULL'],
    ]) {
      ledger.connection.exec(`UPDATE customer SET ${on} WHERE id = ${owner}`);
      expect(await numbers()).toEqual(['10']);
      ledger.connection.exec(`UPDATE customer SET ${off} WHERE id = ${owner}`);
    }
    expect(await numbers()).toEqual(['10', '9']);
  });

  test('nor does interest that a reminder claimed become a charge of who is free of it', async () => {
    const interestOf4 = async (free: 0 | 1) => {
      await using ledger = chargedLedger();
      await ledger.list('2026-07-01', [reminded]);
      ledger.remind('4', '2026-07-01', 0, true);
      ledger.connection.exec(`UPDATE customer SET interest_free = ${free}`);
      await ledger.list('2026-07-20', [{ number: '5', amount: 1000, due: '2026-12-01' }]);
      return ledger.connection.prepare("SELECT count(*) FROM charge WHERE kind = 'interest'").pluck().get();
    };
    expect(await interestOf4(0)).toBe(1);
    expect(await interestOf4(1)).toBe(0);
  });

  test('are of the days of payment that were asked for', async () => {
    await using ledger = await paidLate();
    expect(await candidates(ledger, '2026-07-21', '2026-08-31')).toEqual([]);
    expect(await candidates(ledger, '2026-07-20', '2026-07-20')).toHaveLength(2);
  });

  test('count an invoice on which more was paid than it asked for', async () => {
    await using ledger = chargedLedger();
    await ledger.list('2026-07-01', [late]);
    await ledger.list('2026-07-20', [{ ...late, open: -100 }]);
    expect((await candidates(ledger)).map(({ number }) => number)).toEqual(['10']);
  });

  test('keep to the limits of the creditor, and say which', async () => {
    await using ledger = await paidLate();
    ledger.connection.exec('UPDATE creditor SET interest_invoice_minimum_days = 30');
    expect(
      (await candidates(ledger)).map(({ number, leftOut, proposed }) => [number, leftOut, proposed > 0]),
    ).toEqual([
      ['10', null, true],
      ['9', { code: 'below_minimum_days', minimum: 30 }, false],
    ]);
    ledger.connection.exec(
      'UPDATE creditor SET interest_invoice_minimum_days = 0, interest_invoice_minimum = 5000, interest_invoice_maximum = 8000',
    );
    expect(
      (await candidates(ledger)).map(({ number, leftOut, proposed, cut }) => [
        number,
        leftOut,
        proposed,
        cut,
      ]),
    ).toEqual([
      ['10', null, 8000, true],
      ['9', { code: 'below_minimum_amount', minimum: 5000 }, 0, false],
    ]);
  });

  test('are candidates no more once they are on an invoice, and again when that is taken back', async () => {
    await using ledger = await paidLate();
    const today = decisionOn('2026-07-25');
    const [first] = await candidates(ledger);
    if (first === undefined) throw new Error('no candidate');
    await ledger.write((db) => putInterestOnInvoice(db, 1, [first], 'R-1', '2026-07-25' as IsoDate, today));
    const [charge] = ledger.charges('10');
    expect(charge).toMatchObject({
      kind: 'interest',
      state: 'invoiced',
      document: 'R-1',
      amount: first.proposed,
    });
    expect((await candidates(ledger)).map(({ number }) => number)).toEqual(['9']);
    // Never twice, whatever the program does.
    await expect(
      ledger.write((db) => putInterestOnInvoice(db, 1, [first], 'R-2', '2026-07-25' as IsoDate, today)),
    ).rejects.toThrow(expect.objectContaining({ code: 'SQLITE_CONSTRAINT_UNIQUE' }));
    await ledger.write((db) => reopenCharges(db, 1, [charge?.id ?? 0], today));
    expect(ledger.charges('10')).toEqual([]);
    expect((await candidates(ledger)).map(({ number }) => number)).toEqual(['10', '9']);
    expect(ledger.events('10')).toEqual(['charge_invoiced', 'charge_reopened', 'interest_withdrawn']);
  });

  test('go out as a list that no spreadsheet takes for a formula', async () => {
    await using ledger = await paidLate();
    const folder = mkdtempSync(join(tmpdir(), 'frist-interest-'));
    try {
      const [first] = await candidates(ledger);
      if (first === undefined) throw new Error('no candidate');
      const odd = { ...first, customer: '=HYPERLINK("x";"y")', proposed: 123_456 };
      const path = await writeInterestList(folder, 'list.csv', [first, odd]);
      const lines = readFileSync(path, 'utf8').split('\r\n');
      expect(lines[0]).toBe(
        '\uFEFFcustomer_number;customer;invoice;invoice_date;due_date;paid_on;days;interest;currency',
      );
      expect(lines[1]).toMatch(/^10001;Kari Ødegård;10;2026-05-01;2026-05-15;2026-07-20;66;\d+\.\d\d;NOK$/u);
      expect(lines[2]).toContain(`"'=HYPERLINK(""x"";""y"")"`);
      expect(lines[2]).toContain(';1234.56;NOK');
      expect(lines[3]).toBe('');
      await expect(writeInterestList(join(folder, 'nowhere'), 'list.csv', [])).rejects.toThrow(
        expect.objectContaining({ code: 'output_unwritable' }),
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('the report of a creditor', () => {
  test('has what was claimed, paid, waived and put on invoices in the month in which it was', async () => {
    await using ledger = chargedLedger();
    await ledger.list('2026-06-20', [late, later]);
    const fee = ledger.remind('10', '2026-06-25', 3500);
    const other = ledger.remind('9', '2026-07-10', 3500);
    await ledger.write((db) => payPartOfCharge(db, fee, 1000, '2026-07-30', decisionOn('2026-08-01')));
    await ledger.write((db) => waiveCharges(db, 1, [fee], 'x', decisionOn('2026-08-02')));
    await ledger.list('2026-08-20', [late, { ...later, open: -3500 }]);
    expect(ledger.charge(other)).toMatchObject({ state: 'paid' });
    const report = await readChargeReport(kyselyOver(ledger.connection), 1, '2026-01-01', '2026-12-31');
    expect(report).toEqual([
      { month: '2026-08', currency: 'NOK', claimed: 0, paid: 3500, waived: 2500, invoiced: 0 },
      { month: '2026-07', currency: 'NOK', claimed: 3500, paid: 1000, waived: 0, invoiced: 0 },
      { month: '2026-06', currency: 'NOK', claimed: 3500, paid: 0, waived: 0, invoiced: 0 },
    ]);
    const july = await readChargeReport(kyselyOver(ledger.connection), 1, '2026-07-01', '2026-07-31');
    expect(july.map(({ month }) => month)).toEqual(['2026-07']);
  });
});
