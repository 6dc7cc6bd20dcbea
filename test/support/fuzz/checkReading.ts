import Database from 'better-sqlite3';
import { inspectFile } from '#backend/intake/formats/inspectFile.ts';
import type { IntakeSink } from '#backend/intake/formats/intakeSink.ts';
import { readerOf } from '#backend/intake/formats/readers.ts';
import { ledgerLineStore } from '#backend/ledger/ledgerLines.ts';
import type { CustomerDraft, InvoiceDraft, IntakeCreditor } from '#shared/domain/intake/invoiceDraft.ts';
import { isIsoDate } from '#shared/kernel/isoDate.ts';
import { isMinor } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { checkText } from '#test/support/fuzz/checkText.ts';

/** What became of a file: it was read, with or without rows, or refused. */
export type FuzzOutcome =
  | { readonly kind: 'read'; readonly format: string; readonly rows: number; readonly left: number }
  | { readonly kind: 'refused'; readonly code: string };

/** Something that never may be, whatever the file holds. */
export class FuzzFault extends Error {
  override readonly name = 'FuzzFault';
}

const control = { signal: new AbortController().signal, onProgress: (): void => undefined };
const lines = ledgerLineStore(new Database(':memory:'));

/**
 * Reads a file as the intake does, keeps nothing, and looks at everything that the reader hands over. Throws `FuzzFault`
 * for what may not be handed over, and whatever else the reader throws that is no `Refusal`.
 */
export async function checkReading(path: string, creditor: IntakeCreditor): Promise<FuzzOutcome> {
  const sums = new Map<string, number>();
  const balances: { readonly key: string; readonly closing: number }[] = [];
  const warnings = new Set<string>();
  let rows = 0;
  let left = 0;
  const refuse = (line: number, code: string, params: object): void => {
    left++;
    expectLine(line);
    checkText('rowError', code, params);
  };
  const sink: IntakeSink = {
    take(line, reading) {
      expectLine(line);
      if (!reading.ok) {
        if (reading.errors.length === 0) throw new FuzzFault('a row is refused without a reason');
        for (const error of reading.errors) refuse(error.line, error.code, error.params);
        return;
      }
      rows++;
      const { draft } = reading;
      expectDraft(draft);
      sums.set(draft.customer.key, (sums.get(draft.customer.key) ?? 0) + draft.open);
    },
    takeCustomer(line, reading) {
      expectLine(line);
      if (!reading.ok) for (const error of reading.errors) refuse(error.line, error.code, error.params);
      else {
        rows++;
        expectCustomer(reading.draft);
      }
    },
    takeDocument({ invoiceNumber, name, mediaType, content }) {
      expectText('document', invoiceNumber, 'some');
      expectText('document', name, 'any');
      if (mediaType !== 'application/pdf' || content.length === 0) throw new FuzzFault('no picture');
    },
    takeAccount({ number, name }) {
      rows++;
      expectText('account', number, 'some');
      expectText('account', name, 'any');
    },
    takeBalance({ customerKey, opening, movement, closing, unspecified }) {
      expectAmounts({ opening, movement, closing, unspecified });
      balances.push({ key: customerKey, closing });
    },
    ledgerLines: lines,
    refuse,
    warn(code, params) {
      warnings.add(code);
      checkText('warning', code, params);
    },
    observeText: () => undefined,
  };
  try {
    const file = await inspectFile(path, control);
    const { format } = await readerOf(file)({ path, file, mapping: null }, creditor, sink, control);
    const mayDiffer = warnings.has('saft_exchange') || warnings.has('saft_currency_differs') || left > 0;
    for (const { key, closing } of mayDiffer ? [] : balances) {
      if ((sums.get(key) ?? 0) !== closing)
        throw new FuzzFault(`items of ${key}: ${sums.get(key) ?? 0}, balance ${closing}`);
    }
    return { kind: 'read', format, rows, left };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    checkText('refusal', error.code, error.params);
    return { kind: 'refused', code: error.code };
  } finally {
    lines.clear();
  }
}

function expectDraft(draft: InvoiceDraft): void {
  const { number, kind, issued, due, currency, original, open, reference, correctsNumber, paidOn } = draft;
  expectLine(draft.line);
  expectText('number', number, 'some');
  expectText('reference', reference, 'null');
  expectText('correctsNumber', correctsNumber, 'null');
  for (const day of [issued, due, paidOn]) {
    if (day !== null && !isIsoDate(day)) throw new FuzzFault(`no day: ${String(day)}`);
  }
  expectAmounts({ open, ...(original === null ? {} : { original }) });
  if (!/^[A-Z]{3}$/u.test(currency)) throw new FuzzFault(`no currency: ${currency}`);
  const wrongSign = kind === 'credit_note' ? (original ?? 0) > 0 : (original ?? 0) < 0;
  if (wrongSign) throw new FuzzFault(`a ${kind} of ${original}`);
  expectCustomer(draft.customer);
}

function expectCustomer(customer: CustomerDraft): void {
  const { key, name, country, language, more } = customer;
  expectText('key', key, 'some');
  expectText('name', name, 'null');
  const { number, identityNumber, street, street2, postcode, city, email, phone } = customer;
  const given = { number, identityNumber, street, street2, postcode, city, email, phone };
  for (const [field, text] of Object.entries(given)) expectText(field, text, 'any');
  if (country !== null && country !== '' && !/^[A-Z]{2}$/u.test(country))
    throw new FuzzFault(`no country: ${country}`);
  if (language !== null && !/^(?:nb|sv|fi|da|en)$/u.test(language))
    throw new FuzzFault(`no language: ${language}`);
  const address = [street, postcode, city];
  if (address.some((part) => part === null) && address.some((part) => part !== null))
    throw new FuzzFault(`half an address: ${JSON.stringify(address)}`);
  for (const contact of more.contacts)
    for (const [field, text] of Object.entries<string>({ ...contact }))
      expectText(`contact ${field}`, text, 'any');
  for (const { purpose, ...parts } of more.addresses)
    for (const [field, text] of Object.entries(parts)) expectText(`${purpose} ${field}`, text, 'any');
  expectText('invoiceEmail', more.invoiceEmail, 'null');
  expectText('profile', more.profile, 'null');
}

/** `some` text may not be empty, `null` may be missing but not empty, `any` may be either. */
function expectText(field: string, text: string | null, how: 'some' | 'null' | 'any'): void {
  if (text === null ? how === 'some' : text === '' && how !== 'any') throw new FuzzFault(`${field} is empty`);
  if (text === null) return;
  if (text.includes('\0')) throw new FuzzFault(`${field} holds NUL`);
  if (!text.isWellFormed()) throw new FuzzFault(`${field} holds half a character`);
  if (text.length > longestText) throw new FuzzFault(`${field} has ${text.length} characters`);
}

/** A few elements of as many characters as the readers keep of one; nobody hands a megabyte over. */
const longestText = 20_000;

function expectAmounts(amounts: Readonly<Record<string, number>>): void {
  for (const [field, amount] of Object.entries(amounts)) {
    // Below nought there is none: SQLite has no such number.
    if (!isMinor(amount) || Object.is(amount, -0)) throw new FuzzFault(`${field} is ${amount}`);
  }
}

function expectLine(line: number): void {
  if (!Number.isSafeInteger(line) || line < 1) throw new FuzzFault(`line ${line}`);
}
