import type { AccountLine, LedgerFile } from '#shared/domain/intake/customerAccount.ts';
import { type IsoDate, laterOf, yearOf } from '#shared/kernel/isoDate.ts';
import type { Currency, Minor } from '#shared/kernel/money.ts';

/** What a customer owes by one document, while its account is being rebuilt. Changes as credits are placed on it. */
export interface Claim {
  readonly line: number;
  readonly number: string;
  /** The number as the document itself has it; `number` tells a later one apart that was given the same. */
  readonly documentNumber: string;
  readonly named: 'reference' | 'source' | 'voucher' | 'opening';
  readonly date: IsoDate;
  due: IsoDate | null;
  paymentReference: string;
  readonly crossReferences: string[];
  readonly sourceDocument: string;
  readonly transaction: string;
  readonly records: string[];
  /** Minor units of the file's currency. */
  original: Minor;
  open: Minor;
  /** The same in the currency of the invoice; null once that can no longer be followed. */
  own: { readonly currency: Currency; original: Minor; open: Minor } | null;
  paidOn: IsoDate | null;
}

/** What was paid or credited, while its place is being looked for. */
export interface Credit {
  readonly line: number;
  readonly date: IsoDate;
  /** What it is called by where no claim takes it. */
  readonly number: string;
  readonly named: 'reference' | 'source' | 'voucher' | 'opening';
  readonly reference: string;
  readonly sourceDocument: string;
  readonly paymentReference: string;
  readonly crossReference: string;
  readonly transaction: string;
  /** Minor units of the file's currency, above 0. */
  readonly whole: Minor;
  left: Minor;
  own: { readonly currency: Currency; left: Minor } | null;
  /** The claim that it paid in full, and what is left of it has overpaid. */
  overpaid: Claim | null;
}

/**
 * Makes claims and credits of the lines of one account, by day. What only moves within one document is neither, and
 * what an exchange rate alone has made belongs to its invoice, or to `exchange` where the file does not say to which.
 */
export function claimsOf(
  lines: readonly AccountLine[],
  file: LedgerFile,
): { readonly claims: Claim[]; readonly credits: Credit[]; readonly exchange: Minor } {
  const documents = new Map<string, NumberedDocument>();
  const claims: Claim[] = [];
  const numbers = new Set<string>();
  let exchange = 0;
  for (const entry of entriesOf(lines)) {
    const { key, named, number } = nameOf(entry, file);
    const document = documents.get(key) ?? { claims: [], credits: [] };
    documents.set(key, document);
    if (entry.currency !== null && entry.currencyAmount === 0) {
      const claim = document.claims.at(-1);
      if (claim === undefined) exchange += entry.amount;
      else revalue(claim, entry.amount);
      continue;
    }
    if (entry.amount < 0) {
      document.credits.push(creditOf(entry, named, number));
      continue;
    }
    const reversed = document.credits.findIndex((credit) => takesBack(entry, credit, document));
    if (reversed >= 0) {
      document.credits.splice(reversed, 1);
      continue;
    }
    const last = document.claims.at(-1);
    if (last !== undefined && isSameDocument(last, entry)) addTo(last, entry);
    else {
      const claim = claimOf(entry, named, number, unusedNumber(number, entry, numbers));
      numbers.add(claim.number);
      document.claims.push(claim);
      claims.push(claim);
    }
  }
  const credits = [...documents.values()].flatMap((document) => document.credits);
  return { claims, credits: credits.toSorted(byDay), exchange };
}

/** By day, then as the file has them. */
export function byDay(
  a: { readonly date: IsoDate; readonly line: number },
  b: { readonly date: IsoDate; readonly line: number },
): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  return a.line - b.line;
}

/**
 * Places a part of a credit on a claim, in minor units of the file's currency. A claim in another currency is followed
 * in that as long as what is paid names it too; `part` is how much of that it is, where the caller knows.
 */
export function pay(claim: Claim, credit: Credit, amount: Minor, part?: Minor): void {
  const { own } = claim;
  if (own !== null && credit.own?.currency === own.currency) {
    const paid = part ?? Math.round((credit.own.left * amount) / credit.left);
    own.open -= paid;
    credit.own.left -= paid;
    if (own.open < 0) claim.own = null;
  } else {
    claim.own = null;
  }
  claim.open -= amount;
  credit.left -= amount;
  claim.paidOn = claim.paidOn === null ? credit.date : laterOf(claim.paidOn, credit.date);
}

/** All documents of one number. */
interface NumberedDocument {
  readonly claims: Claim[];
  readonly credits: Credit[];
}

/**
 * The lines with what only moves within one voucher and one document taken together: an invoice that is posted in
 * several lines is one sum, and a line with its counter line is nothing. Payments of one voucher that name no document
 * stay apart, since each may belong to another invoice.
 */
function entriesOf(lines: readonly AccountLine[]): readonly AccountLine[] {
  const groups = new Map<string, AccountLine[]>();
  for (const line of lines) {
    if (line.amount === 0) continue;
    const key = [line.voucher, line.reference, line.sourceDocument].join('\u001f');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [line]);
    else group.push(line);
  }
  return [...groups.values()].flatMap(netted).toSorted((a, b) => {
    if (a.date !== b.date) return a.date < b.date ? -1 : 1;
    return Math.sign(b.amount) - Math.sign(a.amount) || a.line - b.line;
  });
}

function netted(group: readonly AccountLine[]): readonly AccountLine[] {
  const first = group[0];
  if (first === undefined || group.length === 1) return group;
  const nameless = first.reference === '' && group.every(({ amount }) => amount < 0);
  if (nameless) return group;
  const amount = sum(group.map((line) => line.amount));
  const inOne = group.every(
    ({ currency, currencyAmount }) => currency === first.currency && currencyAmount !== null,
  );
  const currencyAmount = inOne ? sum(group.map((line) => line.currencyAmount ?? 0)) : null;
  if (amount === 0) return [];
  const leading = group.find((line) => Math.sign(line.amount) === Math.sign(amount)) ?? first;
  const text = (pick: (line: AccountLine) => string): string =>
    [leading, ...group].map(pick).find((value) => value !== '') ?? '';
  return [
    {
      ...leading,
      amount,
      currency: inOne ? first.currency : null,
      currencyAmount,
      due: latestDue(group.filter((line) => Math.sign(line.amount) === Math.sign(amount))),
      paymentReference: text((line) => line.paymentReference),
      crossReference: text((line) => line.crossReference),
    },
  ];
}

/** An invoice to be paid in parts is taken as due with its last part: nobody is reminded of one that is not due yet. */
function latestDue(lines: readonly AccountLine[]): IsoDate | null {
  return lines.reduce<IsoDate | null>((latest, { due }) => {
    if (due === null) return latest;
    return latest === null ? due : laterOf(latest, due);
  }, null);
}

function nameOf(
  { reference, sourceDocument, voucher, voucherName }: AccountLine,
  file: LedgerFile,
): { readonly key: string; readonly named: Claim['named']; readonly number: string } {
  if (reference !== '') return { key: `r:${normalNumber(reference)}`, named: 'reference', number: reference };
  if (file.sourceDocumentsName && sourceDocument !== '') {
    return { key: `s:${normalNumber(sourceDocument)}`, named: 'source', number: sourceDocument };
  }
  return { key: `v:${voucher}`, named: 'voucher', number: voucherName };
}

/** A later invoice with the number of another one of the account is told apart by its year. */
function unusedNumber(number: string, { date }: AccountLine, numbers: ReadonlySet<string>): string {
  if (!numbers.has(number)) return number;
  const ofYear = `${number}/${yearOf(date)}`;
  let unused = ofYear;
  for (let count = 2; numbers.has(unused); count++) unused = `${ofYear}-${count}`;
  return unused;
}

/** A number as it is compared: systems leave zeros in front away, and write letters in either case. */
export function normalNumber(text: string): string {
  return text.replace(/^0+(?=.)/u, '').toUpperCase();
}

/** A payment that was taken back: the same sum under the same number, and no new due date. */
function takesBack(entry: AccountLine, credit: Credit, document: NumberedDocument): boolean {
  if (credit.whole !== entry.amount) return false;
  return entry.due === null || document.claims.some(({ due }) => due === entry.due);
}

/** A number that comes again in another year is another invoice: systems begin anew. */
function isSameDocument(claim: Claim, entry: AccountLine): boolean {
  return yearOf(claim.date) === yearOf(entry.date) || (entry.due !== null && claim.due === entry.due);
}

function claimOf(entry: AccountLine, named: Claim['named'], documentNumber: string, number: string): Claim {
  const { currency, currencyAmount } = entry;
  return {
    line: entry.line,
    number,
    documentNumber,
    named,
    date: entry.date,
    due: entry.due,
    paymentReference: entry.paymentReference,
    crossReferences: entry.crossReference === '' ? [] : [entry.crossReference],
    sourceDocument: entry.sourceDocument,
    transaction: entry.transaction,
    records: [entry.record],
    original: entry.amount,
    open: entry.amount,
    own:
      currency === null || currencyAmount === null || currencyAmount <= 0
        ? null
        : { currency, original: currencyAmount, open: currencyAmount },
    paidOn: null,
  };
}

function revalue(claim: Claim, amount: Minor): void {
  claim.original += amount;
  claim.open += amount;
}

function addTo(claim: Claim, entry: AccountLine): void {
  claim.original += entry.amount;
  claim.open += entry.amount;
  claim.due = latestDue([{ ...entry, due: claim.due }, entry]);
  if (claim.paymentReference === '') claim.paymentReference = entry.paymentReference;
  if (entry.crossReference !== '') claim.crossReferences.push(entry.crossReference);
  claim.records.push(entry.record);
  if (claim.own === null) return;
  if (entry.currency === claim.own.currency && entry.currencyAmount !== null) {
    claim.own.original += entry.currencyAmount;
    claim.own.open += entry.currencyAmount;
  } else {
    claim.own = null;
  }
}

function creditOf(entry: AccountLine, named: Credit['named'], number: string): Credit {
  const { currency, currencyAmount } = entry;
  return {
    line: entry.line,
    date: entry.date,
    number,
    named,
    reference: entry.reference,
    sourceDocument: entry.sourceDocument,
    paymentReference: entry.paymentReference,
    crossReference: entry.crossReference,
    transaction: entry.transaction,
    whole: -entry.amount,
    left: -entry.amount,
    own:
      currency === null || currencyAmount === null || currencyAmount > 0
        ? null
        : { currency, left: currencyAmount === 0 ? 0 : -currencyAmount },
    overpaid: null,
  };
}

function sum(amounts: readonly Minor[]): Minor {
  return amounts.reduce((total, amount) => total + amount, 0);
}
