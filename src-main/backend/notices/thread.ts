export {
  type DrawBundleInput,
  type DrawBundleResult,
  type DrawCoverSheetInput,
  type ExtractLetterInput,
  letterTasks,
  type MergeInput,
  type WrittenPdf,
} from '#backend/notices/letters/letterTasks.ts';
