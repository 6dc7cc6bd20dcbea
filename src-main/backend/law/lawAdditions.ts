import type { LawAmendment } from '#shared/domain/law/lawAmendment.ts';
import type { LawCountry } from '#shared/domain/law/lawPack.ts';
import type { Reader, Writer } from '#backend/ledger/index.ts';

/** An addition of the office with its key and, where somebody has taken it back, when, who and why. */
export interface LawAdditionRow {
  readonly id: number;
  readonly amendment: LawAmendment;
  readonly withdrawn: { readonly at: string; readonly by: string; readonly reason: string } | null;
}

/** Every addition to the law of a country in the order they were made, those that were withdrawn among them. */
export async function readAdditions(db: Reader, country: LawCountry): Promise<readonly LawAdditionRow[]> {
  const rows = await db
    .selectFrom('law_amendment')
    .selectAll()
    .where('country', '=', country)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    amendment: JSON.parse(row.amendment) as LawAmendment,
    withdrawn:
      row.withdrawn_at === null
        ? null
        : { at: row.withdrawn_at, by: row.withdrawn_by ?? '', reason: row.withdrawn_reason ?? '' },
  }));
}

/** Writes an addition down. Whether the law has a place for it, `composeLaw` tells. */
export async function writeAddition(
  db: Writer,
  country: LawCountry,
  amendment: LawAmendment,
  now: string,
): Promise<number> {
  const { id } = await db
    .insertInto('law_amendment')
    .values({ country, amendment: JSON.stringify(amendment), created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Marks an addition as withdrawn; gives its country, or `undefined` where there is none that still holds. */
export async function markWithdrawn(
  db: Writer,
  id: number,
  withdrawn: { readonly at: string; readonly by: string; readonly reason: string },
): Promise<LawCountry | undefined> {
  const row = await db
    .updateTable('law_amendment')
    .set({ withdrawn_at: withdrawn.at, withdrawn_by: withdrawn.by, withdrawn_reason: withdrawn.reason })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .returning('country')
    .executeTakeFirst();
  return row?.country;
}
