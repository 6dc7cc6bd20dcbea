import type { CustomerAddress } from '#shared/contract/customers.ts';
import { refuse } from '#backend/border/refuse.ts';
import { checkIdentityNumber, type IdentityHolder } from '#backend/customers/identityNumber.ts';
import type { AddressColumns } from '#backend/customers/readAddresses.ts';

/** A text as it is kept; longer ones than a letter or a list has room for are refused (`customer_field_invalid`). */
export function cleanText(field: string, text: string): string {
  const value = text.replaceAll(/\s+/gu, ' ').trim();
  if (value.length > longest) refuse('customer_field_invalid', { field, problem: 'too_long', value });
  return value;
}

const longest = 120;

/** A name as it is kept; it must say something. */
export function cleanName(text: string): string {
  const value = cleanText('name', text);
  if (value === '') refuse('customer_field_invalid', { field: 'name', problem: 'empty', value });
  return value;
}

/** A mail address as it is kept, or none. */
export function cleanEmail(field: string, text: string): string {
  const value = cleanText(field, text);
  if (value !== '' && !/^[^\s@<>;,"]+@[^\s@<>;,"]+\.[^\s@<>;,".]+$/u.test(value)) {
    refuse('customer_field_invalid', { field, problem: 'shape', value });
  }
  return value;
}

/** A telephone number as it is kept, or none: digits with what people write between them. */
export function cleanPhone(text: string): string {
  const value = cleanText('phone', text);
  if (value !== '' && !/^\+?[\d\s()./-]{3,}$/u.test(value)) {
    refuse('customer_field_invalid', { field: 'phone', problem: 'shape', value });
  }
  return value;
}

/** An identity number as it is kept, or none; one that breaks the rule of its country is refused. */
export function cleanIdentityNumber(text: string, holder: IdentityHolder): string {
  const value = cleanText('identity_number', text);
  if (value === '') return '';
  const check = checkIdentityNumber(value, holder);
  return check.ok
    ? check.value
    : refuse('customer_field_invalid', { field: 'identity_number', problem: check.error.code, value });
}

/** An address as it is kept, in the columns of the ledger. */
export function cleanAddress(address: CustomerAddress): AddressColumns {
  const clean = {
    street: cleanText('street', address.street),
    street_2: cleanText('street_2', address.street2),
    postcode: cleanText('postcode', address.postcode).toUpperCase(),
    city: cleanText('city', address.city),
    country: cleanText('country', address.country).toUpperCase(),
  };
  const { country } = clean;
  if (!/^[A-Z]{2}$/.test(country)) {
    refuse('customer_field_invalid', { field: 'country', problem: 'shape', value: country });
  }
  const postcode = plainPostcode(clean.postcode, country);
  const shape = postcodeShapes[country];
  if (postcode !== '' && shape !== undefined && !shape.test(postcode)) {
    refuse('customer_field_invalid', { field: 'postcode', problem: 'shape', value: postcode });
  }
  return { ...clean, postcode };
}

/** As the post of the four countries writes them, in one piece but for the Swedish blank. */
const postcodeShapes: Readonly<Record<string, RegExp>> = {
  NO: /^\d{4}$/,
  DK: /^\d{4}$/,
  SE: /^\d{3} ?\d{2}$/,
  FI: /^\d{5}$/,
};

/** `SE-123 45` and `FI-00100` without the sign of the country, which a letter sets itself. */
function plainPostcode(postcode: string, country: string): string {
  if (postcodeShapes[country] === undefined) return postcode;
  return postcode.replace(new RegExp(`^(?:${country}|${country.charAt(0)})[- ]?(?=\\d)`), '');
}
