import { useMutation } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { QueueRow } from '#shared/contract/reminders.ts';
import { showToast, useTexts } from '#renderer/ui/index.ts';
import { api, client } from '#renderer/api/client.ts';
import { queueColumns, type RowActions } from '#renderer/features/reminders/queueColumns.tsx';
import { RowMenu } from '#renderer/features/reminders/RowMenu.tsx';
import {
  clearSelection,
  isSelected,
  openPanel,
  selectAll,
  useRemindersView,
} from '#renderer/features/reminders/remindersView.ts';
import { useQueue, useRowToggle } from '#renderer/features/reminders/useQueue.ts';

/** Everything the table of a queue is made of, and the menu of the row that was asked for it. */
export function useQueueTable(creditorId: number) {
  const texts = useTexts();
  const { filter, sort, pages, summary } = useQueue(creditorId);
  const selection = useRemindersView((view) => view.selection);
  const panel = useRemindersView((view) => view.panel);
  const tab = filter.tab;

  // In the first queue only what can be sent is chosen; in the others rows are chosen to be put on hold.
  const canSelect = useCallback((row: QueueRow) => tab !== 'ready' || row.actionable, [tab]);
  const toggle = useRowToggle(filter, canSelect);
  const toggleAll = useCallback(() => {
    const { selection: now } = useRemindersView.getState();
    if (tab !== 'ready' || now.kind === 'all' || now.ids.size > 0) clearSelection();
    else selectAll();
  }, [tab]);
  const switchKind = useKindSwitch();
  const [menu, setMenu] = useState<{ readonly row: QueueRow; readonly button: HTMLElement } | null>(null);

  const actions = useMemo(
    (): RowActions => ({
      toggle,
      canSelect,
      openCustomer: (row) => openPanel({ kind: 'customer', customerId: row.customerId, startWith: null }),
      mendAddress: (row) => openPanel({ kind: 'customer', customerId: row.customerId, startWith: 'address' }),
      switchKind,
      openMenu: (row, button) => setMenu({ row, button }),
    }),
    [toggle, canSelect, switchKind],
  );
  const headState = headStateOf(selection);
  const currency = summary.data?.currency;
  const today = summary.data?.today;
  const canSelectAll = tab === 'ready' || headState !== 'off';
  const columns = useMemo(
    () =>
      queueColumns(
        texts,
        actions,
        { state: headState, onToggle: toggleAll, isDisabled: !canSelectAll },
        { tab, currency, today },
      ),
    [texts, actions, headState, toggleAll, canSelectAll, tab, currency, today],
  );

  return {
    filter,
    pages,
    summary,
    table: {
      columns,
      sort,
      keyOf: (row: QueueRow) => row.invoiceId,
      lookOf: (row: QueueRow) => ({
        selected: isSelected(selection, row),
        muted: tab === 'ready' && (row.kind === 'waiting' || row.kind === 'in_run'),
        current: panel?.kind === 'invoice' && panel.invoiceId === row.invoiceId,
      }),
      onOpen: (row: QueueRow) => openPanel({ kind: 'invoice', invoiceId: row.invoiceId }),
      onToggle: toggle,
      onSelectAll: toggleAll,
    },
    menu:
      menu === null ? null : <RowMenu row={menu.row} button={menu.button} onClose={() => setMenu(null)} />,
  };
}

function headStateOf(
  selection: ReturnType<typeof useRemindersView.getState>['selection'],
): 'on' | 'off' | 'some' {
  if (selection.kind === 'all') return selection.except.size === 0 ? 'on' : 'some';
  return selection.ids.size === 0 ? 'off' : 'some';
}

/** Turns B into P or back (001-19, 001-20), with a way back. */
function useKindSwitch(): (row: QueueRow) => void {
  const { t } = useTexts();
  const { mutate } = useMutation(api.customers.setKind.mutationOptions());
  return useCallback(
    (row: QueueRow) => {
      const kind = row.customerKind === 'company' ? 'person' : 'company';
      const { customerId, customerKind } = row;
      mutate(
        { customerId, kind },
        {
          onSuccess: () =>
            showToast('good', t(`reminders.kindSwitched.${kind}`, { customer: row.customer }), {
              title: t('words.action.undo'),
              run: () => void client.customers.setKind({ customerId, kind: customerKind }),
            }),
        },
      );
    },
    [mutate, t],
  );
}
