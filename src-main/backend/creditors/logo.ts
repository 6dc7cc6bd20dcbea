import { refuse } from '#backend/border/refuse.ts';

/** A logo for the letterhead. */
export interface Logo {
  readonly bytes: Uint8Array;
  readonly type: 'image/png' | 'image/jpeg';
}

/** Tells a logo's type from its first bytes. Anything but PNG and JPEG is refused with `logo_unreadable`. */
export function readLogo(bytes: Uint8Array): Logo {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
    return { bytes, type: 'image/png' };
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return { bytes, type: 'image/jpeg' };
  return refuse('logo_unreadable', { problem: bytes.length === 0 ? 'empty' : 'not_an_image' });
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}
