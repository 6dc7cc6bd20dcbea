export { renewMatchKeys } from '#backend/customers/renewMatchKeys.ts';
export { createCustomerHandlers } from '#backend/customers/customerHandlers.ts';
