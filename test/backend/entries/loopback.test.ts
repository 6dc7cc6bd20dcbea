import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect as connectSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startLoopback, type Loopback } from '#backend/entries/loopback.ts';
import { loopbackClient } from '#test/support/loopbackClient.ts';
import { openTestOffice, refusalOf, type TestOffice } from '#test/support/openTestOffice.ts';

let frist: TestOffice;
let loopback: Loopback;
let root: string;
let port: number;
let token: string;

beforeAll(async () => {
  frist = await openTestOffice();
  root = mkdtempSync(join(tmpdir(), 'frist-pages-'));
  mkdirSync(join(root, 'pages', 'assets'), { recursive: true });
  mkdirSync(join(root, 'pages-beside'));
  writeFileSync(join(root, 'pages', 'index.html'), '<!doctype html><title>Frist</title>');
  writeFileSync(join(root, 'pages', 'assets', 'app.js'), 'export {};');
  writeFileSync(join(root, 'secret.txt'), 'secret');
  writeFileSync(join(root, 'pages-beside', 'secret.txt'), 'secret');
  loopback = await startLoopback({ office: frist.office, pages: join(root, 'pages'), port: 0 });
  const url = new URL(loopback.url);
  port = Number(url.port);
  token = url.searchParams.get('token') ?? '';
});
afterAll(async () => {
  await loopback.close();
  await frist[Symbol.asyncDispose]();
  rmSync(root, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A request as it is written, without a client that would tidy the path up or forbid a header. */
function ask(
  path: string,
  given: { method?: string; headers?: Record<string, string>; body?: Uint8Array | string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port, path, method: given.method ?? 'GET', headers: given.headers ?? {} },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts),
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(given.body);
  });
}

describe('pages', () => {
  test('come with a policy that lets nothing foreign in', async () => {
    const { status, headers, body } = await ask('/');
    expect(status).toBe(200);
    expect(body.toString()).toContain('<title>Frist</title>');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
    });
    expect((await ask('/assets/app.js')).headers['content-type']).toBe('text/javascript; charset=utf-8');
  });

  test('a path of the page itself gets the page, a missing file nothing', async () => {
    expect((await ask('/creditors/7/reminders')).body.toString()).toContain('Frist');
    expect((await ask('/assets/none.js')).status).toBe(404);
  });

  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/../pages-beside/secret.txt',
    '//etc/passwd.txt',
    '/assets/%00.js',
    '/%E0%A4%A',
  ])('%s shows no file outside', async (path) => {
    const { status, body } = await ask(path);
    expect([400, 403, 404]).toContain(status);
    expect(body.toString()).not.toContain('secret');
    // And the entry lives.
    expect((await ask('/')).status).toBe(200);
  });

  test('nothing but reading', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect([method, (await ask('/', { method })).status]).toEqual([method, 405]);
    }
  });
});

describe('who may ask', () => {
  test.each<[string, Record<string, string>]>([
    ['another host', { host: 'frist.example:80' }],
    ['a name that was rebound to this machine', { host: 'evil.example' }],
    ['this host without its port', { host: '127.0.0.1' }],
    ['a page of another origin', { origin: 'https://evil.example' }],
    ['a page of another port', { origin: 'http://127.0.0.1:1' }],
    ['a page without origin', { origin: 'null' }],
  ])('%s is sent away, also with the token', async (_, headers) => {
    expect((await ask('/', { headers })).status).toBe(403);
    const upload = { method: 'POST', body: 'x', headers: { ...headers, 'x-frist-token': token } };
    expect((await ask('/files?name=a.csv', upload)).status).toBe(403);
    await expect(open(`/rpc?token=${token}`, headers)).rejects.toThrow(/403/);
  });

  test.each(['', '?token=', '?token=wrong', `?token=${'x'.repeat(32)}`])(
    'no calls with the token %s',
    async (query) => {
      await expect(open(`/rpc${query}`)).rejects.toThrow(/403/);
      expect((await ask('/files?name=a.csv', { method: 'POST', body: 'x' })).status).toBe(403);
      const wrong = { 'x-frist-token': query.slice('?token='.length) };
      expect((await ask('/files?name=a.csv', { method: 'POST', body: 'x', headers: wrong })).status).toBe(
        403,
      );
    },
  );

  test('the socket opens at its own path only', async () => {
    await expect(open(`/other?token=${token}`)).rejects.toThrow(/403/);
    (await open(`/rpc?token=${token}`)).close();
  });

  test('each start has a token of its own', async () => {
    const other = await startLoopback({ office: frist.office, pages: join(root, 'pages'), port: 0 });
    expect(new URL(other.url).searchParams.get('token')).not.toBe(token);
    expect(token.length).toBeGreaterThanOrEqual(32);
    await other.close();
  });

  function open(path: string, headers: Record<string, string> = {}): Promise<WebSocket> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    return new Promise((resolve, reject) => {
      socket.once('open', () => resolve(socket));
      socket.once('error', reject);
    });
  }
});

describe('files', () => {
  const upload = (name: string, body: Uint8Array | string): Promise<Answer> =>
    ask(`/files?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      body,
      headers: { 'x-frist-token': token },
    });
  const told = (answer: Answer) =>
    JSON.parse(answer.body.toString()) as { token: string; name: string; size: number };

  test('go up under a token and come down as they were', async () => {
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, at) => at % 251));
    const answer = told(await upload('Åpne poster.csv', bytes));
    expect(answer).toMatchObject({ name: 'Åpne poster.csv', size: 100_000 });
    const down = await ask(`/files/${answer.token}?token=${token}`);
    expect(down.status).toBe(200);
    expect(down.body.equals(bytes)).toBe(true);
    expect(down.headers['content-disposition']).toContain("UTF-8''%C3%85pne%20poster.csv");
    expect(down.headers['content-security-policy']).toContain("default-src 'none'");
    expect((await ask(`/files/${answer.token}`)).status).toBe(403);
    expect((await ask(`/files/${answer.token}?token=wrong`)).status).toBe(403);
  });

  test('a name is a name and never a path', async () => {
    for (const name of ['../../etc/passwd', 'C:\\Windows\\system.ini', '/abs/olute', '..', '']) {
      const answer = told(await upload(name, 'x'));
      expect(answer.name).not.toMatch(/[/\\]/);
      const place = frist.office.files.resolve(answer.token)?.path ?? '';
      expect(place.startsWith(frist.office.passing)).toBe(true);
      expect(readFileSync(place, 'utf8')).toBe('x');
    }
  });

  test('a token that nobody gave is not found, nor is a path', async () => {
    for (const wanted of ['nothing', '..%2f..%2fsecret.txt', '%2Fetc%2Fpasswd']) {
      expect([wanted, (await ask(`/files/${wanted}?token=${token}`)).status]).toEqual([wanted, 404]);
    }
  });

  test('a file that is gone by now is an error of that one call', async () => {
    const { token: file } = told(await upload('a.csv', 'x'));
    rmSync(frist.office.files.resolve(file)?.path ?? '');
    expect((await ask(`/files/${file}?token=${token}`)).status).toBe(404);
    expect((await ask('/')).status).toBe(200);
  });

  test('an upload that breaks off leaves nothing behind', async () => {
    const before = readdirSync(frist.office.passing).length;
    await new Promise<void>((resolve) => {
      const socket = connectSocket(port, '127.0.0.1', () => {
        socket.write(
          `POST /files?name=a.csv HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-Frist-Token: ${token}\r\nContent-Length: 1000\r\n\r\nhalf`,
          () => setTimeout(() => socket.destroy(), 50),
        );
      });
      socket.on('close', () => resolve());
    });
    await expect.poll(() => readdirSync(frist.office.passing).length, { timeout: 3000 }).toBe(before);
  });
});

describe('what no client should do', () => {
  test.each<[string, (socket: WebSocket) => void]>([
    ['a message that is no call', (socket) => socket.send('hello')],
    ['a message of bytes', (socket) => socket.send(Buffer.from([0, 1, 2, 255]))],
    ['half a call', (socket) => socket.send('{"i":"1","p":{')],
    ['a call of nothing', (socket) => socket.send('{"i":"1","p":{"u":"/no/such/procedure"}}')],
    ['a message beyond all measure', (socket) => socket.send('x'.repeat(17_000_000))],
    [
      'a torn frame',
      (socket) =>
        (socket as never as { _socket: { write(bytes: Buffer): void } })._socket.write(
          Buffer.from([0xff, 0xff, 0xff]),
        ),
    ],
    ['going in the middle', (socket) => socket.terminate()],
  ])('%s does not end the process', async (_, act) => {
    const bad = await loopbackClient(loopback.url);
    bad.socket.on('error', () => undefined);
    act(bad.socket);
    await new Promise((resolve) => setTimeout(resolve, 60));
    bad.socket.terminate();
    await using good = await loopbackClient(loopback.url);
    expect(await good.client.office.status()).toMatchObject({ today: '2026-11-16' });
  });
});

describe('starting', () => {
  test('on a port that is taken is refused', async () => {
    const start = startLoopback({ office: frist.office, pages: join(root, 'pages'), port });
    expect(await refusalOf(start)).toMatchObject({ code: 'port_taken' });
  });

  test('without built pages is refused', async () => {
    const start = startLoopback({ office: frist.office, pages: join(root, 'nothing'), port: 0 });
    expect(await refusalOf(start)).toMatchObject({ code: 'pages_missing' });
  });

  test.skipIf(process.platform !== 'linux')('listens to this machine alone', async () => {
    expect(new URL(loopback.url).hostname).toBe('127.0.0.1');
    const addresses = readFileSync('/proc/net/tcp', 'utf8');
    const listening = addresses
      .split('\n')
      .filter((line) =>
        line.includes(`:${port.toString(16).toUpperCase().padStart(4, '0')} 00000000:0000 0A`),
      );
    expect(listening.map((line) => line.trim().split(/\s+/)[1]?.split(':')[0])).toEqual(['0100007F']);
  });
});

describe('folders', () => {
  const take = (path: string, given = token) =>
    ask(`/folders?path=${encodeURIComponent(path)}`, { method: 'POST', headers: { 'x-frist-token': given } });

  test('are named by their path and known by a token from then on, which gives nothing out', async () => {
    const { status, body } = await take(`${join(root, 'pages')}/`);
    expect(status).toBe(200);
    const known = JSON.parse(body.toString()) as { token: string; name: string };
    expect(known.name).toBe('pages');
    expect(frist.office.files.resolve(known.token)).toEqual({
      path: join(root, 'pages'),
      name: 'pages',
      isUpload: false,
    });
    expect((await ask(`/files/${known.token}?token=${token}`)).status).toBe(404);
  });

  test.each([
    ['what is not there', 'nowhere'],
    ['a file', 'secret.txt'],
  ])('%s is refused', async (_, name) => {
    const { status, body } = await take(join(root, name));
    expect(status).toBe(409);
    expect(JSON.parse(body.toString())).toEqual({
      code: 'folder_missing',
      params: { folder: join(root, name) },
    });
  });

  test('half a path is refused, and without the token everything is', async () => {
    expect((await take('pages')).status).toBe(409);
    expect((await take(join(root, 'pages'), 'wrong')).status).toBe(403);
    expect((await ask(`/folders?path=${encodeURIComponent(root)}`, { method: 'POST' })).status).toBe(403);
    // A plain link to it is a page like any other: nothing is made known.
    const page = await ask(`/folders?path=${encodeURIComponent(root)}&token=${token}`);
    expect(page.body.toString()).toContain('<title>Frist</title>');
  });
});
