import type { ColumnMapping } from '#shared/domain/intake/columnMapping.ts';
import type { RowErrorCode } from '#shared/domain/intake/intakeCodes.ts';
import type { IntakeField } from '#shared/domain/intake/intakeFields.ts';
import type { Doubt, FieldError } from '#shared/domain/intake/invoiceDraft.ts';
import { readAmount } from '#shared/domain/intake/readAmount.ts';
import { readDate } from '#shared/domain/intake/readDate.ts';
import { readFlag } from '#shared/domain/intake/readFlag.ts';
import { isMangledNumber, readText } from '#shared/domain/intake/readText.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';

/** What the row shows of the file's notation of amounts and days. */
export interface Notation {
  readonly comma: boolean;
  readonly point: boolean;
  readonly dayFirst: boolean;
  readonly monthFirst: boolean;
}

const longestText = 300;
/** What a formula that failed leaves in its cell. */
const spreadsheetError =
  /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|UNKNOWN!|GETTING_DATA)$/u;

/** The cells of one row by field, collecting errors and doubts while they are read. */
export class RowCells {
  readonly errors: FieldError[] = [];
  readonly doubts: Doubt[] = [];
  readonly notation: { -readonly [Sign in keyof Notation]: Notation[Sign] } = {
    comma: false,
    point: false,
    dayFirst: false,
    monthFirst: false,
  };
  readonly mapping: ColumnMapping;
  readonly #cells: readonly string[];
  readonly #texts: (string | undefined)[] = [];

  constructor(cells: readonly string[], mapping: ColumnMapping) {
    this.#cells = cells;
    this.mapping = mapping;
  }

  has(field: IntakeField): boolean {
    return this.mapping.positions[field] !== undefined;
  }

  /** The cell as it stands; empty where the column is missing. */
  raw(field: IntakeField): string {
    const position = this.mapping.positions[field];
    return position === undefined ? '' : (this.#cells[position] ?? '');
  }

  /** The cell as one line. One that is too long counts as empty and is an error. */
  text(field: IntakeField): string {
    const position = this.mapping.positions[field];
    if (position === undefined) return '';
    const known = this.#texts[position];
    if (known !== undefined) return known;
    const text = readText(this.#cells[position] ?? '');
    const isError = text.startsWith('#') && spreadsheetError.test(text);
    const fits = text.length <= longestText;
    if (!fits) this.fail(field, 'text_too_long', { length: text.length, limit: longestText });
    if (isError) this.fail(field, 'cell_error', { value: text });
    this.#texts[position] = fits && !isError ? text : '';
    return this.#texts[position];
  }

  /** Tells whether a field holds its own header, as on the second page of a printed list. */
  holdsHeader(field: IntakeField): boolean {
    const position = this.mapping.positions[field];
    const header = position === undefined ? '' : readText(this.mapping.headers[position] ?? '');
    return header !== '' && this.text(field) === header;
  }

  fail(field: IntakeField | null, code: RowErrorCode, params: FieldError['params'] = {}): void {
    this.errors.push({ field, code, params });
  }

  isClean(field: IntakeField): boolean {
    return this.errors.length === 0 || !this.errors.some((error) => error.field === field);
  }

  /** A number that is kept as text; null when empty. What a spreadsheet has turned into `1.2E+15` is refused. */
  identifier(field: IntakeField): string | null {
    const text = this.text(field);
    if (text === '') return null;
    if (isMangledNumber(text)) {
      this.fail(field, 'number_mangled', { value: text });
      return null;
    }
    return text;
  }

  /** Yes or no; null when the cell is empty. Any other word is an error, since a stop is never guessed. */
  flag(field: IntakeField): boolean | null {
    const text = this.text(field);
    const value = readFlag(text);
    if (value === undefined) this.fail(field, 'flag_unreadable', { value: text.slice(0, 60) });
    return value ?? null;
  }

  /** A day; null when the cell is empty or faulty. */
  date(field: IntakeField): IsoDate | null {
    return this.#date(field, true);
  }

  /** A day that is only an addition: left out where it cannot be read. */
  optionalDate(field: IntakeField): IsoDate | null {
    return this.#date(field, false);
  }

  #date(field: IntakeField, strict: boolean): IsoDate | null {
    const text = this.text(field);
    if (text === '') return null;
    const reading = readDate(text, this.mapping.dateOrder);
    if (!reading.ok) {
      if (reading.code === 'date_month_first') this.notation.monthFirst = true;
      if (strict) this.fail(field, reading.code, reading.params);
      return null;
    }
    if (reading.order === 'day_first') this.notation.dayFirst = true;
    if (reading.order === 'either') {
      if (!strict) return null;
      this.doubts.push({ kind: 'date', field, text });
    }
    return reading.date;
  }

  /** An amount in minor units; null when the cell is empty or faulty. */
  amount(field: IntakeField): Minor | null {
    const text = this.text(field);
    if (text === '') return null;
    const reading = readAmount(text, this.mapping.decimalSign);
    if (!reading.ok) {
      this.fail(field, reading.code, reading.params);
      return null;
    }
    if (reading.decimalSign === ',') this.notation.comma = true;
    if (reading.decimalSign === '.') this.notation.point = true;
    if (reading.groupMark !== null)
      this.doubts.push({ kind: 'amount', field, text, groupMark: reading.groupMark });
    return reading.value;
  }
}
