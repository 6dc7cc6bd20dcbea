import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LawFilePreview } from '#shared/contract/law.ts';
import type { LawPack } from '#shared/domain/law/lawPack.ts';
import { parseLawText } from '#shared/domain/law/parseLawPack.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { NamedFile } from '#backend/border/fileTokens.ts';
import { refuse } from '#backend/border/refuse.ts';
import { errorCode, type Reader, type Writer } from '#backend/ledger/index.ts';
import { compareLaw } from '#backend/law/compareLaw.ts';
import { layOver, type LawInForce } from '#backend/law/composeLaw.ts';
import { describeAdditions } from '#backend/law/describeLaw.ts';

/** A law pack is some hundred kilobytes; a file of another kind must not be read whole to be refused. */
const largestFile = 5_000_000;

/** A person mends a few problems at a time; of a file of another kind everything is one. */
const problemsShown = 50;

/**
 * Reads a law pack from a chosen file. Throws `file_unknown`, `file_unreadable`, and `law_file_refused` with every
 * problem and its line.
 */
export async function readLawFile(token: string, file: NamedFile | undefined): Promise<LawPack> {
  if (file === undefined) return refuse('file_unknown', { token });
  const parsed = parseLawText(await readText(file), 'amended');
  if (parsed.ok) return parsed.value;
  return refuse('law_file_refused', {
    file: file.name,
    count: parsed.error.length,
    problems: parsed.error
      .slice(0, problemsShown)
      .map(({ code, params }) => ({ code, params: { ...params } })),
  });
}

/** What taking a pack would change, with what the office has added laid over both. */
export function previewLawFile(file: string, pack: LawPack, inForce: LawInForce): LawFilePreview {
  const next = { ...inForce, pack, ...layOver(pack, inForce.additions) };
  return {
    file,
    country: pack.country,
    version: pack.version,
    published: pack.published,
    currency: pack.currency,
    inForce: inForce.origin,
    differences: compareLaw(inForce.law, next.law),
    setAside: describeAdditions(next).filter(
      ({ id, state }) => state === 'set_aside' && !inForce.setAside.has(id),
    ),
  };
}

/**
 * Refuses a pack that would not come into force: one that was published before the one in force or is that one
 * (`law_file_not_newer`), or another one of a version that is known already (`law_file_version_known`).
 */
export async function expectNewer(
  db: Reader,
  file: string,
  pack: LawPack,
  inForce: LawInForce,
): Promise<void> {
  const { version, published } = inForce.origin;
  if (pack.published < published || pack.version === version) {
    refuse('law_file_not_newer', {
      file,
      country: pack.country,
      version: pack.version,
      published: pack.published,
      current: version,
      currentPublished: published,
    });
  }
  const known = await db
    .selectFrom('law_file')
    .select('id')
    .where('country', '=', pack.country)
    .where('version', '=', pack.version)
    .executeTakeFirst();
  if (known !== undefined) refuse('law_file_version_known', { file, version: pack.version });
}

/** Keeps a pack that was read in. */
export async function keepLawFile(
  db: Writer,
  file: string,
  pack: LawPack,
  loaded: { readonly at: string; readonly by: string },
): Promise<void> {
  await db
    .insertInto('law_file')
    .values({
      country: pack.country,
      version: pack.version,
      published: pack.published,
      origin: 'file',
      file_name: file,
      pack: JSON.stringify(pack),
      loaded_at: loaded.at,
      loaded_by: loaded.by,
    })
    .execute();
}

/**
 * Writes the law in force as a pack for another machine and gives its path. With something of the office in it, it is
 * a pack of its own that was put together today; so it takes the place of the one it is made of.
 */
export async function writeLawFile(
  folder: string,
  { law, laid }: LawInForce,
  today: IsoDate,
): Promise<{ path: string; name: string }> {
  const pack: LawPack = laid.length === 0 || law.published > today ? law : { ...law, published: today };
  const name = `law-${pack.country.toLowerCase()}-${pack.published}.json`;
  const path = join(folder, name);
  try {
    await writeFile(path, `${JSON.stringify(pack, null, 2)}\n`);
  } catch (error) {
    refuse('output_unwritable', { path, problem: errorCode(error) });
  }
  return { path, name };
}

async function readText(file: NamedFile): Promise<string> {
  try {
    if ((await stat(file.path)).size > largestFile) {
      refuse('file_unreadable', { file: file.name, problem: 'too_large' });
    }
    return await readFile(file.path, 'utf8');
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return refuse('file_unreadable', { file: file.name, problem: errorCode(error) });
  }
}
