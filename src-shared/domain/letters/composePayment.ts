import { accountKind, formatAccountNumber } from '#shared/domain/identifiers/accountNumber.ts';
import { formatReference } from '#shared/domain/identifiers/paymentReference.ts';
import type { LetterFormat } from '#shared/domain/letters/letterFormat.ts';
import type { LetterInput } from '#shared/domain/letters/letterInput.ts';
import type { LetterFact, LetterPayment } from '#shared/domain/letters/letterModel.ts';
import type { LetterTexts } from '#shared/domain/letters/letterTexts.ts';

/**
 * What the debtor types into the bank: account, reference, amount and deadline in clear (formats D.4). Where the
 * invoices have different references there is no single one to pay the sum with: the letter then sends to the table.
 */
export function composePayment(input: LetterInput, texts: LetterTexts, format: LetterFormat): LetterPayment {
  const { payment } = texts;
  const { country } = input.law;
  const { bankAccount } = input.creditor;
  const facts: LetterFact[] = [];
  if (bankAccount !== '') {
    const label = payment.accounts[accountKind(bankAccount, country)];
    facts.push({ label, value: formatAccountNumber(bankAccount, country), about: 'account' });
  }
  facts.push(...referenceFacts(input, texts));
  facts.push({ label: payment.amount, value: format.money(input.total, input.currency) });
  if (input.deadline !== null) {
    facts.push({ label: payment.deadline, value: format.day(input.deadline), about: 'deadline' });
  } else if (input.lines.length === 1 && input.lines[0] !== undefined) {
    facts.push({ label: payment.due, value: format.day(input.lines[0].due) });
  }
  const notes = [bankAccount === '' ? payment.noAccountNote : '', referenceNote(input, texts)];
  return { title: payment.title, facts, note: notes.filter(Boolean).join(' ') };
}

/** The reference of an invoice as the country prints it. */
export function printedReference(input: LetterInput, reference: string): string {
  return formatReference(reference, input.law.country, input.creditor.bankAccount);
}

function referenceFacts(input: LetterInput, texts: LetterTexts): readonly LetterFact[] {
  const { payment } = texts;
  const [first = '', ...others] = distinctReferences(input);
  if (others.length > 0) return [{ label: payment.reference, value: payment.referenceInTable }];
  if (first !== '') return [{ label: payment.reference, value: printedReference(input, first) }];
  const message = paymentMessage(input);
  return message === '' ? [] : [{ label: payment.message, value: message }];
}

/** What to write on a payment without reference: the invoice's number, or for several invoices the customer's. */
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
