export { readCreditorRules, type CreditorRules } from '#backend/reminders/creditorRules.ts';
export { placeHold } from '#backend/reminders/holds.ts';
export type { FactRow, InvoiceChoice } from '#backend/reminders/invoiceFacts.ts';
export { evaluateInvoices, reproject, type Evaluated } from '#backend/reminders/projectStandings.ts';
export { createReminderHandlers } from '#backend/reminders/reminderHandlers.ts';
export { selectedInvoices, creditorOf } from '#backend/reminders/queueQueries.ts';
export { createStandingsKeeper, type StandingsKeeper } from '#backend/reminders/standingsKeeper.ts';
