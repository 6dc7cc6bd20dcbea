import { type Claim, claimsOf, type Credit } from '#shared/domain/intake/accountClaims.ts';
import type {
  CustomerAccount,
  LedgerFile,
  RebuiltAccount,
  RebuiltItem,
} from '#shared/domain/intake/customerAccount.ts';
import { daysWithoutTerms, dueFromTerms } from '#shared/domain/intake/dueFromTerms.ts';
import { placeByReference } from '#shared/domain/intake/placeByReference.ts';
import { settleBySums } from '#shared/domain/intake/settleBySums.ts';
import { addDays } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';

/**
 * Takes a customer's account apart into its open items, which the file itself does not tell (formats.md A.1): invoices
 * with what is left of them, credits that nobody has used, and one opening item for the part of the balance that no line
 * explains. What is counted of the items, and `exchange`, always add up to the closing balance. The rules, and why they
 * are as they are, stand in docs/decisions/open-items-from-saf-t.md.
 */
export function rebuildOpenItems(account: CustomerAccount, file: LedgerFile): RebuiltAccount {
  const movement = account.lines.reduce((sum, { amount }) => sum + amount, 0);
  const closing = account.closing ?? account.opening + movement;
  const found = claimsOf(account.lines, file);
  placeByReference(found.claims, found.credits, file);
  let exchange = found.exchange + takeExchange(found.claims);
  const opening = openingOf(account, closing - movement, file);
  const claims = opening.claim === null ? found.claims : [opening.claim, ...found.claims];
  const credits = opening.credit === null ? found.credits : [opening.credit, ...found.credits];
  const namesEarlierInvoice = ({ overpaid, reference, crossReference }: Credit): boolean =>
    overpaid === null && [reference, crossReference].some(file.isEarlierInvoice);
  const placedByAmount = settleBySums(claims, credits, namesEarlierInvoice);
  exchange += takeExchange(found.claims);
  const open = claims.filter((claim) => claim.open !== 0).map((claim) => claimItem(claim, account, file));
  const items = [...open, ...creditItems(credits, open, file)];
  return {
    items,
    movement,
    closing,
    unspecified: total(items.filter(({ named }) => named === 'opening').map(({ counted }) => counted)),
    exchange,
    placedByAmount,
    unplaced: open.length === 0 ? 0 : total(credits.map(({ left }) => left)),
  };
}

/** An invoice that is paid in its own currency is settled, whatever the rates have left of it in the file's. */
function takeExchange(claims: readonly Claim[]): Minor {
  let exchange = 0;
  for (const claim of claims) {
    const settled = claim.own !== null && (claim.own.open === 0 || claim.open <= 0);
    if (!settled) continue;
    exchange += claim.open;
    claim.open = 0;
    claim.own = null;
  }
  return exchange;
}

/** What the account began with, as a claim or a credit of the file's first day. */
function openingOf(
  account: CustomerAccount,
  amount: Minor,
  { firstDay }: LedgerFile,
): { readonly claim: Claim | null; readonly credit: Credit | null } {
  const number = openingNumber(account.number);
  const same = {
    line: account.line,
    date: firstDay,
    number,
    documentNumber: number,
    named: 'opening',
  } as const;
  const silent = { paymentReference: '', sourceDocument: '', transaction: '', own: null };
  if (amount > 0) {
    const texts = { crossReferences: [], records: [], due: firstDay, paidOn: null };
    return { claim: { ...same, ...silent, ...texts, original: amount, open: amount }, credit: null };
  }
  if (amount === 0) return { claim: null, credit: null };
  const texts = { reference: '', crossReference: '', overpaid: null };
  return { claim: null, credit: { ...same, ...silent, ...texts, whole: -amount, left: -amount } };
}

/** The number of a customer's opening item: always the same, so that the next file brings the same item again. */
export function openingNumber(customer: string): string {
  // Inngående balanse, as every Norwegian ledger calls it.
  return `IB-${customer}`;
}

/** Why an opening item is held, in the language of the ledger that it comes from. */
export const openingReason = 'Inngående balanse uten fakturaer';

function claimItem(claim: Claim, account: CustomerAccount, file: LedgerFile): RebuiltItem {
  const fromTerms = claim.due === null ? dueFromTerms(claim.date, account.terms) : null;
  const { own } = claim;
  return {
    line: claim.line,
    number: claim.number,
    named: claim.named,
    kind: claim.open < 0 ? 'credit_note' : 'invoice',
    issued: claim.date,
    due: claim.due ?? fromTerms ?? addDays(claim.date, daysWithoutTerms),
    dueFrom: claim.due !== null ? 'file' : fromTerms !== null ? 'terms' : 'assumed',
    currency: own?.currency ?? file.currency,
    original: own?.original ?? (claim.open < 0 ? claim.open : Math.max(claim.original, claim.open)),
    open: own?.open ?? claim.open,
    counted: claim.open,
    reference: claim.paymentReference === '' ? null : claim.paymentReference,
    paidOn: claim.paidOn,
  };
}

/** What is left of credits: of an invoice that was paid too much, of a credit note, of payments of one voucher. */
function creditItems(
  credits: readonly Credit[],
  open: readonly RebuiltItem[],
  file: LedgerFile,
): readonly RebuiltItem[] {
  const left = credits.filter((credit) => credit.left > 0);
  const taken = new Set(open.map(({ number }) => number));
  const overpaid = new Map<string, RebuiltItem>();
  const others = new Map<string, RebuiltItem>();
  for (const credit of left) {
    const claim = overpaidClaim(credit, taken);
    if (claim === null) continue;
    const item = creditItem(credit, overpaid.get(claim.number), file);
    const { number, named, original } = claim;
    overpaid.set(number, { ...item, number, named, original, kind: 'invoice', paidOn: credit.date });
  }
  for (const credit of left) {
    if (overpaidClaim(credit, taken) !== null) continue;
    const ownNumber = taken.has(credit.number) || overpaid.has(credit.number);
    const number = ownNumber ? `${credit.number}-K` : credit.number;
    others.set(number, { ...creditItem(credit, others.get(number), file), number });
  }
  return [...overpaid.values(), ...others.values()];
}

/** The invoice that a credit has paid too much of, where that is not open for another reason. */
function overpaidClaim({ overpaid }: Credit, taken: ReadonlySet<string>): Claim | null {
  return overpaid !== null && overpaid.open === 0 && !taken.has(overpaid.number) ? overpaid : null;
}

/** One item of credits of one number; `before` holds those that came before. */
function creditItem(credit: Credit, before: RebuiltItem | undefined, file: LedgerFile): RebuiltItem {
  const left = (before?.open ?? 0) - credit.left;
  return {
    line: credit.line,
    number: credit.number,
    named: credit.named,
    kind: 'credit_note',
    issued: credit.date,
    due: credit.date,
    dueFrom: 'file',
    currency: file.currency,
    original: (before?.original ?? 0) - credit.whole,
    open: left,
    counted: left,
    reference: credit.paymentReference === '' ? null : credit.paymentReference,
    paidOn: null,
  };
}

function total(amounts: readonly Minor[]): Minor {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
