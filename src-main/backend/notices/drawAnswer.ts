import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnswerTexts } from '#shared/domain/letters/answerTexts.ts';
import { type AnswerInput, type AnswerLine, composeAnswer } from '#shared/domain/letters/composeAnswer.ts';
import { letterLanguage, type LetterLanguage } from '#shared/domain/letters/letterLanguage.ts';
import { serializeModel } from '#shared/domain/letters/serializeModel.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { JobTools } from '#backend/jobs/index.ts';
import { lawOf } from '#backend/law/index.ts';
import { errorCode, type Reader } from '#backend/ledger/index.ts';
import { fontFolder, inLetters } from '#backend/notices/drawRun.ts';
import { readLetterCustomers, toLetterCreditor } from '#backend/notices/letterInput.ts';
import { letterTextsFor } from '#backend/notices/letters/letterTextsFor.ts';
import type { RunMeans } from '#backend/notices/runs.ts';
import type { DrawBundleInput } from '#backend/notices/thread.ts';
import da from '#resources/letters/answers/da.json' with { type: 'json' };
import en from '#resources/letters/answers/en.json' with { type: 'json' };
import fi from '#resources/letters/answers/fi.json' with { type: 'json' };
import nb from '#resources/letters/answers/nb.json' with { type: 'json' };
import sv from '#resources/letters/answers/sv.json' with { type: 'json' };

/** The texts of the answer to an objection, by language. */
export const answerTexts: Readonly<Record<LetterLanguage, AnswerTexts>> = { nb, sv, fi, da, en };

/**
 * Draws the recorded answer to an objection as a letter in the customer's language; gives the path of its PDF. It may
 * be drawn as often as one likes: it is no notice, and takes no step. Throws `hold_not_found`, `hold_invalid` where it
 * is no objection or nothing was answered yet, `output_unwritable`.
 */
export async function drawAnswer(means: RunMeans, tools: JobTools, holdId: number): Promise<string> {
  const db = means.ledger.reader;
  const hold = await readAnswered(db, holdId);
  const creditor = await db
    .selectFrom('creditor')
    .selectAll()
    .where('id', '=', hold.creditorId)
    .executeTakeFirstOrThrow();
  const customer = (await readLetterCustomers(db, [hold.customerId])).get(hold.customerId);
  if (customer === undefined) throw new Error(`the customer of hold ${holdId} is not there`);
  const law = lawOf(means.laws, creditor.country);
  const { language: wanted, ...addressed } = customer;
  const language = letterLanguage({ language: wanted, country: customer.country }, law.country);
  const lines = await readLines(db, hold, creditor.currency);
  const input: AnswerInput = {
    creditor: toLetterCreditor(creditor),
    customer: addressed,
    language,
    country: law.country,
    lawVersion: law.version,
    letterDate: hold.answeredOn,
    objection: { day: hold.from, text: hold.reason },
    answer: hold.answer,
    currency: lines.currency,
    lines: lines.rows,
  };
  const model = composeAnswer(input, letterTextsFor(law.country, language), answerTexts[language]);
  const logo =
    creditor.logo === null || creditor.logo_type === null
      ? null
      : { bytes: creditor.logo, type: creditor.logo_type };
  const folder = join(means.folder, 'answers');
  await makeFolder(folder);
  const outputPath = join(folder, `answer-${hold.answeredOn}-${holdId}.pdf`);
  const bundle: DrawBundleInput = {
    letters: [serializeModel(model)],
    outputPath,
    fontFolder: fontFolder(means),
    logo,
  };
  await inLetters(tools, 'draw_bundle', bundle);
  return outputPath;
}

interface AnsweredObjection {
  readonly creditorId: number;
  readonly customerId: number;
  readonly invoiceId: number | null;
  readonly from: IsoDate;
  readonly reason: string;
  readonly amount: number | null;
  readonly answer: string;
  readonly answeredOn: IsoDate;
}

async function readAnswered(db: Reader, holdId: number): Promise<AnsweredObjection> {
  const row = await db.selectFrom('hold').selectAll().where('id', '=', holdId).executeTakeFirst();
  if (row === undefined) throw new Refusal('hold_not_found', { hold: holdId });
  if (row.kind !== 'objection') throw new Refusal('hold_invalid', { field: 'kind', problem: 'fixed' });
  if (row.answer === null || row.answered_on === null) {
    throw new Refusal('hold_invalid', { field: 'answer', problem: 'missing' });
  }
  return {
    creditorId: row.creditor_id,
    customerId: row.customer_id,
    invoiceId: row.invoice_id,
    from: row.from_day as IsoDate,
    reason: row.reason,
    amount: row.amount,
    answer: row.answer,
    answeredOn: row.answered_on as IsoDate,
  };
}

/**
 * The invoices that an objection is on: one, or all that the customer owes, of which a letter adds up one currency
 * only: the creditor's own where there are several.
 */
async function readLines(
  db: Reader,
  { customerId, invoiceId, amount }: AnsweredObjection,
  own: string,
): Promise<{ readonly currency: string; readonly rows: readonly AnswerLine[] }> {
  const all = db
    .selectFrom('invoice')
    .select(['number', 'issued', 'due', 'original', 'open', 'currency', 'reference'])
    .orderBy('due')
    .orderBy('id');
  const rows = await (invoiceId === null
    ? all.where('customer_id', '=', customerId).where('open', '>', 0)
    : all.where('id', '=', invoiceId)
  ).execute();
  const currency = rows.some((row) => row.currency === own) ? own : rows[0]?.currency;
  if (currency === undefined)
    throw new Refusal('hold_invalid', { field: 'invoiceNumber', problem: 'missing' });
  return {
    currency,
    rows: rows
      .filter((row) => row.currency === currency)
      .map((row) => {
        const open = Math.max(0, row.open);
        return {
          number: row.number,
          issued: row.issued as IsoDate,
          due: row.due as IsoDate,
          original: row.original,
          open,
          disputed: Math.min(open, amount ?? open),
          reference: row.reference ?? '',
        };
      }),
  };
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new Refusal('output_unwritable', { path, problem: errorCode(error) });
  }
}
