import { ownValue } from '#shared/kernel/ownValue.ts';

const languages: Readonly<Record<string, string>> = {
  nb: 'nb',
  no: 'nb',
  nn: 'nb',
  nor: 'nb',
  norsk: 'nb',
  bokmal: 'nb',
  nynorsk: 'nb',
  norwegian: 'nb',
  norska: 'nb',
  norja: 'nb',
  sv: 'sv',
  se: 'sv',
  swe: 'sv',
  svensk: 'sv',
  svenska: 'sv',
  swedish: 'sv',
  ruotsi: 'sv',
  fi: 'fi',
  fin: 'fi',
  finsk: 'fi',
  finska: 'fi',
  suomi: 'fi',
  finnish: 'fi',
  da: 'da',
  dk: 'da',
  dan: 'da',
  dansk: 'da',
  danska: 'da',
  tanska: 'da',
  danish: 'da',
  en: 'en',
  eng: 'en',
  gb: 'en',
  engelsk: 'en',
  engelska: 'en',
  englanti: 'en',
  english: 'en',
};

/** The language of a customer's letters, from a code or a name in one of the five languages; `null` for others. */
export function readLanguage(text: string): string | null {
  const word = text
    .normalize('NFD')
    .toLowerCase()
    .split(/[-_]/u)[0]
    ?.replaceAll(/[^a-z]/gu, '');
  return ownValue(languages, (word ?? '').replace('bokmaal', 'bokmal')) ?? null;
}
