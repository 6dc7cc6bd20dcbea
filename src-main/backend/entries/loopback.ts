import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { RPCHandler } from '@orpc/server/ws';
import { WebSocketServer } from 'ws';
import { entryContext } from '#backend/border/index.ts';
import { errorCode } from '#backend/ledger/index.ts';
import { checkFolder } from '#backend/intake/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { Office } from '#backend/office.ts';

/** Where the page of an open loopback entry is. The address carries the token of this start. */
export interface Loopback {
  readonly url: string;
  close(): Promise<void>;
}

/** What the loopback entry is started with. */
export interface LoopbackStart {
  readonly office: Office;
  /** The built pages. */
  readonly pages: string;
  /** 0 takes any free port. */
  readonly port: number;
}

/**
 * Serves an office to a browser on this machine: 127.0.0.1 only, a random token per start, Host and Origin checked.
 * For development, tests and machines without Electron; not part of the packaged program.
 * Throws a `Refusal` `port_taken` or `pages_missing`.
 */
export async function startLoopback(start: LoopbackStart): Promise<Loopback> {
  await stat(join(start.pages, 'index.html')).catch(() => {
    throw new Refusal('pages_missing', { folder: start.pages });
  });
  const token = randomBytes(24).toString('base64url');
  const server = createServer((request, response) => {
    answer(request, response, start, token).catch((error: unknown) => {
      start.office.means.log.error('loopback', error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  const sockets = attachBorder(server, start.office, token);
  const port = await listen(server, start.port);
  return {
    url: `http://127.0.0.1:${port}/?token=${token}`,
    async close() {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function attachBorder(server: Server, office: Office, token: string): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 16_000_000 });
  const handler = new RPCHandler(office.router);
  server.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const allowed =
      url.pathname === '/rpc' && isLocal(request) && isToken(url.searchParams.get('token'), token);
    // A browser that goes in the middle of it must not take the process with it.
    socket.on('error', () => socket.destroy());
    if (!allowed) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      // A message that is no WebSocket message, or too large a one: the socket closes itself.
      client.on('error', (error) => office.means.log.warn(`loopback socket: ${error.message}`));
      void handler.upgrade(client, { context: entryContext(office.means) });
    });
  });
  return sockets;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  start: LoopbackStart,
  token: string,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (!isLocal(request)) return end(response, 403);
  if (url.pathname === '/files' && request.method === 'POST') {
    if (!isToken(header(request, 'x-frist-token'), token)) return end(response, 403);
    return await receiveFile(request, response, start.office, url.searchParams.get('name') ?? '');
  }
  if (url.pathname === '/folders' && request.method === 'POST') {
    if (!isToken(header(request, 'x-frist-token'), token)) return end(response, 403);
    return await takeFolder(response, start.office, url.searchParams.get('path') ?? '');
  }
  if (url.pathname.startsWith('/files/') && request.method === 'GET') {
    if (!isToken(url.searchParams.get('token'), token)) return end(response, 403);
    return await sendFile(response, start.office, url.pathname.slice('/files/'.length));
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405);
  return await sendPage(response, start.pages, url.pathname);
}

/** Only this machine's own page may ask: a foreign page in the same browser has another Origin, a rebound name another Host. */
function isLocal(request: IncomingMessage): boolean {
  const host = request.headers.host ?? '';
  if (!/^(127\.0\.0\.1|localhost):\d+$/.test(host)) return false;
  const { origin } = request.headers;
  return origin === undefined || origin === `http://${host}`;
}

function isToken(given: string | null, token: string): boolean {
  const a = Buffer.from(given ?? '');
  const b = Buffer.from(token);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A file larger than this is no ledger export; the limit protects the disk. */
const largestUpload = 4_000_000_000;

async function receiveFile(
  request: IncomingMessage,
  response: ServerResponse,
  office: Office,
  givenName: string,
): Promise<void> {
  const name = basename(givenName.replaceAll('\\', '/')) || 'file';
  const path = join(office.passing, `upload-${randomBytes(9).toString('base64url')}`);
  let size = 0;
  request.on('data', (part: Buffer) => {
    size += part.length;
    if (size > largestUpload) request.destroy();
  });
  try {
    await pipeline(request, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    await rm(path, { force: true });
    return end(response, errorCode(error) === 'ENOSPC' ? 507 : 400);
  }
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ token: office.files.register(path, name), name, size }));
}

/** Makes a folder of this machine known by its path, which the user has typed: a browser has no dialog that tells it. */
async function takeFolder(response: ServerResponse, office: Office, path: string): Promise<void> {
  const answerWith = (status: number, body: unknown): void => {
    response.writeHead(status, { ...secure, 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  try {
    const folder = await checkFolder(path);
    answerWith(200, { token: office.files.register(folder), name: basename(folder) || folder });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    answerWith(409, { code: error.code, params: error.params });
  }
}

async function sendFile(response: ServerResponse, office: Office, token: string): Promise<void> {
  const file = office.files.resolve(token);
  if (file === undefined) return end(response, 404);
  const found = await stat(file.path).catch(() => null);
  if (found === null || !found.isFile()) return end(response, 404);
  response.writeHead(200, {
    ...secure,
    'content-type': types[extname(file.path)] ?? 'application/octet-stream',
    'content-length': found.size,
    'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`,
  });
  await pipeline(createReadStream(file.path), response);
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}

async function sendPage(response: ServerResponse, pages: string, pathname: string): Promise<void> {
  const asked = decoded(pathname);
  if (asked === null) return end(response, 400);
  const wanted = normalize(join(pages, asked));
  const inside = wanted === normalize(pages) || wanted.startsWith(normalize(pages) + sep);
  if (!inside) return end(response, 403);
  const path = extname(wanted) === '' ? join(pages, 'index.html') : wanted;
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile()) return end(response, 404);
  response.writeHead(200, { ...secure, 'content-type': types[extname(path)] ?? 'application/octet-stream' });
  await pipeline(createReadStream(path), response);
}

const secure = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data: blob:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
  '.json': 'application/json',
};

function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' ? value : null;
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, secure);
  response.end();
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const code = errorCode(error);
      reject(code === 'EADDRINUSE' || code === 'EACCES' ? new Refusal('port_taken', { port }) : error);
    });
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
