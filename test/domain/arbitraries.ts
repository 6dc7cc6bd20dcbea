import * as fc from 'fast-check';
import norway from '#resources/law/no/law.json' with { type: 'json' };
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { daysBetween, fromEpochDay, isoDate, toEpochDay } from '#shared/kernel/isoDate.ts';
import type {
  CreditorFacts,
  CustomerFacts,
  Hold,
  InvoiceFacts,
  Reduction,
  SentNotice,
} from '#shared/domain/dunning/facts.ts';
import type { Profile, Step } from '#shared/domain/dunning/profile.ts';
import { parseLawPack } from '#shared/domain/law/parseLawPack.ts';
import { prepareLaw } from '#shared/domain/law/prepareLaw.ts';
import type { PreparedLaw } from '#shared/domain/law/prepareLaw.ts';

/** Norway's law as it is shipped. */
export function norwegianLaw(): PreparedLaw {
  const parsed = parseLawPack(norway);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return prepareLaw(parsed.value);
}

/** Days from 2019 to 2028: before the first rate, over leap years, and after the last known rate. */
export const anyDay: fc.Arbitrary<IsoDate> = fc
  .integer({ min: toEpochDay(isoDate('2019-01-01')), max: toEpochDay(isoDate('2028-12-31')) })
  .map(fromEpochDay);

/** Amounts from one øre to ten million kroner, and now and then far beyond what a double holds exactly. */
export const anyPrincipal = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 1_000_000_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 9_000_000_000_000 }) },
);

export const anyDebtorKind = fc.constantFrom('person' as const, 'company' as const);

export const anyHold: fc.Arbitrary<Hold> = fc.record({
  kind: fc.constantFrom('do_not_remind', 'objection', 'pause'),
  from: anyDay,
  until: fc.option(anyDay),
  reason: fc.constant('agreed'),
});

export const anyReduction: fc.Arbitrary<Reduction> = fc.record({
  date: anyDay,
  amount: fc.integer({ min: 1, max: 1_000_000 }),
  kind: fc.constantFrom('payment', 'credit_note'),
});

/** What was sent, in order of time, numbered by kind; deadlines of every length, lawful or not. */
export const anyNotices: fc.Arbitrary<readonly SentNotice[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('reminder' as const, 'collection_notice' as const),
      sent: anyDay,
      deadlineDays: fc.integer({ min: 0, max: 30 }),
      fee: fc.constantFrom(0, 0, 3500, 3800, 7000),
      claimedInterest: fc.boolean(),
    }),
    { maxLength: 4 },
  )
  .map((sent) => {
    const count = { reminder: 0, collection_notice: 0 };
    return sent
      .toSorted((a, b) => (a.sent < b.sent ? -1 : 1))
      .map(({ kind, sent: day, deadlineDays, fee, claimedInterest }) => {
        count[kind] += 1;
        const deadline = fromEpochDay(toEpochDay(day) + deadlineDays);
        return {
          kind,
          ordinal: count[kind],
          sent: day,
          deadline,
          fee,
          claimedInterest,
          channel: 'paper' as const,
        };
      });
  });

export const anyInvoice: fc.Arbitrary<InvoiceFacts> = fc
  .record({
    number: fc.oneof(fc.nat().map(String), fc.string({ minLength: 1, maxLength: 12 })),
    issued: anyDay,
    due: anyDay,
    currency: fc.constantFrom('NOK', 'NOK', 'NOK', 'EUR'),
    original: fc.oneof(anyPrincipal, fc.integer({ min: -1_000_000, max: 0 })),
    paid: fc.integer({ min: 0, max: 2_000_000 }),
    reductions: fc.array(anyReduction, { maxLength: 3 }),
    notices: anyNotices,
    openFees: fc.constantFrom(0, 3800, 7600),
    holds: fc.array(anyHold, { maxLength: 2 }),
    run: fc.option(
      fc.record({
        id: fc.nat(),
        stepKind: fc.constant('reminder' as const),
        ordinal: fc.integer({ min: 1, max: 3 }),
      }),
      { freq: 8 },
    ),
  })
  .map(({ paid, ...invoice }) => ({ ...invoice, open: invoice.original - paid }));

export const anyCustomer: fc.Arbitrary<CustomerFacts> = fc.record({
  name: fc.constant('Kari Nordmann'),
  kind: anyDebtorKind,
  country: fc.constantFrom('NO', 'NO', 'NO', 'SE'),
  street: fc.constantFrom('Storgata 1', 'Storgata 1', ''),
  postcode: fc.constantFrom('0155', '0155', ' '),
  city: fc.constant('Oslo'),
  holds: fc.array(anyHold, { maxLength: 1 }),
  openCredit: fc.constantFrom(0, 0, 5000),
});

export const anyCreditor: fc.Arbitrary<CreditorFacts> = fc.record({
  country: fc.constant('NO'),
  currency: fc.constantFrom('NOK', 'NOK', 'EUR'),
  postalDays: fc.integer({ min: 0, max: 5 }),
  listDays: fc.integer({ min: 0, max: 20 }),
  minimumAmount: fc.constantFrom(0, 5000),
  firstInvoiceNumber: fc.constantFrom(null, null, '1000'),
  foreignCustomers: fc.constantFrom('withhold', 'include'),
});

export const anyStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('reminder', 'reminder', 'collection_notice', 'hand_over'),
  waitDays: fc.integer({ min: 0, max: 40 }),
  waitFrom: fc.constantFrom('deadline', 'sending'),
  deadlineDays: fc.integer({ min: 0, max: 40 }),
  fee: fc.oneof(fc.constantFrom('none' as const, 'statutory' as const), fc.integer({ min: 0, max: 20_000 })),
  claimInterest: fc.boolean(),
  channels: fc.constant(['paper'] as const),
  minimumAmount: fc.constantFrom(0, 0, 10_000),
});

/** Any profile at all, sensible or not: the law must hold with every one. */
export const anyProfile: fc.Arbitrary<Profile> = fc.record({
  name: fc.constant('any'),
  steps: fc.array(anyStep, { maxLength: 5 }),
});

export const anyCase = fc.record({
  invoice: anyInvoice,
  customer: anyCustomer,
  creditor: anyCreditor,
  profile: anyProfile,
  asOf: anyDay,
});

/**
 * Cases in which nothing but the calendar and the law decides: an open overdue invoice in kroner, whose notices
 * followed one another, seen some days after the last of them.
 */
export const overdueCase = fc
  .record({
    invoice: anyInvoice,
    customer: anyCustomer,
    creditor: anyCreditor,
    profile: anyProfile,
    gaps: fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 4, maxLength: 4 }),
    daysLater: fc.integer({ min: 0, max: 60 }),
  })
  .map(({ invoice, customer, creditor, profile, gaps, daysLater }) => {
    let day = toEpochDay(invoice.due);
    const notices = invoice.notices.map((notice, place) => {
      const sent = day + (gaps[place] ?? 0);
      day = sent + daysBetween(notice.sent, notice.deadline);
      return { ...notice, sent: fromEpochDay(sent), deadline: fromEpochDay(day) };
    });
    const open = Math.abs(invoice.original) + 1_000_000;
    return {
      invoice: { ...invoice, currency: 'NOK', original: open, open, notices, holds: [], run: null },
      customer: { ...customer, country: 'NO', street: 'Storgata 1', postcode: '0155', holds: [] },
      creditor: { ...creditor, currency: 'NOK', firstInvoiceNumber: null },
      profile,
      asOf: fromEpochDay(day + daysLater),
    };
  });
