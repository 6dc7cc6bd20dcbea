import { create } from 'zustand';
import { addDays, isIsoDate, type IsoDate } from '#shared/kernel/isoDate.ts';
import type { DayCount, DebtorKind } from '#shared/domain/law/lawPack.ts';
import type { InterestRounding } from '#shared/domain/law/reckonInterest.ts';

/** A payment or credit note as it is being typed. */
export interface TypedMovement {
  readonly id: number;
  readonly kind: 'payment' | 'credit';
  readonly date: string | null;
  /** In minor units. */
  readonly amount: number;
}

export const profileKeys = ['gentle', 'standard', 'strict'] as const;
export const dayCounts = [
  'actual/actual',
  'actual/365',
  'actual/360',
  '30/360',
] as const satisfies DayCount[];

/** What the user has typed into the calculator; what is not typed yet is null, or 0 for an amount. */
export interface Figures {
  /** Null for the country of the user's language. */
  readonly country: string | null;
  readonly debtorKind: DebtorKind;
  readonly principal: number;
  readonly issued: string | null;
  readonly due: string | null;
  /** Null for today. */
  readonly to: string | null;
  readonly from: string | null;
  readonly dueDatesAgreed: boolean;
  readonly movements: readonly TypedMovement[];
  /** Null for the statutory rate; in hundredths of a percent. */
  readonly agreedRate: number | null;
  readonly dayCount: DayCount | null;
  readonly rounding: InterestRounding;
  readonly profile: (typeof profileKeys)[number];
  readonly feesAgreed: boolean;
}

const nothing: Figures = {
  country: null,
  debtorKind: 'person',
  principal: 0,
  issued: null,
  due: null,
  to: null,
  from: null,
  dueDatesAgreed: true,
  movements: [],
  agreedRate: null,
  dayCount: null,
  rounding: 'half-away',
  profile: 'standard',
  feesAgreed: false,
};

/** The figures of the calculator. They outlive a visit to another page, and no more than that. */
export const useFigures = create<Figures>(() => nothing);

/** Changes some of the figures. */
export function changeFigures(change: Partial<Figures>): void {
  useFigures.setState(change);
}

/** Takes everything back that was typed. */
export function resetFigures(): void {
  useFigures.setState(nothing);
}

/** Adds an empty payment or credit note. */
export function addMovement(kind: TypedMovement['kind']): void {
  useFigures.setState(({ movements }) => {
    const id = Math.max(0, ...movements.map((each) => each.id)) + 1;
    return { movements: [...movements, { id, kind, date: null, amount: 0 }] };
  });
}

/** Changes one payment or credit note. */
export function changeMovement(id: number, change: Partial<TypedMovement>): void {
  useFigures.setState(({ movements }) => ({
    movements: movements.map((each) => (each.id === id ? { ...each, ...change } : each)),
  }));
}

/** Takes one payment or credit note out. */
export function removeMovement(id: number): void {
  useFigures.setState(({ movements }) => ({ movements: movements.filter((each) => each.id !== id) }));
}

/** What must be known before anything can be reckoned. */
export interface CompleteFigures extends Omit<Figures, 'country' | 'issued' | 'due' | 'to' | 'from'> {
  readonly country: string;
  readonly issued: IsoDate;
  readonly due: IsoDate;
  readonly to: IsoDate;
  readonly from: IsoDate | null;
}

/** The figures with what stands for those that were left empty; null as long as amount or due date are missing. */
export function completeFigures(figures: Figures, country: string, today: string): CompleteFigures | null {
  const due = dayOf(figures.due);
  const to = dayOf(figures.to ?? today);
  if (figures.principal === 0 || due === null || to === null) return null;
  const issued = dayOf(figures.issued) ?? addDays(due, -usualTerm);
  return { ...figures, country, issued, due, to, from: dayOf(figures.from) };
}

/** Days from an invoice whose day was not typed to its due date. */
const usualTerm = 30;

/** The payments or credit notes that were typed completely. */
export function typedAmounts({ movements }: Pick<Figures, 'movements'>, kind: TypedMovement['kind']) {
  return movements.flatMap((each) => {
    const date = dayOf(each.date);
    return each.kind === kind && date !== null && each.amount > 0 ? [{ date, amount: each.amount }] : [];
  });
}

function dayOf(text: string | null): IsoDate | null {
  return text !== null && isIsoDate(text) ? text : null;
}
