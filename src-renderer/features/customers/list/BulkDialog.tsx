import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CustomerChange, CustomerFilter } from '#shared/contract/customers.ts';
import type { LawCountry } from '#shared/domain/law/lawPack.ts';
import { letterLanguages } from '#shared/domain/letters/letterLanguage.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';
import { Alert, Button, Dialog, RadioList, Select, TextField, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';

/** What can be done to many customers at once beside a stop, which has a dialog of its own. */
export type BulkAction = 'profile' | 'kind' | 'language' | 'channel' | 'lift' | 'ban' | 'unban';

interface Props {
  readonly action: BulkAction;
  readonly count: number;
  readonly filter: CustomerFilter;
  readonly country: LawCountry;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly onClose: () => void;
  readonly onSubmit: (change: CustomerChange) => void;
}

const byDefault = 'default';
const channels = ['paper', 'email', 'einvoice'] as const;

/** Asks for what shall hold of the chosen customers; the button says how many and what becomes of them. */
export function BulkDialog({ action, count, filter, country, error, isPending, onClose, onSubmit }: Props) {
  const texts = useTexts();
  const { t, format } = texts;
  const profiles = useProfiles(filter);
  const [value, setValue] = useState<string>(action === 'kind' ? 'company' : byDefault);
  const [reason, setReason] = useState('');
  const change = changeOf(action, value, reason, country);
  const profile = profiles.find(({ id }) => id === value)?.title ?? '';
  const shown = format.number(count);
  return (
    <Dialog
      size="small"
      title={t(`customers.list.action.${action}`).replace(/ ?…$/, '')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('words.action.cancel')}</Button>
          <Button look="primary" isPending={isPending} onPress={() => onSubmit(change)}>
            {submitText(texts, action, value, { count, shown, profile })}
          </Button>
        </>
      }
    >
      {action === 'profile' && (
        <Select
          label={t('customers.profile')}
          help={t('customers.list.profileHelp')}
          selected={value}
          onSelect={setValue}
          options={[{ id: byDefault, title: t('customers.list.defaultProfile') }, ...profiles]}
        />
      )}
      {action === 'kind' && (
        <RadioList
          label={t('customers.kind')}
          selected={value === 'person' ? 'person' : 'company'}
          onSelect={setValue}
          choices={(['company', 'person'] as const).map((id) => ({
            id,
            title: t(`words.kind.${id}`),
            help: t(`customers.list.kindHelp.${id}`),
          }))}
        />
      )}
      {action === 'language' && (
        <Select
          label={t('customers.language')}
          selected={value}
          onSelect={setValue}
          options={[
            { id: byDefault, title: t('customers.languageDefault') },
            ...letterLanguages[country].map((id) => ({ id, title: t(`words.language.${id}`) })),
          ]}
        />
      )}
      {action === 'channel' && (
        <Select
          label={t('customers.channel')}
          help={t('customers.channelHelp')}
          selected={value}
          onSelect={setValue}
          options={[
            { id: byDefault, title: t('customers.channelDefault') },
            ...channels.map((id) => ({ id, title: t(`customers.by.${id}`) })),
          ]}
        />
      )}
      {action === 'lift' && (
        <>
          <p>{t('customers.list.liftHelp')}</p>
          <TextField
            label={t('customers.lift.reason')}
            value={reason}
            onChange={setReason}
            optional
            multiline
            autoFocus
          />
        </>
      )}
      {(action === 'ban' || action === 'unban') && <p>{t(`customers.list.banHelp.${action}`)}</p>}
      {error !== null && <Alert tone="error">{failureText(texts, failureOf(error))}</Alert>}
    </Dialog>
  );
}

/** The profiles that can be given, of one kind only where the list shows one kind. */
function useProfiles(filter: CustomerFilter): readonly { readonly id: string; readonly title: string }[] {
  const { t } = useTexts();
  const { data } = useQuery(api.profiles.list.queryOptions({ input: { creditorId: filter.creditorId } }));
  return (data ?? [])
    .filter(({ state, debtorKind }) => state === 'active' && (filter.kind ?? debtorKind) === debtorKind)
    .map(({ id, name, debtorKind }) => ({
      id: String(id),
      title: t('customers.list.profileOf', { profile: name, kind: t(`words.kind.${debtorKind}`) }),
    }));
}

function changeOf(action: BulkAction, value: string, reason: string, country: LawCountry): CustomerChange {
  switch (action) {
    case 'profile':
      return { what: 'profile', profileId: value === byDefault ? null : Number(value) };
    case 'kind':
      return { what: 'kind', kind: value === 'person' ? 'person' : 'company' };
    case 'language':
      return { what: 'language', language: letterLanguages[country].find((each) => each === value) ?? null };
    case 'channel':
      return { what: 'channel', channel: channels.find((each) => each === value) ?? null };
    case 'lift':
      return { what: 'lift_holds', reason: reason.trim() };
    case 'ban':
    case 'unban':
      return { what: 'collection_ban', on: action === 'ban' };
  }
}

interface Counted {
  readonly count: number;
  readonly shown: string;
  readonly profile: string;
}

function submitText({ t }: Texts, action: BulkAction, value: string, counted: Counted): string {
  const { count, shown } = counted;
  switch (action) {
    case 'profile':
      return value === byDefault
        ? t('customers.list.submit.default', { count, shown })
        : t('customers.list.submit.profile', { count, shown, profile: counted.profile });
    case 'kind':
      return t(`customers.list.submit.${value === 'person' ? 'person' : 'company'}`, { count, shown });
    default:
      return t(`customers.list.submit.${action}`, { count, shown });
  }
}
