import type { Parcel } from '#shared/contract/intake.ts';
import { isRefusalCode } from '#shared/contract/refusals.ts';
import type { Ledger } from '#backend/ledger/index.ts';
import type { Intake, ParcelResult } from '#backend/intake/intake.ts';
import type { FoundFile } from '#backend/intake/sources/scanFolder.ts';
import { type FileOutcome, settleFile } from '#backend/intake/sources/sourceFiles.ts';

/** Parcels that were read from creditors' folders, from their reading until they are taken over or thrown away. */
export interface OpenParcels {
  /** Remembers which files a parcel was made of, and writes down at once what of them can only be refused or ignored. */
  opened(creditorId: number, parcel: Parcel, files: readonly FoundFile[]): Promise<void>;
  /** Writes down which files were taken over with parts of a parcel. Any other parcel is none of its business. */
  taken(parcel: string, result: ParcelResult): Promise<void>;
  /** The creditor of a parcel from a folder that was thrown away just now. */
  closed(parcel: string): number | undefined;
  /** Whether a parcel of the creditor with one of these files is open. */
  holds(creditorId: number, files: readonly FoundFile[]): boolean;
  /** The files that parts and lists of a parcel were read from. */
  filesOf(parcel: string, names: readonly string[]): readonly FoundFile[];
}

interface Open {
  readonly creditorId: number;
  readonly files: ReadonlyMap<string, FoundFile>;
  readonly parts: Parcel['parts'];
}

/** Makes the table of open parcels. */
export function createOpenParcels(ledger: Ledger, intake: Intake): OpenParcels {
  const open = new Map<string, Open>();

  const settle = (creditorId: number, files: readonly FoundFile[], outcome: FileOutcome): Promise<void> =>
    ledger.write(async (db) => {
      for (const file of files) await settleFile(db, creditorId, file, outcome);
    });

  /** The files of a part: those that it was shown with, and, where they were too many for that, those of its import. */
  const namesOf = async (intakeId: number | null, { parts }: Open, part: string): Promise<string[]> => {
    const shown = parts.find((each) => each.part === part);
    const names = shown?.files.map(({ name }) => name) ?? [];
    if (intakeId === null || shown?.fileCount === names.length) return names;
    const rows = await ledger.reader
      .selectFrom('intake_file')
      .select('name')
      .where('intake_id', '=', intakeId)
      .execute();
    return [...names, ...rows.map(({ name }) => name)];
  };

  return {
    async opened(creditorId, parcel, files) {
      const byPath = new Map(files.map((file) => [file.path, file]));
      open.set(parcel.parcel, { creditorId, files: byPath, parts: parcel.parts });
      for (const { file: name, code, params } of parcel.refused) {
        const file = byPath.get(name);
        const outcome = { state: 'refused', refusal: asRefusal(name, code, params), intakeId: null } as const;
        if (file !== undefined) await settle(creditorId, [file], outcome);
      }
      const ignored = parcel.ignored.flatMap(({ file }) => byPath.get(file) ?? []);
      if (ignored.length > 0)
        await settle(creditorId, ignored, { state: 'ignored', refusal: null, intakeId: null });
    },
    async taken(parcel, result) {
      const entry = open.get(parcel);
      if (entry === undefined) return;
      for (const { part, intakeId } of result.taken) {
        const names = await namesOf(intakeId, entry, part);
        const outcome = { state: 'taken', refusal: null, intakeId } as const;
        await settle(entry.creditorId, withNames(entry, names), outcome);
      }
      if (intake.creditorOf(parcel) === undefined) open.delete(parcel);
    },
    closed(parcel) {
      const creditorId = open.get(parcel)?.creditorId;
      open.delete(parcel);
      return creditorId;
    },
    holds(creditorId, files) {
      for (const [parcel, entry] of open) {
        // The intake may have let a parcel go by itself.
        if (intake.creditorOf(parcel) === undefined) open.delete(parcel);
        else if (entry.creditorId === creditorId && files.some(({ path }) => entry.files.has(path)))
          return true;
      }
      return false;
    },
    filesOf(parcel, names) {
      const entry = open.get(parcel);
      return entry === undefined ? [] : withNames(entry, names);
    },
  };
}

/** What is wrong with a file as a whole is told under one code, with the file's name. */
function asRefusal(file: string, code: string, params: Readonly<Record<string, unknown>>) {
  return isRefusalCode(code) ? { code, params } : { code: 'intake_refused', params: { file, code, params } };
}

/** The files of these names, and those that hold one of them: a zip is known by its own name, its contents behind it. */
function withNames({ files }: Open, names: readonly string[]): readonly FoundFile[] {
  const found = new Set<FoundFile>();
  for (const name of names) {
    const file = files.get(name) ?? [...files.values()].find(({ path }) => name.startsWith(`${path}/`));
    if (file !== undefined) found.add(file);
  }
  return [...found];
}
