import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { calendarStep } from '#shared/domain/dunning/calendarStep.ts';
import type { CreditorFacts, CustomerFacts, InvoiceFacts } from '#shared/domain/dunning/facts.ts';
import { judge } from '#shared/domain/dunning/judge.ts';
import type { Profile } from '#shared/domain/dunning/profile.ts';
import type { Reason } from '#shared/domain/dunning/reason.ts';
import { ledgerSource, situationOf } from '#shared/domain/dunning/situation.ts';
import type { Standing, StandingKind } from '#shared/domain/dunning/standing.ts';
import type { PreparedLaw } from '#shared/domain/law/prepareLaw.ts';

/**
 * Tells where an invoice stands on a day and why: the one function behind the queue, the run, the command
 * line and the worker (DOMAIN: standing). Pure: no clock, no ledger, no locale; nothing given to it changes.
 *
 * Checks in order: settled, limitation, run, what has befallen the debtor, holds, ban on collection, first invoice number and date, foreign
 * customer, direct debit, minimum amount, credit, then the calendar, and the address where the calendar has the step
 * ready. The first that applies decides; the reasons of all that apply are in the result. Sums are in minor units.
 */
export function evaluate(
  invoice: InvoiceFacts,
  customer: CustomerFacts,
  creditor: CreditorFacts,
  profile: Profile,
  law: PreparedLaw,
  asOf: IsoDate,
): Standing {
  if (invoice.open <= 0 || invoice.original < 0) return settledStanding(invoice);
  const situation = situationOf(invoice, customer, creditor, profile, law, asOf);
  return judge(situation, calendarStep(situation));
}

/** Nothing of the principal is open: what is left are charges, or nothing. */
function settledStanding(invoice: InvoiceFacts): Standing {
  const { original, open, number, currency } = invoice;
  const charges = invoice.charges.open;
  if (original < 0) {
    return ended(invoice, 'settled', {
      code: 'credit_document',
      params: { amount: original },
      source: ledgerSource,
    });
  }
  if (charges > 0 && open + charges > 0) {
    const params = { amount: charges, currency };
    return ended(invoice, 'charges_open', { code: 'charges_open', params, source: ledgerSource });
  }
  return ended(invoice, 'settled', { code: 'settled', params: { number }, source: ledgerSource });
}

function ended(invoice: InvoiceFacts, kind: StandingKind, reason: Reason): Standing {
  const principal = invoice.open;
  const charges = invoice.charges.open;
  return {
    kind,
    step: null,
    calendarStep: null,
    readyOn: null,
    until: null,
    channel: null,
    sums: { principal, interest: 0, charges, total: principal + charges, disputed: 0 },
    proposal: null,
    blocksCustomer: false,
    limitation: null,
    reasons: [reason],
  };
}
