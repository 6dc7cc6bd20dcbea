import { Refusal } from '#shared/kernel/refusal.ts';
import { addressLines } from '#shared/domain/letters/addressLines.ts';
import { checkLetter } from '#shared/domain/letters/checkLetter.ts';
import { cleanLetter } from '#shared/domain/letters/cleanLetter.ts';
import { cleanText } from '#shared/domain/letters/cleanText.ts';
import { composeClosing } from '#shared/domain/letters/composeClosing.ts';
import { composeInterest } from '#shared/domain/letters/composeInterest.ts';
import { composeInvoices } from '#shared/domain/letters/composeInvoices.ts';
import { composePayment } from '#shared/domain/letters/composePayment.ts';
import { composeSums } from '#shared/domain/letters/composeSums.ts';
import { formatOrganisationNumber } from '#shared/domain/identifiers/organisationNumber.ts';
import { type LetterFormat, letterFormat } from '#shared/domain/letters/letterFormat.ts';
import type { LetterCreditor, LetterInput } from '#shared/domain/letters/letterInput.ts';
import { isMixed, joinWords, levelOf, ownStepInvoices } from '#shared/domain/letters/letterLevel.ts';
import type { LetterFact, LetterModel, LetterSender } from '#shared/domain/letters/letterModel.ts';
import { type LetterPlaceholder, placeholderProblems } from '#shared/domain/letters/letterPlaceholders.ts';
import {
  fillText,
  type LetterTexts,
  type ReminderTexts,
  type StepTexts,
} from '#shared/domain/letters/letterTexts.ts';

/**
 * Writes a letter: facts and texts become blocks of finished text in the debtor's language, without layout. Pure, and
 * the only place where a letter's words and figures meet. What the law wants said in a notice (NO inkassoloven §§ 9 and
 * 10, SE inkassolagen 5 §, FI perintälaki 5 a and 5 b §, DK inkassoloven § 10) is in blocks of their own, which the
 * creditor's own title and body do not touch; `missingContents` tells whether all of it is there.
 *
 * Throws a `Refusal` when the figures do not agree (`checkLetter`) or when the creditor's own text cannot be filled in
 * (`letter_text_invalid`), and an `Error` when a text of the program asks for a word that it is not given. Amounts are
 * in minor units.
 */
export function composeLetter(given: LetterInput, texts: LetterTexts): LetterModel {
  checkLetter(given);
  const input = cleanLetter(given);
  const format = letterFormat(input.language, input.law.country);
  const { title, paragraphs, warning } = composeBody(input, texts, format);
  return {
    version: 1,
    country: input.law.country,
    language: input.language,
    kind: input.level.form,
    ordinal: input.level.ordinal,
    letterDate: input.letterDate,
    lawVersion: input.law.version,
    sender: composeSender(input, texts),
    recipient: addressLines(input.customer, composeAttention(input, texts), input.law.country),
    facts: composeFacts(input, texts, format),
    title,
    paragraphs,
    warning,
    invoices: composeInvoices(input, texts, format),
    interest: composeInterest(input, texts, format),
    sums: composeSums(input, texts, format),
    payment: composePayment(input, texts, format),
    closing: composeClosing(input, texts, format),
    footer: composeFooter(input, texts),
    pageLabel: texts.pageLabel,
    continuation: fillText(texts.continuation, {
      title,
      date: format.day(input.letterDate),
      customer: input.customer.name,
    }),
  };
}

interface LetterBody {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly warning: string;
}

/** The step's words. The creditor's own take the place of title and body only: what the law wants said stays. */
function composeBody(input: LetterInput, texts: LetterTexts, format: LetterFormat): LetterBody {
  const step: StepTexts | ReminderTexts = texts.steps[levelOf(input.level)];
  const words = letterWords(input, format);
  const own = ownWords(input);
  const mixed = isMixed(input);
  const withInvoices = mixed ? { ...words, invoices: ownStepInvoices(input, texts) } : words;
  const paragraphs = own?.paragraphs ?? bodyOf(input, step);
  const claimsInterest = input.lines.some((line) => line.interest !== 0 || line.earlierInterest !== 0);
  const added = [mixed ? step.mixed.note : '', claimsInterest ? '' : step.withoutInterest].filter(Boolean);
  return {
    title: fillText(own?.title ?? step.title, words),
    paragraphs: [...paragraphs, ...added].map((text) => fillText(text, withInvoices)),
    warning: fillText(mixed ? step.mixed.warning : step.warning, withInvoices),
  };
}

function bodyOf(input: LetterInput, step: StepTexts | ReminderTexts): readonly string[] {
  const body = input.deadline === null && 'withoutDeadline' in step ? step.withoutDeadline : step;
  return input.lines.length > 1 ? body.several : body.one;
}

function ownWords({ ownText, deadline }: LetterInput): { title: string; paragraphs: string[] } | null {
  if (ownText === null) return null;
  const kept = deadline === null ? 'original' : 'own';
  const [problem] = [ownText.title, ownText.body].flatMap((text) => placeholderProblems(text, kept));
  if (problem !== undefined) throw new Refusal('letter_text_invalid', { problem: 'placeholder' });
  return {
    title: cleanText(ownText.title),
    paragraphs: ownText.body.split(/\r?\n/).map(cleanText).filter(Boolean),
  };
}

/** More numbers than this are not listed in a sentence; all of them stand in the table. */
const listedInText = 8;

/** The words that the title and the paragraphs of every step may use (`letterPlaceholders`). */
function letterWords(
  input: LetterInput,
  format: LetterFormat,
): Readonly<Partial<Record<LetterPlaceholder, string>>> & Readonly<Record<string, string>> {
  const [first] = input.lines;
  if (first === undefined) throw new Error('a letter without lines was not refused');
  const numbers = input.lines.map((line) => line.number);
  const listed = numbers.length > listedInText ? [...numbers.slice(0, listedInText), '…'] : numbers;
  return {
    invoice: joinWords(listed, ', '),
    issued: format.longDay(first.issued),
    due: format.longDay(first.due),
    ...(input.deadline === null ? {} : { deadline: format.longDay(input.deadline) }),
    total: format.money(input.total, input.currency),
    count: String(input.lines.length),
    ordinal: String(input.level.ordinal),
    creditor: input.creditor.name,
    customer: input.customer.name,
    customerNumber: input.customer.number,
    date: format.longDay(input.letterDate),
  };
}

function composeAttention(input: LetterInput, texts: LetterTexts): string {
  const name = cleanText(input.customer.attention ?? '');
  return name === '' ? '' : fillText(texts.facts.attention, { name });
}

function composeFacts(input: LetterInput, texts: LetterTexts, format: LetterFormat): readonly LetterFact[] {
  const facts: LetterFact[] = [{ label: texts.facts.date, value: format.day(input.letterDate) }];
  if (input.customer.number !== '') {
    facts.push({ label: texts.facts.customerNumber, value: input.customer.number });
  }
  const [first, ...others] = input.lines;
  const only = others.length === 0 ? first : undefined;
  if (only !== undefined) facts.push({ label: texts.facts.invoice, value: only.number });
  if (input.deadline !== null) {
    facts.push({ label: texts.facts.deadline, value: format.day(input.deadline), about: 'deadline' });
  } else if (only !== undefined) facts.push({ label: texts.facts.due, value: format.day(only.due) });
  return facts;
}

/** Who writes: the name, the address and the line that the post office returns the letter to. */
export function composeSender({ creditor }: Pick<LetterInput, 'creditor'>, texts: LetterTexts): LetterSender {
  const place = [creditor.postcode, creditor.city].filter(Boolean).join(' ');
  const address = [creditor.street, place].filter(Boolean);
  return {
    name: creditor.name,
    lines: address,
    returnLine:
      address.length === 0
        ? ''
        : fillText(texts.returnLine, { sender: [creditor.name, ...address].join(', ') }),
    hasLogo: creditor.hasLogo,
  };
}

/** The lines at the foot of every page: who writes, and where to find them. */
export function composeFooter(
  { creditor, law }: { readonly creditor: LetterCreditor; readonly law: Pick<LetterInput['law'], 'country'> },
  texts: LetterTexts,
): readonly string[] {
  const number = formatOrganisationNumber(creditor.organisationNumber, law.country);
  const place = [creditor.postcode, creditor.city].filter(Boolean).join(' ');
  const address = [creditor.street, place].filter(Boolean).join(', ');
  return [
    [creditor.name, number === '' ? '' : fillText(texts.footer.organisationNumber, { number }), address],
    [creditor.phone === '' ? '' : fillText(texts.footer.phone, { phone: creditor.phone }), creditor.email],
  ]
    .map((line) => line.filter(Boolean).join('  ·  '))
    .filter(Boolean);
}
