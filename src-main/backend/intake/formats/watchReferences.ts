import type { StagedWarning } from '#backend/intake/stagedFile.ts';
import type { IntakeCreditor, InvoiceDraft } from '#shared/domain/intake/invoiceDraft.ts';
import type { IntakeWarningCode } from '#shared/domain/intake/intakeCodes.ts';
import { judgeReference, type ReferenceKind } from '#shared/domain/identifiers/paymentReference.ts';

/**
 * Looks at the payment references of a file as it is read, by the rules of the creditor's country. One whose check
 * digit is wrong (a KID by both methods, since the bank agreement is not known here) is printed as the list has it; but
 * a person should know before letters go out that payments with it cannot be matched. Invoices in another currency are
 * paid in other ways.
 */
export function watchReferences(creditor: IntakeCreditor): {
  observe(draft: InvoiceDraft): void;
  warnings(): StagedWarning[];
} {
  let count = 0;
  let first: { readonly kind: ReferenceKind; readonly params: object } | undefined;
  return {
    observe({ number, currency, reference }) {
      if (currency !== creditor.currency || reference === null || reference === '') return;
      const judged = judgeReference(reference, creditor.country);
      if (judged === undefined || judged.check.ok) return;
      // Where no reference was agreed on, many systems put the invoice's number in its place.
      if (reference === number && creditor.country !== 'NO') return;
      count += 1;
      first ??= { kind: judged.kind, params: { number, reference } };
    },
    warnings: () =>
      first === undefined ? [] : [{ code: codes[first.kind], params: { count, ...first.params } }],
  };
}

const codes: Readonly<Record<ReferenceKind, IntakeWarningCode>> = {
  kid: 'kid_doubtful',
  ocr: 'ocr_doubtful',
  viitenumero: 'viitenumero_doubtful',
  fik: 'fik_doubtful',
};
