import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { creditorOf, readWhole, type WholeReading } from '#test/support/intake/readWhole.ts';

const folder = mkdtempSync(join(tmpdir(), 'frist-netvisor-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const finnish = creditorOf('FI', 'EUR');
const pdf = Buffer.from('%PDF-1.4 a picture').toString('base64');
const answered =
  '<ResponseStatus><Status>OK</Status><TimeStamp>7.4.2026 15:53:44</TimeStamp></ResponseStatus>';

function read(content: string, creditor = finnish): Promise<WholeReading> {
  const path = join(folder, 'netvisor.xml');
  writeFileSync(path, `<?xml version="1.0" encoding="utf-8"?>\n<Root>\n${content}\n</Root>`);
  return readWhole(path, creditor);
}

function customer(more = '', base = ''): string {
  return `<customer><customerbaseinformation><internalidentifier>MM</internalidentifier>
    <Name>Maija Mallikas</Name><StreetAddress>Pajukuja 2</StreetAddress><City>Lappeenranta</City>
    <PostNumber>53100</PostNumber><Country type="ISO-3166">FI</Country>${base}</customerbaseinformation>${more}</customer>`;
}

describe('customers', () => {
  test('with contacts, addresses by purpose, invoice e-mail and language', async () => {
    const { reading, customers } = await read(
      customer(
        `<CustomerDeliveryDetails><DeliveryName>Matti</DeliveryName><DeliveryStreetAddress>Pajukuja 90</DeliveryStreetAddress>
          <DeliveryCity>Imatra</DeliveryCity><DeliveryPostNumber>55100</DeliveryPostNumber></CustomerDeliveryDetails>
        <CustomerContactDetails><ContactPerson>Perttu</ContactPerson><ContactPersonEmail>perttu@x.example</ContactPersonEmail>
          <ContactPersonPhone>040 21578 999</ContactPersonPhone></CustomerContactDetails>
        <CustomerAdditionalInformation><InvoicingLanguage>SE</InvoicingLanguage></CustomerAdditionalInformation>`,
        `<externalidentifier>010190-123D</externalidentifier><phonenumber>040</phonenumber><EMAIL>maija@x.example</EMAIL>
         <EmailInvoicingAddress>laskut@x.example</EmailInvoicingAddress>`,
      ),
    );
    expect(reading).toMatchObject({ format: 'netvisor_customers', kind: 'customers', listDate: null });
    expect(customers).toEqual([
      {
        key: 'n:MM',
        number: 'MM',
        name: 'Maija Mallikas',
        kind: 'person',
        identityNumber: '010190-123D',
        street: 'Pajukuja 2',
        street2: '',
        postcode: '53100',
        city: 'Lappeenranta',
        country: 'FI',
        email: 'maija@x.example',
        phone: '040',
        language: 'sv',
        more: {
          invoiceEmail: 'laskut@x.example',
          contacts: [{ name: 'Perttu', role: '', email: 'perttu@x.example', phone: '040 21578 999' }],
          addresses: [
            {
              purpose: 'postal',
              street: 'Pajukuja 2',
              street2: '',
              postcode: '53100',
              city: 'Lappeenranta',
              country: 'FI',
            },
            {
              purpose: 'delivery',
              street: 'Pajukuja 90',
              street2: '',
              postcode: '55100',
              city: 'Imatra',
              country: 'FI',
            },
          ],
          profile: null,
          noReminders: null,
          collectionBan: null,
          interestFree: null,
        },
      },
    ]);
  });

  test('who it is does not depend on where the creditor sends its letters', async () => {
    const delivery = `<CustomerDeliveryDetails><DeliveryStreetAddress>Pajukuja 90</DeliveryStreetAddress>
      <DeliveryCity>Imatra</DeliveryCity><DeliveryPostNumber>55100</DeliveryPostNumber></CustomerDeliveryDetails>`;
    const text = customer(delivery).replace('<internalidentifier>MM</internalidentifier>', '');
    const first = (await read(text)).customers[0];
    const other = (await read(text, { ...finnish, addressOrder: ['delivery', 'postal'] })).customers[0];
    expect([first?.postcode, other?.postcode]).toEqual(['53100', '55100']);
    expect(other?.key).toBe(first?.key);
  });

  const rule = (text: string): string =>
    `<CustomerAdditionalInformation>${text}</CustomerAdditionalInformation>`;
  test.each([
    [
      'its name',
      '<receivablesmanagementautomationrule type="customer">VIP</receivablesmanagementautomationrule>',
      'VIP',
    ],
    [
      'its other spelling',
      '<ReceivableManagementAutomationRule Type="Customer">VIP</ReceivableManagementAutomationRule>',
      'VIP',
    ],
    [
      'a number of Netvisor’s',
      '<receivablesmanagementautomationrule type="netvisor">3</receivablesmanagementautomationrule>',
      null,
    ],
    ['nothing', '<receivablesmanagementautomationrule type="customer"/>', null],
  ])('the automation rule for reminders is the profile: %s', async (_, text, profile) => {
    const base = '<CustomerGroupName>Alennusasiakkaat</CustomerGroupName>';
    expect((await read(customer(rule(text), base))).customers[0]?.more.profile ?? null).toBe(profile);
  });

  test('of an answer about several', async () => {
    const { customers } = await read(
      `${answered}<Customers>${customer()}${customer().replace('MM', 'NN')}</Customers>`,
    );
    expect(customers.map(({ number }) => number)).toEqual(['MM', 'NN']);
  });

  test('one without name and number is an error with its line', async () => {
    const { customers, errors } = await read(
      `${customer()}\n<Customer><CustomerBaseInformation><Country>Atlantis</Country></CustomerBaseInformation></Customer>`,
    );
    expect(customers).toHaveLength(1);
    expect(errors.map(({ code, line }) => [code, line])).toEqual([
      ['customer_missing', 6],
      ['country_unknown', 6],
    ]);
  });
});

function invoice(more = '', status = '<InvoiceStatus>Open</InvoiceStatus>', sum = '244,00'): string {
  return `<SalesInvoice><SalesInvoiceNumber>3</SalesInvoiceNumber>
    <SalesInvoiceDate format="ansi">2026-01-27</SalesInvoiceDate>
    <SalesInvoiceReferencenumber>1070</SalesInvoiceReferencenumber>
    <SalesInvoiceAmount iso4217currencycode="EUR" currencyrate="1">${sum}</SalesInvoiceAmount>${status}
    <InvoicingCustomerCode>MM</InvoicingCustomerCode><InvoicingCustomerName>Matti Mallikas Oy</InvoicingCustomerName>
    <InvoicingCustomerOrganizationIdentifier>1967543-8</InvoicingCustomerOrganizationIdentifier>
    <InvoicingCustomerAddressline>Pajukuja 1</InvoicingCustomerAddressline>
    <InvoicingCustomerPostnumber>53100</InvoicingCustomerPostnumber><InvoicingCustomerTown>Lappeenranta</InvoicingCustomerTown>
    <InvoicingCustomerCountryCode>FINLAND</InvoicingCustomerCountryCode>
    <PaymentTermNetDays>14</PaymentTermNetDays>${more}
    <InvoiceLines><InvoiceLine><SalesInvoiceProductLine><SalesInvoiceAmount>1,00</SalesInvoiceAmount></SalesInvoiceProductLine></InvoiceLine></InvoiceLines>
  </SalesInvoice>`;
}

describe('sales invoices', () => {
  test('become invoices of their customers', async () => {
    const { reading, drafts, warnings } = await read(
      answered + invoice('<SalesInvoiceDueDate format="ansi">2026-02-11</SalesInvoiceDueDate>'),
    );
    expect(reading).toMatchObject({ format: 'netvisor_invoices', kind: 'documents', listDate: null });
    expect(warnings).toEqual([]);
    expect(drafts).toMatchObject([
      {
        number: '3',
        kind: 'invoice',
        issued: '2026-01-27',
        due: '2026-02-11',
        currency: 'EUR',
        original: 24_400,
        open: 24_400,
        reference: '1070',
        customer: {
          key: 'n:MM',
          name: 'Matti Mallikas Oy',
          kind: 'company',
          identityNumber: '1967543-8',
          street: 'Pajukuja 1',
          postcode: '53100',
          city: 'Lappeenranta',
          country: 'FI',
        },
      },
    ]);
  });

  test('are due by the days of their terms where they name no day', async () => {
    expect((await read(invoice())).drafts[0]?.due).toBe('2026-02-10');
  });

  test.each([
    ['<InvoiceStatus>Unsent</InvoiceStatus>', 'invoice_not_sent'],
    ['<InvoiceStatus status="unsent">Lähettämätön</InvoiceStatus>', 'invoice_not_sent'],
    ['<SalesInvoiceStatus type="netvisor">invoicedraft</SalesInvoiceStatus>', 'invoice_not_sent'],
    ['<InvoiceStatus>Luottotappio</InvoiceStatus>', 'invoice_written_off'],
    ['<InvoiceStatus>rejected</InvoiceStatus>', 'invoice_rejected'],
    ['<InvoiceStatus>odottaa</InvoiceStatus>', 'invoice_status_unknown'],
  ])('%s is left out: %s', async (status, code) => {
    const { drafts, errors } = await read(invoice('', status));
    expect(drafts).toEqual([]);
    expect(errors).toMatchObject([{ code, number: '3', line: 3 }]);
  });

  test.each([
    ['', 24_400],
    ['<InvoiceStatus>Avoin</InvoiceStatus>', 24_400],
    ['<InvoiceStatus>reminded</InvoiceStatus>', 24_400],
    ['<InvoiceStatus>Maksettu</InvoiceStatus>', 0],
  ])('with %s it owes %i', async (status, open) => {
    expect((await read(invoice('', status))).drafts).toMatchObject([{ original: 24_400, open }]);
  });

  test.each([
    ['200', 20_000],
    ['200,3', 20_030],
    ['-12,50', -1250],
    ['12,5000', 1250],
  ])('a sum of %s', async (sum, expected) => {
    const { drafts } = await read(invoice('', undefined, sum));
    expect(drafts).toMatchObject([{ original: expected, kind: expected < 0 ? 'credit_note' : 'invoice' }]);
  });

  test.each([
    ['12.50', 'amount_unreadable'],
    ['12,505', 'amount_too_precise'],
    ['', 'amount_missing'],
  ])('a sum of %s is an error', async (sum, code) => {
    expect((await read(invoice('', undefined, sum))).errors.map((error) => error.code)).toEqual([code]);
  });

  test('the PDF as it was sent, and PDF attachments, are kept', async () => {
    const { pictures } = await read(
      invoice(`<LastSentInvoicePDFBase64Data>${pdf}</LastSentInvoicePDFBase64Data>
        <SalesInvoiceAttachments><SalesInvoiceAttachment><MimeType>application/pdf</MimeType>
          <FileName>liite.pdf</FileName><DocumentData>${pdf}</DocumentData></SalesInvoiceAttachment>
          <SalesInvoiceAttachment><MimeType>text/plain</MimeType><DocumentData>eA==</DocumentData></SalesInvoiceAttachment>
        </SalesInvoiceAttachments>`),
    );
    expect(pictures.map(({ invoiceNumber, name }) => [invoiceNumber, name])).toEqual([
      ['3', '3.pdf'],
      ['3', 'liite.pdf'],
    ]);
  });

  test('of an answer about several; a faulty one leaves the others alone', async () => {
    const { drafts, errors } = await read(
      `<SalesInvoices>${invoice()}${invoice('', undefined, 'x').replace('>3<', '>4<')}${invoice().replace('>3<', '>5<')}</SalesInvoices>`,
    );
    expect(drafts.map(({ number }) => number)).toEqual(['3', '5']);
    expect(errors).toMatchObject([{ number: '4', code: 'amount_unreadable' }]);
  });
});

function row(number: string, status: string, open: string, more = ''): string {
  return `<SalesInvoice><NetvisorKey>165</NetvisorKey><InvoiceNumber>${number}</InvoiceNumber>
    <Invoicedate format="ansi">2026-03-09</Invoicedate>${status}<CustomerCode>MM</CustomerCode>
    <CustomerName>Matti</CustomerName><ReferenceNumber>1070</ReferenceNumber><InvoiceSum>123,45</InvoiceSum>
    <OpenSum>${open}</OpenSum>${more}</SalesInvoice>`;
}

describe('the list of sales invoices', () => {
  const list = (...rows: string[]): string =>
    `${answered}<SalesInvoiceList>${rows.join('\n')}</SalesInvoiceList>`;

  test('tells balances of its day without due dates', async () => {
    const { reading, drafts } = await read(
      list(
        row('5', '<InvoiceStatus substatus="overdue">open</InvoiceStatus>', '45,67'),
        row('6', '<InvoiceStatus>paid</InvoiceStatus>', '0'),
      ),
    );
    expect(reading).toMatchObject({
      format: 'netvisor_invoice_list',
      kind: 'open_items',
      listDate: '2026-04-07',
    });
    expect(drafts.map(({ number, open, original, due }) => [number, open, original, due])).toEqual([
      ['5', 4567, 12_345, null],
      ['6', 0, 12_345, null],
    ]);
  });

  test('leaves out what is no claim, by its number', async () => {
    const { drafts, errors } = await read(
      list(
        row('5', '<InvoiceStatus>unsent</InvoiceStatus>', '1,00'),
        row('6', '<InvoiceStatus>creditloss</InvoiceStatus>', '1,00'),
        row('7', '<InvoiceStatus>open</InvoiceStatus>', 'x'),
      ),
    );
    expect(drafts).toEqual([]);
    expect(errors.map(({ number, code }) => [number, code])).toEqual([
      ['5', 'invoice_not_sent'],
      ['6', 'invoice_written_off'],
      ['7', 'amount_unreadable'],
    ]);
  });

  test.each([
    ['<InvoiceStatus substatus="collected">open</InvoiceStatus>'],
    ['<InvoiceStatus isincollection="1">open</InvoiceStatus>'],
    ['<InvoiceStatus>collected</InvoiceStatus>'],
  ])('one in collection gets its balance, with a word: %s', async (status) => {
    const { drafts, warnings } = await read(list(row('5', status, '45,67'), row('6', status, '1,00')));
    expect(drafts).toHaveLength(2);
    expect(warnings).toEqual([{ code: 'in_collection', params: { count: 2, number: '5' } }]);
  });

  test('one in another currency owes what stands in that currency', async () => {
    const more = `<AdditionalInformation><InvoiceCurrencySum currencycode="SEK" type="ISO-4217">1300,00</InvoiceCurrencySum>
      <OpenCurrencySum currencycode="SEK" type="ISO-4217">500,00</OpenCurrencySum></AdditionalInformation>`;
    const { drafts } = await read(list(row('5', '<InvoiceStatus>open</InvoiceStatus>', '45,67', more)));
    expect(drafts).toMatchObject([{ currency: 'SEK', original: 130_000, open: 50_000 }]);
  });
});

describe('what is not read', () => {
  test.each([
    ['<SalesPaymentList/>', 'netvisor_payments', {}],
    ['<SalesPayment><Sum>10</Sum></SalesPayment>', 'netvisor_payments', {}],
    [`${answered}<Vouchers/>`, 'netvisor_vouchers', {}],
    [`${answered}<ProductList/>`, 'netvisor_unknown', { content: 'productlist' }],
    [answered, 'netvisor_unknown', { content: 'responsestatus' }],
    ['<shop><item/></shop>', 'xml_not_supported', { root: 'Root/shop' }],
    [`${customer()}<SalesInvoiceList/>`, 'xml_not_supported', { root: 'Root/salesinvoicelist' }],
    [
      '<ResponseStatus><Status>FAILED</Status><Status>AUTHENTICATION_FAILED :: no</Status></ResponseStatus>',
      'netvisor_failed',
      { status: 'FAILED: AUTHENTICATION_FAILED :: no' },
    ],
  ])('%s', async (text, code, params) => {
    await expect(read(text)).rejects.toMatchObject({ code, params });
  });
});
