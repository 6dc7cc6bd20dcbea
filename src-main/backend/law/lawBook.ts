import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LawPack } from '#shared/domain/law/lawPack.ts';
import { parseLawText } from '#shared/domain/law/parseLawPack.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { refuse } from '#backend/border/refuse.ts';
import { rateRuleOf } from '#backend/law/nextRate.ts';

/**
 * The law in force, by country code. The book of an open office lives: where somebody adds a figure or takes a new
 * pack, it gives the new one from then on. A pack itself never changes.
 */
export type LawBook = ReadonlyMap<string, LawPack>;

/** Reads every law pack of `resources/law`. Throws `law_missing` naming the pack and what is wrong with it. */
export function loadLawBook(resources: string): LawBook {
  const folder = join(resources, 'law');
  const book = new Map<string, LawPack>();
  for (const name of readdirSync(folder, { withFileTypes: true })) {
    if (!name.isDirectory()) continue;
    const pack = loadLawPack(join(folder, name.name, 'law.json'), name.name);
    book.set(pack.country, pack);
  }
  return book;
}

/** The law in force for a creditor's country. Throws `country_not_supported`. */
export function lawOf(book: LawBook, country: string): LawPack {
  return (
    book.get(country) ?? refuse('country_not_supported', { country, supported: [...book.keys()].join(', ') })
  );
}

/** The first day of the newest figures of a law pack that hold on a day: what a reader knows the law's state by. */
export function newestFigure(pack: LawPack, day: IsoDate): IsoDate {
  const rates = rateRuleOf(pack).lists.flatMap((list) => list);
  const holding = rates.map((figure) => figure.from).filter((from) => from <= day);
  return holding.sort().at(-1) ?? day;
}

function loadLawPack(path: string, country: string): LawPack {
  const parsed = parseLawText(readFileSync(path, 'utf8'));
  if (parsed.ok) return parsed.value;
  return refuse('law_missing', { country: country.toUpperCase(), problem: JSON.stringify(parsed.error) });
}
