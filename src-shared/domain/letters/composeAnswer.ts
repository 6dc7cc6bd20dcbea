import { accountKind, formatAccountNumber } from '#shared/domain/identifiers/accountNumber.ts';
import { formatReference } from '#shared/domain/identifiers/paymentReference.ts';
import type { LawCountry } from '#shared/domain/law/lawPack.ts';
import { addressLines } from '#shared/domain/letters/addressLines.ts';
import type { AnswerTexts } from '#shared/domain/letters/answerTexts.ts';
import { cleanText } from '#shared/domain/letters/cleanText.ts';
import { composeFooter, composeSender } from '#shared/domain/letters/composeLetter.ts';
import { letterFormat, type LetterFormat } from '#shared/domain/letters/letterFormat.ts';
import type { LetterCreditor, LetterCustomer } from '#shared/domain/letters/letterInput.ts';
import type { LetterLanguage } from '#shared/domain/letters/letterLanguage.ts';
import type {
  LetterFact,
  LetterModel,
  LetterPayment,
  LetterSum,
  LetterTable,
} from '#shared/domain/letters/letterModel.ts';
import { fillText, type LetterTexts } from '#shared/domain/letters/letterTexts.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Currency, Minor } from '#shared/kernel/money.ts';

/** The answer of a creditor to what a customer disputes. Sums in minor units of one currency. */
export interface AnswerInput {
  readonly creditor: LetterCreditor;
  readonly customer: LetterCustomer;
  readonly language: LetterLanguage;
  readonly country: LawCountry;
  readonly lawVersion: string;
  /** The day of the answer. */
  readonly letterDate: IsoDate;
  /** What the customer said, and the day on which it came in. */
  readonly objection: { readonly day: IsoDate; readonly text: string };
  /** A line break begins a paragraph. */
  readonly answer: string;
  readonly currency: Currency;
  /** The invoices that the objection is on; at least one. */
  readonly lines: readonly AnswerLine[];
}

/** One invoice that is disputed. */
export interface AnswerLine {
  readonly number: string;
  readonly issued: IsoDate;
  readonly due: IsoDate;
  readonly original: Minor;
  /** The principal that is still owed by the books. */
  readonly open: Minor;
  /** The part of `open` that is disputed. */
  readonly disputed: Minor;
  /** The payment reference (KID), or empty. */
  readonly reference: string;
}

/**
 * Writes the answer to an objection as a letter: what came in, what the office answers, the disputed invoices, and how
 * to pay what is not disputed. It is no notice: it claims nothing, sets no deadline and takes no step. Pure.
 */
export function composeAnswer(input: AnswerInput, texts: LetterTexts, words: AnswerTexts): LetterModel {
  const { country, language, letterDate } = input;
  const format = letterFormat(language, country);
  const from = { creditor: cleanCreditor(input.creditor), law: { country } };
  const customer = {
    ...input.customer,
    name: cleanText(input.customer.name),
    number: cleanText(input.customer.number),
  };
  return {
    version: 1,
    country,
    language,
    kind: 'answer',
    ordinal: 1,
    letterDate,
    lawVersion: input.lawVersion,
    sender: composeSender(from, texts),
    recipient: addressLines(customer, '', country),
    facts: composeFacts(input, texts, format),
    title: words.title,
    paragraphs: composeParagraphs(input, words, format),
    warning: '',
    invoices: composeTable(input, texts, words, format),
    interest: null,
    sums: composeSums(input, texts, words, format),
    payment: composePayment(input, texts, words, format),
    closing: [{ title: texts.objection.title, text: words.contact }],
    footer: composeFooter(from, texts),
    pageLabel: texts.pageLabel,
    continuation: fillText(texts.continuation, {
      title: words.title,
      date: format.day(letterDate),
      customer: customer.name,
    }),
  };
}

function cleanCreditor(creditor: LetterCreditor): LetterCreditor {
  return {
    hasLogo: creditor.hasLogo,
    name: cleanText(creditor.name),
    organisationNumber: cleanText(creditor.organisationNumber),
    street: cleanText(creditor.street),
    postcode: cleanText(creditor.postcode),
    city: cleanText(creditor.city),
    email: cleanText(creditor.email),
    phone: cleanText(creditor.phone),
    bankAccount: cleanText(creditor.bankAccount),
  };
}

function composeFacts(
  { letterDate, customer, lines }: AnswerInput,
  texts: LetterTexts,
  format: LetterFormat,
) {
  const facts: LetterFact[] = [{ label: texts.facts.date, value: format.day(letterDate) }];
  const number = cleanText(customer.number);
  if (number !== '') facts.push({ label: texts.facts.customerNumber, value: number });
  const [only, ...others] = lines;
  if (only !== undefined && others.length === 0) {
    facts.push({ label: texts.facts.invoice, value: cleanText(only.number) });
  }
  return facts;
}

function composeParagraphs(input: AnswerInput, words: AnswerTexts, format: LetterFormat): readonly string[] {
  const [first] = input.lines;
  if (first === undefined) throw new Error('an answer to an objection needs an invoice');
  const received = fillText(input.lines.length > 1 ? words.received.several : words.received.one, {
    day: format.longDay(input.objection.day),
    invoice: cleanText(first.number),
    count: String(input.lines.length),
  });
  const { disputed, undisputed } = sumsOf(input);
  const what = fillText(undisputed === 0 ? words.whole : words.part, {
    disputed: format.money(disputed, input.currency),
    undisputed: format.money(undisputed, input.currency),
  });
  const quoted = fillText(words.quoted, { text: cleanText(input.objection.text) });
  return [received, quoted, ...input.answer.split(/\r?\n/).map(cleanText).filter(Boolean), what];
}

function composeTable(
  { lines }: AnswerInput,
  texts: LetterTexts,
  words: AnswerTexts,
  format: LetterFormat,
): LetterTable {
  const { columns } = texts;
  return {
    columns: [
      { title: columns.invoice, align: 'left' },
      { title: columns.issued, align: 'left', yields: 1 },
      { title: columns.due, align: 'left' },
      { title: columns.original, align: 'right' },
      { title: words.open, align: 'right' },
      { title: columns.disputed, align: 'right' },
    ],
    detailTitle: '',
    rows: lines.map((line) => ({
      cells: [
        cleanText(line.number),
        format.day(line.issued),
        format.day(line.due),
        format.amount(line.original),
        format.amount(line.open),
        format.amount(line.disputed),
      ],
      detail: '',
    })),
  };
}

function sumsOf({ lines }: AnswerInput): { readonly disputed: Minor; readonly undisputed: Minor } {
  const disputed = lines.reduce((sum, line) => sum + line.disputed, 0);
  const open = lines.reduce((sum, line) => sum + line.open, 0);
  return { disputed, undisputed: open - disputed };
}

function composeSums(
  input: AnswerInput,
  texts: LetterTexts,
  words: AnswerTexts,
  format: LetterFormat,
): readonly LetterSum[] {
  const { disputed, undisputed } = sumsOf(input);
  return [
    { label: texts.columns.disputed, value: format.money(disputed, input.currency), weight: 'part' },
    { label: words.undisputed, value: format.money(undisputed, input.currency), weight: 'total' },
  ];
}

/** How to pay what is not disputed, or all of it should the answer convince: account, reference, and how much. */
function composePayment(
  input: AnswerInput,
  texts: LetterTexts,
  words: AnswerTexts,
  format: LetterFormat,
): LetterPayment {
  const { country, creditor, lines } = input;
  const { payment } = texts;
  const account = cleanText(creditor.bankAccount);
  const facts: LetterFact[] = [];
  if (account !== '') {
    const label = payment.accounts[accountKind(account, country)];
    facts.push({ label, value: formatAccountNumber(account, country), about: 'account' });
  }
  const [reference = '', ...others] = new Set(lines.map((line) => cleanText(line.reference)));
  if (reference !== '' && others.length === 0) {
    facts.push({ label: payment.reference, value: formatReference(reference, country, account) });
  } else {
    const message = lines.length === 1 ? (lines[0]?.number ?? '') : input.customer.number;
    if (cleanText(message) !== '') facts.push({ label: payment.message, value: cleanText(message) });
  }
  const { disputed, undisputed } = sumsOf(input);
  const isWhole = undisputed === 0;
  facts.push({
    label: isWhole ? texts.columns.disputed : words.undisputed,
    value: format.money(isWhole ? disputed : undisputed, input.currency),
  });
  return { title: payment.title, facts, note: '' };
}
