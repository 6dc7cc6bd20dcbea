import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import { mutateBytes, mutateFile, type Mixing } from '#test/support/fuzz/mutateFile.ts';

type Parts = Readonly<Record<string, Buffer>>;

/** Damages a workbook: the bytes of its zip, the text of its parts, or which parts it has. */
export async function mutateWorkbook(file: Buffer, mixing: Mixing): Promise<Buffer> {
  const { random } = mixing;
  if (random.oneIn(6)) return mutateBytes(file, mixing);
  const parts = { ...(await partsOf(file)) };
  const names = Object.keys(parts);
  for (let more = 1 + random.below(2); more > 0; more--) {
    // What is in the rows matters most.
    const rows = names.filter((name) => /sheets\/|sharedStrings/u.test(name));
    const name = random.pick(random.oneIn(4) || rows.length === 0 ? names : rows);
    const part = parts[name];
    if (part === undefined) continue;
    const kind = random.below(12);
    if (kind === 0) delete parts[name];
    else if (kind === 1) parts[name] = parts[random.pick(names)] ?? part;
    else {
      const others = { ...mixing, alike: Object.values(parts) };
      parts[name] = mutateFile(part, others);
    }
  }
  return zipParts(parts);
}

const known = new WeakMap<Buffer, Parts>();

/** The parts of a sound workbook. */
async function partsOf(file: Buffer): Promise<Parts> {
  const before = known.get(file);
  if (before !== undefined) return before;
  const zip = await fromBufferPromise(file, { lazyEntries: true });
  const parts: Record<string, Buffer> = {};
  for await (const entry of zip.eachEntry())
    parts[entry.fileName] = await buffer(await zip.openReadStreamPromise(entry));
  known.set(file, parts);
  return parts;
}

async function zipParts(parts: Parts): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts))
    zip.addBuffer(content, name, { mtime: new Date('2026-09-01T08:00:00Z'), compressionLevel: 1 });
  zip.end();
  return buffer(zip.outputStream);
}
