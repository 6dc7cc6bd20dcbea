/** Points (1/72 inch) in a millimetre. */
const pointsPerMillimetre = 72 / 25.4;

/** Millimetres as points, PDF's unit. */
export function mm(millimetres: number): number {
  return millimetres * pointsPerMillimetre;
}

/** A4, upright. */
export const pageSize = { width: mm(210), height: mm(297), orientation: 'portrait' } as const;

/** The margins of every page; the first page's letterhead and address stand outside the flow. */
export const pageMargins = { left: mm(20), top: mm(25), right: mm(20), bottom: mm(24) } as const;

/** Width of the text, 170 mm. */
export const textWidth: number = pageSize.width - pageMargins.left - pageMargins.right;

/**
 * Where things stand on the first page, in points from the top left corner.
 *
 * The window of a Norwegian C5 envelope begins 15 mm from the left and 44 mm from the top of the folded sheet and is
 * 105 by 35 mm (docs/decisions/letter-layout.md). The address keeps within it with room for a sheet that has slid.
 */
export const firstPage = {
  letterhead: { x: mm(20), y: mm(14), width: mm(80), height: mm(20) },
  sender: { x: mm(130), y: mm(14.5), width: mm(60) },
  window: { x: mm(15), y: mm(44), width: mm(105), height: mm(35) },
  returnLine: { x: mm(20), y: mm(45.5), width: mm(83) },
  address: { x: mm(20), y: mm(49.5), width: mm(83), height: mm(26) },
  facts: { x: mm(130), y: mm(49), width: mm(60) },
  /** Where the title begins. */
  body: mm(88),
  /** A4 folded once for C5. */
  fold: { x: mm(4), y: mm(148.5), width: mm(5) },
} as const;

/** How many letters share one PDF document: enough to share fonts and logo, few enough to keep memory flat. */
export const lettersPerBundle = 500;
