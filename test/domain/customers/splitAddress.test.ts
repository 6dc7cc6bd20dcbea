import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitAddress, type SplitAddress } from '#shared/domain/customers/splitAddress.ts';

const empty: SplitAddress = { name: '', street: '', street2: '', postcode: '', city: '', country: 'NO' };

describe('a pasted address', () => {
  it.each<[string, string, Partial<SplitAddress>]>([
    ['Storgata 1\n0150 Oslo', 'NO', { street: 'Storgata 1', postcode: '0150', city: 'Oslo' }],
    [
      'Ola Nordmann\r\nStorgata 1 B\r\nNO-0150 OSLO\r\nNorge',
      'NO',
      { name: 'Ola Nordmann', street: 'Storgata 1 B', postcode: '0150', city: 'OSLO' },
    ],
    [
      'Møller, Ola\nStorgata 1, H0201\n0150 Oslo',
      'NO',
      { name: 'Møller, Ola', street: 'Storgata 1', street2: 'H0201', postcode: '0150', city: 'Oslo' },
    ],
    [
      'Ola Nordmann, Storgata 1, 0150 Oslo',
      'NO',
      { name: 'Ola Nordmann', street: 'Storgata 1', postcode: '0150', city: 'Oslo' },
    ],
    ['Storgata 1 0150 Oslo', 'NO', { street: 'Storgata 1', postcode: '0150', city: 'Oslo' }],
    [
      'Postboks 123 Sentrum\n0101 Oslo',
      'NO',
      { street: 'Postboks 123 Sentrum', postcode: '0101', city: 'Oslo' },
    ],
    ['Postboks 1234 Vika 0110 Oslo', 'NO', { street: 'Postboks 1234 Vika', postcode: '0110', city: 'Oslo' }],
    [
      'Nordlys AS\tPb. 45\t9008\tTromsø',
      'NO',
      { name: 'Nordlys AS', street: 'Pb. 45', postcode: '9008', city: 'Tromsø' },
    ],
    [
      '7-Eleven Norge AS\nStorgata 3\n0155 Oslo',
      'NO',
      { name: '7-Eleven Norge AS', street: 'Storgata 3', postcode: '0155', city: 'Oslo' },
    ],
    ['Myrland\n8920 Sømna', 'NO', { street: 'Myrland', postcode: '8920', city: 'Sømna' }],
    ['8920 Mo i Rana', 'NO', { postcode: '8920', city: 'Mo i Rana' }],
    [
      'Nordlys AS\nAtt: Kari Hansen\nStorgata 1\n9008 Tromsø',
      'NO',
      {
        name: 'Nordlys AS',
        street: 'Storgata 1',
        street2: 'Att: Kari Hansen',
        postcode: '9008',
        city: 'Tromsø',
      },
    ],
    [
      'Kongensgate 4 F\n2. etasje\n4610 Kristiansand S',
      'NO',
      { street: 'Kongensgate 4 F', street2: '2. etasje', postcode: '4610', city: 'Kristiansand S' },
    ],
    [
      'Anna Svensson\nc/o Karlsson\nSveavägen 10 lgh 1102\n113 57 Stockholm',
      'SE',
      {
        name: 'Anna Svensson',
        street: 'c/o Karlsson',
        street2: 'Sveavägen 10 lgh 1102',
        postcode: '113 57',
        city: 'Stockholm',
        country: 'SE',
      },
    ],
    ['Box 123\nSE-123 45 Ort', 'NO', { street: 'Box 123', postcode: '123 45', city: 'Ort', country: 'SE' }],
    [
      'Box 1234\n11122 Stockholm',
      'SE',
      { street: 'Box 1234', postcode: '11122', city: 'Stockholm', country: 'SE' },
    ],
    [
      'Storgatan 1\n123 45 Ort',
      'NO',
      { street: 'Storgatan 1', postcode: '123 45', city: 'Ort', country: 'SE' },
    ],
    [
      'Matti Meikäläinen\nc/o Yritys Oy\nPajukuja 1\nFI-53100 Lappeenranta',
      'FI',
      {
        name: 'Matti Meikäläinen',
        street: 'c/o Yritys Oy',
        street2: 'Pajukuja 1',
        postcode: '53100',
        city: 'Lappeenranta',
        country: 'FI',
      },
    ],
    [
      'Yritys Oy\nPL 100\n00101 HELSINKI\nSUOMI',
      'FI',
      { name: 'Yritys Oy', street: 'PL 100', postcode: '00101', city: 'HELSINKI', country: 'FI' },
    ],
    [
      'Mannerheimintie 5 A 12, 00100 Helsinki, Finland',
      'NO',
      { street: 'Mannerheimintie 5 A 12', postcode: '00100', city: 'Helsinki', country: 'FI' },
    ],
    [
      'Strandgatan 2\nAX-22100 Mariehamn',
      'FI',
      { street: 'Strandgatan 2', postcode: '22100', city: 'Mariehamn', country: 'AX' },
    ],
    [
      'Bageren ApS\nVestergade 12, 2. tv.\nDK-2100 København Ø',
      'DK',
      {
        name: 'Bageren ApS',
        street: 'Vestergade 12',
        street2: '2. tv.',
        postcode: '2100',
        city: 'København Ø',
        country: 'DK',
      },
    ],
    [
      'Hans Jensen; Vestergade 12; 8000 Aarhus C; Danmark',
      'NO',
      { name: 'Hans Jensen', street: 'Vestergade 12', postcode: '8000', city: 'Aarhus C', country: 'DK' },
    ],
    [
      'Unter den Linden 5\nD-10117 Berlin',
      'NO',
      { street: 'Unter den Linden 5', postcode: '10117', city: 'Berlin', country: 'DE' },
    ],
    [
      'Unter den Linden 5\n10117 Berlin\nTyskland',
      'NO',
      { street: 'Unter den Linden 5', postcode: '10117', city: 'Berlin', country: 'DE' },
    ],
    [
      'Herengracht 1\n1015 BA Amsterdam\nNederland',
      'NO',
      { street: 'Herengracht 1', postcode: '1015 BA', city: 'Amsterdam', country: 'NL' },
    ],
    [
      '10 Downing Street\nLondon SW1A 2AA\nUnited Kingdom',
      'NO',
      { street: '10 Downing Street', postcode: 'SW1A 2AA', city: 'London', country: 'GB' },
    ],
    ['Storgata 1\nOslo 0150', 'NO', { street: 'Storgata 1', postcode: '0150', city: 'Oslo' }],
    ['Ola Nordmann', 'NO', { name: 'Ola Nordmann' }],
    ['', 'NO', {}],
    [' \n\t ', 'NO', {}],
  ])('%j from %s', (text, country, expected) => {
    expect(splitAddress(text, country)).toEqual({ ...empty, country, ...expected });
  });

  it('loses no word of what was pasted', () => {
    // Words that name no country and are no sign of one.
    const word = fc.stringMatching(/^(?:[bgkmr][a-zåøä]{4,9}q|\d{1,6})$/);
    const line = fc.array(word, { maxLength: 5 }).map((words) => words.join(' '));
    const mark = fc.constantFrom('\n', ', ', '\t', ';');
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 6 }),
        mark,
        fc.constantFrom('NO', 'SE', 'FI', 'DK', 'GB'),
        (lines, between, country) => {
          const text = lines.join(between);
          const { name, street, street2, postcode, city } = splitAddress(text, country);
          const kept = wordsOf([name, street, street2, postcode, city].join(' '));
          expect(kept.toSorted()).toEqual(wordsOf(text).toSorted());
        },
      ),
    );
  });

  it('takes apart what a letter puts together', () => {
    const word = fc.stringMatching(/^[A-ZÅÄÖØÆ][a-zåäöøæ]{3,9}$/);
    const places = {
      NO: fc.stringMatching(/^\d{4}$/),
      DK: fc.stringMatching(/^\d{4}$/),
      SE: fc.stringMatching(/^\d{3} \d{2}$/),
      FI: fc.stringMatching(/^\d{5}$/),
    };
    fc.assert(
      fc.property(
        fc
          .constantFrom<keyof typeof places>('NO', 'DK', 'SE', 'FI')
          .chain((country) => fc.record({ country: fc.constant(country), postcode: places[country] })),
        fc.tuple(word, word).map((names) => names.join(' ')),
        fc.tuple(word, fc.integer({ min: 1, max: 999 })).map(([name, number]) => `${name} ${number}`),
        word,
        fc.constantFrom('\n', ', ', '\t'),
        (place, name, street, city, mark) => {
          fc.pre(splitAddress(`x\n${city}`, 'NO').country === 'NO');
          fc.pre(
            !/^(?:Box|Boks|Postboks|Co|Att)/.test(name) &&
              !/(?:vei|veg|gata|gate|gatan|tie|katu|vej|gade|lia|tori|torg|kuja|polku|bakke|kaia|alle)$/i.test(
                name,
              ),
          );
          const text = [name, street, `${place.postcode} ${city}`].join(mark);
          expect(splitAddress(text, place.country)).toEqual({ ...place, name, street, street2: '', city });
        },
      ),
    );
  });
});

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
}
