import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { customerKey } from '#shared/domain/intake/customerKey.ts';
import { debtorKindOf, readDebtorKind } from '#shared/domain/intake/debtorKindOf.ts';
import { readCountry, readPostcode } from '#shared/domain/intake/readCountry.ts';
import { readCurrency } from '#shared/domain/intake/readCurrency.ts';
import { readIdentityNumber } from '#shared/domain/intake/readIdentityNumber.ts';
import { readLanguage } from '#shared/domain/intake/readLanguage.ts';
import { readPaymentTerms } from '#shared/domain/intake/readPaymentTerms.ts';
import { isMangledNumber, readReference, readText } from '#shared/domain/intake/readText.ts';

describe('the kind of a debtor', () => {
  test.each([
    'Nordfjord Bygg AS',
    'Sjømat ASA',
    'Hansen Rør ENK',
    'Bil & Båt ANS',
    'Foo A/S',
    'Restaurang AB',
    'AB Volvo',
    'Teknik Aktiebolag (publ)',
    'Testi Oy',
    'Oy Testi Ab',
    'Suuri Oyj',
    'Hygge ApS',
    'Bergen kommune',
    'Brf Eken',
    'Solbakken Borettslag',
    'Kameratforeningen SA',
    'Odd Fellow Ek. för.',
    'Acme Ltd.',
    'Müller GmbH',
  ])('%s is a company by its name', (name) => {
    expect(debtorKindOf(name)).toBe('company');
  });

  test.each([
    'Kari Nordmann',
    'José da Silva',
    'JOSÉ DA SA',
    'Åse Aas',
    'Kari Asa-Hansen',
    'Oyvind Ky-Berg',
    '',
  ])('%s says nothing by its name', (name) => {
    expect(debtorKindOf(name)).toBeNull();
  });

  test('explicit words in five languages', () => {
    expect(['Privat', 'Yksityinen', 'privatperson', 'P', 'Consumer'].map(readDebtorKind)).toEqual(
      Array(5).fill('person'),
    );
    expect(['Bedrift', 'Företag', 'Yritys', 'Erhverv', 'B', 'company'].map(readDebtorKind)).toEqual(
      Array(6).fill('company'),
    );
    expect(readDebtorKind('VIP')).toBeNull();
  });
});

describe('identity numbers', () => {
  test.each([
    ['987654325', 'NO', '987654325', 'company'],
    ['NO 987 654 325 MVA', 'NO', '987654325', 'company'],
    ['01019012345', 'NO', '01019012345', 'person'],
    ['556677-8899', 'SE', '5566778899', 'company'],
    ['SE556677889901', 'SE', '5566778899', 'company'],
    ['165566778899', 'SE', '5566778899', 'company'],
    ['650503-0004', 'SE', '6505030004', 'person'],
    ['196505030004', 'SE', '196505030004', 'person'],
    ['1234567-8', 'FI', '1234567-8', 'company'],
    ['FI12345678', 'FI', '1234567-8', 'company'],
    ['010190-123A', 'FI', '010190-123A', 'person'],
    ['DK 12 34 56 78', 'DK', '12345678', 'company'],
    ['010190-1234', 'DK', '0101901234', 'person'],
    ['GB983294', 'GB', 'GB983294', 'company'],
  ])('%s in %s', (text, country, value, kind) => {
    expect(readIdentityNumber(text, country)).toEqual({ value, kind });
  });

  test.each(['', '-', '0', '000000000', 'n/a', 'ukjent'])('%s is a placeholder', (text) => {
    expect(readIdentityNumber(text, 'NO')).toBeUndefined();
  });
});

test('countries by code and by name in five languages', () => {
  const texts = [
    'NO',
    'no',
    'NOR',
    'Norge',
    'Norway',
    'Norja',
    'Noreg',
    'Sverige',
    'Ruotsi',
    'Suomi',
    'Finland',
    'Danmark',
    'Tyskland',
    'Saksa',
    'USA',
    'Storbritannia',
    'UK',
    'Åland',
  ];
  expect(texts.map(readCountry)).toEqual([
    'NO',
    'NO',
    'NO',
    'NO',
    'NO',
    'NO',
    'NO',
    'SE',
    'SE',
    'FI',
    'FI',
    'DK',
    'DE',
    'DE',
    'US',
    'GB',
    'GB',
    'AX',
  ]);
  expect(readCountry('Atlantis')).toBeUndefined();
  expect(['', 'ZZ', 'EU', 'XX'].map(readCountry)).toEqual([undefined, undefined, undefined, undefined]);
});

test('postcodes keep or get back their leading zeros', () => {
  expect(readPostcode('0150', 'NO')).toEqual({ postcode: '0150', country: null });
  expect(readPostcode('150', 'NO')).toEqual({ postcode: '0150', country: null });
  expect(readPostcode('150', 'DK')).toEqual({ postcode: '150', country: null });
  expect(readPostcode('SE-123 45', 'NO')).toEqual({ postcode: '123 45', country: 'SE' });
  expect(readPostcode('N-150', 'SE')).toEqual({ postcode: '0150', country: 'NO' });
  expect(readPostcode('BS18 8HF', 'GB')).toEqual({ postcode: 'BS18 8HF', country: null });
});

test('currencies', () => {
  expect(readCurrency('sek', 'NOK')).toEqual({ ok: true, currency: 'SEK' });
  expect(readCurrency('', 'NOK')).toEqual({ ok: true, currency: 'NOK' });
  expect(readCurrency('kr.', 'NOK')).toEqual({ ok: true, currency: 'NOK' });
  expect(readCurrency('€', 'NOK')).toEqual({ ok: true, currency: 'EUR' });
  expect(readCurrency('kroner', 'NOK')).toEqual({ ok: false, code: 'currency_unknown' });
  expect(readCurrency('XYZ', 'NOK')).toEqual({ ok: false, code: 'currency_unknown' });
  expect(readCurrency('ISK', 'NOK')).toEqual({ ok: false, code: 'currency_not_supported' });
});

test('languages', () => {
  expect(
    ['nb', 'NO', 'Norsk', 'Bokmål', 'sv-SE', 'FIN', 'dansk', 'ENG', 'Tysk', ''].map(readLanguage),
  ).toEqual(['nb', 'nb', 'nb', 'nb', 'sv', 'fi', 'da', 'en', null, null]);
});

test('payment terms give days only where they name nothing else', () => {
  expect(
    ['Payment within 30 days', 'Netto 14 dager', '30 dagar netto', '14 pv netto', 'Per 20 dgr'].map(
      readPaymentTerms,
    ),
  ).toEqual([30, 14, 30, 14, 20]);
  const doubtful = [
    'Payment within 10 days, 2% discount',
    '30 dager fri leveringsmåned 15',
    'løpende måned 30 dager',
    'As per contract',
    '',
    '0 days',
    'Innen 14.09.2026',
  ];
  expect(doubtful.map(readPaymentTerms)).toEqual(doubtful.map(() => null));
});

test("texts lose control characters and a spreadsheet's guards", () => {
  expect(readText(' Kari\u00a0 Ødegård\t\r\n')).toBe('Kari Ødegård');
  expect(readText('="00123"')).toBe('00123');
  expect(readText("'00123")).toBe('00123');
  expect(readText("'t Hooft")).toBe("'t Hooft");
  expect(readText('a\u0000b\u001bc')).toBe('a b c');
  expect(isMangledNumber('1,23457E+15')).toBe(true);
  expect(isMangledNumber('12E3')).toBe(false);
  expect(['00123 45678', 'RF18 5390 0754 7034', '0001', 'Faktura 12'].map(readReference)).toEqual([
    '0012345678',
    'RF18539007547034',
    '0001',
    'Faktura 12',
  ]);
});

test('keys of customers tell numbers, identity numbers and names apart', () => {
  const nobody = { number: null, identityNumber: null, name: null, postcode: null };
  expect(customerKey({ ...nobody, number: '17', identityNumber: '987654325' })).toBe('n:17');
  expect(customerKey({ ...nobody, identityNumber: '17' })).toBe('i:17');
  expect(customerKey({ ...nobody, name: 'Kari  ØDEGÅRD', postcode: '01 50' })).toBe(
    customerKey({ ...nobody, name: 'kari ødegård', postcode: '0150' }),
  );
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (text) => {
      const keys = [
        customerKey({ ...nobody, number: text }),
        customerKey({ ...nobody, identityNumber: text }),
        customerKey({ ...nobody, name: text }),
      ];
      expect(new Set(keys).size).toBe(3);
    }),
  );
});
