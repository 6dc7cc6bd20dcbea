import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConfirmResult, DrawnRun } from '#backend/notices/index.ts';
import { errorCode } from '#backend/ledger/index.ts';
import type { Office } from '#backend/office.ts';
import { toDecimalText } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/** What was written of a run: the PDF and every letter with the checksum of its frozen model. */
export interface RunManifest {
  readonly run: number;
  readonly creditor: string;
  readonly asOf: string;
  readonly state: string;
  readonly lawVersion: string;
  readonly pdf: string;
  readonly sha256: string;
  readonly pages: number;
  readonly sent: number;
  readonly withdrawn: ConfirmResult['withdrawn'];
  readonly substituted: DrawnRun['substituted'];
  readonly letters: readonly ManifestLetter[];
}

interface ManifestLetter {
  readonly letter: number;
  readonly customer: string;
  readonly customerNumber: string | null;
  readonly language: string;
  readonly pages: number | null;
  readonly checksum: string;
  readonly notices: readonly {
    readonly invoice: string;
    readonly step: string;
    readonly ordinal: number;
    readonly deadline: string;
    readonly principal: string;
    readonly interest: string;
    readonly earlierFees: string;
    readonly fee: string;
    readonly form: string;
    readonly compensation: string;
    readonly earlierCompensation: string;
    readonly credit: string;
  }[];
}

/**
 * Copies a drawn run into a folder with its manifest, `run-N.json` beside the PDF; each file is there whole or not at
 * all. Throws `output_unwritable`.
 */
export async function writeRun(
  office: Office,
  runId: number,
  drawn: DrawnRun,
  booked: ConfirmResult | null,
  out: string,
): Promise<RunManifest> {
  const manifest = await describeRun(office, runId, drawn, booked, join(out, drawn.name));
  try {
    await mkdir(out, { recursive: true });
    await whole(manifest.pdf, (path) => copyFile(drawn.path, path));
    await whole(join(out, `run-${runId}.json`), (path) =>
      writeFile(path, `${JSON.stringify(manifest, null, 2)}\n`),
    );
  } catch (error) {
    const code = errorCode(error);
    if (code === '') throw error;
    throw code === 'ENOSPC'
      ? new Refusal('disk_full', { path: out })
      : new Refusal('output_unwritable', { path: out, problem: code });
  }
  return manifest;
}

async function whole(path: string, write: (path: string) => Promise<void>): Promise<void> {
  const partial = `${path}.partial`;
  try {
    await write(partial);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function describeRun(
  office: Office,
  runId: number,
  drawn: DrawnRun,
  booked: ConfirmResult | null,
  pdf: string,
): Promise<RunManifest> {
  const db = office.ledger.reader;
  const run = await db
    .selectFrom('run')
    .innerJoin('creditor', 'creditor.id', 'run.creditor_id')
    .select(['run.as_of', 'run.state', 'run.law_version', 'creditor.name'])
    .where('run.id', '=', runId)
    .executeTakeFirstOrThrow();
  return {
    run: runId,
    creditor: run.name,
    asOf: run.as_of,
    state: run.state,
    lawVersion: run.law_version,
    pdf,
    sha256: drawn.sha256,
    pages: drawn.pages,
    sent: booked?.sent ?? 0,
    withdrawn: booked?.withdrawn ?? [],
    substituted: drawn.substituted,
    letters: await describeLetters(office, runId),
  };
}

async function describeLetters(office: Office, runId: number): Promise<ManifestLetter[]> {
  const db = office.ledger.reader;
  const letters = await db
    .selectFrom('letter')
    .select(['id', 'number', 'recipient', 'recipient_number', 'language', 'pages', 'checksum'])
    .where('run_id', '=', runId)
    .orderBy('number')
    .execute();
  const notices = await db
    .selectFrom('notice')
    .innerJoin('invoice', 'invoice.id', 'notice.invoice_id')
    .selectAll('notice')
    .select('invoice.number')
    .where('notice.run_id', '=', runId)
    .orderBy('notice.id')
    .execute();
  const byLetter = Map.groupBy(notices, (notice) => notice.letter_id);
  return letters.map((letter) => ({
    letter: letter.number,
    customer: letter.recipient,
    customerNumber: letter.recipient_number,
    language: letter.language,
    pages: letter.pages,
    checksum: letter.checksum,
    notices: (byLetter.get(letter.id) ?? []).map((notice) => ({
      invoice: notice.number,
      step: notice.kind,
      ordinal: notice.ordinal,
      deadline: notice.deadline,
      principal: toDecimalText(notice.principal),
      interest: toDecimalText(notice.interest),
      earlierFees: toDecimalText(notice.earlier_fees),
      fee: toDecimalText(notice.fee),
      form: notice.form,
      compensation: toDecimalText(notice.compensation),
      earlierCompensation: toDecimalText(notice.earlier_compensation),
      credit: toDecimalText(notice.credit),
    })),
  }));
}
