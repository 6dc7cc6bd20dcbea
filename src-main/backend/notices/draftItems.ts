import { createHash } from 'node:crypto';
import type { GroupedLetter, LetterItem } from '#shared/domain/dunning/groupIntoLetters.ts';
import { groupIntoLetters } from '#shared/domain/dunning/groupIntoLetters.ts';
import type { CustomerFacts, InvoiceFacts } from '#shared/domain/dunning/facts.ts';
import type { Standing } from '#shared/domain/dunning/standing.ts';
import type { Minor } from '#shared/kernel/money.ts';
import type { Evaluated, KeptProfile } from '#backend/reminders/thread.ts';
import type { LetterWords } from '#backend/notices/letterWords.ts';

/** One invoice of a run: whether a notice goes out for it, in which letter, and why. */
export interface DraftItem {
  readonly evaluated: Evaluated;
  readonly state: 'included' | 'left_out';
  /** As the rules see it, with deadline and fee as the letter has them. */
  readonly standing: Standing;
  /** What the letter takes off for it: credit of the customer, where the profile nets it. In minor units. */
  readonly credit: Minor;
  /** Invoices with the same key share a letter; null when left out. */
  readonly letterKey: string | null;
  /** Changes with anything that the letter says but for the interest of another day. */
  readonly fingerprint: string;
}

/** A letter of a run with its invoices, the oldest first. */
export interface DraftLetter {
  readonly key: string;
  readonly customerId: number;
  /** What the letter is called: the highest step of its invoices, and the form it is sent in. */
  readonly step: GroupedLetter<Candidate>['step'];
  readonly form: GroupedLetter<Candidate>['form'];
  readonly deadline: GroupedLetter<Candidate>['deadline'];
  readonly items: readonly DraftItem[];
}

/** The rows of a run in the order of the invoices, and the letters that they make. */
export interface Draft {
  readonly items: readonly DraftItem[];
  readonly letters: readonly DraftLetter[];
}

/**
 * Turns evaluated invoices into the rows and letters of a run (`groupIntoLetters`). `words` is what the letters say of
 * the creditor and in its own words.
 */
export function draftItems(evaluated: readonly Evaluated[], words: LetterWords): Draft {
  const { letters, leftOut } = groupIntoLetters(evaluated.map(candidate));
  const rows = new Map<Evaluated, DraftItem>();
  for (const { item, standing } of leftOut) rows.set(item.evaluated, leftOutRow(item.evaluated, standing));
  const drafts = letters.map((letter): DraftLetter => {
    const { customerId, step, form, deadline } = letter;
    const items = letterRows(letter, words);
    for (const item of items) rows.set(item.evaluated, item);
    return { key: letterKey(letter), customerId, step, form, deadline, items };
  });
  return { items: evaluated.flatMap((one) => rows.get(one) ?? []), letters: drafts };
}

/** An evaluated invoice as the grouping wants it. */
interface Candidate {
  readonly customerId: number;
  readonly invoice: InvoiceFacts;
  readonly customer: CustomerFacts;
  readonly profile: KeptProfile;
  readonly standing: Standing;
  readonly evaluated: Evaluated;
}

function candidate(evaluated: Evaluated): Candidate {
  const { row, profile, standing } = evaluated;
  const { customerId, invoice, customer } = row;
  return { customerId, invoice, customer, profile, standing, evaluated };
}

function leftOutRow(evaluated: Evaluated, standing: Standing): DraftItem {
  return {
    evaluated,
    state: 'left_out',
    standing,
    credit: 0,
    letterKey: null,
    fingerprint: hashOf([standing.kind, standing.step]),
  };
}

function letterRows(letter: GroupedLetter<Candidate>, words: LetterWords): readonly DraftItem[] {
  const key = letterKey(letter);
  const letterFacts = [letter.step, letter.form, letter.deadline, words.sender, ownTextOf(letter, words)];
  let credit = letter.credit;
  return letter.items.map(({ item: { evaluated }, standing }) => {
    // The oldest first, and never more than the invoice asks for.
    const taken = Math.min(credit, claimedFor(standing));
    credit -= taken;
    return {
      evaluated,
      state: 'included',
      standing,
      credit: taken,
      letterKey: key,
      fingerprint: hashOf([...letterFacts, taken, ...invoiceFacts(evaluated, standing)]),
    };
  });
}

/** What the letter asks for by an invoice before credit is taken off, in minor units. */
export function claimedFor({ sums, proposal }: Standing): Minor {
  return sums.total + (proposal?.fee ?? 0) + (proposal?.compensation ?? 0);
}

function ownTextOf({ items, step }: GroupedLetter<Candidate>, words: LetterWords) {
  const [first] = items;
  return first === undefined ? null : words.ownText(first.item.evaluated, step.position);
}

/** One letter of a customer and currency, or one of an invoice alone. */
function letterKey({ customerId, currency, items }: GroupedLetter<Candidate>): string {
  const [first] = items as readonly [LetterItem<Candidate>, ...LetterItem<Candidate>[]];
  const { profile, row } = first.item.evaluated;
  const whole = `${currency} ${customerId}`;
  return profile.grouping === 'per_customer' ? whole : `${whole} ${row.invoiceId}`;
}

function invoiceFacts({ row, profile }: Evaluated, standing: Standing): readonly unknown[] {
  const { invoice, customer } = row;
  return [
    standing.kind,
    standing.step,
    standing.proposal,
    standing.sums.principal,
    standing.sums.disputed,
    standing.sums.charges,
    invoice.number,
    invoice.issued,
    invoice.due,
    invoice.original,
    invoice.currency,
    invoice.agreedRate,
    invoice.reductions,
    row.reference,
    row.customerNumber,
    row.street2,
    row.language,
    customer.name,
    customer.kind,
    customer.street,
    customer.postcode,
    customer.city,
    customer.country,
    customer.openCredit,
    profile.name,
  ];
}

function hashOf(facts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 32);
}
