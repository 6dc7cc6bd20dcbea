import { cleanText } from '#shared/domain/letters/cleanText.ts';
import type { LetterCustomer } from '#shared/domain/letters/letterInput.ts';
import { inlandOf } from '#shared/domain/letters/letterLanguage.ts';
import type { LawCountry } from '#shared/domain/law/lawPack.ts';

/**
 * The address field of a letter posted in a country, one line each, empty ones left out. The country of a foreign
 * address stands last, in capitals and in the language of the country it is posted in, as post offices ask
 * (21grams.se/adressera-ratt-norge). `attention` is the finished line for the person in a company, or empty.
 */
export function addressLines(
  customer: LetterCustomer,
  attention: string,
  postedIn: LawCountry,
): readonly string[] {
  const place = [customer.postcode, customer.city].map(cleanText).filter(Boolean).join(' ');
  const country = customer.country.trim().toUpperCase();
  const lines = [customer.name, attention, customer.street, customer.street2, place].map(cleanText);
  if (country !== '' && !inlandOf[postedIn].includes(country)) lines.push(countryName(country, postedIn));
  return lines.filter(Boolean);
}

const namesIn = {
  NO: new Intl.DisplayNames('nb', { type: 'region', fallback: 'code' }),
  SE: new Intl.DisplayNames('sv', { type: 'region', fallback: 'code' }),
  FI: new Intl.DisplayNames('fi', { type: 'region', fallback: 'code' }),
  DK: new Intl.DisplayNames('da', { type: 'region', fallback: 'code' }),
} as const satisfies Record<LawCountry, Intl.DisplayNames>;

function countryName(code: string, postedIn: LawCountry): string {
  // `of` throws on what is not shaped like a country code; a letter is still better addressed with the code as it is.
  if (!/^[A-Z]{2}$/.test(code)) return cleanText(code);
  return (namesIn[postedIn].of(code) ?? code).toUpperCase();
}
