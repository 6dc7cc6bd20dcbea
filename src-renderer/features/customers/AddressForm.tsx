import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { CustomerAddress } from '#shared/contract/customers.ts';
import { Button, showToast, TextField, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import styles from '#renderer/features/customers/Customers.module.css';

interface Props {
  readonly customerId: number;
  readonly customer: string;
  readonly address: CustomerAddress;
  /** The fields that stop a letter from being sent; the first of them takes the focus. */
  readonly missing: readonly string[];
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Edits the address of a customer in place (001-30). */
export function AddressForm({ customerId, customer, address, missing, onDone, onCancel }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const [entered, setEntered] = useState(address);
  const save = useMutation(api.customers.setAddress.mutationOptions({ meta: { shownInPlace: true } }));
  const failure = save.error === null ? null : failureOf(save.error);
  const form = useEscape(onCancel);
  const errorOf = (field: keyof CustomerAddress) =>
    failure !== null && failure.params['field'] === field ? failureText(texts, failure) : null;
  const elsewhere =
    failure !== null && !fields.some((field) => field === failure.params['field'])
      ? failureText(texts, failure)
      : null;

  const submit = (event: { readonly preventDefault: () => void }) => {
    event.preventDefault();
    const { street, street2, postcode, city, country } = entered;
    save.mutate(
      { customerId, street, street2, postcode, city, country },
      {
        onSuccess: (result) => {
          if (result.complete) showToast('good', t('customers.address.completed', { customer }));
          else {
            showToast(
              'error',
              t('customers.address.stillMissing', {
                fields: texts.format.list(result.missing.map((field) => fieldTitle(texts, field))),
              }),
            );
          }
          onDone();
        },
      },
    );
  };
  const field = (name: keyof CustomerAddress, autoFocus: boolean) => (
    <TextField
      label={capitalised(t(`words.field.${name}`))}
      value={entered[name]}
      optional={name === 'street2'}
      autoFocus={autoFocus}
      error={errorOf(name)}
      onChange={(value) => setEntered((before) => ({ ...before, [name]: value }))}
    />
  );
  const focused = fields.find((name) => missing.includes(name)) ?? 'street';
  return (
    <form
      ref={form}
      className={styles['form']}
      aria-label={t('customers.address.edit', { customer })}
      onSubmit={submit}
    >
      {field('street', focused === 'street')}
      {field('street2', false)}
      <div className={styles['cityRow']}>
        {field('postcode', focused === 'postcode')}
        {field('city', focused === 'city')}
        {field('country', focused === 'country')}
      </div>
      {elsewhere !== null && <p className={styles['error']}>{elsewhere}</p>}
      <div className={styles['formButtons']}>
        <Button onPress={onCancel}>{t('words.action.cancel')}</Button>
        <Button look="primary" type="submit" isPending={save.isPending}>
          {t('words.action.save')}
        </Button>
      </div>
    </form>
  );
}

/** Escape inside the form leaves it, and nothing around it. */
function useEscape(leave: () => void) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const element = form.current;
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      leave();
    };
    element?.addEventListener('keydown', listen);
    return () => element?.removeEventListener('keydown', listen);
  }, [leave]);
  return form;
}

const fields = ['street', 'street2', 'postcode', 'city', 'country'] as const;

function fieldTitle({ t }: ReturnType<typeof useTexts>, field: string): string {
  const known = fields.find((name) => name === field);
  return known === undefined ? field : t(`words.field.${known}`);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
