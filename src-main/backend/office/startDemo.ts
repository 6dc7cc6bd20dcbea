import { readFileSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addCreditor, readLogo } from '#backend/creditors/index.ts';
import type { Clock } from '#backend/border/clock.ts';
import type { JobTools } from '#backend/jobs/index.ts';
import type { Intake } from '#backend/intake/index.ts';
import type { LawBook } from '#backend/law/index.ts';
import { adoptLedger, openLedger, type Ledger, type Writer } from '#backend/ledger/index.ts';
import type { Runs } from '#backend/notices/index.ts';
import { placeHold } from '#backend/reminders/index.ts';
import { addDays, type IsoDate } from '#shared/kernel/isoDate.ts';
import { cancelledCode, Refusal } from '#shared/kernel/refusal.ts';
import {
  type DemoCountry,
  type DemoCreditor,
  demoLedger,
  readDemoOffice,
} from '#backend/office/demoLedger.ts';

/** What the demo is made with. The intake and the runs are those of the office, put on a day and on a ledger. */
export interface DemoMeans {
  readonly resources: string;
  readonly passing: string;
  readonly laws: LawBook;
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly intakeOn: (day: IsoDate, ledger: Ledger) => Intake;
  readonly runsOn: (day: IsoDate, ledger: Ledger) => Runs;
}

/** What the demo office holds. */
export interface DemoResult {
  readonly creditors: number;
  readonly invoices: number;
}

/**
 * How many days ago the demo's clients sent their lists; on all but the last, the office also sent letters. The oldest
 * invoices have been through every step by now, so that there is something to hand over.
 */
const listDays = [101, 69, 38, 9, 0] as const;
/** Before this day the office sent all its letters, since then it only began, so that today there is work to do. */
const allSentUntil = 30;

/**
 * Fills an office with the demo clients by the office's own means: lists are taken over and letters sent as they
 * would have been over the last months, so that every queue has something in it and every invoice its history.
 * It is made in a ledger beside the office's and taken over in one transaction, so that a demo that is cancelled or
 * cut off leaves the office as empty as it was.
 */
export async function startDemo(tools: JobTools, means: DemoMeans): Promise<DemoResult> {
  const folder = join(means.passing, 'demo');
  rmSync(folder, { recursive: true, force: true });
  const beside = openLedger(folder);
  try {
    const made = await fillDemo(toolsOn(tools, beside), { ...means, ledger: beside }, tools.progress);
    if (tools.signal.aborted) throw new Refusal(cancelledCode);
    await means.ledger.exclusive(async () => adoptLedger(means.ledger.path, beside.path));
    return made;
  } finally {
    await beside.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The tools of the job, with their writing put on another ledger; how far a single part is, is not told. */
function toolsOn(tools: JobTools, ledger: Ledger): JobTools {
  const quiet = (): void => undefined;
  const thread: JobTools['thread'] = (name, task, input, onProgress = quiet) =>
    tools.thread(name, task, input, onProgress);
  return {
    signal: tools.signal,
    progress: quiet,
    thread,
    write: (work) => ledger.write(work),
    writingThread: (name, task, input) => ledger.exclusive(() => thread(name, task, input)),
  };
}

async function fillDemo(
  tools: JobTools,
  means: DemoMeans,
  report: JobTools['progress'],
): Promise<DemoResult> {
  const office = readDemoOffice(means.resources);
  const today = means.clock.today();
  const steps = office.creditors.length * listDays.length;
  let done = 0;
  let invoices = 0;
  for (const creditor of office.creditors) {
    const id = await tools.write((db) => addDemoCreditor(db, creditor, means));
    const country = office.countries[creditor.country];
    const books = demoLedger(country, creditor, today);
    for (const daysAgo of listDays) {
      report(done, steps);
      const day = addDays(today, -daysAgo);
      const path = join(means.passing, `demo-${id}-${daysAgo}.csv`);
      await writeFile(path, books.openItems(day));
      const counts = await takeOver(
        tools,
        means.intakeOn(day, means.ledger),
        id,
        path,
        `${country.list}-${day}.csv`,
      );
      invoices += counts.added;
      if (daysAgo > 0) await sendLetters(tools, means, day, id, daysAgo > allSentUntil);
      done += 1;
    }
    await tools.write((db) => addDemoHolds(db, id, country.reasons, today, means.clock.now()));
  }
  return { creditors: office.creditors.length, invoices };
}

async function addDemoCreditor(db: Writer, creditor: DemoCreditor, means: DemoMeans): Promise<number> {
  const { logo, ...fields } = creditor;
  const now = means.clock.now();
  const entered = {
    name: fields.name,
    organisationNumber: fields.organisationNumber,
    country: fields.country,
    street: fields.street,
    postcode: fields.postcode,
    city: fields.city,
    email: fields.email,
    phone: fields.phone,
    bankAccount: fields.bankAccount,
    postalDays: 2,
    listDays: 0,
    minimumAmount: fields.country === 'FI' ? 1_000 : 10_000,
    firstInvoiceNumber: null,
    firstInvoiceDate: null,
    foreignCustomers: 'withhold' as const,
    personProfile: fields.personProfile,
    companyProfile: fields.companyProfile,
    feesAgreed: fields.feesAgreed,
    dueDatesAgreed: fields.dueDatesAgreed,
    dayCount: null,
    limitationWarningDays: 180,
    paymentOrder: null,
    chargeTreatment: 'ask' as const,
    interestInvoiceMinimumDays: 0,
    interestInvoiceMinimum: 0,
    interestInvoiceMaximum: null,
    feeAccount: '',
    interestAccount: '',
    compensationAccount: '',
    department: '',
    project: '',
    addressOrder: ['invoice' as const, 'postal' as const, 'visiting' as const, 'delivery' as const],
    emailOrder: 'invoice_first' as const,
  };
  const id = await addCreditor(db, entered, { laws: means.laws, resources: means.resources, now });
  if (logo === null) return id;
  const image = readLogo(readFileSync(join(means.resources, 'demo', logo)));
  await db
    .updateTable('creditor')
    .set({ logo: image.bytes, logo_type: image.type })
    .where('id', '=', id)
    .execute();
  return id;
}

async function takeOver(tools: JobTools, intake: Intake, creditorId: number, path: string, name: string) {
  const order = { creditorId, sources: [{ path, name }], complete: true, listDate: null };
  const { parcel, parts } = await intake.stage(tools, order);
  const { taken } = await intake.commit(tools, { parcel, parts: parts.map(({ part }) => part), actor: '' });
  return { added: taken.reduce((sum, { added }) => sum + added, 0) };
}

async function sendLetters(
  tools: JobTools,
  means: DemoMeans,
  day: IsoDate,
  creditorId: number,
  all: boolean,
): Promise<void> {
  const runs = means.runsOn(day, means.ledger);
  const chosen = all ? 'all_due' : await tools.write((db) => everyThirdOpen(db, creditorId));
  try {
    const { runId } = await runs.draft(tools, creditorId, chosen);
    await runs.approve(tools, runId);
    await runs.draw(tools, runId);
    await runs.confirm(tools, runId, day);
  } catch (error) {
    // Nothing was ready on that day: no letters, and nothing wrong.
    if (!(error instanceof Refusal) || error.code !== 'run_empty') throw error;
  }
}

async function everyThirdOpen(db: Writer, creditorId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('invoice')
    .select('id')
    .where('creditor_id', '=', creditorId)
    .where('open', '>', 0)
    .orderBy('id')
    .execute();
  return rows.filter((_, at) => at % 3 === 0).map((row) => row.id);
}

/** One objection, one pause and one customer who is never reminded, on the oldest open invoices. */
async function addDemoHolds(
  db: Writer,
  creditorId: number,
  reasons: DemoCountry['reasons'],
  today: IsoDate,
  now: string,
): Promise<void> {
  const rows = await db
    .selectFrom('invoice')
    .select(['id', 'customer_id'])
    .where('creditor_id', '=', creditorId)
    .where('open', '>', 0)
    .where('due', '<', today)
    .orderBy('due')
    .limit(9)
    .execute();
  const [objection, pause, never] = [rows[1], rows[4], rows[7]];
  const at = (row: { id: number; customer_id: number }, invoiceId: number | null) => ({
    creditorId,
    customerId: row.customer_id,
    invoiceId,
  });
  if (objection !== undefined) {
    const request = { kind: 'objection', reason: reasons.objection, until: null } as const;
    await placeHold(db, at(objection, objection.id), request, { actor: '', today, now });
  }
  if (pause !== undefined) {
    const request = {
      kind: 'pause',
      reason: reasons.pause,
      until: addDays(today, 10),
    } as const;
    await placeHold(db, at(pause, pause.id), request, { actor: '', today, now });
  }
  if (never !== undefined) {
    const request = { kind: 'do_not_remind', reason: reasons.never, until: null } as const;
    await placeHold(db, at(never, null), request, { actor: '', today, now });
  }
}
