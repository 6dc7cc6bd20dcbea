export { readCreditorRules } from '#backend/reminders/creditorRules.ts';
export { type CustomerFlag, customerFlags, flagBits } from '#backend/reminders/customerFlags.ts';
export { readFacts } from '#backend/reminders/invoiceFacts.ts';
export { type Deciding, placeHold, readStandingHolds } from '#backend/reminders/holds.ts';
export { liftHoldsOfMany, placeHoldOnMany } from '#backend/reminders/holdsOfMany.ts';
export { evaluateInvoices, reproject } from '#backend/reminders/projectStandings.ts';
export { createReminderHandlers } from '#backend/reminders/reminderHandlers.ts';
export { creditorOf, selectedInvoices } from '#backend/reminders/queueSelection.ts';
export { createStandingsKeeper, type StandingsKeeper } from '#backend/reminders/standingsKeeper.ts';
