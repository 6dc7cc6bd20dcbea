import { useQuery } from '@tanstack/react-query';
import type { CustomerCard } from '#shared/contract/customers.ts';
import { Alert, Tabs, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { CustomerHead } from '#renderer/features/customers/card/CustomerHead.tsx';
import { HistoryTab } from '#renderer/features/customers/card/HistoryTab.tsx';
import { type InvoicePanel, InvoicesTab } from '#renderer/features/customers/card/InvoicesTab.tsx';
import { NoticesTab } from '#renderer/features/customers/card/NoticesTab.tsx';
import { OverviewTab } from '#renderer/features/customers/card/OverviewTab.tsx';
import styles from '#renderer/features/customers/card/Card.module.css';

/** The sides of a customer's card. */
export const cardTabs = ['overview', 'invoices', 'notices', 'history'] as const;
export type CardTab = (typeof cardTabs)[number];

interface Props {
  readonly customerId: number;
  readonly tab: CardTab;
  readonly onTab: (tab: CardTab) => void;
  readonly onList: () => void;
  readonly invoicePanel: InvoicePanel;
}

/** Everything that is known of one customer, and everything that can be mended of it. */
export function CustomerPage({ customerId, tab, onTab, onList, invoicePanel }: Props) {
  const texts = useTexts();
  const { t, format } = texts;
  const { data, error } = useQuery(
    api.customers.get.queryOptions({ input: { customerId }, placeholderData: (before) => before }),
  );
  const notices = useQuery(api.customers.notices.queryOptions({ input: { customerId } }));
  const invoices = useQuery(
    api.customers.invoices.queryOptions({ input: { customerId, offset: 0, limit: 1 } }),
  );
  if (error !== null) {
    return (
      <div className={styles['page']}>
        <div className={styles['message']}>
          <Alert tone="error">{failureText(texts, failureOf(error))}</Alert>
        </div>
      </div>
    );
  }
  if (data === undefined) return <div className={styles['page']} aria-busy />;
  const countOf = (id: CardTab): string | null => {
    if (id === 'invoices') return invoices.data === undefined ? null : format.number(invoices.data.total);
    if (id === 'notices') return notices.data === undefined ? null : format.number(notices.data.length);
    return null;
  };
  return (
    <div className={styles['page']}>
      <CustomerHead customer={data} onList={onList} />
      <Tabs
        label={t('customers.card.tabs')}
        selected={tab}
        onSelect={onTab}
        tabs={cardTabs.map((id) => ({ id, title: t(`customers.card.tab.${id}`), count: countOf(id) }))}
      >
        <Side customer={data} tab={tab} invoicePanel={invoicePanel} />
      </Tabs>
    </div>
  );
}

interface SideProps {
  readonly customer: CustomerCard;
  readonly tab: CardTab;
  readonly invoicePanel: InvoicePanel;
}

function Side({ customer, tab, invoicePanel }: SideProps) {
  switch (tab) {
    case 'overview':
      return <OverviewTab key={customer.id} customer={customer} />;
    case 'invoices':
      return <InvoicesTab customer={customer} invoicePanel={invoicePanel} />;
    case 'notices':
      return <NoticesTab customerId={customer.id} />;
    case 'history':
      return <HistoryTab customerId={customer.id} />;
  }
}
