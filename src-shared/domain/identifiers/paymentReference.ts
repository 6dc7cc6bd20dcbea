import { accountKind } from '#shared/domain/identifiers/accountNumber.ts';
import { checkFik, formatFik, isFikLike } from '#shared/domain/identifiers/fik.ts';
import {
  checkFinnishReference,
  formatFinnishReference,
} from '#shared/domain/identifiers/finnishReference.ts';
import type { IdentifierCheck } from '#shared/domain/identifiers/identifierProblem.ts';
import { checkKid } from '#shared/domain/identifiers/kid.ts';
import { checkOcr } from '#shared/domain/identifiers/ocr.ts';

/** The kinds of payment references of the four countries, by the name that they go by there. */
export type ReferenceKind = 'kid' | 'ocr' | 'viitenumero' | 'fik';

/**
 * Judges a payment reference by the rules of the creditor's country: which kind it is, and whether it holds. Undefined
 * where it is no reference of the country's kind at all, and so nothing can be said: a text, or, in Sweden and Denmark,
 * where many write the number of the invoice in its place, digits that are no OCR number or betalings-ID by their shape.
 * In Norway every reference must be a KID.
 */
export function judgeReference(
  text: string,
  country: string,
): { readonly kind: ReferenceKind; readonly check: IdentifierCheck } | undefined {
  const compact = text.replaceAll(/[\s\u00A0]/gu, '');
  switch (country) {
    case 'NO':
      return { kind: 'kid', check: checkKid(compact) };
    case 'SE':
      return /^\d{5,25}$/.test(compact) ? { kind: 'ocr', check: checkOcr(compact) } : undefined;
    case 'FI':
      return /^(?:RF)?\d+$/i.test(compact)
        ? { kind: 'viitenumero', check: checkFinnishReference(compact) }
        : undefined;
    case 'DK':
      return isFikLike(compact) ? { kind: 'fik', check: checkFik(compact) } : undefined;
    default:
      return undefined;
  }
}

/**
 * A payment reference as the creditor's country prints it. A Danish one is completed with the creditor number where
 * `account`, the creditor's own, is such a number. What does not hold stays as it is.
 */
export function formatReference(reference: string, country: string, account: string): string {
  switch (country) {
    case 'FI':
      return formatFinnishReference(reference);
    case 'DK':
      return formatFik(reference, accountKind(account, country) === 'fik' ? account.trim() : '');
    default:
      return reference;
  }
}
