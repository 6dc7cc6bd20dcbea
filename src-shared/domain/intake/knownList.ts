import { normaliseHeader } from '#shared/domain/intake/normaliseHeader.ts';

/** What is particular about the export of a system, beyond what its headers say. */
export interface KnownList {
  readonly system: 'fiken_customers' | 'tripletex_invoices' | '24sevenoffice_invoices';
  /** What stands below the first blank row is no part of the list. */
  readonly endsAtBlankRow: boolean;
  /** A customer without organisation number is a private person. */
  readonly blankIdentityIsPerson: boolean;
  /** Each line is one line of an invoice, whose head is repeated on all of them. */
  readonly hasInvoiceLines: boolean;
}

const nothingParticular = { endsAtBlankRow: false, blankIdentityIsPerson: false, hasInvoiceLines: false };

/** The headers that only this export has together (formats.md A.10: V1, V4, V7). */
const knownLists: readonly (KnownList & { readonly headers: readonly string[] })[] = [
  {
    ...nothingParticular,
    system: 'fiken_customers',
    endsAtBlankRow: true,
    blankIdentityIsPerson: true,
    headers: named('Navn|Orgnr|Adresse|Adresse2|Postnr|Poststed|Land|E-post|Telefon|Medlemsnummer'),
  },
  {
    ...nothingParticular,
    system: 'tripletex_invoices',
    hasInvoiceLines: true,
    headers: named('INVOICE NO|CUSTOMER NO|ORDER NO|ORDER LINE - UNIT PRICE|ORDER LINE - COUNT'),
  },
  {
    ...nothingParticular,
    system: '24sevenoffice_invoices',
    hasInvoiceLines: true,
    headers: named('OrderId|InvoiceId|CustomerId|TotalWithTax|TotalWithoutTax|PaymentTime'),
  },
];

/** The system that a list comes from, where its headers show it beyond doubt. */
export function knownListOf(headers: readonly string[]): KnownList | null {
  const names = new Set(headers.map(normaliseHeader));
  return knownLists.find((list) => list.headers.every((name) => names.has(name))) ?? null;
}

/** Exports that hold no open items in columns, by their first cells. */
export type OtherExport = 'heeros_psa' | 'poweroffice_vouchers' | 'poweroffice_kids';

/**
 * Tells an export that cannot be read as a list by its first rows: the record file of Heeros PSA, whose lines begin with
 * the letter of their kind (V14), and PowerOffice Go's files, whose first cell names what they hold (V6).
 */
export function otherExportOf(rows: readonly (readonly string[])[]): OtherExport | null {
  const first = (rows[0]?.[0] ?? '').trim().toLowerCase();
  if (first === '[vouchers]') return 'poweroffice_vouchers';
  if (first === '[invoicecids]') return 'poweroffice_kids';
  const heads = rows.map(([kind, next]) => `${kind?.trim() ?? ''};${next?.trim().toLowerCase() ?? ''}`);
  return heads.includes('A;koodi') || heads.includes('L;laskuid') ? 'heeros_psa' : null;
}

function named(headers: string): readonly string[] {
  return headers.split('|').map(normaliseHeader);
}
