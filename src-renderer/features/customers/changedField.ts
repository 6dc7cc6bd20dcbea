import type { ContactPerson, OwnValue } from '#shared/contract/customers.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';

const purposes = ['invoice', 'postal', 'visiting', 'delivery'] as const;

/** What a changed field is called: a column of the customer, an address for a purpose, or a contact person. */
export function changedFieldName(
  { t, fieldName }: Texts,
  { field }: Pick<OwnValue, 'field'>,
  contacts: readonly Pick<ContactPerson, 'id' | 'name'>[] = [],
): string {
  if (field.startsWith('contact.')) {
    const name = contacts.find(({ id }) => field === `contact.${id}`)?.name;
    return name === undefined ? t('customers.contacts.one') : `${t('customers.contacts.one')} (${name})`;
  }
  const purpose = purposes.find((each) => field === `address.${each}`);
  if (purpose !== undefined) return t(`customers.purpose.${purpose}`);
  const name = fieldName(field);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A value of a changed field as it is read; an empty one says so. */
export function changedValue({ t }: Texts, { field }: Pick<OwnValue, 'field'>, value: string): string {
  if (value === '') return t('customers.address.importedEmpty');
  if (field === 'kind') return t(value === 'person' ? 'words.kind.person' : 'words.kind.company');
  return value;
}
