import * as fc from 'fast-check';
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
import type { LawCountry, NoticeForm } from '#shared/domain/law/lawPack.ts';
import type { PreparedLaw } from '#shared/domain/law/prepareLaw.ts';
import { lawCountries, shippedLaw } from '#test/domain/shippedLaws.ts';

/** Norway's law as it is shipped. */
export function norwegianLaw(): PreparedLaw {
  return shippedLaw('NO');
}

/** The law of the four countries, prepared once. */
export const laws: Readonly<Record<LawCountry, PreparedLaw>> = {
  NO: shippedLaw('NO'),
  SE: shippedLaw('SE'),
  FI: shippedLaw('FI'),
  DK: shippedLaw('DK'),
};

/** The currency that each country's law fixes its fees in. */
export const currencies: Readonly<Record<LawCountry, string>> = {
  NO: 'NOK',
  SE: 'SEK',
  FI: 'EUR',
  DK: 'DKK',
};

export const anyCountry: fc.Arbitrary<LawCountry> = fc.constantFrom(...lawCountries);

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

/** Stops of every kind; only an objection may be on a part. */
export const anyHold: fc.Arbitrary<Hold> = fc
  .record({
    kind: fc.constantFrom('do_not_remind' as const, 'objection' as const, 'pause' as const),
    from: anyDay,
    until: fc.option(anyDay),
    reason: fc.constantFrom('agreed', 'goods broken'),
    amount: fc.option(
      fc.oneof(fc.integer({ min: 1, max: 500_000 }), fc.integer({ min: 1, max: 900_000_000 })),
    ),
  })
  .map((hold) => (hold.kind === 'objection' ? hold : { ...hold, amount: null }));

export const anyReduction: fc.Arbitrary<Reduction> = fc.record({
  date: anyDay,
  amount: fc.integer({ min: 1, max: 1_000_000 }),
  kind: fc.constantFrom('payment', 'credit_note'),
});

const anyForm: fc.Arbitrary<NoticeForm> = fc.constantFrom(
  'reminder',
  'reminder',
  'collection_notice',
  'demand_letter',
);

/** What was sent, in order of time, numbered by kind; deadlines of every length, lawful or not, or the kept due date. */
export const anyNotices: fc.Arbitrary<readonly SentNotice[]> = fc
  .array(
    fc.record({
      form: anyForm,
      sent: anyDay,
      deadlineDays: fc.integer({ min: -10, max: 30 }),
      fee: fc.constantFrom(0, 0, 500, 1200, 3500, 3800, 6000, 7000, 10_000, 18_000),
      claimedInterest: fc.boolean(),
    }),
    { maxLength: 4 },
  )
  .map((sent) => {
    const count = { reminder: 0, collection_notice: 0 };
    return sent
      .toSorted((a, b) => (a.sent < b.sent ? -1 : 1))
      .map(({ form, sent: day, deadlineDays, fee, claimedInterest }) => {
        const kind = form === 'reminder' ? ('reminder' as const) : ('collection_notice' as const);
        count[kind] += 1;
        const deadline = fromEpochDay(toEpochDay(day) + deadlineDays);
        const ordinal = count[kind];
        return { kind, form, ordinal, sent: day, deadline, fee, claimedInterest, channel: 'paper' as const };
      });
  });

const anyRun = fc.option(
  fc.record({
    id: fc.nat(),
    stepKind: fc.constant('reminder' as const),
    ordinal: fc.integer({ min: 1, max: 3 }),
  }),
  { freq: 8 },
);

export const anyInvoice: fc.Arbitrary<InvoiceFacts> = fc
  .record({
    number: fc.oneof(fc.nat().map(String), fc.string({ minLength: 1, maxLength: 12 })),
    issued: anyDay,
    due: anyDay,
    currency: fc.constantFrom('NOK', 'NOK', 'SEK', 'EUR', 'DKK'),
    original: fc.oneof(anyPrincipal, fc.integer({ min: -1_000_000, max: 0 })),
    agreedRate: fc.option(fc.integer({ min: 0, max: 3000 }), { freq: 3 }),
    paid: fc.integer({ min: 0, max: 2_000_000 }),
    reductions: fc.array(anyReduction, { maxLength: 3 }),
    notices: anyNotices,
    openCharges: fc.constantFrom(0, 3800, 7600),
    compensation: fc.constantFrom(0, 0, 4000, 31_000, 46_000),
    holds: fc.array(anyHold, { maxLength: 3 }),
    run: anyRun,
  })
  .map(({ paid, openCharges, compensation, ...invoice }) => {
    const fees = invoice.notices.reduce((sum, { fee }) => sum + fee, 0);
    return {
      ...invoice,
      open: invoice.original - paid,
      charges: { open: openCharges, fees, compensation },
    };
  });

export const anyCustomer: fc.Arbitrary<CustomerFacts> = fc.record({
  name: fc.constant('Kari Nordmann'),
  kind: anyDebtorKind,
  country: fc.constantFrom('NO', 'NO', 'NO', 'SE'),
  street: fc.constantFrom('Storgata 1', 'Storgata 1', ''),
  postcode: fc.constantFrom('0155', '0155', ' '),
  city: fc.constant('Oslo'),
  holds: fc.array(anyHold, { maxLength: 1 }),
  collectionBan: fc.constantFrom(false, false, false, true),
  directDebit: fc.constantFrom(false, false, false, true),
  situation: fc.oneof(
    { weight: 5, arbitrary: fc.constant(null) },
    fc.record({
      what: fc.constantFrom('deceased', 'bankrupt', 'debt_settlement'),
      since: fc.constant(isoDate('2018-12-31')),
    }),
  ),
  interestFree: fc.constantFrom(false, false, false, true),
  wantedChannel: fc.constantFrom(null, null, 'email', 'einvoice', 'paper'),
  feesInArrears: fc.array(anyDay, { maxLength: 4 }),
  openCredit: fc.constantFrom(0, 0, 5000, 90_000_000_000_000),
  openDebt: fc.constantFrom(0, 100_000, 90_000_000_000),
});

export const anyCreditor: fc.Arbitrary<CreditorFacts> = fc.record({
  country: fc.constant('NO'),
  currency: fc.constantFrom('NOK', 'NOK', 'EUR'),
  postalDays: fc.integer({ min: 0, max: 5 }),
  listDays: fc.integer({ min: 0, max: 20 }),
  minimumAmount: fc.constantFrom(0, 5000),
  firstInvoiceNumber: fc.constantFrom(null, null, '1000'),
  firstInvoiceDate: fc.oneof(fc.constant(null), fc.constant(null), anyDay),
  foreignCustomers: fc.constantFrom('withhold', 'include'),
  feesAgreed: fc.boolean(),
  dueDatesAgreed: fc.boolean(),
  dayCount: fc.constantFrom(null, null, 'actual/actual', 'actual/365', 'actual/360', '30/360'),
  limitationWarningDays: fc.constantFrom(0, 180),
});

export const anyStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('reminder', 'reminder', 'collection_notice', 'hand_over'),
  waitDays: fc.integer({ min: 0, max: 40 }),
  waitFrom: fc.constantFrom('deadline', 'sending'),
  deadline: fc.constantFrom('own', 'own', 'original'),
  deadlineDays: fc.integer({ min: 0, max: 40 }),
  fee: fc.oneof(fc.constantFrom('none' as const, 'statutory' as const), fc.integer({ min: 0, max: 40_000 })),
  claimInterest: fc.boolean(),
  claimCompensation: fc.boolean(),
  blocksCustomer: fc.boolean(),
  channels: fc.constant(['paper'] as const),
  minimumAmount: fc.constantFrom(0, 0, 10_000),
});

/** Any profile at all, sensible or not: the law must hold with every one. */
export const anyProfile: fc.Arbitrary<Profile> = fc.record({
  name: fc.constant('any'),
  grouping: fc.constantFrom('per_customer', 'per_invoice'),
  credit: fc.constantFrom('show', 'show', 'net'),
  steps: fc.array(anyStep, { maxLength: 5 }),
});

/** An invoice with all that it is judged by, under the law of a country. */
export interface Case {
  readonly country: LawCountry;
  readonly invoice: InvoiceFacts;
  readonly customer: CustomerFacts;
  readonly creditor: CreditorFacts;
  readonly profile: Profile;
  readonly asOf: IsoDate;
}

export const anyCase: fc.Arbitrary<Case> = fc.record({
  country: anyCountry,
  invoice: anyInvoice,
  customer: anyCustomer,
  creditor: anyCreditor,
  profile: anyProfile,
  asOf: anyDay,
});

/**
 * Cases in which nothing but the calendar and the law decides: an open overdue invoice in the country's currency,
 * whose notices followed one another, seen some days after the last of them.
 */
export const overdueCase: fc.Arbitrary<Case> = fc
  .record({
    country: anyCountry,
    invoice: anyInvoice,
    customer: anyCustomer,
    creditor: anyCreditor,
    profile: anyProfile,
    daysToPay: fc.integer({ min: 0, max: 40 }),
    gaps: fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 4, maxLength: 4 }),
    daysLater: fc.integer({ min: 0, max: 60 }),
  })
  .map(({ country, invoice, customer, creditor, profile, daysToPay, gaps, daysLater }) => {
    let day = toEpochDay(invoice.due);
    const notices = invoice.notices.map((notice, place) => {
      const sent = day + (gaps[place] ?? 0);
      const deadline = sent + daysBetween(notice.sent, notice.deadline);
      day = Math.max(sent, deadline);
      return { ...notice, sent: fromEpochDay(sent), deadline: fromEpochDay(deadline) };
    });
    const open = Math.abs(invoice.original) + 1_000_000;
    const currency = currencies[country];
    const issued = fromEpochDay(toEpochDay(invoice.due) - daysToPay);
    return {
      country,
      invoice: { ...invoice, issued, currency, original: open, open, notices, holds: [], run: null },
      customer: {
        ...customer,
        country,
        street: 'Storgata 1',
        postcode: '0155',
        holds: [],
        collectionBan: false,
        directDebit: false,
        situation: null,
        interestFree: false,
        openCredit: 0,
      },
      creditor: { ...creditor, country, currency, firstInvoiceNumber: null, firstInvoiceDate: null },
      profile,
      asOf: fromEpochDay(day + daysLater),
    };
  });
