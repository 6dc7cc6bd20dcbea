import type { CustomerCard } from '#shared/contract/customers.ts';

/** Where mail to a customer goes, and which of its addresses that is. */
export type MailTo = CustomerCard['mailTo'];

/**
 * The address that mail goes to by the creditor's order (001-43): the address for invoices or the general one first,
 * then the other, then that of the default contact person.
 */
export function mailTo(
  customer: { readonly email: string; readonly invoiceEmail: string; readonly contactEmail: string },
  order: 'invoice_first' | 'general_first',
): MailTo {
  const invoice = { address: customer.invoiceEmail.trim(), from: 'invoice_email' } as const;
  const general = { address: customer.email.trim(), from: 'email' } as const;
  const contact = { address: customer.contactEmail.trim(), from: 'contact' } as const;
  const chain = order === 'invoice_first' ? [invoice, general, contact] : [general, invoice, contact];
  return chain.find(({ address }) => address !== '') ?? { address: '', from: 'none' };
}
