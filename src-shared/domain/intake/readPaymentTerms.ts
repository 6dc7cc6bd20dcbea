/** Days in the five languages: `30 dager`, `30 dagar`, `30 dgr`, `30 dg`, `30 dage`, `30 pv`, `30 päivää`, `30 days`. */
const days =
  /(\d{1,3})\s*(?:kalender)?(?:dager|dagar|dagers|dagars|dgr|dg|dage|dages|dag|pv|pvä|päivää|päivän|days?)(?![\p{L}])/giu;

/**
 * The number of days that payment terms in words leave, where they name exactly one and nothing else could be meant:
 * no discount (percent), no other figures, no end of month. `null` otherwise, since a deadline is never guessed.
 */
export function readPaymentTerms(text: string): number | null {
  const found = [...text.matchAll(days)];
  const figures = text.match(/\d+/gu) ?? [];
  const condition = /%|prosent|procent|prosenttia|percent|löpande|løpende|netto måned|end of month|eom\b/iu;
  if (found.length !== 1 || figures.length !== 1 || condition.test(text)) return null;
  const count = Number(found[0]?.[1]);
  return count >= 1 && count <= 365 ? count : null;
}
