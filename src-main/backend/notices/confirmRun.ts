import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { Writer } from '#backend/ledger/index.ts';
import { reproject } from '#backend/reminders/thread.ts';
import {
  findOutdated,
  readNotices,
  type Outdated,
  type RunNotice,
} from '#backend/notices/outdatedNotices.ts';
import { readRun, type RunInState } from '#backend/notices/readRun.ts';
import { writeRunEvent } from '#backend/notices/runEvent.ts';
import type { ConfirmInput, ConfirmResult, RunTools, WithdrawnNotice } from '#backend/notices/runTasks.ts';

/**
 * Books a printed run as sent on a day: only now do its notices and charges count. A letter with any notice that cannot be
 * booked (`findOutdated`) is withdrawn as a whole, because its total is no longer true, and is named, so that it can be
 * taken out of the stack. Everything in one transaction.
 * Throws `run_not_found`, `run_wrong_state`, `run_sent_on_wrong` for a day before the run's own or after today, and
 * `run_deadline_too_short` when not one letter could be booked because the stack lay too long.
 */
export async function confirmRun(db: Writer, input: ConfirmInput, tools: RunTools): Promise<ConfirmResult> {
  const run = await readRun(db, input.runId, 'dispatched');
  if (input.sentOn < run.as_of || input.sentOn > input.today) {
    throw new Refusal('run_sent_on_wrong', {
      sentOn: input.sentOn,
      earliest: run.as_of,
      latest: input.today,
    });
  }
  const notices = await readNotices(db, run.id);
  const outdated = await findOutdated(db, run, notices, input);
  const letters = new Set(
    notices.filter((notice) => outdated.has(notice.invoice_id)).map((notice) => notice.letter_id),
  );
  const good = notices.filter((notice) => !letters.has(notice.letter_id));
  if (good.length === 0) refuseLateStack(run, outdated, input);
  const withdrawn = notices.filter((notice) => letters.has(notice.letter_id));
  for (const notice of withdrawn) await withdraw(db, run, notice, outdated, input);
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
  return { sent: good.length, withdrawn: withdrawn.map((notice) => toWithdrawn(notice, outdated)) };
}

/** A stack that lay so long that no letter of it may count is refused as a whole; it is discarded and made anew. */
function refuseLateStack(
  run: RunInState,
  outdated: ReadonlyMap<number, Outdated>,
  input: ConfirmInput,
): void {
  const late = [...outdated.values()].some(({ reasons }) => reasons[0]?.code === 'deadline_too_short');
  if (late) throw new Refusal('run_deadline_too_short', { run: run.id, sentOn: input.sentOn });
}

async function withdraw(
  db: Writer,
  run: RunInState,
  notice: RunNotice,
  outdated: ReadonlyMap<number, Outdated>,
  input: ConfirmInput,
): Promise<void> {
  const found = outdated.get(notice.invoice_id);
  await db.updateTable('notice').set({ cancelled_at: input.now }).where('id', '=', notice.id).execute();
  await db
    .updateTable('letter')
    .set({ withdrawn_at: input.now })
    .where('id', '=', notice.letter_id)
    .execute();
  const item = db
    .updateTable('run_item')
    .set({ state: 'withdrawn' })
    .where('run_id', '=', run.id)
    .where('invoice_id', '=', notice.invoice_id);
  // The reasons of now, so that the run tells later, too, why the letter was taken out.
  if (found?.standing == null) await item.execute();
  else await item.set({ standing: JSON.stringify({ ...found.standing, reasons: found.reasons }) }).execute();
  const { kind, ordinal, letter } = notice;
  const codes = (found?.reasons ?? []).slice(0, 1).map(({ code }) => code);
  await writeRunEvent(
    db,
    run,
    notice,
    'notice_withdrawn',
    { kind, ordinal, letter, reason: codes[0] ?? 'same_letter' },
    input.now,
  );
}

async function bookAsSent(
  db: Writer,
  run: RunInState,
  notice: RunNotice,
  input: ConfirmInput,
): Promise<void> {
  await db.updateTable('notice').set({ sent_on: input.sentOn }).where('id', '=', notice.id).execute();
  await bookCharge(db, run, notice, 'fee', input.sentOn);
  await bookCharge(db, run, notice, 'compensation', input.sentOn);
  await setSent(db, run.id, notice.invoice_id);
  const { kind, form, ordinal, deadline, fee, compensation, interest, letter } = notice;
  await writeRunEvent(
    db,
    run,
    notice,
    'notice_sent',
    { kind, form, ordinal, deadline, fee, compensation, interest, letter },
    input.now,
  );
}

/** What a letter adds is owed from the day it was sent. */
async function bookCharge(
  db: Writer,
  run: RunInState,
  notice: RunNotice,
  kind: 'fee' | 'compensation',
  sentOn: IsoDate,
): Promise<void> {
  if (notice[kind] === 0) return;
  await db
    .insertInto('charge')
    .values({
      creditor_id: run.creditor_id,
      notice_id: notice.id,
      invoice_id: notice.invoice_id,
      kind,
      amount: notice[kind],
      state: 'open',
      claimed_on: sentOn,
    })
    .execute();
}

async function setSent(db: Writer, runId: number, invoiceId: number): Promise<void> {
  await db
    .updateTable('run_item')
    .set({ state: 'sent' })
    .where('run_id', '=', runId)
    .where('invoice_id', '=', invoiceId)
    .execute();
}

function toWithdrawn(notice: RunNotice, outdated: ReadonlyMap<number, Outdated>): WithdrawnNotice {
  const { letter, customer, number } = notice;
  return { letter, customer, number, reasons: outdated.get(notice.invoice_id)?.reasons ?? [] };
}
