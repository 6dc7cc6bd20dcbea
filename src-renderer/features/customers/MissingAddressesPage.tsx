import { MapPinCheck, Pencil, SlidersHorizontal } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { MissingAddressRow } from '#shared/contract/customers.ts';
import { Button, Day, EmptyState, IconButton, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { AddressForm } from '#renderer/features/customers/AddressForm.tsx';
import { CustomerPanel } from '#renderer/features/customers/CustomerPanel.tsx';
import styles from '#renderer/features/customers/Customers.module.css';

const pageSize = 100;

/** Customers whose invoices could be reminded if they had an address (001-29 … 001-32). */
export function MissingAddressesPage({ creditorId }: { readonly creditorId: number }) {
  const texts = useTexts();
  const { t } = texts;
  const [editing, setEditing] = useState<number | null>(null);
  const [panel, setPanel] = useState<number | null>(null);
  const list = useInfiniteQuery(
    api.customers.missingAddresses.infiniteOptions({
      input: (offset: number) => ({ creditorId, offset, limit: pageSize }),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => {
        const shown = pages.reduce((sum, page) => sum + page.rows.length, 0);
        return shown < last.total && last.rows.length > 0 ? shown : undefined;
      },
    }),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = list.data?.pages[0]?.total ?? 0;
  const stop = useCallback(() => setEditing(null), []);
  return (
    <div className={styles['page']}>
      <div className={styles['main']}>
        <header className={styles['header']}>
          <h1>{t('customers.missing.title')}</h1>
          {total > 0 && <p>{t('customers.missing.intro', { count: total })}</p>}
        </header>
        {list.error !== null ? (
          <p role="alert" className={styles['error']}>
            {failureText(texts, failureOf(list.error))}
          </p>
        ) : list.data !== undefined && rows.length === 0 ? (
          <EmptyState icon={<MapPinCheck />} title={t('customers.missing.empty')}>
            {t('customers.missing.emptyHelp')}
          </EmptyState>
        ) : (
          <div className={styles['scroller']}>
            <ul className={styles['rows']} aria-label={t('customers.missing.title')}>
              {rows.map((row) => (
                <Row
                  key={row.customerId}
                  row={row}
                  isEditing={editing === row.customerId}
                  onEdit={() => setEditing(row.customerId)}
                  onStop={stop}
                  onPanel={() => setPanel(row.customerId)}
                />
              ))}
            </ul>
            {list.hasNextPage && (
              <div className={styles['more']}>
                <Button isPending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
                  {t('customers.missing.more')}
                </Button>
              </div>
            )}
          </div>
        )}
      </div>
      {panel !== null && <CustomerPanel customerId={panel} startWith={null} onClose={() => setPanel(null)} />}
    </div>
  );
}

interface RowProps {
  readonly row: MissingAddressRow;
  readonly isEditing: boolean;
  readonly onEdit: () => void;
  readonly onStop: () => void;
  readonly onPanel: () => void;
}

function Row({ row, isEditing, onEdit, onStop, onPanel }: RowProps) {
  const { t, format } = useTexts();
  const missing = format.list(row.missing.map((field) => t(`words.field.${knownField(field)}`)));
  const present = [row.street, row.street2, `${row.postcode} ${row.city}`.trim()].filter(
    (line) => line !== '',
  );
  return (
    <li className={styles['row']}>
      <div className={styles['rowHead']}>
        <span className={styles['kind']} title={t(`words.kind.${row.kind}`)}>
          {t(`words.kindLetter.${row.kind}`)}
        </span>
        <div className={styles['who']}>
          <b>{row.name}</b>
          <small>
            {[row.number === null ? null : t('customers.number', { number: row.number }), ...present]
              .filter((part) => part !== null)
              .join(' · ')}
          </small>
        </div>
        <span className={styles['lacks']}>{t('customers.missing.lacks', { fields: missing })}</span>
        <div className={styles['blocked']}>
          <span>
            {t('words.invoices', { count: row.invoices })} ·{' '}
            {format.list(row.open.map(({ amount, currency }) => format.money(amount, currency)))}
          </span>
          <small>
            {t('customers.missing.oldest')} <Day value={row.oldestDue} />
          </small>
        </div>
        <IconButton label={t('customers.settingsOf', { customer: row.name })} onPress={onPanel}>
          <SlidersHorizontal />
        </IconButton>
        <IconButton
          label={t('customers.address.edit', { customer: row.name })}
          onPress={onEdit}
          isDisabled={isEditing}
        >
          <Pencil />
        </IconButton>
      </div>
      {isEditing && (
        <div className={styles['rowForm']}>
          <AddressForm
            customerId={row.customerId}
            customer={row.name}
            address={row}
            missing={row.missing}
            onDone={onStop}
            onCancel={onStop}
          />
        </div>
      )}
    </li>
  );
}

type AddressField = 'street' | 'postcode' | 'city' | 'country' | 'name';

function knownField(field: string): AddressField {
  return (['street', 'postcode', 'city', 'country'] as const).find((known) => known === field) ?? 'name';
}
