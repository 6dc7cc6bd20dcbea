import type { CreditorFacts } from '#shared/domain/dunning/facts.ts';
import type { LawPack } from '#shared/domain/law/lawPack.ts';

/** What a calculation says of the creditor; everything else is as it is for nobody in particular. */
export type CreditorTerms = Pick<CreditorFacts, 'postalDays' | 'feesAgreed' | 'dueDatesAgreed' | 'dayCount'>;

/** A creditor of the law's country that holds nothing back: no list days, no minimum, no first invoice. */
export function plainCreditor(law: LawPack, terms: CreditorTerms): CreditorFacts {
  const { postalDays, feesAgreed, dueDatesAgreed, dayCount } = terms;
  return {
    postalDays,
    feesAgreed,
    dueDatesAgreed,
    dayCount,
    country: law.country,
    currency: law.currency,
    listDays: 0,
    minimumAmount: 0,
    firstInvoiceNumber: null,
    firstInvoiceDate: null,
    foreignCustomers: 'include',
    limitationWarningDays: 180,
  };
}
