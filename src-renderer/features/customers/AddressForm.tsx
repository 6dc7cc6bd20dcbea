import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { CustomerAddress } from '#shared/contract/customers.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';
import { showToast, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { AddressFields } from '#renderer/features/customers/AddressFields.tsx';

interface Props {
  readonly customerId: number;
  readonly customer: string;
  readonly address: CustomerAddress;
  /** The fields that stop a letter from being sent; the first of them takes the focus. */
  readonly missing: readonly string[];
  /** `complete` tells whether letters can go there now. */
  readonly onDone: (complete: boolean) => void;
  readonly onCancel: () => void;
  /** Where somebody else says what became of it, e.g. the live region of a list. */
  readonly quiet?: boolean;
}

/** Edits the address that a customer's letters go to, in place (001-30). */
export function AddressForm({
  customerId,
  customer,
  address,
  missing,
  onDone,
  onCancel,
  quiet = false,
}: Props) {
  const texts = useTexts();
  const { t } = texts;
  const save = useMutation(api.customers.setAddress.mutationOptions({ meta: { shownInPlace: true } }));
  // A second Enter while the first is under way would save the next row's form instead.
  const saving = useRef(false);
  const submit = (entered: CustomerAddress) => {
    if (saving.current) return;
    saving.current = true;
    save.mutate(
      { ...entered, customerId },
      {
        onSettled: () => {
          saving.current = false;
        },
        onSuccess: ({ complete, missing: still }) => {
          if (!complete) showToast('error', stillMissing(texts, still));
          else if (!quiet) showToast('good', t('customers.address.completed', { customer }));
          onDone(complete);
        },
      },
    );
  };
  return (
    <AddressFields
      label={t('customers.address.edit', { customer })}
      address={address}
      missing={missing}
      error={save.error}
      isPending={save.isPending}
      onSubmit={submit}
      onCancel={onCancel}
    />
  );
}

function stillMissing({ t, format, fieldName }: Texts, fields: readonly string[]): string {
  return t('customers.address.stillMissing', { fields: format.list(fields.map(fieldName)) });
}
