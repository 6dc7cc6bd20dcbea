import type { CreditorFields } from '#shared/contract/creditors.ts';
import { checkAccountNumber } from '#shared/domain/identifiers/accountNumber.ts';
import type { IdentifierCheck } from '#shared/domain/identifiers/identifierProblem.ts';
import { checkOrganisationNumber } from '#shared/domain/identifiers/organisationNumber.ts';
import { isIsoDate } from '#shared/kernel/isoDate.ts';
import { refuse } from '#backend/border/refuse.ts';
import type { LawBook } from '#backend/law/index.ts';

/**
 * Checks what was entered of a creditor by the rules of its country, and brings it into the form in which it is stored:
 * texts trimmed, numbers as their country keeps them. Throws `creditor_invalid` naming the field, or
 * `country_not_supported`.
 */
export function cleanCreditor(fields: CreditorFields, laws: LawBook): CreditorFields {
  const country = fields.country.trim().toUpperCase();
  if (!laws.has(country))
    refuse('country_not_supported', { country, supported: [...laws.keys()].join(', ') });
  const clean: CreditorFields = {
    ...fields,
    country,
    name: fields.name.trim(),
    organisationNumber: cleanNumber(
      'organisationNumber',
      fields.organisationNumber ?? '',
      country,
      checkOrganisationNumber,
    ),
    street: fields.street.trim(),
    postcode: cleanPostcode(fields.postcode, country),
    city: fields.city.trim(),
    email: fields.email.trim(),
    phone: fields.phone.trim(),
    bankAccount: cleanNumber('bankAccount', fields.bankAccount, country, checkAccountNumber) ?? '',
    firstInvoiceNumber: fields.firstInvoiceNumber?.trim() || null,
    feeAccount: fields.feeAccount.trim(),
    interestAccount: fields.interestAccount.trim(),
    compensationAccount: fields.compensationAccount.trim(),
    department: fields.department.trim(),
    project: fields.project.trim(),
  };
  checkCreditor(clean);
  return clean;
}

function checkCreditor(fields: CreditorFields): void {
  if (fields.name === '') invalid('name', 'empty', '');
  if (fields.name.length > 200) invalid('name', 'too_long', fields.name);
  if (fields.email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(fields.email))
    invalid('email', 'shape', fields.email);
  within('postalDays', fields.postalDays, 30);
  within('listDays', fields.listDays, 365);
  within('minimumAmount', fields.minimumAmount, Number.MAX_SAFE_INTEGER);
  within('limitationWarningDays', fields.limitationWarningDays, 1000);
  within('interestInvoiceMinimumDays', fields.interestInvoiceMinimumDays, 1000);
  within('interestInvoiceMinimum', fields.interestInvoiceMinimum, Number.MAX_SAFE_INTEGER);
  if (fields.firstInvoiceDate !== null && !isIsoDate(fields.firstInvoiceDate))
    invalid('firstInvoiceDate', 'not_a_day', fields.firstInvoiceDate);
  checkMaximum(fields);
  checkOrder('paymentOrder', fields.paymentOrder, 3);
  checkOrder('addressOrder', fields.addressOrder, 4);
  for (const field of [...accountFields, 'department', 'project'] as const) {
    if (fields[field].length > longestCode) invalid(field, 'too_long', fields[field]);
  }
}

/** The fields of a creditor that name an account of its chart of accounts. */
export const accountFields = ['feeAccount', 'interestAccount', 'compensationAccount'] as const;

/** No chart of accounts and no list of departments or projects has a longer number. */
const longestCode = 40;

/** An upper limit below the lower one would let no interest invoice through, and nobody would know why. */
function checkMaximum({ interestInvoiceMaximum, interestInvoiceMinimum }: CreditorFields): void {
  if (interestInvoiceMaximum === null) return;
  within('interestInvoiceMaximum', interestInvoiceMaximum, Number.MAX_SAFE_INTEGER);
  if (interestInvoiceMaximum === 0 || interestInvoiceMaximum < interestInvoiceMinimum)
    invalid('interestInvoiceMaximum', 'range', String(interestInvoiceMaximum));
}

/** An order names each of so many things once. */
function checkOrder(field: string, order: readonly string[] | null, length: number): void {
  if (order === null) return;
  if (order.length !== length || new Set(order).size !== length)
    invalid(field, 'incomplete', order.join(', '));
}

/** A number as it is kept, or null where none was entered. */
function cleanNumber(
  field: 'organisationNumber' | 'bankAccount',
  text: string,
  country: string,
  check: (text: string, country: string) => IdentifierCheck,
): string | null {
  if (text.trim() === '') return null;
  const checked = check(text, country);
  return checked.ok ? checked.value : invalid(field, 'check_digit', text.trim());
}

/** How a postcode is written: five digits in Sweden (`123 45`) and Finland, four in Norway and Denmark. */
const postcodes: Readonly<Record<string, RegExp>> = {
  NO: /^(\d{4})$/,
  SE: /^(\d{3})\s?(\d{2})$/,
  FI: /^(\d{5})$/,
  DK: /^(\d{4})$/,
};

/** A postcode as it is printed; its country's sign (`SE-`) may stand before it. */
function cleanPostcode(text: string, country: string): string {
  const postcode = text.trim().replace(/^(?:N|NO|S|SE|FI|FIN|DK)[- ]/i, '');
  if (postcode === '') return '';
  const parts = postcodes[country]?.exec(postcode);
  if (parts === null || parts === undefined) return invalid('postcode', 'shape', postcode);
  return parts.slice(1).join(' ');
}

function within(field: string, value: number, most: number): void {
  if (!Number.isSafeInteger(value) || value < 0 || value > most) invalid(field, 'range', String(value));
}

function invalid(field: string, problem: string, value: string): never {
  return refuse('creditor_invalid', { field, problem, value });
}
