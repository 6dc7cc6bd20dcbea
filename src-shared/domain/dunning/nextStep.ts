import type { SentNotice } from '#shared/domain/dunning/facts.ts';
import type { Profile, Step, StepRef } from '#shared/domain/dunning/profile.ts';

/** The next step of an invoice: its name, and its settings in the profile where the profile has it. */
export interface NextStep {
  readonly ref: StepRef;
  /** Null for a hand-over that the profile does not name: everything it has was sent. */
  readonly step: Step | null;
}

/**
 * The next step by workflow, whatever the calendar says: the first step of the profile that lies beyond what
 * was sent, counted by kind, so that a profile that changed in between neither repeats a notice nor skips one.
 * After a collection notice no reminder comes any more; after everything comes the hand-over.
 */
export function nextStep(profile: Profile, notices: readonly SentNotice[]): NextStep {
  let remindersSent = 0;
  let noticesSent = 0;
  for (const notice of notices) {
    if (notice.kind === 'reminder') remindersSent += 1;
    else noticesSent += 1;
  }
  let reminders = 0;
  let collectionNotices = 0;
  for (const [position, step] of profile.steps.entries()) {
    switch (step.kind) {
      case 'reminder':
        reminders += 1;
        if (noticesSent === 0 && reminders > remindersSent) return named(step, remindersSent + 1, position);
        break;
      case 'collection_notice':
        collectionNotices += 1;
        if (collectionNotices > noticesSent) return named(step, noticesSent + 1, position);
        break;
      case 'hand_over':
        return named(step, 1, position);
    }
  }
  return { ref: { kind: 'hand_over', ordinal: 1, position: profile.steps.length }, step: null };
}

function named(step: Step, ordinal: number, position: number): NextStep {
  return { ref: { kind: step.kind, ordinal, position }, step };
}
