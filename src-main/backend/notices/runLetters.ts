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
  readonly kind: 'reminder' | 'collection_notice';
  readonly ordinal: number;
  readonly principal: number;
  readonly interest: number;
  readonly fee: number;
  readonly earlierFees: number;
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
export function readRunLetters(db: Reader, runId: number): Promise<RunLetter[]> {
  return db
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
      'notice.kind',
      'notice.ordinal',
      row.fn.sum<number>('notice.principal').as('principal'),
      row.fn.sum<number>('notice.interest').as('interest'),
      row.fn.sum<number>('notice.fee').as('fee'),
      row.fn.sum<number>('notice.earlier_fees').as('earlierFees'),
    ])
    .where('letter.run_id', '=', runId)
    .where('letter.withdrawn_at', 'is', null)
    .groupBy('letter.id')
    .orderBy('letter.number')
    .execute();
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
