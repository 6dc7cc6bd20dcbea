import { asQuery } from '#backend/border/border.ts';
import { plainCreditor } from '#backend/calculator/plainCreditor.ts';
import { presetProfile } from '#backend/calculator/presetProfile.ts';
import { lawOf, type LawBook } from '#backend/law/index.ts';
import { schedule } from '#shared/domain/dunning/schedule.ts';
import { prepareLaw } from '#shared/domain/law/prepareLaw.ts';
import { reckonInterest } from '#shared/domain/law/reckonInterest.ts';

/** The handlers of the area `calculator`: pure reckonings over the office's law. They read no ledger. */
export function createCalculatorHandlers(laws: LawBook, resources: string) {
  return {
    start: asQuery.calculator.start.handler(({ context: { clock } }) => ({
      today: clock.today(),
      countries: [...laws.values()].map(({ country, currency, lateInterest }) => ({
        country,
        currency,
        dayCount: lateInterest.dayCount.value,
      })),
    })),

    interest: asQuery.calculator.interest.handler(({ input }) => {
      const law = lawOf(laws, input.country);
      const question = { ...input, typedRates: [], includeFirstDay: false };
      const reckoned = reckonInterest(prepareLaw(law), question);
      return {
        ...reckoned,
        lines: [...reckoned.lines],
        reasons: [...reckoned.reasons],
        lawVersion: law.version,
        currency: law.currency,
      };
    }),

    schedule: asQuery.calculator.schedule.handler(({ input }) => {
      const law = lawOf(laws, input.country);
      const profile = presetProfile(resources, law.country, input.debtorKind, input.profile);
      const creditor = plainCreditor(law, { ...input, postalDays: 0 });
      const claim = { ...input, currency: law.currency, sent: [] };
      const steps = schedule(profile, input.debtorKind, creditor, prepareLaw(law), claim);
      return {
        currency: law.currency,
        steps: steps.map(
          ({ step, form, readyOn, sentOn, deadline, fee, compensation, sums, total, reasons }) => ({
            step,
            form,
            readyOn,
            sentOn,
            deadline,
            fee,
            compensation,
            interest: sums.interest,
            total,
            reasons: [...reasons],
          }),
        ),
      };
    }),
  };
}
