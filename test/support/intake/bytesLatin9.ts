/** The signs in which ISO-8859-15 differs from ISO-8859-1. */
const differing: Readonly<Record<string, number>> = {
  '€': 0xa4,
  Š: 0xa6,
  š: 0xa8,
  Ž: 0xb4,
  ž: 0xb8,
  Œ: 0xbc,
  œ: 0xbd,
  Ÿ: 0xbe,
};

/** A text in ISO-8859-15, which Node can read but not write. */
export function bytesLatin9(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => differing[sign] ?? sign.charCodeAt(0));
}
