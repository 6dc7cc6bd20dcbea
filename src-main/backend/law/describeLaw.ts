import type {
  LawAddition,
  LawFigure,
  LawOfCountry,
  LawReform,
  LawRuleName,
  LawRuleRow,
  LawSummary,
} from '#shared/contract/law.ts';
import type { DataProblem } from '#shared/domain/law/checkJson.ts';
import { lawSource } from '#shared/domain/law/figureOn.ts';
import type { LawAmendment } from '#shared/domain/law/lawAmendment.ts';
import type { DebtorKind, LawPack, PendingReform, Provenance } from '#shared/domain/law/lawPack.ts';
import { lawRules, type LawRule } from '#shared/domain/law/lawRules.ts';
import { addDays, type IsoDate } from '#shared/kernel/isoDate.ts';
import type { LawInForce } from '#backend/law/composeLaw.ts';
import type { LawAdditionRow } from '#backend/law/lawAdditions.ts';
import { sameValue } from '#backend/law/sameValue.ts';
import { nextRateOf, rateRuleOf } from '#backend/law/nextRate.ts';

/** A figure of a rule without what the office has to do with it. */
export interface PlainFigure {
  readonly debtor: DebtorKind | 'both';
  readonly from: IsoDate | null;
  readonly value: unknown;
  readonly dueAfter: IsoDate | null;
  readonly known: Provenance | null;
  readonly source: string;
  readonly checked: IsoDate;
}

/** Everything that the screen of a country's law shows. */
export function describeLaw(inForce: LawInForce, today: IsoDate, actor: string): LawOfCountry {
  const { law, pack, origin } = inForce;
  const below = rulesByPath(pack);
  const rules = lawRules(law).map((rule) => describeRule(rule, inForce, below));
  return {
    country: law.country,
    version: law.version,
    pack: origin,
    currency: law.currency,
    notConfirmed: countNotConfirmed(law),
    nextRate: nextRateOf(law, today),
    changeDays: [...law.lateInterest.changeDays],
    rateRule: rateRuleOf(law).path,
    rules,
    reforms: pack.pending.map((reform) => describeReform(reform, inForce)),
    additions: describeAdditions(inForce),
    actor,
  };
}

/** A country's law in a line: how new it is, and what of it somebody should look at. */
export function summarizeLaw(inForce: LawInForce, today: IsoDate, creditors: number): LawSummary {
  return {
    country: inForce.law.country,
    version: inForce.law.version,
    pack: inForce.origin,
    creditors,
    notConfirmed: countNotConfirmed(inForce.law),
    nextRate: nextRateOf(inForce.law, today),
  };
}

/** How many figures of a pack want somebody to compare them with their source. */
function countNotConfirmed(pack: LawPack): number {
  return lawRules(pack)
    .flatMap(plainFigures)
    .filter(({ known }) => wantsConfirmation(known)).length;
}

/** What a rule is called by. */
export function ruleName(rule: LawRule): LawRuleName {
  return {
    path: rule.path,
    group: groupOf(rule.path),
    reference: rule.reference,
    unit: rule.unit,
    mechanism: rule.condition?.mechanism ?? null,
    kinds: [...(rule.condition?.kinds ?? [])],
    item: rule.item,
  };
}

/** The figures of a rule, oldest first, of every kind of debtor. */
export function plainFigures(rule: LawRule): readonly PlainFigure[] {
  if (rule.figures === 'one') {
    const { value, source, checked } = rule.figure;
    return [{ debtor: 'both', from: null, value, dueAfter: null, known: rule.figure, source, checked }];
  }
  return rule.lists.flatMap(({ debtor, figures }) =>
    figures.map((figure) => ({
      debtor,
      from: figure.from,
      value: figure.value,
      dueAfter: 'dueAfter' in figure && figure.dueAfter !== undefined ? figure.dueAfter : null,
      known: 'grade' in figure ? figure : null,
      source: figure.source,
      checked: figure.checked,
    })),
  );
}

type RulesByPath = ReadonlyMap<string, LawRule>;

function rulesByPath(pack: LawPack): RulesByPath {
  return new Map(lawRules(pack).map((rule) => [rule.path, rule]));
}

/** The additions of the office, newest first, each with whether it holds. */
export function describeAdditions(inForce: LawInForce): LawAddition[] {
  const rules = rulesByPath(inForce.law);
  return inForce.additions.map((row) => describeAddition(row, inForce, rules)).toReversed();
}

/** What is in the way of an addition. It has no place in a file, so none is named. */
export function problemsOf(problems: readonly DataProblem[]): LawAddition['problems'] {
  return problems.map(({ code, params: { path: _path, ...params } }) => ({ code, params }));
}

function describeAddition(row: LawAdditionRow, inForce: LawInForce, rules: RulesByPath): LawAddition {
  const { id, amendment, withdrawn } = row;
  const problems = problemsOf(inForce.setAside.get(id) ?? []);
  const isReform = amendment.kind === 'reform_starts';
  const about = isReform ? amendment.reform : amendment.rule;
  const rule = isReform ? undefined : rules.get(about);
  return {
    id,
    kind: amendment.kind,
    about,
    rule: rule === undefined ? null : ruleName(rule),
    debtor: isReform ? null : amendment.debtor,
    from: amendment.from,
    value: isReform ? null : amendment.value,
    source: amendment.kind === 'figure' ? amendment.source : '',
    on: amendment.on,
    by: amendment.by,
    state: withdrawn !== null ? 'withdrawn' : hasEffect(row, inForce, rule) ? 'in_force' : 'set_aside',
    problems,
    withdrawn,
  };
}

/** Whether the law reads as the addition says: a newer pack or a later addition may have overtaken it. */
function hasEffect(
  { id, amendment }: LawAdditionRow,
  inForce: LawInForce,
  rule: LawRule | undefined,
): boolean {
  if (inForce.setAside.has(id)) return false;
  if (amendment.kind === 'reform_starts') {
    return inForce.pack.pending.some((reform) => reform.id === amendment.reform);
  }
  if (rule === undefined) return false;
  return plainFigures(rule).some(
    (figure) =>
      isAbout(amendment, figure) &&
      figure.known?.confirmed?.on === amendment.on &&
      figure.known.confirmed.by === amendment.by &&
      sameValue(figure.value, amendment.value) &&
      (amendment.kind === 'confirm' || (figure.known.grade === 'O' && figure.source === amendment.source)),
  );
}

function describeRule(rule: LawRule, inForce: LawInForce, below: RulesByPath): LawRuleRow {
  const figures = plainFigures(rule);
  const laid = laidOver(rule.path, inForce);
  const ruleInPack = below.get(rule.path);
  const inPack = ruleInPack === undefined ? [] : plainFigures(ruleInPack);
  return {
    ...ruleName(rule),
    dated: rule.figures === 'dated',
    debtors: rule.figures === 'one' ? ['both'] : rule.lists.map((list) => list.debtor),
    choices: [...rule.words],
    figures: figures
      .map((figure) => describeFigure(figure, figures, laid, inPack))
      // The newest first; of two kinds of debtor with figures of the same day the person's.
      .toSorted((a, b) => (b.from ?? '').localeCompare(a.from ?? '')),
  };
}

function describeFigure(
  figure: PlainFigure,
  all: readonly PlainFigure[],
  laid: readonly LawAdditionRow[],
  inPack: readonly PlainFigure[],
): LawFigure {
  const following = all.find(
    (each) => each.debtor === figure.debtor && (each.from ?? '') > (figure.from ?? ''),
  );
  const latest = (kind: LawAmendment['kind']) =>
    laid.findLast(({ amendment }) => amendment.kind === kind && isAbout(amendment, figure));
  // A pack from another machine of the office may have figures of the office in it that are no additions here.
  const own = figure.known?.grade === 'O' ? latest('figure') : undefined;
  const confirmation =
    figure.known?.confirmed !== undefined && own === undefined ? latest('confirm') : undefined;
  const before = inPack.find((each) => overlaps(each.debtor, figure.debtor) && each.from === figure.from);
  return {
    debtor: figure.debtor,
    from: figure.from,
    until: following?.from === undefined || following.from === null ? null : addDays(following.from, -1),
    value: figure.value,
    dueAfter: figure.dueAfter,
    grade: figure.known?.grade ?? null,
    source: figure.source,
    checked: figure.checked,
    confirmed: figure.known?.confirmed ?? null,
    wantsConfirmation: wantsConfirmation(figure.known),
    ownId: own?.id ?? null,
    confirmationId: confirmation?.id ?? null,
    inPack: own === undefined || before === undefined ? null : { value: before.value },
  };
}

function wantsConfirmation(known: Provenance | null): boolean {
  return known !== null && !lawSource('', known).confirmed;
}

/** The additions about a rule that lie over the pack, oldest first. */
function laidOver(path: string, { additions, laid }: LawInForce): readonly LawAdditionRow[] {
  const holding = new Set(laid);
  return additions.filter(
    ({ id, amendment }) => holding.has(id) && amendment.kind !== 'reform_starts' && amendment.rule === path,
  );
}

/** Whether an addition concerns a figure. A rule with one figure has it for all time, whatever day was entered. */
function isAbout(amendment: LawAmendment, figure: PlainFigure): boolean {
  if (amendment.kind === 'reform_starts') return false;
  const sameTime = figure.from === null || amendment.from === figure.from;
  return sameTime && overlaps(amendment.debtor, figure.debtor);
}

function overlaps(one: PlainFigure['debtor'], other: PlainFigure['debtor']): boolean {
  return one === other || one === 'both' || other === 'both';
}

function describeReform(reform: PendingReform, { pack, additions, laid }: LawInForce): LawReform {
  const holding = new Set(laid);
  const start = additions.findLast(
    ({ id, amendment }) =>
      holding.has(id) && amendment.kind === 'reform_starts' && amendment.reform === reform.id,
  );
  const rules = lawRules(pack);
  return {
    id: reform.id,
    reference: reform.reference,
    grade: reform.grade,
    source: reform.source,
    checked: reform.checked,
    startsOn: start?.amendment.from ?? null,
    startId: start?.id ?? null,
    changes: reform.figures.flatMap(({ rule: path, value }) => {
      const rule = rules.find((each) => each.path === path);
      if (rule === undefined) return [];
      const newest = new Map(plainFigures(rule).map((figure) => [figure.debtor, figure.value]));
      const before = [...new Set([...newest.values()].map((each) => JSON.stringify(each)))];
      return [{ ...ruleName(rule), before: before.map((each) => JSON.parse(each) as unknown), after: value }];
    }),
  };
}

const groups: Readonly<
  Record<
    keyof Omit<LawPack, 'country' | 'version' | 'published' | 'currency' | 'pending'>,
    LawRuleName['group']
  >
> = {
  lateInterest: 'interest',
  fees: 'fees',
  compensation: 'compensation',
  notices: 'notices',
  closedDays: 'notices',
  handOver: 'hand_over',
  objections: 'objections',
  payments: 'payments',
  limitation: 'limitation',
  retention: 'retention',
  agencyCosts: 'agency_costs',
};

/** The part of the law that a rule belongs to, by the first part of its place. */
function groupOf(path: string): LawRuleName['group'] {
  const [first = ''] = path.split(/[.[]/);
  const known = Object.entries(groups).find(([name]) => name === first);
  return known?.[1] ?? 'interest';
}
