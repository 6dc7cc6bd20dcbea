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
    const model = compose(sampleLetter([line], { form: 'collection_notice' }));
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
        form: 'collection_notice',
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

  it('takes credit off where the profile nets it, row by row, and says so', () => {
    const lines = [
      sampleLine({ claimsInterest: false, credit: 125_000 }),
      sampleLine({ number: '2', claimsInterest: false, original: 50_000, credit: 10_000 }),
    ];
    const model = compose(sampleLetter(lines));
    expect(model.sums.map((sum) => [sum.label, plain(sum.value)])).toEqual([
      ['Hovedstol', '1 750,00'],
      ['Til gode, trukket fra', '−1 350,00'],
      ['Å betale', 'kr 400,00'],
    ]);
    expect(model.invoices.columns.slice(-2).map((column) => column.title)).toEqual(['Til gode', 'Sum']);
    expect(model.invoices.rows.map((row) => row.cells.slice(-2).map(plain))).toEqual([
      ['−1 250,00', '–'],
      ['−100,00', '400,00'],
    ]);
    expect(plain(model.closing[0]?.text ?? '')).toContain('kr 1 350,00');
    expect(model.closing[0]?.text).toContain('trukket fra i summen');
  });

  it('leaves the disputed part out, and shows what was left out', () => {
    const line = sampleLine({ disputed: 45_000, reduced: 5000 });
    const model = compose(sampleLetter([line]));
    expect(line.principal).toBe(75_000);
    expect(model.invoices.columns.map((column) => column.title)).toContain('Bestridt');
    expect(plain(model.invoices.rows[0]?.cells.join(' | ') ?? '')).toContain('−50,00 | −450,00 | 750,00');
    expect(plain(model.closing.find((note) => note.about === 'disputed')?.text ?? '')).toContain('kr 450,00');
    expect(valueOf(model.sums, 'Hovedstol')).toBe('750,00');
  });

  it('names compensation and each kind of earlier charge by itself', () => {
    const line = sampleLine({
      claimsInterest: false,
      earlierFees: 3800,
      earlierCompensation: 46_000,
      earlierInterest: 1234,
      newCompensation: 45_000,
    });
    const model = compose(sampleLetter([line], { form: 'collection_notice' }));
    expect(model.sums.map((sum) => [sum.label, plain(sum.value)])).toEqual([
      ['Hovedstol', '1 250,00'],
      ['Renter som er krevd tidligere', '12,34'],
      ['Gebyr fra tidligere brev', '38,00'],
      ['Standardkompensasjon fra tidligere brev', '460,00'],
      ['Standardkompensasjon (forsinkelsesrenteloven § 3 a)', '450,00'],
      ['Å betale', 'kr 2 210,34'],
    ]);
    expect(model.invoices.columns.map((column) => column.title).slice(4)).toEqual([
      'Renter',
      'Gebyr',
      'Kompensasjon',
      'Sum',
    ]);
    expect(plain(model.invoices.rows[0]?.cells.slice(4).join(' | ') ?? '')).toBe(
      '12,34 | 38,00 | 910,00 | 2 210,34',
    );
    expect(model.paragraphs.at(-1)).not.toContain('ikke beregnet forsinkelsesrente');
  });

  it('says of each invoice what the letter is for it where they have come to different steps', () => {
    const level = { form: 'collection_notice', ordinal: 1 } as const;
    const lines = [
      sampleLine({ number: '11', level }),
      sampleLine({ number: '12', level: { form: 'reminder', ordinal: 2 } }),
      sampleLine({ number: '13', level }),
      sampleLine({ number: '14', level: { form: 'reminder', ordinal: 1 } }),
    ];
    const model = compose(sampleLetter(lines, { level }));
    expect(model.title).toBe('Inkassovarsel');
    expect(model.invoices.columns[1]).toMatchObject({ title: 'Gjelder', align: 'left' });
    expect(model.invoices.rows.map((row) => row.cells[1])).toEqual([
      'Inkassovarsel',
      'Purring 2',
      'Inkassovarsel',
      'Påminnelse',
    ]);
    expect(plain(model.warning)).toContain('§ 9 for fakturaene 11 og 13.');
    expect(model.paragraphs.at(-1)).toContain('Inkassovarselet gjelder fakturaene 11 og 13.');
    const one = compose(sampleLetter(lines.slice(0, 2), { level }));
    expect(plain(one.warning)).toContain('§ 9 for faktura 11.');
    const many = Array.from({ length: 9 }, (_, at) => sampleLine({ number: String(at), level }));
    const pointed = compose(sampleLetter([...many, ...lines.slice(1, 2)], { level }));
    expect(pointed.warning).toContain('fakturaene som er merket «Inkassovarsel» i tabellen');
    const same = compose(sampleLetter(lines.slice(0, 1), { level }));
    expect(same.invoices.columns.map((column) => column.title)).not.toContain('Gjelder');
    expect(plain(same.warning)).toContain('Dette er et varsel etter inkassoloven § 9. Blir kravet');
  });

  it('keeps the due date: no deadline anywhere, and only on a reminder', () => {
    const kept = sampleLetter([sampleLine()], { deadline: null });
    const model = compose(kept);
    const all = plain(JSON.stringify(model));
    expect(all).not.toContain('Betalingsfrist');
    expect(all).not.toContain('desember');
    expect(model.paragraphs[1]).toContain('så snart som mulig');
    expect(valueOf(model.facts, 'Forfalt')).toBe('04.05.2026');
    expect(valueOf(model.payment.facts, 'Forfalt')).toBe('04.05.2026');
    expect(() => compose({ ...kept, level: { form: 'collection_notice', ordinal: 1 } })).toThrow(
      'letter_deadline_too_early',
    );
    const law = { ...kept.law, earliestDeadline: isoDate('2026-12-01') };
    expect(() => compose({ ...kept, law })).toThrow('letter_deadline_too_early');
  });

  it('writes the demand letter that takes the collection notice’s place', () => {
    const model = compose(sampleLetter([sampleLine({ newFee: 3800 })], { form: 'demand_letter' }));
    expect([model.kind, model.title]).toEqual(['demand_letter', 'Gebyrbelagt kravbrev']);
    expect(valueOf(model.sums, 'Gebyr for dette kravbrevet')).toBe('38,00');
    expect(model.warning).toContain('overført til et inkassoforetak');
    expect(JSON.stringify(model)).not.toContain('nkassovarsel');
  });

  it('takes the creditor’s own title and body, and leaves what the law wants said', () => {
    const ownText = {
      title: 'Hei {customer}!',
      body: 'Faktura {invoice} fra {creditor} mangler {total}.\n\n  Betal innen {deadline}. \r\nNr. {ordinal}, {count} stk.',
    };
    const model = compose(
      sampleLetter([sampleLine({ number: '1' }), sampleLine({ number: '2', claimsInterest: false })], {
        ownText,
        form: 'collection_notice',
        customer: { name: 'Kari  Næss' },
      }),
    );
    expect(model.title).toBe('Hei Kari Næss!');
    expect(model.paragraphs.map(plain)).toEqual([
      'Faktura 1, 2 fra Fjordlys Elektro AS mangler kr 2 583,84.',
      'Betal innen 7. desember 2026.',
      'Nr. 1, 2 stk.',
    ]);
    expect(plain(model.warning)).toContain('inkassoloven § 9');
    const bare = compose(
      sampleLetter([sampleLine({ claimsInterest: false })], { ownText, form: 'collection_notice' }),
    );
    expect(bare.paragraphs.at(-1)).toBe(nb.steps.collection_notice.withoutInterest);
    for (const body of ['{nonsense}', 'a } b']) {
      expect(() => compose(sampleLetter([sampleLine()], { ownText: { title: 'T', body } }))).toThrow(
        'letter_text_invalid',
      );
    }
    expect(() => compose(sampleLetter([sampleLine()], { ownText, deadline: null }))).toThrow(
      'letter_text_invalid',
    );
  });

  it('explains the interest by what it was counted with', () => {
    const line = sampleLine();
    const text = (changed: readonly (typeof line)[]) =>
      plain(compose(sampleLetter(changed)).interest?.text ?? '');
    expect(text([line])).toBe(
      'Forsinkelsesrente etter forsinkelsesrenteloven, regnet til og med 21. november 2026. Satsen er nå 12,25 % per år. Renten løper til kravet er betalt. Den regnes fra dagen etter forfall. Hver dag teller, og året har så mange dager som kalenderen.',
    );
    expect(text([{ ...line, rateAgreed: true }])).toContain('Avtalt forsinkelsesrente, regnet til og med');
    expect(text([line, { ...sampleLine({ number: '2' }), rateAgreed: true }])).toContain(
      'for faktura 2 etter avtale',
    );
    expect(text([line, { ...sampleLine({ number: '2' }), interestAfterDays: 30 }])).toContain(
      'Den regnes tidligst fra 30 dager etter fakturaens dato.',
    );
  });

  it('recounts the days of interest as their day count has them', () => {
    // 5 May to 21 November 2026 by months of thirty days: 6 × 30 + 17.
    const interestLines = [
      {
        from: isoDate('2026-05-05'),
        to: isoDate('2026-11-21'),
        days: 197,
        principal: 125_000,
        rateBasisPoints: 1000,
        dayCount: '30/360',
        divisor: 360,
      },
    ] as const;
    // 1 250.00 × 10 % × 197 / 360 = 68.40.
    const line = { ...sampleLine({ claimsInterest: false }), interestLines, interest: 6840, total: 131_840 };
    expect(plain(compose(sampleLetter([line])).interest?.text ?? '')).toContain(
      'Måneden regnes med 30 dager',
    );
    const calendar = [{ ...interestLines[0], days: 201 }];
    expect(() => compose(sampleLetter([{ ...line, interestLines: calendar }]))).toThrow('interest_days');
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
    refused({ disputed: 1 }, 'principal');
    refused({ newCompensation: 1 }, 'row');
    refused({ credit: 1 }, 'row');
    refused({ credit: line.total + 1, total: -1 }, 'sign');
    expect(() => compose({ ...sampleLetter([line]), total: line.total - 1 })).toThrow('total');
    expect(() => compose(sampleLetter([]))).toThrow('letter_empty');
  });

  it('refuses a collection notice with less than 14 days, and a letter whose deadline is not ahead', () => {
    const on = (form: LetterInput['level']['form'], deadline: string): (() => LetterModel) => {
      return () => compose(sampleLetter([sampleLine()], { form, deadline: isoDate(deadline) }));
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
