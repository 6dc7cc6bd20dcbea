const noBreakSpace = '\u00A0';

/** A Norwegian organisation number as people read it, `999 999 999`; anything else as it is. */
export function formatOrganisationNumber(number: string): string {
  const digits = number.replace(/[\s.]/g, '');
  return /^\d{9}$/.test(digits) ? digits.replace(/(\d{3})(?=\d)/g, `$1${noBreakSpace}`) : number;
}
