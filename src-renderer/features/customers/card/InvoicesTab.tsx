import { Receipt } from 'lucide-react';
import { useCallback, useMemo, useRef, useState, type ComponentType } from 'react';
import type { CustomerCard, CustomerInvoice } from '#shared/contract/customers.ts';
import {
  EmptyState,
  showToast,
  useTexts,
  VirtualTable,
  type VirtualTableHandle,
} from '#renderer/ui/index.ts';
import { api, client } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { usePages } from '#renderer/api/usePages.ts';
import { platform } from '#renderer/platform/currentPlatform.ts';
import { invoiceColumns } from '#renderer/features/customers/card/invoiceColumns.tsx';
import { useLeave } from '#renderer/features/customers/useLeave.ts';
import styles from '#renderer/features/customers/card/Card.module.css';

/** The panel of one invoice, which belongs to the reminders. */
export type InvoicePanel = ComponentType<{ readonly invoiceId: number; readonly onClose: () => void }>;

interface Props {
  readonly customer: CustomerCard;
  readonly invoicePanel: InvoicePanel;
}

/** All invoices of a customer, open ones first, the oldest first; a row opens its panel. */
export function InvoicesTab({ customer, invoicePanel: Panel }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const customerId = customer.id;
  const grid = useRef<VirtualTableHandle>(null);
  const [shown, setShown] = useState<number | null>(null);
  const pages = usePages<CustomerInvoice>(
    String(customerId),
    useCallback(
      (offset: number, limit: number) =>
        api.customers.invoices.queryOptions({ input: { customerId, offset, limit } }),
      [customerId],
    ),
  );
  const openDocument = useOpenDocument();
  const columns = useMemo(() => invoiceColumns(texts, openDocument), [texts, openDocument]);
  const close = useCallback(() => {
    setShown(null);
    grid.current?.focus();
  }, []);
  useLeave(shown === null ? null : close);
  if (pages.error !== null) {
    return (
      <p role="alert" className={styles['message']}>
        {failureText(texts, failureOf(pages.error))}
      </p>
    );
  }
  return (
    <div className={styles['beside']}>
      <div className={styles['main']}>
        {pages.total !== null && (
          <VirtualTable
            handle={grid}
            label={t('customers.card.tab.invoices')}
            columns={columns}
            total={pages.total}
            rowAt={pages.rowAt}
            keyOf={(row) => row.invoiceId}
            lookOf={(row) => ({
              selected: false,
              muted: row.open === 0,
              current: row.invoiceId === shown,
            })}
            onSight={pages.onSight}
            sort={{ column: '', descending: false }}
            onSort={() => undefined}
            onOpen={(row) => setShown(row.invoiceId)}
            scope={pages.scope}
            empty={
              <EmptyState icon={<Receipt />} title={t('customers.invoices.none')}>
                {t('customers.invoices.noneHelp')}
              </EmptyState>
            }
          />
        )}
      </div>
      {shown !== null && <Panel invoiceId={shown} onClose={close} />}
    </div>
  );
}

/** Opens the invoice as it was sent. */
function useOpenDocument(): (row: CustomerInvoice) => void {
  const texts = useTexts();
  return useCallback(
    ({ invoiceId }: CustomerInvoice) => {
      const open = async () => {
        try {
          const { file } = await client.customers.document({ invoiceId });
          const outcome = await platform.openFile(file);
          if (outcome.kind === 'failed') showToast('error', failureText(texts, outcome.error));
        } catch (error) {
          showToast('error', failureText(texts, failureOf(error)));
        }
      };
      void open();
    },
    [texts],
  );
}
