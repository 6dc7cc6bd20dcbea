import { describe, expect, it } from 'vitest';
import { addDays, isoDate } from '#shared/kernel/isoDate.ts';
import type { LawPack } from '#shared/domain/law/lawPack.ts';
import { composeLetter } from '#shared/domain/letters/composeLetter.ts';
import { letterLaw } from '#shared/domain/letters/letterLaw.ts';
import { letterTextsFor } from '#backend/notices/letters/letterTextsFor.ts';
import { norwegianLaw } from '#test/domain/arbitraries.ts';
import { letterDay, sampleLetter, sampleLine } from '#test/support/sampleLetter.ts';

const { pack } = norwegianLaw();

/** The pack with another shortest deadline of collection notices to persons, from a day on. */
function withDeadline(days: number, from: string): LawPack {
  const rule = pack.notices.minimumDeadlineDays.collection_notice;
  const [figure] = 'both' in rule ? rule.both : rule.person;
  if (figure === undefined) throw new Error('the law pack has no shortest deadline');
  const person = [figure, { ...figure, from: isoDate(from), value: days }];
  const changed = { reference: rule.reference, person, company: [figure] };
  const minimumDeadlineDays = { ...pack.notices.minimumDeadlineDays, collection_notice: changed };
  return { ...pack, notices: { ...pack.notices, minimumDeadlineDays } };
}

describe('the law of a letter', () => {
  it('is that of its country, kind, debtor and day', () => {
    expect(letterLaw(pack, 'person', 'collection_notice', letterDay)).toEqual({
      country: 'NO',
      version: pack.version,
      earliestDeadline: addDays(letterDay, 14),
    });
    expect(letterLaw(pack, 'company', 'reminder', letterDay).earliestDeadline).toBeNull();
    const changed = withDeadline(21, '2026-11-01');
    const earliest = (kind: 'person' | 'company', day: string) =>
      letterLaw(changed, kind, 'collection_notice', isoDate(day)).earliestDeadline;
    expect([earliest('person', '2026-10-31'), earliest('person', '2026-11-01')]).toEqual([
      '2026-11-14',
      '2026-11-22',
    ]);
    expect(earliest('company', '2026-11-01')).toBe('2026-11-15');
  });

  it('decides how short a deadline a letter may have', () => {
    const law = letterLaw(withDeadline(21, '2026-11-01'), 'person', 'collection_notice', letterDay);
    const letter = (days: number) => () =>
      composeLetter(
        sampleLetter([sampleLine()], { form: 'collection_notice', deadline: addDays(letterDay, days), law }),
        letterTextsFor('NO', 'nb'),
      );
    expect(letter(20)).toThrow('letter_deadline_too_early');
    expect(letter(21)).not.toThrow();
    expect(letter(21)().lawVersion).toBe(pack.version);
  });
});
