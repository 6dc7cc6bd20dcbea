export { CreditorFormPage } from '#renderer/features/creditors/CreditorFormPage.tsx';
export { CreditorSwitcher } from '#renderer/features/creditors/CreditorSwitcher.tsx';
