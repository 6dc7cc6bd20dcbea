import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, client } from '#renderer/api/client.ts';
import { useConnection } from '#renderer/api/connection.ts';

/** Keeps every list true: refetches the areas of which the backend says that they changed. */
export function useChangeFeed(): void {
  const generation = useConnection((connection) => connection.generation);
  const cache = useQueryClient();
  useEffect(() => {
    if (generation === 0) return undefined;
    const leaving = new AbortController();
    void follow(cache, leaving.signal);
    return () => leaving.abort();
  }, [cache, generation]);
}

async function follow(cache: QueryClient, signal: AbortSignal): Promise<void> {
  try {
    const changes = await client.office.changes(undefined, { signal });
    // What was fetched before somebody listened may have changed unheard.
    void cache.invalidateQueries();
    for await (const { areas } of changes) {
      for (const area of areas) void cache.invalidateQueries({ queryKey: api[area].key() });
    }
  } catch {
    // Left, or the line was lost; the next line follows anew.
  }
}
