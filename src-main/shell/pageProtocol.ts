import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { contentSecurityPolicy } from './contentSecurityPolicy.ts';
import { pageScheme } from './pageAddress.ts';
import { pageFile } from './pageFile.ts';

/** Makes the page's scheme a real origin. Electron wants this before the application is ready. */
export function announcePageProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: pageScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the page from `folder`, every answer with the content security policy. */
export function enablePageProtocol(folder: string): void {
  protocol.handle(pageScheme, async (request) => {
    const file = pageFile(request.url, folder);
    if (file === undefined || request.method !== 'GET') return new Response(null, { status: 404 });
    try {
      return new Response(await readFile(file.path), { headers: headersFor(file.contentType) });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}

function headersFor(contentType: string): Record<string, string> {
  return {
    'Content-Type': contentType,
    'Content-Security-Policy': contentSecurityPolicy,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-cache',
  };
}
