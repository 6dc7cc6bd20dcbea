import { expect, test } from 'vitest';
import { finvoiceMessage, soapEnvelope } from '#test/support/intake/finvoiceMessage.ts';
import { intakeLedger } from '#test/support/intake/intakeLedger.ts';

const finnish = { country: 'FI', currency: 'EUR' };
const declaration = '<?xml version="1.0" encoding="ISO-8859-15"?>';
const pdf = Buffer.from('%PDF-1.4 a picture').toString('base64');

test('the messages of a Finvoice file are taken over together, with their customer and its contact person', async () => {
  await using ledger = intakeLedger(finnish);
  const contact = `<BuyerContactPersonName>Hannes</BuyerContactPersonName><BuyerCommunicationDetails>
    <BuyerEmailaddressIdentifier>hannes@simo.example</BuyerEmailaddressIdentifier></BuyerCommunicationDetails>`;
  const message = (fields: Parameters<typeof finvoiceMessage>[0]): string =>
    `${soapEnvelope}${declaration}${finvoiceMessage({ contact, ...fields })}`;
  const result = await ledger.take(
    [
      message({ number: '701' }),
      message({ number: '702' }),
      message({ number: '703', type: 'INV02', total: '-24,00', original: '701' }),
      message({ number: '704', type: 'INV08', total: '5,00' }),
      message({ number: '702', origin: 'Cancel' }),
    ].join('\n'),
  );
  expect(result).toMatchObject({ added: 2, rejected: 3 });
  expect(ledger.all('SELECT number, kind, open FROM invoice ORDER BY number')).toEqual([
    { number: '701', kind: 'invoice', open: 10_000 },
    { number: '703', kind: 'credit_note', open: 0 },
  ]);
  expect(ledger.all('SELECT number, name, language FROM customer')).toMatchObject([
    { number: '1007', name: 'Šimo & Žak Oy' },
  ]);
  expect(ledger.all('SELECT name, email, is_default FROM contact')).toEqual([
    { name: 'Hannes', email: 'hannes@simo.example', is_default: 1 },
  ]);
});

test('the PDF of an e-invoice is kept with its invoice', async () => {
  await using ledger = intakeLedger(finnish);
  const end =
    '<AttachmentMessageDetails><AttachmentMessageIdentifier>m1::attachments</AttachmentMessageIdentifier></AttachmentMessageDetails>';
  await ledger.take(`${finvoiceMessage({ end })}<FinvoiceAttachments Version="1.0">
    <MessageTransmissionDetails><MessageDetails><MessageIdentifier>m1::attachments</MessageIdentifier></MessageDetails></MessageTransmissionDetails>
    <AttachmentDetails><AttachmentContent>${pdf}</AttachmentContent><AttachmentName>lasku.pdf</AttachmentName>
    <AttachmentMimeType>application/pdf</AttachmentMimeType></AttachmentDetails></FinvoiceAttachments>`);
  expect(
    ledger.all(
      'SELECT invoice.number, document.name FROM invoice_document AS document JOIN invoice ON invoice.id = document.invoice_id',
    ),
  ).toEqual([{ number: '701', name: 'lasku.pdf' }]);
});

test('the list of Netvisor brings balances of invoices that are known, and settles none that it cannot name', async () => {
  await using ledger = intakeLedger(finnish);
  await ledger.take(`${finvoiceMessage({ number: '701' })}${finvoiceMessage({ number: '702' })}`);
  const row = (number: string, status: string, open: string): string =>
    `<SalesInvoice><InvoiceNumber>${number}</InvoiceNumber><Invoicedate>2026-07-01</Invoicedate>
      <InvoiceStatus>${status}</InvoiceStatus><CustomerCode>1007</CustomerCode><CustomerName>Šimo &amp; Žak Oy</CustomerName>
      <InvoiceSum>124,00</InvoiceSum><OpenSum>${open}</OpenSum></SalesInvoice>`;
  await ledger.take(
    `<Root><SalesInvoiceList>${row('701', 'open', '24,00')}${row('702', 'rejected', '124,00')}${row('799', 'open', '1,00')}</SalesInvoiceList></Root>`,
    { complete: true },
  );
  expect(ledger.all('SELECT number, open, due FROM invoice ORDER BY number')).toEqual([
    { number: '701', open: 2400, due: '2026-07-15' },
    { number: '702', open: 12_400, due: '2026-07-15' },
  ]);
});
