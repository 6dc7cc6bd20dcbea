import { sql } from 'kysely';
import type { NoticeForm } from '#shared/domain/law/lawPack.ts';
import { lettersPerBundle } from '#backend/notices/letters/letterGeometry.ts';
import type { Reader } from '#backend/ledger/index.ts';

/** A letter of a run, with what the cover sheet says of it. Sums in minor units. */
export interface RunLetter {
  readonly id: number;
  readonly number: number;
  readonly customer: string;
  readonly customerNumber: string | null;
  readonly postcode: string;
  readonly currency: string;
  /** What the letter is called: by the highest step of its invoices. */
  readonly form: NoticeForm;
  readonly ordinal: number;
  readonly principal: number;
  readonly interest: number;
  /** Fees, and interest of before, new and earlier. */
  readonly fees: number;
  /** New and earlier. */
  readonly compensation: number;
  /** Taken off. */
  readonly credit: number;
}

/** Letters of one currency that are drawn into one document. */
export interface LetterBundle {
  readonly currency: string;
  readonly letters: readonly RunLetter[];
}

/**
 * The letters of a run in print order, without those that were withdrawn: what was taken out of the stack is not
 * printed again.
 */
export async function readRunLetters(db: Reader, runId: number): Promise<RunLetter[]> {
  const rows = await db
    .selectFrom('letter')
    .innerJoin('notice', 'notice.letter_id', 'letter.id')
    .innerJoin('invoice', 'invoice.id', 'notice.invoice_id')
    .select((row) => [
      'letter.id',
      'letter.number',
      'letter.recipient as customer',
      'letter.recipient_number as customerNumber',
      'letter.postcode',
      'invoice.currency',
      row.fn.max<string>(stepRank).as('rank'),
      row.fn.sum<number>('notice.principal').as('principal'),
      row.fn.sum<number>('notice.interest').as('interest'),
      row.fn.sum<number>(sql`notice.fee + notice.earlier_fees`).as('fees'),
      row.fn.sum<number>(sql`notice.compensation + notice.earlier_compensation`).as('compensation'),
      row.fn.sum<number>('notice.credit').as('credit'),
    ])
    .where('letter.run_id', '=', runId)
    .where('letter.withdrawn_at', 'is', null)
    .groupBy('letter.id')
    .orderBy('letter.number')
    .execute();
  return rows.map(({ rank, ...letter }) => ({ ...letter, ...stepOfRank(rank) }));
}

/** Orders the steps of the invoices in a letter as text: a reminder before the last notice, each by its ordinal. */
const stepRank = sql<string>`(CASE notice.kind WHEN 'reminder' THEN '0' ELSE '1' END)
  || substr('0000000000' || notice.ordinal, -10) || notice.form`;

function stepOfRank(rank: string): Pick<RunLetter, 'form' | 'ordinal'> {
  return { form: rank.slice(11) as NoticeForm, ordinal: Number(rank.slice(1, 11)) };
}

/** Consecutive letters of one currency, at most as many as one document takes: a cover sheet adds up one currency. */
export function bundlesOf(letters: readonly RunLetter[]): LetterBundle[] {
  const bundles: { currency: string; letters: RunLetter[] }[] = [];
  for (const letter of letters) {
    const last = bundles.at(-1);
    if (last !== undefined && last.currency === letter.currency && last.letters.length < lettersPerBundle) {
      last.letters.push(letter);
    } else bundles.push({ currency: letter.currency, letters: [letter] });
  }
  return bundles;
}

/** The frozen letters of one bundle; no more are in memory at a time than threads draw. */
export async function readFrozen(db: Reader, bundle: LetterBundle): Promise<string[]> {
  const ids = bundle.letters.map((letter) => letter.id);
  const rows = await db
    .selectFrom('letter')
    .select('model')
    .where('id', 'in', ids)
    .orderBy('number')
    .execute();
  return rows.map((row) => row.model);
}
