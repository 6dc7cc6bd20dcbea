export { settleCharges, unsettledInvoices } from '#backend/payments/settleCharges.ts';
