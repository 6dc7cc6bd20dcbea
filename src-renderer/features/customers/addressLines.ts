import type { CustomerAddress } from '#shared/contract/customers.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';

/** An address as it stands on an envelope, without its empty lines. */
export function addressLines(texts: Texts, address: CustomerAddress): readonly string[] {
  return [
    address.street,
    address.street2,
    `${address.postcode} ${address.city}`.trim(),
    countryName(texts, address.country),
  ].filter((line) => line !== '');
}

/** The country's name where the catalog knows it, else its code. */
function countryName({ t }: Texts, country: string): string {
  const known = (['NO', 'SE', 'FI', 'DK'] as const).find((code) => code === country);
  return known === undefined ? country : t(`words.country.${known}`);
}
