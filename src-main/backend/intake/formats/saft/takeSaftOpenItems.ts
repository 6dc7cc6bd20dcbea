import { type DocumentWarnings, silent } from '#backend/intake/formats/documentFields.ts';
import type { IntakeSink } from '#backend/intake/formats/intakeSink.ts';
import { refuseFile } from '#backend/intake/formats/refuseFile.ts';
import type { SaftHeader } from '#backend/intake/formats/saft/saftHeader.ts';
import type { SaftParties, SaftParty } from '#backend/intake/formats/saft/saftParties.ts';
import { accountLines, receivableLines } from '#backend/intake/formats/saft/saftAccountLines.ts';
import type { LedgerFile, RebuiltAccount, RebuiltItem } from '#shared/domain/intake/customerAccount.ts';
import { daysWithoutTerms } from '#shared/domain/intake/dueFromTerms.ts';
import { type CustomerDraft, type IntakeCreditor, nothingMore } from '#shared/domain/intake/invoiceDraft.ts';
import { readCurrency } from '#shared/domain/intake/readCurrency.ts';
import { rebuildOpenItems } from '#shared/domain/intake/rebuildOpenItems.ts';
import { readReference } from '#shared/domain/intake/readText.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Currency } from '#shared/kernel/money.ts';

/** All of a file that was read, and where its open items go. */
export interface SaftLedger {
  readonly header: SaftHeader;
  readonly parties: SaftParties;
  readonly creditor: IntakeCreditor;
  readonly sink: IntakeSink;
  readonly warnings: DocumentWarnings;
}

/** Of source documents that are numbers of documents, so many of a hundred belong to one voucher alone. */
const singleShare = 0.95;

/**
 * Rebuilds the open items of one customer after the other and hands them over with the check of each account. Gives how
 * many accounts there were with lines or a balance. Throws `Refusal` `saft_currency {currency}` where the file's own
 * currency cannot be followed, and what aborts the reading.
 */
export function takeSaftOpenItems(ledger: SaftLedger, signal: AbortSignal): number {
  const { header, parties, creditor, sink, warnings } = ledger;
  const currency = fileCurrency(header, creditor);
  if (currency !== creditor.currency)
    warnings.add('saft_currency_differs', { currency, creditor: creditor.currency });
  if (parties.count() === 0) warnings.add('saft_without_customers', {});
  const naming = sink.ledgerLines.naming();
  const receivable = new Set(parties.all().flatMap(({ accounts }) => [...accounts]));
  const numbers = new Set<string>();
  let taken = 0;
  for (const [index, party] of parties.all().entries()) {
    const { balance } = party;
    const isStill =
      party.lines === 0 && (balance === null || (balance.opening === 0 && balance.closing === 0));
    if (isStill) continue;
    signal.throwIfAborted();
    const rows = receivableLines(sink.ledgerLines.of(index), party, receivable);
    const file: LedgerFile = {
      currency,
      firstDay: header.from ?? (rows[0]?.date as IsoDate | undefined) ?? header.to ?? fallbackDay,
      sourceDocumentsName: naming.singleSourceDocuments >= naming.sourceDocuments * singleShare,
      isEarlierInvoice: parties.isEarlierInvoice,
    };
    const account = {
      number: party.id,
      opening: balance?.opening ?? 0,
      closing: balance?.closing ?? null,
      lines: accountLines(rows, currency, naming.journalsCollide),
      terms: party.terms,
      line: party.line,
    };
    takeAccount(party, rebuildOpenItems(account, file), account.opening, numbers, ledger);
    taken++;
  }
  return taken;
}

/** Where a file tells of balances but of no day at all. */
const fallbackDay = '1970-01-01' as IsoDate;

/** Amounts are in the currency that the header names, else in that of the country. */
function fileCurrency({ currency }: SaftHeader, creditor: IntakeCreditor): Currency {
  const reading = readCurrency(currency ?? '', creditor.currency);
  if (reading.ok) return reading.currency;
  throw refuseFile('saft_currency', { currency: (currency ?? '').slice(0, 20) });
}

function takeAccount(
  party: SaftParty,
  rebuilt: RebuiltAccount,
  opening: number,
  numbers: Set<string>,
  { sink, warnings }: SaftLedger,
): void {
  const customer = party.name ?? party.id;
  if (!party.isKnown) warnings.add('saft_customer_unknown', { customer });
  else if (party.balance === null) warnings.add('saft_balance_missing', { customer });
  else if (opening + rebuilt.movement !== rebuilt.closing) warnings.add('saft_balance_differs', { customer });
  if (rebuilt.unspecified !== 0) warnings.add('saft_unspecified', { customer });
  if (rebuilt.unplaced !== 0) warnings.add('saft_payments_unplaced', { customer });
  if (rebuilt.exchange !== 0) warnings.add('saft_exchange', { customer });
  if (rebuilt.placedByAmount > 0) warnings.add('saft_placed_by_amount', { customer });
  const draft = namedCustomer(party);
  for (const item of rebuilt.items) {
    const number = unusedNumber(item, party, numbers);
    numbers.add(number);
    warnOfItem(item, number, warnings);
    const { line, kind, issued, due, currency, original, open, reference, paidOn } = item;
    sink.take(line, {
      ok: true,
      notation: silent,
      draft: {
        line,
        customer: draft,
        number,
        kind,
        issued,
        due,
        currency,
        original,
        open,
        reference: reference === null ? null : readReference(reference),
        correctsNumber: null,
        paidOn,
        doubts: [],
      },
    });
  }
  sink.takeBalance({
    customerKey: party.key,
    number: party.id,
    name: party.name ?? '',
    opening,
    movement: rebuilt.movement,
    closing: rebuilt.closing,
    unspecified: rebuilt.unspecified,
  });
}

function warnOfItem(item: RebuiltItem, number: string, warnings: DocumentWarnings): void {
  if (item.kind !== 'invoice' || item.open < 0) return;
  if (item.named === 'voucher') warnings.add('saft_number_missing', { number });
  if (item.named === 'opening') return;
  if (item.dueFrom === 'terms') warnings.add('saft_due_from_terms', { number, due: item.due });
  if (item.dueFrom === 'assumed')
    warnings.add('saft_due_assumed', { number, due: item.due, days: daysWithoutTerms });
}

/** The number of an invoice is one of the creditor's; another customer's with the same is told apart by the customer. */
function unusedNumber({ number }: RebuiltItem, { id }: SaftParty, numbers: ReadonlySet<string>): string {
  if (!numbers.has(number)) return number;
  let unused = `${number}-${id}`;
  for (let count = 2; numbers.has(unused); count++) unused = `${number}-${id}-${count}`;
  return unused;
}

/** Everything else about the customer stands in the master files. */
function namedCustomer({ id, key, name }: SaftParty): CustomerDraft {
  return {
    key,
    number: id,
    name,
    kind: null,
    identityNumber: null,
    street: null,
    street2: null,
    postcode: null,
    city: null,
    country: null,
    email: null,
    phone: null,
    language: null,
    more: nothingMore,
  };
}
