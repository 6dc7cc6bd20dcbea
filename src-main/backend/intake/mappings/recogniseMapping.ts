import type { FileInspection } from '#backend/intake/formats/inspectFile.ts';
import { headRecords } from '#backend/intake/formats/lists/delimitedRecords.ts';
import { likelyDelimiters } from '#backend/intake/formats/lists/findLayout.ts';
import { layoutOfSheet } from '#backend/intake/formats/workbook/findSheet.ts';
import { openWorkbook } from '#backend/intake/formats/workbook/openWorkbook.ts';
import type { SavedMapping } from '#backend/intake/mappings/savedMappings.ts';
import { mappingSignature } from '#shared/domain/intake/columnMapping.ts';
import { type ListMapping, noHeaders } from '#shared/domain/intake/listMapping.ts';

/** A mapping that was kept for the headers of a file, with their place in this file. */
export interface RecognisedMapping {
  readonly saved: SavedMapping;
  readonly mapping: ListMapping;
}

/**
 * Finds the saved mapping that was made for the headers of a list, wherever they stand in it; null where there is none.
 * One for lists without headers is never taken by itself, since nothing shows that it fits: it is offered by `layoutOf`.
 */
export async function recogniseMapping(
  path: string,
  file: Pick<FileInspection, 'format' | 'head'>,
  saved: readonly SavedMapping[],
): Promise<RecognisedMapping | null> {
  const usable = saved.filter(({ mapping }) => mapping.headerRecord !== noHeaders);
  if (usable.length === 0 || file.format === 'xml') return null;
  const bySignature = new Map(usable.map((entry) => [entry.signature, entry]));
  return file.format === 'xlsx' ? inWorkbook(path, bySignature) : inText(file.head, bySignature);
}

type Signatures = ReadonlyMap<string, SavedMapping>;

function inText(head: string, bySignature: Signatures): RecognisedMapping | null {
  for (const delimiter of likelyDelimiters(head, null)) {
    const rows = headRecords(head, delimiter).map(({ cells }) => cells);
    const found = inRows(rows, bySignature);
    if (found !== null) return { ...found, mapping: { ...found.mapping, delimiter } };
  }
  return null;
}

async function inWorkbook(path: string, bySignature: Signatures): Promise<RecognisedMapping | null> {
  const workbook = await openWorkbook(path);
  try {
    for (const sheet of workbook.sheets) {
      const { head } = await layoutOfSheet(workbook, sheet, null);
      const rows = head.map(({ cells }) => cells);
      const found = inRows(rows, bySignature);
      // A hidden sheet is read only where it was named.
      if (found === null || (sheet.isHidden && found.saved.mapping.sheet !== sheet.name)) continue;
      return { ...found, mapping: { ...found.mapping, sheet: sheet.name } };
    }
    return null;
  } finally {
    workbook.close();
  }
}

function inRows(rows: readonly (readonly string[])[], bySignature: Signatures): RecognisedMapping | null {
  for (const [headerRecord, cells] of rows.entries()) {
    const saved = bySignature.get(mappingSignature(cells));
    if (saved !== undefined) return { saved, mapping: { ...saved.mapping, headerRecord } };
  }
  return null;
}
