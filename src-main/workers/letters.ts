import { letterTasks } from '#backend/notices/thread.ts';
import { runThreadTask } from '#workers/threadTask.ts';

/** The thread that draws letters, puts them into one file and takes single ones out again. */
runThreadTask(letterTasks);
