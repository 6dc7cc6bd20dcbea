export { FirstOpeningPage } from '#renderer/features/office/FirstOpeningPage.tsx';
export { NoCreditorPage } from '#renderer/features/office/NoCreditorPage.tsx';
