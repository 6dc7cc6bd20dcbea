export { settleCharges, type SettleTerms, unsettledInvoices } from '#backend/payments/settleCharges.ts';
