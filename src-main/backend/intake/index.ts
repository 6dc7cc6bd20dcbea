export { createIntake, type Intake } from '#backend/intake/intake.ts';
export { createIntakeHandlers } from '#backend/intake/intakeHandlers.ts';
