import { useMutation, useQuery } from '@tanstack/react-query';
import { FileDown, LockOpen, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import type { BlockedRow } from '#shared/contract/customers.ts';
import { Button, Day, EmptyState, IconButton, showToast, useTexts } from '#renderer/ui/index.ts';
import { api, client } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { platform } from '#renderer/platform/currentPlatform.ts';
import { CustomerLink } from '#renderer/features/customers/CustomerLinks.tsx';
import { CustomerPanel } from '#renderer/features/customers/CustomerPanel.tsx';
import { Freshness } from '#renderer/features/intake/index.ts';
import styles from '#renderer/features/customers/Customers.module.css';

/** Customers who get no new invoices until they have paid (000-38 … 000-40), and the file that says so elsewhere. */
export function BlockedPage({ creditorId }: { readonly creditorId: number }) {
  const texts = useTexts();
  const { t } = texts;
  const [panel, setPanel] = useState<number | null>(null);
  const { data: rows, error } = useQuery(api.customers.blocked.queryOptions({ input: { creditorId } }));
  return (
    <div className={styles['page']}>
      <div className={styles['main']}>
        <header className={styles['header']}>
          <div className={styles['headRow']}>
            <h1>{t('customers.blocked.title')}</h1>
            <Freshness creditorId={creditorId} />
            {rows !== undefined && rows.length > 0 && <ExportButton creditorId={creditorId} />}
          </div>
          {rows !== undefined && rows.length > 0 && (
            <p>{t('customers.blocked.intro', { count: rows.length })}</p>
          )}
        </header>
        {error !== null ? (
          <p role="alert" className={styles['error']}>
            {failureText(texts, failureOf(error))}
          </p>
        ) : rows?.length === 0 ? (
          <EmptyState icon={<LockOpen />} title={t('customers.blocked.empty')}>
            {t('customers.blocked.emptyHelp')}
          </EmptyState>
        ) : (
          <div className={styles['scroller']}>
            <ul className={styles['rows']} aria-label={t('customers.blocked.title')}>
              {rows?.map((row) => (
                <Row
                  key={row.customerId}
                  creditorId={creditorId}
                  row={row}
                  onPanel={() => setPanel(row.customerId)}
                />
              ))}
            </ul>
          </div>
        )}
      </div>
      {panel !== null && <CustomerPanel customerId={panel} startWith={null} onClose={() => setPanel(null)} />}
    </div>
  );
}

function ExportButton({ creditorId }: { readonly creditorId: number }) {
  const texts = useTexts();
  const { t, locale } = texts;
  const save = useMutation({
    mutationFn: async () => {
      const { file, name } = await client.customers.exportBlocked({ creditorId, locale });
      return { name, outcome: await platform.saveFile(file, name) };
    },
    onSuccess: ({ name, outcome }) => {
      if (outcome.kind === 'done') showToast('good', t('customers.blocked.saved', { file: name }));
      if (outcome.kind === 'failed') showToast('error', failureText(texts, outcome.error));
    },
  });
  return (
    <Button icon={<FileDown />} isPending={save.isPending} onPress={() => save.mutate()}>
      {t('customers.blocked.export')}
    </Button>
  );
}

interface RowProps {
  readonly creditorId: number;
  readonly row: BlockedRow;
  readonly onPanel: () => void;
}

function Row({ creditorId, row, onPanel }: RowProps) {
  const { t, format } = useTexts();
  const invoices = t('words.invoices', { count: row.invoices });
  const amount = format.list(row.open.map((each) => format.money(each.amount, each.currency)));
  return (
    <li className={styles['row']}>
      <div className={styles['rowHead']}>
        <div className={styles['who']}>
          <b>
            <CustomerLink creditorId={creditorId} customerId={row.customerId}>
              {row.name}
            </CustomerLink>
          </b>
          <small>
            {[
              row.number === null ? null : t('customers.number', { number: row.number }),
              t('customers.blocked.message', { invoices, amount, oldest: format.day(row.oldestDue) }),
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </small>
        </div>
        <div className={styles['blocked']}>
          <span>
            {invoices} · {amount}
          </span>
          <small>
            {t('customers.missing.oldest')} <Day value={row.oldestDue} />
          </small>
        </div>
        <IconButton label={t('customers.settingsOf', { customer: row.name })} onPress={onPanel}>
          <SlidersHorizontal />
        </IconButton>
      </div>
    </li>
  );
}
