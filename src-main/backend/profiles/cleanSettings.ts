import type { ProfileSettings, ProfileStep } from '#shared/contract/profiles.ts';
import { placeholderProblems } from '#shared/domain/letters/letterPlaceholders.ts';
import { refuse } from '#backend/border/refuse.ts';
import type { Reader } from '#backend/ledger/index.ts';

/** The most steps that a profile may have; nobody writes more letters than that. */
const mostSteps = 20;

/**
 * Brings what was entered of a profile into the form in which it is stored, and refuses what no profile can be:
 * `profile_invalid` names field, problem and step. What only the law has against it is no matter of this.
 */
export function cleanSettings(entered: ProfileSettings): ProfileSettings {
  const name = entered.name.trim();
  if (name === '') invalid('profileName', 'empty', null);
  if (name.length > 60) invalid('profileName', 'too_long', null);
  if (entered.steps.length === 0) invalid('steps', 'empty', null);
  if (entered.steps.length > mostSteps) invalid('steps', 'too_numerous', null);
  return { ...entered, name, steps: entered.steps.map(cleanStep) };
}

function cleanStep(step: ProfileStep, position: number): ProfileStep {
  within('waitDays', step.waitDays, 365, position);
  within('deadlineDays', step.deadlineDays, 365, position);
  within('minimumAmount', step.minimumAmount, Number.MAX_SAFE_INTEGER, position);
  if (typeof step.fee === 'number') within('fee', step.fee, Number.MAX_SAFE_INTEGER, position);
  const texts = step.texts.map(({ language, title, body }) => {
    const text = { language, title: title.trim(), body: body.trim() };
    if (text.title === '') invalid('title', 'empty', position);
    if (text.body === '') invalid('body', 'empty', position);
    if (text.title.length > 120) invalid('title', 'too_long', position);
    if (text.body.length > 4000) invalid('body', 'too_long', position);
    // A letter with a hole in it is never printed, so that it must not come to that.
    for (const field of ['title', 'body'] as const) {
      if (placeholderProblems(text[field], step.deadline).length > 0) invalid(field, 'placeholder', position);
    }
    return text;
  });
  if (new Set(texts.map((text) => text.language)).size < texts.length) invalid('language', 'twice', position);
  if (step.kind === 'hand_over') {
    return { ...step, deadline: 'own', deadlineDays: 0, fee: 'none', channels: [], texts: [] };
  }
  return { ...step, deadlineDays: step.deadline === 'original' ? 0 : step.deadlineDays, texts };
}

function within(field: string, value: number, most: number, position: number): void {
  if (!Number.isSafeInteger(value) || value < 0 || value > most) invalid(field, 'range', position);
}

function invalid(field: string, problem: string, position: number | null): never {
  return refuse('profile_invalid', { field, problem, position });
}

/** Refuses a name that another profile of the creditor has for the same kind of customer. */
export async function refuseTwinName(
  db: Reader,
  creditorId: number,
  debtorKind: 'person' | 'company',
  name: string,
  except: number | null,
): Promise<void> {
  const twins = await db
    .selectFrom('profile')
    .select(['id', 'name'])
    .where('creditor_id', '=', creditorId)
    .where('debtor_kind', '=', debtorKind)
    .where('removed_at', 'is', null)
    .execute();
  const wanted = name.toLocaleLowerCase('nb');
  const twin = twins.find((each) => each.id !== except && each.name.toLocaleLowerCase('nb') === wanted);
  if (twin !== undefined) refuse('profile_name_taken', { name: twin.name });
}
