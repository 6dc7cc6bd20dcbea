import type { Locale } from '#shared/i18n/locales.ts';
import { calculator as calculatorEn } from '#resources/i18n/en/calculator.ts';
import { creditors as creditorsEn } from '#resources/i18n/en/creditors.ts';
import { customers as customersEn } from '#resources/i18n/en/customers.ts';
import { errors as errorsEn } from '#resources/i18n/en/errors.ts';
import { intake as intakeEn } from '#resources/i18n/en/intake.ts';
import { law as lawEn } from '#resources/i18n/en/law.ts';
import { notices as noticesEn } from '#resources/i18n/en/notices.ts';
import { office as officeEn } from '#resources/i18n/en/office.ts';
import { payments as paymentsEn } from '#resources/i18n/en/payments.ts';
import { profiles as profilesEn } from '#resources/i18n/en/profiles.ts';
import { reasons as reasonsEn } from '#resources/i18n/en/reasons.ts';
import { reminders as remindersEn } from '#resources/i18n/en/reminders.ts';
import { words as wordsEn } from '#resources/i18n/en/words.ts';
import { calculator as calculatorNb } from '#resources/i18n/nb/calculator.ts';
import { creditors as creditorsNb } from '#resources/i18n/nb/creditors.ts';
import { customers as customersNb } from '#resources/i18n/nb/customers.ts';
import { errors as errorsNb } from '#resources/i18n/nb/errors.ts';
import { intake as intakeNb } from '#resources/i18n/nb/intake.ts';
import { law as lawNb } from '#resources/i18n/nb/law.ts';
import { notices as noticesNb } from '#resources/i18n/nb/notices.ts';
import { office as officeNb } from '#resources/i18n/nb/office.ts';
import { payments as paymentsNb } from '#resources/i18n/nb/payments.ts';
import { profiles as profilesNb } from '#resources/i18n/nb/profiles.ts';
import { reasons as reasonsNb } from '#resources/i18n/nb/reasons.ts';
import { reminders as remindersNb } from '#resources/i18n/nb/reminders.ts';
import { words as wordsNb } from '#resources/i18n/nb/words.ts';

/** The English texts, which decide which keys and parameters exist. */
export const english = {
  words: wordsEn,
  office: officeEn,
  creditors: creditorsEn,
  customers: customersEn,
  intake: intakeEn,
  reminders: remindersEn,
  notices: noticesEn,
  payments: paymentsEn,
  profiles: profilesEn,
  law: lawEn,
  calculator: calculatorEn,
  reasons: reasonsEn,
  errors: errorsEn,
} as const;

/** The same keys with texts of another language: one missing or one too many does not compile. */
type Translated<Original> = {
  readonly [Key in keyof Original]: Original[Key] extends string ? string : Translated<Original[Key]>;
};

const norwegian = {
  words: wordsNb,
  office: officeNb,
  creditors: creditorsNb,
  customers: customersNb,
  intake: intakeNb,
  reminders: remindersNb,
  notices: noticesNb,
  payments: paymentsNb,
  profiles: profilesNb,
  law: lawNb,
  calculator: calculatorNb,
  reasons: reasonsNb,
  errors: errorsNb,
} satisfies Translated<typeof english>;

/** Every complete catalog by its language. */
export const catalogs: Readonly<Record<Locale, Translated<typeof english>>> = { en: english, nb: norwegian };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof english };
    returnNull: false;
  }
}
