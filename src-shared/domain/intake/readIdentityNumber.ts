import type { DebtorKind } from '#shared/domain/law/lawPack.ts';

/** An identity number in the form in which it is kept, and what it says of its holder. */
export interface IdentityReading {
  readonly value: string;
  readonly kind: DebtorKind;
}

/**
 * Reads an organisation number or a personal identity number of NO, SE, FI or DK in any common writing (`NO 987 654
 * 325 MVA`, `556677-8899`, `1234567-8`). The number of digits tells persons from companies; in Sweden the third digit
 * does, which is at least 2 for organisations. Anything else with digits counts as a company's number of its country.
 * `undefined` where the field only holds a placeholder. Check digits are not tested: the list is the office's own.
 */
export function readIdentityNumber(text: string, country: string): IdentityReading | undefined {
  const compact = text.toUpperCase().replaceAll(/[\s.\u00a0]/gu, '');
  if (!/[1-9]/u.test(compact)) return undefined;
  const reading = readers[country]?.(compact);
  return reading ?? { value: compact, kind: 'company' };
}

const readers: Readonly<Record<string, (compact: string) => IdentityReading | undefined>> = {
  NO: readNorwegian,
  SE: readSwedish,
  FI: readFinnish,
  DK: readDanish,
};

function readNorwegian(compact: string): IdentityReading | undefined {
  const digits = compact.replace(/^NO/u, '').replace(/MVA$/u, '').replaceAll('-', '');
  if (/^\d{9}$/u.test(digits)) return { value: digits, kind: 'company' };
  return /^\d{11}$/u.test(digits) ? { value: digits, kind: 'person' } : undefined;
}

function readSwedish(compact: string): IdentityReading | undefined {
  const digits = compact.replace(/^SE/u, '').replaceAll(/[-+]/gu, '');
  if (/^(?:18|19|20)\d{10}$/u.test(digits)) return { value: digits, kind: 'person' };
  // `16` before, or `01` behind (the VAT number), are additions to the same ten digits.
  const ten = /^16\d{10}$/u.test(digits)
    ? digits.slice(2)
    : /^\d{10}01$/u.test(digits)
      ? digits.slice(0, 10)
      : digits;
  if (!/^\d{10}$/u.test(ten)) return undefined;
  return { value: ten, kind: Number(ten.charAt(2)) >= 2 ? 'company' : 'person' };
}

function readFinnish(compact: string): IdentityReading | undefined {
  if (/^\d{6}[-+A-FU-Y]\d{3}[0-9A-Z]$/u.test(compact)) return { value: compact, kind: 'person' };
  const digits = compact.replace(/^FI/u, '').replaceAll('-', '');
  if (!/^\d{7,8}$/u.test(digits)) return undefined;
  const eight = digits.padStart(8, '0');
  return { value: `${eight.slice(0, 7)}-${eight.slice(7)}`, kind: 'company' };
}

function readDanish(compact: string): IdentityReading | undefined {
  const digits = compact.replace(/^(?:DK|CVR)/u, '').replaceAll('-', '');
  if (/^\d{8}$/u.test(digits)) return { value: digits, kind: 'company' };
  return /^\d{10}$/u.test(digits) ? { value: digits, kind: 'person' } : undefined;
}
