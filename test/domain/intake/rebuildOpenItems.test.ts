import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AccountLine, CustomerAccount, LedgerFile } from '#shared/domain/intake/customerAccount.ts';
import { dueFromTerms } from '#shared/domain/intake/dueFromTerms.ts';
import { rebuildOpenItems } from '#shared/domain/intake/rebuildOpenItems.ts';
import { addDays, type IsoDate, isoDate } from '#shared/kernel/isoDate.ts';

const file: LedgerFile = {
  currency: 'NOK',
  firstDay: isoDate('2026-01-01'),
  sourceDocumentsName: true,
  isEarlierInvoice: (number) => /^\d{4}$/u.test(number) && number < '1000',
};

type LineFields = Partial<Omit<AccountLine, 'date' | 'due'>>;

/** A line of an account; its voucher is its own unless it is said. */
function line(date: string, amount: number, more: LineFields & { readonly due?: string } = {}): AccountLine {
  const voucher = more.voucher ?? `${date}:${amount}:${more.line ?? 0}`;
  return {
    line: 1,
    voucher,
    voucherName: `B-${voucher}`,
    transaction: voucher,
    record: '1',
    amount,
    currency: null,
    currencyAmount: null,
    reference: '',
    sourceDocument: '',
    paymentReference: '',
    crossReference: '',
    ...more,
    date: isoDate(date),
    due: more.due === undefined ? null : isoDate(more.due),
  };
}

function rebuild(
  lines: readonly AccountLine[],
  account: Partial<CustomerAccount> = {},
  about: Partial<LedgerFile> = {},
) {
  const sorted = lines.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const facts = { number: '10001', opening: 0, closing: null, terms: null, line: 7, ...account };
  return rebuildOpenItems({ ...facts, lines: sorted }, { ...file, ...about });
}

/** What is open, as `number: open`. */
function open(rebuilt: ReturnType<typeof rebuild>): Record<string, number> {
  return Object.fromEntries(rebuilt.items.map(({ number, open: left }) => [number, left]));
}

describe('an account is taken apart', () => {
  test('an invoice is what its number names, with what was paid on it', () => {
    const { items } = rebuild([
      line('2026-02-01', 100_000, { reference: '1001', due: '2026-02-15', paymentReference: '0010017' }),
      line('2026-02-20', -40_000, { reference: '1001' }),
      line('2026-03-01', -10_000, { reference: '1001' }),
      line('2026-03-05', 5_000, { reference: '1002' }),
    ]);
    expect(items).toMatchObject([
      {
        number: '1001',
        named: 'reference',
        kind: 'invoice',
        issued: '2026-02-01',
        due: '2026-02-15',
        dueFrom: 'file',
        original: 100_000,
        open: 50_000,
        reference: '0010017',
        paidOn: '2026-03-01',
      },
      { number: '1002', original: 5_000, open: 5_000, paidOn: null, dueFrom: 'assumed', due: '2026-04-04' },
    ]);
  });

  test('zeros in front of a number are no other number', () => {
    expect(
      open(
        rebuild([
          line('2026-02-01', 100, { reference: '001001' }),
          line('2026-02-02', -100, { reference: '1001' }),
        ]),
      ),
    ).toEqual({});
  });

  test.each<[string, LineFields, LineFields]>([
    ['the number of the invoice', {}, { crossReference: '1001' }],
    ['its KID', { paymentReference: '0010017' }, { crossReference: '0010017' }],
    ['its voucher', { voucher: '77', transaction: '77' }, { crossReference: '77' }],
    ['its line', { record: '900012' }, { crossReference: '900012' }],
    ['a mark of its own, the same on both', { crossReference: 'M9' }, { crossReference: 'M9' }],
    ['the payment, on the invoice', { crossReference: 'P5' }, { reference: 'P5' }],
    ['the KID that was paid with', { paymentReference: '0010017' }, { paymentReference: '0010017' }],
    ['the KID in place of a number', { paymentReference: '0010017' }, { reference: '0010017' }],
  ])('a cross reference may be %s', (_what, invoice, payment) => {
    const lines = [
      line('2026-02-01', 70_000, { reference: '1000' }),
      line('2026-02-02', 100_000, { reference: '1001', ...invoice }),
      line('2026-03-01', -70_000, { ...payment }),
    ];
    // By its sum alone the payment would belong to the other invoice.
    expect(open(rebuild(lines))).toEqual({ '1000': 70_000, '1001': 30_000 });
  });

  test('invoices that were matched together are paid in their order', () => {
    const set = { crossReference: 'M1' };
    const lines = [
      line('2026-02-01', 600, { reference: '1001', ...set }),
      line('2026-02-02', 700, { reference: '1002', ...set }),
      line('2026-02-02', 900, { reference: '1003' }),
      line('2026-03-01', -1000, set),
    ];
    expect(open(rebuild(lines))).toEqual({ '1002': 300, '1003': 900 });
  });

  test('a KID that is the same for all invoices of a customer names none', () => {
    const kid = { paymentReference: '0010017' };
    const lines = [
      line('2026-02-01', 600, { reference: '1001', ...kid }),
      line('2026-02-02', 700, { reference: '1002', ...kid }),
      line('2026-02-03', 900, { reference: '1003', ...kid }),
      line('2026-03-01', -700, kid),
    ];
    expect(open(rebuild(lines))).toEqual({ '1001': 600, '1003': 900 });
  });

  test('a payment of just the sum of an invoice pays it, of several alike the oldest', () => {
    const rebuilt = rebuild([
      line('2026-02-01', 600, { reference: '1001' }),
      line('2026-03-01', 600, { reference: '1002' }),
      line('2026-03-02', 900, { reference: '1003' }),
      line('2026-03-05', -600),
    ]);
    expect(open(rebuilt)).toEqual({ '1002': 600, '1003': 900 });
    expect(rebuilt.placedByAmount).toBe(1);
  });

  test('a payment belongs to what was owed on its day, and not by its sum to a later invoice', () => {
    const lines = [
      line('2026-02-01', 900, { reference: '1001' }),
      line('2026-02-02', -600),
      line('2026-03-01', 600, { reference: '1002' }),
    ];
    expect(open(rebuild(lines))).toEqual({ '1001': 300, '1002': 600 });
  });

  test('a payment before two invoices is nobody knows whose', () => {
    const lines = [
      line('2026-02-02', -500, { voucher: '3' }),
      line('2026-03-01', 600, { reference: '1002' }),
      line('2026-03-02', 700, { reference: '1003' }),
    ];
    expect(open(rebuild(lines))).toEqual({ 'B-3': -500, '1002': 600, '1003': 700 });
  });

  test('a payment of several invoices that follow each other pays those', () => {
    const lines = [
      line('2026-02-01', 600, { reference: '1001' }),
      line('2026-02-02', 700, { reference: '1002' }),
      line('2026-02-03', 900, { reference: '1003' }),
      line('2026-02-04', 150, { reference: '1004' }),
      line('2026-03-01', -1600),
    ];
    expect(open(rebuild(lines))).toEqual({ '1001': 600, '1004': 150 });
  });

  test('when the account owed nothing, everything before is settled', () => {
    const lines = [
      line('2026-02-01', 1000, { reference: '1001' }),
      line('2026-02-10', 500, { reference: '1002' }),
      line('2026-02-20', -400),
      line('2026-03-01', -1100),
      line('2026-04-01', 300, { reference: '1003' }),
      line('2026-04-02', 320, { reference: '1004' }),
    ];
    expect(open(rebuild(lines))).toEqual({ '1003': 300, '1004': 320 });
  });

  test('when the account came back to what it owed before, what was in between is settled', () => {
    const lines = [
      line('2026-02-01', 1000, { reference: '1001' }),
      line('2026-02-10', 500, { reference: '1002' }),
      line('2026-02-20', 300, { reference: '1003' }),
      line('2026-03-01', -420),
      line('2026-03-10', -380),
      line('2026-04-01', 250, { reference: '1004' }),
    ];
    expect(open(rebuild(lines))).toEqual({ '1001': 1000, '1004': 250 });
  });

  test('the only invoice takes the payments that name nothing', () => {
    const { items, unplaced } = rebuild([
      line('2026-02-01', 1000, { reference: '1001' }),
      line('2026-03-01', -999),
    ]);
    expect(items).toMatchObject([{ number: '1001', original: 1000, open: 1, paidOn: '2026-03-01' }]);
    expect(unplaced).toBe(0);
  });

  test('what could belong to several invoices stays the customer’s credit', () => {
    const rebuilt = rebuild([
      line('2026-02-01', 1000, { reference: '1001' }),
      line('2026-02-02', 2000, { reference: '1002' }),
      line('2026-03-01', -700, { voucher: '88' }),
      line('2026-03-02', -50, { voucher: '89' }),
    ]);
    expect(open(rebuilt)).toEqual({ '1001': 1000, '1002': 2000, 'B-88': -700, 'B-89': -50 });
    expect(rebuilt).toMatchObject({ unplaced: 750, placedByAmount: 0 });
    expect(rebuilt.items.filter(({ kind }) => kind === 'credit_note')).toHaveLength(2);
  });

  test('an account that owes nothing has no open invoice, and what is over is credit', () => {
    const lines = [
      line('2026-02-01', 1000, { reference: '1001' }),
      line('2026-02-02', 2000, { reference: '1002' }),
      line('2026-03-01', -3300, { voucher: '88' }),
    ];
    expect(rebuild(lines)).toMatchObject({
      items: [{ number: 'B-88', kind: 'credit_note', original: -3300, open: -300 }],
      unplaced: 0,
    });
  });

  test('an invoice that was paid too much is the customer’s credit under its own number', () => {
    const lines = [
      line('2026-02-01', 1000, { reference: '1001' }),
      line('2026-03-01', -1200, { reference: '1001' }),
    ];
    expect(rebuild(lines).items).toMatchObject([
      { number: '1001', kind: 'invoice', original: 1000, open: -200 },
    ]);
  });

  test('a credit note lowers the invoice that it names, or that of its sum', () => {
    const lines = [
      line('2026-02-01', 1000, { reference: '1001' }),
      line('2026-02-02', 2000, { reference: '1002' }),
      line('2026-02-03', 3000, { reference: '1003' }),
      line('2026-02-10', -250, { reference: '1004', crossReference: '1002' }),
      line('2026-02-11', -1000, { reference: '1005' }),
    ];
    expect(open(rebuild(lines))).toEqual({ '1002': 1750, '1003': 3000 });
  });

  test('a credit note of its own stays under its own number', () => {
    const lines = [
      line('2026-02-01', 1000, { reference: '1001' }),
      line('2026-02-02', 2000, { reference: '1002' }),
      line('2026-02-10', -250, { reference: '1004' }),
    ];
    expect(rebuild(lines).items).toContainEqual(
      expect.objectContaining({
        number: '1004',
        named: 'reference',
        kind: 'credit_note',
        original: -250,
        open: -250,
      }),
    );
  });

  test('a payment that was taken back leaves the invoice as it was', () => {
    const lines = [
      line('2026-02-01', 1000, { reference: '1001' }),
      line('2026-03-01', -400, { reference: '1001' }),
      line('2026-03-03', 400, { reference: '1001' }),
    ];
    expect(rebuild(lines).items).toMatchObject([
      { number: '1001', original: 1000, open: 1000, paidOn: null },
    ]);
    const nameless = [
      line('2026-02-01', 1000, { reference: '1001' }),
      line('2026-03-01', -400),
      line('2026-03-03', 400),
    ];
    expect(open(rebuild(nameless))).toEqual({ '1001': 1000 });
  });

  test('lines of one voucher that cancel each other are nothing', () => {
    const voucher = '5';
    const lines = [
      line('2026-02-01', 1000, { voucher, reference: '1001' }),
      line('2026-02-01', -1000, { voucher, reference: '1001' }),
      line('2026-02-02', 800, { voucher: '6', reference: '1002', line: 1 }),
      line('2026-02-02', 200, { voucher: '6', reference: '1002', line: 2 }),
    ];
    expect(rebuild(lines).items).toMatchObject([{ number: '1002', original: 1000, open: 1000 }]);
  });

  test('a payment that is moved onto an invoice by a voucher of its own pays it', () => {
    const lines = [
      line('2026-02-01', 1000, { reference: '1001' }),
      line('2026-02-01', 1500, { reference: '1002' }),
      line('2026-03-01', -600, { reference: 'BANK-4' }),
      line('2026-03-09', 600, { voucher: 'M', reference: 'BANK-4' }),
      line('2026-03-09', -600, { voucher: 'M', reference: '1002' }),
    ];
    expect(open(rebuild(lines))).toEqual({ '1001': 1000, '1002': 900 });
  });

  test('a number that is used again in another year is another invoice', () => {
    const lines = [
      line('2025-02-01', 1000, { reference: '12', due: '2025-02-15' }),
      line('2025-03-01', -1000, { reference: '12' }),
      line('2026-02-01', 1000, { reference: '12', due: '2026-02-15' }),
      line('2026-03-01', -300, { reference: '12' }),
    ];
    expect(rebuild(lines).items).toMatchObject([
      { number: '12/2026', issued: '2026-02-01', due: '2026-02-15', original: 1000, open: 700 },
    ]);
  });

  test('an invoice in parts is due with its last part', () => {
    const lines = [
      line('2026-02-01', 500, { voucher: '1', reference: '1001', due: '2026-03-01', line: 1 }),
      line('2026-02-01', 500, { voucher: '1', reference: '1001', due: '2026-04-01', line: 2 }),
    ];
    expect(rebuild(lines).items).toMatchObject([{ original: 1000, due: '2026-04-01' }]);
  });

  test('source documents are numbers only where the file uses them as such', () => {
    const lines = [
      line('2026-02-01', 1000, { voucher: '5', sourceDocument: '14' }),
      line('2026-02-02', 2000, { voucher: '6', sourceDocument: '14' }),
      line('2026-03-02', -500, { voucher: '7', sourceDocument: '14' }),
    ];
    expect(open(rebuild(lines))).toEqual({ '14': 2500 });
    expect(open(rebuild(lines, {}, { sourceDocumentsName: false }))).toEqual({
      'B-5': 1000,
      'B-6': 2000,
      'B-7': -500,
    });
  });
});

describe('what was there before the file', () => {
  test('is one item with the file’s first day, lowered by what names an earlier invoice', () => {
    const rebuilt = rebuild(
      [
        line('2026-02-01', 30_000, { reference: '1001' }),
        line('2026-02-02', 40_000, { reference: '1002' }),
        line('2026-02-05', -30_000, { reference: '0987' }),
      ],
      { opening: 50_000, closing: 90_000 },
    );
    expect(rebuilt).toMatchObject({ unspecified: 20_000, movement: 40_000, closing: 90_000, exchange: 0 });
    expect(rebuilt.items[0]).toMatchObject({
      number: 'IB-10001',
      named: 'opening',
      kind: 'invoice',
      issued: '2026-01-01',
      due: '2026-01-01',
      original: 50_000,
      open: 20_000,
      paidOn: '2026-02-05',
    });
    expect(open(rebuilt)).toEqual({ 'IB-10001': 20_000, '1001': 30_000, '1002': 40_000 });
  });

  test('takes the payments that no invoice of the file explains, before they are credit', () => {
    const lines = [
      line('2026-02-01', 30_000, { reference: '1001' }),
      line('2026-02-02', 40_000, { reference: '1002' }),
      line('2026-02-05', -12_345),
    ];
    expect(open(rebuild(lines, { opening: 20_000 }))).toEqual({
      'IB-10001': 7_655,
      '1001': 30_000,
      '1002': 40_000,
    });
  });

  test('may be a credit, and holds what the file does not explain', () => {
    expect(open(rebuild([], { opening: -500, closing: -500 }))).toEqual({ 'IB-10001': -500 });
    const differing = rebuild([line('2026-02-01', 1000, { reference: '1001' })], {
      opening: 0,
      closing: 1300,
    });
    expect(open(differing)).toEqual({ 'IB-10001': 300, '1001': 1000 });
    expect(differing).toMatchObject({ unspecified: 300, movement: 1000, closing: 1300 });
  });

  test('a closing balance that the file does not say is what opening and lines make', () => {
    expect(rebuild([line('2026-02-01', 1000, { reference: '1001' })], { opening: 200 })).toMatchObject({
      closing: 1200,
      unspecified: 200,
    });
  });
});

describe('an invoice in another currency', () => {
  const eur = (amount: number) => ({ currency: 'EUR', currencyAmount: amount });
  test('is open in its own currency', () => {
    const lines = [
      line('2026-02-01', 115_000, { reference: '1001', ...eur(10_000) }),
      line('2026-03-01', -46_800, { reference: '1001', ...eur(-4_000) }),
    ];
    expect(rebuild(lines).items).toMatchObject([
      { currency: 'EUR', original: 10_000, open: 6_000, counted: 68_200, paidOn: '2026-03-01' },
    ]);
  });

  test('is settled when it is paid in that, whatever the rate', () => {
    const lines = [
      line('2026-02-01', 115_000, { reference: '1001', ...eur(10_000) }),
      line('2026-03-01', -117_000, { reference: '1001', ...eur(-10_000) }),
    ];
    expect(rebuild(lines)).toMatchObject({ items: [], exchange: -2_000, closing: -2_000 });
    const posted = [...lines, line('2026-03-31', 2_000, { reference: '1001', ...eur(0) })];
    expect(rebuild(posted)).toMatchObject({ items: [], exchange: 0, closing: 0 });
  });

  test('is taken in the file’s currency once it was paid in that', () => {
    const lines = [
      line('2026-02-01', 115_000, { reference: '1001', ...eur(10_000) }),
      line('2026-03-01', -46_800, { reference: '1001' }),
    ];
    expect(rebuild(lines).items).toMatchObject([{ currency: 'NOK', original: 115_000, open: 68_200 }]);
  });
});

describe('always', () => {
  const day = fc.integer({ min: 0, max: 200 }).map((days) => addDays(isoDate('2026-01-01'), days));
  const number = fc.constantFrom('', '', '1001', '1002', '1003', '0999', 'P1');
  const arbitraryLine: fc.Arbitrary<AccountLine> = fc
    .record({
      date: day,
      amount: fc.constantFrom(100, 200, 300, 500, 500, 1000, -100, -200, -300, -500, -1000, 1, -1, 777, -777),
      reference: number,
      sourceDocument: fc.constantFrom('', '1001', '77'),
      paymentReference: fc.constantFrom('', '', 'K1', 'K2'),
      crossReference: fc.constantFrom('', '', '1001', 'M1'),
      voucher: fc.constantFrom('1', '2', '3', '4', '5', '6', '7'),
      eur: fc.boolean(),
      rate: fc.integer({ min: 0, max: 12 }),
    })
    .map(({ eur, rate, date, ...rest }) => ({
      line: 1,
      voucherName: `B-${rest.voucher}`,
      transaction: rest.voucher,
      record: '1',
      due: null as IsoDate | null,
      ...rest,
      date,
      currency: eur ? 'EUR' : null,
      currencyAmount: eur ? Math.trunc((rest.amount * rate) / 10) : null,
    }));

  test('the items add up to the closing balance, and none is open beyond its sum', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryLine, { maxLength: 25 }),
        fc.integer({ min: -2000, max: 2000 }),
        fc.option(fc.integer({ min: -3000, max: 3000 })),
        fc.boolean(),
        (lines, opening, closing, sourceDocumentsName) => {
          const rebuilt = rebuild(lines, { opening, closing }, { sourceDocumentsName });
          const counted = rebuilt.items.reduce((sum, item) => sum + item.counted, 0);
          expect(counted + rebuilt.exchange).toBe(rebuilt.closing);
          const numbers = rebuilt.items.map((item) => item.number);
          expect(new Set(numbers).size).toBe(numbers.length);
          for (const item of rebuilt.items) {
            expect(Number.isSafeInteger(item.open)).toBe(true);
            expect(item.open).not.toBe(0);
            if (item.open > 0) expect(item.original).toBeGreaterThanOrEqual(item.open);
            if (item.kind === 'credit_note') expect(item.original).toBeLessThanOrEqual(item.open);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('an account that owes nothing in its own currency has no open invoice', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryLine, { maxLength: 25 }),
        fc.integer({ min: -2000, max: 2000 }),
        (lines, opening) => {
          const own = lines.map((one) => ({ ...one, currency: null, currencyAmount: null }));
          const { items, closing } = rebuild(own, { opening });
          if (closing <= 0) expect(items.filter((item) => item.open > 0)).toEqual([]);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

test('terms of payment run from the day, or from the end of the month', () => {
  const issued = isoDate('2026-01-20');
  const terms = (days: number, months: number, fromEndOfMonth: boolean) =>
    dueFromTerms(issued, { days, months, fromEndOfMonth });
  expect(terms(14, 0, false)).toBe('2026-02-03');
  expect(terms(0, 1, false)).toBe('2026-02-20');
  expect(terms(15, 0, true)).toBe('2026-02-15');
  expect(terms(0, 1, true)).toBe('2026-02-28');
  expect(terms(0, 0, true)).toBe('2026-01-31');
  expect(terms(0, 0, false)).toBeNull();
  expect(dueFromTerms(issued, null)).toBeNull();
});
