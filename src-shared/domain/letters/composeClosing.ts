import type { LetterFormat } from '#shared/domain/letters/letterFormat.ts';
import type { LetterCreditor, LetterInput } from '#shared/domain/letters/letterInput.ts';
import type { LetterNote } from '#shared/domain/letters/letterModel.ts';
import { fillText, type LetterTexts } from '#shared/domain/letters/letterTexts.ts';
import { sumOf } from '#shared/domain/letters/sumOf.ts';

/** Credit that is not used yet or was taken off, what is disputed, how to object, and the right to suspension. */
export function composeClosing(
  input: LetterInput,
  texts: LetterTexts,
  format: LetterFormat,
): readonly LetterNote[] {
  const money = (amount: number): string => format.money(amount, input.currency);
  const contact = contactWords(input.creditor, texts);
  const notes: LetterNote[] = [];
  const netted = sumOf(input, (line) => line.credit);
  for (const [amount, text] of [
    [netted, texts.credit.netted],
    [input.openCredit, texts.credit.text],
  ] as const) {
    if (amount === 0) continue;
    notes.push({
      title: texts.credit.title,
      text: fillText(text, { credit: money(amount) }),
      about: 'credit',
    });
  }
  const disputed = sumOf(input, (line) => line.disputed);
  if (disputed > 0) {
    const text = fillText(texts.disputed.text, { disputed: money(disputed) });
    notes.push({ title: texts.disputed.title, text, about: 'disputed' });
  }
  notes.push({
    title: texts.objection.title,
    text: fillText(texts.objection[input.level.form], {
      contact,
      ...(input.deadline === null ? {} : { deadline: format.longDay(input.deadline) }),
    }),
    about: 'objection',
  });
  if (texts.suspension.text !== '' && input.level.form !== 'reminder') {
    const text = fillText(texts.suspension.text, { contact });
    notes.push({ title: texts.suspension.title, text, about: 'suspension' });
  }
  return notes;
}

/** How to reach the creditor, as part of a sentence: by telephone and e-mail where known, else by post. */
function contactWords(creditor: LetterCreditor, { contact }: LetterTexts): string {
  const { phone, email } = creditor;
  const ways = [
    phone === '' ? '' : fillText(contact.phone, { phone }),
    email === '' ? '' : fillText(contact.email, { email }),
  ].filter(Boolean);
  if (ways.length > 0) return ways.join(contact.or);
  const place = [creditor.postcode, creditor.city].filter(Boolean).join(' ');
  return fillText(contact.post, {
    address: [creditor.name, creditor.street, place].filter(Boolean).join(', '),
  });
}
