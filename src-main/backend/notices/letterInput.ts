import { lateInterest } from '#shared/domain/law/lateInterest.ts';
import type { LawPack } from '#shared/domain/law/lawPack.ts';
import { prepareLaw } from '#shared/domain/law/prepareLaw.ts';
import type {
  LetterCreditor,
  LetterCustomer,
  LetterInput,
  LetterLine,
} from '#shared/domain/letters/letterInput.ts';
import { letterLaw } from '#shared/domain/letters/letterLaw.ts';
import type { LetterLanguage } from '#shared/domain/letters/letterLanguage.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { missingForLetters } from '#backend/creditors/thread.ts';
import { isOneOf, type Reader } from '#backend/ledger/index.ts';
import type { DraftItem } from '#backend/notices/draftItems.ts';

/** A customer as its letter addresses it, with the language it asked for. */
export type AddressedCustomer = LetterCustomer & { readonly language: string | null };

/** The facts of one letter: the invoices of a customer at one step, as they were evaluated. */
export function letterInput(
  creditor: LetterCreditor,
  customer: AddressedCustomer,
  language: LetterLanguage,
  items: readonly DraftItem[],
  law: LawPack,
  asOf: IsoDate,
): LetterInput {
  const [first] = items;
  const step = first?.standing.step;
  const proposal = first?.standing.proposal;
  if (first === undefined || step == null || step.kind === 'hand_over' || proposal == null) {
    throw new Error('a letter needs an invoice that is ready for a notice');
  }
  const lines = items.map((item) => letterLine(item, law, asOf));
  return {
    creditor,
    customer,
    language,
    kind: step.kind,
    ordinal: step.ordinal,
    letterDate: asOf,
    deadline: proposal.deadline,
    currency: first.evaluated.row.invoice.currency,
    lines,
    total: lines.reduce((sum, line) => sum + line.total, 0),
    openCredit: first.evaluated.row.customer.openCredit,
    law: letterLaw(law, first.evaluated.row.customer.kind, step.kind, asOf),
  };
}

function letterLine(item: DraftItem, law: LawPack, asOf: IsoDate): LetterLine {
  const { row } = item.evaluated;
  const { invoice, customer } = row;
  const { sums, proposal } = item.standing;
  const newFee = proposal?.fee ?? 0;
  const interest =
    sums.interest === 0 ? [] : lateInterest(prepareLaw(law), invoice, customer.kind, asOf).lines;
  return {
    number: invoice.number,
    issued: invoice.issued,
    due: invoice.due,
    original: invoice.original,
    reduced: invoice.original - sums.principal,
    principal: sums.principal,
    interestLines: interest,
    interest: sums.interest,
    earlierFees: sums.charges,
    newFee,
    total: sums.total + newFee,
    reference: row.reference ?? '',
  };
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
