export { addCreditor } from '#backend/creditors/creditors.ts';
export { createCreditorHandlers } from '#backend/creditors/creditorHandlers.ts';
export { readLogo } from '#backend/creditors/logo.ts';
