import { skipToken, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { CreditorFields } from '#shared/contract/creditors.ts';
import { Alert, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { CreditorForm } from '#renderer/features/creditors/CreditorForm.tsx';
import { CreditorLogo } from '#renderer/features/creditors/CreditorLogo.tsx';
import styles from '#renderer/features/creditors/Creditors.module.css';

interface Props {
  /** Null for a new creditor. */
  readonly creditorId: number | null;
  readonly onAdded?: (creditorId: number) => void;
  readonly onCancel?: () => void;
}

/** The settings of a creditor, for a new one and for one that is there (001-33 … 001-47, as far as they exist). */
export function CreditorFormPage({ creditorId, onAdded, onCancel }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const existing = useQuery(
    api.creditors.get.queryOptions({ input: creditorId === null ? skipToken : { creditorId } }),
  );
  const presets = useQuery(api.creditors.presets.queryOptions({ input: { country: 'NO' } }));
  const error = existing.error ?? presets.error;
  if (error !== null) {
    return (
      <Page title={t('creditors.settings')}>
        <Alert tone="error">{failureText(texts, failureOf(error))}</Alert>
      </Page>
    );
  }
  if (creditorId === null) {
    if (presets.data === undefined) return <Page title={t('creditors.new')}>{null}</Page>;
    return (
      <Page title={t('creditors.new')} intro={t('creditors.newHelp')}>
        <CreditorForm
          initial={emptyFields}
          profiles={presets.data}
          creditorId={null}
          {...(onAdded === undefined ? {} : { onAdded })}
          {...(onCancel === undefined ? {} : { onCancel })}
        />
      </Page>
    );
  }
  if (existing.data === undefined) return <Page title={t('creditors.settings')}>{null}</Page>;
  const { id, currency, hasLogo, profiles, ...fields } = existing.data;
  return (
    <Page title={t('creditors.settings')} intro={t('creditors.settingsHelp', { currency })}>
      <CreditorForm
        key={id}
        initial={fields}
        profiles={profiles}
        creditorId={id}
        logo={<CreditorLogo creditorId={id} hasLogo={hasLogo} />}
      />
    </Page>
  );
}

function Page({
  title,
  intro,
  children,
}: {
  readonly title: string;
  readonly intro?: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <h1>{title}</h1>
        {intro !== undefined && <p>{intro}</p>}
      </header>
      <div className={styles['scroller']}>{children}</div>
    </div>
  );
}

const emptyFields: CreditorFields = {
  name: '',
  organisationNumber: null,
  country: 'NO',
  street: '',
  postcode: '',
  city: '',
  email: '',
  phone: '',
  bankAccount: '',
  postalDays: 3,
  listDays: 0,
  minimumAmount: 0,
  firstInvoiceNumber: null,
  foreignCustomers: 'withhold',
  personProfile: 'standard',
  companyProfile: 'standard',
};
