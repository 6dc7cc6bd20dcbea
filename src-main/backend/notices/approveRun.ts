import type { LawPack } from '#shared/domain/law/lawPack.ts';
import { composeLetter } from '#shared/domain/letters/composeLetter.ts';
import type { LetterCreditor } from '#shared/domain/letters/letterInput.ts';
import type { LetterLanguage } from '#shared/domain/letters/letterLanguage.ts';
import { missingContents } from '#shared/domain/letters/missingContents.ts';
import { serializeModel } from '#shared/domain/letters/serializeModel.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { Writer } from '#backend/ledger/index.ts';
import {
  type CreditorRules,
  type Evaluated,
  evaluateInvoices,
  readCreditorRules,
  reproject,
} from '#backend/reminders/thread.ts';
import { draftItems, type DraftItem, type DraftLetter } from '#backend/notices/draftItems.ts';
import {
  type AddressedCustomer,
  letterInput,
  readLetterCreditor,
  readLetterCustomers,
} from '#backend/notices/letterInput.ts';
import { type LetterWords, readLetterWords } from '#backend/notices/letterWords.ts';
import { sha256Of } from '#backend/notices/letters/checksumOf.ts';
import { letterTextsFor } from '#backend/notices/letters/letterTextsFor.ts';
import { readRun, type RunInState } from '#backend/notices/readRun.ts';
import type { ApproveInput, ApproveResult, RunTools } from '#backend/notices/runTasks.ts';

/**
 * Approves a draft: evaluates its rows once more, takes out those that changed since, freezes the letters in print
 * order and reserves each step by its notice, which the ledger lets exist only once. Everything in one transaction.
 * Throws `run_not_found`, `run_wrong_state`, `run_other_day`, `run_empty` and `letter_contents_missing`.
 */
export async function approveRun(db: Writer, input: ApproveInput, tools: RunTools): Promise<ApproveResult> {
  const run = await readRun(db, input.runId, 'draft');
  if (run.as_of !== input.today) {
    throw new Refusal('run_other_day', { run: run.id, asOf: run.as_of, today: input.today });
  }
  const rules = await readCreditorRules(db, run.creditor_id);
  if (rules === undefined) throw new Refusal('creditor_not_found', { creditor: run.creditor_id });
  const { draft, words, withdrawn } = await keepUnchanged(db, run, rules, input);
  if (draft.letters.length === 0) throw new Refusal('run_empty', { creditor: run.creditorName });
  const letters = await freezeLetters(db, { run, rules, words, law: input.law }, draft.letters, tools);
  const letterhead = await db
    .selectFrom('creditor')
    .select(['name as creditor_name', 'logo', 'logo_type'])
    .where('id', '=', run.creditor_id)
    .executeTakeFirstOrThrow();
  await db
    .updateTable('run')
    .set({ ...letterhead, state: 'approved', approved_at: input.now, law_version: input.law.version })
    .where('id', '=', run.id)
    .execute();
  const ids = draft.letters.flatMap(({ items }) => items.map((item) => item.evaluated.row.invoiceId));
  await reproject(db, run.creditor_id, input.law, input.today, { kind: 'invoices', ids });
  return { letters, withdrawn };
}

/**
 * The letters of the draft that still say the same today. A row that changed is marked as withdrawn, with the new
 * reasons; and with it those that would say something else without it, as the fee or the deadline of their letter was
 * its.
 */
async function keepUnchanged(db: Writer, run: RunInState, rules: CreditorRules, input: ApproveInput) {
  const drafted = await db
    .selectFrom('run_item')
    .select(['invoice_id', 'fingerprint'])
    .where('run_id', '=', run.id)
    .where('state', '=', 'included')
    .execute();
  const wanted = new Map(drafted.map((row) => [row.invoice_id, row.fingerprint]));
  const ids = [...wanted.keys()];
  const words = await readLetterWords(db, run.creditor_id, input.law.country);
  const choice = { kind: 'invoices' as const, ids };
  let kept = await evaluateInvoices(db, rules, input.law, run.as_of as IsoDate, choice);
  const changed = new Map<number, DraftItem | null>(ids.map((id) => [id, null]));
  let draft = draftItems(kept, words);
  for (;;) {
    const same: Evaluated[] = [];
    for (const item of draft.items) {
      const { invoiceId } = item.evaluated.row;
      if (item.state === 'included' && item.fingerprint === wanted.get(invoiceId)) {
        same.push(item.evaluated);
        changed.delete(invoiceId);
      } else changed.set(invoiceId, item);
    }
    if (same.length === kept.length) break;
    kept = same;
    draft = draftItems(kept, words);
  }
  for (const [invoiceId, item] of changed) await markWithdrawn(db, run.id, invoiceId, item);
  return { draft, words, withdrawn: changed.size };
}

function markWithdrawn(db: Writer, runId: number, invoiceId: number, item: DraftItem | null) {
  return db
    .updateTable('run_item')
    .set({ state: 'withdrawn', ...(item === null ? {} : { standing: JSON.stringify(item.standing) }) })
    .where('run_id', '=', runId)
    .where('invoice_id', '=', invoiceId)
    .execute();
}

/** What the letters of a run are made with. */
interface LetterMeans {
  readonly run: RunInState;
  readonly rules: CreditorRules;
  readonly words: LetterWords;
  readonly law: LawPack;
}

async function freezeLetters(
  db: Writer,
  means: LetterMeans,
  draft: readonly DraftLetter[],
  tools: RunTools,
): Promise<number> {
  const { run, law } = means;
  const creditor = await readLetterCreditor(db, run.creditor_id);
  const customers = await readLetterCustomers(
    db,
    draft.map((letter) => letter.customerId),
  );
  const letters = inPrintOrder(draft);
  for (const [at, letter] of letters.entries()) {
    tools.step(at, letters.length);
    const customer = customers.get(letter.customerId);
    if (customer === undefined) throw new Error(`customer ${letter.customerId} of a letter was not read`);
    const frozen = freeze(means, creditor, customer, letter);
    const { id } = await db
      .insertInto('letter')
      .values({
        run_id: run.id,
        customer_id: letter.customerId,
        number: at + 1,
        recipient: customer.name,
        recipient_number: customer.number === '' ? null : customer.number,
        postcode: customer.postcode,
        language: frozen.language,
        model: frozen.text,
        checksum: sha256Of(Buffer.from(frozen.text)),
        pages: null,
        withdrawn_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (const item of letter.items) await insertNotice(db, run.id, id, item, law.version);
  }
  return letters.length;
}

/** The finished letter as it is kept. Throws `letter_contents_missing` when it lacks what the law wants said. */
function freeze(
  { run, rules, words, law }: LetterMeans,
  creditor: LetterCreditor,
  customer: AddressedCustomer,
  letter: DraftLetter,
): { readonly language: LetterLanguage; readonly text: string } {
  const [first] = letter.items;
  const language = words.languageOf(customer);
  const model = composeLetter(
    letterInput(letter, {
      creditor,
      customer,
      language,
      ownText: first === undefined ? null : words.ownText(first.evaluated, letter.step.position),
      settings: rules.facts,
      law,
      asOf: run.as_of as IsoDate,
    }),
    letterTextsFor(law.country, language),
  );
  const missing = missingContents(model, law);
  if (missing.length > 0) {
    throw new Refusal('letter_contents_missing', { customer: customer.name, contents: missing.join(', ') });
  }
  return { language, text: serializeModel(model) };
}

/** By currency, then postcode, then name, as the envelopes are franked and posted. */
function inPrintOrder(letters: readonly DraftLetter[]): DraftLetter[] {
  const sorted = letters.map((letter) => {
    const { row } = (letter.items[0] as DraftItem).evaluated;
    const order = [row.invoice.currency, row.customer.country, row.customer.postcode, row.customer.name];
    return { letter, order: order.join('\u0000'), due: row.invoice.due };
  });
  return sorted
    .sort((a, b) => {
      if (a.order !== b.order) return a.order < b.order ? -1 : 1;
      return a.letter.customerId - b.letter.customerId || a.due.localeCompare(b.due);
    })
    .map(({ letter }) => letter);
}

async function insertNotice(
  db: Writer,
  runId: number,
  letterId: number,
  item: DraftItem,
  lawVersion: string,
): Promise<void> {
  const { step, proposal, sums } = item.standing;
  if (step === null || step.kind === 'hand_over' || proposal === null) return;
  const { invoiceId, charges } = item.evaluated.row;
  await db
    .insertInto('notice')
    .values({
      run_id: runId,
      letter_id: letterId,
      invoice_id: invoiceId,
      kind: step.kind,
      form: proposal.form,
      ordinal: step.ordinal,
      channel: 'paper',
      deadline: proposal.deadline,
      principal: sums.principal,
      interest: sums.interest,
      claims_interest: proposal.claimInterest ? 1 : 0,
      fee: proposal.fee,
      compensation: proposal.compensation,
      earlier_fees: charges.open - charges.openCompensation,
      earlier_compensation: charges.openCompensation,
      credit: item.credit,
      law_version: lawVersion,
      sent_on: null,
      cancelled_at: null,
    })
    .execute();
}
