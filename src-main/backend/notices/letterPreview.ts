import type { CreditorFacts, CustomerFacts, InvoiceFacts } from '#shared/domain/dunning/facts.ts';
import { nominalInvoice } from '#shared/domain/dunning/goForward.ts';
import type { Profile } from '#shared/domain/dunning/profile.ts';
import { schedule, scheduleInvoice, type ScheduleStep } from '#shared/domain/dunning/schedule.ts';
import type { DebtorKind, LawCountry, LawPack, NoticeContent } from '#shared/domain/law/lawPack.ts';
import { prepareLaw } from '#shared/domain/law/prepareLaw.ts';
import { composeLetter } from '#shared/domain/letters/composeLetter.ts';
import type { LetterCustomer, LetterLine, OwnText } from '#shared/domain/letters/letterInput.ts';
import type { LetterLanguage } from '#shared/domain/letters/letterLanguage.ts';
import { letterLaw } from '#shared/domain/letters/letterLaw.ts';
import type { LetterModel } from '#shared/domain/letters/letterModel.ts';
import { missingContents } from '#shared/domain/letters/missingContents.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import { refuse } from '#backend/border/refuse.ts';
import type { Reader } from '#backend/ledger/index.ts';
import { readCreditorRules, readFacts } from '#backend/reminders/index.ts';
import { readLetterCustomers, toLetterCreditor } from '#backend/notices/letterInput.ts';
import { letterLine } from '#backend/notices/letterLine.ts';
import { letterTextsFor } from '#backend/notices/letters/letterTextsFor.ts';

/** A letter to be shown before anything of it is saved. */
export interface LetterPreviewRequest {
  readonly creditorId: number;
  /** As it is being edited. */
  readonly profile: Profile;
  readonly debtorKind: DebtorKind;
  /** Place of the step in the profile; a notice. */
  readonly position: number;
  /** One of the languages of the creditor's country (`letterLanguages`). */
  readonly language: LetterLanguage;
  /** The creditor's own words for this step in this language, as they are being edited; null for the program's. */
  readonly text: OwnText | null;
  readonly subject: PreviewSubject;
}

/** What the letter is about: a made-up invoice (sums in minor units), or one of the creditor's own. */
export type PreviewSubject =
  | { readonly kind: 'example'; readonly principal: Minor; readonly issued: IsoDate; readonly due: IsoDate }
  | { readonly kind: 'invoice'; readonly invoiceId: number };

/** The letter as it would be on the day on which the step can be taken. */
export interface LetterPreview {
  readonly model: LetterModel;
  /** What the law wants said in such a letter and this one does not say. */
  readonly missing: readonly NoticeContent[];
}

/**
 * Writes the letter of a step as the settings and words that are being edited would have it: the claim is taken forward
 * through the profile (`schedule`) to the day on which the step may be taken. A real invoice goes on from what was sent
 * of it; a step that lies behind it is shown as if nothing had been sent.
 *
 * Refuses with `creditor_not_found`, `invoice_not_found`, `profile_without_letter` where no day comes on which the step
 * sends a letter, and `letter_text_invalid` where the words cannot be filled in.
 */
export async function previewLetter(
  db: Reader,
  request: LetterPreviewRequest,
  law: LawPack,
  today: IsoDate,
): Promise<LetterPreview> {
  const { creditorId, profile, language, text } = request;
  const rules = await readCreditorRules(db, creditorId);
  const creditor = await db
    .selectFrom('creditor')
    .selectAll()
    .where('id', '=', creditorId)
    .executeTakeFirst();
  if (rules === undefined || creditor === undefined) {
    return refuse('creditor_not_found', { creditor: creditorId });
  }
  const subject = await readSubject(db, request, rules.facts, law, today);
  const found = stepOf(subject, request, rules.facts, law, today);
  if (found === null) return refuse('profile_without_letter', { profile: profile.name });
  const { step, line } = found;
  const sentOn = step.sentOn as IsoDate;
  const form = step.form ?? 'reminder';
  const model = composeLetter(
    {
      creditor: toLetterCreditor(creditor),
      customer: subject.address,
      language,
      level: { form, ordinal: step.step.ordinal },
      ownText: text,
      letterDate: sentOn,
      deadline: step.deadline !== null && step.deadline > sentOn ? step.deadline : null,
      currency: subject.invoice.currency,
      lines: [line],
      total: line.total,
      openCredit: 0,
      law: letterLaw(law, subject.debtorKind, form, sentOn),
    },
    letterTextsFor(law.country, language),
  );
  return { model, missing: missingContents(model, law) };
}

/** What a preview is about. `customer` is null for an example. */
interface Subject {
  readonly invoice: InvoiceFacts;
  readonly reference: string;
  readonly address: LetterCustomer;
  readonly customer: CustomerFacts | null;
  readonly debtorKind: DebtorKind;
}

async function readSubject(
  db: Reader,
  { creditorId, debtorKind, subject }: LetterPreviewRequest,
  creditor: CreditorFacts,
  law: LawPack,
  today: IsoDate,
): Promise<Subject> {
  if (subject.kind === 'example') {
    const { principal, issued, due } = subject;
    const invoice = nominalInvoice(issued, due, creditor.currency);
    return {
      invoice: { ...invoice, number: exampleNumber, original: principal, open: principal },
      reference: '',
      address: { ...exampleAddress[law.country], ...exampleName[law.country][debtorKind] },
      customer: null,
      debtorKind,
    };
  }
  const choice = { kind: 'invoices' as const, ids: [subject.invoiceId] };
  const [row] = await readFacts(db, creditorId, choice, { asOf: today, law });
  const address = row && (await readLetterCustomers(db, [row.customerId])).get(row.customerId);
  if (row === undefined || address === undefined) {
    return refuse('invoice_not_found', { invoice: subject.invoiceId });
  }
  const { invoice, customer } = row;
  return { invoice, reference: row.reference ?? '', address, customer, debtorKind: customer.kind };
}

/** The step on the line of time of the subject, with the invoice as its letter has it; null where no day brings it. */
function stepOf(
  subject: Subject,
  { profile, position }: LetterPreviewRequest,
  creditor: CreditorFacts,
  law: LawPack,
  today: IsoDate,
): { readonly step: ScheduleStep; readonly line: LetterLine } | null {
  const prepared = prepareLaw(law);
  const { invoice, customer, debtorKind } = subject;
  const isThere = ({ step, form, sentOn }: ScheduleStep): boolean =>
    step.position === position && form !== null && sentOn !== null;
  if (customer !== null && invoice.open > 0) {
    const ahead = scheduleInvoice(invoice, customer, creditor, profile, prepared, today);
    const step = ahead.slice(invoice.notices.length).find(isThere);
    if (step !== undefined) return { step, line: lineOf(subject, ahead, step, invoice, creditor, law) };
  }
  const { issued, due, currency, agreedRate } = invoice;
  const principal = customer === null ? invoice.open : invoice.original;
  const claim = { issued, due, principal, currency, agreedRate, asOf: due, sent: [] };
  const line = schedule(profile, debtorKind, creditor, prepared, claim);
  const step = line.find(isThere);
  if (step === undefined) return null;
  const untouched = { ...invoice, original: principal, open: principal, reductions: [], notices: [] };
  return { step, line: lineOf(subject, line, step, untouched, creditor, law) };
}

function lineOf(
  { debtorKind, reference }: Subject,
  line: readonly ScheduleStep[],
  step: ScheduleStep,
  invoice: InvoiceFacts,
  creditor: CreditorFacts,
  law: LawPack,
): LetterLine {
  const { sums, fee, compensation, form, sentOn } = step;
  const before = line.slice(0, line.indexOf(step));
  const claimedBefore = before.reduce((sum, each) => sum + each.compensation, 0);
  const claimed = {
    invoice,
    debtorKind,
    reference,
    level: { form: form ?? 'reminder', ordinal: step.step.ordinal },
    sums,
    earlier: { compensation: Math.min(sums.charges, claimedBefore), interest: 0 },
    fee,
    compensation,
    credit: 0,
  };
  return letterLine(claimed, creditor, prepareLaw(law), sentOn as IsoDate);
}

const exampleNumber = '1001';

const exampleName: Readonly<Record<LawCountry, Readonly<Record<DebtorKind, { readonly name: string }>>>> = {
  NO: { person: { name: 'Kari Nordmann' }, company: { name: 'Eksempel AS' } },
  SE: { person: { name: 'Anna Andersson' }, company: { name: 'Exempelbolaget AB' } },
  FI: { person: { name: 'Maija Meikäläinen' }, company: { name: 'Esimerkki Oy' } },
  DK: { person: { name: 'Jens Jensen' }, company: { name: 'Eksempel ApS' } },
};

const exampleAddress: Readonly<Record<LawCountry, Omit<LetterCustomer, 'name'>>> = {
  NO: addressIn('NO', 'Storgata 1', '0155', 'Oslo'),
  SE: addressIn('SE', 'Storgatan 1', '111 22', 'Stockholm'),
  FI: addressIn('FI', 'Mannerheimintie 1', '00100', 'Helsinki'),
  DK: addressIn('DK', 'Hovedgaden 1', '1050', 'København K'),
};

function addressIn(
  country: LawCountry,
  street: string,
  postcode: string,
  city: string,
): Omit<LetterCustomer, 'name'> {
  return { street, street2: '', postcode, city, country, number: exampleNumber };
}
