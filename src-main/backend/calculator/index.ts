export { createCalculatorHandlers } from '#backend/calculator/calculatorHandlers.ts';
export { plainCreditor } from '#backend/calculator/plainCreditor.ts';
export { presetProfile } from '#backend/calculator/presetProfile.ts';
