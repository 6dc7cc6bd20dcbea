import { keepPreviousData, skipToken, useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { CreditorCountry, CreditorFields, ProfileRow } from '#shared/contract/creditors.ts';
import { Alert, Button, showToast, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText, type Failure } from '#renderer/api/failure.ts';
import { AddressFields } from '#renderer/features/creditors/AddressFields.tsx';
import { CompanyFields, ContactFields } from '#renderer/features/creditors/CompanyFields.tsx';
import type { CreditorDraft } from '#renderer/features/creditors/creditorDraft.ts';
import { PostingFields } from '#renderer/features/creditors/PostingFields.tsx';
import { ProcessFields } from '#renderer/features/creditors/ProcessFields.tsx';
import {
  ClaimFields,
  InterestInvoiceFields,
  PaymentFields,
  TermsFields,
} from '#renderer/features/creditors/RuleFields.tsx';
import { StartFields } from '#renderer/features/creditors/StartFields.tsx';
import styles from '#renderer/features/creditors/Creditors.module.css';

type Profiles = readonly Pick<ProfileRow, 'preset' | 'debtorKind' | 'name'>[];

interface Props {
  readonly initial: CreditorFields;
  readonly countries: readonly CreditorCountry[];
  /** The creditor's own profiles; null for a new one, which gets the ready-made ones of its country. */
  readonly profiles: Profiles | null;
  readonly creditorId: number | null;
  readonly logo?: ReactNode;
  readonly onAdded?: (creditorId: number) => void;
  readonly onCancel?: () => void;
}

/**
 * The fields of a creditor, each with its own error; what the backend refuses is said at the field it names. The rules
 * that most leave as their country has them are folded away behind a line that says what holds.
 */
export function CreditorForm({ initial, countries, profiles, creditorId, logo, onAdded, onCancel }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const [fields, setFields] = useState(initial);
  const save = useSave(creditorId, (id) => {
    showToast(
      'good',
      t(creditorId === null ? 'creditors.added' : 'creditors.saved', { name: fields.name.trim() }),
    );
    if (creditorId === null) onAdded?.(id);
  });
  const offered = useProfiles(profiles, fields.country);
  const country = countries.find((each) => each.country === fields.country);
  if (country === undefined) {
    return (
      <Alert tone="error">
        {texts.refusalText('country_not_supported', {
          country: fields.country,
          supported: countries.map((each) => each.country).join(', '),
        })}
      </Alert>
    );
  }
  const draft: CreditorDraft = {
    fields,
    country,
    change: (part) => setFields((before) => ({ ...before, ...part })),
    errorOf: (field) => fieldError(texts, save.failure, field),
  };
  const submit = (event: { readonly preventDefault: () => void }) => {
    event.preventDefault();
    save.run(fields);
  };
  const unplaced = save.failure !== null && save.failure.params['field'] === undefined ? save.failure : null;
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <CompanyFields draft={draft} countries={countries} isNew={creditorId === null} />
      <ContactFields draft={draft} logo={logo} />
      <ProcessFields draft={draft} profiles={offered} />
      <StartFields draft={draft} />
      <AddressFields draft={draft} />
      <TermsFields draft={draft} />
      <ClaimFields draft={draft} />
      <PaymentFields draft={draft} />
      <InterestInvoiceFields draft={draft} />
      <PostingFields draft={draft} creditorId={creditorId} />
      <footer className={styles['footer']}>
        {unplaced !== null && <Alert tone="error">{failureText(texts, unplaced)}</Alert>}
        {save.failure !== null && unplaced === null && (
          <span className={styles['footError']} role="alert">
            {failureText(texts, save.failure)}
          </span>
        )}
        {onCancel !== undefined && <Button onPress={onCancel}>{t('words.action.cancel')}</Button>}
        <Button look="primary" type="submit" isPending={save.isPending}>
          {t(creditorId === null ? 'creditors.add' : 'words.action.save')}
        </Button>
      </footer>
    </form>
  );
}

/**
 * The profiles to choose from. A creditor that is there has its own, with the names it gave them; a new one is shown the
 * ready-made ones of its country in the reader's language.
 */
function useProfiles(own: Profiles | null, country: string): Profiles {
  const { t } = useTexts();
  const { data: presets } = useQuery({
    ...api.creditors.presets.queryOptions({ input: own === null ? { country } : skipToken }),
    placeholderData: keepPreviousData,
  });
  if (own !== null) return own;
  return (presets ?? []).map((each) => {
    const known = (['gentle', 'standard', 'strict'] as const).find((preset) => preset === each.preset);
    return known === undefined ? each : { ...each, name: t(`words.profile.${known}`) };
  });
}

function useSave(creditorId: number | null, onSaved: (creditorId: number) => void) {
  const quiet = { meta: { shownInPlace: true } };
  const add = useMutation(api.creditors.add.mutationOptions(quiet));
  const change = useMutation(api.creditors.change.mutationOptions(quiet));
  const error = add.error ?? change.error;
  return {
    isPending: add.isPending || change.isPending,
    failure: error === null ? null : failureOf(error),
    run: (fields: CreditorFields) => {
      if (creditorId === null) add.mutate(fields, { onSuccess: ({ id }) => onSaved(id) });
      else change.mutate({ ...fields, creditorId }, { onSuccess: () => onSaved(creditorId) });
    },
  };
}

/** The text at a field, where the failure names it. An organisation number that is taken is said at its field. */
function fieldError(
  texts: ReturnType<typeof useTexts>,
  failure: Failure | null,
  field: keyof CreditorFields,
): string | null {
  if (failure === null) return null;
  if (failure.code === 'creditor_exists') {
    return field === 'organisationNumber' ? failureText(texts, failure) : null;
  }
  return failure.params['field'] === field ? failureText(texts, failure) : null;
}
