import { useMutation, useQuery } from '@tanstack/react-query';
import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import type { CustomerCard } from '#shared/contract/customers.ts';
import {
  Alert,
  IconButton,
  PanelSection,
  Select,
  showToast,
  SidePanel,
  Switch,
  useTexts,
} from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { AddressForm } from '#renderer/features/customers/AddressForm.tsx';
import { HoldDialog } from '#renderer/features/customers/HoldDialog.tsx';
import { HoldList } from '#renderer/features/customers/HoldList.tsx';
import styles from '#renderer/features/customers/Customers.module.css';

interface Props {
  readonly customerId: number;
  /** Opens with the address being edited. */
  readonly startWith: 'address' | null;
  readonly onClose: () => void;
}

/** The reminder settings of one customer (001-18): kind, profile, language, address and stops. */
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
      subtitle={facts.filter((fact) => fact !== null).join(' · ')}
      onClose={onClose}
    >
      {data.blocked && <Alert tone="warning">{t('customers.blockedNow')}</Alert>}
      <Process customer={data} />
      <Flags customer={data} />
      <Address key={`${data.id}-${startWith ?? ''}`} customer={data} startOpen={startWith === 'address'} />
      <Holds customer={data} />
    </SidePanel>
  );
}

const followDefault = 'default';

function Process({ customer }: { readonly customer: CustomerCard }) {
  const { t } = useTexts();
  const setKind = useMutation(api.customers.setKind.mutationOptions());
  const setProfile = useMutation(api.customers.setProfile.mutationOptions());
  const setLanguage = useMutation(api.customers.setLanguage.mutationOptions());
  const customerId = customer.id;
  return (
    <PanelSection title={t('customers.process')}>
      <div className={styles['stack']}>
        <Select
          label={t('customers.kind')}
          selected={customer.kind}
          help={
            customer.kind === customer.importedKind
              ? t('customers.kindHelp')
              : t('customers.kindOwn', { kind: t(`words.kind.${customer.importedKind}`).toLowerCase() })
          }
          options={(['company', 'person'] as const).map((id) => ({ id, title: t(`words.kind.${id}`) }))}
          onSelect={(kind) => setKind.mutate({ customerId, kind: kind === 'person' ? 'person' : 'company' })}
        />
        <Select
          label={t('customers.profile')}
          selected={customer.profileId === null ? followDefault : String(customer.profileId)}
          options={[
            { id: followDefault, title: t('customers.profileDefault', { profile: customer.defaultProfile }) },
            ...customer.profiles.map((profile) => ({ id: String(profile.id), title: profile.name })),
          ]}
          onSelect={(id) =>
            setProfile.mutate({ customerId, profileId: id === followDefault ? null : Number(id) })
          }
        />
        <Select
          label={t('customers.language')}
          selected={customer.language ?? followDefault}
          options={[
            { id: followDefault, title: t('customers.languageDefault') },
            ...customer.languages.map((id) => ({ id, title: t(`words.language.${id}`) })),
          ]}
          onSelect={(id) =>
            setLanguage.mutate({
              customerId,
              language: customer.languages.find((language) => language === id) ?? null,
            })
          }
        />
      </div>
    </PanelSection>
  );
}

function Flags({ customer }: { readonly customer: CustomerCard }) {
  const { t } = useTexts();
  const setFlags = useMutation(api.customers.setFlags.mutationOptions());
  const { id: customerId, collectionBan, directDebit } = customer;
  const flags = { customerId, collectionBan, directDebit };
  return (
    <PanelSection title={t('customers.flags.title')}>
      <div className={styles['stack']}>
        <Switch
          label={t('customers.flags.collectionBan')}
          help={t('customers.flags.collectionBanHelp')}
          selected={collectionBan}
          isDisabled={setFlags.isPending}
          onChange={(on) => setFlags.mutate({ ...flags, collectionBan: on })}
        />
        <Switch
          label={t('customers.flags.directDebit')}
          help={t('customers.flags.directDebitHelp')}
          selected={directDebit}
          isDisabled={setFlags.isPending}
          onChange={(on) => setFlags.mutate({ ...flags, directDebit: on })}
        />
      </div>
    </PanelSection>
  );
}

function Address({ customer, startOpen }: { readonly customer: CustomerCard; readonly startOpen: boolean }) {
  const { t } = useTexts();
  const [editing, setEditing] = useState(startOpen);
  if (editing) {
    return (
      <PanelSection title={t('customers.address.title')}>
        <AddressForm
          customerId={customer.id}
          customer={customer.name}
          address={customer}
          missing={(['street', 'postcode', 'city'] as const).filter((field) => customer[field] === '')}
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
        {[
          customer.street,
          customer.street2,
          `${customer.postcode} ${customer.city}`.trim(),
          countryName(t, customer.country),
        ]
          .filter((line) => line !== '')
          .map((line) => (
            <div key={line}>{line}</div>
          ))}
      </address>
      <ImportedValues customer={customer} />
      {(customer.email !== '' || customer.phone !== '') && (
        <p className={styles['contact']}>
          {[customer.email, customer.phone].filter((each) => each !== '').join(' · ')}
        </p>
      )}
    </PanelSection>
  );
}

type Translate = ReturnType<typeof useTexts>['t'];

/** The country's name where the catalog knows it, else its code. */
function countryName(t: Translate, country: string): string {
  const known = (['NO', 'SE', 'FI', 'DK'] as const).find((code) => code === country);
  return known === undefined ? country : t(`words.country.${known}`);
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

function Holds({ customer }: { readonly customer: CustomerCard }) {
  const { t } = useTexts();
  const [asking, setAsking] = useState(false);
  const hold = useMutation(api.customers.hold.mutationOptions({ meta: { shownInPlace: true } }));
  return (
    <PanelSection
      title={t('customers.holds')}
      action={
        <IconButton size="small" label={t('customers.addHold')} onPress={() => setAsking(true)}>
          <Plus />
        </IconButton>
      }
    >
      {customer.holds.length === 0 ? (
        <p className={styles['none']}>{t('customers.noHolds')}</p>
      ) : (
        <HoldList holds={customer.holds} />
      )}
      {asking && (
        <HoldDialog
          title={t('customers.holdTitle', { customer: customer.name })}
          startWith="do_not_remind"
          error={hold.error}
          isPending={hold.isPending}
          onClose={() => setAsking(false)}
          onSubmit={async (request) => {
            await hold.mutateAsync({ ...request, customerId: customer.id });
            showToast('good', t('customers.held', { customer: customer.name }));
            setAsking(false);
          }}
        />
      )}
    </PanelSection>
  );
}
