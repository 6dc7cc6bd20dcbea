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
import type { LetterFact, LetterModel, LetterSender } from '#shared/domain/letters/letterModel.ts';
import { fillText, type LetterTexts, type StepTexts } from '#shared/domain/letters/letterTexts.ts';

/**
 * Writes a letter: facts and texts become blocks of finished text in the debtor's language, without layout. Pure, and
 * the only place where a letter's words and figures meet. What a Norwegian collection notice must say (inkassoloven
 * §§ 9 and 10: creditor, what the claim is, principal and each addition apart, the rate and from when, a deadline of
 * at least 14 days, and that collection follows) is in the blocks of every such letter.
 *
 * Throws a `Refusal` when the figures do not agree (`checkLetter`), and an `Error` when a text asks for a word that it
 * is not given. Amounts are in minor units.
 */
export function composeLetter(given: LetterInput, texts: LetterTexts): LetterModel {
  checkLetter(given);
  const input = cleanLetter(given);
  const format = letterFormat(input.language);
  const words = letterWords(input, format);
  const step = stepTexts(input, texts);
  const several = input.lines.length > 1;
  const claimsInterest = input.lines.some((line) => line.interest !== 0);
  const paragraphs = [...(several ? step.several : step.one)];
  if (!claimsInterest && step.withoutInterest !== '') paragraphs.push(step.withoutInterest);
  const title = fillText(step.title, words);
  return {
    version: 1,
    country: input.law.country,
    language: input.language,
    kind: input.kind,
    ordinal: input.ordinal,
    letterDate: input.letterDate,
    lawVersion: input.law.version,
    sender: composeSender(input.creditor, texts),
    recipient: addressLines(input.customer, composeAttention(input, texts)),
    facts: composeFacts(input, texts, format),
    title,
    paragraphs: paragraphs.map((text) => fillText(text, words)),
    warning: fillText(step.warning, words),
    invoices: composeInvoices(input, texts, format),
    interest: composeInterest(input, texts, format),
    sums: composeSums(input, texts, format),
    payment: composePayment(input, texts, format),
    closing: composeClosing(input, texts, format),
    footer: composeFooter(input.creditor, texts),
    pageLabel: texts.pageLabel,
    continuation: fillText(texts.continuation, {
      title,
      date: format.day(input.letterDate),
      customer: input.customer.name,
    }),
  };
}

/** The words that the paragraphs of every step may use. `invoice`, `issued` and `due` are those of the first line. */
function letterWords(input: LetterInput, format: LetterFormat): Readonly<Record<string, string>> {
  const [first] = input.lines;
  if (first === undefined) throw new Error('a letter without lines was not refused');
  return {
    invoice: first.number,
    issued: format.longDay(first.issued),
    due: format.longDay(first.due),
    deadline: format.longDay(input.deadline),
    total: format.money(input.total, input.currency),
    count: String(input.lines.length),
    ordinal: String(input.ordinal),
    creditor: input.creditor.name,
  };
}

function stepTexts(input: LetterInput, texts: LetterTexts): StepTexts {
  switch (input.kind) {
    case 'collection_notice':
      return texts.steps.collection_notice;
    case 'reminder':
      return input.ordinal === 1 ? texts.steps.reminder_first : texts.steps.reminder_later;
  }
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
  const [only, ...others] = input.lines;
  if (only !== undefined && others.length === 0)
    facts.push({ label: texts.facts.invoice, value: only.number });
  facts.push({ label: texts.facts.deadline, value: format.day(input.deadline) });
  return facts;
}

function composeSender(creditor: LetterCreditor, texts: LetterTexts): LetterSender {
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

function composeFooter(creditor: LetterCreditor, texts: LetterTexts): readonly string[] {
  const number = formatOrganisationNumber(creditor.organisationNumber);
  const place = [creditor.postcode, creditor.city].filter(Boolean).join(' ');
  const address = [creditor.street, place].filter(Boolean).join(', ');
  return [
    [creditor.name, number === '' ? '' : fillText(texts.footer.organisationNumber, { number }), address],
    [creditor.phone === '' ? '' : fillText(texts.footer.phone, { phone: creditor.phone }), creditor.email],
  ]
    .map((line) => line.filter(Boolean).join('  ·  '))
    .filter(Boolean);
}
