import { useMutation } from '@tanstack/react-query';
import { Pencil, Plus, Star, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ContactPerson, CustomerCard } from '#shared/contract/customers.ts';
import { Button, IconButton, showToast, TextField, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { Section } from '#renderer/features/customers/card/Section.tsx';
import { useEscape } from '#renderer/features/customers/useEscape.ts';
import form from '#renderer/features/customers/Customers.module.css';
import styles from '#renderer/features/customers/card/Card.module.css';

/** Contact persons; the first becomes the default one, which goes to a collection agency too (003-20, 003-21). */
export function Contacts({ customer }: { readonly customer: CustomerCard }) {
  const { t } = useTexts();
  const [edited, setEdited] = useState<number | 'new' | null>(null);
  const stop = () => setEdited(null);
  return (
    <Section
      title={t('customers.contacts.title')}
      action={
        <IconButton size="small" label={t('customers.contacts.add')} onPress={() => setEdited('new')}>
          <Plus />
        </IconButton>
      }
    >
      {customer.contacts.length === 0 && edited !== 'new' && (
        <p className={styles['none']}>{t('customers.contacts.none')}</p>
      )}
      <ul>
        {customer.contacts.map((contact) => (
          <li key={contact.id}>
            {edited === contact.id ? (
              <ContactForm customerId={customer.id} contact={contact} onClose={stop} />
            ) : (
              <Contact customerId={customer.id} contact={contact} onEdit={() => setEdited(contact.id)} />
            )}
          </li>
        ))}
      </ul>
      {edited === 'new' && <ContactForm customerId={customer.id} contact={null} onClose={stop} />}
    </Section>
  );
}

interface ContactProps {
  readonly customerId: number;
  readonly contact: ContactPerson;
  readonly onEdit: () => void;
}

function Contact({ customerId, contact, onEdit }: ContactProps) {
  const { t } = useTexts();
  const set = useMutation(api.customers.setContact.mutationOptions());
  const remove = useMutation(api.customers.removeContact.mutationOptions());
  const { id: contactId, name, role, email, phone, isDefault } = contact;
  const entered = { customerId, name, role, email, phone };
  const takeAway = () =>
    remove.mutate(
      { contactId },
      {
        onSuccess: () =>
          showToast('good', t('customers.contacts.removed', { name }), {
            title: t('words.action.undo'),
            run: () => set.mutate({ ...entered, contactId: null, isDefault }),
          }),
      },
    );
  return (
    <div className={styles['entry']}>
      <div className={styles['entryText']}>
        <div className={styles['entryHead']}>
          <b>{name}</b>
          {role !== '' && <span>{role}</span>}
          {isDefault && (
            <span className={styles['used']}>
              <Star aria-hidden />
              {t('customers.contacts.default')}
            </span>
          )}
          {contact.origin === 'own' && <small>{t('customers.originOwn')}</small>}
        </div>
        <p className={styles['address']}>{[email, phone].filter((each) => each !== '').join(' · ')}</p>
      </div>
      <div className={styles['entryButtons']}>
        {!isDefault && (
          <IconButton
            size="small"
            label={t('customers.contacts.makeDefault', { name })}
            onPress={() => set.mutate({ ...entered, contactId, isDefault: true })}
          >
            <Star />
          </IconButton>
        )}
        <IconButton size="small" label={t('customers.contacts.edit', { name })} onPress={onEdit}>
          <Pencil />
        </IconButton>
        <IconButton size="small" label={t('customers.contacts.remove', { name })} onPress={takeAway}>
          <Trash2 />
        </IconButton>
      </div>
    </div>
  );
}

interface FormProps {
  readonly customerId: number;
  /** Null for a new one. */
  readonly contact: ContactPerson | null;
  readonly onClose: () => void;
}

const fields = ['name', 'role', 'email', 'phone'] as const;

function ContactForm({ customerId, contact, onClose }: FormProps) {
  const texts = useTexts();
  const { t } = texts;
  const [entered, setEntered] = useState(() => ({
    name: contact?.name ?? '',
    role: contact?.role ?? '',
    email: contact?.email ?? '',
    phone: contact?.phone ?? '',
  }));
  const element = useEscape<HTMLFormElement>(onClose);
  const save = useMutation(api.customers.setContact.mutationOptions({ meta: { shownInPlace: true } }));
  const failure = save.error === null ? null : failureOf(save.error);
  const failed = fields.find((field) => failure?.params['field'] === field);
  const submit = (event: { readonly preventDefault: () => void }) => {
    event.preventDefault();
    save.mutate(
      { ...entered, customerId, contactId: contact?.id ?? null, isDefault: contact?.isDefault ?? false },
      {
        onSuccess: () => {
          showToast('good', t('customers.saved'));
          onClose();
        },
      },
    );
  };
  const label =
    contact === null ? t('customers.contacts.add') : t('customers.contacts.edit', { name: contact.name });
  return (
    <form ref={element} className={form['form']} noValidate aria-label={label} onSubmit={submit}>
      {fields.map((field) => (
        <TextField
          key={field}
          label={t(`customers.contacts.field.${field}`)}
          value={entered[field]}
          optional={field !== 'name'}
          autoFocus={field === 'name'}
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
        <Button
          look="primary"
          type="submit"
          isPending={save.isPending}
          isDisabled={entered.name.trim() === ''}
        >
          {t('words.action.save')}
        </Button>
      </div>
    </form>
  );
}
