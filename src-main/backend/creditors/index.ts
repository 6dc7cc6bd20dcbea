export { addCreditor, type CreditorMeans } from '#backend/creditors/creditors.ts';
export { missingForLetters } from '#backend/creditors/missingForLetters.ts';
export { createCreditorHandlers, listCreditors } from '#backend/creditors/creditorHandlers.ts';
export { readLogo } from '#backend/creditors/logo.ts';
