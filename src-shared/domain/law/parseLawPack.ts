import type { Result } from '#shared/kernel/result.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import type { PackOrigin } from '#shared/domain/law/checkLawPack.ts';
import { checkLawPack } from '#shared/domain/law/checkLawPack.ts';
import type { DataProblem } from '#shared/domain/law/checkJson.ts';
import { readJson } from '#shared/domain/law/readJson.ts';
import type { LawPack } from '#shared/domain/law/lawPack.ts';

/**
 * Reads a law pack from its data. Everything is checked before anything is used: shape, days, ranges, mechanisms,
 * ascending periods without a double, no half-year without a rate between the first and the last, and every pending
 * figure against the rule it is for. Fails with all that is wrong, never with the first thing only. A pack that an
 * office has written for its other machines (`amended`) may have figures and confirmations of the office in it.
 */
export function parseLawPack(
  json: unknown,
  origin: PackOrigin = 'file',
): Result<LawPack, readonly DataProblem[]> {
  const problems = checkLawPack(json, origin);
  return problems.length > 0 ? fail(problems) : ok(json as LawPack);
}

/** Reads a law pack from the text of a file. As `parseLawPack`, and every problem says its `line` too. */
export function parseLawText(
  text: string,
  origin: PackOrigin = 'file',
): Result<LawPack, readonly DataProblem[]> {
  const read = readJson(text);
  if (!read.ok) return read;
  const { value, lineOf } = read.value;
  const parsed = parseLawPack(value, origin);
  if (parsed.ok) return parsed;
  return fail(
    parsed.error.map(({ code, params }) => ({
      code,
      params: { ...params, line: lineOf(String(params['path'] ?? '')) },
    })),
  );
}
