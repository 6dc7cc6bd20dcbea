import type { StagedWarning } from '#backend/intake/stagedFile.ts';
import { checkKid } from '#shared/domain/identifiers/kid.ts';
import type { IntakeCreditor, InvoiceDraft } from '#shared/domain/intake/invoiceDraft.ts';

/**
 * Looks at the payment references of a file as it is read. A Norwegian KID whose check digit is wrong by both methods
 * is printed as the list has it, since the bank agreement is not known here; but a person should know before letters
 * go out that payments with it cannot be matched.
 */
export function watchReferences(creditor: IntakeCreditor): {
  observe(draft: InvoiceDraft): void;
  warnings(): StagedWarning[];
} {
  let count = 0;
  let first: { readonly number: string; readonly reference: string } | undefined;
  return {
    observe({ number, currency, reference }) {
      if (creditor.country !== 'NO' || currency !== 'NOK' || reference === null || reference === '') return;
      if (checkKid(reference).ok) return;
      count += 1;
      first ??= { number, reference };
    },
    warnings: () => (first === undefined ? [] : [{ code: 'kid_doubtful', params: { count, ...first } }]),
  };
}
