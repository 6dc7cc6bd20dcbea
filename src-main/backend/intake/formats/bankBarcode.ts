import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';

/** What the bank barcode of a Finnish invoice says. Null where it leaves the field open. */
export interface BankBarcode {
  /** In cents. */
  readonly amount: Minor | null;
  /** Without leading zeros, and with `RF` and its check digits where it is such a one. */
  readonly reference: string | null;
  /** Year, month and day in two digits each. */
  readonly due: string | null;
}

/**
 * Reads the 54 digits of the Finnish bank barcode, version 4 (national reference) or 5 (RF), by the Bank Bar Code Guide
 * (formats.md D.1); undefined for anything else.
 */
export function readBankBarcode(text: string): BankBarcode | undefined {
  const match =
    /^4\d{16}(?<amount>\d{8})000(?<reference>\d{20})(?<due>\d{6})$/u.exec(text) ??
    /^5\d{16}(?<amount>\d{8})(?<check>\d{2})(?<reference>\d{21})(?<due>\d{6})$/u.exec(text);
  if (match?.groups === undefined) return undefined;
  const { amount = '', check, reference = '', due = '' } = match.groups;
  const digits = reference.replace(/^0+/u, '');
  return {
    amount: Number(amount) === 0 ? null : Number(amount),
    reference: digits === '' ? null : check === undefined ? digits : `RF${check}${digits}`,
    due: Number(due) === 0 ? null : due,
  };
}

/** Whether the barcode says otherwise than the invoice does, in anything that both of them say. */
export function barcodeDiffers(
  barcode: BankBarcode,
  invoice: { readonly open: Minor; readonly reference: string | null; readonly due: IsoDate },
): boolean {
  const due = invoice.due.slice(2).replaceAll('-', '');
  const reference = bare(invoice.reference);
  return (
    (barcode.amount !== null && barcode.amount !== invoice.open) ||
    (barcode.due !== null && barcode.due !== due) ||
    (barcode.reference !== null && reference !== null && bare(barcode.reference) !== reference)
  );
}

/** Both forms pad with zeros: the national one in front, RF behind its check digits. */
function bare(reference: string | null): string | null {
  return reference === null ? null : reference.toUpperCase().replace(/^(RF\d\d)?0+/u, '$1');
}
