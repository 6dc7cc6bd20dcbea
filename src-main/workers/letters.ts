import { letterTasks } from '#backend/notices/thread.ts';
import { runThreadTask } from '#workers/threadTask.ts';

/** The thread that draws letters and puts them into one file. */
runThreadTask(letterTasks);
