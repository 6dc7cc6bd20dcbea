export { createCustomerHandlers } from '#backend/customers/customerHandlers.ts';
