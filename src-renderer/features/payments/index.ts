export { ChargesPage } from '#renderer/features/payments/ChargesPage.tsx';
export { type PaymentsTab, showCharges } from '#renderer/features/payments/chargesView.ts';
