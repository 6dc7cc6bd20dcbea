import type { Clock } from '#backend/border/index.ts';
import { isoDate } from '#shared/kernel/isoDate.ts';

/** A clock that stands until a test puts it on another day; its moments still follow each other. */
export interface SettableClock extends Clock {
  setTo(day: string): void;
}

/** Makes a clock that stands on a day, at eight in the morning. */
export function settableClock(day: string): SettableClock {
  let today = isoDate(day);
  let seconds = 0;
  return {
    today: () => today,
    now: () => {
      seconds += 1;
      return new Date(Date.parse(`${today}T08:00:00Z`) + seconds * 1000).toISOString();
    },
    setTo(next) {
      today = isoDate(next);
      seconds = 0;
    },
  };
}
