import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { creditorOf, readWhole } from '#test/support/intake/readWhole.ts';

/** Published examples with a free licence are part of the project; the others stand beside it, where they are at hand. */
const free = join(import.meta.dirname, '../../fixtures');
const beside = join(import.meta.dirname, '../../../../shared/formats/samples');

/** `figures`: taken over with the figures that the file itself writes. Otherwise why it is not. */
type Outcome = 'figures' | { readonly refused: string } | { readonly left: readonly string[] };

function family(
  title: string,
  folder: string,
  files: Readonly<Record<string, Outcome>>,
  check: (path: string) => Promise<void>,
  creditor: ReturnType<typeof creditorOf>,
): void {
  const isThere = existsSync(folder);
  describe.skipIf(!isThere)(`${title} (${isThere ? folder : `not on this machine: ${folder}`})`, () => {
    test('every example is told what becomes of it', () => {
      const found = readdirSync(folder).filter((name) => name.endsWith('.xml'));
      expect(found.map((name) => name.normalize('NFC')).filter((name) => !(name in files))).toEqual([]);
      expect(found.length).toBeGreaterThan(0);
    });
    for (const [name, outcome] of Object.entries(files)) {
      const path = join(folder, name);
      test.skipIf(!existsSync(path))(`${name}: ${JSON.stringify(outcome)}`, async () => {
        if (outcome === 'figures') return check(path);
        if ('refused' in outcome) {
          await expect(readWhole(path, creditor)).rejects.toMatchObject({ code: outcome.refused });
          return;
        }
        const { drafts, errors } = await readWhole(path, creditor);
        expect(drafts).toEqual([]);
        expect(errors.map(({ code }) => code)).toEqual(outcome.left);
      });
    }
  });
}

/** The text of the first element of that local name, without comments. */
function first(text: string, local: string): string | undefined {
  return all(text, local)[0];
}

function all(text: string, local: string): readonly string[] {
  const pattern = new RegExp(`<(?:[\\w.-]+:)?${local}(?:\\s[^>]*)?>\\s*([^<]*?)\\s*<`, 'gu');
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}

function withoutComments(path: string, encoding: string): string {
  return new TextDecoder(encoding).decode(readFileSync(path)).replaceAll(/<!--[\s\S]*?-->/gu, '');
}

function minor(text: string | undefined): number {
  return Math.round(Number((text ?? '').replace(',', '.')) * 100);
}

const danish = creditorOf('DK', 'DKK');
const swedish = creditorOf('SE', 'SEK');
const finnish = creditorOf('FI', 'EUR');

/** UBL 2: what is to be paid, when, in what, by the document's own words. */
async function checkUbl(path: string): Promise<void> {
  const text = withoutComments(path, 'utf-8');
  const credit = /<(?:\w+:)?CreditNote[\s>]/u.test(text);
  const { drafts, errors } = await readWhole(path, text.includes('OIOUBL') ? danish : swedish);
  expect(errors).toEqual([]);
  const sign = credit ? -1 : 1;
  const payable = minor(first(text, 'PayableAmount')) * sign;
  const prepaid = text.includes('PrepaidAmount') ? minor(first(text, 'PrepaidAmount')) * sign : 0;
  const currency = /PayableAmount currencyID="([A-Z]{3})"/u.exec(text)?.[1];
  expect(drafts).toMatchObject([
    {
      number: first(text, 'ID'),
      kind: credit || payable < 0 ? 'credit_note' : 'invoice',
      issued: first(text, 'IssueDate'),
      open: payable,
      original: payable + prepaid,
      currency,
    },
  ]);
  const due = first(text, 'DueDate') ?? first(text, 'PaymentDueDate');
  if (due !== undefined) expect(drafts[0]?.due).toBe(due);
  else if (credit) expect(drafts[0]?.due).toBe(first(text, 'IssueDate'));
  else expect(first(text, 'Note')).toContain('Payment within 30 days');
  const corrects = /BillingReference>[\s\S]*?<cbc:ID>\s*([^<]*?)\s*</u.exec(text)?.[1];
  expect(drafts[0]?.correctsNumber).toBe(credit || payable < 0 ? (corrects ?? null) : null);
}

family(
  'Peppol BIS Billing 3',
  join(beside, 'peppol-bis'),
  {
    'Allowance-example.xml': 'figures',
    'Vat-category-S.xml': 'figures',
    'base-creditnote-correction.xml': 'figures',
    'base-example.xml': 'figures',
    'base-negative-inv-correction.xml': 'figures',
    'sales-order-example.xml': 'figures',
    'vat-category-E.xml': 'figures',
    'vat-category-O.xml': 'figures',
    'vat-category-Z.xml': 'figures',
  },
  checkUbl,
  swedish,
);

family(
  'Peppol BIS Billing 3 of Sweden',
  join(beside, 'peppol-bis-se'),
  {
    'Testbolagets_Faktura_101000110.xml': 'figures',
    'Testbolagets_Faktura_101000330.xml': 'figures',
    'Testbolagets_Faktura_101000440.xml': 'figures',
    'Testbolagets_Faktura_101000550.xml': 'figures',
    'Testbolagets_Faktura_101000555.xml': 'figures',
    'Testbolagets_Faktura_101004040.xml': 'figures',
    'Testbolagets_Faktura_102003030.xml': 'figures',
    'Testbolagets_Faktura_501000225.xml': 'figures',
    'Testbolagets_Faktura_7005190_FVBInternetbank.xml': 'figures',
    'Testbolagets_Kreditnota_101001010.xml': 'figures',
    'Testbolagets_Kreditnota_101001020.xml': 'figures',
    'Testbolagets_UrsprFaktura_101000010.xml': 'figures',
    'maxmin_CreditNote-Max_content.xml': 'figures',
    'maxmin_CreditNote-Min_content_with_VAT.xml': 'figures',
    'maxmin_CreditNote-Min_content_without_VAT.xml': 'figures',
    // Due "as per contract": nobody can know.
    'maxmin_Invoice-Min_content_with_VAT.xml': { left: ['due_date_missing'] },
    'maxmin_Invoice-Min_content_without_VAT.xml': { left: ['due_date_missing'] },
    'Testbolagets_Paminnelsefaktura_301000110.xml': { refused: 'document_is_reminder' },
    'Testbolagets_Paminnelsefaktura_301000210.xml': { refused: 'document_is_reminder' },
    'Testbolagets_Paminnelsefaktura_302000120.xml': { refused: 'document_is_reminder' },
    'Testbolagets_Rantefaktura_201000110.xml': { refused: 'document_is_interest' },
    'Testbolagets_Rantefaktura_201000310.xml': { refused: 'document_is_interest' },
  },
  checkUbl,
  swedish,
);

family(
  'EHF reminders and payment requests',
  join(free, 'ehf-reminder'),
  {
    'Reminder-Example.xml': { refused: 'ehf_reminder' },
    'PaymentRequest-example-1.xml': { refused: 'ehf_payment_request' },
    'PaymentRequest-example-2.xml': { refused: 'ehf_payment_request' },
    'T17 biixy gyldig purring med alle elementer.xml': { refused: 'document_is_reminder' },
  },
  checkUbl,
  creditorOf('NO', 'NOK'),
);

family(
  'OIOUBL',
  join(free, 'oioubl'),
  {
    'OIOUBL_Invoice_v2p2.xml': 'figures',
    'OIOUBL_CreditNote_v2p2.xml': 'figures',
    'OIOUBL_Reminder_v2p2.xml': { refused: 'document_is_reminder' },
    'gobl_credit-note.xml': 'figures',
    'gobl_dk-bank.xml': 'figures',
    'gobl_invoice-bare.xml': 'figures',
    'gobl_nemkonto.xml': 'figures',
    'gobl_used-invoice_real.xml': 'figures',
  },
  checkUbl,
  danish,
);

family(
  'Svefaktura 1.0',
  join(beside, 'svefaktura'),
  {
    'svefaktura.xml': 'figures',
    'svefaktura_bas.xml': 'figures',
    'svefaktura_m_ext_ref.xml': 'figures',
    'svefaktura_m_koder.xml': 'figures',
    'svefaktura_moms.xml': 'figures',
    // It holds one attachment that says to be a picture, and no invoice.
    'ObjectEnvelope.xml': { refused: 'attachments_only' },
  },
  async (path) => {
    const text = withoutComments(path, 'utf-8');
    const { drafts, errors } = await readWhole(path, swedish);
    expect(errors).toEqual([]);
    const total = minor(first(text, 'TaxInclusiveTotalAmount'));
    expect(drafts).toMatchObject([
      {
        number: first(text, 'ID'),
        kind: 'invoice',
        issued: first(text, 'IssueDate'),
        due: first(text, 'DuePaymentDate'),
        original: total,
        open: total,
        currency: first(text, 'InvoiceCurrencyCode'),
        customer: {
          name: 'Johnssons byggvaror',
          street: 'Rådhusgatan 5',
          postcode: '11000',
          city: 'Stockholm',
        },
      },
    ]);
    const giro = /BGABSESS[\s\S]*?PaymentInstructionID>([^<]*)</u.exec(text)?.[1];
    expect(drafts[0]?.reference).toBe(giro ?? first(text, 'PaymentInstructionID'));
  },
  swedish,
);

family(
  'Finvoice',
  join(free, 'finvoice'),
  {
    'finvoice_30_example.xml': 'figures',
    'v2.01_Finvoice_2.01_example.xml': 'figures',
    'v2.01_finvoice_201_example.xml': 'figures',
    'Verkkoyhtion_kulutuslaskuesimerkki_Ennakko_PaidAmount_20190405.xml': 'figures',
    'Verkkoyhtiö_yrityslaskuesimerkki_siirtyvä_veloitus_20190405.xml': 'figures',
    'Verkkoyhtiön_kulutuslaskuesimerkki_20190405.xml': 'figures',
    'Verkkoyhtiön_loppulaskuesimerkki_yritys_20190405.xml': 'figures',
    'Verkkoyhtiön_läpilaskutuksen_erillislaskuesimerkki_20190405.xml': 'figures',
  },
  async (path) => {
    const text = withoutComments(path, 'iso-8859-15');
    const { drafts, errors, warnings } = await readWhole(path, finnish);
    expect(errors).toEqual([]);
    const day = (digits: string | undefined): string =>
      (digits ?? '').replace(/^(\d{4})(\d{2})(\d{2})$/u, '$1-$2-$3');
    const reference = first(text, 'EpiRemittanceInfoIdentifier') ?? '';
    expect(drafts).toMatchObject([
      {
        number: first(text, 'InvoiceNumber'),
        kind: 'invoice',
        issued: day(first(text, 'InvoiceDate')),
        due: day(first(text, 'InvoiceDueDate')),
        original: minor(first(text, 'InvoiceTotalVatIncludedAmount')),
        // What the bank is told to pay is what the file itself says is owed.
        open: minor(first(text, 'EpiInstructedAmount')),
        currency: 'EUR',
        reference: /^0+$/u.test(reference) ? null : reference,
        customer: {
          name: first(text, 'BuyerOrganisationName'),
          number: first(text, 'SellersBuyerIdentifier') ?? null,
          identityNumber: first(text, 'BuyerPartyIdentifier') ?? null,
        },
      },
    ]);
    // In one of the official examples the barcode still has the sum of another.
    const barcode = first(text, 'VirtualBankBarcode');
    const differs = barcode !== undefined && Number(barcode.slice(17, 25)) !== drafts[0]?.open;
    expect(warnings.map(({ code }) => code)).toEqual(differs ? ['barcode_differs'] : []);
  },
  finnish,
);

family(
  'Netvisor',
  join(free, 'netvisor'),
  {
    'request_Customer.xml': 'figures',
    'request_CustomerMinimal.xml': 'figures',
    'request_SalesInvoice.xml': { left: ['invoice_not_sent'] },
    'request_SalesInvoiceMinimal.xml': { left: ['invoice_not_sent'] },
    'request_SalesPayment.xml': { refused: 'netvisor_payments' },
    'response_AccountingList.xml': { refused: 'netvisor_vouchers' },
    'response_CustomerList.xml': 'figures',
    'response_CustomerListMinimal.xml': 'figures',
    'response_GetCustomer.xml': 'figures',
    'response_GetCustomerMinimal.xml': 'figures',
    'response_GetSalesInvoice.xml': { left: ['invoice_not_sent'] },
    'response_GetSalesInvoiceMinimal.xml': { left: ['invoice_not_sent'] },
    'response_SalesInvoiceList.xml': 'figures',
    'response_SalesInvoiceListEmpty.xml': 'figures',
    'response_SalesInvoiceListPreinvoice.xml': 'figures',
    'response_SalesPaymentList.xml': { refused: 'netvisor_payments' },
  },
  async (path) => {
    const text = withoutComments(path, 'utf-8');
    const { reading, drafts, customers, errors } = await readWhole(path, finnish);
    if (text.includes('<SalesInvoiceList')) {
      expect(reading).toMatchObject({ kind: 'open_items', listDate: '2009-10-01' });
      const rows = all(text, 'InvoiceNumber').map((number, at) => ({
        number,
        issued: all(text, 'Invoicedate')[at],
        status: all(text, 'InvoiceStatus')[at],
        original: minor(all(text, 'InvoiceSum')[at]),
        open: minor(all(text, 'OpenSum')[at]),
        reference: all(text, 'ReferenceNumber')[at],
      }));
      const sent = rows.filter(({ status }) => status !== 'unsent');
      expect(drafts).toMatchObject(
        sent.map(({ number, issued, original, open, reference }) => {
          return { number, issued, original, open, reference, due: null };
        }),
      );
      expect(errors).toMatchObject(
        rows
          .filter(({ status }) => status === 'unsent')
          .map(({ number }) => ({ number, code: 'invoice_not_sent' })),
      );
      return;
    }
    expect(errors).toEqual([]);
    expect(reading.kind).toBe('customers');
    expect(customers.map(({ name }) => name)).toEqual(all(text, 'Name'));
    const told = (local: string): (string | null)[] => all(text, local).map((one) => one || null);
    const numbers = [...told('InternalIdentifier'), ...told('Code')];
    expect(customers.map(({ number }) => number).filter(Boolean)).toEqual(numbers.filter(Boolean));
    expect(customers.map(({ email }) => email).filter(Boolean)).toEqual(told('Email').filter(Boolean));
    const invoiceEmails = customers.map(({ more }) => more.invoiceEmail);
    expect(invoiceEmails.filter(Boolean)).toEqual(told('EmailInvoicingAddress').filter(Boolean));
  },
  finnish,
);
