import {
  commitStagedTask,
  compareStagedTask,
  stageParcelTask,
  undoIntakeTask,
  undoStateTask,
} from '#backend/intake/thread.ts';
import { runThreadTask } from '#workers/threadTask.ts';

/** The thread that reads files, takes them over, and takes that back. */
runThreadTask({
  stage_parcel: stageParcelTask,
  compare_staged: compareStagedTask,
  commit_staged: commitStagedTask,
  undo_intake: undoIntakeTask,
  undo_state: undoStateTask,
});
