/**
 * The languages of the screens. A language whose catalogs are not complete is not offered;
 * adding one means adding its folder under `resources/i18n`, its line in `catalogs.ts`, and `complete: true` here.
 */
export const locales = [
  { code: 'nb', name: 'Norsk', format: 'nb-NO', complete: true },
  { code: 'sv', name: 'Svenska', format: 'sv-SE', complete: true },
  { code: 'fi', name: 'Suomi', format: 'fi-FI', complete: true },
  { code: 'da', name: 'Dansk', format: 'da-DK', complete: true },
  { code: 'en', name: 'English', format: 'en-GB', complete: true },
] as const;

type KnownLocale = (typeof locales)[number];
/** A language in which every text exists. */
export type Locale = Extract<KnownLocale, { readonly complete: true }>['code'];

/** The languages to choose from. */
export const offeredLocales = locales.filter(
  (locale): locale is Extract<KnownLocale, { readonly complete: true }> => locale.complete,
);

/** The offered language that fits a list of wished ones best (`nn-NO` and `no` count as `nb`); else English. */
export function chooseLocale(wished: readonly string[]): Locale {
  for (const wish of wished) {
    const language = wish.toLowerCase().split('-')[0] ?? '';
    const code = language === 'no' || language === 'nn' ? 'nb' : language;
    const found = offeredLocales.find((locale) => locale.code === code);
    if (found !== undefined) return found.code;
  }
  return 'en';
}

/** The tag by which numbers and days are formatted in a language, e.g. `nb-NO`. */
export function formatTagOf(locale: Locale): string {
  return offeredLocales.find((offered) => offered.code === locale)?.format ?? 'en-GB';
}
