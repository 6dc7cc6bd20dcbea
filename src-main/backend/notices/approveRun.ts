import { composeLetter } from '#shared/domain/letters/composeLetter.ts';
import { letterLanguage } from '#shared/domain/letters/letterLanguage.ts';
import { serializeModel } from '#shared/domain/letters/serializeModel.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Writer } from '#backend/ledger/index.ts';
import { evaluateInvoices, readCreditorRules, reproject } from '#backend/reminders/thread.ts';
import { sha256Of } from '#backend/notices/letters/checksumOf.ts';
import { letterTextsFor } from '#backend/notices/letters/letterTextsFor.ts';
import { byAge, draftItems, readSenderKey, type DraftItem } from '#backend/notices/draftItems.ts';
import { letterInput, readLetterCreditor, readLetterCustomers } from '#backend/notices/letterInput.ts';
import { readRun, type RunInState } from '#backend/notices/readRun.ts';
import type { ApproveInput, ApproveResult, RunTools } from '#backend/notices/runTasks.ts';

/**
 * Approves a draft: evaluates its rows once more, takes out those that changed since, freezes the letters in print
 * order and reserves each step by its notice, which the ledger lets exist only once. Everything in one transaction.
 * Throws `run_not_found`, `run_wrong_state`, `run_other_day` and `run_empty`.
 */
export async function approveRun(db: Writer, input: ApproveInput, tools: RunTools): Promise<ApproveResult> {
  const run = await readRun(db, input.runId, 'draft');
  if (run.as_of !== input.today) {
    throw new Refusal('run_other_day', { run: run.id, asOf: run.as_of, today: input.today });
  }
  const kept = await keepUnchanged(db, run, input);
  if (kept.items.length === 0) throw new Refusal('run_empty', { creditor: run.creditorName });
  const letters = await freezeLetters(db, run, kept.items, input, tools);
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
  const ids = kept.items.map((item) => item.evaluated.row.invoiceId);
  await reproject(db, run.creditor_id, input.law, input.today, { kind: 'invoices', ids });
  return { letters, withdrawn: kept.withdrawn };
}

/** The rows of the draft that still say the same today; the others are marked as withdrawn, with the new reasons. */
async function keepUnchanged(db: Writer, run: RunInState, input: ApproveInput) {
  const drafted = await db
    .selectFrom('run_item')
    .select(['invoice_id', 'fingerprint'])
    .where('run_id', '=', run.id)
    .where('state', '=', 'included')
    .execute();
  const rules = await readCreditorRules(db, run.creditor_id);
  if (rules === undefined) throw new Refusal('creditor_not_found', { creditor: run.creditor_id });
  const ids = drafted.map((row) => row.invoice_id);
  const evaluated = await evaluateInvoices(db, rules, input.law, run.as_of as IsoDate, {
    kind: 'invoices',
    ids,
  });
  const now = new Map(
    draftItems(evaluated, await readSenderKey(db, run.creditor_id)).map((item) => [
      item.evaluated.row.invoiceId,
      item,
    ]),
  );
  const items: DraftItem[] = [];
  let withdrawn = 0;
  for (const row of drafted) {
    const item = now.get(row.invoice_id);
    if (item !== undefined && item.letterKey !== null && item.fingerprint === row.fingerprint) {
      items.push(item);
      continue;
    }
    withdrawn += 1;
    await db
      .updateTable('run_item')
      .set({ state: 'withdrawn', ...(item === undefined ? {} : { standing: JSON.stringify(item.standing) }) })
      .where('run_id', '=', run.id)
      .where('invoice_id', '=', row.invoice_id)
      .execute();
  }
  return { items, withdrawn };
}

async function freezeLetters(
  db: Writer,
  run: RunInState,
  items: readonly DraftItem[],
  input: ApproveInput,
  tools: RunTools,
): Promise<number> {
  const creditor = await readLetterCreditor(db, run.creditor_id);
  const customers = await readLetterCustomers(
    db,
    items.map((item) => item.evaluated.row.customerId),
  );
  const groups = inPrintOrder(items);
  for (const [at, group] of groups.entries()) {
    tools.step(at, groups.length);
    const customer = customers.get(group.customerId);
    if (customer === undefined) throw new Error(`customer ${group.customerId} of a letter was not read`);
    const language = letterLanguage(customer);
    const facts = letterInput(creditor, customer, language, group.items, input.law, run.as_of as IsoDate);
    const model = serializeModel(composeLetter(facts, letterTextsFor(language)));
    const letter = await db
      .insertInto('letter')
      .values({
        run_id: run.id,
        customer_id: group.customerId,
        number: at + 1,
        recipient: customer.name,
        recipient_number: customer.number === '' ? null : customer.number,
        postcode: customer.postcode,
        language,
        model,
        checksum: sha256Of(Buffer.from(model)),
        pages: null,
        withdrawn_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (const item of group.items) await insertNotice(db, run.id, letter.id, item, input.law.version);
  }
  return groups.length;
}

interface LetterGroup {
  readonly customerId: number;
  readonly items: readonly DraftItem[];
}

/** One group a letter: by currency, then postcode, then name, as the envelopes are franked and posted. */
function inPrintOrder(items: readonly DraftItem[]): LetterGroup[] {
  const groups = new Map<string, DraftItem[]>();
  for (const item of items) {
    const group = groups.get(item.letterKey ?? '');
    if (group === undefined) groups.set(item.letterKey ?? '', [item]);
    else group.push(item);
  }
  return [...groups.values()]
    .map((group) => {
      const sorted = [...group].sort((a, b) => byAge(a.evaluated, b.evaluated));
      const { row } = (sorted[0] as DraftItem).evaluated;
      const order = [row.invoice.currency, row.customer.country, row.customer.postcode, row.customer.name];
      return { customerId: row.customerId, items: sorted, order: order.join('\u0000') };
    })
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.customerId - b.customerId));
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
  await db
    .insertInto('notice')
    .values({
      run_id: runId,
      letter_id: letterId,
      invoice_id: item.evaluated.row.invoiceId,
      kind: step.kind,
      ordinal: step.ordinal,
      channel: 'paper',
      deadline: proposal.deadline,
      principal: sums.principal,
      interest: sums.interest,
      claims_interest: proposal.claimInterest ? 1 : 0,
      fee: proposal.fee,
      earlier_fees: sums.charges,
      law_version: lawVersion,
      sent_on: null,
      cancelled_at: null,
    })
    .execute();
}
