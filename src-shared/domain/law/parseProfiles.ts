import type { Result } from '#shared/kernel/result.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import type { Step } from '#shared/domain/dunning/profile.ts';
import type { Check, DataProblem } from '#shared/domain/law/checkJson.ts';
import { listOf, objectOf, oneOf, text, truth, wholeNumber, wordOr } from '#shared/domain/law/checkJson.ts';
import type { DebtorKind, LawCountry } from '#shared/domain/law/lawPack.ts';

/** A ready-made profile for one kind of debtor, from which a creditor's own profile is copied. */
export interface ProfilePreset {
  /** `gentle`, `standard` or `strict`; unique for a kind of debtor. */
  readonly preset: string;
  readonly debtorKind: DebtorKind;
  readonly names: Readonly<Record<'nb' | 'sv' | 'fi' | 'da' | 'en', string>>;
  readonly steps: readonly Step[];
}

/** Reads the ready-made profiles of a country from their data file. Fails with all that is wrong. */
export function parseProfiles(json: unknown): Result<readonly ProfilePreset[], readonly DataProblem[]> {
  const problems: DataProblem[] = [];
  profiles(json, '', problems);
  if (problems.length > 0) return fail(problems);
  const { presets } = json as { readonly country: LawCountry; readonly presets: readonly ProfilePreset[] };
  const seen = new Set<string>();
  for (const [place, preset] of presets.entries()) {
    const path = `presets[${place}]`;
    const key = `${preset.debtorKind}/${preset.preset}`;
    if (seen.has(key)) problems.push({ code: 'data_preset_twice', params: { path, preset: key } });
    seen.add(key);
    checkSteps(preset, `${path}.steps`, problems);
  }
  return problems.length > 0 ? fail(problems) : ok(presets);
}

const days = wholeNumber(0, 365);

const step: Check = objectOf({
  kind: oneOf('reminder', 'collection_notice', 'hand_over'),
  waitDays: days,
  waitFrom: oneOf('deadline', 'sending'),
  deadline: oneOf('own', 'original'),
  deadlineDays: days,
  fee: wordOr(['none', 'statutory'], wholeNumber(0, Number.MAX_SAFE_INTEGER)),
  claimInterest: truth,
  claimCompensation: truth,
  blocksCustomer: truth,
  channels: listOf(oneOf('paper')),
  minimumAmount: wholeNumber(0, Number.MAX_SAFE_INTEGER),
});

const profiles = objectOf({
  country: oneOf('NO', 'SE', 'FI', 'DK'),
  presets: listOf(
    objectOf({
      preset: oneOf('gentle', 'standard', 'strict'),
      debtorKind: oneOf('person', 'company'),
      names: objectOf({ nb: text, sv: text, fi: text, da: text, en: text }),
      steps: listOf(step),
    }),
  ),
});

const order = ['reminder', 'collection_notice', 'hand_over'] as const;

/**
 * At least one notice, the reminders before a collection notice, the hand-over last; every notice with a channel, and
 * with days for its deadline unless it keeps the original one. What the law says of it, `profileProblems` finds.
 */
function checkSteps({ steps }: ProfilePreset, path: string, problems: DataProblem[]): void {
  const places = steps.map(({ kind }) => order.indexOf(kind));
  const ascending = places.every((place, index) => place >= (places[index - 1] ?? 0));
  const count = (kind: Step['kind']) => steps.filter((each) => each.kind === kind).length;
  if (!ascending || count('collection_notice') > 1 || count('hand_over') !== 1 || steps.length < 2) {
    problems.push({ code: 'data_steps_out_of_order', params: { path } });
  }
  for (const [place, each] of steps.entries()) {
    if (each.kind === 'hand_over') continue;
    if ((each.deadline === 'own') === (each.deadlineDays === 0) || each.channels.length === 0) {
      problems.push({ code: 'data_steps_out_of_order', params: { path: `${path}[${place}]` } });
    }
  }
}
