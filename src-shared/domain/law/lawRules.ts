import type { Check } from '#shared/domain/law/checkJson.ts';
import { inside, isRecord } from '#shared/domain/law/checkJson.ts';
import type {
  AgencyCostItem,
  DebtorKind,
  FeeFigure,
  FeeKind,
  FeeMechanism,
  Figure,
  Hole,
  LawPack,
  Provenance,
  RulePath,
} from '#shared/domain/law/lawPack.ts';
import type { RuleShape, RuleUnit, Shape } from '#shared/domain/law/lawShape.ts';
import { chosenShape, debtorKinds, lawShape } from '#shared/domain/law/lawShape.ts';

/** One rule of a law pack as a screen lists it and an amendment names it. */
export type LawRule = {
  readonly path: RulePath;
  /** The place in the law. */
  readonly reference: string;
  readonly unit: RuleUnit;
  /** What a value of the unit `word` or `words` may be; empty for other units. */
  readonly words: readonly string[];
  /** The mechanism and the letters of a fee condition. */
  readonly condition: { readonly mechanism: FeeMechanism; readonly kinds: readonly FeeKind[] } | null;
  /** What an agency's cost is for. */
  readonly item: AgencyCostItem | null;
  /** Finds what is wrong with a value for this rule. */
  readonly check: Check;
} & (
  | { readonly figures: 'one'; readonly figure: Provenance & { readonly value: unknown } }
  | { readonly figures: 'dated'; readonly lists: readonly RuleFigures[] }
);

/** The figures of a rule for a kind of debtor, or for both alike, in order of their first day. */
export interface RuleFigures {
  readonly debtor: DebtorKind | 'both';
  readonly figures: readonly (Figure<unknown> | FeeFigure | Hole)[];
}

/** Every rule of a checked law pack, in the order of the pack. */
export function lawRules(pack: LawPack): readonly LawRule[] {
  const rules: LawRule[] = [];
  collect({ kind: 'fields', fields: lawShape }, pack, '', rules);
  return rules;
}

/** The rule at a place of a checked law pack; `undefined` where there is none. */
export function ruleAt(pack: LawPack, path: RulePath): LawRule | undefined {
  return lawRules(pack).find((rule) => rule.path === path);
}

function collect(shape: Shape, value: unknown, path: string, rules: LawRule[]): void {
  switch (shape.kind) {
    case 'data':
      return;
    case 'fields':
      collectFields(shape.fields, value, path, rules);
      return;
    case 'list':
      if (!Array.isArray(value)) return;
      for (const [place, item] of value.entries()) collect(shape.each, item, `${path}[${place}]`, rules);
      return;
    case 'choice': {
      const chosen = chosenShape(shape, value);
      if (chosen !== undefined) collect(chosen, value, path, rules);
      return;
    }
    case 'rule':
      if (isRecord(value)) rules.push(ruleOf(shape, value, path));
      collectFields(shape.beside, value, path, rules);
      return;
  }
}

function collectFields(
  fields: Readonly<Record<string, Shape>>,
  value: unknown,
  path: string,
  rules: LawRule[],
): void {
  if (!isRecord(value)) return;
  for (const [name, shape] of Object.entries(fields)) collect(shape, value[name], inside(path, name), rules);
}

function ruleOf(shape: RuleShape, value: Readonly<Record<string, unknown>>, path: string): LawRule {
  const common = {
    path,
    reference: String(value['reference']),
    unit: shape.unit,
    words: shape.words ?? [],
    condition: conditionOf(value),
    item: 'item' in value ? (value['item'] as AgencyCostItem) : null,
    check: shape.value,
  };
  if (shape.figures === 'one') {
    return {
      ...common,
      figures: 'one',
      figure: value as unknown as Provenance & { readonly value: unknown },
    };
  }
  const lists: RuleFigures[] = [];
  for (const debtor of ['both', ...debtorKinds] as const) {
    const figures = value[debtor];
    if (Array.isArray(figures)) lists.push({ debtor, figures: figures as RuleFigures['figures'] });
  }
  return { ...common, figures: 'dated', lists };
}

function conditionOf(value: Readonly<Record<string, unknown>>): LawRule['condition'] {
  if (!('mechanism' in value)) return null;
  return { mechanism: value['mechanism'] as FeeMechanism, kinds: value['kinds'] as readonly FeeKind[] };
}
