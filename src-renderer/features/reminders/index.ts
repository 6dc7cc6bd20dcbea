export { InvoicePanel } from '#renderer/features/reminders/InvoicePanel.tsx';
export { RemindersPage } from '#renderer/features/reminders/RemindersPage.tsx';
export { showQueue } from '#renderer/features/reminders/remindersView.ts';
