import { columnSynonyms, mandatoryColumns } from '#shared/domain/intake/columnSynonyms.ts';
import type { IntakeField } from '#shared/domain/intake/invoiceDraft.ts';

/** What each column of a list means. */
export interface ColumnMapping {
  /** The headers as they stand in the file. */
  readonly headers: readonly string[];
  /** The field of each column, `null` for columns that are not used. */
  readonly fields: readonly (IntakeField | null)[];
  /** Where each field stands. */
  readonly positions: Readonly<Partial<Record<IntakeField, number>>>;
  /** What is missing for an open-items list: `invoice_number`, `due_date`, `amount`, `customer`. Empty when complete. */
  readonly missing: readonly MandatoryColumn[];
  /** Headers of amounts, numbers or due dates that stand twice, so that nobody can say which one counts. */
  readonly twice: readonly string[];
}

export type MandatoryColumn = (typeof mandatoryColumns)[number]['column'];

/**
 * Tells what the columns of a list mean by their headers. A header that no synonym names is not used. Where several
 * columns mean the same, the more telling header wins (`Fakturadato` before `Dato`).
 */
export function mapColumns(headers: readonly string[]): ColumnMapping {
  const best = new Map<IntakeField, { readonly position: number; readonly rank: number }>();
  const twice: string[] = [];
  for (const [position, header] of headers.entries()) {
    for (const { field, rank } of meaningsOf(header)) {
      const known = best.get(field);
      if (known !== undefined && known.rank === rank && decisive.has(field)) twice.push(header);
      if (known === undefined || rank < known.rank) best.set(field, { position, rank });
    }
  }
  const fields: (IntakeField | null)[] = headers.map(() => null);
  for (const [field, { position }] of best) fields[position] = field;
  const positions = Object.fromEntries([...best].map(([field, { position }]) => [field, position]));
  return { headers, fields, positions, missing: missingColumns(positions), twice };
}

/** The headers that would be understood for a mandatory column, for the message that one is missing. */
export function acceptedHeaders(column: MandatoryColumn): readonly string[] {
  const found = mandatoryColumns.find((entry) => entry.column === column);
  return (found?.oneOf ?? []).flatMap((field) => columnSynonyms[field]);
}

/** A header without case, accents, blanks and signs: `Forfalls-dato ` → `forfallsdato`. */
export function normaliseHeader(header: string): string {
  return header
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]/gu, '');
}

const decisive: ReadonlySet<IntakeField> = new Set<IntakeField>(['invoiceNumber', 'due', 'open', 'original']);

interface Meaning {
  readonly field: IntakeField;
  readonly rank: number;
}

const meanings: ReadonlyMap<string, readonly Meaning[]> = buildMeanings();

function meaningsOf(header: string): readonly Meaning[] {
  const name = normaliseHeader(header);
  // `Saldo (NOK)`, `Beløp i NOK`: the currency behind an amount's header says nothing of its meaning.
  const bare = name.replace(/i?(?:nok|sek|dkk|eur|kr)$/u, '');
  return meanings.get(name) ?? (bare === name ? undefined : meanings.get(bare)) ?? [];
}

function buildMeanings(): ReadonlyMap<string, readonly Meaning[]> {
  const built = new Map<string, Meaning[]>();
  for (const [field, synonyms] of Object.entries(columnSynonyms) as [IntakeField, readonly string[]][]) {
    for (const [rank, synonym] of synonyms.entries()) {
      const name = normaliseHeader(synonym);
      const list = built.get(name) ?? [];
      if (!list.some((meaning) => meaning.field === field)) list.push({ field, rank });
      built.set(name, list);
    }
  }
  return built;
}

function missingColumns(positions: Partial<Record<IntakeField, number>>): MandatoryColumn[] {
  return mandatoryColumns
    .filter(({ column, oneOf }) => {
      if (column === 'due_date' && positions.due === undefined) {
        return positions.paymentDays === undefined || positions.issued === undefined;
      }
      return oneOf.every((field) => positions[field] === undefined);
    })
    .map(({ column }) => column);
}
