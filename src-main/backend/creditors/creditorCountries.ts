import type { CreditorCountry } from '#shared/contract/creditors.ts';
import { figureOn, type FigureTable } from '#shared/domain/law/figureOn.ts';
import type { Figure, LawPack } from '#shared/domain/law/lawPack.ts';
import { prepareLaw } from '#shared/domain/law/prepareLaw.ts';
import { type IsoDate, toEpochDay } from '#shared/kernel/isoDate.ts';
import type { LawBook } from '#backend/law/index.ts';

/** What each country with law brings for its creditors on a day, Norway first and then as on the map. */
export function creditorCountries(laws: LawBook, today: IsoDate): CreditorCountry[] {
  return inOrder.flatMap((country) => {
    const pack = laws.get(country);
    return pack === undefined ? [] : [describe(pack, today)];
  });
}

const inOrder = ['NO', 'SE', 'FI', 'DK'] as const;

function describe(pack: LawPack, today: IsoDate): CreditorCountry {
  const law = prepareLaw(pack);
  const day = toEpochDay(today);
  const on = <Value>(table: FigureTable<Figure<Value>>): Value | undefined =>
    figureOn(table, day)?.figure.value;
  const feeConditions = [...law.person.feeConditions, ...law.company.feeConditions];
  return {
    country: pack.country,
    currency: pack.currency,
    dayCount: pack.lateInterest.dayCount.value,
    paymentOrder: {
      person: [...(on(law.person.paymentOrder) ?? usualOrder)],
      company: [...(on(law.company.paymentOrder) ?? usualOrder)],
    },
    feesMustBeAgreed: feeConditions.some(
      (condition) =>
        condition.mechanism === 'agreed_in_advance' &&
        condition.kinds.includes('reminder') &&
        on(condition.table) !== undefined,
    ),
    printedDueIsAgreed: {
      person: on(law.person.printedDueIsAgreed) ?? true,
      company: on(law.company.printedDueIsAgreed) ?? true,
    },
    daysWithoutAgreedDue: on(law.person.daysWithoutAgreedDue) ?? null,
    limitationYears: {
      person: on(law.person.limitationYears) ?? 0,
      company: on(law.company.limitationYears) ?? 0,
    },
    interruptedByReminder: pack.limitation.interruptedByReminder.value,
  };
}

/** Where a pack names no order for a kind of debtor. */
const usualOrder = ['charges', 'interest', 'principal'] as const;
