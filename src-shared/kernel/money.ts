/**
 * An amount in the currency's minor unit (øre, öre, cent): a whole number, safe up to 90 billion kroner.
 * Every currency of the Nordic countries, and the euro, has two decimals.
 */
export type Minor = number;

/** An ISO 4217 currency code, e.g. `NOK`. */
export type Currency = string;

/** Tells whether a number can stand for an amount: whole and exactly representable. */
export function isMinor(value: number): boolean {
  return Number.isSafeInteger(value);
}

/** The exact decimal text of an amount, always with two decimals and a point: `-1234` → `"-12.34"`. */
export function toDecimalText(amount: Minor): string {
  const magnitude = String(Math.abs(amount)).padStart(3, '0');
  const text = `${magnitude.slice(0, -2)}.${magnitude.slice(-2)}`;
  return amount < 0 ? `-${text}` : text;
}
