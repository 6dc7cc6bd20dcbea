import { takeOfficeLock } from '#backend/ledger/index.ts';

takeOfficeLock(process.argv[2] ?? '');
process.stdout.write('held\n');
setInterval(() => undefined, 60_000);
