export { ImportDialog } from '#renderer/features/intake/ImportDialog.tsx';
