import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { resourcesFolder } from '#backend/entries/places.ts';
import { type CommitTerms, commitStaged } from '#backend/intake/commitStaged.ts';
import { compareWithLedger } from '#backend/intake/compareWithLedger.ts';
import { type StagedParcel, stageParcel } from '#backend/intake/parcel/stageParcel.ts';
import { readDifference } from '#backend/intake/readDifference.ts';
import { undoIntake } from '#backend/intake/undo/undoIntake.ts';
import { lawOf, loadLawBook } from '#backend/law/index.ts';
import { type Connection, connect, ledgerPath } from '#backend/ledger/index.ts';
import type { IntakeCreditor } from '#shared/domain/intake/invoiceDraft.ts';
import { isoDate } from '#shared/kernel/isoDate.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { FuzzFault } from '#test/support/fuzz/checkReading.ts';
import { checkText } from '#test/support/fuzz/checkText.ts';
import type { FuzzCase } from '#test/support/fuzz/fuzzFormats.ts';
import type { Random } from '#test/support/fuzz/random.ts';
import { intakeLedger } from '#test/support/intake/intakeLedger.ts';
import { ledgerContent } from '#test/support/intake/ledgerContent.ts';

const laws = loadLawBook(resourcesFolder);
const control = { signal: new AbortController().signal, onProgress: (): void => undefined };

/**
 * Takes a file all the way: staging, difference, a commit that is broken off, the commit, and undoing it, each time with a
 * look at the whole ledger. Some ledgers are empty, some hold what a sound file of the format told. Gives how many parts
 * were taken over. Throws `FuzzFault`.
 */
export async function checkTakeOver(
  path: string,
  { creditor, random }: FuzzCase,
  samples: readonly Buffer[],
  folder: string,
): Promise<number> {
  const sound = random.oneIn(2) ? null : samples.indexOf(random.pick(samples));
  const sample = sound === null ? null : { key: String(sound), content: samples[sound] ?? Buffer.of() };
  const work = join(folder, 'work');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  copyFileSync(await templateLedger(folder, creditor, sample), ledgerPath(work));
  const connection = connect(ledgerPath(work), 'write');
  // What is looked at is what stands in the file, not whether the disk holds it.
  connection.pragma('synchronous = OFF');
  try {
    const parcel = await stage(path, creditor, work);
    let taken = 0;
    for (const { stagingPath, staged } of parcel.parts) {
      const table = staged.kind === 'customers' || staged.kind === 'accounts' ? staged.kind : 'invoices';
      const ledger = { connection, work, creditor, stagingPath, count: counts[table] };
      compare(ledger);
      if (random.oneIn(3)) await breakOff(ledger, random);
      if (await commitAndUndo(ledger)) taken++;
    }
    return taken;
  } finally {
    connection.close();
  }
}

interface FuzzLedger {
  readonly connection: Connection;
  readonly work: string;
  readonly creditor: IntakeCreditor;
  readonly stagingPath: string;
  /** Counts what the part adds. */
  readonly count: string;
}

const counts = {
  invoices: 'SELECT count(*) FROM invoice',
  customers: 'SELECT count(*) FROM customer',
  accounts: 'SELECT count(*) FROM account',
} as const;

/** A ledger of the creditor's country, empty or with what a sound file told; made once. */
async function templateLedger(
  folder: string,
  creditor: IntakeCreditor,
  sample: { readonly key: string; readonly content: Buffer } | null,
): Promise<string> {
  const path = join(folder, `ledger-${creditor.country}-${sample?.key ?? 'empty'}.sqlite`);
  if (templates.has(path)) return path;
  await using ledger = intakeLedger({ country: creditor.country, currency: creditor.currency });
  if (sample !== null) {
    const source = join(ledger.folder, 'sound');
    writeFileSync(source, sample.content);
    const { parts } = await stage(source, creditor, ledger.folder);
    for (const { stagingPath } of parts) {
      const terms = termsOf({ creditor, work: ledger.folder });
      await commitStaged(ledger.connection, stagingPath, { ...terms, listDate: '2026-08-01' });
    }
  }
  ledger.connection.pragma('wal_checkpoint(TRUNCATE)');
  copyFileSync(ledger.path, path);
  templates.add(path);
  return path;
}

const templates = new Set<string>();

async function stage(path: string, creditor: IntakeCreditor, work: string): Promise<StagedParcel> {
  const folder = join(work, 'parcel');
  mkdirSync(folder);
  const request = { sources: [{ path, name: 'file' }], creditor, folder, prefix: 'f', savedMappings: [] };
  const parcel = await stageParcel(request, { ...control, wasTaken: () => false });
  for (const { code, params } of [...parcel.refused, ...parcel.unmapped]) checkText('refusal', code, params);
  const left = readdirSync(folder, { recursive: true }).filter((name) => String(name).includes('.sqlite'));
  if (left.length !== parcel.parts.length) throw new FuzzFault(`left behind: ${left.join()}`);
  return parcel;
}

function compare({ connection, work, stagingPath, ...ledger }: FuzzLedger): void {
  const path = join(work, 'difference');
  rmSync(path, { force: true });
  const { warnings, groups } = compareWithLedger(connection, stagingPath, path, termsOf({ ...ledger, work }));
  for (const { code, params } of warnings) checkText('warning', code, params);
  for (const { group, rows } of groups) {
    const found = readDifference(path, group, 0, 200);
    if (found.total !== rows || found.rows.length !== Math.min(rows, 200))
      throw new FuzzFault(`the difference counts ${rows} and shows ${found.total} of ${group}`);
    for (const { error } of found.rows) if (error !== null) checkText('rowError', error.code, error.params);
  }
}

/** Ends a commit in its middle, as an error or a cancel does: nothing of it may stay. */
async function breakOff(ledger: FuzzLedger, random: Random): Promise<void> {
  const before = contentOf(ledger);
  const step = random.below(45);
  const planted = new Error('planted');
  try {
    await commitStaged(ledger.connection, ledger.stagingPath, termsOf(ledger), (done) => {
      if (done >= step) throw planted;
    });
    throw new FuzzFault('a commit went on although it was broken off');
  } catch (error) {
    if (error !== planted) throw error;
  }
  expectSame(before, contentOf(ledger), 'a commit that was broken off');
}

/** False where the commit was refused, or had nothing to take. */
async function commitAndUndo(ledger: FuzzLedger): Promise<boolean> {
  const { connection, stagingPath, count } = ledger;
  const before = contentOf(ledger);
  const counted = Number(valueOf(connection, count));
  let intakeId: number | null;
  try {
    const result = await commitStaged(connection, stagingPath, termsOf(ledger));
    intakeId = result.intakeId;
    expectWhole(connection);
    const added = Number(valueOf(connection, count)) - counted;
    const told = count === counts.customers ? result.customersAdded : result.added;
    if (added !== told) throw new FuzzFault(`${told} told as added, ${added} are`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expectSame(before, contentOf(ledger), `a commit that ended with ${error.code}`);
    return false;
  }
  if (intakeId === null) return false;
  const after = contentOf(ledger);
  await commitStaged(connection, stagingPath, termsOf(ledger));
  expectSame(after, contentOf(ledger), 'the same file again');
  await undo(ledger, intakeId);
  expectWhole(connection);
  expectSame(before, contentOf(ledger), 'undone', ['synchronised_at']);
  return true;
}

async function undo(
  { connection, work, creditor }: Omit<FuzzLedger, 'count'>,
  intakeId: number,
): Promise<void> {
  const { now, law, actor, documents } = termsOf({ creditor, work });
  const again = Number(valueOf(connection, 'SELECT max(id) FROM intake'));
  for (let id = again; id >= intakeId; id--)
    await undoIntake(connection, { intakeId: id, now, law, actor, documents, today: isoDate('2026-09-02') });
}

function termsOf({ creditor, work }: Pick<FuzzLedger, 'creditor' | 'work'>): CommitTerms {
  return {
    creditorId: 1,
    listDate: '2026-09-01',
    complete: true,
    now: '2026-09-01T10:00:00Z',
    law: lawOf(laws, creditor.country),
    actor: 'tester',
    documents: join(work, 'documents'),
  };
}

function expectWhole(connection: Connection): void {
  const integrity = valueOf(connection, 'PRAGMA integrity_check');
  if (integrity !== 'ok') throw new FuzzFault(`integrity: ${String(integrity)}`);
  const broken = connection.pragma('foreign_key_check');
  if (!isDeepStrictEqual(broken, [])) throw new FuzzFault(`foreign keys: ${JSON.stringify(broken)}`);
}

function contentOf({ connection }: Pick<FuzzLedger, 'connection'>): Record<string, unknown[]> {
  return ledgerContent({ all: <Row>(sql: string) => connection.prepare(sql).all() as Row[] });
}

function expectSame(
  before: Record<string, unknown[]>,
  after: Record<string, unknown[]>,
  what: string,
  but: readonly string[] = [],
): void {
  const plain = (rows: unknown[]): unknown =>
    rows.map((row) => Object.entries(row as object).filter(([column]) => !but.includes(column)));
  for (const [table, rows] of Object.entries(before)) {
    const now = after[table] ?? [];
    if (isDeepStrictEqual(plain(rows), plain(now))) continue;
    const at = rows.findIndex((row, index) => !isDeepStrictEqual(row, now[index]));
    const shown = JSON.stringify([rows[Math.max(at, 0)], now[at < 0 ? rows.length : at]]).slice(0, 1500);
    throw new FuzzFault(`${what} changed ${table} (${rows.length} rows, ${now.length} now): ${shown}`);
  }
}

function valueOf(connection: Connection, sql: string): unknown {
  return connection.prepare(sql).pluck().get();
}
