export { ChargesPage } from '#renderer/features/payments/ChargesPage.tsx';
export { chargeEventText } from '#renderer/features/payments/chargeEventText.ts';
export { type PaymentsTab, showCharges } from '#renderer/features/payments/chargesView.ts';
