import { minimumDeadline, wantsOwnDeadline } from '#shared/domain/law/minimumDeadline.ts';
import { prepareLaw, type PreparedLaw } from '#shared/domain/law/prepareLaw.ts';
import type { Reason } from '#shared/domain/dunning/reason.ts';
import type { Standing } from '#shared/domain/dunning/standing.ts';
import { toEpochDay, type IsoDate } from '#shared/kernel/isoDate.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { Writer } from '#backend/ledger/index.ts';
import { evaluateInvoices, readCreditorRules, type Evaluated } from '#backend/reminders/thread.ts';
import { draftItems } from '#backend/notices/draftItems.ts';
import { readLetterWords } from '#backend/notices/letterWords.ts';
import type { RunInState } from '#backend/notices/readRun.ts';
import type { ConfirmInput } from '#backend/notices/runTasks.ts';

/** A notice of a run that waits to be booked. */
export type RunNotice = Awaited<ReturnType<typeof readNotices>>[number];

/** The notices of a run that were not cancelled, by letter. */
export function readNotices(db: Writer, runId: number) {
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
      'notice.form',
      'notice.ordinal',
      'notice.deadline',
      'notice.fee',
      'notice.compensation',
      'notice.interest',
      'letter.number as letter',
      'letter.customer_id',
      'letter.recipient as customer',
      'customer.kind as debtor_kind',
      'invoice.number',
      'run_item.fingerprint',
      'run_item.profile_id',
    ])
    .where('notice.run_id', '=', runId)
    .where('notice.cancelled_at', 'is', null)
    .orderBy('letter.number')
    .orderBy('notice.id')
    .execute();
}

/** How an outdated notice's invoice stands now, and why its letter cannot count as sent. */
export interface Outdated {
  readonly standing: Standing | null;
  readonly reasons: readonly Reason[];
}

/**
 * The notices that cannot be booked as sent on the day, by invoice. While the stack is still here (`sentOn` is today),
 * those whose invoice, customer or sender changed since they were approved, since the letter no longer says the truth.
 * What was posted on an earlier day is gone, whatever changed since. And on any day those whose deadline is shorter
 * than the law's, which counts from sending (NO: inkassoloven § 9).
 */
export async function findOutdated(
  db: Writer,
  run: RunInState,
  notices: readonly RunNotice[],
  input: ConfirmInput,
): Promise<Map<number, Outdated>> {
  const outdated =
    input.sentOn < input.today ? new Map<number, Outdated>() : await findChanged(db, run, notices, input);
  const law = prepareLaw(input.law);
  for (const notice of notices) {
    if (outdated.has(notice.invoice_id)) continue;
    const reason = tooShort(law, run, notice, input.sentOn);
    if (reason !== null) outdated.set(notice.invoice_id, { standing: null, reasons: [reason] });
  }
  return outdated;
}

async function findChanged(
  db: Writer,
  run: RunInState,
  notices: readonly RunNotice[],
  input: ConfirmInput,
): Promise<Map<number, Outdated>> {
  const rules = await readCreditorRules(db, run.creditor_id);
  if (rules === undefined) throw new Refusal('creditor_not_found', { creditor: run.creditor_id });
  const choice = { kind: 'invoices' as const, ids: notices.map((notice) => notice.invoice_id) };
  const approved = new Map(notices.map((notice) => [notice.invoice_id, notice.fingerprint]));
  const words = await readLetterWords(db, run.creditor_id, input.law.country);
  // As of the run's own day, so that only the data decides; and as of today, for a stop that began since.
  const then = await evaluateInvoices(db, rules, input.law, run.as_of as IsoDate, choice, run.id);
  const today = await evaluateInvoices(db, rules, input.law, input.today, choice, run.id);
  const standsNow = new Map(today.map((one) => [one.row.invoiceId, one]));
  const changed = new Map<number, Outdated>();
  for (const item of draftItems(then, words).items) {
    const now = standsNow.get(item.evaluated.row.invoiceId);
    if (now === undefined) continue;
    const unchanged =
      item.fingerprint === approved.get(item.evaluated.row.invoiceId) && now.standing.kind === 'ready';
    if (!unchanged) changed.set(item.evaluated.row.invoiceId, whatChanged(now));
  }
  return changed;
}

/** An invoice that is still ready was changed in what its letter says; the others say themselves why they are not. */
function whatChanged({ standing }: Evaluated): Outdated {
  if (standing.kind !== 'ready') return { standing, reasons: standing.reasons };
  const changed: Reason = { code: 'changed_since_approval', params: {}, source: { kind: 'ledger' } };
  return { standing, reasons: [changed, ...standing.reasons] };
}

/** What a letter that sets no deadline says stays true, however long it lies. */
function tooShort(law: PreparedLaw, run: RunInState, notice: RunNotice, sentOn: IsoDate): Reason | null {
  const { debtor_kind: debtorKind, form } = notice;
  const deadline = notice.deadline as IsoDate;
  const sending = toEpochDay(sentOn);
  if (deadline <= run.as_of && !wantsOwnDeadline(law, debtorKind, form, sending)) return null;
  const { counted, days, bank, source } = minimumDeadline(law, debtorKind, form, sending, 0);
  if (counted <= toEpochDay(deadline)) return null;
  return {
    code: 'deadline_too_short',
    params: { sentOn, deadline, days },
    source: bank?.source ?? source ?? { kind: 'ledger' },
  };
}
