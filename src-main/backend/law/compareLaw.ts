import type { LawDifference } from '#shared/contract/law.ts';
import type { LawPack } from '#shared/domain/law/lawPack.ts';
import { lawRules, type LawRule } from '#shared/domain/law/lawRules.ts';
import { plainFigures, ruleName, type PlainFigure } from '#backend/law/describeLaw.ts';
import { sameValue } from '#backend/law/sameValue.ts';

/**
 * The figures by which a law differs from the one before it, in the order of the packs. Only what counts: that a
 * source or a grade reads otherwise makes no difference to anybody's claim.
 */
export function compareLaw(before: LawPack, after: LawPack): LawDifference[] {
  const [old, now] = [figuresByKey(before), figuresByKey(after)];
  const differences: LawDifference[] = [];
  for (const [key, { rule, figure }] of now) {
    const earlier = old.get(key)?.figure;
    if (earlier === undefined) differences.push(difference(rule, figure, 'added', null, figure.value));
    else if (!sameValue(earlier.value, figure.value)) {
      differences.push(difference(rule, figure, 'changed', earlier.value, figure.value));
    }
  }
  for (const [key, { rule, figure }] of old) {
    if (!now.has(key)) differences.push(difference(rule, figure, 'removed', figure.value, null));
  }
  return differences;
}

interface Placed {
  readonly rule: LawRule;
  readonly figure: PlainFigure;
}

/** By what a figure is about, not by its place in a list: a condition more must not make the others look changed. */
function figuresByKey(pack: LawPack): ReadonlyMap<string, Placed> {
  const found = new Map<string, Placed>();
  for (const rule of lawRules(pack)) {
    const { mechanism, kinds, item } = ruleName(rule);
    const place = rule.path.replace(/\[\d+\]$/, '');
    for (const figure of plainFigures(rule)) {
      const parts = [place, mechanism, kinds.join('+'), item, figure.debtor, figure.from, figure.dueAfter];
      found.set(JSON.stringify(parts), { rule, figure });
    }
  }
  return found;
}

function difference(
  rule: LawRule,
  { debtor, from }: PlainFigure,
  kind: LawDifference['kind'],
  before: unknown,
  after: unknown,
): LawDifference {
  return { ...ruleName(rule), debtor, from, kind, before, after };
}
