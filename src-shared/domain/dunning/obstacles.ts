import type { EpochDay, IsoDate } from '#shared/kernel/isoDate.ts';
import { fromEpochDay, toEpochDay } from '#shared/kernel/isoDate.ts';
import { compareNaturally } from '#shared/kernel/naturalOrder.ts';
import type { Hold } from '#shared/domain/dunning/facts.ts';
import type { Reason, ReasonSource } from '#shared/domain/dunning/reason.ts';
import type { Situation } from '#shared/domain/dunning/situation.ts';
import { ledgerSource } from '#shared/domain/dunning/situation.ts';
import type { StandingKind } from '#shared/domain/dunning/standing.ts';

/** Something that keeps the next step back, whatever the calendar says. */
export interface Obstacle {
  readonly kind: Extract<StandingKind, 'in_run' | 'withheld' | 'objection' | 'paused'>;
  /** Its last day; null when only a person ends it. */
  readonly until: IsoDate | null;
  readonly reason: Reason;
}

/**
 * Everything that keeps the next step back on the day, the deciding one first (DOMAIN: standing):
 * a run, holds, the first invoice number, a foreign customer, the minimum amount.
 */
export function findObstacles(situation: Situation): readonly Obstacle[] {
  const { invoice, customer } = situation;
  const found: Obstacle[] = [];
  if (invoice.run !== null) {
    const reason: Reason = { code: 'in_run', params: { run: invoice.run.id }, source: ledgerSource };
    found.push({ kind: 'in_run', until: null, reason });
  }
  if (customer.holds.length > 0 || invoice.holds.length > 0) addHolds(situation, found);
  addBeforeFirstNumber(situation, found);
  addForeignCustomer(situation, found);
  addBelowMinimum(situation, found);
  return found;
}

/** The first day, from a day on, that no known stop covers; null when one that covers it has no end. */
export function firstFreeDay({ customer, invoice }: Situation, from: EpochDay): EpochDay | null {
  if (customer.holds.length === 0 && invoice.holds.length === 0) return from;
  const all = [...customer.holds, ...invoice.holds];
  let day = from;
  for (;;) {
    const date = fromEpochDay(day);
    const hold = all.find((each) => holds(each, date));
    if (hold === undefined) return day;
    if (hold.until === null) return null;
    // The stop covers the day, so that this always goes forward.
    day = toEpochDay(hold.until) + 1;
  }
}

const settingSources = {
  firstInvoiceNumber: { kind: 'setting', setting: 'firstInvoiceNumber' },
  foreignCustomers: { kind: 'setting', setting: 'foreignCustomers' },
  minimumAmount: { kind: 'setting', setting: 'minimumAmount' },
} as const satisfies Record<string, ReasonSource>;

const holdOrder = ['do_not_remind', 'objection', 'pause'] as const;

function addHolds(situation: Situation, found: Obstacle[]): void {
  const { customer, invoice, asOf } = situation;
  for (const kind of holdOrder) {
    for (const hold of customer.holds) {
      if (hold.kind === kind && holds(hold, asOf)) found.push(obstacleOf(hold, 'do_not_remind_customer'));
    }
    for (const hold of invoice.holds) {
      if (hold.kind === kind && holds(hold, asOf)) found.push(obstacleOf(hold, 'do_not_remind_invoice'));
    }
  }
}

function holds(hold: Hold, asOf: IsoDate): boolean {
  return hold.from <= asOf && (hold.until === null || asOf <= hold.until);
}

function obstacleOf(hold: Hold, code: 'do_not_remind_customer' | 'do_not_remind_invoice'): Obstacle {
  const { reason, from, until } = hold;
  switch (hold.kind) {
    case 'do_not_remind':
      return { kind: 'withheld', until, reason: { code, params: { reason }, source: ledgerSource } };
    case 'objection':
      return {
        kind: 'objection',
        until,
        reason: { code: 'objection', params: { reason, from }, source: ledgerSource },
      };
    case 'pause':
      return {
        kind: 'paused',
        until,
        reason: { code: 'paused', params: { reason, until }, source: ledgerSource },
      };
  }
}

function addBeforeFirstNumber({ invoice, creditor }: Situation, found: Obstacle[]): void {
  const first = creditor.firstInvoiceNumber;
  if (first === null || compareNaturally(invoice.number, first) >= 0) return;
  const source = settingSources.firstInvoiceNumber;
  const reason: Reason = { code: 'before_first_number', params: { number: invoice.number, first }, source };
  found.push({ kind: 'withheld', until: null, reason });
}

function addForeignCustomer({ customer, creditor }: Situation, found: Obstacle[]): void {
  if (creditor.foreignCustomers === 'include' || customer.country === creditor.country) return;
  const source = settingSources.foreignCustomers;
  const reason: Reason = { code: 'foreign_customer', params: { country: customer.country }, source };
  found.push({ kind: 'withheld', until: null, reason });
}

/** The minimum of the creditor or of the step, whichever is higher; both are in the creditor's currency. */
function addBelowMinimum(situation: Situation, found: Obstacle[]): void {
  const { invoice, creditor, next, profileSource } = situation;
  if (invoice.currency !== creditor.currency) return;
  const ofStep = next.step?.minimumAmount ?? 0;
  const minimum = Math.max(creditor.minimumAmount, ofStep);
  if (invoice.open >= minimum) return;
  const source = ofStep > creditor.minimumAmount ? profileSource : settingSources.minimumAmount;
  const params = { open: invoice.open, minimum, currency: invoice.currency };
  found.push({ kind: 'withheld', until: null, reason: { code: 'below_minimum', params, source } });
}
