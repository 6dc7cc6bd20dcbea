import type { Currency } from '#shared/kernel/money.ts';

const known = new Map<string, 'supported' | 'other_decimals' | 'unknown'>();

/** What a text says as a currency; amounts are kept in hundredths, so that only currencies with two decimals do. */
export type CurrencyReading =
  | { readonly ok: true; readonly currency: Currency }
  | { readonly ok: false; readonly code: 'currency_unknown' | 'currency_not_supported' };

/** Reads an ISO 4217 code in any case, `kr` as the creditor's currency, `€` as EUR. Empty is the creditor's. */
export function readCurrency(text: string, creditorCurrency: Currency): CurrencyReading {
  const code = text.toUpperCase().replaceAll(/[\s.]/gu, '');
  if (code === '' || code === 'KR') return { ok: true, currency: creditorCurrency };
  if (code === '€' || code === 'EURO') return { ok: true, currency: 'EUR' };
  let standing = known.get(code);
  if (standing === undefined) {
    standing = standingOf(code);
    // Bounded: a column of nonsense must not fill the memory.
    if (known.size < 500) known.set(code, standing);
  }
  if (standing === 'supported') return { ok: true, currency: code };
  return { ok: false, code: standing === 'unknown' ? 'currency_unknown' : 'currency_not_supported' };
}

function standingOf(code: string): 'supported' | 'other_decimals' | 'unknown' {
  if (!/^[A-Z]{3}$/u.test(code) || !Intl.supportedValuesOf('currency').includes(code)) return 'unknown';
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: code });
  return format.resolvedOptions().maximumFractionDigits === 2 ? 'supported' : 'other_decimals';
}
