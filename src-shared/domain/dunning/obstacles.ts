import type { EpochDay, IsoDate } from '#shared/kernel/isoDate.ts';
import { addDays, fromEpochDay, toEpochDay } from '#shared/kernel/isoDate.ts';
import { compareNaturally } from '#shared/kernel/naturalOrder.ts';
import type { DebtorSituation, Hold } from '#shared/domain/dunning/facts.ts';
import {
  disputedParts,
  holdsOn,
  isPartObjection,
  partsCoverUntil,
} from '#shared/domain/dunning/objections.ts';
import type { Reason, ReasonSource } from '#shared/domain/dunning/reason.ts';
import type { Situation } from '#shared/domain/dunning/situation.ts';
import { ledgerSource } from '#shared/domain/dunning/situation.ts';
import type { StandingKind } from '#shared/domain/dunning/standing.ts';
import { lateInterestTotal } from '#shared/domain/law/lateInterest.ts';
import type { Limitation } from '#shared/domain/law/limitation.ts';

/** Something that keeps the next step back, whatever the calendar says. */
export interface Obstacle {
  readonly kind: Extract<StandingKind, 'time_barred' | 'in_run' | 'withheld' | 'objection' | 'paused'>;
  /** Its last day; null when only a person ends it. */
  readonly until: IsoDate | null;
  readonly reason: Reason;
}

/**
 * Everything that keeps the next step back on the day, the deciding one first (DOMAIN: standing): limitation, a run,
 * what has befallen the debtor, holds, a ban on collection, the first invoice number and date, a foreign customer, direct debit, the minimum amount,
 * credit that covers it all.
 */
export function findObstacles(situation: Situation, limitation: Limitation | null): readonly Obstacle[] {
  const { invoice, customer } = situation;
  const found: Obstacle[] = [];
  addTimeBarred(situation, limitation, found);
  if (invoice.run !== null) {
    const reason: Reason = { code: 'in_run', params: { run: invoice.run.id }, source: ledgerSource };
    found.push({ kind: 'in_run', until: null, reason });
  }
  addSituation(situation, found);
  if (customer.holds.length > 0 || invoice.holds.length > 0) addHolds(situation, found);
  addCollectionBan(situation, found);
  addBeforeFirst(situation, found);
  addForeignCustomer(situation, found);
  addDirectDebit(situation, found);
  addBelowMinimum(situation, found);
  addCoveredByCredit(situation, found);
  return found;
}

/** The first day, from a day on, that no known stop covers and nothing befell the debtor by; null where none comes. */
export function firstFreeDay(situation: Situation, from: EpochDay): EpochDay | null {
  const { customer, invoice } = situation;
  const befallen = customer.situation === null ? Infinity : toEpochDay(customer.situation.since);
  if (customer.holds.length === 0 && invoice.holds.length === 0) return from < befallen ? from : null;
  const whole = [...customer.holds, ...invoice.holds.filter((hold) => !isPartObjection(hold))];
  let day = from;
  for (;;) {
    const date = fromEpochDay(day);
    const hold = whole.find((each) => holdsOn(each, date));
    const isCovered = disputedParts(invoice, date) >= invoice.open;
    if (day >= befallen) return null;
    if (hold === undefined && !isCovered) return day;
    const until = hold === undefined ? partsCoverUntil(invoice, day) : hold.until;
    if (until === null) return null;
    // The stop covers the day, so that this always goes forward.
    day = toEpochDay(until) + 1;
  }
}

const settingSources = {
  firstInvoiceNumber: { kind: 'setting', setting: 'firstInvoiceNumber' },
  firstInvoiceDate: { kind: 'setting', setting: 'firstInvoiceDate' },
  foreignCustomers: { kind: 'setting', setting: 'foreignCustomers' },
  minimumAmount: { kind: 'setting', setting: 'minimumAmount' },
} as const satisfies Record<string, ReasonSource>;

function addTimeBarred({ asOf }: Situation, limitation: Limitation | null, found: Obstacle[]): void {
  if (limitation === null || asOf <= limitation.last) return;
  const { last, years, start, source } = limitation;
  const params = { since: addDays(last, 1), years, start };
  found.push({ kind: 'time_barred', until: null, reason: { code: 'time_barred', params, source } });
}

const situationCodes = {
  deceased: 'customer_deceased',
  bankrupt: 'customer_bankrupt',
  debt_settlement: 'customer_debt_settlement',
} as const satisfies Record<DebtorSituation['what'], Reason['code']>;

/** Death, bankruptcy and debt settlement stop every step of every invoice until somebody takes them back. */
function addSituation({ customer, asOf }: Situation, found: Obstacle[]): void {
  const befallen = customer.situation;
  if (befallen === null || asOf < befallen.since) return;
  const { what, since } = befallen;
  const reason: Reason = { code: situationCodes[what], params: { since }, source: ledgerSource };
  found.push({ kind: 'withheld', until: null, reason });
}

const holdOrder = ['do_not_remind', 'objection', 'pause'] as const;

function addHolds(situation: Situation, found: Obstacle[]): void {
  const { customer, invoice, law, asOf } = situation;
  for (const kind of holdOrder) {
    for (const hold of customer.holds) {
      if (hold.kind !== kind || !holdsOn(hold, asOf)) continue;
      found.push(obstacleOf(hold, 'do_not_remind_customer', law.objectionSource));
    }
    for (const hold of invoice.holds) {
      if (hold.kind !== kind || isPartObjection(hold) || !holdsOn(hold, asOf)) continue;
      found.push(obstacleOf(hold, 'do_not_remind_invoice', law.objectionSource));
    }
    if (kind === 'objection' && situation.partsCoverAll) addPartsThatCoverAll(situation, found);
  }
}

function obstacleOf(
  hold: Hold,
  code: 'do_not_remind_customer' | 'do_not_remind_invoice',
  objectionSource: ReasonSource,
): Obstacle {
  const { reason, from, until } = hold;
  switch (hold.kind) {
    case 'do_not_remind':
      return { kind: 'withheld', until, reason: { code, params: { reason }, source: ledgerSource } };
    case 'objection':
      return {
        kind: 'objection',
        until,
        reason: { code: 'objection', params: { reason, from }, source: objectionSource },
      };
    case 'pause':
      return {
        kind: 'paused',
        until,
        reason: { code: 'paused', params: { reason, until }, source: ledgerSource },
      };
  }
}

/** Objections on parts that leave nothing undisputed stop the invoice as one on the whole does. */
function addPartsThatCoverAll({ invoice, law, asOf, day }: Situation, found: Obstacle[]): void {
  const until = partsCoverUntil(invoice, day);
  for (const hold of invoice.holds) {
    if (!isPartObjection(hold) || !holdsOn(hold, asOf)) continue;
    const params = { reason: hold.reason, from: hold.from };
    const reason: Reason = { code: 'objection', params, source: law.objectionSource };
    found.push({ kind: 'objection', until, reason });
  }
}

function addCollectionBan({ customer, next }: Situation, found: Obstacle[]): void {
  if (!customer.collectionBan || next.ref.kind !== 'hand_over') return;
  const reason: Reason = { code: 'collection_ban', params: {}, source: ledgerSource };
  found.push({ kind: 'withheld', until: null, reason });
}

function addBeforeFirst({ invoice, creditor }: Situation, found: Obstacle[]): void {
  const first = creditor.firstInvoiceNumber;
  if (first !== null && compareNaturally(invoice.number, first) < 0) {
    const params = { number: invoice.number, first };
    const source = settingSources.firstInvoiceNumber;
    found.push({ kind: 'withheld', until: null, reason: { code: 'before_first_number', params, source } });
  }
  const firstDate = creditor.firstInvoiceDate;
  if (firstDate !== null && invoice.issued < firstDate) {
    const params = { issued: invoice.issued, first: firstDate };
    const source = settingSources.firstInvoiceDate;
    found.push({ kind: 'withheld', until: null, reason: { code: 'before_first_date', params, source } });
  }
}

function addForeignCustomer({ customer, creditor }: Situation, found: Obstacle[]): void {
  if (creditor.foreignCustomers === 'include' || customer.country === creditor.country) return;
  const source = settingSources.foreignCustomers;
  const reason: Reason = { code: 'foreign_customer', params: { country: customer.country }, source };
  found.push({ kind: 'withheld', until: null, reason });
}

function addDirectDebit({ customer }: Situation, found: Obstacle[]): void {
  if (!customer.directDebit) return;
  const reason: Reason = { code: 'direct_debit', params: {}, source: ledgerSource };
  found.push({ kind: 'withheld', until: null, reason });
}

/** The minimum of the creditor or of the step, whichever is higher; both are in the creditor's currency. */
function addBelowMinimum(situation: Situation, found: Obstacle[]): void {
  const { invoice, creditor, next, principal, profileSource } = situation;
  if (invoice.currency !== creditor.currency) return;
  const ofStep = next.step?.minimumAmount ?? 0;
  const minimum = Math.max(creditor.minimumAmount, ofStep);
  if (principal >= minimum) return;
  const source = ofStep > creditor.minimumAmount ? profileSource : settingSources.minimumAmount;
  const params = { open: principal, minimum, currency: invoice.currency };
  found.push({ kind: 'withheld', until: null, reason: { code: 'below_minimum', params, source } });
}

/** Where credit is netted: it covers all that the customer owes, with this invoice's interest and charges. */
function addCoveredByCredit(situation: Situation, found: Obstacle[]): void {
  const { profile, customer, invoice, creditor, law, asOf, profileSource } = situation;
  const { openCredit, openDebt } = customer;
  if (profile.credit !== 'net' || openCredit <= 0 || openCredit < openDebt) return;
  const interest = customer.interestFree ? 0 : lateInterestTotal(law, invoice, customer.kind, creditor, asOf);
  if (openCredit < Math.max(openDebt, invoice.open) + interest + invoice.charges.open) return;
  const params = { amount: openCredit, currency: invoice.currency };
  const reason: Reason = { code: 'covered_by_credit', params, source: profileSource };
  found.push({ kind: 'withheld', until: null, reason });
}
