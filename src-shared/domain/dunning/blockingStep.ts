import type { StepRef } from '#shared/domain/dunning/profile.ts';
import type { Reason } from '#shared/domain/dunning/reason.ts';
import type { Situation } from '#shared/domain/dunning/situation.ts';

/** The first step that was sent and keeps the customer from getting new invoices (000-38); null where none does. */
export function blockingStep({ invoice, profile }: Situation): StepRef | null {
  const { notices } = invoice;
  if (notices.length === 0) return null;
  let reminders = 0;
  let collectionNotices = 0;
  for (let position = 0; position < profile.steps.length; position += 1) {
    const step = profile.steps[position];
    if (step === undefined || step.kind === 'hand_over') continue;
    const ordinal = step.kind === 'reminder' ? (reminders += 1) : (collectionNotices += 1);
    if (!step.blocksCustomer) continue;
    const { kind } = step;
    // A step that was passed over because a later one was sent blocks as if it had been sent.
    const wasReached = notices.some(
      (notice) => (notice.kind === kind && notice.ordinal >= ordinal) || isLater(notice.kind, kind),
    );
    if (wasReached) return { kind, ordinal, position };
  }
  return null;
}

/** Says that the customer gets no new invoices, and since which step. */
export function addBlockedReason(step: StepRef, { profile }: Situation, reasons: Reason[]): void {
  const { kind, ordinal, position } = step;
  const source = { kind: 'profile', profile: profile.name, position } as const;
  reasons.push({ code: 'customer_blocked', params: { step: kind, ordinal }, source });
}

function isLater(sent: StepRef['kind'], kind: StepRef['kind']): boolean {
  return sent === 'collection_notice' && kind === 'reminder';
}
