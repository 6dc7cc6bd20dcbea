import { create } from 'zustand';
import type { IntakePreview, ListMappingData, Parcel } from '#shared/contract/intake.ts';
import type { ChosenFile } from '#shared/contract/shellMessages.ts';
import { client } from '#renderer/api/client.ts';
import { failureOf, type Failure } from '#renderer/api/failure.ts';
import { startJob, type JobProcedure, type JobState } from '#renderer/api/startJob.ts';
import { platform } from '#renderer/platform/currentPlatform.ts';

/** Where a person is on the way from files to a ledger that knows them. */
export type ImportStep = 'files' | 'found' | 'columns' | 'difference' | 'done';

/** What is under way, with how far it has come; `upload` only where files have to be sent to the backend first. */
export interface ImportWork {
  readonly kind: 'upload' | 'read' | 'map' | 'compare' | 'commit' | 'synchronise';
  readonly done: number;
  readonly total: number | null;
}

/** What was taken over: an outcome for each part, and the part that failed. */
export type ImportOutcome = NonNullable<Awaited<ReturnType<typeof commitJob>>>;

/** An import of one creditor. It outlives a visit to other pages; leaving it throws the parcel away. */
export interface ImportFlow {
  readonly step: ImportStep;
  readonly parcel: Parcel | null;
  /** The list whose columns are being said: one of `unmapped`, or a part. */
  readonly list: string | null;
  /** The part that is shown. */
  readonly part: string | null;
  /** Parts that are not to be taken over. */
  readonly left: ReadonlySet<string>;
  readonly work: ImportWork | null;
  readonly failure: Failure | null;
  readonly isCancelled: boolean;
  readonly outcome: ImportOutcome | null;
}

const nothingYet: ImportFlow = {
  step: 'files',
  parcel: null,
  list: null,
  part: null,
  left: new Set(),
  work: null,
  failure: null,
  isCancelled: false,
  outcome: null,
};

const useFlows = create<{ readonly flows: ReadonlyMap<number, ImportFlow> }>(() => ({ flows: new Map() }));

/** The import of a creditor as it stands. */
export function useImportFlow(creditorId: number): ImportFlow {
  return useFlows(({ flows }) => flows.get(creditorId) ?? nothingYet);
}

/** Reads files that were chosen; what was read before and not taken over is thrown away. */
export async function readFiles(creditorId: number, files: readonly ChosenFile[]): Promise<void> {
  if (files.length === 0) return;
  leaveImport(creditorId);
  const parcel = await runWork(creditorId, 'read', client.intake.stage, {
    creditorId,
    files: files.map(({ token }) => token),
  });
  if (parcel !== null) land(creditorId, parcel);
}

/** Makes files known to the backend one after the other, and reads them. */
export async function readDropped(creditorId: number, files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  leaveImport(creditorId);
  let isCancelled = false;
  const upload = {
    cancel: () => {
      isCancelled = true;
    },
    abandon: () => {
      isCancelled = true;
    },
  };
  running.set(creditorId, upload);
  const known: ChosenFile[] = [];
  try {
    for (const file of files) {
      if (isCancelled) break;
      change(creditorId, { work: { kind: 'upload', done: known.length, total: files.length } });
      known.push(await platform.takeDropped(file));
    }
  } catch (error) {
    failImport(creditorId, error);
    return;
  }
  // Something else was begun meanwhile, or this was left.
  if (running.get(creditorId) !== upload) return;
  running.delete(creditorId);
  change(creditorId, { work: null, isCancelled });
  if (!isCancelled) await readFiles(creditorId, known);
}

/** Reads what is new in the creditor's folder. Tells whether there was anything. */
export async function synchronise(creditorId: number): Promise<'found' | 'nothing' | 'failed'> {
  leaveImport(creditorId);
  const result = await runWork(creditorId, 'synchronise', client.intake.synchronise, { creditorId });
  if (result === null) return 'failed';
  if (result.parcel === null) return 'nothing';
  land(creditorId, result.parcel);
  const { unmapped, refused, parts } = result.parcel;
  // Whoever synchronises knows these files and wants to see what they change.
  if (unmapped.length === 0 && refused.length === 0 && parts.length > 0) showStep(creditorId, 'difference');
  return 'found';
}

/** Reads a list anew with what a person said about its columns. */
export async function mapList(
  creditorId: number,
  list: string,
  mapping: ListMappingData,
  saveAs: string | null,
): Promise<void> {
  const { parcel } = flowOf(creditorId);
  if (parcel === null) return;
  const before = new Set(parcel.parts.map(({ part }) => part));
  const input = { parcel: parcel.parcel, file: list, mapping, saveAs };
  const next = await runWork(creditorId, 'map', client.intake.map, input);
  if (next === null) return;
  land(creditorId, next);
  const mapped =
    next.parts.find(({ part }) => part === list) ?? next.parts.find(({ part }) => !before.has(part));
  if (next.unmapped.length === 0 && mapped !== undefined) {
    change(creditorId, { step: 'difference', part: mapped.part });
  }
}

/** Compares a part anew: its list as complete or not, and as of a day. Tells whether it was done. */
export async function compareAs(
  creditorId: number,
  part: string,
  terms: { readonly complete: boolean; readonly listDate: string },
): Promise<boolean> {
  const { parcel } = flowOf(creditorId);
  if (parcel === null) return false;
  const input = { parcel: parcel.parcel, part, ...terms };
  const preview = await runWork(creditorId, 'compare', client.intake.compare, input);
  if (preview === null) return false;
  replacePart(creditorId, preview);
  return true;
}

/** Takes over the parts that are chosen, each of them whole or not at all. */
export async function commitParts(creditorId: number): Promise<void> {
  const { parcel, left } = flowOf(creditorId);
  if (parcel === null) return;
  const parts = parcel.parts.map(({ part }) => part).filter((part) => !left.has(part));
  const outcome = await commitJob(creditorId, { parcel: parcel.parcel, parts });
  if (outcome !== null) change(creditorId, { step: 'done', outcome });
}

/** Stops what is under way. */
export function cancelWork(creditorId: number): void {
  running.get(creditorId)?.cancel();
}

/** Throws the parcel away, stops what is under way, and begins anew. */
export function leaveImport(creditorId: number): void {
  running.get(creditorId)?.abandon();
  running.delete(creditorId);
  const { parcel } = flowOf(creditorId);
  // One that cannot be thrown away now is thrown away at the next start.
  if (parcel !== null) client.intake.discard({ parcel: parcel.parcel }).catch(() => undefined);
  put(creditorId, nothingYet);
}

/** Begins anew where the last import is done; one that is under way is kept. */
export function leaveDone(creditorId: number): void {
  if (flowOf(creditorId).step === 'done') leaveImport(creditorId);
}

/** Goes to a step of the way. Behind the last one, what was taken over is out of the parcel. */
export function showStep(creditorId: number, step: Exclude<ImportStep, 'columns' | 'done'>): void {
  const { parcel, outcome } = flowOf(creditorId);
  const taken = new Set(outcome?.taken.map(({ part }) => part));
  const parts = parcel?.parts.filter(({ part }) => !taken.has(part)) ?? [];
  change(creditorId, {
    step,
    failure: null,
    isCancelled: false,
    outcome: null,
    parcel: parcel === null ? null : { ...parcel, parts },
  });
}

/** Goes to the columns of a list. */
export function showColumns(creditorId: number, list: string): void {
  change(creditorId, { step: 'columns', list, failure: null, isCancelled: false });
}

/** Shows another part of the parcel. */
export function showPart(creditorId: number, part: string): void {
  change(creditorId, { part, step: 'difference' });
}

/** Leaves a part out, or takes it in again. */
export function togglePart(creditorId: number, part: string): void {
  const left = new Set(flowOf(creditorId).left);
  if (!left.delete(part)) left.add(part);
  change(creditorId, { left });
}

/** Shows what went wrong before the backend was asked. */
export function failImport(creditorId: number, error: unknown): void {
  running.delete(creditorId);
  change(creditorId, { work: null, failure: failureOf(error) });
}

/** What can be stopped for each creditor. Beside the store, since it is no state of the screen. */
const running = new Map<number, { readonly cancel: () => void; readonly abandon: () => void }>();

function commitJob(creditorId: number, input: { readonly parcel: string; readonly parts: string[] }) {
  return runWork(creditorId, 'commit', client.intake.commit, input);
}

/** Runs a job of the border as the work of an import. Null where it failed or was stopped. */
async function runWork<Input, Result>(
  creditorId: number,
  kind: ImportWork['kind'],
  procedure: JobProcedure<Input, Result>,
  input: Input,
): Promise<Result | null> {
  running.get(creditorId)?.abandon();
  change(creditorId, { failure: null, isCancelled: false });
  const show = (state: JobState<Result>) => change(creditorId, workOf(kind, state));
  const job = startJob(procedure, input, show);
  running.set(creditorId, job);
  const result = await job.result;
  if (running.get(creditorId) !== job) return null;
  running.delete(creditorId);
  return result;
}

function workOf<Result>(kind: ImportWork['kind'], state: JobState<Result>): Partial<ImportFlow> {
  if (state.phase === 'running') return { work: { kind, done: state.done, total: state.total } };
  if (state.phase !== 'failed') return { work: null };
  const isCancelled = state.failure.code === 'job_cancelled';
  return { work: null, isCancelled, failure: isCancelled ? null : state.failure };
}

/** Shows what was found: straight to what a person has to look at. */
function land(creditorId: number, parcel: Parcel): void {
  const { parts, unmapped, refused } = parcel;
  const [onlyList] = unmapped;
  const isOneFile = parts.length + unmapped.length === 1 && (parts[0]?.fileCount ?? 1) === 1;
  // What is no data and lies beside it keeps nobody from looking at the data.
  const isAlone = isOneFile && refused.length === 0;
  const step = !isAlone ? 'found' : onlyList === undefined ? 'difference' : 'columns';
  change(creditorId, {
    parcel,
    step,
    list: isAlone && onlyList !== undefined ? onlyList.file : null,
    part: parts[0]?.part ?? null,
    left: new Set(),
    outcome: null,
  });
}

function replacePart(creditorId: number, preview: IntakePreview): void {
  const { parcel } = flowOf(creditorId);
  if (parcel === null) return;
  const parts = parcel.parts.map((each) => (each.part === preview.part ? preview : each));
  change(creditorId, { parcel: { ...parcel, parts } });
}

function flowOf(creditorId: number): ImportFlow {
  return useFlows.getState().flows.get(creditorId) ?? nothingYet;
}

function change(creditorId: number, some: Partial<ImportFlow>): void {
  put(creditorId, { ...flowOf(creditorId), ...some });
}

function put(creditorId: number, flow: ImportFlow): void {
  useFlows.setState(({ flows }) => ({ flows: new Map(flows).set(creditorId, flow) }));
}
