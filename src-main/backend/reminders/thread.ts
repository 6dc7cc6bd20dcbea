export { readCreditorRules, type CreditorRules } from '#backend/reminders/creditorRules.ts';
export type { FactRow, InvoiceChoice } from '#backend/reminders/invoiceFacts.ts';
export { evaluateInvoices, reproject, type Evaluated } from '#backend/reminders/projectStandings.ts';
export { refreshStandings } from '#backend/reminders/refreshStandings.ts';
