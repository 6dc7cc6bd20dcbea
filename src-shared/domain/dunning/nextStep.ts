import type { SentNotice } from '#shared/domain/dunning/facts.ts';
import type { Profile, Step, StepRef } from '#shared/domain/dunning/profile.ts';

/** The next step of an invoice: its name, and its settings in the profile where the profile has it. */
export interface NextStep {
  readonly ref: StepRef;
  /** Null for a hand-over that the profile does not name: everything it has was sent. */
  readonly step: Step | null;
  /** Whether a collection notice was passed over because the law leaves it to an agency. */
  readonly leftToAgency: boolean;
}

/**
 * The next step by workflow, whatever the calendar says: the first step of the profile that lies beyond what
 * was sent, counted by kind, so that a profile that changed in between neither repeats a notice nor skips one.
 * After a collection notice no reminder comes any more; after everything comes the hand-over. With `agencyOnly` the
 * creditor may send no collection notice itself, and the workflow goes on without it.
 */
export function nextStep(
  profile: Pick<Profile, 'steps'>,
  notices: readonly Pick<SentNotice, 'kind'>[],
  agencyOnly = false,
): NextStep {
  let remindersSent = 0;
  let noticesSent = 0;
  for (const notice of notices) {
    if (notice.kind === 'reminder') remindersSent += 1;
    else noticesSent += 1;
  }
  const { steps } = profile;
  let reminders = 0;
  let collectionNotices = 0;
  let passedOver = false;
  for (let position = 0; position < steps.length; position += 1) {
    const step = steps[position] as Step;
    switch (step.kind) {
      case 'reminder':
        reminders += 1;
        if (noticesSent === 0 && reminders > remindersSent) {
          return {
            ref: { kind: 'reminder', ordinal: remindersSent + 1, position },
            step,
            leftToAgency: false,
          };
        }
        break;
      case 'collection_notice':
        collectionNotices += 1;
        if (collectionNotices <= noticesSent) break;
        if (!agencyOnly) {
          return {
            ref: { kind: 'collection_notice', ordinal: noticesSent + 1, position },
            step,
            leftToAgency: false,
          };
        }
        passedOver = true;
        break;
      case 'hand_over':
        return { ref: { kind: 'hand_over', ordinal: 1, position }, step, leftToAgency: passedOver };
    }
  }
  const ref: StepRef = { kind: 'hand_over', ordinal: 1, position: steps.length };
  return { ref, step: null, leftToAgency: passedOver };
}
