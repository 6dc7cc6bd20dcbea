import { describe, expect, test } from 'vitest';
import { creditsQuery } from '#backend/reminders/invoiceFacts.ts';
import { kyselyOver } from '#backend/ledger/index.ts';
import {
  keepCharges,
  payCharges,
  payPartOfCharge,
  putChargesOnInvoice,
  reopenCharges,
  waiveCharges,
} from '#backend/payments/decideCharges.ts';
import { type ChargedLedger, chargedLedger, decisionOn } from '#test/support/payments/chargedLedger.ts';

const invoice = { number: '1', amount: 100_000, issued: '2026-06-01', due: '2026-06-15' };
const owed = [invoice];
/** What a list says when so much more than the principal was paid, in minor units. */
const paidBeyond = (more: number) => [{ ...invoice, open: -more }];

async function reminded(claimsInterest = false): Promise<{ ledger: ChargedLedger; fee: number }> {
  const ledger = chargedLedger();
  await ledger.list('2026-07-01', owed);
  return { ledger, fee: ledger.remind('1', '2026-07-01', 3500, claimsInterest) };
}

async function creditOf({ connection }: ChargedLedger): Promise<number> {
  const rows = await creditsQuery(kyselyOver(connection), 1, { kind: 'open' }).execute();
  return rows.reduce((sum, { amount }) => sum + amount, 0);
}

describe('what a list shows as paid beyond the principal', () => {
  test('pays the charges of the invoice, once, however often the list comes', async () => {
    const { ledger, fee } = await reminded();
    await using _ = ledger;
    for (const day of ['2026-07-20', '2026-07-21', '2026-07-22']) {
      await ledger.list(day, paidBeyond(5000));
      expect(ledger.charge(fee)).toMatchObject({
        paid: 3500,
        state: 'paid',
        ended_on: '2026-07-20',
        ended_by: null,
      });
      expect(await creditOf(ledger)).toBe(1500);
    }
    expect(ledger.events('1')).toEqual(['charge_paid']);
    expect(ledger.value('SELECT sum(amount) FROM charge_payment')).toBe(3500);
  });

  test('pays a part, then the rest', async () => {
    const { ledger, fee } = await reminded();
    await using _ = ledger;
    await ledger.list('2026-07-20', paidBeyond(1000));
    expect(ledger.charge(fee)).toMatchObject({ paid: 1000, state: 'open', ended_on: null });
    expect(await creditOf(ledger)).toBe(0);
    await ledger.list('2026-07-25', paidBeyond(3500));
    expect(ledger.charge(fee)).toMatchObject({ paid: 3500, state: 'paid', ended_on: '2026-07-25' });
    expect(ledger.value('SELECT group_concat(amount) FROM charge_payment')).toBe('1000,2500');
  });

  test('is taken back with the payment, and counts again when it comes again', async () => {
    const { ledger, fee } = await reminded();
    await using _ = ledger;
    await ledger.list('2026-07-20', paidBeyond(3500));
    await ledger.list('2026-07-28', owed);
    expect(ledger.charge(fee)).toMatchObject({ paid: 0, state: 'open', ended_on: null, ended_by: null });
    await ledger.list('2026-08-03', paidBeyond(3500));
    expect(ledger.charge(fee)).toMatchObject({ paid: 3500, state: 'paid', ended_on: '2026-08-03' });
    expect(ledger.events('1')).toEqual(['charge_paid', 'charge_payment_reversed', 'charge_paid']);
    expect(ledger.value('SELECT sum(amount) FROM charge_payment')).toBe(3500);
  });

  test('goes to the oldest charge first', async () => {
    const { ledger, fee } = await reminded();
    await using _ = ledger;
    const second = ledger.remind('1', '2026-08-01', 3500);
    await ledger.list('2026-08-20', paidBeyond(4000));
    expect(ledger.charge(fee)).toMatchObject({ paid: 3500, state: 'paid' });
    expect(ledger.charge(second)).toMatchObject({ paid: 500, state: 'open' });
  });

  test('is settled in a ledger that is older than the settling, with the next list', async () => {
    const { ledger, fee } = await reminded();
    await using _ = ledger;
    ledger.connection.prepare("UPDATE invoice SET open = -3500 WHERE number = '1'").run();
    await ledger.list('2026-08-20', [...paidBeyond(3500), { number: '2', amount: 5000 }]);
    expect(ledger.charge(fee)).toMatchObject({ paid: 3500, state: 'paid' });
  });
});

describe('interest that a notice has claimed', () => {
  // 12.25 % on 1,000 kr from 16 June to 20 July 2026, the day of payment: 15 days of one rate, 20 of the next.
  const interestUntilPayment = async (): Promise<number> => {
    const { ledger } = await reminded(true);
    await using _ = ledger;
    await ledger.list('2026-07-20', [{ ...invoice, open: 0 }]);
    return ledger.charges('1').find(({ kind }) => kind === 'interest')?.amount ?? 0;
  };

  test('becomes a charge on the day of payment, once, and goes when the payment is taken back', async () => {
    const { ledger } = await reminded(true);
    await using _ = ledger;
    for (const day of ['2026-07-20', '2026-07-21', '2026-07-22']) {
      await ledger.list(day, [{ ...invoice, open: 0 }]);
      const interest = ledger.charges('1').filter(({ kind }) => kind === 'interest');
      expect(interest).toHaveLength(1);
      expect(interest[0]).toMatchObject({ state: 'open', claimed_on: '2026-07-20', paid: 0 });
    }
    expect(ledger.events('1')).toEqual(['interest_charged']);
    await ledger.list('2026-07-28', owed);
    expect(ledger.charges('1').map(({ kind }) => kind)).toEqual(['fee']);
    expect(ledger.events('1')).toEqual(['interest_charged', 'interest_withdrawn']);
  });

  test('is what the law has it up to and with the day of payment', async () => {
    // 35 days at rates of 12 to 13 percent on 1,000 kr.
    expect(await interestUntilPayment()).toBeGreaterThan(1100);
    expect(await interestUntilPayment()).toBeLessThan(1250);
  });

  test('comes before or after the fee as the order says', async () => {
    const interest = await interestUntilPayment();
    for (const [order, feePaid] of [
      ['["interest","charges","principal"]', 2000 - interest],
      ['["charges","interest","principal"]', 2000],
    ] as const) {
      const { ledger, fee } = await reminded(true);
      await using _ = ledger;
      ledger.set('payment_order', order);
      await ledger.list('2026-07-20', paidBeyond(2000));
      expect(ledger.charge(fee).paid).toBe(feePaid);
      expect(ledger.charges('1').reduce((sum, { paid }) => sum + paid, 0)).toBe(2000);
    }
  });

  test('is no charge where no notice claimed it', async () => {
    const { ledger } = await reminded(false);
    await using _ = ledger;
    await ledger.list('2026-07-20', [{ ...invoice, open: 0 }]);
    expect(ledger.charges('1').map(({ kind }) => kind)).toEqual(['fee']);
  });
});

describe('when somebody pays without the charges, the creditor', () => {
  const settled = [{ ...invoice, open: 0 }];

  test('lets them go, and claims them again when the payment is taken back', async () => {
    const { ledger, fee } = await reminded();
    await using _ = ledger;
    ledger.set('charge_treatment', 'waive');
    await ledger.list('2026-07-20', settled);
    expect(ledger.charge(fee)).toMatchObject({ state: 'waived', ended_by: null, ended_on: '2026-07-20' });
    await ledger.list('2026-07-28', owed);
    expect(ledger.charge(fee)).toMatchObject({ state: 'open', ended_on: null });
    expect(ledger.events('1')).toEqual(['charge_waived', 'charge_reopened']);
  });

  test('lets them go for good: another setting later does not bring them back', async () => {
    const { ledger, fee } = await reminded();
    await using _ = ledger;
    ledger.set('charge_treatment', 'waive');
    await ledger.list('2026-07-20', settled);
    ledger.set('charge_treatment', 'ask');
    await ledger.list('2026-07-25', paidBeyond(100));
    expect(ledger.charge(fee)).toMatchObject({ state: 'waived', paid: 100 });
  });

  test.each(['keep', 'ask'] as const)('leaves them open (%s)', async (treatment) => {
    const { ledger, fee } = await reminded();
    await using _ = ledger;
    ledger.set('charge_treatment', treatment);
    await ledger.list('2026-07-20', settled);
    expect(ledger.charge(fee)).toMatchObject({ state: 'open', paid: 0, ended_on: null });
    expect(ledger.events('1')).toEqual([]);
  });

  test('counts a fee that comes after the principal as paid, although it was let go', async () => {
    const { ledger, fee } = await reminded();
    await using _ = ledger;
    ledger.set('charge_treatment', 'waive');
    await ledger.list('2026-07-20', settled);
    await ledger.list('2026-07-24', paidBeyond(3500));
    expect(ledger.charge(fee)).toMatchObject({ state: 'paid', paid: 3500 });
    expect(await creditOf(ledger)).toBe(0);
  });
});

describe('what a person decided', () => {
  const today = decisionOn('2026-07-21');

  test('stays when the payment is taken back', async () => {
    const { ledger, fee } = await reminded();
    await using _ = ledger;
    await ledger.list('2026-07-20', [{ ...invoice, open: 0 }]);
    await ledger.write((db) => waiveCharges(db, 1, [fee], ' Good customer ', today));
    expect(ledger.charge(fee)).toMatchObject({ state: 'waived', ended_by: 'Berit' });
    await ledger.list('2026-07-28', owed);
    expect(ledger.charge(fee)).toMatchObject({ state: 'waived', ended_by: 'Berit' });
    await ledger.list('2026-08-03', paidBeyond(3500));
    expect(ledger.charge(fee)).toMatchObject({ state: 'waived', paid: 0 });
    expect(await creditOf(ledger)).toBe(3500);
  });

  test('to go on claiming outlives a creditor that lets charges go', async () => {
    const { ledger, fee } = await reminded();
    await using _ = ledger;
    ledger.set('charge_treatment', 'waive');
    await ledger.list('2026-07-20', [{ ...invoice, open: 0 }]);
    await ledger.write((db) => reopenCharges(db, 1, [fee], today));
    expect(ledger.charge(fee)).toMatchObject({ state: 'open', kept_by: 'Berit' });
    await ledger.list('2026-07-25', paidBeyond(500));
    expect(ledger.charge(fee)).toMatchObject({ state: 'open', paid: 500, kept_by: 'Berit' });
  });

  test('to book a payment by hand is the same money as what a list shows later', async () => {
    const { ledger, fee } = await reminded();
    await using _ = ledger;
    await ledger.list('2026-07-20', [{ ...invoice, open: 0 }]);
    await ledger.write((db) => payCharges(db, 1, [fee], '2026-07-19', today));
    expect(ledger.charge(fee)).toMatchObject({
      state: 'paid',
      paid: 3500,
      ended_by: 'Berit',
      ended_on: '2026-07-19',
    });
    await ledger.list('2026-07-25', paidBeyond(5000));
    expect(ledger.charge(fee)).toMatchObject({ state: 'paid', paid: 3500, ended_by: 'Berit' });
    expect(await creditOf(ledger)).toBe(1500);
    await ledger.list('2026-07-28', owed);
    expect(ledger.charge(fee)).toMatchObject({ state: 'paid', paid: 3500 });
  });

  test('to book a payment by hand while the principal is open is other money than what a list shows', async () => {
    const { ledger, fee } = await reminded(true);
    await using _ = ledger;
    await ledger.write((db) => payCharges(db, 1, [fee], '2026-07-19', today));
    await ledger.list('2026-07-25', paidBeyond(5000));
    const [, interest] = ledger.charges('1');
    expect(interest).toMatchObject({ kind: 'interest', state: 'paid' });
    expect(await creditOf(ledger)).toBe(5000 - (interest?.amount ?? 0));
  });

  test('can be taken back, each in its own way', async () => {
    const { ledger, fee } = await reminded();
    await using _ = ledger;
    await ledger.list('2026-07-20', [{ ...invoice, open: 0 }]);
    await ledger.write((db) => payPartOfCharge(db, fee, 1500, '2026-07-20', today));
    expect(ledger.charge(fee)).toMatchObject({ state: 'open', paid: 1500 });
    await ledger.write((db) => putChargesOnInvoice(db, 1, [fee], ' R-17 ', '2026-07-21', today));
    expect(ledger.charge(fee)).toMatchObject({ state: 'invoiced', paid: 1500, document: 'R-17' });
    await ledger.write((db) => reopenCharges(db, 1, [fee], today));
    expect(ledger.charge(fee)).toMatchObject({ state: 'open', paid: 0, document: null, ended_on: null });
    await ledger.write((db) => keepCharges(db, 1, [fee], today));
    await ledger.write((db) => reopenCharges(db, 1, [fee], today));
    expect(ledger.charge(fee)).toMatchObject({ state: 'open', kept_by: null });
    expect(ledger.events('1')).toEqual([
      'charge_paid',
      'charge_invoiced',
      'charge_reopened',
      'charge_kept',
      'charge_reopened',
    ]);
    expect(ledger.value('SELECT sum(amount) FROM charge_payment')).toBe(0);
  });

  test('is refused where it cannot be', async () => {
    const { ledger, fee } = await reminded();
    await using _ = ledger;
    await expect(ledger.write((db) => payPartOfCharge(db, fee, 3501, '2026-07-20', today))).rejects.toThrow(
      expect.objectContaining({ code: 'charge_amount_wrong' }),
    );
    expect(() => payCharges(undefined as never, 1, [fee], '2026-07-22', today)).toThrow(
      expect.objectContaining({ code: 'charge_day_wrong' }),
    );
    expect(() => waiveCharges(undefined as never, 1, [fee], '  ', today)).toThrow(
      expect.objectContaining({ code: 'charge_reason_missing' }),
    );
    await ledger.write((db) => waiveCharges(db, 1, [fee], 'x', today));
    expect(await ledger.write((db) => waiveCharges(db, 1, [fee], 'x', today))).toMatchObject({ changed: 0 });
  });
});
