import * as fc from 'fast-check';
import { isoDate, toEpochDay } from '#shared/kernel/isoDate.ts';
import type { FigureTable } from '#shared/domain/law/figureOn.ts';
import { figureTable } from '#shared/domain/law/figureOn.ts';
import type { InterestTable } from '#shared/domain/law/interestTable.ts';
import { interestTable } from '#shared/domain/law/interestTable.ts';
import type { BasisPoints, DayCount, Figure } from '#shared/domain/law/lawPack.ts';

/** A rate with its first day, in hundredths of a percent. */
export type RateFrom = readonly [from: string, rate: BasisPoints];

export const dayCounts = [
  'actual/actual',
  'actual/365',
  'actual/360',
  '30/360',
] as const satisfies DayCount[];

export const anyDayCount = fc.constantFrom(...dayCounts);

/** Figures of rates, all read in an official text. */
export function ratesFrom(rates: readonly RateFrom[]): FigureTable<Figure<BasisPoints>> {
  const both = rates.map(([from, value]) => ({
    from: isoDate(from),
    value,
    grade: 'A' as const,
    source: 'a test',
    checked: isoDate('2026-11-21'),
  }));
  return figureTable({ reference: '§ 1', both }, 'person');
}

/** A table of rates that change on 1 January and 1 July. */
export function tableOf(rates: readonly RateFrom[], dayCount: DayCount): InterestTable {
  return interestTable({
    rates: ratesFrom(rates),
    reference: '§ 1',
    dayCount,
    changeDays: ['01-01', '07-01'],
  });
}

/** Rates of any sign from 2020 on, one each half-year. */
export const anyRates: fc.Arbitrary<readonly RateFrom[]> = fc
  .array(fc.integer({ min: -300, max: 2500 }), { minLength: 1, maxLength: 14 })
  .map((values) =>
    values.map(
      (rate, at) => [`${2020 + Math.floor(at / 2)}-${at % 2 === 0 ? '01' : '07'}-01`, rate] as const,
    ),
  );

/** The slow and plain way: days since the first of January of year 1 in a calendar of thirty-day months. */
export function thirtyDays(text: string): number {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const next = new Date(toEpochDay(isoDate(text)) * 86_400_000 + 86_400_000);
  return (year * 12 + month - 1) * 30 + (next.getUTCDate() === 1 ? 30 : day);
}
