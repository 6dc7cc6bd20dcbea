import { type ListHead, readListHead } from '#backend/intake/mappings/listHead.ts';
import type { SavedMapping } from '#backend/intake/mappings/savedMappings.ts';
import { letterHeaders } from '#backend/intake/formats/lists/findHeaders.ts';
import type { ListLayout } from '#shared/contract/intake.ts';
import { mappingSignature, nameColumns } from '#shared/domain/intake/columnMapping.ts';
import { type ListMapping, noHeaders } from '#shared/domain/intake/listMapping.ts';

/** What a person has asked to see; null leaves it to the program. */
export interface LayoutQuestion {
  readonly sheet: string | null;
  readonly headerRecord: number | null;
  readonly delimiter: string | null;
}

/** How many rows a person sees beside the mapper. */
const shownRows = 30;
const searchedRows = 60;

/**
 * How a list is laid out, with its first rows, for a person who says what its columns mean. Its mapping is what was saved
 * for these headers, else what the program makes of them. A list without headers has columns by letters; what was saved
 * for such a one is offered where it has as many columns. Throws the refusals of the readers.
 */
export async function layoutOf(
  path: string,
  name: string,
  question: LayoutQuestion,
  saved: readonly SavedMapping[],
  signal: AbortSignal,
): Promise<ListLayout> {
  const head = await readListHead(path, askedAs(question), searchedRows, signal);
  const cells = head.rows.map((row) => row.cells);
  const isHeaderless = head.headerRecord === noHeaders;
  const headers = isHeaderless ? letterHeaders(cells) : head.mapping.headers;
  const known =
    findSaved(headers, saved) ?? (isHeaderless ? undefined : findSaved(letterHeaders(cells), saved));
  const usesLetters = known !== undefined && known.mapping.headerRecord === noHeaders;
  const headerRecord = usesLetters ? noHeaders : head.headerRecord;
  const shownHeaders = usesLetters ? letterHeaders(cells) : headers;
  return {
    name,
    headers: [...nameColumns(shownHeaders)],
    headerRecord,
    delimiter: head.delimiter,
    encoding: head.encoding,
    sheets: [...head.sheets],
    mapping: {
      ...(known?.mapping ?? guessed(head)),
      delimiter: head.delimiter,
      headerRecord,
      sheet: head.sheet,
    },
    saved: known?.name ?? null,
    rows: cells.slice(headerRecord + 1, headerRecord + 1 + shownRows).map((row) => [...row]),
  };
}

/** Null where nothing is asked, so that the whole search takes place. */
function askedAs({ sheet, headerRecord, delimiter }: LayoutQuestion): ListMapping | null {
  if (sheet === null && headerRecord === null && delimiter === null) return null;
  return { fields: {}, headerRecord, delimiter, decimalSign: null, dateOrder: null, sheet };
}

function findSaved(headers: readonly string[], saved: readonly SavedMapping[]): SavedMapping | undefined {
  const signature = mappingSignature(headers);
  return signature === '' ? undefined : saved.find((mapping) => mapping.signature === signature);
}

function guessed({ mapping }: ListHead): Pick<ListMapping, 'fields' | 'decimalSign' | 'dateOrder'> {
  const names = nameColumns(mapping.headers);
  const fields = mapping.fields.flatMap((field, position) => {
    const name = names[position];
    return field === null || name === undefined ? [] : [[name, field] as const];
  });
  return { fields: Object.fromEntries(fields), decimalSign: null, dateOrder: null };
}
