import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { CreditorFacts, CustomerFacts, InvoiceFacts } from '#shared/domain/dunning/facts.ts';
import type { Profile } from '#shared/domain/dunning/profile.ts';
import type { Reason } from '#shared/domain/dunning/reason.ts';
import type { PreparedLaw } from '#shared/domain/law/prepareLaw.ts';

/** Whether an invoice may go to collection now, even before its profile says so (000-08). */
export interface HandOverGuard {
  /** Whether it may be handed over on the day. */
  readonly lawful: boolean;
  /** The first day on which it may; null where only a person or new data brings one. */
  readonly earliest: IsoDate | null;
  /** Whether going now is earlier than the profile, or against a stop of the office: it needs a reason to be given. */
  readonly needsReason: boolean;
  /** What forbids it, else what is passed over, else why it is free. Never empty. */
  readonly reasons: readonly Reason[];
}

/**
 * Guards an early hand-over: allowed where the law allows it although the profile has not come that far, with a reason
 * for the case file; never where the law forbids it, an objection stands, the customer is not to be handed over, or the
 * claim is settled or time-barred.
 */
export function handOverGuard(
  invoice: InvoiceFacts,
  customer: CustomerFacts,
  creditor: CreditorFacts,
  profile: Profile,
  law: PreparedLaw,
  asOf: IsoDate,
): HandOverGuard {
  throw new Error(
    `being written: ${invoice.number} ${customer.name} ${creditor.country} ${profile.name} ${law.pack.version} ${asOf}`,
  );
}
