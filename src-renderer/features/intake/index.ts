export { Freshness } from '#renderer/features/intake/Freshness.tsx';
export { HistoryPage as ImportHistoryPage } from '#renderer/features/intake/HistoryPage.tsx';
export { ImportDrop } from '#renderer/features/intake/ImportDrop.tsx';
export { leaveDone } from '#renderer/features/intake/importFlow.ts';
export { ImportPage } from '#renderer/features/intake/ImportPage.tsx';
