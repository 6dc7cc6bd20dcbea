import type { LawCountry, LawPack } from '#shared/domain/law/lawPack.ts';
import type { Clock } from '#backend/border/clock.ts';
import { refuse } from '#backend/border/refuse.ts';
import type { Ledger, Writer } from '#backend/ledger/index.ts';
import { composeLaw, type LawInForce } from '#backend/law/composeLaw.ts';
import { lawOf, type LawBook } from '#backend/law/lawBook.ts';
import { isRecorded, recordLaw } from '#backend/law/lawVersions.ts';

/** The living law of an office: the packs of the program, those that were read in, and what the office has added. */
export interface OfficeLaw {
  /** Always the law in force. Whoever keeps a pack of it keeps that pack as it was. */
  readonly book: LawBook;
  readonly countries: readonly LawCountry[];
  /** What the law of a country is made of. Throws `country_not_supported`. */
  inForce(country: LawCountry): LawInForce;
  /** Puts the law of a country together from what stands in the ledger, and writes down that it is in force. */
  recompose(db: Writer, country: LawCountry, now: string): Promise<LawInForce>;
  /** Lets everybody have a law that was put together, once what it rests on is committed. */
  enact(country: LawCountry, inForce: LawInForce): void;
}

/** Puts the law of the office together from the packs of the program and what stands in the ledger. */
export async function openOfficeLaw(ledger: Ledger, shippedBook: LawBook, clock: Clock): Promise<OfficeLaw> {
  const book = new Map<string, LawPack>();
  const inForce = new Map<LawCountry, LawInForce>();
  const enact = (country: LawCountry, law: LawInForce): void => {
    inForce.set(country, law);
    // The pack of the same version is kept: what was made ready of it stays ready.
    if (book.get(country)?.version !== law.law.version) book.set(country, law.law);
  };
  for (const pack of shippedBook.values()) {
    const law = await composeLaw(ledger.reader, pack);
    if (!(await isRecorded(ledger.reader, pack.country, law))) {
      await ledger.write((db) => recordLaw(db, pack.country, law, clock.now()));
    }
    enact(pack.country, law);
  }
  const countries = [...inForce.keys()];
  return {
    book,
    countries,
    inForce: (country) =>
      inForce.get(country) ?? refuse('country_not_supported', { country, supported: countries.join(', ') }),
    enact,
    async recompose(db, country, now) {
      const law = await composeLaw(db, lawOf(shippedBook, country));
      await recordLaw(db, country, law, now);
      return law;
    },
  };
}
