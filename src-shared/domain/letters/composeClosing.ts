import type { LetterFormat } from '#shared/domain/letters/letterFormat.ts';
import type { LetterCreditor, LetterInput } from '#shared/domain/letters/letterInput.ts';
import type { LetterNote } from '#shared/domain/letters/letterModel.ts';
import { fillText, type LetterTexts } from '#shared/domain/letters/letterTexts.ts';

/** Credit that is not used yet, and how to object. */
export function composeClosing(
  input: LetterInput,
  texts: LetterTexts,
  format: LetterFormat,
): readonly LetterNote[] {
  const notes: LetterNote[] = [];
  if (input.openCredit > 0) {
    const credit = format.money(input.openCredit, input.currency);
    notes.push({ title: texts.credit.title, text: fillText(texts.credit.text, { credit }) });
  }
  notes.push({
    title: texts.objection.title,
    text: fillText(texts.objection[input.kind], {
      contact: contactWords(input.creditor, texts),
      deadline: format.longDay(input.deadline),
    }),
  });
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
