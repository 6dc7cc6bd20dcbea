import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findFiles } from '#backend/intake/parcel/findFiles.ts';
import type { Parcel } from '#shared/contract/intake.ts';
import { eInvoice } from '#test/support/intake/eInvoice.ts';
import { zipOf } from '#test/support/intake/zipOf.ts';
import { openItems } from '#test/support/openItems.ts';
import {
  finished,
  followed,
  openTestOffice,
  refusalOf,
  type TestOffice,
} from '#test/support/openTestOffice.ts';

let folder: string;
let frist: TestOffice;
let creditorId: number;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'frist-parcel-'));
  frist = await openTestOffice();
});
afterAll(async () => {
  await frist[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});
let creditors = 0;
beforeEach(async () => {
  creditors += 1;
  creditorId = await frist.addCreditor({ organisationNumber: null, name: `Klient ${creditors}` });
});

/** Writes files below a folder of their own and gives its path. */
function folderOf(name: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = join(folder, `${creditors}`, name);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

const stage = async (...paths: readonly string[]): Promise<Parcel> =>
  finished(
    await frist.client.intake.stage({
      creditorId,
      files: paths.map((path) => frist.office.files.register(path)),
      complete: null,
    }),
  );
const commit = async ({ parcel, parts }: Parcel) =>
  finished(await frist.client.intake.commit({ parcel, parts: parts.map(({ part }) => part) }));
const all = <Row>(sql: string): Row[] => frist.all<Row>(sql.replaceAll('@creditor', String(creditorId)));
const file = async (name: string, content: string | Uint8Array): Promise<string> =>
  join(folderOf('files', { [name]: content }), name);
const window = (
  parcel: Parcel,
  at: number,
  group: 'added' | 'rejected' | 'customers_added' | 'gone' | 'settled',
) =>
  frist.client.intake.difference({
    parcel: parcel.parcel,
    part: parcel.parts[at]?.part ?? '',
    group,
    offset: 0,
    limit: 50,
  });

const list = openItems([{ number: '1' }, { number: '2', customer: '2', name: 'Bygg AS' }]);
const customers =
  'Kundenr;Kundenavn;Adresse;Postnr;Poststed;E-post\n1;Ida Vik;Sjøgata 3;9008;Tromsø;ida@vik.no\n';

describe('a folder of mixed files', () => {
  test('becomes one part for each list and one for all documents, in the order that they need', async () => {
    const root = folderOf('mixed', {
      'reskontro.csv': list,
      'kunder.csv': customers,
      'fakturaer/a.xml': eInvoice({ number: '5001' }),
      'fakturaer/eldre/b.xml': eInvoice({ number: '5002', customer: 'Dal AS' }),
      'fakturaer/a.pdf': '%PDF-1.7 as it was printed',
      '.DS_Store': 'x',
      'fakturaer/Thumbs.db': 'x',
      'LESMEG.txt': 'Slik gjør du',
      'notat.docx': await zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<x/>' }),
      'bilde.xml': 'not xml at all, and no list',
    });
    const parcel = await stage(root);
    expect(parcel.parts.map(({ kind, fileCount, counts }) => [kind, fileCount, counts.read])).toEqual([
      ['customers', 1, 1],
      ['documents', 2, 2],
      ['open_items', 1, 2],
    ]);
    expect(parcel.parts[1]?.files.map(({ name, format, drafts }) => [name, format, drafts])).toEqual([
      ['mixed/fakturaer/a.xml', 'ubl_invoice', 1],
      ['mixed/fakturaer/eldre/b.xml', 'ubl_invoice', 1],
    ]);
    expect(parcel.ignored).toEqual([
      { file: 'mixed/.DS_Store', why: 'no_data' },
      { file: 'mixed/LESMEG.txt', why: 'no_data' },
      { file: 'mixed/fakturaer/Thumbs.db', why: 'no_data' },
      { file: 'mixed/fakturaer/a.pdf', why: 'no_data' },
    ]);
    expect(parcel.refused.map(({ file: name, code }) => [name, code])).toEqual([
      ['mixed/notat.docx', 'file_is_zip'],
    ]);
    expect(parcel.unmapped.map(({ name }) => name)).toEqual(['mixed/bilde.xml']);
    const { taken, failed } = await commit(parcel);
    expect(failed).toBeNull();
    expect(taken.map(({ number, added, customersAdded }) => [number, added, customersAdded])).toEqual([
      [1, 0, 1],
      [2, 2, 1],
      [3, 2, 2],
    ]);
    expect(
      all('SELECT kind, files, committed_by FROM intake WHERE creditor_id = @creditor ORDER BY number'),
    ).toEqual([
      { kind: 'customers', files: 1, committed_by: 'tester' },
      { kind: 'documents', files: 2, committed_by: 'tester' },
      { kind: 'open_items', files: 1, committed_by: 'tester' },
    ]);
    // The list that nobody understands keeps the parcel open.
    expect(
      await frist.client.intake.layout({ parcel: parcel.parcel, file: parcel.unmapped[0]?.file ?? '' }),
    ).toMatchObject({ name: 'mixed/bilde.xml' });
    await frist.client.intake.discard({ parcel: parcel.parcel });
    expect(existsSync(join(frist.office.passing, `parcel-${parcel.parcel}`))).toBe(false);
  });

  test('is followed by its files and their bytes', async () => {
    const root = folderOf(
      'many',
      Object.fromEntries(
        Array.from({ length: 300 }, (_, at) => [`${at}.xml`, eInvoice({ number: String(7000 + at) })]),
      ),
    );
    const files = [frist.office.files.register(root)];
    const { events, result } = await followed(
      await frist.client.intake.stage({ creditorId, files, complete: null }),
    );
    expect(result.parts[0]).toMatchObject({ kind: 'documents', fileCount: 300, counts: { added: 300 } });
    const told = events.flatMap((event) =>
      event.kind === 'progress' && event.files !== undefined ? [event] : [],
    );
    expect(told.length).toBeGreaterThan(0);
    for (const { done, total, files: counted } of told) {
      expect(done).toBeLessThanOrEqual(total ?? 0);
      expect(counted?.done).toBeLessThanOrEqual(counted?.total ?? 0);
    }
    expect(await commit(result)).toMatchObject({ taken: [{ added: 300, number: 1 }] });
    expect(all('SELECT files, file_name FROM intake WHERE creditor_id = @creditor')).toEqual([
      { files: 300, file_name: 'many/0.xml' },
    ]);
    expect(
      all(
        'SELECT count(*) AS files FROM intake_file JOIN intake ON intake.id = intake_id WHERE creditor_id = @creditor',
      ),
    ).toEqual([{ files: 300 }]);
  });

  test('does not lead out of itself: links to elsewhere are refused, links to folders not followed', async () => {
    const outside = folderOf('outside', { 'secret.csv': list });
    const root = folderOf('linked', {
      'reskontro.csv': list,
      'more/other.csv': openItems([{ number: '9' }]),
    });
    symlinkSync(join(outside, 'secret.csv'), join(root, 'secret.csv'));
    symlinkSync(outside, join(root, 'folder'));
    symlinkSync(root, join(root, 'more', 'again'));
    symlinkSync(join(root, 'more', 'other.csv'), join(root, 'inside.csv'));
    const parcel = await stage(root);
    expect(parcel.refused).toEqual([
      { file: 'linked/secret.csv', code: 'file_unreadable', params: { problem: 'link_outside' } },
    ]);
    expect(parcel.parts.map(({ files }) => files[0]?.name)).toEqual([
      'linked/inside.csv',
      'linked/reskontro.csv',
    ]);
    expect(parcel.ignored).toEqual([{ file: 'linked/more/other.csv', why: 'twice_here' }]);
    await frist.client.intake.discard({ parcel: parcel.parcel });
  });

  test('that is empty, gone or deeper than anybody makes them', async () => {
    mkdirSync(join(folder, 'empty'));
    expect(await stage(join(folder, 'empty'))).toMatchObject({ parts: [], refused: [], unmapped: [] });
    expect(await stage(join(folder, 'nowhere'))).toMatchObject({ refused: [{ code: 'file_unreadable' }] });
    const deep = folderOf('deep', { [`${'d/'.repeat(20)}list.csv`]: list });
    expect(await stage(deep)).toMatchObject({
      parts: [],
      refused: [{ code: 'folder_too_deep', params: { limit: 16 } }],
    });
  });

  test('cancelled leaves nothing behind', async () => {
    const root = folderOf(
      'cut',
      Object.fromEntries(
        Array.from({ length: 2000 }, (_, at) => [`${at}.xml`, eInvoice({ number: String(at) })]),
      ),
    );
    const files = [frist.office.files.register(root)];
    const refused = await refusalOf(async () => {
      for await (const event of await frist.client.intake.stage({ creditorId, files, complete: null })) {
        if (event.kind === 'started') void frist.client.jobs.cancel({ jobId: event.jobId });
      }
    });
    expect(refused.code).toBe('job_cancelled');
    expect(readdirSync(frist.office.passing).filter((name) => name.startsWith('parcel'))).toEqual([]);
  });
});

describe('a zip', () => {
  test('is read as its files, nested or not, whatever it is called', async () => {
    const inner = await zipOf({ 'b.xml': eInvoice({ number: '6002' }), '__MACOSX/._b.xml': 'x' });
    const path = await file(
      'export.dat',
      await zipOf({
        'x/liste.csv': list,
        'docs/a.xml': eInvoice({ number: '6001' }),
        'docs/more.zip': inner,
      }),
    );
    const parcel = await stage(path);
    expect(parcel.parts.map(({ kind, files }) => [kind, ...files.map(({ name }) => name)])).toEqual([
      ['documents', 'export.dat/docs/a.xml', 'export.dat/docs/more.zip/b.xml'],
      ['open_items', 'export.dat/x/liste.csv'],
    ]);
    expect(parcel.ignored).toEqual([{ file: 'export.dat/docs/more.zip/__MACOSX/._b.xml', why: 'no_data' }]);
    // The copy of a list is kept for whoever maps it, that of a document is not.
    const inPassing = readdirSync(join(frist.office.passing, `parcel-${parcel.parcel}`));
    expect(inPassing.filter((name) => name.startsWith('copy'))).toEqual(['copy-1']);
    expect(await commit(parcel)).toMatchObject({ failed: null });
  });

  test('with names that lead elsewhere writes nothing elsewhere', async () => {
    const good = await zipOf({ 'aabbccx.csv': list });
    // Of the same length, in both places where the zip names it.
    const evil = Buffer.from(good.toString('latin1').replaceAll('aabbccx.csv', '../../x.csv'), 'latin1');
    const parcel = await stage(await file('evil.zip', evil));
    expect(parcel.parts.map(({ files }) => files[0]?.name)).toEqual(['evil.zip/x.csv']);
    expect(existsSync(join(frist.office.passing, '..', 'x.csv'))).toBe(false);
    expect(existsSync(join(frist.folder, 'x.csv'))).toBe(false);
    await frist.client.intake.discard({ parcel: parcel.parcel });
  });

  test('with a password, or packed in another way, is refused file by file', async () => {
    const zip = await zipOf({ 'a.csv': list });
    const flagged = Buffer.from(zip);
    // Bit 0 of the flags, in the local header and in the central directory.
    for (const signature of ['PK\u0003\u0004', 'PK\u0001\u0002']) {
      const at = flagged.indexOf(signature, 0, 'latin1');
      const flags = at + (signature.endsWith('\u0004') ? 6 : 8);
      flagged.writeUInt16LE(flagged.readUInt16LE(flags) | 1, flags);
    }
    expect(await stage(await file('locked.zip', flagged))).toMatchObject({
      parts: [],
      refused: [{ file: 'locked.zip/a.csv', code: 'zip_encrypted' }],
    });
    const odd = Buffer.from(zip);
    odd.writeUInt16LE(12, odd.indexOf('PK\u0001\u0002', 0, 'latin1') + 10);
    expect(await stage(await file('odd.zip', odd))).toMatchObject({ refused: [{ code: 'zip_damaged' }] });
  });

  test('that is cut off, empty, a bomb or a bomb that lies about its size is refused', async () => {
    const zip = await zipOf({ 'a.csv': list });
    expect(await stage(await file('cut.zip', zip.subarray(0, zip.length - 30)))).toMatchObject({
      refused: [{ file: 'cut.zip', code: 'zip_damaged' }],
    });
    expect(await stage(await file('empty.zip', await zipOf({})))).toMatchObject({
      refused: [{ code: 'file_is_zip', params: { content: 'empty' } }],
    });
    const bomb = await zipOf({ 'zeros.csv': Buffer.alloc(16 * 1024 ** 2) });
    expect(await stage(await file('bomb.zip', bomb))).toMatchObject({
      parts: [],
      refused: [{ file: 'bomb.zip/zeros.csv', code: 'zip_suspicious', params: { limit: 250 } }],
    });
    const lying = Buffer.from(bomb);
    lying.writeUInt32LE(1000, lying.indexOf('PK\u0001\u0002', 0, 'latin1') + 24);
    expect(await stage(await file('lying.zip', lying))).toMatchObject({
      parts: [],
      refused: [{ file: 'lying.zip/zeros.csv', code: 'zip_damaged' }],
    });
    let nested = await zipOf({ 'a.csv': list });
    for (let depth = 0; depth < 4; depth += 1) nested = await zipOf({ 'inner.zip': nested });
    expect(await stage(await file('nested.zip', nested))).toMatchObject({
      refused: [{ code: 'zip_nested', params: { limit: 3 } }],
    });
  });
});

test('what lies deeper, or beyond so many files, is not looked for', async () => {
  const root = folderOf('walk', { 'b/2.csv': 'x', 'a/1.csv': 'x', 'c.csv': 'x' });
  const found = [];
  const control = { copies: folder, signal: new AbortController().signal, onFound: () => undefined };
  for await (const each of findFiles([{ path: root, name: 'walk' }], control)) found.push(each.name);
  expect(found).toEqual(['walk/a/1.csv', 'walk/b/2.csv', 'walk/c.csv']);
});

describe('documents of one parcel', () => {
  test('a credit note lowers an invoice that comes behind it in the same parcel, the second one what is left', async () => {
    const root = folderOf('credit', {
      '1.xml': eInvoice({
        root: 'CreditNote',
        number: 'K1',
        corrects: '8001',
        payable: '1000.00',
        issued: '2026-07-20',
      }),
      '2.xml': eInvoice({
        root: 'CreditNote',
        number: 'K2',
        corrects: '8001',
        payable: '400.00',
        issued: '2026-07-21',
      }),
      '3.xml': eInvoice({ number: '8001', payable: '1250.00' }),
    });
    const parcel = await stage(root);
    await commit(parcel);
    expect(
      all('SELECT number, open, settled_on FROM invoice WHERE creditor_id = @creditor ORDER BY number'),
    ).toEqual([
      { number: '8001', open: 0, settled_on: '2026-07-21' },
      { number: 'K1', open: 0, settled_on: '2026-07-20' },
      { number: 'K2', open: -15_000, settled_on: null },
    ]);
    expect(
      all(`SELECT amount, date, document FROM reduction JOIN invoice ON invoice.id = invoice_id
        WHERE creditor_id = @creditor ORDER BY reduction.id`),
    ).toEqual([
      { amount: 100_000, date: '2026-07-20', document: 'K1' },
      { amount: 25_000, date: '2026-07-21', document: 'K2' },
    ]);
  });

  test('of two that tell of one invoice the first counts; the other agrees or is refused', async () => {
    const root = folderOf('twice', {
      'a.xml': eInvoice({ number: '8101' }),
      'b.xml': `${eInvoice({ number: '8101' })}\n`,
      'c.xml': eInvoice({ number: '8101', payable: '99.00' }),
      'd.xml': eInvoice({ number: '8101' }),
    });
    const parcel = await stage(root);
    expect(parcel.ignored).toEqual([{ file: 'twice/d.xml', why: 'twice_here' }]);
    expect(parcel.parts[0]).toMatchObject({ counts: { added: 1, rejected: 1 }, fileCount: 3 });
    expect(parcel.parts[0]?.warnings).toContainEqual({
      code: 'document_twice',
      params: { count: 1, number: '8101' },
      file: null,
    });
    expect((await window(parcel, 0, 'rejected')).rows[0]).toMatchObject({
      file: 'twice/c.xml',
      error: { code: 'document_repeated', params: { number: '8101', file: 'twice/a.xml' } },
    });
    await commit(parcel);
    expect(all('SELECT open FROM invoice WHERE creditor_id = @creditor')).toEqual([{ open: 125_000 }]);
  });

  test('one that cannot be read leaves nothing of itself among the others', async () => {
    const whole = eInvoice({ number: '8202' });
    const root = folderOf('broken', {
      'a.xml': eInvoice({ number: '8201' }),
      'b.xml': whole.slice(0, whole.length - 40),
      'c.xml': eInvoice({ number: '8203' }),
    });
    const parcel = await stage(root);
    expect(parcel.refused).toMatchObject([{ file: 'broken/b.xml', code: 'xml_not_wellformed' }]);
    expect((await window(parcel, 0, 'added')).rows.map(({ number }) => number)).toEqual(['8201', '8203']);
    await frist.client.intake.discard({ parcel: parcel.parcel });
  });
});

describe('files that were taken over before', () => {
  test('are passed over beside others, and read again alone', async () => {
    const root = folderOf('again', { 'a.xml': eInvoice({ number: '8301' }) });
    await commit(await stage(root));
    writeFileSync(join(root, 'b.xml'), eInvoice({ number: '8302' }));
    const parcel = await stage(root);
    expect(parcel.ignored).toEqual([{ file: 'again/a.xml', why: 'taken_before' }]);
    expect(parcel.parts).toMatchObject([{ counts: { added: 1, unchanged: 0 } }]);
    await commit(parcel);
    const alone = await stage(join(root, 'a.xml'));
    expect(alone).toMatchObject({ ignored: [], parts: [{ counts: { added: 0, unchanged: 1 } }] });
    expect(await commit(alone)).toMatchObject({ taken: [{ intakeId: null, number: null }] });
  });

  test('and undone are new again', async () => {
    const root = folderOf('undone', {
      'a.xml': eInvoice({ number: '8401' }),
      'b.xml': eInvoice({ number: '8402' }),
    });
    const { taken } = await commit(await stage(root));
    const intakeId = taken[0]?.intakeId ?? 0;
    const before = await frist.client.intake.get({ intakeId });
    expect(before.undo).toEqual({ possible: true, obstacles: [], invoices: 2, customers: 1, restored: 0 });
    expect(before.fileList).toHaveLength(2);
    expect(await finished(await frist.client.intake.undo({ intakeId }))).toEqual({
      invoices: 2,
      customers: 1,
      restored: 0,
    });
    expect(await frist.client.intake.get({ intakeId })).toMatchObject({
      undoneBy: 'tester',
      undo: { possible: false, obstacles: [{ code: 'already_undone' }] },
    });
    expect(await stage(root)).toMatchObject({ ignored: [], parts: [{ counts: { added: 2 } }] });
  });
});

describe('two lists of open items in one parcel', () => {
  test('settle nothing by themselves, the older one first, and say that they are several', async () => {
    frist.execute("INSERT INTO source (creditor_id, kind, absent) VALUES (?, 'files', 'settle')", creditorId);
    await frist.takeOver(creditorId, [{ number: '1' }, { number: '2' }]);
    const root = folderOf('lists', {
      'b.csv': openItems([{ number: '2' }]),
      'a.csv': openItems([{ number: '1' }]),
    });
    const parcel = await stage(root);
    expect(parcel.parts.map(({ complete, counts }) => [complete, counts.gone, counts.settled])).toEqual([
      [false, 1, 0],
      [false, 1, 0],
    ]);
    expect(parcel.parts[0]?.warnings.map(({ code }) => code)).toContain('several_lists');
    const [one] = parcel.parts;
    const compared = await finished(
      await frist.client.intake.compare({
        parcel: parcel.parcel,
        part: one?.part ?? '',
        complete: true,
        listDate: null,
      }),
    );
    expect([
      compared.complete,
      compared.counts.settled,
      compared.groups.find(({ group }) => group === 'settled')?.rows,
    ]).toEqual([true, 1, 1]);
    expect((await window(parcel, 0, 'settled')).rows).toMatchObject([
      { number: '2', ledgerOpen: 125_000, open: 0 },
    ]);
    await frist.client.intake.discard({ parcel: parcel.parcel });
    // One list alone does what the source says.
    const alone = await stage(await file('only.csv', openItems([{ number: '1', reference: '7' }])));
    expect(alone.parts[0]).toMatchObject({ complete: true, counts: { settled: 1, gone: 1 } });
    await frist.client.intake.discard({ parcel: alone.parcel });
  });
});

describe('a list that nobody understands', () => {
  test('is read once a person has said what its columns mean, and by itself the next time', async () => {
    const odd = 'Hvem;Bilag;Til;Kroner\nKari Ås;77;15.07.2026;120,50\n';
    const parcel = await stage(await file('odd.csv', odd));
    expect(parcel).toMatchObject({ parts: [], refused: [], unmapped: [{ name: 'odd.csv' }] });
    const [unmapped] = parcel.unmapped;
    const chosen = { parcel: parcel.parcel, file: unmapped?.file ?? '' };
    const mapping = {
      fields: { Hvem: 'customerName', Bilag: 'invoiceNumber', Til: 'due', Kroner: 'open' },
      headerRecord: null,
      delimiter: null,
      decimalSign: null,
      dateOrder: null,
      sheet: null,
    };
    expect(
      await refusalOf(async () =>
        finished(
          await frist.client.intake.map({ ...chosen, mapping: { ...mapping, fields: {} }, saveAs: null }),
        ),
      ),
    ).toMatchObject({ code: 'mapping_invalid' });
    const mapped = await finished(
      await frist.client.intake.map({ ...chosen, mapping, saveAs: 'Odd system' }),
    );
    expect(mapped).toMatchObject({
      unmapped: [],
      parts: [{ part: chosen.file, kind: 'open_items', counts: { added: 1 }, mappable: true }],
    });
    // It may be mapped once more before it is taken over.
    const again = await finished(await frist.client.intake.map({ ...chosen, mapping, saveAs: null }));
    expect(again.parts).toHaveLength(1);
    expect(await commit(again)).toMatchObject({ taken: [{ added: 1 }] });
    const next = await stage(await file('odd2.csv', odd.replace('120,50', '60,00')));
    expect(next).toMatchObject({ unmapped: [], parts: [{ mapping: 'Odd system', counts: { changed: 1 } }] });
    await frist.client.intake.discard({ parcel: next.parcel });
  });
});
