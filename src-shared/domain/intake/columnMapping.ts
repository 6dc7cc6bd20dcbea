import { columnSynonyms, mandatoryColumns } from '#shared/domain/intake/columnSynonyms.ts';
import {
  type AddressPurpose,
  type IntakeField,
  intakeFieldGroups,
} from '#shared/domain/intake/intakeFields.ts';
import type { DateOrder } from '#shared/domain/intake/readDate.ts';
import { knownListOf, type KnownList } from '#shared/domain/intake/knownList.ts';
import type { ListMapping } from '#shared/domain/intake/listMapping.ts';
import { normaliseHeader } from '#shared/domain/intake/normaliseHeader.ts';
import { ownValue } from '#shared/kernel/ownValue.ts';

/** What each column of a list means. */
export interface ColumnMapping {
  /** Whether the columns make a list of open items or one of customers alone. */
  readonly kind: 'open_items' | 'customers';
  /** The headers as they stand in the file. */
  readonly headers: readonly string[];
  /** The field of each column, `null` for columns that are not used. */
  readonly fields: readonly (IntakeField | null)[];
  /** Where each field stands. */
  readonly positions: Readonly<Partial<Record<IntakeField, number>>>;
  /** What is missing for a list of its kind: `invoice_number`, `due_date`, `amount`, `customer`. Empty when complete. */
  readonly missing: readonly MandatoryColumn[];
  /** Headers of amounts, numbers or due dates that stand twice, so that nobody can say which one counts. */
  readonly twice: readonly string[];
  /** The export of a known system, where its headers show it. */
  readonly known: KnownList | null;
  /** The purposes that the list has addresses for, beside one without. */
  readonly purposes: readonly AddressPurpose[];
  /** Whether anything of `CustomerMore` stands in it. */
  readonly hasMore: boolean;
  /** What a person has said of the notation of amounts and days; null where the file shows it. */
  readonly decimalSign: ',' | '.' | null;
  readonly dateOrder: DateOrder | null;
}

export type MandatoryColumn = (typeof mandatoryColumns)[number]['column'];

/**
 * Tells what the columns of a list mean by their headers. A header that no synonym names is not used. Where several
 * columns mean the same, the more telling header wins (`Fakturadato` before `Dato`).
 *
 * A list without any column that only invoices have is one of customers, if its headers speak of customers: a column
 * of customer numbers or names by that word, or names together with identity numbers or addresses, and no column that
 * makes it a list of suppliers, staff or accounts.
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
  const positions = new Map([...best].map(([field, { position }]) => [field, position]));
  settlePlainAddress(positions);
  if (positions.has('open') || positions.has('original')) dropFields(positions, priceFields);
  const kind = isCustomerList(headers, positions) ? 'customers' : 'open_items';
  return describe(kind, headers, positions, twice, nothingSaid);
}

/**
 * The mapping that a person has made: its fields by header, as `nameColumns` names them. Headers that the list does not
 * have are passed over; a field that two columns are given is reported in `twice`.
 */
export function applyMapping(
  headers: readonly string[],
  said: Pick<ListMapping, 'fields' | 'decimalSign' | 'dateOrder'>,
): ColumnMapping {
  const { fields } = said;
  const byName = new Map(Object.entries(fields).map(([header, field]) => [normaliseHeader(header), field]));
  const positions = new Map<IntakeField, number>();
  const twice: string[] = [];
  for (const [position, name] of nameColumns(headers).entries()) {
    const field = ownValue(fields, name) ?? byName.get(normaliseHeader(name));
    if (field === undefined) continue;
    if (positions.has(field)) twice.push(name);
    else positions.set(field, position);
  }
  const kind = [...positions.keys()].some((field) => ofInvoices.has(field)) ? 'open_items' : 'customers';
  return describe(kind, headers, positions, twice, said);
}

/**
 * A name of its own for every column, by which people map it: its header, with a number where it stands twice, or
 * the letter of a spreadsheet (`A`, `B` … `AF`) where it has none.
 */
export function nameColumns(headers: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return headers.map((header, position) => {
    const name = header.replaceAll(/\s+/gu, ' ').trim() || columnLetter(position);
    const times = (seen.get(normaliseHeader(name)) ?? 0) + 1;
    seen.set(normaliseHeader(name), times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

/** The letter of a column as spreadsheets count them, from 0: `A` … `Z`, `AA` …. */
export function columnLetter(position: number): string {
  const last = String.fromCharCode(65 + (position % 26));
  return position < 26 ? last : columnLetter(Math.floor(position / 26) - 1) + last;
}

/** What a saved mapping is found by: the headers without regard to their order, case and signs. */
export function mappingSignature(headers: readonly string[]): string {
  const end = headers.findLastIndex((header) => header.trim() !== '') + 1;
  return nameColumns(headers.slice(0, end)).map(normaliseHeader).toSorted().join('|');
}

/** The headers that would be understood for a mandatory column, for the message that one is missing. */
export function acceptedHeaders(column: MandatoryColumn): readonly string[] {
  const found = mandatoryColumns.find((entry) => entry.column === column);
  return (found?.oneOf ?? []).flatMap((field) => columnSynonyms[field]);
}

const decisive: ReadonlySet<IntakeField> = new Set<IntakeField>(['invoiceNumber', 'due', 'open', 'original']);
/** Only where there is no total do they say what an invoice amounts to. */
const priceFields: readonly IntakeField[] = ['unitPrice', 'quantity', 'vatCode'];

const fieldsOfInvoices: readonly IntakeField[] = intakeFieldGroups.flatMap(({ group, fields }) =>
  group === 'invoice' || group === 'amounts' ? [...fields] : [],
);
const ofInvoices: ReadonlySet<IntakeField> = new Set(fieldsOfInvoices);
/** Lists of customers have balances, terms, currencies and references of their own. */
const alsoOfCustomers: ReadonlySet<IntakeField> = new Set<IntakeField>([
  'open',
  'currency',
  'reference',
  'paymentDays',
  'paymentTerms',
  'documentKind',
  'paidOn',
]);

const fieldsOfMore: readonly IntakeField[] = intakeFieldGroups.flatMap(({ group, fields }) =>
  group === 'contact' || group === 'treatment' ? [...fields] : group === 'reach' ? ['invoiceEmail'] : [],
);
const allPurposes: readonly AddressPurpose[] = ['invoice', 'postal', 'visiting', 'delivery'];
const nothingSaid = { decimalSign: null, dateOrder: null };

/** Headers that make it a list of somebody or something else, as far as no customer number stands beside them. */
const ofOthers =
  /leverandor|leverantor|toimittaja|supplier|vendor|kreditor|ansatt|anstall|medarbe|tyontekija|employee|^konto|account|^tili|vare|artik|produ|tuote|item/u;

/** Names of columns that only customers have; `Navn` and `Name` are of anything. */
const namesOfCustomers = new Set(
  columnSynonyms.customerName
    .map(normaliseHeader)
    .filter((name) => /kund|asiak|customer|client|debitor/u.test(name)),
);

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

/**
 * `Fakturaadresse;Postnr;Poststed`: an address of one purpose that has no place of its own is the address that the
 * place belongs to. An invoice or postal address counts before one without purpose, others only where there is none.
 */
function settlePlainAddress(positions: Map<IntakeField, number>): void {
  if (!(['postcode', 'city', 'postPlace'] as const).some((field) => positions.has(field))) return;
  const placeless = allPurposes.filter(
    (purpose) => positions.has(`${purpose}Street`) && !hasPlace(positions, purpose),
  );
  const taken = placeless.find(
    (purpose) => purpose === 'invoice' || purpose === 'postal' || !positions.has('street'),
  );
  if (taken === undefined) return;
  for (const [from, to] of [
    [`${taken}Street`, 'street'],
    [`${taken}Street2`, 'street2'],
    [`${taken}Country`, 'country'],
  ] as const) {
    const position = positions.get(from);
    positions.delete(from);
    if (position !== undefined) positions.set(to, position);
  }
}

function hasPlace(positions: ReadonlyMap<IntakeField, number>, purpose: AddressPurpose): boolean {
  return (['Postcode', 'City', 'PostPlace'] as const).some((part) => positions.has(`${purpose}${part}`));
}

function isCustomerList(headers: readonly string[], positions: ReadonlyMap<IntakeField, number>): boolean {
  for (const field of positions.keys())
    if (ofInvoices.has(field) && !alsoOfCustomers.has(field)) return false;
  if (positions.has('customerNumber')) return true;
  const names = headers.map(normaliseHeader);
  if (names.some((name) => ofOthers.test(name))) return false;
  if (names.some((name) => namesOfCustomers.has(name))) return true;
  const named = positions.has('customerName') || positions.has('lastName');
  const isSomebody =
    positions.has('identityNumber') || (positions.has('street') && positions.has('postcode'));
  return named && isSomebody;
}

function describe(
  kind: ColumnMapping['kind'],
  headers: readonly string[],
  found: Map<IntakeField, number>,
  twice: readonly string[],
  { decimalSign, dateOrder }: Pick<ListMapping, 'decimalSign' | 'dateOrder'>,
): ColumnMapping {
  if (kind === 'customers') dropFields(found, fieldsOfInvoices);
  const fields: (IntakeField | null)[] = headers.map(() => null);
  for (const [field, position] of found) fields[position] = field;
  const positions: Partial<Record<IntakeField, number>> = Object.fromEntries(found);
  const missing = missingColumns(kind, positions);
  const purposes = allPurposes.filter((purpose) => found.has(`${purpose}Street`) || hasPlace(found, purpose));
  return {
    kind,
    headers,
    fields,
    positions,
    missing,
    twice,
    known: knownListOf(headers),
    purposes,
    hasMore: purposes.length > 0 || fieldsOfMore.some((field) => found.has(field)),
    decimalSign,
    dateOrder,
  };
}

function dropFields(positions: Map<IntakeField, number>, fields: readonly IntakeField[]): void {
  for (const field of fields) positions.delete(field);
}

function missingColumns(
  kind: ColumnMapping['kind'],
  positions: Partial<Record<IntakeField, number>>,
): MandatoryColumn[] {
  return mandatoryColumns
    .filter(({ column, oneOf }) => {
      if (kind === 'customers' && column !== 'customer') return false;
      const none = (oneOf as readonly IntakeField[]).every((field) => positions[field] === undefined);
      // Days and terms count from the day of the invoice.
      return none || (column === 'due_date' && positions.due === undefined && positions.issued === undefined);
    })
    .map(({ column }) => column);
}
