import { describe, expect, it } from 'vitest';
import { fillText } from '#shared/domain/letters/letterTexts.ts';
import en from '#resources/letters/no/en.json' with { type: 'json' };
import nb from '#resources/letters/no/nb.json' with { type: 'json' };

describe('letter texts', () => {
  it('have the same keys in every language', () => {
    expect(Object.keys(textsByPath(en))).toEqual(Object.keys(textsByPath(nb)));
  });

  it('ask for the same words in every language', () => {
    const norwegian = textsByPath(nb);
    for (const [path, text] of Object.entries(textsByPath(en))) {
      // Sentences may be cut differently; within one list of paragraphs the words must be the same.
      expect([path, wordsOf(text)]).toEqual([path, wordsOf(norwegian[path] ?? '')]);
    }
  });

  it('name the deadline and the sum in the body of every step', () => {
    for (const texts of [nb, en]) {
      for (const step of Object.values(texts.steps)) {
        for (const body of [step.one, step.several]) {
          const words = wordsOf([...body, step.warning].join(' '));
          expect(words).toContain('deadline');
          expect(words).toContain('total');
        }
      }
    }
  });

  it('promise no deadline where the letter sets none', () => {
    for (const texts of [nb, en]) {
      for (const step of [texts.steps.reminder_first, texts.steps.reminder_later]) {
        for (const body of [step.withoutDeadline.one, step.withoutDeadline.several]) {
          expect(wordsOf(body.join(' '))).not.toContain('deadline');
          expect(wordsOf(body.join(' '))).toContain('total');
        }
      }
      expect(wordsOf(texts.objection.reminder)).toEqual(['contact']);
    }
  });

  it('say in a letter about several steps which invoices the highest one is for', () => {
    for (const texts of [nb, en]) {
      const { reminder_later, collection_notice, demand_letter } = texts.steps;
      for (const step of [reminder_later, collection_notice, demand_letter]) {
        expect(wordsOf(step.mixed.note)).toContain('invoices');
      }
      for (const step of [collection_notice, demand_letter]) {
        expect(wordsOf(step.mixed.warning)).toEqual(['deadline', 'invoices']);
      }
    }
  });
});

describe('fillText', () => {
  it('fills every word in, also twice, and throws on one that it does not have', () => {
    expect(fillText('{a} og {a} og {b}', { a: '1', b: '{a}' })).toBe('1 og 1 og {a}');
    expect(() => fillText('{c}', { a: '1' })).toThrow('{c}');
  });
});

/** Every text by its path; the paragraphs of a list as one text. */
function textsByPath(value: unknown, path = ''): Record<string, string> {
  if (typeof value === 'string') return { [path]: value };
  if (Array.isArray(value)) return { [path]: value.join('\n') };
  return Object.fromEntries(
    Object.entries(value as object)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([key, inner]) => Object.entries(textsByPath(inner, `${path}.${key}`))),
  );
}

function wordsOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort();
}
