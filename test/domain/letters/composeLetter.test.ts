import { describe, expect, it } from 'vitest';
import { isoDate } from '#shared/kernel/isoDate.ts';
import { composeLetter } from '#shared/domain/letters/composeLetter.ts';
import type { LetterInput } from '#shared/domain/letters/letterInput.ts';
import type { LetterModel } from '#shared/domain/letters/letterModel.ts';
import en from '#resources/letters/no/en.json' with { type: 'json' };
import nb from '#resources/letters/no/nb.json' with { type: 'json' };
import { sampleLetter, sampleLine, sampleLines } from '#test/support/sampleLetter.ts';

const plain = (text: string): string => text.replaceAll('\u00A0', ' ');
const compose = (input: LetterInput): LetterModel => composeLetter(input, input.language === 'nb' ? nb : en);
const valueOf = (list: readonly { label: string; value: string }[], label: string): string | undefined => {
  const found = list.find((entry) => entry.label === label);
  return found === undefined ? undefined : plain(found.value);
};

describe('composeLetter', () => {
  it('says on a collection notice all that inkassoloven §§ 9 and 10 ask for', () => {
    const line = sampleLine({ reduced: 25_000, earlierFees: 3800, newFee: 3800, reference: '0020260101073' });
    const model = compose(sampleLetter([line], { kind: 'collection_notice' }));
    // 100 000 øre: 57 days of 12.00 % and 144 days of 12.25 %, over 365: 1873.97 + 4832.88 = 6706.85.
    expect(line.interest).toBe(6707);
    expect(model.title).toBe('Inkassovarsel');
    expect(plain(model.paragraphs[0] ?? '')).toContain(
      'Faktura 20260101 av 20. april 2026 fra Fjordlys Elektro AS',
    );
    expect(plain(model.warning)).toMatch(/inkassoloven § 9.*innen 7\. desember 2026.*sendt til inkasso/);
    expect(valueOf(model.sums, 'Hovedstol')).toBe('1 000,00');
    expect(valueOf(model.sums, 'Forsinkelsesrente til og med 21.11.2026')).toBe('67,07');
    expect(valueOf(model.sums, 'Gebyr fra tidligere brev')).toBe('38,00');
    expect(valueOf(model.sums, 'Gebyr for dette inkassovarselet')).toBe('38,00');
    expect(valueOf(model.sums, 'Å betale')).toBe('kr 1 143,07');
    expect(model.interest?.table.rows.map((row) => row.cells.map(plain))).toEqual([
      ['20260101', '05.05.2026 – 30.06.2026', '57', '1 000,00', '12,00 %', '18,74'],
      ['20260101', '01.07.2026 – 21.11.2026', '144', '1 000,00', '12,25 %', '48,33'],
    ]);
    expect(plain(model.interest?.text ?? '')).toContain('Satsen er nå 12,25 % per år');
    const objection = plain(model.closing.at(-1)?.text ?? '');
    expect(objection).toContain('på telefon 55 12 34 56 eller på e-post faktura@fjordlys.example');
    expect(objection).toContain('senest 7. desember 2026');
  });

  it('puts account, KID, amount and deadline in clear where they are paid from', () => {
    const model = compose(sampleLetter([sampleLine({ reference: '0020260101073', claimsInterest: false })]));
    expect(model.payment.facts.map(({ label, value }) => [label, plain(value)])).toEqual([
      ['Kontonummer', '1234 56 78903'],
      ['KID', '0020260101073'],
      ['Beløp', 'kr 1 250,00'],
      ['Betalingsfrist', '07.12.2026'],
    ]);
    expect(model.payment.note).toBe('');
    expect(model.invoices.detailTitle).toBe('');
  });

  it('sends to the table where the invoices have different KIDs, and to the customer number where they have none', () => {
    const different = compose(
      sampleLetter([sampleLine({ reference: '11' }), sampleLine({ number: '2', reference: '29' })]),
    );
    expect(valueOf(different.payment.facts, 'KID')).toBe('Se tabellen');
    expect(different.payment.note).toBe(nb.payment.severalReferencesNote);
    expect(different.invoices.rows.map((row) => row.detail)).toEqual(['11', '29']);

    const some = compose(sampleLetter([sampleLine({ reference: '11' }), sampleLine({ number: '2' })]));
    expect(some.payment.note).toBe(nb.payment.someReferencesNote);

    const none = compose(sampleLetter(sampleLines(2)));
    expect(valueOf(none.payment.facts, 'Merkes med')).toBe('10432');
    expect(none.payment.note).toBe('');

    const nameless = compose(sampleLetter(sampleLines(2), { customer: { number: '' } }));
    expect(nameless.payment.note).toBe(nb.payment.severalNote);

    const shared = compose(sampleLetter(sampleLines(3, { reference: '777' })));
    expect(valueOf(shared.payment.facts, 'KID')).toBe('777');
  });

  it('shows an amount for every addition, row by row, and leaves out columns of nothing', () => {
    const full = compose(
      sampleLetter([sampleLine({ reduced: 25_000, newFee: 3800 }), sampleLine({ number: '2' })]),
    );
    expect(full.invoices.columns.map((column) => column.title)).toEqual([
      'Faktura',
      'Dato',
      'Forfall',
      'Fakturabeløp',
      'Betalt/kreditert',
      'Hovedstol',
      'Renter',
      'Gebyr',
      'Sum',
    ]);
    expect(full.invoices.rows[0]?.cells.map(plain)).toEqual([
      '20260101',
      '20.04.2026',
      '04.05.2026',
      '1 250,00',
      '−250,00',
      '1 000,00',
      '67,07',
      '38,00',
      '1 105,07',
    ]);
    expect(full.invoices.rows[1]?.cells.slice(4, 8).map(plain)).toEqual(['–', '1 250,00', '83,84', '–']);
    const bare = compose(sampleLetter([sampleLine({ claimsInterest: false })]));
    expect(bare.invoices.columns.map((column) => column.title)).toEqual([
      'Faktura',
      'Dato',
      'Forfall',
      'Fakturabeløp',
    ]);
    expect(bare.interest).toBeNull();
    expect(bare.sums.map((sum) => sum.label)).toEqual(['Hovedstol', 'Å betale']);
  });

  it('grows firmer from reminder to reminder, and speaks of one invoice or several', () => {
    const first = compose(sampleLetter([sampleLine()]));
    const second = compose(sampleLetter([sampleLine()], { ordinal: 2 }));
    const several = compose(sampleLetter(sampleLines(3), { ordinal: 2 }));
    expect([first.title, second.title]).toEqual(['Betalingspåminnelse', 'Purring nr. 2']);
    expect(first.paragraphs.join()).not.toContain('inkasso');
    expect(second.paragraphs.join()).toContain('inkassovarsel');
    expect(first.warning + second.warning).toBe('');
    expect(several.paragraphs[0]).toContain('de 3 fakturaene');
    expect(several.facts.map((fact) => fact.label)).toEqual(['Dato', 'Kundenummer', 'Betalingsfrist']);
    expect(first.facts.map((fact) => fact.label)).toContain('Faktura');
  });

  it('writes English with English figures', () => {
    const model = compose(
      sampleLetter([sampleLine({ original: 1_234_567_89 })], {
        language: 'en',
        kind: 'collection_notice',
        currency: 'EUR',
        customer: { country: 'DE', postcode: '10117', city: 'Berlin', attention: 'Accounts payable' },
      }),
    );
    expect(model.title).toBe('Notice of debt collection');
    expect(model.recipient).toEqual([
      'Ingrid Sørbø Hætta',
      'Attn. Accounts payable',
      'Nordahl Bruns gate 8',
      '10117 Berlin',
      'TYSKLAND',
    ]);
    // 1,234,567.89 + 1,234,567.89 × (57 × 12 % + 144 × 12.25 %) / 365 = 1,234,567.89 + 82,800.61.
    expect(plain(model.sums.at(-1)?.value ?? '')).toBe('EUR 1,317,368.50');
    expect(plain(model.warning)).toContain('7 December 2026');
    expect(model.facts.map((fact) => plain(fact.value))).toContain('7 Dec 2026');
  });

  it('shows unused credit without deducting it', () => {
    const line = sampleLine({ claimsInterest: false });
    const model = compose(sampleLetter([line], { openCredit: 15_000 }));
    expect(model.closing.map((note) => note.title)).toEqual([
      'Beløp til gode',
      'Spørsmål eller innvendinger?',
    ]);
    expect(plain(model.closing[0]?.text ?? '')).toContain('kr 150,00');
    expect(plain(model.sums.at(-1)?.value ?? '')).toBe('kr 1 250,00');
  });

  it('takes the post where neither telephone nor e-mail is known', () => {
    const model = compose(sampleLetter([sampleLine()], { creditor: { phone: '', email: '' } }));
    expect(model.closing.at(-1)?.text).toContain(
      'per brev til Fjordlys Elektro AS, Strandgata 14, 5003 Bergen',
    );
    expect(model.footer).toEqual([
      'Fjordlys Elektro AS  ·  Org.nr.\u00A0923\u00A0609\u00A0016  ·  Strandgata 14, 5003 Bergen',
    ]);
  });

  it('cleans what comes from outside: decomposed letters, control and invisible characters', () => {
    const model = compose(
      sampleLetter([sampleLine({ number: '  7\t8 ' })], {
        customer: { name: 'A\u030Ase\u0000 \u202EHansen\u200B', street: 'Gata 1\r\nOslo', number: '' },
      }),
    );
    expect(model.recipient.slice(0, 2)).toEqual(['Åse Hansen', 'Gata 1 Oslo']);
    expect(model.invoices.rows[0]?.cells[0]).toBe('7 8');
  });

  it('refuses figures that do not agree, whichever it is', () => {
    const line = sampleLine({ reduced: 25_000, earlierFees: 3800, newFee: 3800 });
    const refused = (change: Partial<typeof line>, part: string): void => {
      const wrong = { ...line, ...change };
      const letter = { ...sampleLetter([wrong]), total: wrong.total };
      expect(() => compose(letter)).toThrow(expect.objectContaining({ code: 'letter_sums_differ' }));
      expect(() => compose(letter)).toThrow(part);
    };
    refused({ principal: line.principal + 1 }, 'principal');
    refused({ original: line.original - 1 }, 'principal');
    refused({ total: line.total + 1 }, 'row');
    refused({ newFee: line.newFee + 1 }, 'row');
    refused({ interest: line.interest + 1, total: line.total + 1 }, '"interest"');
    refused({ interestLines: line.interestLines.slice(1) }, '"interest"');
    refused(
      { interestLines: line.interestLines.map((part) => ({ ...part, days: part.days + 1 })) },
      'interest_days',
    );
    refused(
      { interestLines: line.interestLines.map((part) => ({ ...part, rateBasisPoints: 1201 })) },
      '"interest"',
    );
    refused({ earlierFees: -100, total: line.total - 3900 }, 'sign');
    expect(() => compose({ ...sampleLetter([line]), total: line.total - 1 })).toThrow('total');
    expect(() => compose(sampleLetter([]))).toThrow('letter_empty');
  });

  it('refuses a collection notice with less than 14 days, and a letter whose deadline is not ahead', () => {
    const on = (kind: LetterInput['kind'], deadline: string): (() => LetterModel) => {
      return () => compose(sampleLetter([sampleLine()], { kind, deadline: isoDate(deadline) }));
    };
    expect(on('collection_notice', '2026-12-04')).toThrow('letter_deadline_too_early');
    expect(on('collection_notice', '2026-12-05')).not.toThrow();
    expect(on('reminder', '2026-11-21')).toThrow('letter_deadline_too_early');
    expect(on('reminder', '2026-11-22')).not.toThrow();
  });

  it('refuses a text with a hole in it', () => {
    const texts = { ...nb, continuation: '{title} {nonsense}' };
    expect(() => composeLetter(sampleLetter([sampleLine()]), texts)).toThrow('{nonsense}');
  });

  it('does not change what it is given', () => {
    const input = sampleLetter(sampleLines(3, { newFee: 3800 }));
    const before = structuredClone(input);
    compose(input);
    expect(input).toEqual(before);
  });
});
