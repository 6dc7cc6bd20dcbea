import type { FileRefusalCode } from '#shared/domain/intake/intakeCodes.ts';
import { Refusal, type RefusalParams } from '#shared/kernel/refusal.ts';

/** The refusal of a whole file, to be thrown. */
export function refuseFile(code: FileRefusalCode, params: RefusalParams = {}): Refusal {
  return new Refusal(code, params);
}
