export { createIntake, type Intake } from '#backend/intake/intake.ts';
export { createIntakeHandlers } from '#backend/intake/intakeHandlers.ts';
export { checkFolder } from '#backend/intake/sources/checkFolder.ts';
