import { useMutation, useQuery } from '@tanstack/react-query';
import { SearchX, Users } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CustomerFilter, CustomerRow, CustomerSort } from '#shared/contract/customers.ts';
import type { LawCountry } from '#shared/domain/law/lawPack.ts';
import {
  Button,
  EmptyState,
  SearchField,
  showToast,
  useTexts,
  VirtualTable,
  type VirtualTableHandle,
} from '#renderer/ui/index.ts';
import { api, client } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { CustomerPanel } from '#renderer/features/customers/CustomerPanel.tsx';
import { customerColumns } from '#renderer/features/customers/list/customerColumns.tsx';
import { CustomersFilterBar } from '#renderer/features/customers/list/CustomersFilterBar.tsx';
import { CustomersSelectionBar } from '#renderer/features/customers/list/CustomersSelectionBar.tsx';
import {
  type ChosenCustomers,
  everybody,
  isSelected,
  keepPlace,
  narrow,
  placeToStart,
  sortBy,
  toggleAll,
  useCustomersView,
} from '#renderer/features/customers/list/customersView.ts';
import { useLeave } from '#renderer/features/customers/useLeave.ts';
import { useCustomers, useRowToggle } from '#renderer/features/customers/list/useCustomers.ts';
import { Freshness } from '#renderer/features/intake/index.ts';
import styles from '#renderer/features/customers/list/List.module.css';

interface Props {
  readonly creditorId: number;
  readonly onOpen: (customerId: number) => void;
}

/** All customers of a creditor: search, filters, and what can be done to many of them at once. */
export function CustomersPage({ creditorId, onOpen }: Props) {
  const texts = useTexts();
  const { t, format } = texts;
  const grid = useRef<VirtualTableHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  const { filter, sort, pages } = useCustomers(creditorId);
  const { data: creditors } = useQuery(api.creditors.list.queryOptions());
  const creditor = creditors?.find(({ id }) => id === creditorId);
  const country = countryOf(creditor?.country);
  const [panel, setPanel] = useState<number | null>(null);
  const closePanel = useCallback(() => {
    setPanel(null);
    grid.current?.focus();
  }, []);
  const openSettings = useCallback((row: CustomerRow) => setPanel(row.id), []);
  const table = useTable(filter, creditor?.currency, openSettings);
  useLeave(panel === null ? null : closePanel);
  useSearchShortcut(search);
  return (
    <div className={styles['page']}>
      <div className={styles['main']}>
        <header className={styles['header']}>
          <h1 className={styles['title']}>{t('customers.list.title')}</h1>
          {pages.total !== null && (
            <span className={styles['total']} role="status">
              {t('customers.list.count', { count: pages.total, shown: format.number(pages.total) })}
            </span>
          )}
          <Freshness creditorId={creditorId} />
          <div className={styles['find']}>
            <SearchField
              label={t('customers.list.search')}
              value={filter.search}
              onChange={(text) => narrow({ search: text })}
              shortcut="/"
              inputRef={search}
              onLeave={() => grid.current?.focus()}
            />
          </div>
        </header>
        <CustomersFilterBar creditorId={creditorId} country={country} />
        {pages.error !== null ? (
          <div className={styles['loading']} role="alert">
            {failureText(texts, failureOf(pages.error))}
          </div>
        ) : pages.total === null ? (
          <div className={styles['loading']}>{t('words.loading')}</div>
        ) : (
          <VirtualTable
            {...table}
            handle={grid}
            label={t('customers.list.title')}
            total={pages.total}
            rowAt={pages.rowAt}
            onSight={pages.onSight}
            scope={pages.scope}
            startAt={placeToStart()}
            sort={sort}
            onSort={(next) => sortBy(next as CustomerSort)}
            onOpen={(row, index) => {
              keepPlace(index);
              onOpen(row.id);
            }}
            empty={<NoCustomers filter={filter} />}
          />
        )}
        <CustomersSelectionBar filter={filter} total={pages.total ?? 0} country={country} />
      </div>
      {panel !== null && <CustomerPanel customerId={panel} startWith={null} onClose={closePanel} />}
    </div>
  );
}

/** The country whose languages the letters have; Norway until the creditor is known. */
function countryOf(code: string | undefined): LawCountry {
  return (['NO', 'SE', 'FI', 'DK'] as const).find((each) => each === code) ?? 'NO';
}

function useTable(
  filter: CustomerFilter,
  currency: string | undefined,
  openSettings: (row: CustomerRow) => void,
) {
  const texts = useTexts();
  const selection = useCustomersView((view) => view.selection);
  const toggle = useRowToggle(filter);
  const switchKind = useKindSwitch();
  const headState = headStateOf(selection);
  const columns = useMemo(
    () =>
      customerColumns(
        texts,
        { toggle, switchKind, openSettings },
        { state: headState, onToggle: toggleAll },
        currency,
      ),
    [texts, toggle, switchKind, openSettings, headState, currency],
  );
  return {
    columns,
    keyOf: (row: CustomerRow) => row.id,
    lookOf: (row: CustomerRow) => ({
      selected: isSelected(selection, row.id),
      muted: row.openInvoices === 0,
      current: false,
    }),
    onToggle: toggle,
    onSelectAll: toggleAll,
  };
}

function headStateOf(selection: ChosenCustomers): 'on' | 'off' | 'some' {
  if (selection.kind === 'all') return selection.except.size === 0 ? 'on' : 'some';
  return selection.ids.size === 0 ? 'off' : 'some';
}

/** Turns B into P or back (001-19, 001-20), with a way back. */
function useKindSwitch(): (row: CustomerRow) => void {
  const { t } = useTexts();
  const { mutate } = useMutation(api.customers.setKind.mutationOptions());
  return useCallback(
    ({ id: customerId, kind: before, name: customer }: CustomerRow) => {
      const kind = before === 'company' ? 'person' : 'company';
      mutate(
        { customerId, kind },
        {
          onSuccess: () =>
            showToast('good', t(`reminders.kindSwitched.${kind}`, { customer }), {
              title: t('words.action.undo'),
              run: () => void client.customers.setKind({ customerId, kind: before }),
            }),
        },
      );
    },
    [mutate, t],
  );
}

/** What an empty list says: nothing found, or nobody there yet. */
function NoCustomers({ filter }: { readonly filter: CustomerFilter }) {
  const { t } = useTexts();
  const { creditorId: _, ...narrowed } = filter;
  if (JSON.stringify(narrowed) !== JSON.stringify(everybody)) {
    return (
      <EmptyState
        icon={<SearchX />}
        title={t('customers.list.none')}
        actions={<Button onPress={() => narrow(everybody)}>{t('reminders.empty.clearFilter')}</Button>}
      />
    );
  }
  return (
    <EmptyState icon={<Users />} title={t('customers.list.empty')}>
      {t('customers.list.emptyHelp')}
    </EmptyState>
  );
}

/** `/` and Ctrl or Cmd with K lead to the search. */
function useSearchShortcut(search: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement && event.target.closest('input, textarea, select') !== null;
      const covered = document.querySelector('[role="dialog"], [role="menu"]') !== null;
      const slash = event.key === '/' && !typing;
      const palette = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
      if (covered || !(slash || palette)) return;
      event.preventDefault();
      search.current?.focus();
      search.current?.select();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [search]);
}
