import { migration0010 } from '#backend/ledger/migrations/0010-first-ledger.ts';

/** Every migration in order. A released one never changes; a new one takes the next ten. */
export const migrations = [migration0010] as const;
