import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Reader } from '#backend/ledger/index.ts';

/** Tells the place of a postcode of a country; null where nobody knows it for certain. */
export type PlaceOf = (db: Reader, country: string, postcode: string) => Promise<string | null>;

/**
 * Makes what looks places up: in the data that the program carries (`resources/postcodes`), else in the office's own
 * ledger, where every customer with that postcode lives in the same place. Nothing is ever asked of the network.
 */
export function createPlaceOf(resources: string): PlaceOf {
  const known = new Map<string, ReadonlyMap<string, string>>();
  const shippedFor = (country: string): ReadonlyMap<string, string> => {
    const read = known.get(country) ?? readShipped(resources, country);
    known.set(country, read);
    return read;
  };
  return async (db, country, postcode) => {
    const land = country.trim().toUpperCase();
    const code = plainCode(postcode);
    if (!/^[A-Z]{2}$/.test(land) || code === '') return null;
    return shippedFor(land).get(code) ?? (await placeInLedger(db, land, code));
  };
}

/** A postcode as it is looked up: `SE-123 45` is `12345`. */
function plainCode(postcode: string): string {
  return postcode
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/gu, '')
    .replace(/^(?:NO?|SE?|FIN?|DK?)(?=\d{4,5}$)/, '');
}

/** A file of `resources/postcodes`: the codes of each place, with blanks between. */
interface PostcodeFile {
  readonly places: Readonly<Record<string, string>>;
}

function readShipped(resources: string, country: string): ReadonlyMap<string, string> {
  const path = join(resources, 'postcodes', `${country.toLowerCase()}.json`);
  if (!existsSync(path)) return new Map();
  const { places } = JSON.parse(readFileSync(path, 'utf8')) as PostcodeFile;
  return new Map(
    Object.entries(places).flatMap(([place, codes]) =>
      codes.split(' ').map((code) => [code, place] as const),
    ),
  );
}

/** The place in which all customers of the office with a postcode live, written as most of them write it. */
async function placeInLedger(db: Reader, country: string, code: string): Promise<string | null> {
  const spellings = [code, `${code.slice(0, 3)} ${code.slice(3)}`];
  const rows = await db
    .selectFrom('customer')
    .select((all) => ['city', all.fn.countAll<number>().as('count')])
    .where('postcode', 'in', spellings)
    .where('postcode', '<>', sql.lit(''))
    .where('country', '=', country)
    .where(sql<boolean>`trim(city) <> ''`)
    .groupBy('city')
    .orderBy('count', 'desc')
    .orderBy('city')
    .execute();
  const places = new Set(rows.map(({ city }) => city.trim().toLocaleLowerCase('nb')));
  return places.size === 1 ? (rows[0]?.city.trim() ?? null) : null;
}
