import type { StagedWarning } from '#backend/intake/stagedFile.ts';
import type { IntakeCreditor, InvoiceDraft } from '#shared/domain/intake/invoiceDraft.ts';
import { checkOrganisationNumber } from '#shared/domain/identifiers/organisationNumber.ts';
import { checkPersonNumber } from '#shared/domain/identifiers/personNumber.ts';

/**
 * Looks at the identity numbers of the customers as a file is read. One that neither an organisation nor a person of its
 * country can have is taken over as the list has it, since the list is the office's own; but an agency or a court would
 * send the claim back for it. The warning names the customer and not the number, which may be a person's.
 */
export function watchIdentityNumbers(creditor: IntakeCreditor): {
  observe(draft: Pick<InvoiceDraft, 'customer'>): void;
  warnings(): StagedWarning[];
} {
  let count = 0;
  let first: string | undefined;
  let seen = '';
  return {
    observe({ customer }) {
      // A customer's invoices usually stand together; each customer is looked at once.
      if (customer.identityNumber === null || customer.key === seen) return;
      seen = customer.key;
      if (isPossible(customer.identityNumber, customer.country ?? creditor.country)) return;
      count += 1;
      first ??= customer.name ?? customer.number ?? '';
    },
    warnings: () =>
      first === undefined ? [] : [{ code: 'identity_number_doubtful', params: { count, customer: first } }],
  };
}

function isPossible(identityNumber: string, country: string): boolean {
  return checkOrganisationNumber(identityNumber, country).ok || checkPersonNumber(identityNumber, country).ok;
}
