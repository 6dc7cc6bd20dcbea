import { randomUUID } from 'node:crypto';
import { ORPCError } from '@orpc/server';
import { isRefusalCode } from '#shared/contract/refusals.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { ledgerRefusal } from '#backend/ledger/ledgerRefusal.ts';
import type { Log } from '#backend/border/log.ts';

/**
 * Turns whatever a handler threw into the error that crosses the border: a foreseen one keeps its code and
 * parameters; anything else becomes `unexpected` with a trace id, and its stack goes to the log alone.
 */
export function borderError(error: unknown, log: Log, ledgerPath: string): ORPCError<string, unknown> {
  // What the RPC library itself throws, of input that the contract does not allow, is prose: it stays in the log.
  if (isForeseen(error)) return error;
  const known = ledgerRefusal(error, ledgerPath);
  if (known instanceof Refusal && isRefusalCode(known.code)) {
    return new ORPCError(known.code, { defined: true, status: 409, data: known.params });
  }
  const trace = randomUUID().slice(0, 8);
  log.error(`unexpected ${trace}`, error);
  return new ORPCError('unexpected', { defined: true, status: 500, data: { trace } });
}

function isForeseen(error: unknown): error is ORPCError<string, unknown> {
  return error instanceof ORPCError && isRefusalCode(String(error.code));
}
