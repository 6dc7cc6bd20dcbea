import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Profile } from '#shared/domain/dunning/profile.ts';
import type { ProfileProblem } from '#shared/domain/dunning/profileProblem.ts';
import type { DebtorKind } from '#shared/domain/law/lawPack.ts';
import type { PreparedLaw } from '#shared/domain/law/prepareLaw.ts';

/**
 * Everything that the law of a day has against a profile for one kind of debtor, in the order of its steps, and advice
 * on what the rules will do otherwise than it says. Empty for a profile that does exactly what it says. Fast enough to
 * run while somebody types.
 */
export function profileProblems(
  profile: Profile,
  debtorKind: DebtorKind,
  law: PreparedLaw,
  asOf: IsoDate,
): readonly ProfileProblem[] {
  throw new Error(`being written: ${profile.name} ${debtorKind} ${law.pack.version} ${asOf}`);
}
