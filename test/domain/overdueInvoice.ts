import { isoDate } from '#shared/kernel/isoDate.ts';
import type {
  CreditorFacts,
  CustomerFacts,
  Hold,
  InvoiceFacts,
  SentNotice,
} from '#shared/domain/dunning/facts.ts';
import type { Profile, Step } from '#shared/domain/dunning/profile.ts';

/** An invoice of 1,000 kroner that fell due on Monday 2026-06-15, with what a test changes of it. */
export function overdueInvoice(changes: Partial<InvoiceFacts> = {}): InvoiceFacts {
  return {
    number: '1001',
    issued: isoDate('2026-06-01'),
    due: isoDate('2026-06-15'),
    currency: 'NOK',
    original: 100_000,
    open: 100_000,
    agreedRate: null,
    reductions: [],
    notices: [],
    charges: { open: 0, fees: 0, compensation: 0 },
    holds: [],
    run: null,
    ...changes,
  };
}

/** A private person with a complete address. */
export function someCustomer(changes: Partial<CustomerFacts> = {}): CustomerFacts {
  return {
    name: 'Ola Nordmann',
    kind: 'person',
    country: 'NO',
    street: 'Storgata 1',
    postcode: '0155',
    city: 'Oslo',
    holds: [],
    collectionBan: false,
    directDebit: false,
    situation: null,
    interestFree: false,
    wantedChannel: null,
    feesInArrears: [],
    openCredit: 0,
    openDebt: 100_000,
    ...changes,
  };
}

/** A Norwegian creditor that leaves everything to the profile and the law. */
export function someCreditor(changes: Partial<CreditorFacts> = {}): CreditorFacts {
  return {
    country: 'NO',
    currency: 'NOK',
    postalDays: 0,
    listDays: 0,
    minimumAmount: 0,
    firstInvoiceNumber: null,
    firstInvoiceDate: null,
    foreignCustomers: 'withhold',
    feesAgreed: true,
    dueDatesAgreed: true,
    dayCount: null,
    limitationWarningDays: 180,
    ...changes,
  };
}

/** A reminder after 14 days with the highest fee and interest, with what a test changes of it. */
export function someStep(changes: Partial<Step> = {}): Step {
  return {
    kind: 'reminder',
    waitDays: 14,
    waitFrom: 'deadline',
    deadline: 'own',
    deadlineDays: 14,
    fee: 'statutory',
    claimInterest: true,
    claimCompensation: false,
    blocksCustomer: false,
    channels: ['paper'],
    minimumAmount: 0,
    ...changes,
  };
}

/** The hand-over at the end of a profile. */
export function handOverStep(changes: Partial<Step> = {}): Step {
  return someStep({ kind: 'hand_over', deadlineDays: 0, fee: 'none', channels: [], ...changes });
}

/** A profile of these steps. */
export function profileOf(steps: readonly Step[], changes: Partial<Profile> = {}): Profile {
  return { name: 'Standard', grouping: 'per_customer', credit: 'show', steps, ...changes };
}

/** A profile of two reminders, a collection notice and the hand-over, with what a test changes of the first. */
export function someProfile(first: Partial<Step> = {}, changes: Partial<Profile> = {}): Profile {
  const steps = [someStep(first), someStep(), someStep({ kind: 'collection_notice' }), handOverStep()];
  return profileOf(steps, changes);
}

/** A reminder of 2026-06-29 with 14 days to pay. */
export function sentReminder(changes: Partial<SentNotice> = {}): SentNotice {
  return {
    kind: 'reminder',
    form: 'reminder',
    ordinal: 1,
    sent: isoDate('2026-06-29'),
    deadline: isoDate('2026-07-13'),
    fee: 3800,
    claimedInterest: true,
    channel: 'paper',
    ...changes,
  };
}

/** A collection notice of 2026-07-16 with 14 days to pay. */
export function sentCollectionNotice(changes: Partial<SentNotice> = {}): SentNotice {
  return sentReminder({
    kind: 'collection_notice',
    form: 'collection_notice',
    sent: isoDate('2026-07-16'),
    deadline: isoDate('2026-07-30'),
    ...changes,
  });
}

/** A stop without an end from 2026-07-01 on, with what a test changes of it. */
export function someHold(changes: Partial<Hold> = {}): Hold {
  return {
    kind: 'objection',
    from: isoDate('2026-07-01'),
    until: null,
    reason: 'goods broken',
    amount: null,
    ...changes,
  };
}
