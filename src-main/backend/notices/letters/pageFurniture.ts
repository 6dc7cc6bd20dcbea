import type { PageFurniture } from '#backend/notices/letters/pdfmakeInternals.ts';
import { mm, pageMargins } from '#backend/notices/letters/letterGeometry.ts';
import { contentWidth, ink, size } from '#backend/notices/letters/letterStyle.ts';
import { fillText } from '#shared/domain/letters/letterTexts.ts';

/** From the second page on: which letter this page belongs to. */
export function pageHeader(continuation: string): PageFurniture {
  return (page) => {
    if (page === 1) return null;
    return {
      stack: [{ text: continuation, fontSize: size.label, color: ink.quiet, margin: [0, 0, 0, 4] }, rule()],
      margin: [pageMargins.left, mm(12), pageMargins.right, 0],
    };
  };
}

/** Who writes, and the page's number within its own letter: "page 1 of 2" also in the middle of a bundle. */
export function pageFooter(facts: readonly string[], pageLabel: string): PageFurniture {
  const labelWidth = mm(34);
  return (page, pages) => ({
    stack: [
      rule(),
      {
        columns: [
          {
            width: contentWidth - labelWidth - mm(4),
            text: facts.join('\n'),
            fontSize: size.label,
            color: ink.quiet,
            lineHeight: 1.1,
          },
          {
            width: labelWidth,
            text: fillText(pageLabel, { page: String(page), pages: String(pages) }),
            fontSize: size.label,
            color: ink.quiet,
            alignment: 'right',
            noWrap: true,
          },
        ],
        columnGap: mm(4),
        margin: [0, 5, 0, 0],
      },
    ],
    margin: [pageMargins.left, mm(5), pageMargins.right, 0],
  });
}

function rule(): object {
  return {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: contentWidth, y2: 0, lineWidth: 0.4, lineColor: ink.rule }],
  };
}
