import { cleanText } from '#shared/domain/letters/cleanText.ts';
import type { LetterInput } from '#shared/domain/letters/letterInput.ts';

/** The same letter with every text from outside made fit to be printed (`cleanText`). */
export function cleanLetter(input: LetterInput): LetterInput {
  const { creditor, customer } = input;
  return {
    ...input,
    creditor: {
      hasLogo: creditor.hasLogo,
      name: cleanText(creditor.name),
      organisationNumber: cleanText(creditor.organisationNumber),
      street: cleanText(creditor.street),
      postcode: cleanText(creditor.postcode),
      city: cleanText(creditor.city),
      email: cleanText(creditor.email),
      phone: cleanText(creditor.phone),
      bankAccount: cleanText(creditor.bankAccount),
    },
    customer: { ...customer, name: cleanText(customer.name), number: cleanText(customer.number) },
    lines: input.lines.map((line) => ({
      ...line,
      number: cleanText(line.number),
      reference: cleanText(line.reference),
    })),
  };
}
