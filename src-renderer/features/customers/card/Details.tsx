import { useMutation } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import type { CustomerCard } from '#shared/contract/customers.ts';
import { Button, IconButton, showToast, TextField, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { Section } from '#renderer/features/customers/card/Section.tsx';
import { useEscape } from '#renderer/features/customers/useEscape.ts';
import form from '#renderer/features/customers/Customers.module.css';
import styles from '#renderer/features/customers/card/Card.module.css';

const fields = ['name', 'identityNumber', 'invoiceEmail', 'email', 'phone'] as const;
type Field = (typeof fields)[number];

/** Name, identity number, e-mail addresses and phone; and where mail goes by the creditor's order (001-43). */
export function Details({ customer }: { readonly customer: CustomerCard }) {
  const { t } = useTexts();
  const [editing, setEditing] = useState(false);
  const stop = () => setEditing(false);
  return (
    <Section
      title={t('customers.details.title')}
      action={
        !editing && (
          <IconButton
            size="small"
            label={t('customers.details.edit', { customer: customer.name })}
            onPress={() => setEditing(true)}
          >
            <Pencil />
          </IconButton>
        )
      }
    >
      {editing ? <DetailsForm customer={customer} onClose={stop} /> : <Shown customer={customer} />}
    </Section>
  );
}

function Shown({ customer }: { readonly customer: CustomerCard }) {
  const { t } = useTexts();
  const { mailTo } = customer;
  return (
    <>
      <dl className={styles['pairs']}>
        {fields.map((field) => (
          <div key={field}>
            <dt>{t(`customers.details.${field}`)}</dt>
            <dd>{valueOf(customer, field) || t('words.notGiven')}</dd>
          </div>
        ))}
      </dl>
      <p className={mailTo.from === 'none' ? styles['lacking'] : styles['help']}>
        {mailTo.from === 'none'
          ? t('customers.mailTo.none')
          : t(`customers.mailTo.${mailTo.from}`, { address: mailTo.address })}
      </p>
    </>
  );
}

interface FormProps {
  readonly customer: CustomerCard;
  readonly onClose: () => void;
}

function DetailsForm({ customer, onClose }: FormProps) {
  const texts = useTexts();
  const { t } = texts;
  const [entered, setEntered] = useState<Readonly<Record<Field, string>>>(() => ({
    name: customer.name,
    identityNumber: valueOf(customer, 'identityNumber'),
    invoiceEmail: customer.invoiceEmail,
    email: customer.email,
    phone: customer.phone,
  }));
  const element = useEscape<HTMLFormElement>(onClose);
  const save = useMutation(api.customers.setDetails.mutationOptions({ meta: { shownInPlace: true } }));
  const failure = save.error === null ? null : failureOf(save.error);
  const failed = fields.find((field) => sameField(failure?.params['field'], field));
  const changed = Object.fromEntries(
    fields
      .filter((field) => entered[field].trim() !== valueOf(customer, field))
      .map((field) => [field, entered[field].trim()]),
  );
  const submit = (event: { readonly preventDefault: () => void }) => {
    event.preventDefault();
    if (Object.keys(changed).length === 0) {
      onClose();
      return;
    }
    save.mutate(
      { customerId: customer.id, ...changed },
      {
        onSuccess: () => {
          showToast('good', t('customers.saved'));
          onClose();
        },
      },
    );
  };
  return (
    <form
      ref={element}
      className={form['form']}
      noValidate
      aria-label={t('customers.details.edit', { customer: customer.name })}
      onSubmit={submit}
    >
      {fields.map((field) => (
        <TextField
          key={field}
          label={t(`customers.details.${field}`)}
          value={entered[field]}
          autoFocus={field === 'name'}
          // The program's own check says more than the browser's.
          type={field === 'phone' ? 'tel' : 'text'}
          error={failure !== null && failed === field ? failureText(texts, failure) : null}
          onChange={(value) => setEntered((before) => ({ ...before, [field]: value }))}
        />
      ))}
      {failure !== null && failed === undefined && (
        <p role="alert" className={form['error']}>
          {failureText(texts, failure)}
        </p>
      )}
      <div className={form['formButtons']}>
        <Button onPress={onClose}>{t('words.action.cancel')}</Button>
        <Button look="primary" type="submit" isPending={save.isPending}>
          {t('words.action.save')}
        </Button>
      </div>
    </form>
  );
}

function valueOf(customer: CustomerCard, field: Field): string {
  return customer[field] ?? '';
}

/** Errors name a field as the border or as the ledger does. */
function sameField(named: unknown, field: Field): boolean {
  return typeof named === 'string' && named.replaceAll('_', '').toLowerCase() === field.toLowerCase();
}
