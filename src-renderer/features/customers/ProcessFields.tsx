import { useMutation } from '@tanstack/react-query';
import type { CustomerCard } from '#shared/contract/customers.ts';
import { Select, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import styles from '#renderer/features/customers/Customers.module.css';

const followDefault = 'default';
const channels = ['paper', 'email', 'einvoice'] as const;

/** How a customer is reminded (001-18): as whom, by which profile, in which language and on which way. */
export function ProcessFields({ customer }: { readonly customer: CustomerCard }) {
  const { t } = useTexts();
  const setKind = useMutation(api.customers.setKind.mutationOptions());
  const setProfile = useMutation(api.customers.setProfile.mutationOptions());
  const setLanguage = useMutation(api.customers.setLanguage.mutationOptions());
  const setDetails = useMutation(api.customers.setDetails.mutationOptions());
  const customerId = customer.id;
  return (
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
      <Select
        label={t('customers.channel')}
        selected={customer.channel ?? followDefault}
        options={[
          { id: followDefault, title: t('customers.channelDefault') },
          ...channels.map((id) => ({ id, title: t(`customers.by.${id}`) })),
        ]}
        onSelect={(id) =>
          setDetails.mutate({ customerId, channel: channels.find((channel) => channel === id) ?? null })
        }
      />
    </div>
  );
}
