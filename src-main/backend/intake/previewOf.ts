import type { IntakeComparison } from '#backend/intake/compareWithLedger.ts';
import type { IntakePreview } from '#shared/contract/intake.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';

/** A part of a parcel that is open, with how it was compared last. */
export interface OpenPart {
  readonly part: string;
  readonly stagingPath: string;
  /** The saved mapping that it was read by. */
  readonly mapping: string | null;
  /** How many lists of open items came with it. */
  readonly lists: number;
  complete: boolean;
  listDate: IsoDate;
  comparison: IntakeComparison;
  differencePath: string;
}

/** What a part would do to the ledger, as it crosses the border. */
export function previewOf({ part, mapping, lists, complete, listDate, comparison }: OpenPart): IntakePreview {
  const { staged, files, counts, sums, balances, groups, warnings } = comparison;
  const { first, kind } = staged;
  const isList = kind === 'open_items';
  const beside = isList && lists > 1 ? [{ code: 'several_lists', params: { lists }, file: null }] : [];
  return {
    part,
    kind,
    files: files.map(({ fileName: name, format, bytes, drafts, rejected }) => ({
      name,
      format,
      bytes,
      drafts,
      rejected,
    })),
    fileCount: staged.files,
    encoding: first.encoding,
    delimiter: first.delimiter,
    columns: first.columns.map(({ header, field }) => ({ header, field })),
    mappable: first.columns.length > 0,
    mapping,
    listDate,
    complete: complete && isList,
    counts,
    sums: sums.map((sum) => ({ ...sum })),
    balances,
    groups: groups.map((group) => ({ ...group })),
    warnings: [
      ...warnings.map(({ code, params, file }) => ({ code, params: { ...params }, file })),
      ...beside,
    ],
  };
}
