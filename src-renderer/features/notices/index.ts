export { RunDialog } from '#renderer/features/notices/RunDialog.tsx';
export { RunsPage } from '#renderer/features/notices/RunsPage.tsx';
