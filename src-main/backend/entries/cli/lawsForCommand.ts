import { loadLawBook, type LawBook } from '#backend/law/index.ts';
import { UsageError, type Call } from '#backend/entries/cli/commandLine.ts';
import { withOffice } from '#backend/entries/cli/openForCommand.ts';
import { resourcesFolder } from '#backend/entries/places.ts';
import type { LawPack } from '#shared/domain/law/lawPack.ts';

/**
 * Does a command's work with the law of the program, or with that of an office where `--data` names one: with the
 * figures that the office has added.
 */
export async function withLaws<Result>(call: Call, work: (laws: LawBook) => Result): Promise<Result> {
  const folder = call.values['data'];
  if (typeof folder !== 'string') return work(loadLawBook(resourcesFolder));
  return withOffice(folder, null, (office) => Promise.resolve(work(office.laws)));
}

/** The law of the country that the call names. Throws `UsageError` where there is none. */
export function lawOfCall(laws: LawBook, country: string): LawPack {
  const law = laws.get(country.toUpperCase());
  if (law !== undefined) return law;
  throw new UsageError(`--country ${country}: one of ${[...laws.keys()].sort().join(', ')}`);
}
