import { useState } from 'react';
import type { CustomerAddress } from '#shared/contract/customers.ts';
import { Button, TextField, useTexts } from '#renderer/ui/index.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { PastedAddress } from '#renderer/features/customers/PastedAddress.tsx';
import { useEscape } from '#renderer/features/customers/useEscape.ts';
import { usePastedAddress } from '#renderer/features/customers/usePastedAddress.ts';
import { usePlaceOf } from '#renderer/features/customers/usePlaceOf.ts';
import styles from '#renderer/features/customers/Customers.module.css';

interface Props {
  /** Names the form for screen readers. */
  readonly label: string;
  readonly address: CustomerAddress;
  /** The fields that are missing; the first of them takes the focus. */
  readonly missing: readonly string[];
  readonly error: unknown;
  readonly isPending: boolean;
  readonly onSubmit: (address: CustomerAddress) => void;
  readonly onCancel: () => void;
}

const fields = ['street', 'street2', 'postcode', 'city', 'country'] as const;

/**
 * The fields of an address. A whole address pasted into the first of them is taken apart; a postcode brings its place
 * along where it is known. Enter saves, Escape leaves.
 */
export function AddressFields({ label, address, missing, error, isPending, onSubmit, onCancel }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const [entered, setEntered] = useState<CustomerAddress>(() => onlyAddress(address));
  const form = useEscape<HTMLFormElement>(onCancel);
  const pasted = usePastedAddress(entered, setEntered);
  const place = usePlaceOf(entered, setEntered);
  const failure = error === null ? null : failureOf(error);
  const failedField = fields.find((field) => failure?.params['field'] === field);
  const field = (name: keyof CustomerAddress) => (
    <TextField
      label={capitalised(t(`words.field.${name}`))}
      value={entered[name]}
      optional={name === 'street2'}
      autoFocus={name === focused}
      error={failure !== null && failedField === name ? failureText(texts, failure) : null}
      onChange={(value) => {
        pasted.keep();
        const next = { ...entered, [name]: value };
        setEntered(next);
        if (name === 'postcode' || name === 'country') place.follow(next);
        if (name === 'city') place.leave();
      }}
    />
  );
  const focused = fields.find((name) => missing.includes(name)) ?? 'street';
  return (
    // What is pasted, and the way back, may come from any of the fields.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      ref={form}
      className={styles['form']}
      noValidate
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(entered);
      }}
      onPaste={pasted.onPaste}
      onKeyDown={pasted.onKeyDown}
    >
      <div>
        {field('street')}
        <PastedAddress split={pasted.split} onUndo={pasted.undo} />
      </div>
      {field('street2')}
      <div className={styles['cityRow']}>
        {field('postcode')}
        {field('city')}
        {field('country')}
      </div>
      {failure !== null && failedField === undefined && (
        <p role="alert" className={styles['error']}>
          {failureText(texts, failure)}
        </p>
      )}
      <div className={styles['formButtons']}>
        <Button onPress={onCancel}>{t('words.action.cancel')}</Button>
        <Button look="primary" type="submit" isPending={isPending}>
          {t('words.action.save')}
        </Button>
      </div>
    </form>
  );
}

function onlyAddress({ street, street2, postcode, city, country }: CustomerAddress): CustomerAddress {
  return { street, street2, postcode, city, country };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
