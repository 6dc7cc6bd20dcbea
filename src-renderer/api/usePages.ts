import { useQueries, useQueryClient, type UseQueryOptions } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';

/** One page of a list that the backend serves by windows. */
interface Page<Row> {
  readonly total: number;
  readonly rows: readonly Row[];
}

/** A long list of which only the pages in sight are fetched. */
export interface Pages<Row> {
  /** Null until the first page has come. */
  readonly total: number | null;
  readonly rowAt: (index: number) => Row | undefined;
  readonly onSight: (first: number, last: number) => void;
  /** The scope whose rows are shown; it follows the wished one as soon as its first page is there. */
  readonly scope: string;
  readonly error: unknown;
}

/** How many rows are fetched at once: a screen and a half. */
const pageSize = 80;

/** Options of the query for one page, as `api.….queryOptions` makes them. */
type PageOptions<Row> = Pick<UseQueryOptions<Page<Row>>, 'queryKey' | 'queryFn'>;

/**
 * Fetches a long list by pages. `pageOf` must change only with `scope`, a text that names filter and sorting.
 * The rows of the former scope stay in sight until the first page of the new one is there, so that nothing blinks.
 */
export function usePages<Row>(
  scope: string,
  pageOf: (offset: number, limit: number) => PageOptions<Row>,
): Pages<Row> {
  const shown = useSettled(scope, pageOf);
  const [sight, setSight] = useState({ first: 0, last: 0 });
  const firstPage = Math.floor(sight.first / pageSize);
  const lastPage = Math.floor(sight.last / pageSize);
  const numbers = useMemo(() => {
    const pages = new Set([0]);
    for (let page = firstPage; page <= lastPage; page += 1) pages.add(page);
    return [...pages];
  }, [firstPage, lastPage]);

  const { byNumber, total, error } = useQueries({
    queries: numbers.map((page) => shown.pageOf(page * pageSize, pageSize)),
    combine: useCallback(
      (results: readonly { readonly data: unknown; readonly error: unknown }[]) => {
        const found = new Map<number, readonly Row[]>();
        let count: number | null = null;
        for (const [at, result] of results.entries()) {
          const data = result.data as Page<Row> | undefined;
          if (data === undefined) continue;
          found.set(numbers[at] ?? 0, data.rows);
          count = count === null ? data.total : Math.min(count, data.total);
        }
        return {
          byNumber: found,
          total: count,
          error: results.find((result) => result.error)?.error ?? null,
        };
      },
      [numbers],
    ),
  });

  const rowAt = useCallback(
    (index: number) => byNumber.get(Math.floor(index / pageSize))?.[index % pageSize],
    [byNumber],
  );
  const onSight = useCallback((first: number, last: number) => {
    setSight((before) => (before.first === first && before.last === last ? before : { first, last }));
  }, []);
  return { total, rowAt, onSight, scope: shown.scope, error };
}

interface Wish<Row> {
  readonly scope: string;
  readonly pageOf: (offset: number, limit: number) => PageOptions<Row>;
}

function useSettled<Row>(scope: string, pageOf: Wish<Row>['pageOf']): Wish<Row> {
  const cache = useQueryClient();
  const [shown, setShown] = useState<Wish<Row>>({ scope, pageOf });
  useEffect(() => {
    if (shown.scope === scope) return undefined;
    let wanted = true;
    const show = () => {
      if (wanted) setShown({ scope, pageOf });
    };
    // A failure is shown too: the page's own query meets it again.
    cache.query(pageOf(0, pageSize)).then(show, show);
    return () => {
      wanted = false;
    };
  }, [cache, shown.scope, scope, pageOf]);
  return shown;
}
