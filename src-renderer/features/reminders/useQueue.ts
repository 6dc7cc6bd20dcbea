import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { QueueFilter, QueueRow } from '#shared/contract/reminders.ts';
import { api } from '#renderer/api/client.ts';
import { usePages } from '#renderer/api/usePages.ts';
import { addRows, toggleRow, useRemindersView } from '#renderer/features/reminders/remindersView.ts';

/** The queue that is shown: its filter, its rows by windows, and its counts. */
export function useQueue(creditorId: number) {
  const { tab, step, channel, search, sort } = useRemindersView();
  const filter = useMemo(
    (): QueueFilter => ({ creditorId, tab, step, channel, search }),
    [creditorId, tab, step, channel, search],
  );
  const pages = usePages<QueueRow>(
    JSON.stringify([filter, sort]),
    useCallback(
      (offset: number, limit: number) =>
        api.reminders.window.queryOptions({ input: { filter, sort, offset, limit } }),
      [filter, sort],
    ),
  );
  const summary = useQuery(
    api.reminders.summary.queryOptions({
      input: { creditorId, tab, search },
      placeholderData: (before) => before,
    }),
  );
  return { filter, sort, pages, summary };
}

/** The most rows that a range by shift can take at once: what one window of the border holds. */
const longestRange = 500;

/** Chooses rows one by one and by ranges; the rows of a range need not have been in sight. */
export function useRowToggle(
  filter: QueueFilter,
  canSelect: (row: QueueRow) => boolean,
): (row: QueueRow, index: number, range: boolean) => void {
  const cache = useQueryClient();
  return useCallback(
    (row: QueueRow, index: number, range: boolean) => {
      const { anchor, sort } = useRemindersView.getState();
      if (!range || anchor === null) {
        if (canSelect(row)) toggleRow(row.invoiceId, index);
        return;
      }
      const offset = Math.min(anchor, index);
      const limit = Math.min(longestRange, Math.abs(anchor - index) + 1);
      const window = api.reminders.window.queryOptions({ input: { filter, sort, offset, limit } });
      const add = ({ rows }: { readonly rows: readonly QueueRow[] }) =>
        addRows(rows.filter(canSelect).map((each) => each.invoiceId));
      // Where the window cannot be read, nothing more is chosen; the list itself says why.
      cache.query(window).then(add, () => undefined);
    },
    [cache, filter, canSelect],
  );
}
