import { isoDate, type IsoDate } from '#shared/kernel/isoDate.ts';

/** The clock, handed in from outside so that a day can be fixed. */
export interface Clock {
  /** The present moment, ISO 8601 in UTC. */
  now(): string;
  /** The present day where the office is. */
  today(): IsoDate;
}

/** The machine's clock; the day is that of the machine's own time zone. */
export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  today: () => localDay(new Date()),
};

/** A clock that stands on one day, for a look at another day and for tests. The time of day goes on. */
export function clockOn(day: IsoDate): Clock {
  return {
    now: () => `${day}T${new Date().toISOString().slice(11)}`,
    today: () => day,
  };
}

function localDay(moment: Date): IsoDate {
  const two = (value: number): string => String(value).padStart(2, '0');
  return isoDate(`${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`);
}
