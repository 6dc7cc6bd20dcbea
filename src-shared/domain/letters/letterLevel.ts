import type { LetterInput, LetterLine, LetterStep } from '#shared/domain/letters/letterInput.ts';
import { fillText, type LetterLevel, type LetterTexts } from '#shared/domain/letters/letterTexts.ts';

/** Which texts a step is written with. */
export function levelOf({ form, ordinal }: LetterStep): LetterLevel {
  if (form !== 'reminder') return form;
  return ordinal === 1 ? 'reminder_first' : 'reminder_later';
}

/** Whether invoices of lower steps are on the letter beside those that its own step is for. */
export function isMixed(input: LetterInput): boolean {
  return input.lines.some((line) => !isOwnStep(input, line));
}

/** What a step is called in the table of a letter about several steps. */
export function levelName(step: LetterStep, texts: LetterTexts): string {
  return fillText(texts.levels[levelOf(step)], { ordinal: String(step.ordinal) });
}

/** More invoices than this are pointed to, not listed. */
const listedInText = 8;

/** The invoices that the letter's own step is for, as part of a sentence. */
export function ownStepInvoices(input: LetterInput, texts: LetterTexts): string {
  const numbers = input.lines.filter((line) => isOwnStep(input, line)).map((line) => line.number);
  if (numbers.length > listedInText) {
    return fillText(texts.invoiceList.marked, { level: levelName(input.level, texts) });
  }
  return invoiceWords(numbers, texts);
}

/** `invoice 1`, or `invoices 1, 2 and 3`, in the language of the letter. */
export function invoiceWords(numbers: readonly string[], { invoiceList }: LetterTexts): string {
  const [first = ''] = numbers;
  if (numbers.length < 2) return fillText(invoiceList.one, { number: first });
  return fillText(invoiceList.several, { numbers: joinWords(numbers, invoiceList.and) });
}

/** `1, 2 and 3`. */
export function joinWords(words: readonly string[], and: string): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')}${and}${words.at(-1)}`;
}

function isOwnStep({ level }: LetterInput, line: LetterLine): boolean {
  return line.level.form === level.form && line.level.ordinal === level.ordinal;
}
