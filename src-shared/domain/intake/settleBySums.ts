import { byDay, type Claim, type Credit, pay } from '#shared/domain/intake/accountClaims.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';

/**
 * Places what no reference has placed, by amounts and by time alone, in steps from the surest to the least sure
 * (docs/decisions/open-items-from-saf-t.md):
 *
 * 1. a credit that names an invoice from before the file lowers the opening balance;
 * 2. a credit of just the sum of an invoice, or of invoices that follow each other, pays those, the oldest first;
 * 3. when the account owes nothing at the end of a day, or just what it owed at the end of an earlier one, all that came
 *    in between is settled;
 * 4. what is left lowers the opening balance, and then the only invoice that it can be meant for.
 *
 * `claims` and `credits` hold the opening balance too. Credits of several invoices that could each be meant stay as they
 * are. Returns how many credits found a place here.
 */
export function settleBySums(
  claims: readonly Claim[],
  credits: readonly Credit[],
  namesEarlierInvoice: (credit: Credit) => boolean,
): number {
  const before = credits.map(({ left }) => left);
  const owed = claims.filter(({ open }) => open > 0).toSorted(openingFirst);
  const waiting = credits.filter(({ left }) => left > 0).toSorted(openingFirst);
  const opening = owed.find(({ named }) => named === 'opening');
  if (opening !== undefined) {
    for (const credit of waiting) if (namesEarlierInvoice(credit)) payUpTo(opening, credit);
  }
  payExactSums(owed, waiting);
  settleClosedTimes(owed, waiting);
  placeOnTheOnlyOne(owed, waiting, opening);
  return credits.filter(({ left, named }, index) => named !== 'opening' && left !== before[index]).length;
}

/**
 * A payment lowers the opening balance while there is any. Else it belongs to the one invoice that is still open of those
 * that were there on its day; to one of a later day only where there is no other at all.
 */
function placeOnTheOnlyOne(
  owed: readonly Claim[],
  waiting: readonly Credit[],
  opening: Claim | undefined,
): void {
  const open = owed.filter((claim) => claim.open > 0 && claim !== opening);
  let first = 0;
  for (const credit of waiting) {
    if (opening !== undefined) payUpTo(opening, credit);
    const oldest = open[first];
    const next = open[first + 1];
    if (oldest === undefined || credit.left === 0) continue;
    if (next !== undefined && (next.date <= credit.date || oldest.date > credit.date)) continue;
    payUpTo(oldest, credit);
    if (oldest.open === 0) first++;
  }
}

interface Dated {
  readonly named: Claim['named'];
  readonly date: IsoDate;
  readonly line: number;
}

function openingFirst(a: Dated, b: Dated): number {
  return Number(b.named === 'opening') - Number(a.named === 'opening') || byDay(a, b);
}

function payUpTo(claim: Claim, credit: Credit): void {
  const amount = Math.min(claim.open, credit.left);
  if (amount > 0) pay(claim, credit, amount);
}

/** Nobody pays more invoices at once than this without a word. */
const longestRun = 50;

function payExactSums(owed: readonly Claim[], waiting: readonly Credit[]): void {
  const byAmount = new Map<Minor, ClaimsOfOneSum>();
  for (const claim of owed) {
    const same = byAmount.get(claim.open);
    if (same === undefined) byAmount.set(claim.open, { claims: [claim], next: 0 });
    else same.claims.push(claim);
  }
  let first = 0;
  for (const credit of waiting) {
    if (credit.left === 0) continue;
    const amount = credit.left;
    const exact = oldestOf(byAmount.get(amount), amount);
    if (exact !== undefined && exact.date <= credit.date) {
      payUpTo(exact, credit);
      continue;
    }
    while (owed[first]?.open === 0) first++;
    for (const claim of runOf(owed, first, credit)) payUpTo(claim, credit);
  }
}

/** The oldest first; those before `next` are paid. */
interface ClaimsOfOneSum {
  readonly claims: Claim[];
  next: number;
}

function oldestOf(same: ClaimsOfOneSum | undefined, amount: Minor): Claim | undefined {
  if (same === undefined) return undefined;
  while (same.next < same.claims.length && same.claims[same.next]?.open !== amount) same.next++;
  return same.claims[same.next];
}

/** The oldest invoices that follow each other, all from before the credit, and together are just its sum. */
function runOf(owed: readonly Claim[], first: number, credit: Credit): readonly Claim[] {
  const window: Claim[] = [];
  let sum = 0;
  let looked = 0;
  for (let at = first; at < owed.length && looked < longestRun; at++) {
    const claim = owed[at];
    if (claim === undefined || claim.date > credit.date) break;
    if (claim.open === 0) continue;
    looked++;
    window.push(claim);
    sum += claim.open;
    while (sum > credit.left) sum -= window.shift()?.open ?? 0;
    if (sum === credit.left) return window;
  }
  return [];
}

type Movement = { readonly claim: Claim } | { readonly credit: Credit };

function settleClosedTimes(owed: readonly Claim[], waiting: readonly Credit[]): void {
  const numbered = owed.some(({ named }) => named === 'reference' || named === 'source');
  const levels = rememberLevels();
  let pending: Movement[] = [];
  let balance = 0;
  for (const day of daysOf(owed, waiting)) {
    const before = balance;
    for (const movement of day) balance += 'claim' in movement ? movement.claim.open : -movement.credit.left;
    pending.push(...day);
    if (balance <= 0) {
      settle(pending);
      pending = pending.filter((movement) => 'credit' in movement && movement.credit.left > 0);
      levels.beginAnew(balance, pending.length);
      continue;
    }
    const start = levels.find(balance);
    if (start === undefined) levels.add(balance, pending.length);
    else if (balance < before || (numbered && isTakenBack(pending.slice(start)))) {
      settle(pending.splice(start));
      levels.forgetAfter(start);
    }
  }
}

/**
 * An account that comes back to its level from below has got a new invoice, of the same sum by chance; unless what came
 * is no invoice, having no number where invoices have one: then a payment was taken back.
 */
function isTakenBack(movements: readonly Movement[]): boolean {
  return movements.every((movement) => !('claim' in movement) || movement.claim.named === 'voucher');
}

/** The levels at which an account stood when days ended, each with how many movements were pending by then. */
function rememberLevels() {
  const order: { readonly balance: Minor; readonly movements: number }[] = [];
  const found = new Map<Minor, number>();
  const add = (balance: Minor, movements: number): void => {
    order.push({ balance, movements });
    found.set(balance, movements);
  };
  add(0, 0);
  return {
    add,
    find: (balance: Minor): number | undefined => found.get(balance),
    forgetAfter(movements: number): void {
      for (let last = order.at(-1); last !== undefined && last.movements > movements; last = order.at(-1)) {
        found.delete(last.balance);
        order.pop();
      }
    },
    beginAnew(balance: Minor, movements: number): void {
      order.length = 0;
      found.clear();
      add(balance, movements);
    },
  };
}

/** What is still open, day by day; the opening balance is a day of its own. */
function daysOf(owed: readonly Claim[], waiting: readonly Credit[]): readonly (readonly Movement[])[] {
  const movements = [
    ...owed.filter(({ open }) => open > 0).map((claim) => ({ movement: { claim }, at: claim })),
    ...waiting.filter(({ left }) => left > 0).map((credit) => ({ movement: { credit }, at: credit })),
  ].toSorted((a, b) => openingFirst(a.at, b.at));
  const days: Movement[][] = [];
  let last: Dated | undefined;
  for (const { movement, at } of movements) {
    if (last === undefined || last.date !== at.date || last.named === 'opening') days.push([]);
    days.at(-1)?.push(movement);
    last = at;
  }
  return days;
}

/** Pays all claims with the credits, the oldest with the oldest; there are at least as many credits as claims. */
function settle(movements: readonly Movement[]): void {
  const credits = movements.flatMap((movement) => ('credit' in movement ? [movement.credit] : []));
  let at = 0;
  for (const movement of movements) {
    if (!('claim' in movement)) continue;
    for (let credit = credits[at]; credit !== undefined && movement.claim.open > 0; credit = credits[at]) {
      payUpTo(movement.claim, credit);
      if (credit.left === 0) at++;
    }
  }
}
