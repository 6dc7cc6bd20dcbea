import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Charge, ChargesFilter } from '#shared/contract/payments.ts';
import { api } from '#renderer/api/client.ts';
import { usePages } from '#renderer/api/usePages.ts';
import { addRows, toggleRow, useChargesView } from '#renderer/features/payments/chargesView.ts';

/** The counts and sums of a creditor's charges. */
export function useChargesSummary(creditorId: number) {
  return useQuery(
    api.payments.summary.queryOptions({ input: { creditorId }, placeholderData: (before) => before }),
  );
}

/** The list of charges that is shown: its filter and its rows by windows. */
export function useCharges(creditorId: number) {
  const { tab, kind, state, customer, search, sort } = useChargesView();
  const customerId = customer?.id ?? null;
  const filter = useMemo(
    (): ChargesFilter => ({ creditorId, tab, kind, state, customerId, search }),
    [creditorId, tab, kind, state, customerId, search],
  );
  const pages = usePages<Charge>(
    JSON.stringify([filter, sort]),
    useCallback(
      (offset: number, limit: number) =>
        api.payments.window.queryOptions({ input: { filter, sort, offset, limit } }),
      [filter, sort],
    ),
  );
  return { filter, sort, pages };
}

/** The most rows that a range by shift can take at once: what one window of the border holds. */
const longestRange = 500;

/** Chooses rows one by one and by ranges; the rows of a range need not have been in sight. */
export function useRowToggle(filter: ChargesFilter): (row: Charge, index: number, range: boolean) => void {
  const cache = useQueryClient();
  return useCallback(
    (row: Charge, index: number, range: boolean) => {
      const { anchor, sort } = useChargesView.getState();
      if (!range || anchor === null) {
        toggleRow(row.id, index);
        return;
      }
      const offset = Math.min(anchor, index);
      const limit = Math.min(longestRange, Math.abs(anchor - index) + 1);
      const window = api.payments.window.queryOptions({ input: { filter, sort, offset, limit } });
      const add = ({ rows }: { readonly rows: readonly Charge[] }) => addRows(rows.map((each) => each.id));
      // Where the window cannot be read, nothing more is chosen; the list itself says why.
      cache.query(window).then(add, () => undefined);
    },
    [cache, filter],
  );
}
