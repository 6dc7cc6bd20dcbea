import { commitStagedTask, compareStagedTask, stageFileTask } from '#backend/intake/thread.ts';
import { runThreadTask } from '#workers/threadTask.ts';

/** The thread that reads ledger files and takes them over. */
runThreadTask({
  stage_file: stageFileTask,
  compare_staged: compareStagedTask,
  commit_staged: commitStagedTask,
});
