import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IntakeCreditor } from '#shared/domain/intake/invoiceDraft.ts';
import { projectRoot } from '#scripts/projectRoot.mjs';
import { mutateFile, type Mixing } from '#test/support/fuzz/mutateFile.ts';
import { mutateWorkbook } from '#test/support/fuzz/mutateWorkbook.ts';
import { type Random, randomOf } from '#test/support/fuzz/random.ts';
import { sampleWorkbooks } from '#test/support/fuzz/sampleWorkbooks.ts';
import { eInvoice } from '#test/support/intake/eInvoice.ts';
import { finvoiceMessage, soapEnvelope } from '#test/support/intake/finvoiceMessage.ts';
import { openItemsList } from '#test/support/intake/openItemsList.ts';
import { saftFile } from '#test/support/intake/saftFile.ts';
import { objectEnvelope, svefaktura } from '#test/support/intake/svefaktura.ts';

/** The families of files that are damaged. */
export const fuzzFormats = [
  'csv',
  'xlsx',
  'ubl',
  'oioubl',
  'svefaktura',
  'finvoice',
  'saft',
  'sie',
  'netvisor',
] as const;
export type FuzzFormat = (typeof fuzzFormats)[number];

/** A damaged file, and the creditor that it is read for. */
export interface FuzzCase {
  readonly content: Buffer;
  readonly creditor: IntakeCreditor;
  /** Chance for what is done with it. */
  readonly random: Random;
}

/** The sound files of a format, and what makes damaged ones of them. */
export interface FuzzCorpus {
  readonly samples: readonly Buffer[];
  readonly creditor: IntakeCreditor;
  /** The case of that number under that seed; always the same one. */
  make(seed: number, number: number): Promise<FuzzCase>;
}

/** Reads the samples of all formats. Those that are not freely licensed take part where they lie beside the project. */
export async function fuzzCorpora(): Promise<Readonly<Record<FuzzFormat, FuzzCorpus>>> {
  const samples: Readonly<Record<FuzzFormat, readonly Buffer[]>> = {
    csv: [...files('fixtures/lists'), Buffer.from(openItemsList({ invoices: 40, paidShare: halfPaid }))],
    xlsx: await sampleWorkbooks(),
    ubl: [
      ...files('fixtures/ehf-reminder'),
      ...files('samples/peppol-bis'),
      ...files('samples/peppol-bis-se'),
      Buffer.from(eInvoice()),
      Buffer.from(eInvoice({ root: 'CreditNote', number: '5002', corrects: '5001' })),
      Buffer.from(eInvoice({ terms: '14 dager', due: '', prepaid: '100.00' })),
    ],
    oioubl: files('fixtures/oioubl'),
    svefaktura: [
      ...files('samples/svefaktura'),
      Buffer.from(svefaktura()),
      Buffer.from(svefaktura({ type: '381', corrects: '9000' })),
      Buffer.from(svefaktura() + objectEnvelope('9001', picture)),
    ],
    finvoice: [
      ...files('fixtures/finvoice'),
      Buffer.from(`${soapEnvelope}\n${finvoiceMessage()}\n${finvoiceMessage({ number: '702' })}`),
      Buffer.from(finvoiceMessage({ type: 'INV02', total: '-124,00', original: '700' })),
    ],
    saft: [...files('samples/saf-t-no'), ...saftFiles()],
    sie: files('fixtures/sie'),
    netvisor: files('fixtures/netvisor'),
  };
  const any = Object.values(samples).flatMap((all) => all.filter(({ length }) => length < 60_000));
  const corpus = (format: FuzzFormat): FuzzCorpus => ({
    samples: samples[format],
    creditor: creditors[home[format]],
    async make(seed, number) {
      const random = randomOf('case', seed, format, number);
      const mixing: Mixing = { random, alike: samples[format], any };
      const sample = pickSample(samples[format], random);
      const content = format === 'xlsx' ? await mutateWorkbook(sample, mixing) : mutateFile(sample, mixing);
      const country = random.oneIn(10) ? random.pick(countries) : home[format];
      return { content, creditor: creditors[country], random };
    },
  });
  return Object.fromEntries(fuzzFormats.map((format) => [format, corpus(format)])) as Record<
    FuzzFormat,
    FuzzCorpus
  >;
}

/** Small files are read in less time, so that large ones take part less often. */
function pickSample(samples: readonly Buffer[], random: Random): Buffer {
  const sample = random.pick(samples);
  return sample.length > 100_000 && !random.oneIn(10) ? random.pick(samples) : sample;
}

const countries = ['NO', 'SE', 'FI', 'DK'] as const;
type Country = (typeof countries)[number];

const creditors: Readonly<Record<Country, IntakeCreditor>> = {
  NO: creditor('NO', 'NOK'),
  SE: creditor('SE', 'SEK'),
  FI: creditor('FI', 'EUR'),
  DK: creditor('DK', 'DKK'),
};

function creditor(country: Country, currency: string): IntakeCreditor {
  return { country, currency, addressOrder: ['invoice', 'postal', 'visiting', 'delivery'] };
}

const home: Readonly<Record<FuzzFormat, Country>> = {
  csv: 'NO',
  xlsx: 'NO',
  ubl: 'NO',
  oioubl: 'DK',
  svefaktura: 'SE',
  finvoice: 'FI',
  saft: 'NO',
  sie: 'SE',
  netvisor: 'FI',
};

const picture = Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64');

/** Files of a folder: `fixtures/…` of the project, `samples/…` of those beside it, which may be absent. */
function files(folder: string): readonly Buffer[] {
  const path = folder.startsWith('samples/')
    ? join(projectRoot, '..', 'shared', 'formats', folder)
    : join(projectRoot, 'test', folder);
  if (folder.startsWith('samples/') && !existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name !== 'SOURCE.txt')
    .toSorted()
    .map((name) => readFileSync(join(path, name)));
}

function halfPaid(row: number): number {
  return row % 3 === 0 ? 0.5 : 0;
}

/** Two versions, with references and without, in the shapes that rebuilding open items tells apart. */
function saftFiles(): readonly Buffer[] {
  const customers = ['1', '2', '3'].map((id) => ({ id, balances: [{ opening: '100', closing: '250' }] }));
  const vouchers = [1, 2, 3, 4, 5, 6].map((number) => ({
    id: String(number),
    date: `2026-0${number}-01`,
    lines: customers.map(({ id }) => ({
      customer: id,
      amount: number % 3 === 0 ? '-100' : '200',
      ...(number % 2 === 0 ? { reference: `500${number}`, cid: '0050013', due: '2026-09-15' } : {}),
      ...(number % 3 === 0 ? { cross: String(number - 1) } : { source: `S${number}` }),
    })),
  }));
  return (['1.10', '1.20', '1.30'] as const).map((version) =>
    Buffer.from(saftFile({ version, customers, vouchers, ...(version === '1.20' ? { prefix: 'n1' } : {}) })),
  );
}
