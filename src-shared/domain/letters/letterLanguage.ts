/** A language in which letters are written. */
export type LetterLanguage = 'nb' | 'en';

/**
 * The language in which a customer is written to: its own where we have it, else Norwegian inside Norway and English
 * abroad. `language` is an ISO 639-1 code or a locale such as `nb-NO`; both Norwegian written forms and the old code
 * `no` get Bokmål, which every reader of Norwegian understands.
 */
export function letterLanguage(customer: {
  readonly language: string | null;
  readonly country: string;
}): LetterLanguage {
  const wanted = (customer.language ?? '').toLowerCase().split(/[-_]/)[0];
  if (wanted === 'nb' || wanted === 'nn' || wanted === 'no') return 'nb';
  if (wanted === 'en') return 'en';
  return customer.country.toUpperCase() === 'NO' ? 'nb' : 'en';
}
