import { migration0010 } from '#backend/ledger/migrations/0010-first-ledger.ts';
import { migration0020 } from '#backend/ledger/migrations/0020-law-and-rules.ts';
import { migration0030 } from '#backend/ledger/migrations/0030-intake-and-customers.ts';

/** Every migration in order. A released one never changes; a new one takes the next ten. */
export const migrations = [migration0010, migration0020, migration0030] as const;
