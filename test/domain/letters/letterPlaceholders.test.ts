import { describe, expect, it } from 'vitest';
import { letterPlaceholders, placeholderProblems } from '#shared/domain/letters/letterPlaceholders.ts';
import { composeLetter } from '#shared/domain/letters/composeLetter.ts';
import nb from '#resources/letters/no/nb.json' with { type: 'json' };
import { sampleLetter, sampleLine } from '#test/support/sampleLetter.ts';

describe('placeholderProblems', () => {
  it('finds what cannot be filled in, with its place', () => {
    expect(placeholderProblems('Faktura {invoice} på {total}')).toEqual([]);
    expect(placeholderProblems('{invoice} {Total} {}')).toEqual([
      { code: 'placeholder_unknown', params: { name: 'Total', at: 10 } },
      { code: 'placeholder_unknown', params: { name: '', at: 18 } },
    ]);
    expect(placeholderProblems('a { b } c')).toEqual([
      { code: 'placeholder_unknown', params: { name: ' b ', at: 2 } },
    ]);
    expect(placeholderProblems('{invoice {due} }')).toEqual([
      { code: 'placeholder_brace_alone', params: { at: 0 } },
      { code: 'placeholder_brace_alone', params: { at: 15 } },
    ]);
  });

  it('finds a deadline in a text of a step that sets none', () => {
    expect(placeholderProblems('Innen {deadline}')).toEqual([]);
    expect(placeholderProblems('Innen {deadline}', 'original')).toEqual([
      { code: 'placeholder_without_deadline', params: { at: 6 } },
    ]);
  });

  it('lets through exactly what a letter fills in', () => {
    for (const placeholder of letterPlaceholders) {
      const ownText = { title: 'T', body: `<{${placeholder}}>` };
      expect(placeholderProblems(ownText.body)).toEqual([]);
      const model = composeLetter(sampleLetter([sampleLine()], { ownText }), nb);
      expect(model.paragraphs[0]).toMatch(/^<[^{}]+>$/);
    }
  });
});
