import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchKey } from '#shared/domain/customers/matchKey.ts';

describe('name and place as they are compared', () => {
  it.each([
    ['Møller, Ola', '0150', 'Ola Moller', '0150'],
    ['Nordlys AS', '9008', 'NORDLYS A/S', 'NO-9008'],
    ['AB Exempel', '123 45', 'Exempel Aktiebolag (publ)', 'SE-12345'],
    ['Oy Järvi Ab', '00100', 'Jarvi Oy', 'FI-00100'],
    ['Bageren A.p.S.', '2100', 'Bageren ApS', 'DK-2100'],
    ['Bäckström & Söner HB', '11122', 'Backstrom Soner', 'S-111 22'],
    ['Ærø Fisk ApS', '5970', 'Aerø Fisk', '5970'],
  ])('%s in %s is %s in %s', (name, postcode, other, otherPostcode) => {
    expect(matchKey(name, postcode)).not.toBe('');
    expect(matchKey(other, otherPostcode)).toBe(matchKey(name, postcode));
  });

  it.each([
    ['Ola Hansen', '0150', 'Ola Hansen', '0151'],
    ['Ola Hansen', '0150', 'Kari Hansen', '0150'],
    ['José da Silva', '0150', 'José Silva', '0150'],
    ['Nordlys Nord AS', '9008', 'Nordlys AS', '9008'],
  ])('%s in %s is not %s in %s', (name, postcode, other, otherPostcode) => {
    expect(matchKey(other, otherPostcode)).not.toBe(matchKey(name, postcode));
  });

  it('says nothing without a name or a place', () => {
    expect(matchKey('', '0150')).toBe('');
    expect(matchKey(' -, ', '0150')).toBe('');
    expect(matchKey('Ola Hansen', ' ')).toBe('');
  });

  it('keeps a name that is nothing but a legal form', () => {
    expect(matchKey('AS', '0150')).toBe('as|0150');
    expect(matchKey('Oy Ab', '00100')).toBe('oy|00100');
  });

  it('counts neither the order of words, nor case, nor a form at the end', () => {
    const word = fc
      .stringMatching(/^[a-zåäöæøé]{4,12}$/)
      .filter((text) => !/^(amba|osk|publ|gmbh)/.test(text));
    const words = fc.uniqueArray(word, { minLength: 1, maxLength: 4 });
    const form = fc.constantFrom('AS', 'A/S', 'AB', 'Oy', 'ApS', 'Oyj', 'ASA');
    fc.assert(
      fc.property(words, fc.nat(), form, (name, turn, legalForm) => {
        fc.pre(matchKey(name.join(' '), '1234').split(' ').length === name.length);
        const at = turn % name.length;
        const turned = [...name.slice(at), ...name.slice(0, at)].join(' ');
        const key = matchKey(name.join(' '), '1234');
        expect(matchKey(turned.toUpperCase(), ' 1234 ')).toBe(key);
        expect(matchKey(`${turned} ${legalForm}`, 'NO-1234')).toBe(key);
      }),
    );
  });

  it('gives the same for what is already folded', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, postcode) => {
        const key = matchKey(name, postcode);
        expect(matchKey(name, postcode)).toBe(key);
        expect(key === '' || /^[^|]+\|[^|]+$/.test(key)).toBe(true);
      }),
    );
  });
});
