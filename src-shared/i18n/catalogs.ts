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
import { calculator as calculatorSv } from '#resources/i18n/sv/calculator.ts';
import { creditors as creditorsSv } from '#resources/i18n/sv/creditors.ts';
import { customers as customersSv } from '#resources/i18n/sv/customers.ts';
import { errors as errorsSv } from '#resources/i18n/sv/errors.ts';
import { intake as intakeSv } from '#resources/i18n/sv/intake.ts';
import { law as lawSv } from '#resources/i18n/sv/law.ts';
import { notices as noticesSv } from '#resources/i18n/sv/notices.ts';
import { office as officeSv } from '#resources/i18n/sv/office.ts';
import { payments as paymentsSv } from '#resources/i18n/sv/payments.ts';
import { profiles as profilesSv } from '#resources/i18n/sv/profiles.ts';
import { reasons as reasonsSv } from '#resources/i18n/sv/reasons.ts';
import { reminders as remindersSv } from '#resources/i18n/sv/reminders.ts';
import { words as wordsSv } from '#resources/i18n/sv/words.ts';
import { calculator as calculatorFi } from '#resources/i18n/fi/calculator.ts';
import { creditors as creditorsFi } from '#resources/i18n/fi/creditors.ts';
import { customers as customersFi } from '#resources/i18n/fi/customers.ts';
import { errors as errorsFi } from '#resources/i18n/fi/errors.ts';
import { intake as intakeFi } from '#resources/i18n/fi/intake.ts';
import { law as lawFi } from '#resources/i18n/fi/law.ts';
import { notices as noticesFi } from '#resources/i18n/fi/notices.ts';
import { office as officeFi } from '#resources/i18n/fi/office.ts';
import { payments as paymentsFi } from '#resources/i18n/fi/payments.ts';
import { profiles as profilesFi } from '#resources/i18n/fi/profiles.ts';
import { reasons as reasonsFi } from '#resources/i18n/fi/reasons.ts';
import { reminders as remindersFi } from '#resources/i18n/fi/reminders.ts';
import { words as wordsFi } from '#resources/i18n/fi/words.ts';
import { calculator as calculatorDa } from '#resources/i18n/da/calculator.ts';
import { creditors as creditorsDa } from '#resources/i18n/da/creditors.ts';
import { customers as customersDa } from '#resources/i18n/da/customers.ts';
import { errors as errorsDa } from '#resources/i18n/da/errors.ts';
import { intake as intakeDa } from '#resources/i18n/da/intake.ts';
import { law as lawDa } from '#resources/i18n/da/law.ts';
import { notices as noticesDa } from '#resources/i18n/da/notices.ts';
import { office as officeDa } from '#resources/i18n/da/office.ts';
import { payments as paymentsDa } from '#resources/i18n/da/payments.ts';
import { profiles as profilesDa } from '#resources/i18n/da/profiles.ts';
import { reasons as reasonsDa } from '#resources/i18n/da/reasons.ts';
import { reminders as remindersDa } from '#resources/i18n/da/reminders.ts';
import { words as wordsDa } from '#resources/i18n/da/words.ts';

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

const swedish = {
  words: wordsSv,
  office: officeSv,
  creditors: creditorsSv,
  customers: customersSv,
  intake: intakeSv,
  reminders: remindersSv,
  notices: noticesSv,
  payments: paymentsSv,
  profiles: profilesSv,
  law: lawSv,
  calculator: calculatorSv,
  reasons: reasonsSv,
  errors: errorsSv,
} satisfies Translated<typeof english>;

const finnish = {
  words: wordsFi,
  office: officeFi,
  creditors: creditorsFi,
  customers: customersFi,
  intake: intakeFi,
  reminders: remindersFi,
  notices: noticesFi,
  payments: paymentsFi,
  profiles: profilesFi,
  law: lawFi,
  calculator: calculatorFi,
  reasons: reasonsFi,
  errors: errorsFi,
} satisfies Translated<typeof english>;

const danish = {
  words: wordsDa,
  office: officeDa,
  creditors: creditorsDa,
  customers: customersDa,
  intake: intakeDa,
  reminders: remindersDa,
  notices: noticesDa,
  payments: paymentsDa,
  profiles: profilesDa,
  law: lawDa,
  calculator: calculatorDa,
  reasons: reasonsDa,
  errors: errorsDa,
} satisfies Translated<typeof english>;

/** Every complete catalog by its language. */
export const catalogs: Readonly<Record<Locale, Translated<typeof english>>> = {
  nb: norwegian,
  sv: swedish,
  fi: finnish,
  da: danish,
  en: english,
};

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof english };
    returnNull: false;
  }
}
