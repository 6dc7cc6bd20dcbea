import { refreshStandings } from '#backend/reminders/thread.ts';
import { runThreadTask } from '#workers/threadTask.ts';

runThreadTask({ refresh: refreshStandings });
