import { resolve } from 'node:path';
import { inProcessClient } from '#backend/border/index.ts';
import { lawOf } from '#backend/law/index.ts';
import { claimedFor, prepareDraft } from '#backend/notices/index.ts';
import {
  dayOption,
  numberOption,
  print,
  readCall,
  required,
  table,
  UsageError,
  type Call,
} from '#backend/entries/cli/commandLine.ts';
import { finished } from '#backend/entries/cli/finished.ts';
import { withOffice } from '#backend/entries/cli/openForCommand.ts';
import { writeRun, type RunManifest } from '#backend/entries/cli/writeRun.ts';
import type { Office } from '#backend/office.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { toDecimalText } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/**
 * `run`: without `--approve` what would go out, booking nothing. With it the run is approved and its letters and
 * manifest are written; with `--confirm` they are booked as sent, on `--sent-on` or else on the day of the run.
 * `--discard` throws away what was approved and not booked.
 */
export async function runCommand(args: readonly string[]): Promise<number> {
  const call = readCall(args, {
    data: { type: 'string' },
    creditor: { type: 'string' },
    'as-of': { type: 'string' },
    approve: { type: 'boolean' },
    out: { type: 'string' },
    confirm: { type: 'boolean' },
    'sent-on': { type: 'string' },
    discard: { type: 'boolean' },
  });
  const asOf = dayOption(call, 'as-of');
  const creditorId = numberOption(call, 'creditor');
  const approve = call.values['approve'] === true;
  const confirm = call.values['confirm'] === true;
  if (confirm && !approve) throw new UsageError('--confirm needs --approve');
  if (call.values['sent-on'] !== undefined && !confirm) throw new UsageError('--sent-on needs --confirm');
  const sentOn = call.values['sent-on'] === undefined ? null : dayOption(call, 'sent-on');
  if (call.values['discard'] === true && approve) throw new UsageError('--discard goes without --approve');
  const out = approve ? resolve(required(call, 'out')) : null;
  return withOffice(required(call, 'data'), asOf, async (office) => {
    if (call.values['discard'] === true) {
      const discarded = await discardOpen(office, creditorId);
      print(call, { discarded }, () =>
        discarded.length === 0 ? 'Nothing to discard.' : `Discarded: ${discarded.join(', ')}`,
      );
      return 0;
    }
    if (out === null) {
      const draft = await draftOf(office, creditorId, asOf);
      print(call, draft, () => draftWords(call, draft));
      return 0;
    }
    const done = await approvedRun(office, creditorId, out, confirm ? { sentOn: sentOn ?? asOf } : null);
    print(call, done, () => runWords(done));
    return 0;
  });
}

/** One row of a draft, with amounts as decimal texts. */
type DraftRow = Awaited<ReturnType<typeof draftOf>>['items'][number];

async function draftOf(office: Office, creditorId: number, asOf: IsoDate) {
  const db = office.ledger.reader;
  const creditor = await db
    .selectFrom('creditor')
    .select('country')
    .where('id', '=', creditorId)
    .executeTakeFirst();
  if (creditor === undefined) throw new Refusal('creditor_not_found', { creditor: creditorId });
  const { items, letters } = await prepareDraft(db, {
    ledgerPath: office.ledger.path,
    law: lawOf(office.laws, creditor.country),
    today: asOf,
    now: office.means.clock.now(),
    creditorId,
    invoiceIds: 'all_due',
  });
  return {
    asOf,
    included: items.filter((item) => item.state === 'included').length,
    leftOut: items.filter((item) => item.state === 'left_out').length,
    letters: letters.length,
    items: items.map(({ state, standing, credit, evaluated: { row } }) => ({
      invoice: row.invoice.number,
      customer: row.customer.name,
      state,
      standing: standing.kind,
      step: standing.step,
      form: standing.proposal?.form ?? null,
      readyOn: standing.readyOn,
      sums: {
        principal: toDecimalText(standing.sums.principal),
        interest: toDecimalText(standing.sums.interest),
        charges: toDecimalText(standing.sums.charges),
        fee: toDecimalText(standing.proposal?.fee ?? 0),
        compensation: toDecimalText(standing.proposal?.compensation ?? 0),
        credit: toDecimalText(credit),
        disputed: toDecimalText(standing.sums.disputed),
        total: toDecimalText(claimedFor(standing) - credit),
      },
      deadline: standing.proposal?.deadline ?? null,
      reasons: standing.reasons,
    })),
  };
}

/** How a run is booked: the day of posting. */
interface Booking {
  readonly sentOn: IsoDate;
}

/**
 * Prepares, approves and draws a run, and books it where that is asked for. A run of the creditor that was approved
 * before and not booked (the call was cut off, or the letters were to be looked at first) is gone on with instead of a
 * new one; one of another day only to book it, else it is refused with `run_open`, so that it is not forgotten.
 * The letters are in `out` before they are booked as sent.
 */
export async function approvedRun(
  office: Office,
  creditorId: number,
  out: string,
  booking: Booking | null,
): Promise<RunManifest> {
  const facts = { kind: 'run', creditorId };
  const { runs, jobs } = office;
  const [open] = await openRuns(office, creditorId);
  if (open !== undefined && booking === null && open.as_of !== office.means.clock.today()) {
    throw new Refusal('run_open', { run: open.id, asOf: open.as_of });
  }
  const runId = open?.id ?? (await newRun(office, creditorId));
  const drawn = await finished(jobs.stream(facts, undefined, (tools) => runs.draw(tools, runId)));
  const written = await writeRun(office, runId, drawn, null, out);
  if (booking === null) return written;
  const booked = await finished(
    jobs.stream(facts, undefined, (tools) => runs.confirm(tools, runId, booking.sentOn)),
  );
  return writeRun(office, runId, drawn, booked, out);
}

async function discardOpen(office: Office, creditorId: number): Promise<number[]> {
  const client = inProcessClient(office.router, office.means);
  const open = await openRuns(office, creditorId);
  for (const { id } of open) await client.notices.discard({ runId: id });
  return open.map(({ id }) => id);
}

async function newRun({ runs, jobs }: Office, creditorId: number): Promise<number> {
  const facts = { kind: 'run', creditorId };
  const { runId } = await finished(
    jobs.stream(facts, undefined, (tools) => runs.draft(tools, creditorId, 'all_due')),
  );
  await finished(jobs.stream(facts, undefined, (tools) => runs.approve(tools, runId)));
  return runId;
}

/** The runs of the creditor that hold their steps and are not booked yet, the oldest first. */
async function openRuns(office: Office, creditorId: number) {
  return office.ledger.reader
    .selectFrom('run')
    .select(['id', 'as_of'])
    .where('creditor_id', '=', creditorId)
    .where('state', 'in', ['approved', 'dispatched'])
    .orderBy('id')
    .execute();
}

function draftWords(call: Call, draft: Awaited<ReturnType<typeof draftOf>>): string {
  const row = (item: DraftRow): string[] => [
    item.invoice,
    item.customer,
    item.state === 'included' && item.step !== null ? call.texts.stepName(item.step) : '–',
    item.sums.principal,
    item.sums.interest,
    item.sums.fee,
    item.sums.total,
    call.texts.reasonText(item.reasons[0] as DraftRow['reasons'][number]),
  ];
  const head = ['invoice', 'customer', 'step', 'principal', 'interest', 'fee', 'total', 'why'];
  const lines = table([head, ...draft.items.map(row)], new Set([3, 4, 5, 6]));
  return `${lines}\n\n${draft.included} included in ${draft.letters} letters, ${draft.leftOut} left out. Nothing is booked.`;
}

function runWords(done: RunManifest): string {
  const state = done.state === 'confirmed' ? 'booked as sent' : 'written, not booked as sent';
  return `${done.letters.length} letters on ${done.pages} pages: ${done.pdf} (${state})`;
}
