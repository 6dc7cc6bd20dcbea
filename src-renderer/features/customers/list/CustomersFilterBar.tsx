import { useQuery } from '@tanstack/react-query';
import type { CustomerFilter } from '#shared/contract/customers.ts';
import type { LawCountry } from '#shared/domain/law/lawPack.ts';
import { letterLanguages } from '#shared/domain/letters/letterLanguage.ts';
import { Chips, FilterMenu, FilterToggle, TextButton, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { everybody, narrow, useCustomersView } from '#renderer/features/customers/list/customersView.ts';
import styles from '#renderer/features/customers/list/List.module.css';

const invoices = ['all', 'open', 'overdue'] as const;
const kinds = ['company', 'person'] as const;
const stops = ['held', 'banned', 'blocked', 'direct_debit', 'interest_free'] as const;
const situations = ['deceased', 'bankrupt', 'debt_settlement'] as const;
const lacks = ['address', 'email', 'identity_number'] as const;

/** What narrows the list: with which invoices, and what is special about a customer. */
export function CustomersFilterBar({ creditorId, country }: Props) {
  const { t } = useTexts();
  const filter = useCustomersView((view) => view.filter);
  const { data: profiles } = useQuery(api.profiles.list.queryOptions({ input: { creditorId } }));
  const any = t('customers.list.any');
  const set = (part: Partial<CustomerFilter>) => narrow(part);
  return (
    <div className={styles['bar']} role="group" aria-label={t('customers.list.filters')}>
      <Chips
        label={t('customers.list.invoices')}
        selected={filter.invoices ?? 'all'}
        onSelect={(id) => set({ invoices: id === 'open' || id === 'overdue' ? id : null })}
        chips={invoices.map((id) => ({ id, title: t(`customers.list.with.${id}`), count: null }))}
      />
      <span className={styles['divider']} />
      <FilterMenu
        label={t('customers.list.kind')}
        any={any}
        selected={filter.kind}
        onSelect={(id) => set({ kind: kinds.find((each) => each === id) ?? null })}
        options={kinds.map((id) => ({ id, title: t(`words.kind.${id}`) }))}
      />
      <FilterMenu
        label={t('customers.profile')}
        any={any}
        selected={filter.profileId === null ? null : String(filter.profileId)}
        onSelect={(id) => set({ profileId: id === null ? null : Number(id) })}
        options={(profiles ?? [])
          .filter(({ state }) => state === 'active')
          .map(({ id, name, debtorKind }) => ({
            id: String(id),
            title: t('customers.list.profileOf', { profile: name, kind: t(`words.kind.${debtorKind}`) }),
          }))}
      />
      <FilterMenu
        label={t('customers.list.language')}
        any={any}
        selected={filter.language}
        onSelect={(id) =>
          set({ language: letterLanguages[country].find((language) => language === id) ?? null })
        }
        options={letterLanguages[country].map((id) => ({ id, title: t(`words.language.${id}`) }))}
      />
      <FilterMenu
        label={t('customers.list.stops')}
        any={any}
        selected={filter.stop}
        onSelect={(id) => set({ stop: stops.find((each) => each === id) ?? null })}
        options={stops.map((id) => ({ id, title: t(`customers.list.stop.${id}`) }))}
      />
      <FilterMenu
        label={t('customers.list.situation')}
        any={any}
        selected={filter.situation}
        onSelect={(id) => set({ situation: situations.find((each) => each === id) ?? null })}
        options={situations.map((id) => ({ id, title: t(`customers.situation.${id}`) }))}
      />
      <FilterMenu
        label={t('customers.list.missing')}
        any={any}
        selected={filter.missing}
        onSelect={(id) => set({ missing: lacks.find((each) => each === id) ?? null })}
        options={lacks.map((id) => ({ id, title: t(`customers.list.lack.${id}`) }))}
      />
      <FilterToggle
        title={t('customers.list.changed')}
        selected={filter.changed}
        onChange={(changed) => set({ changed })}
      />
      {isNarrowed(filter) && (
        <TextButton onPress={() => narrow({ ...everybody, search: filter.search })}>
          {t('customers.list.clear')}
        </TextButton>
      )}
    </div>
  );
}

interface Props {
  readonly creditorId: number;
  readonly country: LawCountry;
}

/** Whether anything but the search narrows the list. */
function isNarrowed(filter: Omit<CustomerFilter, 'creditorId'>): boolean {
  return JSON.stringify({ ...filter, search: '' }) !== JSON.stringify(everybody);
}
