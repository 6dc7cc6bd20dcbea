import type { ReactNode } from 'react';
import type { CreditorCountry } from '#shared/contract/creditors.ts';
import { Select, TextField, useTexts } from '#renderer/ui/index.ts';
import type { CreditorDraft } from '#renderer/features/creditors/creditorDraft.ts';
import { FormGroup } from '#renderer/features/creditors/FormGroup.tsx';
import styles from '#renderer/features/creditors/Creditors.module.css';

interface Props {
  readonly draft: CreditorDraft;
  /** The countries to choose from; a creditor that is there keeps its own. */
  readonly countries: readonly CreditorCountry[];
  readonly isNew: boolean;
}

/** Who the creditor is. Numbers and postcode are written as its country does. */
export function CompanyFields({ draft, countries, isNew }: Props) {
  const { t } = useTexts();
  const { fields, country, change, errorOf } = draft;
  return (
    <FormGroup title={t('creditors.group.company')} help={t('creditors.groupHelp.company')}>
      {isNew && (
        <Select
          label={t('creditors.field.country')}
          help={t('creditors.countryHelp', { currency: country.currency })}
          selected={fields.country}
          error={errorOf('country')}
          options={countries.map((each) => ({ id: each.country, title: t(`words.country.${each.country}`) }))}
          onSelect={(chosen) => change({ country: chosen })}
        />
      )}
      <TextField
        label={t('creditors.field.name')}
        value={fields.name}
        error={errorOf('name')}
        autoFocus={isNew}
        onChange={(name) => change({ name })}
      />
      <TextField
        label={t(`creditors.organisationNumber.${country.country}`)}
        help={t(`creditors.organisationNumberHelp.${country.country}`)}
        optional
        value={fields.organisationNumber ?? ''}
        error={errorOf('organisationNumber')}
        onChange={(text) => change({ organisationNumber: text.trim() === '' ? null : text })}
      />
      <TextField
        label={t('creditors.field.street')}
        value={fields.street}
        error={errorOf('street')}
        onChange={(street) => change({ street })}
      />
      <div className={styles['pair']}>
        <TextField
          label={t('creditors.field.postcode')}
          value={fields.postcode}
          error={errorOf('postcode')}
          onChange={(postcode) => change({ postcode })}
        />
        <TextField
          label={t('creditors.field.city')}
          value={fields.city}
          error={errorOf('city')}
          onChange={(city) => change({ city })}
        />
      </div>
    </FormGroup>
  );
}

/** Where customers turn, and where they pay. */
export function ContactFields({ draft, logo }: { readonly draft: CreditorDraft; readonly logo?: ReactNode }) {
  const { t } = useTexts();
  const { fields, country, change, errorOf } = draft;
  return (
    <FormGroup title={t('creditors.group.contact')} help={t('creditors.groupHelp.contact')}>
      <TextField
        label={t('creditors.field.email')}
        value={fields.email}
        error={errorOf('email')}
        onChange={(email) => change({ email })}
      />
      <TextField
        label={t('creditors.field.phone')}
        value={fields.phone}
        error={errorOf('phone')}
        onChange={(phone) => change({ phone })}
      />
      <TextField
        label={t(`creditors.account.${country.country}`)}
        help={t(`creditors.accountHelp.${country.country}`)}
        value={fields.bankAccount}
        error={errorOf('bankAccount')}
        onChange={(bankAccount) => change({ bankAccount })}
      />
      {logo}
    </FormGroup>
  );
}
