import { isoDate } from '#shared/kernel/isoDate.ts';
import type { CreditorFacts, CustomerFacts, InvoiceFacts, SentNotice } from '#shared/domain/dunning/facts.ts';
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
    reductions: [],
    notices: [],
    openFees: 0,
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
    openCredit: 0,
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
    foreignCustomers: 'withhold',
    ...changes,
  };
}

/** A profile of two reminders, a collection notice and the hand-over, with what a test changes of the first. */
export function someProfile(first: Partial<Step> = {}): Profile {
  const step: Step = {
    kind: 'reminder',
    waitDays: 14,
    waitFrom: 'deadline',
    deadlineDays: 14,
    fee: 'statutory',
    claimInterest: true,
    channels: ['paper'],
    minimumAmount: 0,
  };
  const handOver: Step = { ...step, kind: 'hand_over', deadlineDays: 0, fee: 'none', channels: [] };
  return {
    name: 'Standard',
    steps: [{ ...step, ...first }, step, { ...step, kind: 'collection_notice' }, handOver],
  };
}

/** A reminder of 2026-06-29 with 14 days to pay. */
export function sentReminder(changes: Partial<SentNotice> = {}): SentNotice {
  return {
    kind: 'reminder',
    ordinal: 1,
    sent: isoDate('2026-06-29'),
    deadline: isoDate('2026-07-13'),
    fee: 3800,
    claimedInterest: true,
    channel: 'paper',
    ...changes,
  };
}
