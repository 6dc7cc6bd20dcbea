import type { CoverSheetFacts, CoverSheetLetter } from '#shared/domain/letters/coverSheet.ts';
import { letterLanguages } from '#shared/domain/letters/letterLanguage.ts';
import type { LawCountry } from '#shared/domain/law/lawPack.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { RunInState } from '#backend/notices/readRun.ts';
import type { LetterBundle } from '#backend/notices/runLetters.ts';

/** What the cover sheet over the letters of one currency says. `pages` gives a letter's pages by its number. */
export function coverSheetFacts(
  run: RunInState,
  currency: string,
  bundles: readonly LetterBundle[],
  pages: ReadonlyMap<number, number>,
): CoverSheetFacts {
  const letters: CoverSheetLetter[] = [];
  const country = run.country as LawCountry;
  const sums = { principal: 0, interest: 0, fees: 0, compensation: 0, credit: 0, total: 0 };
  for (const letter of bundles
    .filter((bundle) => bundle.currency === currency)
    .flatMap((bundle) => bundle.letters)) {
    const { principal, interest, fees, compensation, credit } = letter;
    const total = principal + interest + fees + compensation - credit;
    sums.principal += principal;
    sums.interest += interest;
    sums.fees += fees;
    sums.compensation += compensation;
    sums.credit += credit;
    sums.total += total;
    letters.push({
      number: letter.number,
      kind: letter.form,
      ordinal: letter.ordinal,
      customer: letter.customer,
      customerNumber: letter.customerNumber ?? '',
      postcode: letter.postcode,
      pages: pages.get(letter.number) ?? 0,
      total,
    });
  }
  return {
    country,
    // The office sits in the country of its client.
    language: letterLanguages[country][0],
    creditor: run.creditorName,
    runNumber: run.id,
    date: run.as_of as IsoDate,
    currency,
    sums,
    letters,
  };
}
