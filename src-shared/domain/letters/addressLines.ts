import { cleanText } from '#shared/domain/letters/cleanText.ts';
import type { LetterCustomer } from '#shared/domain/letters/letterInput.ts';

/** Norway and what its post office delivers to as inland. */
const inland: ReadonlySet<string> = new Set(['', 'NO', 'SJ']);

/**
 * The address field of a letter posted in Norway, one line each, empty ones left out. The country of a foreign address
 * stands last, in capitals and in Norwegian, as the post office asks (21grams.se/adressera-ratt-norge).
 * `attention` is the finished line for the person in a company, or empty.
 */
export function addressLines(customer: LetterCustomer, attention: string): readonly string[] {
  const place = [customer.postcode, customer.city].map(cleanText).filter(Boolean).join(' ');
  const country = customer.country.trim().toUpperCase();
  const lines = [customer.name, attention, customer.street, customer.street2, place].map(cleanText);
  if (!inland.has(country)) lines.push(countryName(country));
  return lines.filter(Boolean);
}

const norwegianNames = new Intl.DisplayNames('nb', { type: 'region', fallback: 'code' });

function countryName(code: string): string {
  // `of` throws on what is not shaped like a country code; a letter is still better addressed with the code as it is.
  if (!/^[A-Z]{2}$/.test(code)) return cleanText(code);
  return (norwegianNames.of(code) ?? code).toUpperCase();
}
