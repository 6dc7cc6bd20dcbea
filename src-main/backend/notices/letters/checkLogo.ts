import { inflateSync } from 'node:zlib';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { LetterLogo } from '#backend/notices/letters/letterAssets.ts';

/** Larger pictures make every bundle heavy and add nothing that a printer shows at 8 by 2 cm. */
const largestSide = 4000;

/**
 * Looks a logo over before it is embedded, for PDFKit unpacks pictures later and would then end the whole process over
 * a broken one. Throws a `Refusal` `logo_unreadable` for anything but a whole PNG or JPEG of at most 4000 by 4000
 * points.
 */
export function checkLogo(logo: LetterLogo): void {
  const bytes = Buffer.from(logo.bytes.buffer, logo.bytes.byteOffset, logo.bytes.byteLength);
  const whole = logo.type === 'image/png' ? isWholePng(bytes) : isWholeJpeg(bytes);
  if (!whole) throw new Refusal('logo_unreadable', { problem: 'damaged' });
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Samples per pixel by the colour type of PNG: grey, RGB, palette, grey with alpha, RGB with alpha. */
const pngSamples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

function isWholePng(bytes: Buffer): boolean {
  if (bytes.length < 33 || !bytes.subarray(0, 8).equals(pngSignature)) return false;
  const width = bytes.readUInt32BE(16);
  const height = bytes.readUInt32BE(20);
  const depth = bytes[24] ?? 0;
  const samples = pngSamples[bytes[25] ?? -1];
  if (samples === undefined || !sidesAllowed(width, height)) return false;
  const data = pngData(bytes);
  if (data === undefined) return false;
  const interlaced = bytes[28] === 1;
  const rowBytes = Math.ceil((width * samples * depth) / 8) + 1;
  try {
    // An interlaced picture has seven passes, each with its own row starts: a little more than the plain one.
    const limit = rowBytes * height + (interlaced ? height * 8 + 1024 : 0);
    const unpacked = inflateSync(data, { maxOutputLength: limit });
    return unpacked.length >= rowBytes * height;
  } catch {
    return false;
  }
}

/** The packed pixels of a PNG whose chunks follow each other to the end; undefined for a torn one. */
function pngData(bytes: Buffer): Buffer | undefined {
  const parts: Buffer[] = [];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) return undefined;
    if (name === 'IDAT') parts.push(bytes.subarray(at + 8, end));
    if (name === 'IEND') return parts.length === 0 ? undefined : Buffer.concat(parts);
    at = end + 4;
  }
  return undefined;
}

/** JPEG: start and end marks, and a frame that tells its size and has one, three or four components. */
function isWholeJpeg(bytes: Buffer): boolean {
  if (
    bytes.length < 4 ||
    bytes.readUInt16BE(0) !== 0xffd8 ||
    bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) < 0
  ) {
    return false;
  }
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return false;
    const mark = bytes[at + 1] ?? 0;
    const isFrame = mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc;
    if (isFrame) {
      return (
        sidesAllowed(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)) &&
        [1, 3, 4].includes(bytes[at + 9] ?? 0)
      );
    }
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return false;
}

function sidesAllowed(width: number, height: number): boolean {
  return width > 0 && height > 0 && width <= largestSide && height <= largestSide;
}
