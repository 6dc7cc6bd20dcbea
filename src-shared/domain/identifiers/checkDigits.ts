/**
 * The mod 10 check digit (Luhn) of a row of digits: weights 2, 1, 2, 1 … from the right, digits of the
 * products added.
 */
export function mod10CheckDigit(digits: string): string {
  let sum = 0;
  let weight = 2;
  for (let place = digits.length - 1; place >= 0; place -= 1) {
    const product = (digits.charCodeAt(place) - 48) * weight;
    sum += product > 9 ? product - 9 : product;
    weight = 3 - weight;
  }
  return String((10 - (sum % 10)) % 10);
}

/**
 * The mod 11 check character of a row of digits: weights 2 to 7 from the right, over again. `-` stands for 10,
 * which only a KID may carry; an account or organisation number with it does not exist.
 */
export function mod11CheckDigit(digits: string): string {
  let sum = 0;
  let weight = 2;
  for (let place = digits.length - 1; place >= 0; place -= 1) {
    sum += (digits.charCodeAt(place) - 48) * weight;
    weight = weight === 7 ? 2 : weight + 1;
  }
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? '-' : String(check);
}
