import { createReadStream, mkdirSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { readSheet as readByLibrary } from 'read-excel-file/node';
import { SaxesParser } from 'saxes';
import { openPromise, type ZipFile } from 'yauzl';
import { inspectFile } from '#backend/intake/formats/inspectFile.ts';
import type { IntakeSink } from '#backend/intake/formats/intakeSink.ts';
import { readerOf } from '#backend/intake/formats/readers.ts';
import { stageParcel } from '#backend/intake/parcel/stageParcel.ts';
import type { IntakeCreditor } from '#shared/domain/intake/invoiceDraft.ts';

/**
 * One reading in a process of its own, so that its memory is its own too: `intakeTask.ts TASK PATH FOLDER`. Prints a
 * `TaskFigures` as JSON.
 */
const [task = '', path = '', folder = ''] = process.argv.slice(2);

/** What a reading took. `rows` are records, elements or drafts, by the task. */
export interface TaskFigures {
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly peakMegabytes: number;
  readonly rows: number;
}

const creditor: IntakeCreditor = {
  country: 'NO',
  currency: 'NOK',
  addressOrder: ['invoice', 'postal', 'visiting', 'delivery'],
};
const control = { signal: new AbortController().signal, onProgress: (): void => undefined };

/** Nothing is done with what is read but looking through it once, as every reader must. */
const tasks: Readonly<Record<string, () => Promise<number>>> = {
  'csv-parse': async () => {
    let rows = 0;
    const parser = parse({ delimiter: ';', bom: true, relax_column_count: true });
    const count = new Writable({
      objectMode: true,
      write(_record, _encoding, done) {
        rows++;
        done();
      },
    });
    await pipeline(createReadStream(path, { highWaterMark: 256 * 1024 }), parser, count);
    return rows;
  },
  saxes: () => parseXml(createReadStream(path, { highWaterMark: 256 * 1024 })),
  'saxes-folder': async () => {
    let elements = 0;
    for (const name of await readdir(path)) elements += await parseXml(createReadStream(join(path, name)));
    return elements;
  },
  'yauzl-saxes': () => parseZip((name) => name.endsWith('.xml')),
  'yauzl-saxes-sheets': () => parseZip((name) => /sheets\/|sharedStrings/u.test(name)),
  'read-excel-file': async () => (await readByLibrary(path, 1)).length,
  read: readAlone,
  stage: async () => {
    mkdirSync(folder, { recursive: true });
    const request = {
      sources: [{ path, name: 'file' }],
      creditor,
      folder,
      prefix: 'f',
      savedMappings: [],
    };
    const { parts, refused, unmapped } = await stageParcel(request, { ...control, wasTaken: () => false });
    if (refused.length + unmapped.length > 0) throw new Error(JSON.stringify([refused, unmapped]));
    return parts.reduce((sum, { staged }) => sum + staged.drafts, 0);
  },
};

const work = tasks[task];
if (work === undefined) throw new Error(`no task ${task}`);
const processorBefore = process.cpuUsage();
const began = performance.now();
const rows = await work();
const { user, system } = process.cpuUsage(processorBefore);
const figures: TaskFigures = {
  seconds: (performance.now() - began) / 1000,
  processorSeconds: (user + system) / 1e6,
  // The system's own count of the most that the process ever held, in kilobytes.
  peakMegabytes: Math.round((process.resourceUsage().maxRSS * 1024) / 1e6),
  rows,
};
process.stdout.write(JSON.stringify(figures));

async function parseXml(stream: AsyncIterable<unknown>): Promise<number> {
  let elements = 0;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', () => void elements++);
  parser.on('text', () => undefined);
  parser.on('closetag', () => undefined);
  const decoder = new TextDecoder('utf-8');
  for await (const block of stream) parser.write(decoder.decode(block as Buffer, { stream: true }));
  parser.close();
  return elements;
}

async function parseZip(isWanted: (name: string) => boolean): Promise<number> {
  const zip: ZipFile = await openPromise(path, { lazyEntries: true });
  let elements = 0;
  for await (const entry of zip.eachEntry()) {
    if (isWanted(entry.fileName)) elements += await parseXml(await zip.openReadStreamPromise(entry));
  }
  return elements;
}

/** The reader of the format into a sink that keeps nothing. For formats that lay no lines aside. */
async function readAlone(): Promise<number> {
  let taken = 0;
  const sink: IntakeSink = {
    take: () => void taken++,
    takeCustomer: () => void taken++,
    takeDocument: () => undefined,
    takeAccount: () => undefined,
    takeBalance: () => undefined,
    get ledgerLines(): never {
      throw new Error('lines are laid aside in a staging file');
    },
    refuse: () => undefined,
    warn: () => undefined,
    observeText: () => undefined,
  };
  const file = await inspectFile(path, control);
  await readerOf(file)({ path, file, mapping: null }, creditor, sink, control);
  return taken;
}
