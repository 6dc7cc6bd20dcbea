import { textWidth } from '#backend/notices/letters/letterGeometry.ts';

/** The colours of a letter. Dark on white, three greys: they survive a photocopy and a printer without colour. */
export const ink = {
  text: '#1b1f24',
  quiet: '#5c6570',
  rule: '#c8cdd3',
  strongRule: '#1b1f24',
  tint: '#f2f4f6',
} as const;

/** Sizes of type in points. */
export const size = {
  name: 15,
  title: 15,
  body: 9.6,
  address: 10,
  fact: 9,
  heading: 9.6,
  table: 8.6,
  detail: 8.2,
  small: 7.2,
  label: 7.6,
  total: 12,
  payment: 10.6,
} as const;

/** Leading on top of the font's own 1.21. */
export const leading = 1.16;

/** The tint's padding, so that what stands on it keeps the left edge of its own column. */
export const tintPadding = 10;

export const contentWidth: number = textWidth;
