import type { IntakeFormat } from '#backend/intake/stagedFile.ts';

/** What a format can give. */
export type FormatGift = 'customers' | 'invoices' | 'balances' | 'documents' | 'accounts';

/** The formats that are read, with the endings that their files usually have and what they give. */
export const formatTable: Readonly<
  Record<IntakeFormat, { readonly extensions: readonly string[]; readonly gives: readonly FormatGift[] }>
> = {
  csv: { extensions: ['csv', 'txt', 'tsv'], gives: ['customers', 'invoices', 'balances'] },
  xlsx: { extensions: ['xlsx', 'xlsm'], gives: ['customers', 'invoices', 'balances'] },
  saft: { extensions: ['xml', 'zip'], gives: ['customers', 'invoices', 'balances', 'accounts'] },
  netvisor_customers: { extensions: ['xml'], gives: ['customers'] },
  netvisor_invoices: { extensions: ['xml'], gives: ['customers', 'invoices', 'documents'] },
  netvisor_invoice_list: { extensions: ['xml'], gives: ['customers', 'invoices', 'balances'] },
  ubl_invoice: { extensions: ['xml'], gives: ['customers', 'invoices', 'documents'] },
  ubl_credit_note: { extensions: ['xml'], gives: ['customers', 'invoices', 'documents'] },
  oioubl_invoice: { extensions: ['xml'], gives: ['customers', 'invoices', 'documents'] },
  oioubl_credit_note: { extensions: ['xml'], gives: ['customers', 'invoices', 'documents'] },
  svefaktura: { extensions: ['xml'], gives: ['customers', 'invoices', 'documents'] },
  finvoice: { extensions: ['xml'], gives: ['customers', 'invoices'] },
  sie: { extensions: ['se', 'si', 'sie'], gives: ['accounts'] },
};
