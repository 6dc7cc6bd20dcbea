import { isoDate } from '#shared/kernel/isoDate.ts';
import { composeLetter } from '#shared/domain/letters/composeLetter.ts';
import type { LetterModel } from '#shared/domain/letters/letterModel.ts';
import { letterTextsFor } from '#backend/notices/letters/letterTextsFor.ts';
import { sampleLetter, sampleLine } from '#test/support/sampleLetter.ts';

const firstNames = ['Ingrid', 'Ola', 'Kari', 'Nils', 'Ánte', 'Siri', 'Åse', 'Per'];
const lastNames = ['Hansen', 'Sørbø', 'Hætta', 'Næss', 'Øyen', 'Berg', 'Lie'];

/** Letters as a run has them: reminders and collection notices, one to three invoices, every name and figure different. */
export function sampleModels(count: number, first = 0): readonly LetterModel[] {
  return Array.from({ length: count }, (_, index) => {
    const at = first + index;
    const lines = Array.from({ length: 1 + (at % 3) }, (__, line) =>
      sampleLine({
        number: String(20_260_000 + at * 3 + line),
        due: at % 2 === 0 ? '2026-06-15' : '2026-08-03',
        original: 10_000 + at * 137 + line * 5000,
        newFee: line === 0 ? 3800 : 0,
        reference: String(1_000_000_000_000 + at * 3 + line),
      }),
    );
    const language = at % 10 === 9 ? 'en' : 'nb';
    const input = sampleLetter(lines, {
      language,
      form: at % 5 === 0 ? 'collection_notice' : 'reminder',
      ordinal: at % 5 === 0 ? 1 : 1 + (at % 2),
      deadline: isoDate('2026-12-07'),
      creditor: { hasLogo: true },
      customer: {
        name: `${firstNames[at % firstNames.length]} ${lastNames[at % lastNames.length]} ${at}`,
        street: `Storgata ${at}`,
        number: String(10_000 + at),
      },
    });
    return composeLetter(input, letterTextsFor('NO', language));
  });
}
