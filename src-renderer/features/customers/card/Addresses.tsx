import { useMutation } from '@tanstack/react-query';
import { Mail, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { CustomerAddress, CustomerCard } from '#shared/contract/customers.ts';
import { missingAddressFields } from '#shared/domain/dunning/missingAddressFields.ts';
import { IconButton, Menu, showToast, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { AddressFields } from '#renderer/features/customers/AddressFields.tsx';
import { AddressForm } from '#renderer/features/customers/AddressForm.tsx';
import { addressLines } from '#renderer/features/customers/addressLines.ts';
import { Section } from '#renderer/features/customers/card/Section.tsx';
import styles from '#renderer/features/customers/card/Card.module.css';

type Purpose = CustomerCard['addresses'][number]['purpose'];
type Edited = 'letters' | Purpose | null;

const purposes: readonly Purpose[] = ['invoice', 'postal', 'visiting', 'delivery'];

/** All addresses of a customer by purpose, first the one that letters go to, with the order that decides it. */
export function Addresses({ customer }: { readonly customer: CustomerCard }) {
  const { t } = useTexts();
  const [edited, setEdited] = useState<Edited>(null);
  const stop = () => setEdited(null);
  const used = customer.addresses.find(({ letters }) => letters);
  const others = customer.addresses.filter(({ letters }) => !letters);
  const free = purposes.filter((purpose) => !customer.addresses.some((each) => each.purpose === purpose));
  const added = purposes.find((purpose) => purpose === edited && free.includes(purpose));
  return (
    <Section
      title={t('customers.address.all')}
      action={
        free.length > 0 && (
          <Menu
            label={t('customers.address.add')}
            trigger={
              <IconButton size="small" label={t('customers.address.add')}>
                <Plus />
              </IconButton>
            }
            entries={free.map((id) => ({
              id,
              title: t(`customers.purpose.${id}`),
              onSelect: () => setEdited(id),
            }))}
          />
        )
      }
    >
      {edited === 'letters' ? (
        <AddressForm
          customerId={customer.id}
          customer={customer.name}
          address={customer}
          missing={missingAddressFields(customer)}
          onDone={stop}
          onCancel={stop}
        />
      ) : (
        <Shown
          title={used === undefined ? t('customers.address.title') : t(`customers.purpose.${used.purpose}`)}
          address={customer}
          origin={used?.origin ?? null}
          letters
          editLabel={t('customers.address.edit', { customer: customer.name })}
          onEdit={() => setEdited('letters')}
        />
      )}
      {others.map((address) =>
        edited === address.purpose ? (
          <OtherForm
            key={address.purpose}
            customer={customer}
            purpose={address.purpose}
            address={address}
            onClose={stop}
          />
        ) : (
          <Other
            key={address.purpose}
            customer={customer}
            address={address}
            onEdit={() => setEdited(address.purpose)}
          />
        ),
      )}
      {added !== undefined && (
        <OtherForm
          customer={customer}
          purpose={added}
          address={{ street: '', street2: '', postcode: '', city: '', country: customer.country }}
          onClose={stop}
        />
      )}
      {customer.addresses.length > 1 && <p className={styles['help']}>{t('customers.address.order')}</p>}
    </Section>
  );
}

interface ShownProps {
  readonly title: string;
  readonly address: CustomerAddress;
  readonly origin: 'import' | 'own' | null;
  readonly letters?: boolean;
  readonly editLabel: string;
  readonly onEdit: () => void;
  readonly onRemove?: () => void;
}

function Shown({ title, address, origin, letters = false, editLabel, onEdit, onRemove }: ShownProps) {
  const texts = useTexts();
  const { t } = texts;
  const lines = addressLines(texts, address);
  const isBare = address.street === '' && address.city === '' && address.postcode === '';
  return (
    <div className={styles['entry']}>
      <div className={styles['entryText']}>
        <div className={styles['entryHead']}>
          <b>{title}</b>
          {letters && (
            <span className={styles['used']}>
              <Mail aria-hidden />
              {t('customers.address.letters')}
            </span>
          )}
          {origin === 'own' && <small>{t('customers.originOwn')}</small>}
        </div>
        {isBare ? (
          <p className={styles['lacking']}>{t('customers.address.none')}</p>
        ) : (
          <address className={styles['address']}>{lines.join(', ')}</address>
        )}
      </div>
      <div className={styles['entryButtons']}>
        <IconButton size="small" label={editLabel} onPress={onEdit}>
          <Pencil />
        </IconButton>
        {onRemove !== undefined && (
          <IconButton
            size="small"
            label={t('customers.address.remove', { purpose: title })}
            onPress={onRemove}
          >
            <Trash2 />
          </IconButton>
        )}
      </div>
    </div>
  );
}

interface OtherProps {
  readonly customer: CustomerCard;
  readonly address: CustomerCard['addresses'][number];
  readonly onEdit: () => void;
}

function Other({ customer, address, onEdit }: OtherProps) {
  const { t } = useTexts();
  const { purpose } = address;
  const title = t(`customers.purpose.${purpose}`);
  const { street, street2, postcode, city, country } = address;
  const set = useMutation(api.customers.setAddressFor.mutationOptions());
  const remove = () =>
    set.mutate(
      { customerId: customer.id, purpose, address: null },
      {
        onSuccess: () =>
          showToast('good', t('customers.address.removed', { purpose: title }), {
            title: t('words.action.undo'),
            run: () =>
              set.mutate({
                customerId: customer.id,
                purpose,
                address: { street, street2, postcode, city, country },
              }),
          }),
      },
    );
  return (
    <Shown
      title={title}
      address={address}
      origin={address.origin}
      editLabel={t('customers.address.editPurpose', { purpose: title })}
      onEdit={onEdit}
      onRemove={remove}
    />
  );
}

interface OtherFormProps {
  readonly customer: CustomerCard;
  readonly purpose: Purpose;
  readonly address: CustomerAddress;
  readonly onClose: () => void;
}

function OtherForm({ customer, purpose, address, onClose }: OtherFormProps) {
  const { t } = useTexts();
  const save = useMutation(api.customers.setAddressFor.mutationOptions({ meta: { shownInPlace: true } }));
  const title = t(`customers.purpose.${purpose}`);
  return (
    <div className={styles['entryForm']}>
      <b>{title}</b>
      <AddressFields
        label={t('customers.address.editPurpose', { purpose: title })}
        address={address}
        missing={missingAddressFields({ ...address, name: customer.name })}
        error={save.error}
        isPending={save.isPending}
        onCancel={onClose}
        onSubmit={(entered) =>
          save.mutate(
            { customerId: customer.id, purpose, address: entered },
            {
              onSuccess: () => {
                showToast('good', t('customers.saved'));
                onClose();
              },
            },
          )
        }
      />
    </div>
  );
}
