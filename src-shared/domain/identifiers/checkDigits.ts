/**
 * The mod 10 check digit (Luhn) of a row of digits: weights 2, 1, 2, 1 … from the right, digits of the
 * products added.
 */
export function mod10CheckDigit(digits: string): string {
  let sum = 0;
  let weight = 2;
  for (let place = digits.length - 1; place >= 0; place -= 1) {
    const product = digitAt(digits, place) * weight;
    sum += product > 9 ? product - 9 : product;
    weight = 3 - weight;
  }
  return String((10 - (sum % 10)) % 10);
}

/** Tells whether the last digit of a row of at least two is the mod 10 check digit of the others. */
export function holdsByMod10(digits: string): boolean {
  return digits.length > 1 && mod10CheckDigit(digits.slice(0, -1)) === digits.slice(-1);
}

/**
 * The mod 11 check character of a row of digits: weights 2 to 7 from the right, over again. `-` stands for 10,
 * which only a KID may carry; an account or organisation number with it does not exist.
 */
export function mod11CheckDigit(digits: string): string {
  let sum = 0;
  let weight = 2;
  for (let place = digits.length - 1; place >= 0; place -= 1) {
    sum += digitAt(digits, place) * weight;
    weight = weight === 7 ? 2 : weight + 1;
  }
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? '-' : String(check);
}

/** The check digit of a Finnish reference: weights 7, 3, 1 from the right, over again; what is lacking to the next ten. */
export function mod731CheckDigit(digits: string): string {
  const weights = [7, 3, 1];
  let sum = 0;
  for (let place = digits.length - 1; place >= 0; place -= 1) {
    sum += digitAt(digits, place) * (weights[(digits.length - 1 - place) % 3] ?? 0);
  }
  return String((10 - (sum % 10)) % 10);
}

/** The sum of the digits times the weights at their places; both rows have the same length. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, place) => sum + weight * digitAt(digits, place), 0);
}

/**
 * Tells whether a row of digits and capital letters holds by ISO 7064 mod 97-10, as IBAN and RF references do: the
 * first four characters put last, letters counted from A = 10, the whole leaves 1 when divided by 97.
 */
export function holdsByMod97(text: string): boolean {
  let remainder = 0;
  for (const character of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}

function digitAt(digits: string, place: number): number {
  return digits.charCodeAt(place) - 48;
}
