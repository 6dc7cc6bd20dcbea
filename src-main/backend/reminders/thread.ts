export { type CreditorRules, type KeptProfile, readCreditorRules } from '#backend/reminders/creditorRules.ts';
export {
  evaluateInvoices,
  reproject,
  reprojectImport,
  type Evaluated,
} from '#backend/reminders/projectStandings.ts';
export { readFacts } from '#backend/reminders/invoiceFacts.ts';
export { refreshStandings } from '#backend/reminders/refreshStandings.ts';
