import type { ProfileSettings, ProfileStep } from '#shared/contract/profiles.ts';

/**
 * One difference between two settings of a profile: the field with its value before and after. `step` is the place of
 * the step, counted from 0, in the settings after (for a removed one: before), with its kind; null for the profile.
 */
export interface ProfileChange {
  readonly field: string;
  readonly step: { readonly position: number; readonly kind: ProfileStep['kind'] } | null;
  readonly language?: string;
  readonly from: string | number | boolean | null;
  readonly to: string | number | boolean | null;
}

/** Everything that differs between two settings, the profile's own fields first, then step by step. */
export function profileChanges(before: ProfileSettings, after: ProfileSettings): ProfileChange[] {
  const changes: ProfileChange[] = [];
  for (const field of ['name', 'grouping', 'credit'] as const) {
    if (before[field] !== after[field])
      changes.push({ field, step: null, from: before[field], to: after[field] });
  }
  const places = new Map(before.steps.map((step, position) => [step.id, { step, position }]));
  for (const [position, step] of after.steps.entries()) {
    const at = { position, kind: step.kind };
    const known = step.id === null ? undefined : places.get(step.id);
    if (known === undefined) {
      changes.push({ field: 'stepAdded', step: at, from: null, to: null });
      continue;
    }
    places.delete(step.id);
    changes.push(...stepChanges(known.step, step, at));
  }
  for (const { step, position } of places.values()) {
    changes.push({ field: 'stepRemoved', step: { position, kind: step.kind }, from: null, to: null });
  }
  if (reordered(before, after)) changes.push({ field: 'order', step: null, from: null, to: null });
  return changes;
}

const stepFields = [
  'kind',
  'waitDays',
  'waitFrom',
  'deadline',
  'deadlineDays',
  'fee',
  'claimInterest',
  'claimCompensation',
  'blocksCustomer',
  'minimumAmount',
] as const;

function stepChanges(
  before: ProfileStep,
  after: ProfileStep,
  step: NonNullable<ProfileChange['step']>,
): ProfileChange[] {
  const changes: ProfileChange[] = [];
  for (const field of stepFields) {
    if (before[field] !== after[field]) changes.push({ field, step, from: before[field], to: after[field] });
  }
  if (before.channels.join() !== after.channels.join()) {
    changes.push({ field: 'channels', step, from: before.channels.join(), to: after.channels.join() });
  }
  const languages = new Set([...before.texts, ...after.texts].map((text) => text.language));
  for (const language of languages) {
    const was = before.texts.find((text) => text.language === language);
    const is = after.texts.find((text) => text.language === language);
    for (const field of ['title', 'body'] as const) {
      if (was?.[field] === is?.[field]) continue;
      changes.push({ field, step, language, from: was?.[field] ?? null, to: is?.[field] ?? null });
    }
  }
  return changes;
}

/** Whether the steps that both have stand in another order. */
function reordered(before: ProfileSettings, after: ProfileSettings): boolean {
  const had = new Set(before.steps.map((step) => step.id));
  const kept = after.steps.map((step) => step.id).filter((id) => id !== null && had.has(id));
  const still = new Set(kept);
  return (
    before.steps
      .map((step) => step.id)
      .filter((id) => still.has(id))
      .join() !== kept.join()
  );
}
