import type { CreditorFacts } from '#shared/domain/dunning/facts.ts';
import type { LawPack } from '#shared/domain/law/lawPack.ts';
import { prepareLaw, type PreparedLaw } from '#shared/domain/law/prepareLaw.ts';
import type {
  LetterCreditor,
  LetterCustomer,
  LetterInput,
  LetterLine,
  OwnText,
} from '#shared/domain/letters/letterInput.ts';
import { letterLaw } from '#shared/domain/letters/letterLaw.ts';
import type { LetterLanguage } from '#shared/domain/letters/letterLanguage.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { missingForLetters } from '#backend/creditors/thread.ts';
import { isOneOf, type Reader } from '#backend/ledger/index.ts';
import type { DraftItem, DraftLetter } from '#backend/notices/draftItems.ts';
import { letterLine } from '#backend/notices/letterLine.ts';

/** A customer as its letter addresses it, with the language it asked for. */
export type AddressedCustomer = LetterCustomer & { readonly language: string | null };

/** Everything of a letter that is not in its invoices. */
export interface LetterFrame {
  readonly creditor: LetterCreditor;
  readonly customer: LetterCustomer;
  readonly language: LetterLanguage;
  readonly ownText: OwnText | null;
  /** The creditor's settings that decide about its interest. */
  readonly settings: CreditorFacts;
  readonly law: LawPack;
  readonly asOf: IsoDate;
}

/** The facts of one letter: invoices of a customer, each at its step, as they were evaluated. */
export function letterInput(letter: DraftLetter, frame: LetterFrame): LetterInput {
  const [first] = letter.items;
  if (first === undefined) throw new Error('a letter needs an invoice that is ready for a notice');
  const { creditor, customer, language, ownText, settings, law, asOf } = frame;
  const lines = letter.items.map((item) => lineOf(item, settings, prepareLaw(law), asOf));
  const { openCredit, kind } = first.evaluated.row.customer;
  return {
    creditor,
    customer,
    language,
    level: { form: letter.form, ordinal: letter.step.ordinal },
    ownText,
    letterDate: asOf,
    // A step that keeps the due date sets no deadline: that day has passed.
    deadline: letter.deadline > asOf ? letter.deadline : null,
    currency: first.evaluated.row.invoice.currency,
    lines,
    total: lines.reduce((sum, line) => sum + line.total, 0),
    // What is netted is used up before a letter asks for anything.
    openCredit: first.evaluated.profile.credit === 'net' ? 0 : openCredit,
    law: letterLaw(law, kind, letter.form, asOf),
  };
}

function lineOf(item: DraftItem, settings: CreditorFacts, law: PreparedLaw, asOf: IsoDate): LetterLine {
  const { row } = item.evaluated;
  const { invoice, customer, charges } = row;
  const { sums, proposal, step } = item.standing;
  if (proposal === null || step === null || step.kind === 'hand_over') {
    throw new Error(`invoice ${invoice.number} is not ready for a notice`);
  }
  const claimed = {
    invoice,
    debtorKind: customer.kind,
    reference: row.reference ?? '',
    level: { form: proposal.form, ordinal: step.ordinal },
    sums,
    earlier: { compensation: charges.openCompensation, interest: charges.openInterest },
    fee: proposal.fee,
    compensation: proposal.compensation,
    credit: item.credit,
  };
  return letterLine(claimed, settings, law, asOf);
}

/** The sender of a creditor's letters. Throws `creditor_incomplete` when the account or the address is missing. */
export async function readLetterCreditor(db: Reader, creditorId: number): Promise<LetterCreditor> {
  const row = await db
    .selectFrom('creditor')
    .selectAll()
    .where('id', '=', creditorId)
    .executeTakeFirstOrThrow();
  const missing = missingForLetters(row);
  if (missing.length > 0)
    throw new Refusal('creditor_incomplete', { creditor: row.name, fields: missing.join(', ') });
  return toLetterCreditor(row);
}

/** The sender as a letter shows it, whatever is still missing. */
export function toLetterCreditor(row: CreditorColumns): LetterCreditor {
  return {
    name: row.name,
    organisationNumber: row.organisation_number ?? '',
    street: row.street,
    postcode: row.postcode,
    city: row.city,
    email: row.email,
    phone: row.phone,
    bankAccount: row.bank_account,
    hasLogo: row.logo_type !== null,
  };
}

interface CreditorColumns {
  readonly name: string;
  readonly organisation_number: string | null;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly email: string;
  readonly phone: string;
  readonly bank_account: string;
  readonly logo_type: string | null;
}

/** The customers of a run's letters, by key. */
export async function readLetterCustomers(
  db: Reader,
  ids: readonly number[],
): Promise<ReadonlyMap<number, AddressedCustomer>> {
  const wanted = [...new Set(ids)];
  const rows = await db
    .selectFrom('customer')
    .select(['id', 'number', 'name', 'street', 'street_2', 'postcode', 'city', 'country', 'language'])
    .where(isOneOf('id', wanted))
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        number: row.number ?? '',
        name: row.name,
        street: row.street,
        street2: row.street_2,
        postcode: row.postcode,
        city: row.city,
        country: row.country,
        language: row.language,
      },
    ]),
  );
}
