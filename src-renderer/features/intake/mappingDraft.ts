import type { ListLayout, ListMappingData } from '#shared/contract/intake.ts';

/** What a person says about how a list is laid out; null where the program finds out. */
export type ListShape = Pick<ListMappingData, 'sheet' | 'headerRecord' | 'delimiter'>;

/** Nothing is said; the program finds out all of it. */
export const anyShape: ListShape = { sheet: null, headerRecord: null, delimiter: null };

/** The field that stands for a column that is not used. */
export const notUsed = '';

/**
 * The mapping that holds: the program's guess or what was saved, with what a person has said of some headers. A header
 * that another header row does not have is left out.
 */
export function mappingUnder(
  layout: ListLayout,
  shape: ListShape,
  said: Readonly<Record<string, string>>,
  notation: Pick<ListMappingData, 'decimalSign' | 'dateOrder'>,
): ListMappingData {
  const fields: Record<string, string> = {};
  for (const header of layout.headers) {
    const field = said[header] ?? layout.mapping.fields[header] ?? notUsed;
    if (field !== notUsed) fields[header] = field;
  }
  const { sheet, headerRecord, delimiter } = layout.mapping;
  return {
    fields,
    sheet: shape.sheet ?? sheet,
    headerRecord: shape.headerRecord ?? headerRecord,
    delimiter: shape.delimiter ?? delimiter,
    ...notation,
  };
}

/** Whether a column's field is the program's own guess, which nobody has looked at yet. */
export function isGuess(layout: ListLayout, header: string, field: string): boolean {
  return layout.saved === null && field !== notUsed && layout.mapping.fields[header] === field;
}
