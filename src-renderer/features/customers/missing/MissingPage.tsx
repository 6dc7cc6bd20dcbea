import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Tabs, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { CustomerPanel } from '#renderer/features/customers/CustomerPanel.tsx';
import { MissingList } from '#renderer/features/customers/missing/MissingList.tsx';
import { Freshness } from '#renderer/features/intake/index.ts';
import styles from '#renderer/features/customers/Customers.module.css';

/** What of a customer can be missing. */
export const missingTabs = ['address', 'email'] as const;
export type MissingTab = (typeof missingTabs)[number];

interface Props {
  readonly creditorId: number;
  readonly tab: MissingTab;
  readonly onTab: (tab: MissingTab) => void;
}

/** Customers whose letters wait for an address (001-29 … 001-32), or go on paper for want of an e-mail address. */
export function MissingPage({ creditorId, tab, onTab }: Props) {
  const { t, format } = useTexts();
  const [panel, setPanel] = useState<number | null>(null);
  const counts = {
    address: useCount(creditorId, 'address'),
    email: useCount(creditorId, 'email'),
  };
  return (
    <div className={styles['page']}>
      <div className={styles['main']}>
        <header className={styles['plainHeader']}>
          <h1>{t('customers.missing.title')}</h1>
          <Freshness creditorId={creditorId} />
        </header>
        <Tabs
          label={t('customers.missing.title')}
          selected={tab}
          onSelect={onTab}
          tabs={missingTabs.map((id) => ({
            id,
            title: t(`customers.missing.tab.${id}`),
            count: counts[id] === null ? null : format.number(counts[id]),
          }))}
        >
          <MissingList key={tab} creditorId={creditorId} what={tab} onPanel={setPanel} />
        </Tabs>
      </div>
      {panel !== null && <CustomerPanel customerId={panel} startWith={null} onClose={() => setPanel(null)} />}
    </div>
  );
}

function useCount(creditorId: number, what: MissingTab): number | null {
  const { data } = useQuery(
    api.customers.missing.queryOptions({
      input: { creditorId, what, offset: 0, limit: 1 },
      placeholderData: (before) => before,
    }),
  );
  return data?.total ?? null;
}
