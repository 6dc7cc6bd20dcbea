export { createIntake, type Intake } from '#backend/intake/intake.ts';
export { createIntakeHandlers } from '#backend/intake/intakeHandlers.ts';
export { checkFolder } from '#backend/intake/sources/checkFolder.ts';
export { createSourceHandlers } from '#backend/intake/sources/sourceHandlers.ts';
export type { TakenByItself } from '#backend/intake/sources/takeByItself.ts';
export { createSources, type Sources } from '#backend/intake/sources/sources.ts';
export type { WatchTimes } from '#backend/intake/sources/watchFolder.ts';
