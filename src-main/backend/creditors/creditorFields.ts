import type { CreditorFields } from '#shared/contract/creditors.ts';
import { checkAccountNumber } from '#shared/domain/identifiers/accountNumber.ts';
import { checkOrganisationNumber } from '#shared/domain/identifiers/organisationNumber.ts';
import { refuse } from '#backend/border/refuse.ts';
import type { LawBook } from '#backend/law/index.ts';

/**
 * Checks what was entered of a creditor and brings it into the form in which it is stored: texts trimmed, numbers as
 * digits only. Throws `creditor_invalid` naming the field, or `country_not_supported`.
 */
export function cleanCreditor(fields: CreditorFields, laws: LawBook): CreditorFields {
  const country = fields.country.trim().toUpperCase();
  if (!laws.has(country))
    refuse('country_not_supported', { country, supported: [...laws.keys()].join(', ') });
  const clean: CreditorFields = {
    ...fields,
    country,
    name: fields.name.trim(),
    organisationNumber: digitsOrNull(fields.organisationNumber),
    street: fields.street.trim(),
    postcode: fields.postcode.trim(),
    city: fields.city.trim(),
    email: fields.email.trim(),
    phone: fields.phone.trim(),
    bankAccount: fields.bankAccount.replace(/[\s.]/g, ''),
    firstInvoiceNumber: fields.firstInvoiceNumber?.trim() || null,
  };
  checkCreditor(clean);
  return clean;
}

function checkCreditor(fields: CreditorFields): void {
  if (fields.name === '') invalid('name', 'empty', '');
  if (fields.name.length > 200) invalid('name', 'too_long', fields.name);
  if (
    fields.organisationNumber !== null &&
    !checkOrganisationNumber(fields.organisationNumber, fields.country).ok
  ) {
    invalid('organisationNumber', 'check_digit', fields.organisationNumber);
  }
  if (fields.bankAccount !== '' && !checkAccountNumber(fields.bankAccount, fields.country).ok) {
    invalid('bankAccount', 'check_digit', fields.bankAccount);
  }
  if (fields.postcode !== '' && !/^\d{4}$/.test(fields.postcode))
    invalid('postcode', 'shape', fields.postcode);
  if (fields.email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(fields.email))
    invalid('email', 'shape', fields.email);
  within('postalDays', fields.postalDays, 30);
  within('listDays', fields.listDays, 365);
  within('minimumAmount', fields.minimumAmount, Number.MAX_SAFE_INTEGER);
}

function within(field: string, value: number, most: number): void {
  if (!Number.isSafeInteger(value) || value < 0 || value > most) invalid(field, 'range', String(value));
}

function invalid(field: string, problem: string, value: string): never {
  return refuse('creditor_invalid', { field, problem, value });
}

function digitsOrNull(text: string | null): string | null {
  const digits = (text ?? '')
    .replace(/^NO/i, '')
    .replace(/MVA$/i, '')
    .replace(/[\s.-]/g, '');
  return digits === '' ? null : digits;
}
