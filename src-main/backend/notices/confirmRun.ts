import { minimumDeadline } from '#shared/domain/law/minimumDeadline.ts';
import { prepareLaw, type PreparedLaw } from '#shared/domain/law/prepareLaw.ts';
import { fromEpochDay, toEpochDay, type IsoDate } from '#shared/kernel/isoDate.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { Writer } from '#backend/ledger/index.ts';
import { evaluateInvoices, readCreditorRules, reproject, type Evaluated } from '#backend/reminders/thread.ts';
import { draftItems } from '#backend/notices/draftItems.ts';
import { readRun, type RunInState } from '#backend/notices/readRun.ts';
import type { ConfirmInput, ConfirmResult, RunTools, WithdrawnNotice } from '#backend/notices/runTasks.ts';

/**
 * Books a printed run as sent: only now do its notices and fees count. A letter of which anything changed since it was
 * approved (a payment, a stop, an address) is withdrawn as a whole, because it no longer says the truth, and is named,
 * so that it can be taken out of the stack. Everything in one transaction.
 * Throws `run_not_found`, `run_wrong_state`, and `run_deadline_too_short` when a letter lay so long that its deadline
 * is shorter than the law's.
 */
export async function confirmRun(db: Writer, input: ConfirmInput, tools: RunTools): Promise<ConfirmResult> {
  const run = await readRun(db, input.runId, 'dispatched');
  const notices = await readNotices(db, run.id);
  const stale = await findStale(db, run, notices, input);
  const staleLetters = new Set(
    notices.filter((notice) => stale.has(notice.invoice_id)).map((notice) => notice.letter_id),
  );
  const good = notices.filter((notice) => !staleLetters.has(notice.letter_id));
  checkDeadlines(run, good, input);
  const withdrawn = notices.filter((notice) => staleLetters.has(notice.letter_id));
  await withdraw(db, run.id, withdrawn, input.now);
  for (const [at, notice] of good.entries()) {
    tools.step(at, good.length);
    await bookAsSent(db, run, notice, input);
  }
  await db
    .updateTable('run')
    .set({ state: 'confirmed', confirmed_at: input.now })
    .where('id', '=', run.id)
    .execute();
  const ids = notices.map((notice) => notice.invoice_id);
  await reproject(db, run.creditor_id, input.law, input.today, { kind: 'invoices', ids });
  return { sent: good.length, withdrawn: withdrawn.map((notice) => toWithdrawn(notice, stale)) };
}

type RunNotice = Awaited<ReturnType<typeof readNotices>>[number];

function readNotices(db: Writer, runId: number) {
  return db
    .selectFrom('notice')
    .innerJoin('letter', 'letter.id', 'notice.letter_id')
    .innerJoin('customer', 'customer.id', 'letter.customer_id')
    .innerJoin('invoice', 'invoice.id', 'notice.invoice_id')
    .innerJoin('run_item', (join) =>
      join
        .onRef('run_item.run_id', '=', 'notice.run_id')
        .onRef('run_item.invoice_id', '=', 'notice.invoice_id'),
    )
    .select([
      'notice.id',
      'notice.letter_id',
      'notice.invoice_id',
      'notice.kind',
      'notice.ordinal',
      'notice.deadline',
      'notice.fee',
      'notice.interest',
      'letter.number as letter',
      'letter.customer_id',
      'letter.recipient as customer',
      'customer.kind as debtor_kind',
      'invoice.number',
      'run_item.fingerprint',
    ])
    .where('notice.run_id', '=', runId)
    .where('notice.cancelled_at', 'is', null)
    .orderBy('letter.number')
    .orderBy('notice.id')
    .execute();
}

/** The invoices that no longer stand as they were approved, with how they stand now. */
async function findStale(
  db: Writer,
  run: RunInState,
  notices: readonly RunNotice[],
  input: ConfirmInput,
): Promise<Map<number, Evaluated>> {
  const rules = await readCreditorRules(db, run.creditor_id);
  if (rules === undefined) throw new Refusal('creditor_not_found', { creditor: run.creditor_id });
  const choice = { kind: 'invoices' as const, ids: notices.map((notice) => notice.invoice_id) };
  const approved = new Map(notices.map((notice) => [notice.invoice_id, notice.fingerprint]));
  // As of the run's own day, so that only the data decides; and as of today, for a stop that began since.
  const then = await evaluateInvoices(db, rules, input.law, run.as_of as IsoDate, choice, run.id);
  const today = await evaluateInvoices(db, rules, input.law, input.today, choice, run.id);
  const standsNow = new Map(today.map((one) => [one.row.invoiceId, one]));
  const stale = new Map<number, Evaluated>();
  for (const item of draftItems(then)) {
    const { invoiceId } = item.evaluated.row;
    const now = standsNow.get(invoiceId);
    const unchanged = item.fingerprint === approved.get(invoiceId) && now?.standing.kind === 'ready';
    if (!unchanged && now !== undefined) stale.set(invoiceId, now);
  }
  return stale;
}

/** A deadline counts from sending (NO: inkassoloven § 9). A stack that lay too long must be made anew. */
function checkDeadlines(run: RunInState, notices: readonly RunNotice[], input: ConfirmInput): void {
  const law: PreparedLaw = prepareLaw(input.law);
  const sending = toEpochDay(input.today);
  for (const notice of notices) {
    const deadline = toEpochDay(notice.deadline as IsoDate);
    const { counted } = minimumDeadline(law, notice.debtor_kind, notice.kind, sending, 0);
    if (counted <= deadline) continue;
    const latest = fromEpochDay(sending - (counted - deadline));
    throw new Refusal('run_deadline_too_short', { run: run.id, sentOn: input.today, latest });
  }
}

async function withdraw(
  db: Writer,
  runId: number,
  notices: readonly RunNotice[],
  now: string,
): Promise<void> {
  for (const notice of notices) {
    await db.updateTable('notice').set({ cancelled_at: now }).where('id', '=', notice.id).execute();
    await db.updateTable('letter').set({ withdrawn_at: now }).where('id', '=', notice.letter_id).execute();
    await setItem(db, runId, notice.invoice_id, 'withdrawn');
  }
}

async function bookAsSent(
  db: Writer,
  run: RunInState,
  notice: RunNotice,
  input: ConfirmInput,
): Promise<void> {
  await db.updateTable('notice').set({ sent_on: input.today }).where('id', '=', notice.id).execute();
  if (notice.fee > 0) {
    await db
      .insertInto('charge')
      .values({
        notice_id: notice.id,
        invoice_id: notice.invoice_id,
        kind: 'fee',
        amount: notice.fee,
        state: 'open',
      })
      .execute();
  }
  await setItem(db, run.id, notice.invoice_id, 'sent');
  const { kind, ordinal, deadline, fee, interest, letter } = notice;
  await db
    .insertInto('event')
    .values({
      at: input.now,
      creditor_id: run.creditor_id,
      customer_id: notice.customer_id,
      invoice_id: notice.invoice_id,
      run_id: run.id,
      kind: 'notice_sent',
      params: JSON.stringify({ kind, ordinal, deadline, fee, interest, letter }),
    })
    .execute();
}

async function setItem(
  db: Writer,
  runId: number,
  invoiceId: number,
  state: 'sent' | 'withdrawn',
): Promise<void> {
  await db
    .updateTable('run_item')
    .set({ state })
    .where('run_id', '=', runId)
    .where('invoice_id', '=', invoiceId)
    .execute();
}

function toWithdrawn(notice: RunNotice, stale: ReadonlyMap<number, Evaluated>): WithdrawnNotice {
  const { letter, customer, number } = notice;
  return { letter, customer, number, reasons: stale.get(notice.invoice_id)?.standing.reasons ?? [] };
}
