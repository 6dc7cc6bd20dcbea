import type { IntakePreview, Parcel } from '#shared/contract/intake.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Clock } from '#backend/border/clock.ts';
import type { JobTools } from '#backend/jobs/index.ts';
import type { Ledger, Writer } from '#backend/ledger/index.ts';
import type { Intake } from '#backend/intake/intake.ts';
import { type Doubt, doubtsOf, isOneOfTheDay } from '#backend/intake/sources/doubts.ts';
import type { OpenParcels } from '#backend/intake/sources/openParcels.ts';
import type { FoundFile } from '#backend/intake/sources/scanFolder.ts';
import { settleFile } from '#backend/intake/sources/sourceFiles.ts';
import type { SourceRow } from '#backend/intake/sources/sourceRow.ts';

/** What was taken over without a person, and what was left for one. */
export interface TakenByItself {
  readonly taken: readonly TakenPart[];
  readonly left: readonly LeftPart[];
  readonly refused: Parcel['refused'];
}

export interface TakenPart {
  /** Its first file. */
  readonly file: string;
  readonly files: number;
  /** Null where the very file had been taken over before and changes nothing. */
  readonly intakeId: number | null;
  readonly number: number | null;
  readonly added: number;
  readonly changed: number;
  readonly settled: number;
}

export interface LeftPart {
  readonly file: string;
  readonly files: number;
  readonly doubts: readonly (Doubt | 'earlier')[];
}

/** Who stands in the history for what the program took over by itself. */
export const automation = 'Frist';

interface TakeMeans {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly intake: Intake;
  readonly parcels: OpenParcels;
}

/**
 * Takes over what is not doubtful of a parcel: accounts, then customers, then documents and lists in the order of their
 * days. The first doubtful part ends it, and those after it wait, too (`earlier`): a list that is taken before an older
 * one would be turned back by it. Each part is compared anew once something was taken over before it, and each list by the source's rule. What was taken and
 * what was left stands in the events; what is left keeps its reason with its files.
 */
export async function takeByItself(
  tools: JobTools,
  means: TakeMeans,
  source: SourceRow,
  parcel: Parcel,
): Promise<TakenByItself> {
  const taken: TakenPart[] = [];
  const left: LeftPart[] = [];
  for (const staged of inOrder(parcel.parts)) {
    const part = await compareInTurn(tools, means.intake, parcel, staged, {
      source,
      isFirst: taken.length === 0,
    });
    const open = await openInvoices(means.ledger, source.creditorId);
    const doubts = left.length > 0 ? (['earlier'] as const) : allDoubts(part, parcel, open, source);
    if (doubts.length === 0) taken.push(await takePart(tools, means, source, parcel, part));
    else left.push(await leave(means, source, parcel, { ...firstOf(part), doubts }, namesOf(part)));
  }
  for (const { name } of parcel.unmapped) {
    left.push(await leave(means, source, parcel, { file: name, files: 1, doubts: ['unmapped'] }, [name]));
  }
  return { taken, left, refused: parcel.refused };
}

/** What would be taken over without a person as the ledger stands now, and what would be left. Changes nothing. */
export async function wouldTake(
  { ledger }: Pick<TakeMeans, 'ledger'>,
  source: SourceRow,
  parcel: Parcel,
): Promise<TakenByItself> {
  const taken: TakenPart[] = [];
  const left: LeftPart[] = [];
  const open = await openInvoices(ledger, source.creditorId);
  for (const part of inOrder(parcel.parts)) {
    const doubts = left.length > 0 ? (['earlier'] as const) : allDoubts(part, parcel, open, source);
    const { added, changed, settled } = part.counts;
    if (doubts.length > 0) left.push({ ...firstOf(part), doubts });
    else taken.push({ ...firstOf(part), intakeId: null, number: null, added, changed, settled });
  }
  for (const { name } of parcel.unmapped) left.push({ file: name, files: 1, doubts: ['unmapped'] });
  return { taken, left, refused: parcel.refused };
}

function allDoubts(
  part: IntakePreview,
  { parts }: Parcel,
  open: number,
  { absent }: SourceRow,
): readonly Doubt[] {
  const doubts = doubtsOf(part, open, absent);
  return absent === 'settle' && isOneOfTheDay(part, parts) ? [...doubts, 'same_day'] : doubts;
}

const kindOrder = ['accounts', 'customers', 'documents', 'open_items'] as const;

function inOrder(parts: readonly IntakePreview[]): IntakePreview[] {
  const key = (part: IntakePreview): string => {
    const first = part.kind === 'accounts' || part.kind === 'customers' ? kindOrder.indexOf(part.kind) : 2;
    return `${first} ${first < 2 ? '' : part.listDate} ${kindOrder.indexOf(part.kind)}`;
  };
  // Parts of one kind and day stay in the order in which their files were written.
  return [...parts].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/**
 * A part as it compares with the ledger in its turn. Lists that came together were compared as parts of a whole; one after
 * the other, each says by the source's rule what an invoice means that it does not name.
 */
async function compareInTurn(
  tools: JobTools,
  intake: Intake,
  { parcel }: Parcel,
  part: IntakePreview,
  { source, isFirst }: { readonly source: SourceRow; readonly isFirst: boolean },
): Promise<IntakePreview> {
  const complete = part.kind === 'open_items' && source.absent === 'settle';
  if (isFirst && complete === part.complete) return part;
  return intake.compare(tools, { parcel, part: part.part, complete, listDate: part.listDate as IsoDate });
}

async function openInvoices(ledger: Ledger, creditorId: number): Promise<number> {
  const row = await ledger.reader
    .selectFrom('invoice')
    .select((all) => all.fn.countAll<number>().as('count'))
    .where('creditor_id', '=', creditorId)
    .where('open', '<>', 0)
    .executeTakeFirst();
  return row?.count ?? 0;
}

async function takePart(
  tools: JobTools,
  { ledger, clock, intake }: TakeMeans,
  { creditorId }: SourceRow,
  { parcel }: Parcel,
  part: IntakePreview,
): Promise<TakenPart> {
  const { taken } = await intake.commit(tools, { parcel, parts: [part.part], actor: automation });
  const [result] = taken;
  if (result === undefined) throw new Error(`part ${part.part} was neither taken over nor refused`);
  const { intakeId, number, added, changed, settled } = result;
  const { file, files } = firstOf(part);
  if (intakeId !== null) {
    const params = { number, file, files, added, changed, settled };
    await ledger.write((db) =>
      addEvent(db, { at: clock.now(), creditorId, intakeId, kind: 'intake_taken', params }),
    );
  }
  return { file, files, intakeId, number, added, changed, settled };
}

/** Leaves a part for a person, with the reason beside its files. Told once: the same reason for the same file is no news. */
async function leave(
  { ledger, clock, parcels }: TakeMeans,
  { creditorId }: SourceRow,
  { parcel }: Parcel,
  left: LeftPart,
  names: readonly string[],
): Promise<LeftPart> {
  const params = { file: left.file, doubts: [...left.doubts] };
  const refusal = { code: 'intake_doubtful', params };
  const files = parcels.filesOf(parcel, names);
  await ledger.write(async (db) => {
    if (await isTold(db, creditorId, files, JSON.stringify(refusal))) return;
    for (const file of files)
      await settleFile(db, creditorId, file, { state: 'waiting', refusal, intakeId: null });
    await addEvent(db, { at: clock.now(), creditorId, intakeId: null, kind: 'intake_left', params });
  });
  return left;
}

async function isTold(
  db: Writer,
  creditorId: number,
  files: readonly FoundFile[],
  refusal: string,
): Promise<boolean> {
  const [first] = files;
  if (first === undefined) return false;
  const row = await db
    .selectFrom('source_file')
    .select('refusal')
    .where('creditor_id', '=', creditorId)
    .where('path', '=', first.path)
    .executeTakeFirst();
  return row?.refusal === refusal;
}

interface NewEvent {
  readonly at: string;
  readonly creditorId: number;
  readonly intakeId: number | null;
  readonly kind: 'intake_taken' | 'intake_left';
  readonly params: Readonly<Record<string, unknown>>;
}

async function addEvent(db: Writer, { at, creditorId, intakeId, kind, params }: NewEvent): Promise<void> {
  await db
    .insertInto('event')
    .values({
      at,
      kind,
      creditor_id: creditorId,
      intake_id: intakeId,
      params: JSON.stringify(params),
      customer_id: null,
      invoice_id: null,
      run_id: null,
    })
    .execute();
}

function firstOf(part: IntakePreview): { readonly file: string; readonly files: number } {
  return { file: part.files[0]?.name ?? '', files: part.fileCount };
}

function namesOf(part: IntakePreview): readonly string[] {
  return part.files.map(({ name }) => name);
}
