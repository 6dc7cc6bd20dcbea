import type { CustomTableLayout } from 'pdfmake/interfaces.js';
import { ink, tintPadding } from '#backend/notices/letters/letterStyle.ts';

const none = (): number => 0;

const bare: CustomTableLayout = {
  hLineWidth: none,
  vLineWidth: none,
  paddingLeft: none,
  paddingRight: none,
  paddingTop: none,
  paddingBottom: none,
};

/** Space between two columns of a table of figures, in points. */
export const columnGap = 9;

/** A strong rule under the head, hairlines between the rows, none at the sides. */
export const figuresLayout: CustomTableLayout = {
  ...bare,
  hLineWidth: (at) => (at === 0 ? 0 : at === 1 ? 0.8 : 0.4),
  hLineColor: (at) => (at === 1 ? ink.strongRule : ink.rule),
  paddingLeft: (at) => (at === 0 ? 0 : columnGap),
  paddingTop: (at) => (at === 0 ? 0 : 3),
  paddingBottom: () => 3,
};

/** The same, closer. */
export const denseLayout: CustomTableLayout = {
  ...figuresLayout,
  paddingTop: (at) => (at === 0 ? 0 : 1.9),
  paddingBottom: () => 1.9,
};

/** Sums: no lines but one above the total, in row `totalRow`. */
export function plainLayout(totalRow: number): CustomTableLayout {
  return {
    ...bare,
    hLineWidth: (at) => (at === totalRow ? 0.8 : 0),
    hLineColor: () => ink.strongRule,
    paddingLeft: (at) => (at === 0 ? 0 : 8),
    paddingTop: (at) => (at === totalRow ? 4 : 1.5),
    paddingBottom: (at) => (at === totalRow - 1 ? 4 : 1.5),
  };
}

/** A tinted field. */
export const tintLayout: CustomTableLayout = {
  ...bare,
  fillColor: () => ink.tint,
  paddingLeft: () => tintPadding,
  paddingRight: () => tintPadding,
  paddingTop: () => tintPadding,
  paddingBottom: () => tintPadding,
};

/** A field behind a strong rule at its left. */
export const warningLayout: CustomTableLayout = {
  ...bare,
  vLineWidth: (at) => (at === 0 ? 2 : 0),
  vLineColor: () => ink.strongRule,
  paddingLeft: () => tintPadding,
  paddingRight: () => tintPadding,
  paddingTop: () => 2,
  paddingBottom: () => 2,
};
