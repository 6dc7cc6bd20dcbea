import { appendFileSync, existsSync, mkdirSync, openSync, closeSync, ftruncateSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { stageFile } from '#backend/intake/stageFile.ts';
import { eInvoice } from '#test/support/intake/eInvoice.ts';
import { intakeLedger, norwegianCreditor } from '#test/support/intake/intakeLedger.ts';

const list = 'Fakturanr;Forfall;Saldo;Kunde\n1;15.07.2026;1,00;Kari\n2;15.07.2026;2,00;Per\n';

/** A zip's first entry as it stands in a workbook. */
function zip(name: string): Buffer {
  const body = deflateRawSync('<x/>');
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(body.length, 18);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), body]);
}

const bomb = `<!DOCTYPE Invoice [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, index) => {
  const entity = String.fromCharCode(98 + index);
  const before = String.fromCharCode(97 + index);
  return `<!ENTITY ${entity} "${`&${before};`.repeat(10)}">`;
}).join('')}]>`;

describe('files that are refused as a whole', () => {
  test.each([
    ['nothing', '', 'file_empty', {}],
    ['a byte order mark alone', '\ufeff', 'file_empty', {}],
    ['blanks', ' \r\n \t\r\n', 'file_empty', {}],
    ['a PDF', '%PDF-1.7\n%âãÏÓ\n', 'file_is_pdf', {}],
    ['a PDF with bytes before it', `${' '.repeat(100)}%PDF-1.4\n`, 'file_is_pdf', {}],
    ['a workbook that breaks off', zip('[Content_Types].xml'), 'workbook_damaged', {}],
    ['a text document', zip('word/document.xml'), 'file_is_zip', { content: 'docx' }],
    [
      'a spreadsheet of another program',
      zip('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'),
      'file_is_zip',
      { content: 'ods' },
    ],
    ['another archive', zip('liste.csv'), 'file_is_zip', { content: 'zip' }],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'file_binary', { looksLike: 'xls' }],
    ['something compressed', gzipSync(list), 'file_binary', { looksLike: 'gzip' }],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'file_binary', { looksLike: 'png' }],
    ['zeros', Buffer.alloc(4096), 'file_binary', { looksLike: 'zeros' }],
    [
      'noise',
      Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7919) % 31 || 1)),
      'file_binary',
      { looksLike: 'binary' },
    ],
    [
      'a list whose end was lost to zeros',
      Buffer.concat([Buffer.from(list.repeat(20_000)), Buffer.alloc(64)]),
      'file_binary',
      { looksLike: 'zeros' },
    ],
    [
      'OCR giro',
      'NY000010000080800001230000008080000000000\n',
      'format_not_supported',
      { looksLike: 'ocr_giro' },
    ],
    [
      'BgMax',
      '01BGMAX               0120040525173035010331P\r\n',
      'format_not_supported',
      { looksLike: 'bgmax' },
    ],
    [
      'Finnish reference payments',
      '01802051946470208406991                                                                   \r\n',
      'format_not_supported',
      { looksLike: 'ktl' },
    ],
    [
      'a Finnish bank statement',
      'T00322100012345600000785\r\n',
      'format_not_supported',
      { looksLike: 'bank_statement' },
    ],
    [
      'payments in camt.054',
      '<?xml version="1.0"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.02"><BkToCstmrDbtCdtNtfctn/></Document>',
      'format_not_supported',
      { looksLike: 'bank_statement' },
    ],
    [
      'postings',
      'GBAT10;1;20261007;9;10;2026;1500;1;50.34;10001;0;Kunde AS;;;;1001\r\n',
      'format_not_supported',
      { looksLike: 'gbat10' },
    ],
    [
      'a web page called .xls',
      '<html><table><tr><td>Fakturanr</td></tr></table></html>',
      'format_not_supported',
      { looksLike: 'html' },
    ],
    ['JSON', '[{"invoice": 1}]', 'format_not_supported', { looksLike: 'json' }],
    [
      'prose',
      'Kjære kunde, hei på deg.\n',
      'column_missing',
      { columns: ['invoice_number', 'due_date', 'amount', 'customer'] },
    ],
    [
      'a quote that is never closed',
      `${list}3;15.07.2026;3,00;"Ola\n4;15.07.2026;4,00;Kari\n`,
      'quote_not_closed',
      { line: 4 },
    ],
    [
      'a quote that closes 60 rows later',
      `${list}3;15.07.2026;3,00;"Ola\n${'4;15.07.2026;4,00;Kari\n'.repeat(60)}5;15.07.2026;4,00;x"\n`,
      'quote_not_closed',
      { line: 4 },
    ],
    ['a row without end', `${list}3;15.07.2026;3,00;${'x'.repeat(600_000)}`, 'row_too_long', { line: 4 }],
    ['a list that breaks off in the middle of a row', `${list}3;15.07.`, 'file_truncated', { line: 4 }],
    [
      'invalid bytes behind a UTF-8 mark',
      Buffer.concat([Buffer.from(`\ufeff${list}`), Buffer.from([0xff, 0xfe, 0x41])]),
      'encoding_invalid',
      { encoding: 'utf-8' },
    ],
    [
      'half a character at the end of UTF-16',
      Buffer.concat([Buffer.from(`\ufeff${list}`, 'utf16le'), Buffer.from([0x41])]),
      'encoding_invalid',
      { encoding: 'utf-16le' },
    ],
    ['an e-invoice that breaks off', eInvoice().slice(0, 1500), 'xml_not_wellformed', {}],
    ['an e-invoice with an open tag', eInvoice().replace('</cac:Party>', ''), 'xml_not_wellformed', {}],
    ['an e-invoice and something behind it', `${eInvoice()}<more/>`, 'xml_not_wellformed', {}],
    [
      'an unknown entity',
      eInvoice({ prolog: '' }).replace('Fjellveien 3', '&hemmelig;'),
      'xml_not_wellformed',
      {},
    ],
    ['an XML bomb', eInvoice({ prolog: bomb }).replace('Fjellveien 3', '&j;'), 'xml_doctype', {}],
    [
      'an external entity',
      eInvoice({ prolog: '<!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/passwd">]>' }).replace(
        'Fjellveien 3',
        '&x;',
      ),
      'xml_doctype',
      {},
    ],
    [
      'an external DTD',
      eInvoice({ prolog: '<!DOCTYPE Invoice SYSTEM "http://example.com/x.dtd">' }),
      'xml_doctype',
      {},
    ],
    [
      'elements without end',
      `${eInvoice().split('<cac:LegalMonetaryTotal>')[0]}${'<cac:Item>'.repeat(100)}`,
      'xml_too_deep',
      {},
    ],
    [
      'more notes than an invoice has',
      eInvoice().replace('<cac:LegalMonetaryTotal>', `${'<cbc:Note>x</cbc:Note>'.repeat(10_000)}$&`),
      'xml_too_long',
      { limit: 10_000 },
    ],
    [
      'UTF-8 that is none',
      Buffer.from(eInvoice({ customer: 'Ødegård AS' }), 'latin1'),
      'encoding_invalid',
      { encoding: 'utf-8' },
    ],
    [
      'another invoice standard',
      eInvoice({ customization: 'urn:www.cenbii.eu:transaction:biitrns010:ver2.0' }),
      'xml_not_supported',
      { root: 'Invoice', customization: 'urn:www.cenbii.eu:transaction:biitrns010:ver2.0' },
    ],
    [
      'an invoice of no standard',
      eInvoice({ customization: '' }),
      'xml_not_supported',
      { root: 'Invoice', customization: null },
    ],
    [
      'an invoice of another namespace',
      eInvoice().replace('xsd:Invoice-2', 'xsd:Invoice-3'),
      'xml_not_supported',
      { root: 'Invoice' },
    ],
    [
      'other XML',
      '<?xml version="1.0"?><INVOICE_CENTER/>',
      'xml_not_supported',
      { root: 'INVOICE_CENTER', customization: null },
    ],
  ] as const)('%s', async (_, content, code, params) => {
    await using ledger = intakeLedger();
    await expect(ledger.stage(ledger.file('list.csv', content as string | Uint8Array))).rejects.toMatchObject(
      { code, params },
    );
    expect(existsSync(join(ledger.folder, 'staging.sqlite'))).toBe(false);
    expect(ledger.value('SELECT count(*) FROM invoice')).toBe(0);
  });

  test('a missing column is named, with the headers that are there and those that would do', async () => {
    await using ledger = intakeLedger();
    const refused = ledger.stage(ledger.file('list.csv', 'Fakturanr;Saldo;Kunde;Notat\n1;1;A;x\n'));
    await expect(refused).rejects.toMatchObject({
      code: 'column_missing',
      params: {
        columns: ['due_date'],
        headers: ['Fakturanr', 'Saldo', 'Kunde', 'Notat'],
        accepted: expect.arrayContaining(['Forfallsdato', 'Förfallodatum', 'Eräpäivä']) as unknown,
      },
    });
  });

  test('an amount that stands in two columns of one name is refused', async () => {
    await using ledger = intakeLedger();
    const refused = ledger.stage(
      ledger.file('list.csv', 'Fakturanr;Forfall;Saldo;Saldo;Kunde\n1;15.07.2026;1;2;A\n'),
    );
    await expect(refused).rejects.toMatchObject({ code: 'column_twice', params: { columns: ['Saldo'] } });
  });

  test('a file that is not there, and a folder', async () => {
    await using ledger = intakeLedger();
    await expect(ledger.stage(join(ledger.folder, 'none.csv'))).rejects.toMatchObject({
      code: 'file_unreadable',
      params: { problem: 'ENOENT' },
    });
    mkdirSync(join(ledger.folder, 'folder'));
    await expect(ledger.stage(join(ledger.folder, 'folder'))).rejects.toMatchObject({
      code: 'file_unreadable',
      params: { problem: 'not_a_file' },
    });
  });

  test('a file that grows while it is read', async () => {
    await using ledger = intakeLedger();
    // Of several blocks, so that there is something to read after it has grown.
    const path = ledger.file('list.csv', list.repeat(20_000));
    let grown = false;
    const reading = stageFile(
      {
        path,
        fileName: 'list.csv',
        stagingPath: join(ledger.folder, 'staging.sqlite'),
        creditor: norwegianCreditor,
      },
      {
        signal: new AbortController().signal,
        onProgress: ({ phase }) => {
          if (phase === 'read' && !grown) appendFileSync(path, '3;15.07.2026;3,00;Ola\n');
          grown ||= phase === 'read';
        },
      },
    );
    await expect(reading).rejects.toMatchObject({ code: 'file_unreadable', params: { problem: 'changed' } });
  });

  test('two gigabytes of zeros cost one block', async () => {
    await using ledger = intakeLedger();
    const path = ledger.file('zeros.csv', '');
    const handle = openSync(path, 'r+');
    ftruncateSync(handle, 2 * 1024 ** 3);
    closeSync(handle);
    const started = performance.now();
    await expect(ledger.stage(path)).rejects.toMatchObject({
      code: 'file_binary',
      params: { looksLike: 'zeros', offset: 0 },
    });
    expect(performance.now() - started).toBeLessThan(500);
  });

  test('the name decides nothing: a list called .xml and an e-invoice called .csv are read', async () => {
    await using ledger = intakeLedger();
    expect(await ledger.stage(ledger.file('list.xml', list))).toMatchObject({ format: 'csv', drafts: 2 });
    expect(await ledger.stage(ledger.file('invoice.csv', eInvoice()))).toMatchObject({
      format: 'ubl_invoice',
      drafts: 1,
    });
  });

  test('headers alone are a list of nothing, which is said', async () => {
    await using ledger = intakeLedger();
    await ledger.stage(ledger.file('list.csv', 'Fakturanr;Forfall;Saldo;Kunde\n'));
    expect(ledger.compare()).toMatchObject({
      counts: { read: 0 },
      warnings: [{ code: 'nothing_recognised', params: { rejected: 0 } }],
    });
  });
});
