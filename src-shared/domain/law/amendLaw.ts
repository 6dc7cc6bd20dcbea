import type { Result } from '#shared/kernel/result.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import type { DataProblem } from '#shared/domain/law/checkJson.ts';
import { checkLawPack } from '#shared/domain/law/checkLawPack.ts';
import type { LawAmendment } from '#shared/domain/law/lawAmendment.ts';
import type { Figure, LawPack, PendingFigure, Provenance, RulePath } from '#shared/domain/law/lawPack.ts';
import type { LawRule } from '#shared/domain/law/lawRules.ts';
import { ruleAt } from '#shared/domain/law/lawRules.ts';

/**
 * Lays what the office has added to a country's law over its pack, in the order it was added; a later amendment wins.
 * Confirmations of a value that has changed, and starts of a reform that the pack no longer waits for, are passed over.
 * The result is checked like a file; fails with all that is wrong with it. Without an effect the pack itself comes back;
 * else its version is `<pack's>+<amendments that count>.<their fingerprint>`, which no other content has.
 */
export function amendLaw(
  pack: LawPack,
  amendments: readonly LawAmendment[],
): Result<LawPack, readonly DataProblem[]> {
  const problems: DataProblem[] = [];
  const applied: LawAmendment[] = [];
  let amended = pack;
  for (const [place, amendment] of amendments.entries()) {
    const next = amend(amended, amendment, `amendments[${place}]`, problems);
    if (next !== amended) applied.push(amendment);
    amended = next;
  }
  if (problems.length > 0) return fail(problems);
  if (applied.length === 0) return ok(pack);
  const version = `${pack.version}+${applied.length}.${fingerprint(applied)}`;
  const law = { ...amended, version };
  const wrong = checkLawPack(law, 'amended');
  return wrong.length > 0 ? fail(wrong) : ok(law);
}

/** The pack with one amendment laid over it; the pack itself where it has no effect. */
function amend(pack: LawPack, amendment: LawAmendment, at: string, problems: DataProblem[]): LawPack {
  switch (amendment.kind) {
    case 'figure':
      return withFigure(pack, amendment, at, problems);
    case 'confirm':
      return withConfirmation(pack, amendment);
    case 'reform_starts':
      return withReform(pack, amendment, at, problems);
  }
}

type OfficeFigure = LawAmendment & { readonly kind: 'figure' };
type OfficeConfirmation = LawAmendment & { readonly kind: 'confirm' };
type ReformStart = LawAmendment & { readonly kind: 'reform_starts' };
type Debtor = OfficeFigure['debtor'];
type AnyFigure = Figure<unknown>;

function withFigure(pack: LawPack, amendment: OfficeFigure, at: string, problems: DataProblem[]): LawPack {
  const { rule: path, debtor, from, value, source, on, by } = amendment;
  const rule = ruleAt(pack, path);
  if (rule === undefined || !concerns(rule, debtor)) {
    problems.push({ code: 'data_rule_unknown', params: { path: at, rule: path } });
    return pack;
  }
  const before = problems.length;
  rule.check(value, at, problems);
  if (problems.length > before) return pack;
  const provenance: Provenance = { grade: 'O', source, checked: on, confirmed: { on, by } };
  if (rule.figures === 'one') return changed(pack, path, (old) => ({ ...old, value, ...provenance }));
  return changed(pack, path, (old) => withLists(old, rule, debtor, from, { value, ...provenance }));
}

function withConfirmation(
  pack: LawPack,
  { rule: path, debtor, from, value, on, by }: OfficeConfirmation,
): LawPack {
  const rule = ruleAt(pack, path);
  // What was not found cannot be confirmed either.
  if (rule === undefined || value === null) return pack;
  const confirmed = { on, by };
  if (rule.figures === 'one') {
    if (!isSame(rule.figure.value, value)) return pack;
    return changed(pack, path, (old) => ({ ...old, confirmed }));
  }
  const agrees = (figure: AnyFigure) => figure.from === from && isSame(figure.value, value);
  const lists = rule.lists.filter(
    (list) => debtor === 'both' || list.debtor === debtor || list.debtor === 'both',
  );
  // A figure for both alike cannot be confirmed for one kind of debtor only: it is one figure.
  if (!lists.some(({ figures }) => (figures as readonly AnyFigure[]).some(agrees))) return pack;
  return changed(pack, path, (old) => ({
    ...old,
    ...Object.fromEntries(
      lists.map((list) => [
        list.debtor,
        (list.figures as readonly AnyFigure[]).map((figure) =>
          agrees(figure) ? { ...figure, confirmed } : figure,
        ),
      ]),
    ),
  }));
}

function withReform(
  pack: LawPack,
  { reform: id, from, on, by }: ReformStart,
  at: string,
  problems: DataProblem[],
): LawPack {
  const reform = pack.pending.find((each) => each.id === id);
  if (reform === undefined) return pack;
  const { grade, source, checked } = reform;
  const provenance: Provenance = { grade, source, checked, confirmed: { on, by } };
  const started = reform.figures.reduce<LawPack>(
    (law, figure) => withReformFigure(law, figure, from, provenance, at, problems),
    pack,
  );
  return { ...started, pending: pack.pending.filter((each) => each !== reform) };
}

function withReformFigure(
  pack: LawPack,
  { rule: path, value }: PendingFigure,
  from: AnyFigure['from'],
  provenance: Provenance,
  at: string,
  problems: DataProblem[],
): LawPack {
  const rule = ruleAt(pack, path);
  if (rule === undefined || rule.figures === 'one') {
    problems.push({ code: 'data_rule_unknown', params: { path: at, rule: path } });
    return pack;
  }
  const lists = rule.lists.map(({ debtor }) => debtor);
  return changed(pack, path, (old) =>
    lists.reduce<Fields>(
      (fields, debtor) => withLists(fields, rule, debtor, from, { value, ...provenance }),
      old,
    ),
  );
}

type Fields = Readonly<Record<string, unknown>>;

/** Whether a rule has, or can have, figures for the kind of debtor. */
function concerns(rule: LawRule, debtor: Debtor): boolean {
  if (rule.figures === 'one') return debtor === 'both';
  const companiesOnly = rule.lists.every((list) => list.debtor === 'company');
  return debtor === 'company' || !companiesOnly;
}

/** The rule with the figure among those of one kind of debtor, or of both; parted where only one kind has it. */
function withLists(
  old: Fields,
  rule: LawRule & { readonly figures: 'dated' },
  debtor: Debtor,
  from: AnyFigure['from'],
  figure: Omit<AnyFigure, 'from'>,
): Fields {
  const insert = (list: unknown) => withPeriod(list as readonly AnyFigure[], { from, ...figure });
  const alike = rule.lists.some((list) => list.debtor === 'both');
  if (!alike) {
    const kinds = debtor === 'both' ? rule.lists.map((list) => list.debtor) : [debtor];
    return { ...old, ...Object.fromEntries(kinds.map((kind) => [kind, insert(old[kind])])) };
  }
  if (debtor === 'both') return { ...old, both: insert(old['both']) };
  const { both, ...rest } = old;
  return debtor === 'person'
    ? { ...rest, person: insert(both), company: both }
    : { ...rest, person: both, company: insert(both) };
}

/** The figures with one more, or with another in the place of the one that begins on the same day. */
function withPeriod(figures: readonly AnyFigure[], figure: AnyFigure): readonly AnyFigure[] {
  const replaced = figures.find((each) => each.from === figure.from);
  // For which claims a figure holds stays as it was; only what it is changes.
  const dueAfter = replaced !== undefined && 'dueAfter' in replaced ? { dueAfter: replaced.dueAfter } : {};
  return [...figures.filter((each) => each !== replaced), { ...figure, ...dueAfter }].toSorted((a, b) =>
    a.from < b.from ? -1 : 1,
  );
}

/** A copy of the pack with another rule at the path; everything beside the way to it is shared. */
function changed(pack: LawPack, path: RulePath, change: (old: Fields) => Fields): LawPack {
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
  return changedAt(pack, keys, change) as LawPack;
}

function changedAt(value: unknown, keys: readonly string[], change: (old: Fields) => Fields): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return change(value as Fields);
  if (Array.isArray(value)) {
    return value.map((item: unknown, place) =>
      String(place) === key ? changedAt(item, rest, change) : item,
    );
  }
  const fields = value as Fields;
  return { ...fields, [key]: changedAt(fields[key], rest, change) };
}

/** Whether two values of a figure say the same, in whatever order their fields stand. */
function isSame(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** 64 bits of FNV-1a in hexadecimal, over the text's UTF-16 units: enough to tell every office's amendments apart. */
function fingerprint(amendments: readonly LawAmendment[]): string {
  let hash = 0xcbf29ce484222325n;
  for (const unit of canonical(amendments)) {
    hash = ((hash ^ BigInt(unit.codePointAt(0) ?? 0)) * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  return hash.toString(16).padStart(16, '0');
}
