import { addDays } from '#shared/kernel/isoDate.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { LawPack, Tier } from '#shared/domain/law/lawPack.ts';
import type { LawRule } from '#shared/domain/law/lawRules.ts';
import { lawRules } from '#shared/domain/law/lawRules.ts';
import { changed } from '#test/law/changed.ts';

/** A law pack with one thing in it changed. */
export interface Mutation {
  /** Where, and what it became. */
  readonly what: string;
  readonly pack: LawPack;
}

/**
 * What no worked example can notice, and why. Everything else in a pack must be noticed.
 */
export const unnoticeable: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/^.. agencyCosts/, 'for comparison on the screen; no mechanism claims it'],
  [/^.. retention/, 'how long documents are kept decides about no claim'],
  [/^.. notices\.contents/, 'what letters must say is checked where letters are made'],
  [/^.. objections\.stops/, 'the law of all four countries stops the same; none of it is a figure'],
  [/ set_off_against_fees -> fees_above_only$/, 'the same sum, named the other way round by law'],
  [/ fees_above_only -> set_off_against_fees$/, 'the same sum, named the other way round by law'],
  [
    /^NO lateInterest\.daysWithoutAgreedDue/,
    'a printed due date counts, so that the days never come to bear',
  ],
  [
    /^NO fees\.conditions\[0\]\.kinds: .* -> \["reminder","collection_notice"\]$/,
    'no demand letter has a fee yet',
  ],
  [/^NO compensation\.company\[14\]\.from/, 'the same sum as in the half-year before'],
];

/**
 * The pack with one thing changed at a time: every figure to another value, the first day of every figure one day later
 * unless it is nominal, every fee condition away, and every kind of letter out of it.
 */
export function mutationsOf(pack: LawPack): readonly Mutation[] {
  return everyMutationOf(pack).filter(({ what }) => !unnoticeable.some(([pattern]) => pattern.test(what)));
}

/** The same with those that no example can notice. */
export function everyMutationOf(pack: LawPack): readonly Mutation[] {
  return [...lawRules(pack).flatMap((rule) => mutationsOfRule(pack, rule)), ...mutationsOfReforms(pack)];
}

function mutationsOfRule(pack: LawPack, rule: LawRule): readonly Mutation[] {
  if (rule.figures === 'one') return mutationsOfValue(pack, rule, `${rule.path}.value`, rule.figure.value);
  const found = rule.lists.flatMap(({ debtor, figures }) =>
    figures.flatMap((figure, place) => {
      const at = `${rule.path}.${debtor}[${place}]`;
      const ofValue = mutationsOfValue(pack, rule, `${at}.value`, figure.value);
      // The first day of the oldest figure is often nominal: long before anything that is claimed now.
      const isNominal =
        place === 0 && (figure.source.includes('first day') || isOlderThanAllFees(figure.from));
      const ofDay = isNominal ? [] : [mutation(pack, `${at}.from`, figure.from, dayAfter(figure.from))];
      const ofClaims =
        'dueAfter' in figure && figure.dueAfter !== undefined
          ? [mutation(pack, `${at}.dueAfter`, figure.dueAfter, dayAfter(figure.dueAfter))]
          : [];
      return [...ofValue, ...ofDay, ...ofClaims];
    }),
  );
  return [...found, ...mutationsOfCondition(pack, rule)];
}

/** Whether the day lies before every rate and fee of the packs, so that no claim can tell it from the day after. */
function isOlderThanAllFees(day: IsoDate): boolean {
  return day < '2003-07-01';
}

function mutationsOfCondition(pack: LawPack, { path, condition }: LawRule): readonly Mutation[] {
  if (condition === null) return [];
  const { conditions } = pack.fees;
  const place = Number(/\[(\d+)\]/.exec(path)?.[1]);
  const without = conditions.filter((_, each) => each !== place);
  const removed = {
    what: `${pack.country} ${path} removed`,
    pack: { ...pack, fees: { ...pack.fees, conditions: without } },
  };
  const narrowed = condition.kinds.map((kind) =>
    mutation(
      pack,
      `${path}.kinds`,
      condition.kinds,
      condition.kinds.filter((each) => each !== kind),
    ),
  );
  return [removed, ...narrowed];
}

function mutationsOfReforms(pack: LawPack): readonly Mutation[] {
  return pack.pending.flatMap(({ figures }, reform) =>
    figures.flatMap(({ value }, place) => {
      const at = `pending[${reform}].figures[${place}]`;
      const other = typeof value === 'number' ? value + 1 : 'collection_notice';
      return [mutation(pack, `${at}.value`, value, other)];
    }),
  );
}

function mutationsOfValue(pack: LawPack, rule: LawRule, at: string, value: unknown): readonly Mutation[] {
  if (value === null) return [mutation(pack, at, value, 1)];
  switch (rule.unit) {
    case 'percent':
    case 'money':
    case 'days':
    case 'years':
    case 'count':
      return [mutation(pack, at, value, (value as number) + 1)];
    case 'flag':
      // Agreed in advance is always true; that it is asked for at all is a mutation of the condition.
      return rule.condition === null ? [mutation(pack, at, value, value !== true)] : [];
    case 'word':
      return rule.words.filter((word) => word !== value).map((word) => mutation(pack, at, value, word));
    case 'words': {
      const [first, ...rest] = value as readonly string[];
      return first === undefined ? [] : [mutation(pack, at, value, [...rest, first])];
    }
    case 'scale':
      return (value as readonly Tier[]).flatMap(({ upTo, value: amount }, step) => [
        mutation(pack, `${at}[${step}].value`, amount, amount + 1),
        ...(upTo === null ? [] : [mutation(pack, `${at}[${step}].upTo`, upTo, upTo - 1)]),
      ]);
    case 'count_with_lapse':
    case 'bank_days':
      return Object.entries(value as Readonly<Record<string, number | null>>).flatMap(([name, number]) =>
        number === null ? [] : [mutation(pack, `${at}.${name}`, number, number + 1)],
      );
  }
}

function mutation(pack: LawPack, at: string, from: unknown, to: unknown): Mutation {
  const keys = at.split(/[.[\]]+/).filter((key) => key !== '');
  return {
    what: `${pack.country} ${at}: ${show(from)} -> ${show(to)}`,
    pack: changed(pack, keys, to) as LawPack,
  };
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function dayAfter(day: IsoDate): IsoDate {
  return addDays(day, 1);
}
