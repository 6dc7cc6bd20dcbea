import { type Claim, type Credit, normalNumber, pay } from '#shared/domain/intake/accountClaims.ts';
import type { LedgerFile } from '#shared/domain/intake/customerAccount.ts';

/**
 * Places every credit of an account on the claim that the file itself names for it: by its cross reference, its own
 * reference number, its KID, its source document. What is left of a credit beyond its claim stays in `left`. A
 * reference that several claims could be meant by says nothing, except a number that a system has used anew.
 */
export function placeByReference(
  claims: readonly Claim[],
  credits: readonly Credit[],
  file: LedgerFile,
): void {
  const index = indexOf(claims, file);
  for (const credit of credits) {
    for (const claim of namedClaims(credit, index)) {
      if (credit.left === 0) break;
      settle(claim, credit);
    }
  }
}

interface ClaimIndex {
  readonly byNumber: Lookup;
  readonly byPaymentReference: Lookup;
  readonly bySource: Lookup;
  readonly byTransaction: Lookup;
  readonly byRecord: Lookup;
  readonly byCross: Lookup;
  /** How many claims at the front of a set are paid. */
  readonly paidOf: Map<readonly Claim[], number>;
}

type Lookup = ReadonlyMap<string, readonly Claim[]>;

/** Shorter numbers of lines are counted within a voucher, and name nothing beyond it. */
const shortestRecord = 5;

function indexOf(claims: readonly Claim[], file: LedgerFile): ClaimIndex {
  const lookup = (numbersOf: (claim: Claim) => readonly string[]): Lookup => {
    const found = new Map<string, Claim[]>();
    for (const claim of claims) {
      for (const number of new Set(numbersOf(claim).map(normalNumber))) {
        if (number === '') continue;
        const same = found.get(number);
        if (same === undefined) found.set(number, [claim]);
        else same.push(claim);
      }
    }
    return found;
  };
  return {
    byNumber: lookup(({ named, number }) =>
      named === 'reference' ? [number.replace(/\/\d{4}$/u, ''), number] : [],
    ),
    byPaymentReference: lookup(({ paymentReference }) => [paymentReference]),
    bySource: lookup(({ sourceDocument }) => (file.sourceDocumentsName ? [sourceDocument] : [])),
    byTransaction: lookup(({ transaction }) => [transaction]),
    byRecord: lookup(({ records }) => records.filter((record) => record.length >= shortestRecord)),
    byCross: lookup(({ crossReferences }) => crossReferences),
    paidOf: new Map(),
  };
}

/** The claims that a credit names, the one to be paid first at the front; none where it names nothing for certain. */
function namedClaims(credit: Credit, index: ClaimIndex): Iterable<Claim> {
  const { crossReference, reference, paymentReference, sourceDocument, transaction } = credit;
  const found =
    single(index.byCross, crossReference) ??
    used(index.byNumber, crossReference, credit) ??
    single(index.byPaymentReference, crossReference) ??
    single(index.bySource, crossReference) ??
    single(index.byTransaction, crossReference) ??
    single(index.byRecord, crossReference) ??
    single(index.byCross, reference) ??
    single(index.byCross, transaction) ??
    used(index.byNumber, reference, credit) ??
    single(index.byPaymentReference, paymentReference) ??
    single(index.byPaymentReference, reference) ??
    used(index.byNumber, paymentReference, credit) ??
    single(index.bySource, sourceDocument);
  if (found !== undefined) return [found];
  // Invoices that were matched together with this credit: the file says the set, and the oldest is paid first.
  const set = crossReference === '' ? undefined : index.byCross.get(normalNumber(crossReference));
  return set === undefined ? [] : unpaidOf(set, index.paidOf);
}

/** The claims of a set from the first one on that is not paid yet; a set can be as long as the account. */
function* unpaidOf(set: readonly Claim[], paidOf: ClaimIndex['paidOf']): Generator<Claim> {
  let paid = paidOf.get(set) ?? 0;
  while (paid < set.length - 1 && (set[paid]?.open ?? 0) <= 0) paid++;
  paidOf.set(set, paid);
  for (let at = paid; at < set.length; at++) {
    const claim = set[at];
    if (claim !== undefined) yield claim;
  }
}

function single(lookup: Lookup, text: string): Claim | undefined {
  if (text === '') return undefined;
  const found = lookup.get(normalNumber(text));
  return found?.length === 1 ? found[0] : undefined;
}

/** Of several invoices with one number: the one of just this sum, else the last one that there was at the time. */
function used(lookup: Lookup, text: string, credit: Credit): Claim | undefined {
  if (text === '') return undefined;
  const found = lookup.get(normalNumber(text)) ?? [];
  if (found.length <= 1) return found[0];
  const before = found.filter(({ date, open }) => date <= credit.date && open > 0);
  return (
    before.findLast(({ open }) => open === credit.left) ??
    before.at(-1) ??
    found.find(({ open }) => open > 0) ??
    found.at(-1)
  );
}

/** Pays a claim with as much of a credit as it takes: in the invoice's own currency where both are in that. */
function settle(claim: Claim, credit: Credit): void {
  const { own } = claim;
  if (own !== null && credit.own?.currency === own.currency) {
    const { left } = credit.own;
    const amount = left <= own.open ? credit.left : Math.round((credit.left * own.open) / left);
    if (amount > 0) pay(claim, credit, amount, Math.min(left, own.open));
  } else {
    const amount = Math.min(credit.left, claim.open);
    if (amount > 0) pay(claim, credit, amount);
  }
  if (credit.left > 0) credit.overpaid = claim;
}
