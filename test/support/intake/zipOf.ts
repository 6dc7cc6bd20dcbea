import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** A zip with these files by their paths. */
export async function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(files)) {
    zip.addBuffer(Buffer.from(content as string), path, { mtime: new Date('2026-09-01T08:00:00Z') });
  }
  zip.end();
  return buffer(zip.outputStream);
}
