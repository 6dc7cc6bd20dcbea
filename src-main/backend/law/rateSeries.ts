import type { RateSeries } from '#shared/contract/law.ts';
import { figureOn } from '#shared/domain/law/figureOn.ts';
import type { LawPack } from '#shared/domain/law/lawPack.ts';
import { prepareLaw, type DebtorLaw } from '#shared/domain/law/prepareLaw.ts';
import { fromEpochDay, type EpochDay } from '#shared/kernel/isoDate.ts';

/**
 * The statutory rate through time for each kind of debtor; one series where both have the same. A margin goes by the
 * due date of the claim, so each point is the rate of a claim that falls due on its day.
 */
export function rateSeriesOf(pack: LawPack): RateSeries[] {
  const law = prepareLaw(pack);
  const person: RateSeries = { debtor: 'person', points: pointsOf(law.person) };
  const company: RateSeries = { debtor: 'company', points: pointsOf(law.company) };
  const same = JSON.stringify(person.points) === JSON.stringify(company.points);
  return same ? [{ debtor: 'both', points: person.points }] : [person, company];
}

function pointsOf({ rate }: DebtorLaw): RateSeries['points'] {
  const margins = rate.kind === 'fixed' ? [] : rate.margin.starts;
  const first = rate.rates.starts[0];
  if (first === undefined) return [];
  const starts = [...new Set([...rate.rates.starts, ...margins])].filter((start) => start >= first);
  return starts.toSorted((a, b) => a - b).flatMap((day) => pointOn(rate, day));
}

function pointOn(rate: DebtorLaw['rate'], day: EpochDay): RateSeries['points'] {
  const base = figureOn(rate.rates, day);
  if (base === undefined) return [];
  const from = fromEpochDay(day);
  if (rate.kind === 'fixed') {
    const { figure, source } = base;
    return [{ from, rate: figure.value, reference: null, margin: null, confirmed: source.confirmed }];
  }
  const margin = figureOn(rate.margin, day);
  if (margin === undefined) return [];
  return [
    {
      from,
      rate: base.figure.value + margin.figure.value,
      reference: base.figure.value,
      margin: margin.figure.value,
      confirmed: base.source.confirmed && margin.source.confirmed,
    },
  ];
}
