import { effectOfProfile } from '#backend/profiles/thread.ts';
import { refreshStandings } from '#backend/reminders/thread.ts';
import { runThreadTask } from '#workers/threadTask.ts';

/** The thread that works out where the invoices of a creditor stand, and where other settings would put them. */
runThreadTask({ refresh: refreshStandings, effect: effectOfProfile });
