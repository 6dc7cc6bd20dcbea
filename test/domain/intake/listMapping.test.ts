import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyMapping,
  columnLetter,
  mapColumns,
  mappingSignature,
  nameColumns,
} from '#shared/domain/intake/columnMapping.ts';
import { intakeFields } from '#shared/domain/intake/intakeFields.ts';
import { readAmount } from '#shared/domain/intake/readAmount.ts';
import { readDate } from '#shared/domain/intake/readDate.ts';
import { readFlag } from '#shared/domain/intake/readFlag.ts';
import { english } from '#shared/i18n/catalogs.ts';

const kindOf = (headers: string): string => {
  const { kind, missing } = mapColumns(headers.split(';'));
  return missing.length === 0 ? kind : `${kind} without ${missing.join(', ')}`;
};

describe('open items or customers', () => {
  test.each([
    ['Kundenr;Navn;Adresse', 'customers'],
    ['Kundenavn;E-post', 'customers'],
    ['Asiakasnumero;Nimi;Saldo;Maksuehto', 'customers'],
    ['Navn;Orgnr', 'customers'],
    ['Name;Address;Postcode;City', 'customers'],
    ['Kundnr;Förnamn;Efternamn', 'customers'],
    ['Fakturanr;Kundenr;Forfall;Saldo', 'open_items'],
    // An invoice's column shows that customers are not all there is to it.
    ['Kundenr;Navn;Forfall;Saldo', 'open_items without invoice_number'],
    ['Kundenr;Navn;Fakturanr', 'open_items without due_date, amount'],
    ['Kundenr;Navn;Fakturadato;Beløp', 'open_items without invoice_number, due_date'],
    // Names are of anything.
    ['Navn;Telefon', 'open_items without invoice_number, due_date, amount'],
    ['Leverandørnr;Navn;Adresse;Postnr', 'open_items without invoice_number, due_date, amount'],
    ['Ansattnr;Navn;Adresse;Postnr', 'open_items without invoice_number, due_date, amount'],
    ['Konto;Navn', 'open_items without invoice_number, due_date, amount'],
    ['Varenr;Navn;Orgnr', 'open_items without invoice_number, due_date, amount'],
  ])('%s', (headers, kind) => {
    expect(kindOf(headers)).toBe(kind);
  });
});

describe('addresses by purpose', () => {
  const fieldsOf = (headers: string): (string | null)[] => [...mapColumns(headers.split(';')).fields];

  test.each([
    ['Kundenr;Fakturaadresse;Postnr;Poststed', ['customerNumber', 'street', 'postcode', 'city']],
    [
      'Kundenr;Adresse;Postnr;Poststed;Leveringsadresse',
      ['customerNumber', 'street', 'postcode', 'city', 'deliveryStreet'],
    ],
    [
      'Kundenr;Besøksadresse;Postadresse;Postnr;Poststed',
      ['customerNumber', 'visitingStreet', 'street', 'postcode', 'city'],
    ],
    [
      'Kundnr;Besöksadress;Besöksadress postnummer;Besöksadress ort;Postadress;Postnr;Ort',
      ['customerNumber', 'visitingStreet', 'visitingPostcode', 'visitingCity', 'street', 'postcode', 'city'],
    ],
    [
      'Asiakasnumero;Laskutusosoite;Laskutus postinumero;Laskutus postitoimipaikka;Käyntiosoite',
      ['customerNumber', 'invoiceStreet', 'invoicePostcode', 'invoiceCity', 'visitingStreet'],
    ],
    [
      'Kundenr;Fakturapostnr;Fakturapoststed;Fakturaland',
      ['customerNumber', 'invoicePostcode', 'invoiceCity', 'invoiceCountry'],
    ],
  ])('%s', (headers, fields) => {
    expect(fieldsOf(headers)).toEqual(fields);
  });
});

describe('what a person says of a list', () => {
  const said = { decimalSign: null, dateOrder: null };

  test('counts alone: headers that are not named are not used', () => {
    const headers = ['Kundenr', 'Navn', 'Beløp', 'Ref'];
    const mapping = applyMapping(headers, {
      ...said,
      fields: { Ref: 'customerNumber', navn: 'customerName' },
    });
    expect(mapping.fields).toEqual([null, 'customerName', null, 'customerNumber']);
    expect(mapping).toMatchObject({ kind: 'customers', missing: [], twice: [] });
  });

  test('a field that two columns are given is told, whichever it is', () => {
    const mapping = applyMapping(['A', 'B'], { ...said, fields: { A: 'city', B: 'city' } });
    expect(mapping.twice).toEqual(['B']);
  });

  test('columns of one header, and without one, have names of their own', () => {
    expect(nameColumns(['Saldo', ' Saldo ', '', 'SALDO', '', 'Navn'])).toEqual([
      'Saldo',
      'Saldo (2)',
      'C',
      'SALDO (3)',
      'E',
      'Navn',
    ]);
    const mapping = applyMapping(['Nr', 'Saldo', 'Saldo'], {
      ...said,
      fields: { 'Saldo (2)': 'open', Nr: 'invoiceNumber' },
    });
    expect(mapping.positions).toEqual({ open: 2, invoiceNumber: 0 });
  });

  test('letters go on as in a spreadsheet', () => {
    expect([0, 25, 26, 31, 51, 52, 701, 702].map(columnLetter)).toEqual([
      'A',
      'Z',
      'AA',
      'AF',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
    ]);
  });

  test('a list is found again by its headers, in any order, but not by others', () => {
    const headers = fc.uniqueArray(
      fc.constantFrom('Kundenr', 'Navn', 'Beløp', 'Forfall', 'Ref', 'KID', 'Vår ref'),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(headers, fc.nat(), (list, seed) => {
        const turned = list.toSorted((a, b) => ((a.length * 7 + seed) % 5) - ((b.length * 7 + seed) % 5));
        const written = turned.map((header, index) =>
          index % 2 === 0 ? header.toUpperCase() : ` ${header}`,
        );
        expect(mappingSignature([...written, '', ''])).toBe(mappingSignature(list));
        expect(mappingSignature([...list, 'Prosjekt'])).not.toBe(mappingSignature(list));
      }),
    );
  });
});

describe('a given decimal sign', () => {
  test.each([
    ['1.234', ',', 123_400],
    ['1.234', '.', 'amount_too_precise'],
    ['1,234', '.', 123_400],
    ['1,234', ',', 'amount_too_precise'],
    ['1.234,50', ',', 123_450],
    ['1.234,50', '.', 'amount_unreadable'],
    ['12.50', ',', 'amount_unreadable'],
    ['12.50', '.', 1250],
    ['1 250,5', ',', 125_050],
    ['-1.250,-', ',', -125_000],
    ['1.25.000', ',', 'amount_unreadable'],
  ] as const)('%s with %s', (text, sign, value) => {
    const reading = readAmount(text, sign);
    expect(reading.ok ? reading.value : reading.code).toBe(value);
    expect(reading.ok ? reading.groupMark : null).toBeNull();
  });
});

describe('a given order of days', () => {
  test.each([
    ['05/09/2026', 'day_first', '2026-09-05'],
    ['05/09/2026', 'month_first', '2026-05-09'],
    ['09/25/2026', 'month_first', '2026-09-25'],
    ['25/09/2026', 'month_first', 'date_unreadable'],
    ['09/25/2026', 'day_first', 'date_unreadable'],
    ['5-9-26', 'day_first', '2026-09-05'],
    ['9/5/26', 'month_first', '2026-09-05'],
    ['26-09-05', 'year_first', '2026-09-05'],
    ['26-13-05', 'year_first', 'date_unreadable'],
    ['2026-09-05', 'month_first', '2026-09-05'],
    ['20260905', 'day_first', '2026-09-05'],
    ['05.09.2026', 'year_first', '2026-09-05'],
  ] as const)('%s %s', (text, order, day) => {
    const reading = readDate(text, order);
    expect(reading.ok ? reading.date : reading.code).toBe(day);
    if (reading.ok) expect(reading.order).toBe('certain');
  });
});

test('marks in five languages; an empty cell says nothing, another word is no answer', () => {
  expect(['x', 'X', '1', 'Ja', 'yes', 'Kyllä', 'TRUE', 'sann'].map(readFlag)).toEqual(Array(8).fill(true));
  expect(['0', 'nei', 'Nej', 'no', 'ei', 'false', '-'].map(readFlag)).toEqual(Array(7).fill(false));
  expect([readFlag(''), readFlag('kanskje'), readFlag('2')]).toEqual([null, undefined, undefined]);
});

test('every field has a name', () => {
  expect(Object.keys(english.intake.field).toSorted()).toEqual(intakeFields.toSorted());
});
