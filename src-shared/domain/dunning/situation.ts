import type { EpochDay, IsoDate } from '#shared/kernel/isoDate.ts';
import type { CreditorFacts, CustomerFacts, InvoiceFacts } from '#shared/domain/dunning/facts.ts';
import type { NextStep } from '#shared/domain/dunning/nextStep.ts';
import type { Profile } from '#shared/domain/dunning/profile.ts';
import type { ReasonSource } from '#shared/domain/dunning/reason.ts';
import type { DebtorLaw, PreparedLaw } from '#shared/domain/law/prepareLaw.ts';

/** Everything that one invoice is judged by on one day. */
export interface Situation {
  readonly invoice: InvoiceFacts;
  readonly customer: CustomerFacts;
  readonly creditor: CreditorFacts;
  readonly profile: Profile;
  readonly law: PreparedLaw;
  readonly debtorLaw: DebtorLaw;
  readonly asOf: IsoDate;
  readonly day: EpochDay;
  /** The due date, moved to a business day where the law moves it. */
  readonly due: EpochDay;
  readonly next: NextStep;
  /** The next step in its profile, as a reason names it. */
  readonly profileSource: ReasonSource;
}

/** A reason that rests on the imported data itself. */
export const ledgerSource: ReasonSource = { kind: 'ledger' };
