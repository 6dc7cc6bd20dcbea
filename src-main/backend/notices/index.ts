export { claimedFor } from '#backend/notices/draftItems.ts';
export { prepareDraft } from '#backend/notices/draftRun.ts';
export {
  type LetterPreview,
  previewLetter,
  type PreviewSubject,
} from '#backend/notices/letterPreview.ts';
export { letterTextsFor } from '#backend/notices/letters/letterTextsFor.ts';
export { checkLogo } from '#backend/notices/letters/checkLogo.ts';
export type { DrawnRun } from '#backend/notices/drawRun.ts';
export type { ConfirmResult } from '#backend/notices/runTasks.ts';
export { createNoticeHandlers } from '#backend/notices/noticeHandlers.ts';
export { createRuns, type Runs } from '#backend/notices/runs.ts';
