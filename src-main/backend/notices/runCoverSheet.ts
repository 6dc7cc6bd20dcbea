import type { CoverSheetFacts, CoverSheetLetter } from '#shared/domain/letters/coverSheet.ts';
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
  const sums = { principal: 0, interest: 0, fees: 0, total: 0 };
  for (const letter of bundles
    .filter((bundle) => bundle.currency === currency)
    .flatMap((bundle) => bundle.letters)) {
    const fees = letter.fee + letter.earlierFees;
    const total = letter.principal + letter.interest + fees;
    sums.principal += letter.principal;
    sums.interest += letter.interest;
    sums.fees += fees;
    sums.total += total;
    letters.push({
      number: letter.number,
      kind: letter.kind,
      ordinal: letter.ordinal,
      customer: letter.customer,
      customerNumber: letter.customerNumber ?? '',
      postcode: letter.postcode,
      pages: pages.get(letter.number) ?? 0,
      total,
    });
  }
  return {
    language: 'nb',
    creditor: run.creditorName,
    runNumber: run.id,
    date: run.as_of as IsoDate,
    currency,
    sums,
    letters,
  };
}
