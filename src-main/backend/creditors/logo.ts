import { refuse } from '#backend/border/refuse.ts';
import { checkLogo } from '#backend/notices/index.ts';

/** A logo for the letterhead. */
export interface Logo {
  readonly bytes: Uint8Array;
  readonly type: 'image/png' | 'image/jpeg';
}

/**
 * Reads a logo. Anything but a whole PNG or JPEG that a letter can bear is refused with `logo_unreadable`: later, at
 * the drawing of a run, it would be too late.
 */
export function readLogo(bytes: Uint8Array): Logo {
  const logo = { bytes, type: typeOf(bytes) };
  checkLogo(logo);
  return logo;
}

/** The type by the first bytes, whatever the file is called. */
function typeOf(bytes: Uint8Array): Logo['type'] {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  return refuse('logo_unreadable', { problem: bytes.length === 0 ? 'empty' : 'not_an_image' });
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}
