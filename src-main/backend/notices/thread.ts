export {
  type DrawBundleInput,
  type DrawBundleResult,
  type DrawCoverSheetInput,
  letterTasks,
  type MergeInput,
  type WrittenPdf,
} from '#backend/notices/letters/letterTasks.ts';
