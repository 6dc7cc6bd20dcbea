import { useQuery } from '@tanstack/react-query';
import { CircleCheckBig, SearchX } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Charge, ChargesSort, ChargesTab } from '#shared/contract/payments.ts';
import {
  Button,
  EmptyState,
  SearchField,
  Tabs,
  useTexts,
  VirtualTable,
  type VirtualTableHandle,
} from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { Freshness } from '#renderer/features/intake/index.ts';
import { chargeColumns } from '#renderer/features/payments/chargeColumns.tsx';
import { ChargePanel } from '#renderer/features/payments/ChargePanel.tsx';
import { ChargesFilterBar } from '#renderer/features/payments/ChargesFilterBar.tsx';
import { ChargesSelectionBar } from '#renderer/features/payments/ChargesSelectionBar.tsx';
import {
  type ChosenCharges,
  clearSelection,
  isSelected,
  narrow,
  openPanel,
  type PaymentsTab,
  selectAll,
  sortBy,
  useChargesView,
} from '#renderer/features/payments/chargesView.ts';
import { InterestTab } from '#renderer/features/payments/InterestTab.tsx';
import { ReportTab } from '#renderer/features/payments/ReportTab.tsx';
import { useCharges, useChargesSummary, useRowToggle } from '#renderer/features/payments/useCharges.ts';
import styles from '#renderer/features/payments/Payments.module.css';

const tabs: readonly PaymentsTab[] = ['decide', 'open', 'ended', 'interest', 'report'];

interface Props {
  readonly creditorId: number;
  readonly tab: PaymentsTab;
  readonly onTab: (tab: PaymentsTab) => void;
}

/** The sub-ledger of charges (000-36, 002-04): what must be decided, what is open, what became of the rest. */
export function ChargesPage({ creditorId, tab, onTab }: Props) {
  const { t, format } = useTexts();
  const search = useRef<HTMLInputElement>(null);
  const { data: status } = useQuery(api.office.status.queryOptions());
  const { data: summary } = useChargesSummary(creditorId);
  const shownSearch = useChargesView((view) => view.search);
  const isList = tab === 'decide' || tab === 'open' || tab === 'ended';
  useSearchShortcut(search);
  const today = status?.today;
  return (
    <div className={styles['page']}>
      <div className={styles['main']}>
        <header className={styles['header']}>
          <div>
            <h1 className={styles['title']}>{t('payments.title')}</h1>
            {summary !== undefined && (
              <p className={styles['treatment']}>{t(`payments.treatment.${summary.treatment}`)}</p>
            )}
          </div>
          <Freshness creditorId={creditorId} />
          {isList && (
            <div className={styles['find']}>
              <SearchField
                label={t('payments.search')}
                value={shownSearch}
                onChange={(text) => narrow({ search: text })}
                shortcut="/"
                inputRef={search}
                onLeave={() => undefined}
              />
            </div>
          )}
        </header>
        <Tabs
          label={t('payments.tabs')}
          selected={tab}
          onSelect={onTab}
          tabs={tabs.map((id) => ({
            id,
            title: t(`payments.tab.${id}`),
            count:
              summary === undefined || id === 'interest' || id === 'report'
                ? null
                : format.number(summary.tabs[id]),
          }))}
        >
          {today !== undefined && tab === 'interest' && <InterestTab creditorId={creditorId} today={today} />}
          {today !== undefined && tab === 'report' && <ReportTab creditorId={creditorId} today={today} />}
          {today !== undefined && isList && <ChargesList creditorId={creditorId} tab={tab} today={today} />}
        </Tabs>
      </div>
    </div>
  );
}

interface ListProps {
  readonly creditorId: number;
  readonly tab: ChargesTab;
  readonly today: string;
}

function ChargesList({ creditorId, tab, today }: ListProps) {
  const texts = useTexts();
  const { t } = texts;
  const grid = useRef<VirtualTableHandle>(null);
  const { filter, sort, pages } = useCharges(creditorId);
  const { data: summary } = useChargesSummary(creditorId);
  const selection = useChargesView((view) => view.selection);
  const panel = useChargesView((view) => view.panel);
  const toggle = useRowToggle(filter);
  const headState = headStateOf(selection);
  const currency = summary?.currency;
  const columns = useMemo(
    () => chargeColumns(texts, tab, { state: headState, onToggle: toggleAll }, toggle, currency),
    [texts, tab, headState, toggle, currency],
  );
  const closePanel = useCallback(() => {
    openPanel(null);
    grid.current?.focus();
  }, []);
  useEscape(panel === null ? null : closePanel);
  return (
    <>
      <div className={styles['side']}>
        <div className={styles['main']}>
          <ChargesFilterBar creditorId={creditorId} />
          {pages.error !== null ? (
            <div className={styles['loading']} role="alert">
              {failureText(texts, failureOf(pages.error))}
            </div>
          ) : pages.total === null ? (
            <div className={styles['loading']}>{t('words.loading')}</div>
          ) : (
            <VirtualTable
              handle={grid}
              label={t(`payments.tab.${tab}`)}
              columns={columns}
              total={pages.total}
              rowAt={pages.rowAt}
              onSight={pages.onSight}
              scope={pages.scope}
              keyOf={(row: Charge) => row.id}
              lookOf={(row: Charge) => ({
                selected: isSelected(selection, row.id),
                muted: false,
                current: row.invoiceId === panel,
              })}
              sort={sort}
              onSort={(next) => sortBy(next as ChargesSort)}
              onOpen={(row: Charge) => openPanel(row.invoiceId)}
              onToggle={toggle}
              onSelectAll={toggleAll}
              empty={<NoCharges tab={tab} />}
            />
          )}
        </div>
        {panel !== null && (
          <ChargePanel creditorId={creditorId} invoiceId={panel} today={today} onClose={closePanel} />
        )}
      </div>
      <ChargesSelectionBar filter={filter} today={today} />
    </>
  );
}

/** What an empty list says: nothing found, or nothing there. */
function NoCharges({ tab }: { readonly tab: ChargesTab }) {
  const { t } = useTexts();
  const { search, kind, state, customer } = useChargesView();
  if (search !== '' || kind !== null || state !== null || customer !== null) {
    return (
      <EmptyState
        icon={<SearchX />}
        title={t('payments.empty.filtered')}
        actions={
          <Button onPress={() => narrow({ search: '', kind: null, state: null, customer: null })}>
            {t('payments.empty.clearFilter')}
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState icon={<CircleCheckBig />} title={t(`payments.empty.${tab}`)}>
      {t(`payments.empty.${tab}Help`)}
    </EmptyState>
  );
}

function toggleAll(): void {
  const { selection } = useChargesView.getState();
  if (selection.kind === 'all' || selection.ids.size > 0) clearSelection();
  else selectAll();
}

function headStateOf(selection: ChosenCharges): 'on' | 'off' | 'some' {
  if (selection.kind === 'all') return selection.except.size === 0 ? 'on' : 'some';
  return selection.ids.size === 0 ? 'off' : 'some';
}

/** `/` leads to the search. */
function useSearchShortcut(search: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event) || isCovered()) return;
      event.preventDefault();
      search.current?.focus();
      search.current?.select();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [search]);
}

/** Escape closes the panel. */
function useEscape(onEscape: (() => void) | null): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !isTyping(event) && !isCovered() && !event.defaultPrevented) onEscape?.();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [onEscape]);
}

function isTyping(event: KeyboardEvent): boolean {
  return event.target instanceof HTMLElement && event.target.closest('input, textarea, select') !== null;
}

function isCovered(): boolean {
  return document.querySelector('[role="dialog"], [role="menu"]') !== null;
}
