import type { EpochDay, IsoDate } from '#shared/kernel/isoDate.ts';
import { toEpochDay } from '#shared/kernel/isoDate.ts';
import type {
  DatedRule,
  DebtorKind,
  Grade,
  LawSource,
  PerDebtor,
  Provenance,
} from '#shared/domain/law/lawPack.ts';

/** The figures of one rule for one kind of debtor, made ready for many look-ups. */
export interface FigureTable<Period> {
  /** First days, ascending. */
  readonly starts: readonly EpochDay[];
  /** The figure that begins on each of them. */
  readonly figures: readonly KnownFigure<Period>[];
}

/** A figure with what a reason shows for it. */
export interface KnownFigure<Period> {
  readonly figure: Period;
  readonly source: LawSource;
}

/** The figure that holds on the day; `undefined` where the first one begins later. */
export function figureOn<Period>(table: FigureTable<Period>, day: EpochDay): KnownFigure<Period> | undefined {
  return table.figures[figureIndexOn(table, day)];
}

/** Place of the figure that holds on the day; −1 where the first one begins later. */
export function figureIndexOn(table: FigureTable<unknown>, day: EpochDay): number {
  // From the newest back: nearly every question is about a day near the present.
  let index = table.starts.length - 1;
  while (index >= 0 && (table.starts[index] as EpochDay) > day) index -= 1;
  return index;
}

/** Makes the figures of a rule ready for one kind of debtor. */
export function figureTable<Period extends Provenance & { readonly from: IsoDate }>(
  rule: DatedRule<Period>,
  debtorKind: DebtorKind,
): FigureTable<Period> {
  const figures = figuresFor(rule, debtorKind);
  return {
    starts: figures.map((figure) => toEpochDay(figure.from)),
    figures: figures.map((figure) => ({ figure, source: lawSource(rule.reference, figure) })),
  };
}

/**
 * How a reason names a place in the law. A figure of grade A or B counts as confirmed, and so does one that the office
 * entered itself or has confirmed.
 */
export function lawSource(reference: string, { grade, confirmed }: WellKnown): LawSource {
  const isKnown = grade === 'A' || grade === 'B' || grade === 'O';
  return { kind: 'law', reference, grade, confirmed: isKnown || confirmed !== undefined };
}

/** What of a figure's provenance decides whether it counts as confirmed. */
export type WellKnown = { readonly grade: Grade } & Pick<Partial<Provenance>, 'confirmed'>;

function figuresFor<Period>(rule: PerDebtor<Period>, debtorKind: DebtorKind): readonly Period[] {
  return 'both' in rule ? rule.both : rule[debtorKind];
}
