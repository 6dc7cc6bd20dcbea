import type { LawPeriod, LawVersion } from '#shared/contract/law.ts';
import type { LawCountry, LawPack } from '#shared/domain/law/lawPack.ts';
import type { Reader } from '#backend/ledger/index.ts';
import { compareLaw } from '#backend/law/compareLaw.ts';
import { layOver, type LawInForce } from '#backend/law/composeLaw.ts';
import { describeAdditions } from '#backend/law/describeLaw.ts';
import { readAdditions } from '#backend/law/lawAdditions.ts';

/** Every law of a country that was in force here, oldest first, each until the next. */
export async function lawHistory(db: Reader, country: LawCountry): Promise<HistoryLine[]> {
  const rows = await db
    .selectFrom('law_version')
    .selectAll()
    .where('country', '=', country)
    .orderBy('id')
    .execute();
  return rows.map((row, at) => ({ ...row, until: rows[at + 1]?.since ?? null }));
}

interface HistoryLine extends LawPeriod {
  /** The version of the pack under it. */
  readonly pack: string;
  /** The keys of what lay over the pack, as JSON. */
  readonly amendments: string;
}

/** What a version that something names was made of; `undefined` for one that was never in force here. */
export async function explainVersion(
  db: Reader,
  country: LawCountry,
  version: string,
  now: LawInForce,
): Promise<LawVersion | undefined> {
  const history = await lawHistory(db, country);
  const held = history.findLast((row) => row.version === version);
  if (held === undefined) return undefined;
  const file = await db
    .selectFrom('law_file')
    .selectAll()
    .where('country', '=', country)
    .where('version', '=', held.pack)
    .executeTakeFirstOrThrow();
  const pack = JSON.parse(file.pack) as LawPack;
  const keys = new Set(JSON.parse(held.amendments) as number[]);
  // As they were then: that somebody has withdrawn one since does not take it out of that version.
  const rows = (await readAdditions(db, country))
    .filter((row) => keys.has(row.id))
    .map((row) => ({ ...row, withdrawn: null }));
  const then = layOver(pack, rows);
  const origin = {
    version: file.version,
    published: pack.published,
    origin: file.origin,
    fileName: file.file_name,
    loadedAt: file.origin === 'file' ? file.loaded_at : null,
    loadedBy: file.loaded_by,
  };
  return {
    country,
    version,
    pack: origin,
    currency: pack.currency,
    periods: history.filter((line) => line.version === version).map(periodOf),
    additions: describeAdditions({ pack, origin, ...then }),
    differences: compareLaw(then.law, now.law),
  };
}

/** What of a line of the history is told. */
export function periodOf({ version, since, until }: LawPeriod): LawPeriod {
  return { version, since, until };
}
