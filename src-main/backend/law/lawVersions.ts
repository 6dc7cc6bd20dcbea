import type { LawCountry } from '#shared/domain/law/lawPack.ts';
import type { Reader, Writer } from '#backend/ledger/index.ts';
import type { LawInForce } from '#backend/law/composeLaw.ts';

/** Whether the newest line of the history already says that this law is in force. */
export async function isRecorded(db: Reader, country: LawCountry, inForce: LawInForce): Promise<boolean> {
  const newest = await db
    .selectFrom('law_version')
    .select(['version', 'pack', 'amendments'])
    .where('country', '=', country)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return (
    newest?.version === inForce.law.version &&
    newest.pack === inForce.pack.version &&
    newest.amendments === JSON.stringify(inForce.laid)
  );
}

/**
 * Writes down that a law is in force from now on, unless that is known already. A pack that came with the program is
 * kept with it: the next program has another one, and what was sent by this one must still be explained.
 */
export async function recordLaw(
  db: Writer,
  country: LawCountry,
  inForce: LawInForce,
  now: string,
): Promise<void> {
  if (await isRecorded(db, country, inForce)) return;
  const { pack, law, laid, origin } = inForce;
  if (origin.origin === 'shipped') {
    await db
      .insertInto('law_file')
      .values({
        country,
        version: pack.version,
        published: pack.published,
        origin: 'shipped',
        file_name: '',
        pack: JSON.stringify(pack),
        loaded_at: now,
        loaded_by: '',
      })
      .onConflict((conflict) => conflict.columns(['country', 'version']).doNothing())
      .execute();
  }
  await db
    .insertInto('law_version')
    .values({
      country,
      version: law.version,
      pack: pack.version,
      amendments: JSON.stringify(laid),
      since: now,
    })
    .execute();
}
