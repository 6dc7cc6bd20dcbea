import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { expect, test } from 'vitest';
import { eInvoice } from '#test/support/intake/eInvoice.ts';
import { finished, openTestOffice, refusalOf, type TestOffice } from '#test/support/openTestOffice.ts';

const picture = Buffer.from('%PDF-1.7\n%%EOF\n');

/** An e-invoice with its own picture inside, as a sender embeds it. */
function withPicture(number: string): string {
  const attached = `<cac:AdditionalDocumentReference><cbc:ID>${number}</cbc:ID><cac:Attachment>
    <cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="invoice.pdf">${picture.toString(
      'base64',
    )}</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>`;
  return eInvoice({ number }).replace(
    '<cac:AccountingSupplierParty>',
    `${attached}<cac:AccountingSupplierParty>`,
  );
}

async function takeOver(frist: TestOffice, creditorId: number, ...files: readonly string[]): Promise<void> {
  const tokens = files.map((text, at) => frist.file(`invoice-${at}.xml`, text));
  const { parcel, parts } = await finished(await frist.client.intake.stage({ creditorId, files: tokens }));
  await finished(await frist.client.intake.commit({ parcel, parts: parts.map(({ part }) => part) }));
}

test('the invoice as it was sent is opened under a name that the system knows', async () => {
  await using frist = await openTestOffice();
  const creditorId = await frist.addCreditor();
  await takeOver(frist, creditorId, withPicture('5001'), eInvoice({ number: '5002' }));
  const invoiceId = frist.invoiceId('5001');
  const customerId = Number(frist.value('SELECT customer_id FROM invoice WHERE number = ?', '5001'));
  const { rows } = await frist.client.customers.invoices({ customerId, offset: 0, limit: 10 });
  expect(rows.map(({ number, hasDocument }) => [number, hasDocument])).toEqual([
    ['5001', true],
    ['5002', false],
  ]);

  const { file, name } = await frist.client.customers.document({ invoiceId });
  expect(name).toBe('5001.pdf');
  const path = frist.office.files.resolve(file)?.path ?? '';
  expect(extname(path)).toBe('.pdf');
  expect(readFileSync(path)).toEqual(picture);

  expect(
    await refusalOf(frist.client.customers.document({ invoiceId: frist.invoiceId('5002') })),
  ).toMatchObject({ code: 'document_missing', params: { invoice: '5002' } });
  expect(await refusalOf(frist.client.customers.document({ invoiceId: 999 }))).toMatchObject({
    code: 'invoice_not_found',
  });
});
