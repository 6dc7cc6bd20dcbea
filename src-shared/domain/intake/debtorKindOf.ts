import type { DebtorKind } from '#shared/domain/law/lawPack.ts';
import { ownValue } from '#shared/kernel/ownValue.ts';

/** Legal forms that are no word and no surname in the Nordic languages, in any case of letters. */
const forms = new Set(
  `as asa enk nuf iks ans aps a/s i/s k/s p/s ab hb kb brf oy oyj oyab ky tmi ry rf amba ekför gmbh ltd limited inc llc
  plc bv sarl kommune kommun fylkeskommune borettslag borettslaget sameie sameiet stiftelse stiftelsen asunto
  bostadsrättsförening bostadsrättsföreningen samvirkelag idrettslag aktiebolag aktieselskab aksjeselskap
  osakeyhtiö`.split(/\s+/u),
);

/** Legal forms that are words or surnames too (José da Silva); they count in capitals beside a name that is not. */
const formsInCapitals = new Set(['DA', 'SA', 'KF', 'SF', 'BA', 'AL', 'KS', 'FKF', 'STI']);

const kindWords: Readonly<Record<string, DebtorKind>> = {
  ...wordsFor(
    'person',
    'p person privat privatperson private privatkunde privatkund yksityinen yksityishenkilö henkilö',
  ),
  ...wordsFor('person', 'henkilöasiakas kuluttaja konsument forbruger forbruker consumer individual b2c'),
  ...wordsFor(
    'company',
    'b f c bedrift bedriftskunde foretak företag företagskund firma firmakunde company business',
  ),
  ...wordsFor(
    'company',
    'virksomhed erhverv næring organisasjon organisation organization yritys yritysasiakas',
  ),
  ...wordsFor('company', 'juridisk juridiskperson b2b'),
};

/**
 * The kind of debtor that a name shows: `company` for a legal form (AS, AB, Oy, ApS …) at its start or end; `null`
 * where the name says nothing, which is no proof of a person.
 */
export function debtorKindOf(name: string): DebtorKind | null {
  const words = bare(name).trim().split(/\s+/u);
  const last = words.at(-1) ?? '';
  const edges = [words[0] ?? '', last, words.slice(-2).join('')];
  if (edges.some((word) => forms.has(word.toLowerCase().replaceAll('.', '')))) return 'company';
  const allCapitals = name === name.toUpperCase();
  return words.length > 1 && !allCapitals && formsInCapitals.has(last) ? 'company' : null;
}

function bare(name: string): string {
  if (!/[,()"]/u.test(name)) return name;
  return name.replaceAll(/\(publ\.?\)/giu, ' ').replaceAll(/[,()"]/gu, ' ');
}

/** Reads an explicit column of customer kinds (`Privat`, `Företag`, `Yritys`, `P`/`B` …); `null` for other words. */
export function readDebtorKind(text: string): DebtorKind | null {
  const word = text.toLowerCase().replaceAll(/[^\p{L}\d]/gu, '');
  return ownValue(kindWords, word) ?? null;
}

function wordsFor(kind: DebtorKind, words: string): Record<string, DebtorKind> {
  return Object.fromEntries(words.split(' ').map((word) => [word, kind]));
}
