import { useCallback, useEffect, useRef, useState } from 'react';
import type { QueueTab } from '#shared/domain/dunning/standing.ts';
import type { QueueSelection, QueueSort } from '#shared/contract/reminders.ts';
import { Tabs, useTexts, VirtualTable, type VirtualTableHandle } from '#renderer/ui/index.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { CustomerPanel } from '#renderer/features/customers/index.ts';
import { RunDialog } from '#renderer/features/notices/index.ts';
import { FilterBar } from '#renderer/features/reminders/FilterBar.tsx';
import { InvoicePanel } from '#renderer/features/reminders/InvoicePanel.tsx';
import { QueueEmpty } from '#renderer/features/reminders/QueueEmpty.tsx';
import { QueueHeader } from '#renderer/features/reminders/QueueHeader.tsx';
import { SelectionBar } from '#renderer/features/reminders/SelectionBar.tsx';
import {
  clearSelection,
  openPanel,
  sortBy,
  useRemindersView,
} from '#renderer/features/reminders/remindersView.ts';
import { useQueueTable } from '#renderer/features/reminders/useQueueTable.tsx';
import styles from '#renderer/features/reminders/Queue.module.css';

const tabs: readonly QueueTab[] = ['ready', 'running', 'withheld', 'objection', 'collect'];

interface Props {
  readonly creditorId: number;
  readonly tab: QueueTab;
  readonly onTab: (tab: QueueTab) => void;
  readonly onOpenRuns: () => void;
  readonly onImport: () => void;
}

/** The reminders view (001-01 … 001-23): what every overdue invoice of a creditor needs today, and why. */
export function RemindersPage({ creditorId, tab, onTab, onOpenRuns, onImport }: Props) {
  const texts = useTexts();
  const { t, format } = texts;
  const grid = useRef<VirtualTableHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<QueueSelection | null>(null);
  const { filter, pages, summary, table, menu } = useQueueTable(creditorId);
  const panel = useRemindersView((view) => view.panel);
  const focusGrid = useCallback(() => grid.current?.focus(), []);
  const closePanel = useCallback(() => {
    openPanel(null);
    focusGrid();
  }, [focusGrid]);
  useShortcuts(search, panel === null ? null : closePanel);

  const counts = summary.data?.tabs;
  return (
    <div className={styles['page']}>
      <div className={styles['main']}>
        <QueueHeader
          summary={summary.data}
          creditorId={creditorId}
          searchRef={search}
          onLeaveSearch={focusGrid}
        />
        <Tabs
          label={t('reminders.tabs')}
          selected={tab}
          onSelect={onTab}
          tabs={tabs.map((id) => ({
            id,
            title: t(`reminders.tab.${id}`),
            count: counts === undefined ? null : format.number(counts[id]),
          }))}
        >
          <FilterBar summary={summary.data} />
          {pages.error !== null ? (
            <div className={styles['loading']} role="alert">
              {failureText(texts, failureOf(pages.error))}
            </div>
          ) : pages.total === null || (pages.total === 0 && summary.data?.current !== true) ? (
            <div className={styles['loading']}>
              {summary.data?.current === false && t('reminders.refreshing')}
            </div>
          ) : (
            <VirtualTable
              {...table}
              handle={grid}
              label={t(`reminders.tab.${tab}`)}
              total={pages.total}
              rowAt={pages.rowAt}
              onSight={pages.onSight}
              scope={pages.scope}
              onSort={(sort) => sortBy(sort as QueueSort)}
              empty={<QueueEmpty tab={tab} filter={filter} summary={summary.data} onImport={onImport} />}
            />
          )}
        </Tabs>
        <SelectionBar filter={filter} onSend={setSending} />
      </div>
      {panel?.kind === 'invoice' && (
        <InvoicePanel
          invoiceId={panel.invoiceId}
          onCustomer={(customerId) => openPanel({ kind: 'customer', customerId, startWith: null })}
          onClose={closePanel}
        />
      )}
      {panel?.kind === 'customer' && (
        <CustomerPanel customerId={panel.customerId} startWith={panel.startWith} onClose={closePanel} />
      )}
      {sending !== null && (
        <RunDialog
          start={{ kind: 'selection', selection: sending }}
          onClose={() => setSending(null)}
          onApproved={clearSelection}
          onOpenRuns={onOpenRuns}
        />
      )}
      {menu}
    </div>
  );
}

/** `/` and Ctrl or Cmd with K lead to the search, Escape closes the panel. */
function useShortcuts(
  search: { readonly current: HTMLInputElement | null },
  onEscape: (() => void) | null,
): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement && event.target.closest('input, textarea, select') !== null;
      const inOverlay = document.querySelector('[role="dialog"], [role="menu"]') !== null;
      const slash = event.key === '/' && !typing;
      const palette = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
      if (!inOverlay && (slash || palette)) {
        event.preventDefault();
        search.current?.focus();
        search.current?.select();
      }
      if (event.key === 'Escape' && !typing && !inOverlay && !event.defaultPrevented) onEscape?.();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [search, onEscape]);
}
