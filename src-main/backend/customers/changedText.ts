/**
 * What a changed field says, as a line to read. Contact persons (`contact.<key>`) and further addresses
 * (`address.<purpose>`) are kept as JSON of their columns, everything else as it stands.
 */
export function changedText(field: string, value: string): string {
  if (value === '' || !isRecordField(field)) return value;
  const parts = Object.values(JSON.parse(value) as Record<string, string>);
  return parts.filter((part) => part !== '').join(', ');
}

/** Whether a changed field is a row of its own: a contact person or an address for a purpose. */
export function isRecordField(field: string): boolean {
  return field.startsWith('contact.') || field.startsWith('address.');
}

/** The field name of a contact person's change. */
export function contactField(contactId: number): string {
  return `contact.${contactId}`;
}

/** The field name of the change of an address for a purpose. */
export function addressField(purpose: string): string {
  return `address.${purpose}`;
}
