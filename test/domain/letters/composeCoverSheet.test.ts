import { describe, expect, it } from 'vitest';
import { composeCoverSheet } from '#shared/domain/letters/composeCoverSheet.ts';
import type { CoverSheetFacts } from '#shared/domain/letters/coverSheet.ts';
import nb from '#resources/letters/no/nb.json' with { type: 'json' };
import { letterDay } from '#test/support/sampleLetter.ts';

const facts: CoverSheetFacts = {
  country: 'NO',
  language: 'nb',
  creditor: 'Fjordlys Elektro AS',
  runNumber: 17,
  date: letterDay,
  currency: 'NOK',
  sums: { principal: 300_000, interest: 1000, fees: 7600, compensation: 0, credit: 0, total: 308_600 },
  letters: [
    {
      number: 1,
      kind: 'reminder',
      ordinal: 2,
      customer: 'Åse Berg',
      customerNumber: '7',
      postcode: '5003',
      pages: 1,
      total: 108_600,
    },
    {
      number: 2,
      kind: 'collection_notice',
      ordinal: 1,
      customer: 'Nordlys AS',
      customerNumber: '8',
      postcode: '9008',
      pages: 3,
      total: 200_000,
    },
  ],
};

describe('composeCoverSheet', () => {
  it('counts letters, pages, sheets and envelopes, and lists every letter', () => {
    const model = composeCoverSheet(facts, nb.cover);
    expect(model.counts.map((fact) => [fact.label, fact.value])).toEqual([
      ['Brev', '2'],
      ['Purringer', '1'],
      ['Inkassovarsler', '1'],
      ['Sider', '4'],
      ['Ark (ensidig)', '4'],
      ['Konvolutter C5 med vindu', '2'],
    ]);
    expect(model.list.rows.map((row) => row.cells.map((cell) => cell.replaceAll('\u00A0', ' ')))).toEqual([
      ['1', 'Åse Berg', '7', '5003', 'Purring 2', '1', '1 086,00'],
      ['2', 'Nordlys AS', '8', '9008', 'Inkassovarsel', '3', '2 000,00'],
    ]);
    expect(model.sums.at(-1)?.value.replaceAll('\u00A0', ' ')).toBe('kr 3 086,00');
  });

  it('has rows for compensation, credit that was taken off, and demand letters where there are any', () => {
    const [first, second] = facts.letters;
    if (first === undefined || second === undefined) throw new Error('two letters are expected');
    const model = composeCoverSheet(
      {
        ...facts,
        sums: { ...facts.sums, compensation: 46_000, credit: 6000, total: 348_600 },
        letters: [first, { ...second, kind: 'demand_letter', total: 240_000 }],
      },
      nb.cover,
    );
    expect(model.counts.map((fact) => [fact.label, fact.value]).slice(1, 4)).toEqual([
      ['Purringer', '1'],
      ['Inkassovarsler', '0'],
      ['Kravbrev', '1'],
    ]);
    expect(model.sums.map((fact) => [fact.label, fact.value.replaceAll('\u00A0', ' ')]).slice(3)).toEqual([
      ['Kompensasjon', '460,00'],
      ['Trukket fra (til gode)', '−60,00'],
      ['Til sammen', 'kr 3 486,00'],
    ]);
    expect(model.list.rows[1]?.cells[4]).toBe('Kravbrev');
  });

  it('refuses sums that are not those of the letters', () => {
    expect(() => composeCoverSheet({ ...facts, sums: { ...facts.sums, fees: 7601 } }, nb.cover)).toThrow(
      'differ',
    );
    expect(() => composeCoverSheet({ ...facts, letters: facts.letters.slice(1) }, nb.cover)).toThrow(
      'differ',
    );
  });
});
