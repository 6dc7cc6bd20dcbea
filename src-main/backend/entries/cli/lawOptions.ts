import { inProcessClient } from '#backend/border/index.ts';
import { print, required, UsageError, type Call } from '#backend/entries/cli/commandLine.ts';
import { withOffice } from '#backend/entries/cli/openForCommand.ts';
import type { Office } from '#backend/office.ts';
import { lawCountry, type LawOfCountry, type LawRuleRow } from '#shared/contract/law.ts';
import type { LawCountry } from '#shared/domain/law/lawPack.ts';

/** The border of an open office, as a screen has it. */
export function clientOf(office: Office) {
  return inProcessClient(office.router, office.means);
}

/** The country that a call names. Throws `UsageError` for one that Frist has no law for. */
export function countryOption(call: Call): LawCountry {
  const text = required(call, 'country').toUpperCase();
  const found = lawCountry.options.find((country) => country === text);
  if (found !== undefined) return found;
  throw new UsageError(`--country ${text}: one of ${lawCountry.options.join(', ')}`);
}

/** The rule that a call names by its path; without one that of the rates of interest. Throws `UsageError`. */
export function ruleOf(law: LawOfCountry, path: unknown): LawRuleRow {
  const wanted = typeof path === 'string' ? path : law.rateRule;
  const found = law.rules.find((rule) => rule.path === wanted);
  if (found !== undefined) return found;
  throw new UsageError(`--rule ${wanted}: no rule of ${law.country}; see law show`);
}

/** Changes the law and has all standings follow before the office is closed. */
export async function changeLaw(
  call: Call,
  work: (office: Office) => Promise<{ readonly version: string }>,
): Promise<number> {
  return withOffice(required(call, 'data'), null, async (office) => {
    const result = await work(office);
    await office.keeper.ensureAll();
    print(call, result, () => result.version);
    return 0;
  });
}
