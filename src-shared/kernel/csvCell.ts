/**
 * A text as a cell of a file with semicolons, quoted where it must be. One that a spreadsheet would take for a formula
 * is marked as a text.
 */
export function csvCell(value: string): string {
  const safe = /^[=+@\t\r-]/u.test(value) && !/^[+-]?\d+$/u.test(value) ? `'${value}` : value;
  return /[;"\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
