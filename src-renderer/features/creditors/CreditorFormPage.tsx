import { skipToken, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Alert, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { emptyCreditor } from '#renderer/features/creditors/creditorDraft.ts';
import { CreditorForm } from '#renderer/features/creditors/CreditorForm.tsx';
import { CreditorLogo } from '#renderer/features/creditors/CreditorLogo.tsx';
import styles from '#renderer/features/creditors/Creditors.module.css';

interface Props {
  /** Null for a new creditor. */
  readonly creditorId: number | null;
  readonly onAdded?: (creditorId: number) => void;
  readonly onCancel?: () => void;
}

/** The settings of a creditor, for a new one and for one that is there (001-33 … 001-47). */
export function CreditorFormPage({ creditorId, onAdded, onCancel }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const existing = useQuery(
    api.creditors.get.queryOptions({ input: creditorId === null ? skipToken : { creditorId } }),
  );
  const countries = useQuery(api.creditors.countries.queryOptions());
  const error = existing.error ?? countries.error;
  if (error !== null) {
    return (
      <Page title={t('creditors.settings')}>
        <Alert tone="error">{failureText(texts, failureOf(error))}</Alert>
      </Page>
    );
  }
  if (creditorId === null) {
    if (countries.data === undefined) return <Page title={t('creditors.new')}>{null}</Page>;
    return (
      <Page title={t('creditors.new')} intro={t('creditors.newHelp')}>
        <CreditorForm
          initial={emptyCreditor(countries.data[0]?.country ?? '')}
          countries={countries.data}
          profiles={null}
          creditorId={null}
          {...(onAdded === undefined ? {} : { onAdded })}
          {...(onCancel === undefined ? {} : { onCancel })}
        />
      </Page>
    );
  }
  if (existing.data === undefined || countries.data === undefined)
    return <Page title={t('creditors.settings')}>{null}</Page>;
  const { id, currency, hasLogo, profiles, ...fields } = existing.data;
  const country = countries.data.find((each) => each.country === fields.country)?.country;
  const name = country === undefined ? fields.country : t(`words.country.${country}`);
  return (
    <Page title={t('creditors.settings')} intro={t('creditors.settingsHelp', { country: name, currency })}>
      <CreditorForm
        key={id}
        initial={fields}
        countries={countries.data}
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
