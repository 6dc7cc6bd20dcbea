import type { NumberStyle } from '#backend/intake/formats/workbook/cellText.ts';

const plain: NumberStyle = { kind: 'plain' };
const date: NumberStyle = { kind: 'date' };

/** The built-in formats of days (ECMA-376 part 1, 18.8.30, with those of East Asia). */
const builtInDates: readonly (readonly [number, number])[] = [
  [14, 17],
  [22, 22],
  [27, 31],
  [36, 36],
  [50, 54],
  [57, 58],
];

/** What a number format makes of a number: by its key where it is built in, else by its code. */
export function numberStyle(key: number, code: string | undefined): NumberStyle {
  if (code === undefined) return builtInDates.some(([from, to]) => key >= from && key <= to) ? date : plain;
  const zeros = /^(?:\\?[ -]|0)+$/u.test(code) ? code.replaceAll(/[^0]/gu, '').length : 0;
  if (zeros > 1) return { kind: 'zeros', digits: zeros };
  return isDateCode(code) ? date : plain;
}

/**
 * Only the letters of a format say something: what stands in quotes, brackets or behind a mark of escape, filling or
 * width is text, a colour or a currency. `m` alone could be minutes, but then hours stand beside it.
 */
function isDateCode(code: string): boolean {
  const [positive = ''] = code
    .replaceAll(/"[^"]*"?/gu, '')
    .replaceAll(/[\\_*]./gu, '')
    .replaceAll(/\[[^\]]*\]/gu, '')
    .split(';');
  if (/general|standard|[#?]/iu.test(positive)) return false;
  return /[dy]/iu.test(positive) || (/m/iu.test(positive) && !/[hs0]/iu.test(positive));
}
