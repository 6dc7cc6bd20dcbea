import type { SaftParty } from '#backend/intake/formats/saft/saftParties.ts';
import type { LedgerLineRow } from '#backend/ledger/ledgerLines.ts';
import type { AccountLine } from '#shared/domain/intake/customerAccount.ts';
import { readCurrency } from '#shared/domain/intake/readCurrency.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Currency, Minor } from '#shared/kernel/money.ts';

/**
 * The lines that are the customer's account. The schema wants a customer only on lines of the customers' ledger, but
 * some systems write it on the counter lines too (sales, VAT, bank), where all of them together are nothing. Those that
 * count are the first of these that bring the opening balance to the closing one: the lines on the customer's own
 * ledger accounts, on those of any customer, all lines; else those that come nearest.
 */
export function receivableLines(
  rows: readonly LedgerLineRow[],
  party: SaftParty,
  receivable: ReadonlySet<string>,
): readonly LedgerLineRow[] {
  const own = rows.filter(({ account }) => party.accounts.has(account));
  const any = rows.filter(({ account }) => receivable.has(account));
  if (any.length === rows.length && own.length === rows.length) return rows;
  const { balance } = party;
  // Without balances to compare with, the ledger accounts of the customers have to do.
  if (balance === null) return any.length > 0 ? any : rows;
  const choices = [
    ...(party.accounts.size > 0 ? [own] : []),
    ...(receivable.size > 0 ? [any] : []),
    rows,
  ].map((lines) => ({
    lines,
    apart: Math.abs(balance.opening + sum(lines) - balance.closing),
  }));
  const [nearest] = choices.toSorted((a, b) => a.apart - b.apart);
  return nearest?.lines ?? rows;
}

/** The lines as the rules know them. A voucher has its journal in its name where two journals count alike. */
export function accountLines(
  rows: readonly LedgerLineRow[],
  fileCurrency: Currency,
  journalsCollide: boolean,
): readonly AccountLine[] {
  return rows.map((row) => {
    const year = row.date.slice(0, 4);
    const currency = readCurrency(row.currency, fileCurrency);
    const own = currency.ok && currency.currency !== fileCurrency && row.currencyAmount !== null;
    return {
      line: row.line,
      voucher: [row.journal, row.transaction, year].join('\u001f'),
      voucherName: `${journalsCollide ? `${row.journal}-` : ''}${row.transaction}/${year}`,
      transaction: row.transaction,
      record: row.record,
      date: row.date as IsoDate,
      due: row.due === '' ? null : (row.due as IsoDate),
      amount: row.amount,
      currency: own ? currency.currency : null,
      currencyAmount: own ? row.currencyAmount : null,
      reference: row.reference,
      sourceDocument: row.sourceDocument,
      paymentReference: row.paymentReference,
      crossReference: row.crossReference,
    };
  });
}

function sum(rows: readonly LedgerLineRow[]): Minor {
  return rows.reduce((total, { amount }) => total + amount, 0);
}
