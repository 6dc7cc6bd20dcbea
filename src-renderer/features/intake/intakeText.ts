import type { DifferenceRow, IntakePreview } from '#shared/contract/intake.ts';
import { isIntakeField } from '#shared/domain/intake/intakeFields.ts';
import { english } from '#shared/i18n/catalogs.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';

type KnownFormat = keyof typeof english.intake.format;
type FieldChange = DifferenceRow['changes'][number];

/** What a format is called; its own word where the catalogs do not know it. */
export function formatName({ t }: Texts, format: string): string {
  return isKnownFormat(format) ? t(`intake.format.${format}`) : format;
}

/** What a part is called: by its file, or by its first with how many more there are. */
export function partName({ t, format }: Texts, { files, fileCount }: IntakePreview): string {
  const first = files[0]?.name ?? '';
  return fileCount < 2 ? first : t('intake.andMore', { file: first, more: format.number(fileCount - 1) });
}

/** How a file was read: format, characters, separator. */
export function readAs(texts: Texts, { files, encoding, delimiter }: IntakePreview): string {
  const formats = [...new Set(files.map(({ format }) => formatName(texts, format)))];
  return [
    ...formats,
    encoding,
    delimiter === null ? null : texts.t(`intake.delimiter.${delimiterOf(delimiter)}`),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

/** What a field of a difference says, as the reader writes it. */
export function valueText({ t, format }: Texts, field: string, value: string | null): string {
  if (value === null || value === '') return t('words.notGiven');
  if (amountFields.has(field) && /^-?\d+$/u.test(value)) return format.amount(Number(value));
  if (/^\d{4}-\d{2}-\d{2}$/u.test(value)) return format.day(value);
  if (field === 'kind' && (value === 'person' || value === 'company')) return t(`words.kind.${value}`);
  if (flags.has(field) && (value === 'yes' || value === 'no')) return t(`words.answer.${value}`);
  if (field === 'language' && isLanguage(value)) return t(`words.language.${value}`);
  return value;
}

/** A changed field in a line: before → after. */
export function changeText(texts: Texts, { field, before, after }: FieldChange): string {
  return texts.t('intake.difference.change', {
    field: texts.fieldName(field),
    before: valueText(texts, field, before),
    after: valueText(texts, field, after),
  });
}

/** What a column of a list means, in words. */
export function columnName({ t, fieldName }: Texts, field: string): string {
  return isIntakeField(field) ? t(`intake.field.${field}`) : fieldName(field);
}

/** The catalog's word for a separator. */
export function delimiterOf(delimiter: string): 'semicolon' | 'comma' | 'tab' | 'pipe' {
  if (delimiter === ',') return 'comma';
  if (delimiter === '\t') return 'tab';
  return delimiter === '|' ? 'pipe' : 'semicolon';
}

/** Fields whose values are whole numbers of minor units. */
const amountFields: ReadonlySet<string> = new Set(['open', 'original', 'amount', 'paid']);

/** Fields that are set or not. */
const flags: ReadonlySet<string> = new Set(['no_reminders', 'collection_ban', 'interest_free']);

function isKnownFormat(format: string): format is KnownFormat {
  return Object.hasOwn(english.intake.format, format);
}

function isLanguage(value: string): value is keyof typeof english.words.language {
  return Object.hasOwn(english.words.language, value);
}
