import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fillStaging } from '#backend/intake/fillStaging.ts';
import { inspectFile } from '#backend/intake/formats/inspectFile.ts';
import { readerOf } from '#backend/intake/formats/readers.ts';
import { refuseCancelled } from '#backend/intake/refuseCancelled.ts';
import { createStagingFile } from '#backend/ledger/stagingFile.ts';
import { bytesLatin9 } from '#test/support/intake/bytesLatin9.ts';
import { finvoiceMessage, soapEnvelope } from '#test/support/intake/finvoiceMessage.ts';
import { creditorOf, readWhole, type WholeReading } from '#test/support/intake/readWhole.ts';

const folder = mkdtempSync(join(tmpdir(), 'frist-finvoice-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const finnish = creditorOf('FI', 'EUR');
const declaration = '<?xml version="1.0" encoding="ISO-8859-15"?>';
const pdf = Buffer.from('%PDF-1.4 a picture').toString('base64');

function write(content: string | Uint8Array): string {
  const path = join(folder, 'invoices.xml');
  writeFileSync(path, content);
  return path;
}

function read(content: string | Uint8Array, creditor = finnish): Promise<WholeReading> {
  return readWhole(write(content), creditor);
}

describe('a Finvoice message', () => {
  test('becomes an invoice of its customer', async () => {
    const { reading, drafts } = await read(
      bytesLatin9(
        `${declaration}\n${finvoiceMessage({
          contact: `<BuyerContactPersonName>Hannes Puumalainen</BuyerContactPersonName>
            <BuyerContactPersonFunction>Ostaja</BuyerContactPersonFunction>
            <BuyerCommunicationDetails><BuyerPhoneNumberIdentifier>050-543 2658</BuyerPhoneNumberIdentifier>
            <BuyerEmailaddressIdentifier>hannes@simo.example</BuyerEmailaddressIdentifier></BuyerCommunicationDetails>`,
          recipient: '<InvoiceRecipientLanguageCode>SV</InvoiceRecipientLanguageCode>',
        })}`,
      ),
    );
    expect(reading).toMatchObject({
      format: 'finvoice',
      kind: 'documents',
      supplierNumbers: ['1234567-1'],
      supplierName: 'Kuusi ja Koivu Oy',
    });
    expect(drafts).toEqual([
      {
        line: 2,
        number: '701',
        kind: 'invoice',
        issued: '2026-07-01',
        due: '2026-07-15',
        currency: 'EUR',
        original: 12_400,
        open: 12_400,
        reference: '70108',
        correctsNumber: null,
        paidOn: null,
        doubts: [],
        customer: {
          key: 'n:1007',
          number: '1007',
          name: 'Šimo & Žak Oy',
          kind: 'company',
          identityNumber: '7654321-2',
          street: 'Mäntytie 4',
          street2: '',
          postcode: '40100',
          city: 'Jyväskylä',
          country: 'FI',
          email: 'hannes@simo.example',
          phone: '050-543 2658',
          language: 'sv',
          more: {
            invoiceEmail: null,
            contacts: [
              {
                name: 'Hannes Puumalainen',
                role: 'Ostaja',
                email: 'hannes@simo.example',
                phone: '050-543 2658',
              },
            ],
            addresses: [],
            profile: null,
            noReminders: null,
            collectionBan: null,
            interestFree: null,
          },
        },
      },
    ]);
  });

  test.each([
    ['declared', declaration],
    [
      'behind an envelope that says UTF-8',
      `<?xml version="1.0" encoding="UTF-8"?>${soapEnvelope}${declaration}`,
    ],
    ['not declared at all', ''],
  ])('ISO-8859-15 is read as what it is: %s', async (_, before) => {
    const { drafts } = await read(
      bytesLatin9(`${before}${finvoiceMessage({ buyer: 'Žižkov €uro Šperk Œuvre Oy' })}`),
    );
    expect(drafts[0]?.customer.name).toBe('Žižkov €uro Šperk Œuvre Oy');
  });

  test('what is UTF-8 is read as that, whatever it declares', async () => {
    const { drafts } = await read(`${declaration}${finvoiceMessage({ buyer: 'Žižkov € Oy' })}`);
    expect(drafts[0]?.customer.name).toBe('Žižkov € Oy');
  });

  test('signs of Windows under the declaration of ISO-8859-15 are read as what they are meant to be', async () => {
    const bytes = Buffer.from(`${declaration}${finvoiceMessage({ buyer: '#uro Oy' })}`, 'latin1');
    bytes[bytes.indexOf('#uro Oy')] = 0x80;
    const { drafts } = await read(bytes);
    expect(drafts[0]?.customer.name).toBe('€uro Oy');
  });

  test.each([
    [
      'paid in part',
      '<InvoicePaidAmount AmountCurrencyIdentifier="EUR">24,00</InvoicePaidAmount>',
      '',
      10_000,
    ],
    [
      'paid in part before version 3',
      '',
      '<PartialPaymentDetails><PaidAmount AmountCurrencyIdentifier="EUR">4,00</PaidAmount></PartialPaymentDetails>',
      12_000,
    ],
    [
      'with rounding',
      '<InvoiceTotalRoundoffAmount AmountCurrencyIdentifier="EUR">-0,03</InvoiceTotalRoundoffAmount>',
      '',
      12_397,
    ],
    [
      'paid',
      '',
      '<PaymentStatusDetails><PaymentStatusCode>PAID</PaymentStatusCode></PaymentStatusDetails>',
      0,
    ],
    [
      'paid in more than it was for',
      '<InvoicePaidAmount AmountCurrencyIdentifier="EUR">130,00</InvoicePaidAmount>',
      '',
      -600,
    ],
  ])('%s owes what is left', async (_, details, between, open) => {
    const { drafts, warnings } = await read(finvoiceMessage({ details, between }));
    expect(drafts).toMatchObject([{ kind: 'invoice', open }]);
    expect(warnings).toEqual([]);
  });

  test('that says to be partly paid without saying how much counts as open, with a word', async () => {
    const between =
      '<PaymentStatusDetails><PaymentStatusCode>PARTLYPAID</PaymentStatusCode></PaymentStatusDetails>';
    const { drafts, warnings } = await read(finvoiceMessage({ between }));
    expect(drafts).toMatchObject([{ open: 12_400 }]);
    expect(warnings).toEqual([{ code: 'partly_paid_unknown', params: { count: 1, number: '701' } }]);
  });

  test.each(['-124,00', '124,00'])(
    'INV02 of %s is a credit note of the invoice that it names',
    async (total) => {
      const { drafts } = await read(
        finvoiceMessage({ type: 'INV02', number: '702', total, original: '701' }),
      );
      expect(drafts).toMatchObject([
        { number: '702', kind: 'credit_note', original: -12_400, open: -12_400, correctsNumber: '701' },
      ]);
    },
  );

  test('a credit note of several invoices lowers the first, and says so', async () => {
    const { drafts, warnings } = await read(
      finvoiceMessage({
        type: 'INV02',
        total: '-1,00',
        details: ['701', '699', '701']
          .map(
            (one) =>
              `<OriginalInvoiceReference><InvoiceNumber>${one}</InvoiceNumber></OriginalInvoiceReference>`,
          )
          .join(''),
      }),
    );
    expect(drafts[0]?.correctsNumber).toBe('701');
    expect(warnings).toEqual([
      { code: 'credits_several', params: { count: 1, number: '701', first: '701', others: '699' } },
    ]);
  });

  test('a copy is the invoice', async () => {
    const { drafts } = await read(finvoiceMessage({ origin: 'Copy' }));
    expect(drafts).toMatchObject([{ number: '701', open: 12_400 }]);
  });

  test('without due date it is due by its terms, with a word', async () => {
    const { drafts, warnings } = await read(finvoiceMessage({ due: null }));
    expect(drafts[0]?.due).toBe('2026-07-15');
    expect(warnings).toEqual([
      {
        code: 'due_from_terms',
        params: { count: 1, number: '701', terms: '14 päivää netto', days: 14, due: '2026-07-15' },
      },
    ]);
  });

  test.each([
    ['RF', 'RF18539007547034', 'RF18539007547034'],
    ['zeros, which is a blank field', '00000000000000000000', null],
  ])('the reference may be %s', async (_, reference, expected) => {
    const { drafts } = await read(finvoiceMessage({ reference }));
    expect(drafts[0]?.reference).toBe(expected);
  });

  /** Version 4 or 5 by its parts (formats.md D.1): account, amount in cents, reference and due date in six digits. */
  const barcode = (amount: string, reference: string, due: string): string => {
    const rf = /^RF(\d\d)(\d+)$/u.exec(reference);
    const middle = rf === null ? `000${reference.padStart(20, '0')}` : `${rf[1]}${rf[2]?.padStart(21, '0')}`;
    return `${rf === null ? 4 : 5}1234560000078500${amount.padStart(8, '0')}${middle}${due}`;
  };

  test.each([
    ['says the same', barcode('12400', '70108', '260715'), false],
    ['leaves amount and day open', barcode('0', '70108', '000000'), false],
    ['has another amount', barcode('12500', '70108', '260715'), true],
    ['has another due date', barcode('12400', '70108', '260716'), true],
    ['has another reference', barcode('12400', '70111', '260715'), true],
    ['has an RF reference, which is another', barcode('12400', 'RF1870108', '260715'), true],
    ['is none', '12345', false],
  ])('a bank barcode that %s', async (_, digits, differs) => {
    const between = `<VirtualBankBarcode>${digits}</VirtualBankBarcode>`;
    const { drafts, warnings } = await read(finvoiceMessage({ between }));
    expect(drafts[0]?.open).toBe(12_400);
    expect(warnings.map(({ code }) => code)).toEqual(differs ? ['barcode_differs'] : []);
  });

  test('with RF the barcode has version 5', async () => {
    const reference = 'RF18539007547034';
    const between = `<VirtualBankBarcode>${barcode('12400', reference, '260715')}</VirtualBankBarcode>`;
    const { warnings } = await read(finvoiceMessage({ reference, between }));
    expect(warnings).toEqual([]);
  });

  const recipient = (name: string): string => `<InvoiceRecipientPartyDetails>
      <InvoiceRecipientOrganisationName>${name}</InvoiceRecipientOrganisationName>
      <InvoiceRecipientPostalAddressDetails><InvoiceRecipientStreetName>Laskutie 1</InvoiceRecipientStreetName>
        <InvoiceRecipientTownName>Vantaa</InvoiceRecipientTownName>
        <InvoiceRecipientPostCodeIdentifier>01530</InvoiceRecipientPostCodeIdentifier>
        <InvoiceRecipientPostOfficeBoxIdentifier>88</InvoiceRecipientPostOfficeBoxIdentifier>
      </InvoiceRecipientPostalAddressDetails></InvoiceRecipientPartyDetails>
    <InvoiceRecipientCommunicationDetails>
      <InvoiceRecipientEmailaddressIdentifier>laskut@simo.example</InvoiceRecipientEmailaddressIdentifier>
    </InvoiceRecipientCommunicationDetails>`;

  test('the invoice address is the letters’ where the creditor puts it first', async () => {
    const message = finvoiceMessage({ buyer: 'Simo Oy', recipient: recipient('SIMO OY') });
    const [draft] = (await read(message)).drafts;
    expect(draft?.customer).toMatchObject({ street: 'Laskutie 1', street2: 'PL 88', postcode: '01530' });
    expect(draft?.customer.more).toMatchObject({
      invoiceEmail: 'laskut@simo.example',
      addresses: [
        { purpose: 'postal', street: 'Mäntytie 4', postcode: '40100', city: 'Jyväskylä', country: 'FI' },
        { purpose: 'invoice', street: 'Laskutie 1', postcode: '01530', city: 'Vantaa', country: 'FI' },
      ],
    });
    const postalFirst = { ...finnish, addressOrder: ['postal', 'invoice'] as const };
    expect((await read(message, postalFirst)).drafts[0]?.customer.street).toBe('Mäntytie 4');
  });

  test('a recipient of another name is not the debtor', async () => {
    const { drafts } = await read(finvoiceMessage({ buyer: 'Simo Oy', recipient: recipient('Skannaus Oy') }));
    expect(drafts[0]?.customer).toMatchObject({
      street: 'Mäntytie 4',
      more: { invoiceEmail: null, addresses: [] },
    });
  });
});

describe('messages that are no invoices', () => {
  test.each([
    ['INV03', 'document_is_interest'],
    ['INV05', 'document_is_collection'],
    ['INV06', 'document_is_proforma'],
    ['INV08', 'document_is_reminder'],
    ['INV04', 'document_not_invoice'],
    ['INV07', 'document_not_invoice'],
    ['INV09', 'document_not_invoice'],
    ['SEI01', 'document_not_invoice'],
    ['REC01', 'document_not_invoice'],
    ['INF01', 'document_not_invoice'],
    ['TES01', 'document_not_invoice'],
    ['DEN01', 'document_not_invoice'],
    ['SDD01', 'document_not_invoice'],
  ])('%s is left out: %s', async (type, code) => {
    const { drafts, errors } = await read(finvoiceMessage({ type }));
    expect(drafts).toEqual([]);
    expect(errors).toMatchObject([{ code, number: '701', line: 1, params: { type } }]);
  });

  const row = (name: string): string =>
    `<InvoiceRow><ArticleName>${name}</ArticleName><RowAmount AmountCurrencyIdentifier="EUR">5,00</RowAmount></InvoiceRow>`;

  test.each([
    ['a reminder as INV01', row('Muistutusmaksu'), '0,00', 'document_is_reminder'],
    ['an interest invoice as INV01', row('Viivästyskorko 8,5 %'), '0,00', 'document_is_interest'],
    [
      'with words between its rows',
      `${row('Maksumuistutus')}<InvoiceRow><RowFreeText>Laskunne on maksamatta.</RowFreeText></InvoiceRow>`,
      '0,00',
      'document_is_reminder',
    ],
    ['an invoice with a fee among its rows', row('Muistutusmaksu') + row('Vuokra'), '0,00', null],
    ['a fee with VAT, which is somebody’s service', row('Perintämaksu'), '1,28', null],
    ['interest of another kind', row('Korko lainasta'), '0,00', null],
  ])('%s', async (_, rows, vat, code) => {
    const { drafts, errors } = await read(finvoiceMessage({ rows, vat }));
    expect(errors.map((error) => error.code)).toEqual(code === null ? [] : [code]);
    expect(drafts).toHaveLength(code === null ? 1 : 0);
  });

  test.each([
    ['<FinvoiceAck Version="1.0"/>', 'document_is_response'],
    ['<FinvoiceSenderInfo Version="2.01"/>', 'xml_not_supported'],
    [`${soapEnvelope}<!-- <Finvoice > -->`, 'xml_not_supported'],
  ])('%s', async (text, code) => {
    await expect(read(text)).rejects.toMatchObject({ code });
  });
});

describe('several messages in one file', () => {
  const envelope = `<?xml version="1.0" encoding="UTF-8"?>\n${soapEnvelope}`;
  const styled = `${declaration}\n<?xml-stylesheet type="text/xsl" href="Finvoice.xsl"?>\n`;

  test.each([
    ['one after the other', (one: string) => one],
    ['with declarations', (one: string) => `${styled}${one}\n`],
    ['with SOAP envelopes in front', (one: string) => `${envelope}\n${styled}${one}\n`],
    ['with blank lines before everything', (one: string) => `\n\n${envelope}\r\n\r\n${styled}${one}\r\n`],
    [
      'with the DTD of version 1',
      (one: string) => `${declaration}<!DOCTYPE Finvoice SYSTEM "Finvoice.dtd">${one}`,
    ],
    ['with marks of byte order', (one: string) => `\ufeff${declaration}${one}`],
    [
      'within the envelope',
      (one: string) => `<e:Envelope xmlns:e="urn:e"><e:Body>${one}</e:Body></e:Envelope>`,
    ],
  ])('%s', async (_, wrap) => {
    const messages = ['701', '702', '703'].map((number) =>
      wrap(finvoiceMessage({ number, total: `${number},00` })),
    );
    const { drafts, errors } = await read(messages.join(''));
    expect(errors).toEqual([]);
    expect(drafts.map(({ number, open }) => [number, open])).toEqual([
      ['701', 70_100],
      ['702', 70_200],
      ['703', 70_300],
    ]);
  });

  test('each is told with its line of the file', async () => {
    const text = ['701', '702', '703']
      .map((number) => `${envelope}\n${styled}${finvoiceMessage({ number })}`)
      .join('\n');
    const lines = text.split('\n');
    const { drafts } = await read(text);
    expect(drafts.map(({ line }) => lines[line - 1]?.startsWith('<Finvoice '))).toEqual([true, true, true]);
    expect(new Set(drafts.map(({ line }) => line)).size).toBe(3);
  });

  test('wherever the blocks of the file end', async () => {
    // Longer than a block of reading, so that ends of blocks fall everywhere.
    const filler = '<!-- <Finvoice Version="3.0"> is no beginning --><?pi?>';
    const parts: string[] = [];
    for (let at = 0; at < 600; at++)
      parts.push(
        `${styled}${filler.repeat(at % 7)}${finvoiceMessage({ number: `N${at}`, buyer: 'x'.repeat(at) })}`,
      );
    const { drafts } = await read(parts.join(''));
    expect(drafts.map(({ number }) => number)).toEqual(parts.map((_, at) => `N${at}`));
  });

  test.each([
    ['declarations that never end', '<?xml '.repeat(100_000)],
    ['marks of byte order', `${declaration}${finvoiceMessage()}${'\ufeff'.repeat(200_000)}x`],
    ['names that never end', `${declaration}${finvoiceMessage()}<${'a'.repeat(300_000)}`],
    ['beginnings', `${declaration}${'<Finvoice '.repeat(50_000)}`],
  ])('nothing takes long: %s', async (_, text) => {
    const started = performance.now();
    await expect(read(Buffer.from(`${text}ä`, 'latin1'))).rejects.toMatchObject({ name: 'Refusal' });
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('one that is no invoice, or faulty, leaves the others alone', async () => {
    const { drafts, errors } = await read(
      [
        finvoiceMessage({ number: '701' }),
        finvoiceMessage({ number: '702', type: 'INV08' }),
        finvoiceMessage({ number: '703', total: 'paljon' }),
        finvoiceMessage({ number: '704' }),
      ].join('\n'),
    );
    expect(drafts.map(({ number }) => number)).toEqual(['701', '704']);
    expect(errors.map(({ number, code }) => [number, code])).toEqual([
      ['702', 'document_is_reminder'],
      ['703', 'amount_unreadable'],
    ]);
  });

  test('broken XML anywhere refuses the file, with its line', async () => {
    const text = `${finvoiceMessage()}\n${finvoiceMessage({ number: '702' }).replace('</InvoiceDetails>', '</Invoice>')}`;
    const wrong = text.slice(0, text.indexOf('</Invoice>')).split('\n').length;
    await expect(read(text)).rejects.toMatchObject({ code: 'xml_not_wellformed', params: { line: wrong } });
    await expect(read(text.slice(0, text.indexOf('</Invoice>')))).rejects.toMatchObject({
      code: 'xml_not_wellformed',
    });
    await expect(read(`${finvoiceMessage()} and so on`)).rejects.toMatchObject({
      code: 'xml_not_wellformed',
    });
  });

  test('a document type that is written into the message is refused', async () => {
    const text = `<!DOCTYPE Finvoice [<!ENTITY a "b">]>${finvoiceMessage()}`;
    await expect(read(text)).rejects.toMatchObject({ code: 'xml_doctype' });
  });

  const attachments = (
    of: string,
    content: string,
    type = 'application/pdf',
  ): string => `<FinvoiceAttachments Version="1.0">
    <MessageTransmissionDetails><MessageDetails><MessageIdentifier>${of}</MessageIdentifier></MessageDetails></MessageTransmissionDetails>
    <AttachmentDetails><AttachmentContent>${content}</AttachmentContent><AttachmentName>kuva.pdf</AttachmentName>
      <AttachmentMimeType>${type}</AttachmentMimeType></AttachmentDetails></FinvoiceAttachments>`;
  const announces = (id: string): string =>
    `<AttachmentMessageDetails><AttachmentMessageIdentifier>${id}</AttachmentMessageIdentifier></AttachmentMessageDetails>`;

  test('attachments are kept with the invoice that announces them', async () => {
    const { pictures } = await read(
      [
        finvoiceMessage({ number: '701' }),
        finvoiceMessage({ number: '702', end: announces('m2::attachments') }),
        attachments('m2::attachments', pdf),
        attachments('m3::attachments', pdf),
      ].join(declaration),
    );
    expect(pictures).toMatchObject([
      { invoiceNumber: '702', name: 'kuva.pdf', mediaType: 'application/pdf' },
    ]);
    expect(Buffer.from(pictures[0]?.content ?? []).toString()).toBe('%PDF-1.4 a picture');
  });

  test('attachments alone are refused', async () => {
    await expect(read(attachments('m2::attachments', pdf))).rejects.toMatchObject({
      code: 'attachments_only',
    });
  });

  test('an invoice that another message cancels is taken out again', async () => {
    const path = write(
      [
        finvoiceMessage({ number: '701', end: announces('m1::attachments') }),
        attachments('m1::attachments', pdf),
        finvoiceMessage({ number: '702' }),
        finvoiceMessage({ number: '701', origin: 'Cancel' }),
      ].join('\n'),
    );
    const control = { signal: new AbortController().signal, onProgress: (): void => undefined };
    const file = await inspectFile(path, control);
    const staging = createStagingFile(join(folder, 'staging.sqlite'));
    await readerOf(file)(
      { path, file, mapping: null },
      finnish,
      fillStaging(staging, 1, finnish).sink,
      control,
    );
    const column = (sql: string): unknown[] => staging.connection.prepare(sql).pluck().all();
    expect(column('SELECT number FROM draft ORDER BY position')).toEqual(['701', '702']);
    expect(column('SELECT count(*) FROM document')).toEqual([1]);
    refuseCancelled(staging);
    expect(column('SELECT number FROM draft')).toEqual(['702']);
    expect(column('SELECT code FROM row_error ORDER BY code')).toEqual([
      'document_cancelled',
      'document_cancels',
    ]);
    expect(column('SELECT count(*) FROM document')).toEqual([0]);
    staging.discard();
  });
});
