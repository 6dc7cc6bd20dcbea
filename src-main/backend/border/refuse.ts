import { Refusal } from '#shared/kernel/refusal.ts';
import type { RefusalCode, RefusalParams } from '#shared/contract/refusals.ts';

/** Ends a handler with a foreseen error of the contract; the border hands it on as `{ code, params }`. */
export function refuse<Code extends RefusalCode>(code: Code, params: RefusalParams<Code>): never {
  throw new Refusal(code, params as Refusal['params']);
}
