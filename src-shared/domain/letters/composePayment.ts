import { formatAccountNumber } from '#shared/domain/identifiers/accountNumber.ts';
import type { LetterFormat } from '#shared/domain/letters/letterFormat.ts';
import type { LetterInput } from '#shared/domain/letters/letterInput.ts';
import type { LetterFact, LetterPayment } from '#shared/domain/letters/letterModel.ts';
import type { LetterTexts } from '#shared/domain/letters/letterTexts.ts';

/**
 * What the debtor types into the bank: account, KID, amount and deadline in clear (formats D.4). Where the invoices
 * have different KIDs there is no single one to pay the sum with: the letter then sends to the table.
 */
export function composePayment(input: LetterInput, texts: LetterTexts, format: LetterFormat): LetterPayment {
  const { payment } = texts;
  const facts: LetterFact[] = [];
  const account = formatAccountNumber(input.creditor.bankAccount);
  if (account !== '') facts.push({ label: payment.account, value: account });
  facts.push(...referenceFacts(input, texts));
  facts.push({ label: payment.amount, value: format.money(input.total, input.currency) });
  facts.push({ label: payment.deadline, value: format.day(input.deadline) });
  const notes = [account === '' ? payment.noAccountNote : '', referenceNote(input, texts)];
  return { title: payment.title, facts, note: notes.filter(Boolean).join(' ') };
}

function referenceFacts(input: LetterInput, texts: LetterTexts): readonly LetterFact[] {
  const { payment } = texts;
  const [first = '', ...others] = distinctReferences(input);
  if (others.length > 0) return [{ label: payment.reference, value: payment.referenceInTable }];
  if (first !== '') return [{ label: payment.reference, value: first }];
  const message = paymentMessage(input);
  return message === '' ? [] : [{ label: payment.message, value: message }];
}

/** What to write on a payment without KID: the invoice's number, or for several invoices the customer's. */
function paymentMessage(input: LetterInput): string {
  const [only, ...others] = input.lines;
  return only !== undefined && others.length === 0 ? only.number : input.customer.number;
}

function referenceNote(input: LetterInput, texts: LetterTexts): string {
  const { payment } = texts;
  const references = distinctReferences(input);
  if (references.length > 1) {
    return references.includes('') ? payment.someReferencesNote : payment.severalReferencesNote;
  }
  return references[0] === '' && paymentMessage(input) === '' ? payment.severalNote : '';
}

function distinctReferences(input: LetterInput): readonly string[] {
  return [...new Set(input.lines.map((line) => line.reference))];
}
