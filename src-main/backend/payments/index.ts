export { createPaymentHandlers } from '#backend/payments/paymentHandlers.ts';
