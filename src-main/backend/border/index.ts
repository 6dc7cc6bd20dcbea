export { entryContext } from '#backend/border/border.ts';
export { borderError } from '#backend/border/borderError.ts';
export { clockOn, systemClock, type Clock } from '#backend/border/clock.ts';
export { silentLog, type Log } from '#backend/border/log.ts';
export { inProcessClient } from '#backend/border/router.ts';
