import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isAllowedOutside, isPageAddress } from '#shell/pageAddress.ts';
import { pageFile } from '#shell/pageFile.ts';

const folder = '/opt/frist/out/renderer';

describe('pageFile', () => {
  it.each([
    ['app://frist/index.html', 'index.html', 'text/html; charset=utf-8'],
    ['app://frist/', 'index.html', 'text/html; charset=utf-8'],
    ['app://frist/reminders', 'index.html', 'text/html; charset=utf-8'],
    ['app://frist/reminders?creditor=1#x', 'index.html', 'text/html; charset=utf-8'],
    ['app://frist/assets/index-a1.js', 'assets/index-a1.js', 'text/javascript; charset=utf-8'],
    ['app://frist/assets/inter%20a.woff2', 'assets/inter a.woff2', 'font/woff2'],
  ])('serves %s', (address, name, contentType) => {
    expect(pageFile(address, folder)).toEqual({ path: join(folder, name), contentType });
  });

  it.each([
    'app://frist/..%2f..%2fledger.json',
    'app://frist/..%5c..%5cledger.json',
    'app://frist/a%00.html',
    'app://frist/%zz.html',
    'app://frist/ledger.db',
    'app://frist/main.ts',
    'app://other/index.html',
    'https://frist/index.html',
    'file:///etc/passwd',
    'not an address',
  ])('serves nothing for %s', (address) => {
    expect(pageFile(address, folder)).toBeUndefined();
  });

  it('never leaves the folder, however the way out is written', () => {
    for (const dots of ['..', '%2e%2e', '%2E.', '..%2f', '%2e%2e%2f', '....//']) {
      for (const depth of [1, 3, 9]) {
        const file = pageFile(`app://frist/${`${dots}/`.repeat(depth)}secret.json`, folder);
        expect(file === undefined || file.path.startsWith(`${folder}/`)).toBe(true);
      }
    }
  });
});

describe('addresses', () => {
  it.each([
    ['app://frist/index.html', true],
    ['app://frist.evil.com/', false],
    ['app://frist@evil.com/', false],
    ['https://frist/', false],
    ['javascript:alert(1)', false],
    ['', false],
  ])('%s belongs to the page: %s', (address, expected) => {
    expect(isPageAddress(address)).toBe(expected);
  });

  it.each([
    ['https://lovdata.no/lov/1976-12-17-100', true],
    ['mailto:post@frist.no', true],
    ['http://lovdata.no/', false],
    ['https://lovdata.no.evil.com/', false],
    ['https://lovdata.no@evil.com/', false],
    ['https://user:secret@lovdata.no/', false],
    ['https://evil.com/lovdata.no', false],
    ['file:///etc/passwd', false],
    ['javascript:alert(1)', false],
    ['ms-settings:', false],
  ])('%s may be opened outside: %s', (address, expected) => {
    expect(isAllowedOutside(address)).toBe(expected);
  });
});
