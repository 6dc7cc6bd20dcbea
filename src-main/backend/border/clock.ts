import { localDay, type IsoDate } from '#shared/kernel/isoDate.ts';

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
    now: () => {
      const moment = new Date();
      const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
      // The day of the machine's own time zone, so that every moment of this clock falls on it.
      moment.setFullYear(year, month - 1, date);
      return moment.toISOString();
    },
    today: () => day,
  };
}
