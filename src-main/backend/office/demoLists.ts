import { makeFik71 } from '#shared/domain/identifiers/fik.ts';
import { makeViitenumero } from '#shared/domain/identifiers/finnishReference.ts';
import type { IdentifierCheck } from '#shared/domain/identifiers/identifierProblem.ts';
import { makeKid } from '#shared/domain/identifiers/kid.ts';
import { makeOcr } from '#shared/domain/identifiers/ocr.ts';
import { checkOrganisationNumber } from '#shared/domain/identifiers/organisationNumber.ts';
import type { LawCountry } from '#shared/domain/law/lawPack.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { toDecimalText } from '#shared/kernel/money.ts';

/** One open item of the demo, as a list tells it. Amounts in minor units. */
export interface DemoItem {
  readonly number: number;
  readonly issued: IsoDate;
  readonly due: IsoDate;
  readonly amount: number;
  readonly open: number;
  readonly customer: DemoCustomer;
}

export interface DemoCustomer {
  readonly number: number;
  readonly name: string;
  readonly organisationNumber: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  /** Empty where the list says nothing of it. */
  readonly language: string;
}

/** Writes an open-items list as an accounting system of the country would export it: its headers, its days, its commas. */
export function writeDemoList(country: LawCountry, items: readonly DemoItem[]): string {
  const { columns } = lists[country];
  return [columns.join(';'), ...items.map((item) => cells(country, item).join(';'))].join('\r\n');
}

/** A number with a valid check digit where nobody in the country has one (see `about` in the demo's data). */
export function demoOrganisationNumber(country: LawCountry, offset: number): string {
  const { firstNumber, digits } = lists[country];
  for (let base = firstNumber + offset; ; base += 1) {
    for (let check = 0; check < 10; check += 1) {
      const number = checkOrganisationNumber(String(base).padStart(digits, '0') + check, country);
      if (number.ok) return number.value;
    }
  }
}

interface DemoList {
  readonly columns: readonly string[];
  readonly currency: string;
  readonly day: (day: IsoDate) => string;
  readonly reference: (digits: string) => IdentifierCheck;
  /** Where the numbers begin that nobody has, without the check digit. */
  readonly firstNumber: number;
  readonly digits: number;
}

const pointed = (day: IsoDate): string => `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;

const lists: Readonly<Record<LawCountry, DemoList>> = {
  NO: {
    columns:
      headers(`Fakturanr|Fakturadato|Forfallsdato|Kundenr|Kundenavn|Organisasjonsnr|Adresse|Postnr|Poststed|Beløp
      |Restbeløp|Valuta|KID|Språk`),
    currency: 'NOK',
    day: pointed,
    reference: (digits) => makeKid(digits, 'mod10'),
    firstNumber: 31_000_200,
    digits: 8,
  },
  SE: {
    columns:
      headers(`Fakturanr|Fakturadatum|Förfallodatum|Kundnr|Kundnamn|Organisationsnr|Adress|Postnr|Ort|Belopp
      |Restbelopp|Valuta|OCR|Språk`),
    currency: 'SEK',
    day: (day) => day,
    reference: (digits) => makeOcr(digits, true),
    firstNumber: 402_000_200,
    digits: 9,
  },
  FI: {
    columns: headers(`Laskunro|Laskun päivä|Eräpäivä|Asiakasnumero|Asiakasnimi|Y-tunnus|Osoite|Postinumero
      |Postitoimipaikka|Summa|Avoinna|Valuutta|Viitenumero|Kieli`),
    currency: 'EUR',
    day: pointed,
    reference: makeViitenumero,
    firstNumber: 9_000_200,
    digits: 7,
  },
  DK: {
    columns:
      headers(`Fakturanr|Fakturadato|Forfaldsdato|Kundenr|Kundenavn|CVR-nr|Adresse|Postnr|By|Beløb|Restbeløb
      |Valuta|Betalings-ID|Sprog`),
    currency: 'DKK',
    day: pointed,
    reference: makeFik71,
    firstNumber: 9_910_200,
    digits: 7,
  },
};

function cells(country: LawCountry, { customer, ...item }: DemoItem): readonly string[] {
  const { day, reference, currency } = lists[country];
  const made = reference(`${item.number}${customer.number}`);
  return [
    String(item.number),
    day(item.issued),
    day(item.due),
    String(customer.number),
    customer.name,
    customer.organisationNumber,
    customer.street,
    customer.postcode,
    customer.city,
    decimalComma(item.amount),
    decimalComma(item.open),
    currency,
    made.ok ? made.value : '',
    customer.language,
  ];
}

function decimalComma(amount: number): string {
  const [whole = '', part = ''] = toDecimalText(amount).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ' ')},${part}`;
}

function headers(text: string): readonly string[] {
  return text.split('|').map((header) => header.trim());
}
