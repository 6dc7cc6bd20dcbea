import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sumCharges } from '#backend/payments/chargeQueries.ts';
import {
  keepCharges,
  payCharges,
  payPartOfCharge,
  putChargesOnInvoice,
  reopenCharges,
  waiveCharges,
} from '#backend/payments/decideCharges.ts';
import { settleCharges } from '#backend/payments/settleCharges.ts';
import { kyselyOver } from '#backend/ledger/index.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { addDays } from '#shared/kernel/isoDate.ts';
import { type ChargedLedger, chargedLedger, decisionOn } from '#test/support/payments/chargedLedger.ts';

type Step =
  | { readonly do: 'list'; readonly open: number }
  | { readonly do: 'treat'; readonly as: 'waive' | 'keep' | 'ask' }
  | {
      readonly do: 'waive' | 'keep' | 'pay' | 'invoice' | 'reopen';
      readonly charge: number;
    }
  | { readonly do: 'part'; readonly charge: number; readonly amount: number };

const charge = fc.nat({ max: 2 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('list' as const),
      open: fc.constantFrom(100_000, 40_000, 0, -1, -1200, -3500, -9000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('treat' as const), as: fc.constantFrom('waive', 'keep', 'ask') }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('waive', 'keep', 'pay', 'invoice', 'reopen'), charge }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('part' as const),
      charge,
      amount: fc.integer({ min: 1, max: 2000 }),
    }),
  },
);

const invoice = { number: '1', amount: 100_000, issued: '2026-06-01', due: '2026-06-15' };

describe('the sub-ledger of charges, whatever comes in whatever order', () => {
  test('books nothing twice, and every charge is somewhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
        await using ledger = chargedLedger();
        await ledger.list('2026-07-01', [invoice]);
        ledger.remind('1', '2026-07-01', 3500, true);
        ledger.remind('1', '2026-07-20', 3500, true);
        let day = '2026-08-01' as IsoDate;
        for (const one of steps) {
          const decided = ledger.charges('1').filter((row) => row.ended_by !== null);
          await take(ledger, one, day);
          await checkBooks(ledger);
          await checkRepeated(ledger, day);
          if (one.do === 'list') {
            for (const before of decided) {
              // What a person ended stays ended in the same way; only what lists showed as paid on it may go.
              if (before.state !== 'paid')
                expect(ledger.charge(before.id)).toMatchObject({ state: before.state });
            }
          }
          day = addDays(day, 3);
        }
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});

async function take(ledger: ChargedLedger, one: Step, day: IsoDate): Promise<void> {
  const context = decisionOn(day);
  if (one.do === 'list') return ledger.list(day, [{ ...invoice, open: one.open }]);
  if (one.do === 'treat') {
    // A setting counts from the next time that an invoice is settled.
    ledger.set('charge_treatment', one.as);
    return settleAgain(ledger, day);
  }
  const row = ledger.charges('1')[one.charge];
  if (row === undefined) return;
  const ids = [row.id];
  await ledger.write(async (db) => {
    switch (one.do) {
      case 'waive':
        return waiveCharges(db, 1, ids, 'reason', context);
      case 'keep':
        return keepCharges(db, 1, ids, context);
      case 'pay':
        return payCharges(db, 1, ids, day, context);
      case 'invoice':
        return putChargesOnInvoice(db, 1, ids, 'R-1', day, context);
      case 'reopen':
        return reopenCharges(db, 1, ids, context);
      case 'part':
        if (row.state !== 'open' || row.amount - row.paid < one.amount) return undefined;
        return payPartOfCharge(db, row.id, one.amount, day, context);
    }
  });
}

async function checkBooks(ledger: ChargedLedger): Promise<void> {
  const rows = ledger.charges('1');
  expect(rows.filter(({ kind }) => kind === 'interest').length).toBeLessThanOrEqual(1);
  for (const row of rows) {
    const booked = ledger.value(
      `SELECT coalesce(sum(amount), 0) FROM charge_payment WHERE charge_id = ${row.id}`,
    );
    expect(booked).toBe(row.paid);
    expect(row.paid).toBeLessThanOrEqual(row.amount);
  }
  const open = Number(ledger.value("SELECT open FROM invoice WHERE number = '1'"));
  const byHand = Number(
    ledger.value('SELECT coalesce(sum(amount), 0) FROM charge_payment WHERE booked_by IS NOT NULL'),
  );
  const elsewhere = Number(
    ledger.value('SELECT coalesce(sum(amount), 0) FROM charge_payment WHERE elsewhere = 1'),
  );
  expect(rows.reduce((sum, row) => sum + row.paid_elsewhere, 0)).toBe(elsewhere);
  const fromLists = rows.reduce((sum, { paid }) => sum + paid, 0) - byHand;
  expect(fromLists).toBeGreaterThanOrEqual(0);
  expect(fromLists).toBeLessThanOrEqual(Math.max(0, -open - (byHand - elsewhere)));
  const [sums] = await sumCharges(kyselyOver(ledger.connection), 1);
  const claimed = rows.reduce((sum, { amount }) => sum + amount, 0);
  expect(sums?.claimed).toBe(claimed);
  expect((sums?.open ?? 0) + (sums?.paid ?? 0) + (sums?.waived ?? 0) + (sums?.invoiced ?? 0)).toBe(claimed);
}

/** The same figures once more change nothing and tell nothing. */
async function checkRepeated(ledger: ChargedLedger, day: IsoDate): Promise<void> {
  const before = [ledger.charges('1'), ledger.events('1'), ledger.all('SELECT * FROM charge_payment')];
  await settleAgain(ledger, day);
  expect([ledger.charges('1'), ledger.events('1'), ledger.all('SELECT * FROM charge_payment')]).toEqual(
    before,
  );
}

async function settleAgain(ledger: ChargedLedger, day: IsoDate): Promise<void> {
  const { law, now } = decisionOn(day);
  await ledger.write((db) => settleCharges(db, 1, [ledger.invoiceId('1')], { law, now, day }));
}
