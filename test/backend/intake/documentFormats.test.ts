import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { largestPicture } from '#backend/intake/formats/keepPictures.ts';
import { danishInvoice } from '#test/support/intake/danishInvoice.ts';
import { eInvoice } from '#test/support/intake/eInvoice.ts';
import { finvoiceMessage } from '#test/support/intake/finvoiceMessage.ts';
import { creditorOf, readWhole, type WholeReading } from '#test/support/intake/readWhole.ts';
import { objectEnvelope, svefaktura } from '#test/support/intake/svefaktura.ts';

const folder = mkdtempSync(join(tmpdir(), 'frist-documents-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const norwegian = creditorOf('NO', 'NOK');
const danish = creditorOf('DK', 'DKK');
const swedish = creditorOf('SE', 'SEK');
const picture = Buffer.from('%PDF-1.4 a picture');
const pdf = picture.toString('base64');

function read(content: string | Uint8Array, creditor = norwegian): Promise<WholeReading> {
  const path = join(folder, 'document.xml');
  writeFileSync(path, content);
  return readWhole(path, creditor);
}

/** An e-invoice with something behind its type. */
function withHead(head: string, fields: Parameters<typeof eInvoice>[0] = {}): string {
  return eInvoice(fields).replace('<cac:AccountingSupplierParty>', `${head}$&`);
}

function attachment(base64: string, type = 'mimeCode="application/pdf" filename="faktura 5001.pdf"'): string {
  return `<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cac:Attachment>
    <cbc:EmbeddedDocumentBinaryObject ${type}>${base64}</cbc:EmbeddedDocumentBinaryObject>
  </cac:Attachment></cac:AdditionalDocumentReference>`;
}

describe('PDF pictures of an e-invoice', () => {
  test('are kept, all of them', async () => {
    const { pictures, drafts, warnings } = await read(
      withHead(
        attachment(`\n  ${pdf.slice(0, 10)}\n  ${pdf.slice(10)}\n`) +
          attachment(pdf, 'mimeCode="application/pdf"'),
      ),
    );
    expect(drafts).toHaveLength(1);
    expect(warnings).toEqual([]);
    expect(pictures.map(({ invoiceNumber, name, mediaType }) => [invoiceNumber, name, mediaType])).toEqual([
      ['5001', 'faktura 5001.pdf', 'application/pdf'],
      ['5001', '5001.pdf', 'application/pdf'],
    ]);
    expect(pictures.map(({ content }) => Buffer.from(content))).toEqual([picture, picture]);
  });

  test.each([
    ['of another kind', attachment(pdf, 'mimeCode="image/png" filename="a.png"'), [], []],
    ['that is said to be nothing but is named so', attachment(pdf, 'filename="a.PDF"'), ['a.PDF'], []],
    [
      'with folders in its name',
      attachment(pdf, 'mimeCode="application/pdf" filename="C:\\x\\..\\b?.pdf"'),
      ['b .pdf'],
      [],
    ],
    ['that is no base64', attachment('JVBERi0=x*'), [], ['picture_broken']],
    ['that breaks off within a byte', attachment(pdf.slice(0, 9)), [], ['picture_broken']],
    ['that is no PDF', attachment(Buffer.from('<html>').toString('base64')), [], ['picture_broken']],
    ['that is empty', attachment(''), [], ['picture_broken']],
  ])('one %s', async (_, head, names, codes) => {
    const { pictures, drafts, warnings } = await read(withHead(head));
    expect(drafts).toMatchObject([{ number: '5001', open: 125_000 }]);
    expect(pictures.map(({ name }) => name)).toEqual(names);
    expect(warnings.map(({ code }) => code)).toEqual(codes);
  });

  test('one that is too large is left out with a word, the invoice is taken', async () => {
    const large = Buffer.alloc(largestPicture + 1024 * 1024, '%PDF-').toString('base64');
    const { pictures, drafts, warnings } = await read(withHead(attachment(large)));
    expect(drafts).toHaveLength(1);
    expect(pictures).toEqual([]);
    expect(warnings).toEqual([
      {
        code: 'picture_too_large',
        params: { count: 1, number: '5001', name: 'faktura 5001.pdf', limit: largestPicture },
      },
    ]);
  });

  test('are not kept of an invoice that cannot be taken over', async () => {
    const { pictures, errors } = await read(withHead(attachment(pdf), { payable: '' }));
    expect(errors.map(({ code }) => code)).toEqual(['amount_missing']);
    expect(pictures).toEqual([]);
  });
});

describe('what UBL says of the customer', () => {
  test('the contact person, the number that the creditor gave it, the house, the post box', async () => {
    const { drafts } = await read(
      danishInvoice({
        customer: `<cac:Contact><cbc:ID>7778</cbc:ID><cbc:Name>Hans Hansen</cbc:Name>
          <cbc:Telephone>26532147</cbc:Telephone><cbc:ElectronicMail>hans@fjord.example</cbc:ElectronicMail></cac:Contact>
          <cac:Language><cbc:ID>da</cbc:ID></cac:Language>`,
      }),
      danish,
    );
    expect(drafts[0]?.customer).toMatchObject({
      key: 'n:4711',
      number: '4711',
      identityNumber: '16356706',
      street: 'Havnegade 3',
      street2: 'Postboks 12',
      postcode: '8000',
      email: 'hans@fjord.example',
      phone: '26532147',
      language: 'da',
      more: {
        contacts: [{ name: 'Hans Hansen', role: '', email: 'hans@fjord.example', phone: '26532147' }],
      },
    });
  });

  test('an electronic address that is an e-mail address is the one of its invoices', async () => {
    const text = eInvoice().replace(
      '<cbc:EndpointID schemeID="0192">987654325',
      '<cbc:EndpointID schemeID="EM">faktura@post.example',
    );
    expect((await read(text)).drafts[0]?.customer.more.invoiceEmail).toBe('faktura@post.example');
  });
});

describe('payment references in UBL', () => {
  const means = (code: string, id: string, more = ''): string =>
    `<cac:PaymentMeans><cbc:PaymentMeansCode>${code}</cbc:PaymentMeansCode>
      <cbc:PaymentDueDate>2026-07-15</cbc:PaymentDueDate><cbc:PaymentID>${id}</cbc:PaymentID>${more}</cac:PaymentMeans>`;
  const payee = (account: string): string =>
    `<cac:PayeeFinancialAccount><cbc:ID>${account}</cbc:ID></cac:PayeeFinancialAccount>`;
  const instruction = (digits: string): string => `<cbc:InstructionID>${digits}</cbc:InstructionID>`;
  const creditAccount = (number: string): string =>
    `<cac:CreditAccount><cbc:AccountID>${number}</cbc:AccountID></cac:CreditAccount>`;

  test.each([
    [
      'Peppol, kind 71',
      means('93', '71#000000000123455', payee('81234567')),
      '+71<000000000123455+81234567<',
    ],
    [
      'Peppol, kind 75',
      means('93', '75#0000000001234559', payee('81234567')),
      '+75<0000000001234559+81234567<',
    ],
    ['Peppol, kind 73 has none', means('93', '73#', payee('81234567')), null],
    ['Peppol, giro 04', means('50', '04#1234567890123456', payee('12345678')), '+04<1234567890123456'],
    ['Peppol, giro 01 has none', means('50', '01#', payee('1234567')), null],
    [
      'OIOUBL, kind 71',
      means('93', '71', instruction('000000000123455') + creditAccount('81234567')),
      '+71<000000000123455+81234567<',
    ],
    [
      'OIOUBL, kind 75',
      means('93', '75', instruction('0000000001234559') + creditAccount('81234567')),
      '+75<0000000001234559+81234567<',
    ],
    ['OIOUBL, kind 73 has none', means('93', '73', creditAccount('81234567')), null],
    [
      'OIOUBL, giro 15',
      means('50', '15', instruction('1234567890123456') + payee('1234567')),
      '+15<1234567890123456',
    ],
    ['a transfer with a text', means('42', '71', payee('1234567890')), '71'],
    [
      'the first that has one',
      means('48', '') + means('93', '73#') + means('31', 'RF18 5390 0754 7034'),
      'RF18539007547034',
    ],
  ])('%s', async (_, text, reference) => {
    const { drafts } = await read(danishInvoice({ means: text }), danish);
    expect(drafts).toMatchObject([{ reference, due: '2026-07-15', open: 100_000 }]);
  });

  test('a KID is kept with its zeros', async () => {
    expect((await read(eInvoice())).drafts[0]?.reference).toBe('0050013');
  });
});

describe('UBL documents that are no claim', () => {
  const root = (
    name: string,
  ): string => `<${name} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${name}-2"
    xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
    <cbc:CustomizationID>OIOUBL-2.02</cbc:CustomizationID><cbc:ID>12</cbc:ID></${name}>`;

  test.each([
    ['Reminder', { code: 'document_is_reminder', params: { number: '12' } }],
    ['Statement', { code: 'document_is_statement', params: { number: '12' } }],
    ['ApplicationResponse', { code: 'document_is_response', params: { root: 'ApplicationResponse' } }],
    ['Order', { code: 'xml_not_supported', params: { root: 'Order', customization: 'OIOUBL-2.02' } }],
  ])('%s', async (name, refusal) => {
    await expect(read(root(name), danish)).rejects.toMatchObject(refusal);
  });

  test.each([
    ['325', 'document_is_proforma'],
    ['751', 'document_not_invoice'],
  ])('an invoice of type %s', async (type, code) => {
    const { drafts, errors } = await read(eInvoice().replace('>380<', `>${type}<`));
    expect(drafts).toEqual([]);
    expect(errors).toMatchObject([{ code, number: '5001' }]);
  });

  const lines = (...names: string[]): string =>
    names
      .map((name) => `<cac:InvoiceLine><cac:Item><cbc:Name>${name}</cbc:Name></cac:Item></cac:InvoiceLine>`)
      .join('');
  const vat = (amount: string): string =>
    `<cac:TaxTotal><cbc:TaxAmount currencyID="NOK">${amount}</cbc:TaxAmount></cac:TaxTotal>`;

  test.each([
    ['document_is_reminder', lines('Purregebyr'), vat('0')],
    ['document_is_reminder', lines('Purregebyr', 'Forsinkelsesrente'), ''],
    ['document_is_reminder', lines('Rykkergebyr 1. rykker'), ''],
    ['document_is_reminder', lines('Påminnelseavgift'), vat('0.00')],
    ['document_is_interest', lines('Forsinkelsesrenter 12.01.–15.03.'), ''],
    ['document_is_interest', lines('Morarente'), ''],
    [null, lines('Husleie', 'Purregebyr'), vat('0')],
    [null, lines('Purregebyr'), vat('12.50')],
    [null, lines('Rente av lån'), vat('0')],
    [null, '', ''],
  ])('%s: %s %s', async (code, text, tax) => {
    const document = eInvoice()
      .replace('<cac:LegalMonetaryTotal>', `${tax}$&`)
      .replace('</Invoice>', `${text}$&`);
    if (code === null) expect((await read(document)).drafts).toHaveLength(1);
    else await expect(read(document)).rejects.toMatchObject({ code, params: { number: '5001' } });
  });
});

describe('credit notes in UBL', () => {
  const references = (...numbers: string[]): string =>
    numbers
      .map(
        (number) => `<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>${number}</cbc:ID>
        </cac:InvoiceDocumentReference></cac:BillingReference>`,
      )
      .join('');

  test('of several invoices lower the first, and say so', async () => {
    const { drafts, warnings } = await read(
      withHead(references('5001', '5002', '5001'), {
        root: 'CreditNote',
        number: 'K1',
        issued: '2026-08-01',
      }),
    );
    expect(drafts).toMatchObject([
      { number: 'K1', kind: 'credit_note', correctsNumber: '5001', open: -125_000, due: '2026-08-01' },
    ]);
    expect(warnings).toEqual([
      { code: 'credits_several', params: { count: 1, number: 'K1', first: '5001', others: '5002' } },
    ]);
  });

  test('an invoice that names another one is none', async () => {
    const { drafts } = await read(withHead(references('4999')));
    expect(drafts).toMatchObject([{ kind: 'invoice', correctsNumber: null }]);
  });

  test('an invoice that was paid too much is none either', async () => {
    const { drafts } = await read(eInvoice({ payable: '-50.00', prepaid: '1300.00' }));
    expect(drafts).toMatchObject([{ kind: 'invoice', original: 125_000, open: -5000 }]);
  });
});

describe('Svefaktura', () => {
  const envelope = 'http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader';
  const enveloped = (...documents: string[]): string =>
    `<sh:StandardBusinessDocument xmlns:sh="${envelope}"><sh:StandardBusinessDocumentHeader/>${documents.join('')}</sh:StandardBusinessDocument>`;

  test('becomes an invoice of its customer', async () => {
    const { reading, drafts } = await read(svefaktura(), swedish);
    expect(reading).toMatchObject({ format: 'svefaktura', kind: 'documents' });
    expect(drafts).toMatchObject([
      {
        number: '9001',
        kind: 'invoice',
        issued: '2026-07-01',
        due: '2026-07-31',
        original: 125_050,
        open: 125_050,
        reference: '5422548',
        customer: {
          key: 'n:K-17',
          identityNumber: '5566778899',
          name: 'Åsens Bygg',
          street: 'Storgatan 1',
          street2: 'Box 45',
          postcode: '90325',
          email: 'pelle@asen.example',
          more: { contacts: [{ name: 'Pelle', email: 'pelle@asen.example' }] },
        },
      },
    ]);
  });

  test.each(['800', '-800'])(
    'type 381 of %s is a credit note of the invoice that it names',
    async (total) => {
      const { drafts } = await read(svefaktura({ type: '381', total, corrects: '9000' }), swedish);
      expect(drafts).toMatchObject([
        { kind: 'credit_note', original: -80_000, open: -80_000, correctsNumber: '9000' },
      ]);
    },
  );

  test('the OCR number of the bankgiro comes first', async () => {
    const account = (bank: string, ocr: string): string => `<cac:PayeeFinancialAccount><cac:ID>1</cac:ID>
      <cac:FinancialInstitutionBranch><cac:FinancialInstitution><cac:ID>${bank}</cac:ID></cac:FinancialInstitution></cac:FinancialInstitutionBranch>
      <cac:PaymentInstructionID>${ocr}</cac:PaymentInstructionID></cac:PayeeFinancialAccount>`;
    const accounts = account('SKIASESS', '1111') + account('PGSISESS', '2222') + account('BGABSESS', '3333');
    expect((await read(svefaktura({ accounts }), swedish)).drafts[0]?.reference).toBe('3333');
  });

  test.each([
    ['alone', objectEnvelope('9001', pdf), 0],
    ['side by side with its invoice', enveloped(svefaktura(), objectEnvelope('9001', pdf)), 1],
    ['around its invoice', objectEnvelope('9001', pdf, 'application/pdf', svefaktura()), 1],
  ])('the attachments of an envelope %s are kept', async (_, text, invoices) => {
    const { reading, drafts, pictures } = await read(text, swedish);
    expect(reading.format).toBe('svefaktura');
    expect(drafts).toHaveLength(invoices);
    expect(pictures).toMatchObject([{ invoiceNumber: '9001', name: 'faktura.pdf' }]);
  });

  test('within the envelope of the network', async () => {
    expect(
      (await read(enveloped(svefaktura(), svefaktura({ number: '9002' })), swedish)).drafts,
    ).toMatchObject([{ number: '9001' }, { number: '9002' }]);
  });

  test('an envelope without PDF says what it holds', async () => {
    await expect(read(objectEnvelope('15', pdf, 'image/jpeg'), swedish)).rejects.toMatchObject({
      code: 'attachments_only',
      params: { number: '15', types: 'image/jpeg' },
    });
  });

  test.each([
    ['document_is_reminder', ['Påminnelseavgift'], '0'],
    ['document_is_interest', ['Dröjsmålsränta'], '0'],
    [null, ['Påminnelseavgift', 'Rödfärg'], '0'],
    [null, ['Dröjsmålsränta'], '12'],
  ] as const)('%s: %s, VAT %s', async (code, lines, vat) => {
    const document = svefaktura({ lines, vat });
    if (code === null) expect((await read(document, swedish)).drafts).toHaveLength(1);
    else await expect(read(document, swedish)).rejects.toMatchObject({ code, params: { number: '9001' } });
  });
});

describe('nothing that a file names is fetched', () => {
  const finnish = creditorOf('FI', 'EUR');

  test('no DTD, schema, style sheet, entity or attachment', async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      response.end('<!ENTITY x "y">');
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const schema = `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${at}/a ${at}/a.xsd" xsi:noNamespaceSchemaLocation="${at}/b.xsd"`;
    const external = `<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cac:Attachment><cac:ExternalReference>
      <cbc:URI>${at}/invoice.pdf</cbc:URI></cac:ExternalReference></cac:Attachment></cac:AdditionalDocumentReference>`;
    const styled = `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="${at}/a.xsl"?>`;
    const ubl = withHead(external).replace('<Invoice ', `<Invoice ${schema} `);
    expect((await read(ubl)).drafts).toHaveLength(1);
    const finvoice = finvoiceMessage({ end: `<InvoiceUrlText>${at}/invoice.pdf</InvoiceUrlText>` });
    const old = `${styled}<!DOCTYPE Finvoice SYSTEM "${at}/Finvoice.dtd">${finvoice.replace('<Finvoice ', `<Finvoice ${schema} `)}`;
    expect((await read(old, finnish)).drafts).toHaveLength(1);
    expect(
      (await read(svefaktura().replace('<Invoice ', `<Invoice ${schema} `), swedish)).drafts,
    ).toHaveLength(1);
    const netvisor = `<Root ${schema}><Customer><CustomerBaseInformation><Name>A</Name></CustomerBaseInformation></Customer></Root>`;
    expect((await read(netvisor, finnish)).customers).toHaveLength(1);
    for (const [name, text] of [
      ['Invoice', eInvoice({ prolog: `<!DOCTYPE Invoice SYSTEM "${at}/x.dtd">` })],
      ['Finvoice', `<!DOCTYPE Finvoice [<!ENTITY % x SYSTEM "${at}/x.dtd">%x;]>${finvoice}`],
      ['Svefaktura', `<!DOCTYPE Invoice SYSTEM "${at}/x.dtd">${svefaktura()}`],
      ['Root', `<!DOCTYPE Root SYSTEM "${at}/x.dtd">${netvisor}`],
    ] as const)
      await expect(read(text), name).rejects.toMatchObject({ code: 'xml_doctype' });
    const entity = finvoiceMessage({ buyer: '&x;' });
    await expect(read(entity, finnish)).rejects.toMatchObject({ code: 'xml_not_wellformed' });
    server.close();
    expect(asked).toBe(0);
  });
});
