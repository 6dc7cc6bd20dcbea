import { createHash } from 'node:crypto';
import type { LetterModel } from '#shared/domain/letters/letterModel.ts';
import { serializeModel } from '#shared/domain/letters/serializeModel.ts';

/** The SHA-256 of a frozen letter, in hexadecimal: equal letters have equal checksums. */
export function checksumOf(model: LetterModel): string {
  return sha256Of(Buffer.from(serializeModel(model)));
}

/** The SHA-256 of bytes, in hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
