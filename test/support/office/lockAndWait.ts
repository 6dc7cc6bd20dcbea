import { takeOfficeLock } from '#backend/ledger/index.ts';

const release = takeOfficeLock(process.argv[2] ?? '');
process.stdout.write('held\n');
// Held by name: a lock that nobody could give back may be collected, and is free then.
process.once('SIGTERM', release);
setInterval(() => undefined, 60_000);
