export { missingForLetters } from '#backend/creditors/missingForLetters.ts';
