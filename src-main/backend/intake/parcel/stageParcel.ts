import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FileInspection } from '#backend/intake/formats/inspectFile.ts';
import { findFiles, type FoundFile, type ParcelSource } from '#backend/intake/parcel/findFiles.ts';
import { recogniseMapping } from '#backend/intake/mappings/recogniseMapping.ts';
import type { SavedMapping } from '#backend/intake/mappings/savedMappings.ts';
import { liesBeside } from '#backend/intake/parcel/noData.ts';
import { type DocumentPart, openDocumentPart } from '#backend/intake/parcel/documentPart.ts';
import { holdsDocuments } from '#backend/intake/formats/readers.ts';
import { lookAt, stageInspected, type ReadRequest } from '#backend/intake/stageFile.ts';
import { describePart, kindOrder, type StagedPartFile } from '#backend/intake/stagedFile.ts';
import { removeStagingFile } from '#backend/ledger/stagingFile.ts';
import type { IntakeCreditor } from '#shared/domain/intake/invoiceDraft.ts';
import type { ListMapping } from '#shared/domain/intake/listMapping.ts';
import { cancelledCode, Refusal, type RefusalParams } from '#shared/kernel/refusal.ts';

/** What is to be read, for whom, and where it is put. */
export interface ParcelRequest {
  readonly sources: readonly ParcelSource[];
  readonly creditor: IntakeCreditor;
  /** A folder of the parcel's own, for staging files and copies. */
  readonly folder: string;
  /** Keys of files and parts begin with it, so that a later reading into the same parcel makes none twice. */
  readonly prefix: string;
  /** The key of the only list that is read, where it has one already. */
  readonly key?: string;
  /** What a person has said about the columns of the only list that is read. */
  readonly mapping?: ListMapping | null;
  /** What was kept for lists of the creditor, found again by their headers. */
  readonly savedMappings: readonly SavedMapping[];
}

/** A list of the parcel that can be mapped by a person. */
export interface ListFile extends ParcelSource {
  readonly file: string;
}

/** A file that cannot be read, and why. */
export interface RefusedFile {
  readonly file: string;
  readonly code: string;
  readonly params: RefusalParams;
}

/** What came of the reading. Every file stands in exactly one of the lists, a list in `lists` too. */
export interface StagedParcel {
  readonly parts: readonly StagedPartFile[];
  readonly lists: readonly ListFile[];
  readonly unmapped: readonly (RefusedFile & { readonly name: string })[];
  readonly refused: readonly RefusedFile[];
  /** Saved mappings that lists were read by. */
  readonly usedMappings: readonly number[];
  readonly ignored: readonly {
    readonly file: string;
    readonly why: 'no_data' | 'taken_before' | 'twice_here';
  }[];
}

/** How the reading is watched and stopped. */
export interface ParcelControl {
  readonly signal: AbortSignal;
  /** Bytes, over all files that were found so far; each is looked at and then read. */
  readonly onProgress: (progress: {
    phase: string;
    done: number;
    total: number | null;
    files: { done: number; total: number };
  }) => void;
  /** Whether a file with this checksum was taken over before. */
  readonly wasTaken: (sha256: string) => boolean;
}

/**
 * Reads files, folders and zips of mixed files. Each file is recognised by its content and taken whole or not at all:
 * lists into a staging file of their own each, all single documents together into one. A file that was taken over
 * before is passed over, unless there is nothing else. Throws `AbortError` when cancelled; the caller takes the folder
 * away then.
 */
export async function stageParcel(request: ParcelRequest, control: ParcelControl): Promise<StagedParcel> {
  const reading = new ParcelReading(request, control);
  const find = { copies: request.folder, signal: control.signal, onFound: reading.onFound };
  for await (const found of findFiles(request.sources, find)) await reading.take(found);
  return reading.finish();
}

type Found = Extract<FoundFile, { kind: 'file' }>;

/** A class for its life cycle: what was read so far, until `finish`. */
class ParcelReading {
  readonly #request: ParcelRequest;
  readonly #control: ParcelControl;
  readonly #parts: StagedPartFile[] = [];
  readonly #lists: ListFile[] = [];
  readonly #unmapped: (RefusedFile & { readonly name: string })[] = [];
  readonly #refused: RefusedFile[] = [];
  readonly #ignored: StagedParcel['ignored'][number][] = [];
  readonly #usedMappings = new Set<number>();
  readonly #seen = new Set<string>();
  /** Files that were taken before, kept until it is clear whether there is anything else. */
  readonly #before: { readonly found: Found; readonly file: FileInspection }[] = [];
  #documents: DocumentPart | undefined;
  #keys = 0;
  #files = { done: 0, total: 0 };
  #bytes = { done: 0, total: 0 };

  constructor(request: ParcelRequest, control: ParcelControl) {
    this.#request = request;
    this.#control = control;
  }

  readonly onFound = (files: number, bytes: number): void => {
    this.#files = { ...this.#files, total: this.#files.total + files };
    this.#bytes.total += 2 * bytes;
  };

  async take(found: FoundFile): Promise<void> {
    this.#control.signal.throwIfAborted();
    if (found.kind === 'no_data') this.#ignored.push({ file: found.name, why: 'no_data' });
    else if (found.kind === 'refused') this.#refuse(found.name, found.refusal);
    else await this.#takeFile(found);
  }

  async finish(): Promise<StagedParcel> {
    const nothingElse = this.#parts.length + this.#unmapped.length + this.#refused.length === 0;
    const [only] = this.#before;
    if (only !== undefined && this.#before.length === 1 && nothingElse && this.#documents === undefined) {
      await this.#refusing(only.found, () => this.#read(only.found, only.file));
    } else for (const { found } of this.#before) this.#ignore(found, 'taken_before');
    const documents = this.#documents?.finish(this.#control.signal);
    if (documents !== undefined) this.#parts.push(documents);
    const alone = this.#files.total === 1 && this.#parts.length === 0;
    const besides = alone
      ? []
      : this.#refused.filter(({ file, code, params }) => liesBeside(file, code, params));
    return {
      parts: this.#parts.toSorted(byOrder),
      lists: this.#lists,
      unmapped: this.#unmapped,
      usedMappings: [...this.#usedMappings],
      refused: this.#refused.filter((file) => !besides.includes(file)),
      ignored: [...this.#ignored, ...besides.map(({ file }) => ({ file, why: 'no_data' as const }))].toSorted(
        (a, b) => (a.file < b.file ? -1 : 1),
      ),
    };
  }

  async #takeFile(found: Found): Promise<void> {
    const readBefore = this.#bytes.done;
    await this.#refusing(found, async () => {
      const file = await lookAt(this.#asRequest(found), this.#watch());
      if (this.#seen.has(file.sha256)) return this.#ignore(found, 'twice_here');
      this.#seen.add(file.sha256);
      if (this.#control.wasTaken(file.sha256)) this.#before.push({ found, file: { ...file, whole: null } });
      else await this.#read(found, file);
    });
    this.#bytes.done = readBefore + 2 * found.bytes;
    this.#files = { ...this.#files, done: this.#files.done + 1 };
    this.#tell('read', 0);
  }

  async #read(found: Found, file: FileInspection): Promise<void> {
    const asDocument = holdsDocuments(file);
    const first = asDocument ? await this.#readDocument(found, file) : await this.#readList(found, file);
    // It turned out to be of the other sort, and was taken out again.
    if (!first) await (asDocument ? this.#readList(found, file) : this.#readDocument(found, file));
  }

  /** False where it is no single document; nothing was kept then. */
  async #readDocument(found: Found, file: FileInspection): Promise<boolean> {
    const { folder, prefix } = this.#request;
    this.#documents ??= openDocumentPart(`${prefix}documents`, join(folder, `${prefix}documents.sqlite`));
    const taken = await this.#documents.read(this.#asRequest(found), file, this.#watch(found.bytes));
    if (taken && found.isCopy) rmSync(found.path, { force: true });
    return taken;
  }

  /** False where it is a single document; nothing was kept then. */
  async #readList(found: Found, file: FileInspection): Promise<boolean> {
    this.#keys += 1;
    const { folder, prefix, key } = this.#request;
    const part = key ?? `${prefix}${this.#keys}`;
    const stagingPath = join(folder, `${prefix}${this.#keys}.sqlite`);
    try {
      const { mapping, saved } = await this.#mappingOf(found, file);
      const stage = { ...this.#asRequest(found), mapping, stagingPath };
      const staged = await stageInspected(stage, file, this.#watch(found.bytes));
      if (staged.kind === 'documents') {
        removeStagingFile(stagingPath);
        return false;
      }
      if (saved !== null) this.#usedMappings.add(saved.id);
      this.#parts.push({
        part,
        stagingPath,
        staged: describePart([staged]),
        day: found.day,
        mapping: saved?.name ?? null,
      });
      if (staged.columns.length > 0) this.#lists.push(asList(part, found));
      else if (found.isCopy) rmSync(found.path, { force: true });
      return true;
    } catch (error) {
      if (!(error instanceof Refusal) || !isUnmapped(error)) throw error;
      this.#lists.push(asList(part, found));
      const { code, params } = error;
      this.#unmapped.push({ file: part, name: found.name, code, params });
      return true;
    }
  }

  #asRequest({ path, name }: Found): ReadRequest {
    return { path, fileName: name, creditor: this.#request.creditor };
  }

  /** What a person has said of the list now or before; null where the program finds out itself. */
  async #mappingOf(
    { path }: Found,
    file: FileInspection,
  ): Promise<{ readonly mapping: ListMapping | null; readonly saved: SavedMapping | null }> {
    const { mapping, savedMappings } = this.#request;
    if (mapping !== undefined && mapping !== null) return { mapping, saved: null };
    return (await recogniseMapping(path, file, savedMappings)) ?? { mapping: null, saved: null };
  }

  /** Does what concerns one file; where it is refused, the others go on. */
  async #refusing(found: Found, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Refusal) || ofTheWhole.has(error.code)) throw error;
      this.#refuse(found.name, error);
      if (found.isCopy) rmSync(found.path, { force: true });
    }
  }

  #refuse(file: string, { code, params }: Refusal): void {
    this.#refused.push({ file, code, params });
  }

  #ignore(found: Found, why: StagedParcel['ignored'][number]['why']): void {
    this.#ignored.push({ file: found.name, why });
    if (found.isCopy) rmSync(found.path, { force: true });
  }

  #watch(before = 0): { signal: AbortSignal; onProgress: (at: { phase: string; done: number }) => void } {
    return {
      signal: this.#control.signal,
      onProgress: ({ phase, done }) => this.#tell(phase, before + done),
    };
  }

  #tell(phase: string, done: number): void {
    const { total } = this.#bytes;
    // In bytes of the files, although each is gone through twice.
    this.#control.onProgress({
      phase,
      done: Math.min(this.#bytes.done + done, total) / 2,
      total: total / 2,
      files: this.#files,
    });
  }
}

/** Of several lists of one kind the older one first, so that the newest has the last word. */
function byOrder({ staged: a }: StagedPartFile, { staged: b }: StagedPartFile): number {
  return (
    kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) ||
    (a.listDate ?? '9').localeCompare(b.listDate ?? '9')
  );
}

function asList(file: string, { path, name, day }: Found): ListFile {
  return { file, path, name, ...(day === null ? {} : { day }) };
}

/** A list in columns that a person can say the meaning of. */
function isUnmapped({ code }: Refusal): boolean {
  return code === 'column_missing' || code === 'column_twice';
}

/** Refusals that concern the whole work, and not one file of it. */
const ofTheWhole: ReadonlySet<string> = new Set([
  cancelledCode,
  'disk_full',
  'ledger_busy',
  'ledger_damaged',
]);
