import type { PackOrigin } from '#shared/contract/law.ts';
import { amendLaw } from '#shared/domain/law/amendLaw.ts';
import type { DataProblem } from '#shared/domain/law/checkJson.ts';
import type { LawPack } from '#shared/domain/law/lawPack.ts';
import { parseLawPack } from '#shared/domain/law/parseLawPack.ts';
import type { Reader } from '#backend/ledger/index.ts';
import { readAdditions, type LawAdditionRow } from '#backend/law/lawAdditions.ts';

/** The law of a country as it is in force, and what it is made of. */
export interface LawInForce {
  /** The pack with the office's additions laid over it. */
  readonly law: LawPack;
  /** The pack alone. */
  readonly pack: LawPack;
  readonly origin: PackOrigin;
  /** Every addition, in the order they were made. */
  readonly additions: readonly LawAdditionRow[];
  /** The keys of those that lie over the pack. */
  readonly laid: readonly number[];
  /** What is in the way of the others that nobody has withdrawn. */
  readonly setAside: ReadonlyMap<number, readonly DataProblem[]>;
}

/** Puts the law of a country together from the pack that came with the program, packs read in, and the additions. */
export async function composeLaw(db: Reader, shipped: LawPack): Promise<LawInForce> {
  const { pack, origin } = await newestPack(db, shipped);
  return { pack, origin, ...layOver(pack, await readAdditions(db, shipped.country)) };
}

/**
 * Lays the additions over a pack, as far as it has a place for them: a newer pack may have dropped a rule, or have a
 * reform in force whose first day the office had entered. What has no place is set aside, and the rest holds.
 */
export function layOver(
  pack: LawPack,
  additions: readonly LawAdditionRow[],
): Pick<LawInForce, 'law' | 'additions' | 'laid' | 'setAside'> {
  const standing = additions.filter((row) => row.withdrawn === null);
  const setAside = new Map<number, readonly DataProblem[]>();
  const all = amendLaw(
    pack,
    standing.map((row) => row.amendment),
  );
  if (all.ok) return { law: all.value, additions, laid: standing.map((row) => row.id), setAside };
  let law = pack;
  let laid: readonly LawAdditionRow[] = [];
  for (const row of standing) {
    const tried = [...laid, row];
    const amended = amendLaw(
      pack,
      tried.map((each) => each.amendment),
    );
    if (amended.ok) [law, laid] = [amended.value, tried];
    else setAside.set(row.id, amended.error);
  }
  return { law, additions, laid: laid.map((row) => row.id), setAside };
}

/** The law of a pack that came with the program, without an office that has added anything. */
export function shippedLaw(pack: LawPack): LawInForce {
  const origin = {
    version: pack.version,
    published: pack.published,
    origin: 'shipped',
    fileName: '',
    loadedAt: null,
    loadedBy: '',
  } as const;
  return { law: pack, pack, origin, additions: [], laid: [], setAside: new Map() };
}

/**
 * Of the pack that came with the program and those that were read in, the one that was published last; of two of the
 * same day the one that was read in last, since somebody meant it. A file of before that the program no longer
 * understands is passed over.
 */
async function newestPack(db: Reader, shipped: LawPack): Promise<Pick<LawInForce, 'pack' | 'origin'>> {
  const files = await db
    .selectFrom('law_file')
    .selectAll()
    .where('country', '=', shipped.country)
    .where('origin', '=', 'file')
    .where('published', '>=', shipped.published)
    .orderBy('published', 'desc')
    .orderBy('id', 'desc')
    .execute();
  for (const file of files) {
    const parsed = parseLawPack(JSON.parse(file.pack), 'amended');
    if (!parsed.ok) continue;
    const { version, published } = parsed.value;
    return {
      pack: parsed.value,
      origin: {
        version,
        published,
        origin: 'file',
        fileName: file.file_name,
        loadedAt: file.loaded_at,
        loadedBy: file.loaded_by,
      },
    };
  }
  return shippedLaw(shipped);
}
