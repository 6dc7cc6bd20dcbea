import { runTasks } from '#backend/notices/runThread.ts';
import { runThreadTask } from '#workers/threadTask.ts';

runThreadTask(runTasks);
