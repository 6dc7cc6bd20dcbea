import { useQuery } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import type { CustomerCard } from '#shared/contract/customers.ts';
import { missingAddressFields } from '#shared/domain/dunning/missingAddressFields.ts';
import { Alert, IconButton, PanelSection, SidePanel, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { AddHold } from '#renderer/features/customers/AddHold.tsx';
import { AddressForm } from '#renderer/features/customers/AddressForm.tsx';
import { addressLines } from '#renderer/features/customers/addressLines.ts';
import { CustomerLink } from '#renderer/features/customers/CustomerLinks.tsx';
import { ExceptionFields } from '#renderer/features/customers/ExceptionFields.tsx';
import { HoldList } from '#renderer/features/customers/HoldList.tsx';
import { ProcessFields } from '#renderer/features/customers/ProcessFields.tsx';
import styles from '#renderer/features/customers/Customers.module.css';

interface Props {
  readonly customerId: number;
  /** Opens with the address being edited. */
  readonly startWith: 'address' | null;
  readonly onClose: () => void;
}

/** The reminder settings of one customer (001-18) beside a list; its card has everything else. */
export function CustomerPanel({ customerId, startWith, onClose }: Props) {
  const texts = useTexts();
  const { t, format } = texts;
  const { data, error } = useQuery(api.customers.get.queryOptions({ input: { customerId } }));
  if (error !== null) {
    return (
      <SidePanel title={t('customers.title')} onClose={onClose}>
        <Alert tone="error">{failureText(texts, failureOf(error))}</Alert>
      </SidePanel>
    );
  }
  if (data === undefined) {
    return (
      <SidePanel title={t('words.loading')} onClose={onClose}>
        {null}
      </SidePanel>
    );
  }
  const facts = [
    data.number === null ? null : t('customers.number', { number: data.number }),
    t('customers.open', {
      invoices: t('words.invoices', { count: data.openInvoices }),
      amount: format.list(data.open.map(({ amount, currency }) => format.money(amount, currency))),
    }),
  ];
  return (
    <SidePanel
      title={data.name}
      subtitle={
        <>
          {facts.filter((fact) => fact !== null).join(' · ')}
          <br />
          <CustomerLink creditorId={data.creditorId} customerId={data.id}>
            {t('customers.toCard')}
          </CustomerLink>
        </>
      }
      onClose={onClose}
    >
      {data.situation !== null && (
        <Alert tone="warning">
          {t(`customers.situationSince.${data.situation.what}`, { day: format.day(data.situation.on) })}
        </Alert>
      )}
      {data.blocked && <Alert tone="warning">{t('customers.blockedNow')}</Alert>}
      <PanelSection title={t('customers.process')}>
        <ProcessFields customer={data} />
      </PanelSection>
      <PanelSection title={t('customers.flags.title')}>
        <ExceptionFields customer={data} />
      </PanelSection>
      <Address key={`${data.id}-${startWith ?? ''}`} customer={data} startOpen={startWith === 'address'} />
      <PanelSection title={t('customers.holds')} action={<AddHold customer={data} />}>
        {data.holds.length === 0 ? (
          <p className={styles['none']}>{t('customers.noHolds')}</p>
        ) : (
          <HoldList holds={data.holds} />
        )}
      </PanelSection>
    </SidePanel>
  );
}

function Address({ customer, startOpen }: { readonly customer: CustomerCard; readonly startOpen: boolean }) {
  const texts = useTexts();
  const { t } = texts;
  const [editing, setEditing] = useState(startOpen);
  if (editing) {
    return (
      <PanelSection title={t('customers.address.title')}>
        <AddressForm
          customerId={customer.id}
          customer={customer.name}
          address={customer}
          missing={missingAddressFields(customer)}
          onDone={() => setEditing(false)}
          onCancel={() => setEditing(false)}
        />
      </PanelSection>
    );
  }
  return (
    <PanelSection
      title={t('customers.address.title')}
      action={
        <IconButton
          size="small"
          label={t('customers.address.edit', { customer: customer.name })}
          onPress={() => setEditing(true)}
        >
          <Pencil />
        </IconButton>
      }
    >
      <address className={styles['address']}>
        {addressLines(texts, customer).map((line) => (
          <div key={line}>{line}</div>
        ))}
      </address>
      <ImportedValues customer={customer} />
      {(customer.mailTo.address !== '' || customer.phone !== '') && (
        <p className={styles['contact']}>
          {[customer.mailTo.address, customer.phone].filter((each) => each !== '').join(' · ')}
        </p>
      )}
    </PanelSection>
  );
}

const addressFields = ['street', 'street_2', 'postcode', 'city', 'country'] as const;

/** Where the office has entered its own value, the imported one stands beside it. */
function ImportedValues({ customer }: { readonly customer: CustomerCard }) {
  const { t } = useTexts();
  const changes = customer.changes.flatMap((change) => {
    const field = addressFields.find((name) => name === change.field);
    return field === undefined ? [] : [{ field, imported: change.imported }];
  });
  if (changes.length === 0) return null;
  return (
    <div className={styles['imported']}>
      <p>{t('customers.address.own')}</p>
      <dl>
        {changes.map((change) => (
          <div key={change.field}>
            <dt>{t('customers.address.imported', { field: t(`words.field.${change.field}`) })}</dt>
            <dd>{change.imported === '' ? t('customers.address.importedEmpty') : change.imported}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
