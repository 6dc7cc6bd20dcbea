import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startLoopback, type Loopback } from '#backend/entries/loopback.ts';
import { openItems } from '#test/support/openItems.ts';
import { finished, openTestOffice, refusalOf, type TestOffice } from '#test/support/openTestOffice.ts';

let pages: string;
let frist: TestOffice;
let loopback: Loopback;
let creditorId: number;
beforeEach(async () => {
  pages = mkdtempSync(join(tmpdir(), 'frist-pages-'));
  writeFileSync(join(pages, 'index.html'), '<!doctype html>');
  frist = await openTestOffice();
  creditorId = await frist.addCreditor();
  loopback = await startLoopback({ office: frist.office, pages, port: 0 });
});
afterEach(async () => {
  await loopback.close();
  await frist[Symbol.asyncDispose]();
  rmSync(pages, { recursive: true, force: true });
});

/** Hands a file over as a page does; gives its token. */
async function upload(content: string): Promise<string> {
  const url = new URL(loopback.url);
  const response = await fetch(new URL('/files?name=liste.csv', url), {
    method: 'POST',
    headers: { 'x-frist-token': url.searchParams.get('token') ?? '' },
    body: content,
  });
  return ((await response.json()) as { token: string }).token;
}

const stage = async (file: string, creditor = creditorId) =>
  finished(await frist.client.intake.stage({ creditorId: creditor, files: [file], complete: false }));
const held = (token: string): boolean => frist.office.files.resolve(token) !== undefined;
const passing = (): readonly string[] => readdirSync(frist.office.passing);
const list = openItems([{ number: '1' }]);

describe('an upload', () => {
  test('is kept while its preview stands, and goes when it is taken over', async () => {
    const token = await upload(list);
    const { parcel } = await stage(token);
    expect([held(token), passing().length]).toEqual([true, 2]);
    await finished(await frist.client.intake.compare({ parcel, part: 'f1', complete: true, listDate: null }));
    expect([held(token), passing().length]).toEqual([true, 2]);
    await finished(await frist.client.intake.commit({ parcel, parts: ['f1'] }));
    expect([held(token), passing()]).toEqual([false, []]);
  });

  test('goes when its preview is thrown away', async () => {
    const token = await upload(list);
    const { parcel } = await stage(token);
    await frist.client.intake.discard({ parcel });
    expect([held(token), passing()]).toEqual([false, []]);
  });

  test('that is no list goes at once', async () => {
    const token = await upload('%PDF-1.7 not a list');
    expect(await stage(token)).toMatchObject({ parts: [], refused: [{ code: 'file_is_pdf' }] });
    expect([held(token), passing()]).toEqual([false, []]);
  });

  test('for a creditor that is not there goes at once', async () => {
    const token = await upload(list);
    expect(await refusalOf(stage(token, 99))).toMatchObject({ code: 'creditor_not_found' });
    expect([held(token), passing()]).toEqual([false, []]);
  });
});

test('a file of the user stays where it is, whatever becomes of it here', async () => {
  const path = join(pages, 'reskontro.csv');
  writeFileSync(path, list);
  const own = (): string => frist.office.files.register(path);
  const taken = own();
  const { parcel } = await stage(taken);
  await finished(await frist.client.intake.commit({ parcel, parts: ['f1'] }));
  const discarded = own();
  await frist.client.intake.discard({ parcel: (await stage(discarded)).parcel });
  expect([held(taken), held(discarded)]).toEqual([false, false]);
  const refused = own();
  expect(await refusalOf(stage(refused, 99))).toMatchObject({ code: 'creditor_not_found' });
  // The same choice can be tried again.
  expect(held(refused)).toBe(true);
  expect(existsSync(path)).toBe(true);
});
