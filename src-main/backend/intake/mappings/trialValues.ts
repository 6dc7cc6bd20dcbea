import type { ColumnMapping } from '#shared/domain/intake/columnMapping.ts';
import type { IntakeField } from '#shared/domain/intake/intakeFields.ts';
import type { CustomerDraft, InvoiceDraft } from '#shared/domain/intake/invoiceDraft.ts';
import { readAmount } from '#shared/domain/intake/readAmount.ts';
import { readDate } from '#shared/domain/intake/readDate.ts';
import { readText } from '#shared/domain/intake/readText.ts';

/**
 * What each mapped field of a row would be taken over as: amounts in minor units, days as `YYYY-MM-DD`, countries and
 * languages as their codes. What cannot be read stands as the file has it.
 */
export function trialValues(
  cells: readonly string[],
  mapping: ColumnMapping,
  draft: InvoiceDraft | CustomerDraft | null,
): Record<string, string> {
  const values: Record<string, string> = {};
  const taken = draft === null ? {} : takenValues(draft);
  for (const [position, field] of mapping.fields.entries()) {
    if (field === null) continue;
    const text = readText(cells[position] ?? '');
    values[field] = (text === '' ? null : taken[field]) ?? readAlone(field, text, mapping);
  }
  return values;
}

/** Of fields whose reading changes what stands in the cell. */
function takenValues(draft: InvoiceDraft | CustomerDraft): Partial<Record<IntakeField, string | null>> {
  const { customer, ...rest } = 'customer' in draft ? draft : { customer: draft };
  const { country, language, identityNumber, kind, postcode, city } = customer;
  const ofCustomer = { country, language, identityNumber, customerKind: kind, postcode, city };
  if (!('number' in rest)) return ofCustomer;
  const { issued, due, currency, original, open, reference } = rest;
  return {
    ...ofCustomer,
    issued,
    due,
    currency,
    reference,
    original: original === null ? null : String(original),
    open: String(open),
  };
}

const amounts: ReadonlySet<IntakeField> = new Set<IntakeField>(['original', 'open', 'paid', 'unitPrice']);
const days: ReadonlySet<IntakeField> = new Set<IntakeField>(['issued', 'due', 'paidOn']);

function readAlone(field: IntakeField, text: string, mapping: ColumnMapping): string {
  if (amounts.has(field)) {
    const reading = readAmount(text, mapping.decimalSign);
    return reading.ok ? String(reading.value) : text;
  }
  if (!days.has(field)) return text;
  const reading = readDate(text, mapping.dateOrder);
  return reading.ok ? reading.date : text;
}
