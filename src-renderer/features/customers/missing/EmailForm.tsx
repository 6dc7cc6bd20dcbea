import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, TextField, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { useEscape } from '#renderer/features/customers/useEscape.ts';
import styles from '#renderer/features/customers/Customers.module.css';

interface Props {
  readonly customerId: number;
  readonly customer: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Enters the e-mail address of a customer in place. Enter saves, Escape leaves. */
export function EmailForm({ customerId, customer, onDone, onCancel }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const [email, setEmail] = useState('');
  const form = useEscape<HTMLFormElement>(onCancel);
  const save = useMutation(api.customers.setDetails.mutationOptions({ meta: { shownInPlace: true } }));
  return (
    <form
      ref={form}
      className={styles['form']}
      noValidate
      aria-label={t('customers.missing.editEmail', { customer })}
      onSubmit={(event) => {
        event.preventDefault();
        if (email.trim() === '' || save.isPending) return;
        save.mutate({ customerId, email: email.trim() }, { onSuccess: onDone });
      }}
    >
      <TextField
        label={t('customers.details.email')}
        value={email}
        onChange={setEmail}
        autoFocus
        error={save.error === null ? null : failureText(texts, failureOf(save.error))}
      />
      <div className={styles['formButtons']}>
        <Button onPress={onCancel}>{t('words.action.cancel')}</Button>
        <Button look="primary" type="submit" isPending={save.isPending}>
          {t('words.action.save')}
        </Button>
      </div>
    </form>
  );
}
