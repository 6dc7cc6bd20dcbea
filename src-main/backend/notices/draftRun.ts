import { Refusal } from '#shared/kernel/refusal.ts';
import type { Reader, Writer } from '#backend/ledger/index.ts';
import { evaluateInvoices, readCreditorRules } from '#backend/reminders/thread.ts';
import { type Draft, draftItems, type DraftItem } from '#backend/notices/draftItems.ts';
import { readLetterWords } from '#backend/notices/letterWords.ts';
import type { DraftInput, DraftResult, RunTools } from '#backend/notices/runTasks.ts';

/**
 * Prepares a run: what would go out, and for every row why, or why not. Books nothing; the draft may be thrown away.
 * Throws `creditor_not_found`, or `run_empty` when there is no row to take up.
 */
export async function draftRun(db: Writer, input: DraftInput, tools: RunTools): Promise<DraftResult> {
  const { items } = await prepareDraft(db, input);
  const included = items.filter((item) => item.state === 'included').length;
  if (included === 0) {
    const creditor = await db
      .selectFrom('creditor')
      .select('name')
      .where('id', '=', input.creditorId)
      .executeTakeFirst();
    throw new Refusal('run_empty', { creditor: creditor?.name ?? '' });
  }
  const { id: runId } = await db
    .insertInto('run')
    .values({
      creditor_id: input.creditorId,
      as_of: input.today,
      state: 'draft',
      law_version: input.law.version,
      created_at: input.now,
      approved_at: null,
      dispatched_at: null,
      confirmed_at: null,
      discarded_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const [at, item] of items.entries()) {
    tools.step(at, items.length);
    await insertItem(db, runId, item);
  }
  return { runId, included, leftOut: items.length - included };
}

/**
 * The rows and letters that a run would have, without writing any: the same decision as the run's own, for the preview of the
 * command line. Of all invoices only those that are due and not on their way are rows.
 */
export async function prepareDraft(db: Reader, input: DraftInput): Promise<Draft> {
  const rules = await readCreditorRules(db, input.creditorId);
  if (rules === undefined) throw new Refusal('creditor_not_found', { creditor: input.creditorId });
  const words = await readLetterWords(db, input.creditorId, input.law.country);
  if (input.invoiceIds !== 'all_due') {
    const choice = { kind: 'invoices' as const, ids: input.invoiceIds };
    return draftItems(await evaluateInvoices(db, rules, input.law, input.today, choice), words);
  }
  const all = await evaluateInvoices(db, rules, input.law, input.today, { kind: 'open' });
  return draftItems(
    all.filter(({ standing }) => dueKinds.has(standing.kind)),
    words,
  );
}

const dueKinds: ReadonlySet<string> = new Set([
  'ready',
  'waiting',
  'missing_address',
  'in_run',
  'withheld',
  'objection',
  'paused',
  'time_barred',
]);

async function insertItem(db: Writer, runId: number, item: DraftItem): Promise<void> {
  const { step } = item.standing;
  const included = item.state === 'included' && step !== null && step.kind !== 'hand_over';
  await db
    .insertInto('run_item')
    .values({
      run_id: runId,
      invoice_id: item.evaluated.row.invoiceId,
      customer_id: item.evaluated.row.customerId,
      state: item.state,
      step_kind: included ? step.kind : null,
      ordinal: included ? step.ordinal : null,
      letter_key: item.letterKey,
      currency: item.evaluated.row.invoice.currency,
      principal: item.standing.sums.principal,
      interest: item.standing.sums.interest,
      fee: item.standing.proposal?.fee ?? 0,
      compensation: item.standing.proposal?.compensation ?? 0,
      credit: item.credit,
      profile_id: item.evaluated.profile.id,
      fingerprint: item.fingerprint,
      standing: JSON.stringify(item.standing),
    })
    .execute();
}
