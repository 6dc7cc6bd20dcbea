import type { AddressPurpose, PurposeField } from '#shared/domain/intake/intakeFields.ts';

interface PurposeWords {
  /** Words for the address as a whole; alone they are its street. */
  readonly address: string;
  /** Words for the purpose, which mean something only with a part behind. */
  readonly purpose: string;
}

const words: Readonly<Record<AddressPurpose, PurposeWords>> = {
  invoice: {
    address:
      'Fakturaadresse|Fakturaadress|Faktureringsadresse|Faktureringsadress|Laskutusosoite|InvoiceAddress|Billing address',
    purpose: 'Faktura|Laskutus|Invoice|Billing|CompanyInvoice',
  },
  postal: {
    address: 'Postadresse|Postadress|Postiosoite|Postal address|Mailing address',
    purpose: 'CompanyPost|Postal|Mailing',
  },
  visiting: {
    address: `Forretningsadresse|Besøksadresse|Besöksadress|Besøgsadresse|Käyntiosoite|Visiting address
      |Business address|Visit address`,
    purpose: 'CompanyVisit|Visit|Visiting|Business|Besøk|Besök|Besøg|Käynti',
  },
  delivery: {
    address: `Leveringsadresse|Leveransadresse|Leveransadress|Leveringsadress|Toimitusosoite|Delivery address
      |Shipping address`,
    purpose: 'CompanyDelivery|Delivery|Shipping|Levering|Leverans|Toimitus',
  },
};

const parts = {
  Street: `linje 1|adresselinje 1|rad 1|adressrad 1|rivi 1|osoiterivi 1|line 1|address line 1|1|street|street 1|gate
    |gata|gateadresse|gatuadress|katu|katuosoite|lähiosoite|vej|vejnavn`,
  Street2: `linje 2|adresselinje 2|rad 2|adressrad 2|rivi 2|osoiterivi 2|line 2|address line 2|2|street 2|c/o`,
  Postcode: 'postnummer|postnr|postinumero|postnro|postcode|post code|postal code|zip code|zip',
  City: `poststed|sted|postort|ort|stad|by|postitoimipaikka|toimipaikka|kaupunki|city|town|postarea|post area|zip area`,
  PostPlace: `postnr/sted|postnr og sted|postnummer og sted|postnummer og poststed|postnr/ort|postnr och ort
    |postnummer och ort|postnr/by|postnr og by|postinumero ja toimipaikka|postinumero ja postitoimipaikka
    |postcode and city|zip/city`,
  Country: 'land|landkode|landskod|landekode|maa|maakoodi|country|country code',
} as const;

/**
 * The headers of addresses by purpose. Systems build them alike: a word for the address, alone or with its part behind
 * (`Postadresse - linje 1`, `Forretningsadresse postnummer`, `CompanyPostStreet`, `Laskutusosoite`), or a word for the
 * purpose with the part (`Fakturapostnr`, `InvoiceZipCode`).
 */
export const addressSynonyms: Readonly<Record<PurposeField, readonly string[]>> = {
  ...synonymsOf('invoice'),
  ...synonymsOf('postal'),
  ...synonymsOf('visiting'),
  ...synonymsOf('delivery'),
};

function synonymsOf(purpose: AddressPurpose): Record<PurposeField, readonly string[]> {
  const addresses = list(words[purpose].address);
  const purposes = list(words[purpose].purpose);
  const made = Object.entries(parts).map(([part, text]) => {
    const ends = list(text);
    const whole = addresses.flatMap((word) => ends.map((end) => `${word} ${end}`));
    // `Faktura 1` is no street: a number alone says a part only behind a word for the address.
    const told = purposes.flatMap((word) =>
      ends.filter((end) => !/^\d$/u.test(end)).map((end) => `${word} ${end}`),
    );
    return [`${purpose}${part}`, [...(part === 'Street' ? addresses : []), ...whole, ...told]];
  });
  return Object.fromEntries(made) as Record<PurposeField, readonly string[]>;
}

function list(text: string): readonly string[] {
  return text.split('|').map((word) => word.replaceAll(/\s+/gu, ' ').trim());
}
