import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { CustomerFilter, CustomerRow } from '#shared/contract/customers.ts';
import { api } from '#renderer/api/client.ts';
import { usePages } from '#renderer/api/usePages.ts';
import { addRows, toggleRow, useCustomersView } from '#renderer/features/customers/list/customersView.ts';

/** The list that is shown: its filter, and its rows by windows. */
export function useCustomers(creditorId: number) {
  const narrowed = useCustomersView((view) => view.filter);
  const sort = useCustomersView((view) => view.sort);
  const filter = useMemo((): CustomerFilter => ({ ...narrowed, creditorId }), [creditorId, narrowed]);
  const pages = usePages<CustomerRow>(
    JSON.stringify([filter, sort]),
    useCallback(
      (offset: number, limit: number) =>
        api.customers.list.queryOptions({ input: { filter, sort, offset, limit } }),
      [filter, sort],
    ),
  );
  return { filter, sort, pages };
}

/** What one window of the border holds, and the most rows that a range by shift takes at once. */
const windowSize = 200;
const longestRange = 2000;

/** Chooses rows one by one and by ranges; the rows of a range need not have been in sight. */
export function useRowToggle(
  filter: CustomerFilter,
): (row: CustomerRow, index: number, range: boolean) => void {
  const cache = useQueryClient();
  return useCallback(
    (row: CustomerRow, index: number, range: boolean) => {
      const { anchor, sort } = useCustomersView.getState();
      if (!range || anchor === null) {
        toggleRow(row.id, index);
        return;
      }
      const first = Math.min(anchor, index);
      const end = first + Math.min(longestRange, Math.abs(anchor - index) + 1);
      const offsets = Array.from(
        { length: Math.ceil((end - first) / windowSize) },
        (_, at) => first + at * windowSize,
      );
      const windows = offsets.map((offset) =>
        cache.query(
          api.customers.list.queryOptions({
            input: { filter, sort, offset, limit: Math.min(windowSize, end - offset) },
          }),
        ),
      );
      const add = (pages: readonly { readonly rows: readonly CustomerRow[] }[]) =>
        addRows(pages.flatMap(({ rows }) => rows.map(({ id }) => id)));
      // Where a window cannot be read, nothing more is chosen; the list itself says why.
      Promise.all(windows).then(add, () => undefined);
    },
    [cache, filter],
  );
}
