import { createInstance, type PostProcessorModule } from 'i18next';
import type { StepKind } from '#shared/domain/dunning/profile.ts';
import type { Reason, ReasonSource } from '#shared/domain/dunning/reason.ts';
import { catalogs, type english } from '#shared/i18n/catalogs.ts';
import { dataProblemSentence } from '#shared/i18n/dataProblemText.ts';
import { createFormatting, type Formatting } from '#shared/i18n/formatting.ts';
import type { Locale } from '#shared/i18n/locales.ts';
import { fieldName, reasonSentence, sourceText } from '#shared/i18n/reasonText.ts';
import { refusalSentence, rowErrorSentence, warningSentence } from '#shared/i18n/refusalText.ts';
import { stepName } from '#shared/i18n/stepName.ts';
import type { LookUp, Translate } from '#shared/i18n/translate.ts';

/** All texts of one language: the typed catalog, formatting, and sentences for what crosses the border as data. */
export interface Texts {
  readonly locale: Locale;
  /** The catalog. Keys and parameters are checked when the program is compiled. */
  readonly t: Translate;
  readonly format: Formatting;
  /** An amount with its currency; see `Formatting.money`. */
  readonly formatMoney: Formatting['money'];
  /** A day in full; see `Formatting.day`. */
  readonly formatDay: Formatting['day'];
  /** What a step is called, e.g. `Purring 2` or `Inkassovarsel`. */
  readonly stepName: (step: { readonly kind: StepKind; readonly ordinal: number }) => string;
  /** One reason of a standing as a sentence. */
  readonly reasonText: (reason: Reason) => string;
  /** Where a reason's rule stands. */
  readonly sourceText: (source: ReasonSource) => string;
  /** What an error of the border means and what to do; codes without a text of their own get the general one. */
  readonly refusalText: (code: string, params: Readonly<Record<string, unknown>>) => string;
  /** What is wrong with one row of a file that is read in, and what to do. */
  readonly rowErrorText: (code: string, params: Readonly<Record<string, unknown>>) => string;
  /** What a person should know of a file before taking it over. */
  readonly warningText: (code: string, params: Readonly<Record<string, unknown>>) => string;
  /** What is wrong with a data file of the law or with an addition to it, where, and what to do. */
  readonly dataProblemText: (code: string, params: Readonly<Record<string, unknown>>) => string;
  /** What a field of the ledger or of a form is called. */
  readonly fieldName: (field: string) => string;
}

/** A key of the texts of errors. */
export type ErrorTextCode = keyof (typeof english)['errors'];

/** Makes the texts of a language. Pure and synchronous: the catalogs are part of the program. */
export function createTexts(locale: Locale): Texts {
  const t = translator(locale);
  const format = createFormatting(locale);
  const lookUp = looseTranslator(t);
  return {
    locale,
    t,
    format,
    formatMoney: format.money,
    formatDay: format.day,
    stepName: (step) => stepName(t, step),
    reasonText: (reason) => reasonSentence(t, format, reason),
    sourceText: (source) => sourceText(t, source),
    refusalText: (code, params) => refusalSentence(t, lookUp, format, code, params),
    rowErrorText: (code, params) => rowErrorSentence(t, lookUp, format, code, params),
    warningText: (code, params) => warningSentence(t, lookUp, format, code, params),
    dataProblemText: (code, params) => dataProblemSentence(t, lookUp, format, code, params),
    fieldName: (field) => fieldName(t, field),
  };
}

function translator(locale: Locale): Translate {
  const i18n = createInstance().use(oneFullStop);
  // With the catalogs at hand and `initAsync: false`, the instance is ready when `init` returns.
  void i18n.init({
    lng: locale,
    fallbackLng: 'en',
    initAsync: false,
    resources: { en: { translation: catalogs.en }, [locale]: { translation: catalogs[locale] } },
    // React and the terminal escape what they show themselves.
    interpolation: { escapeValue: false },
    postProcess: oneFullStop.name,
    returnNull: false,
  });
  return i18n.getFixedT(locale);
}

/** A sentence that ends with an amount in `kr.` has its full stop already. */
const oneFullStop: PostProcessorModule = {
  type: 'postProcessor',
  name: 'oneFullStop',
  process: (text: string) => text.replaceAll('kr..', 'kr.'),
};

function looseTranslator(t: Translate): LookUp {
  const loose = t as unknown as (key: string, options: Record<string, unknown>) => string;
  return (key, params) => {
    const found = loose(key, { ...params, defaultValue: '' });
    return typeof found === 'string' && found !== '' ? found : null;
  };
}
