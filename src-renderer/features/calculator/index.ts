export { CalculatorPage } from '#renderer/features/calculator/CalculatorPage.tsx';
