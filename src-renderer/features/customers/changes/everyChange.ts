import { client } from '#renderer/api/client.ts';

const windowSize = 200;

/** The keys of all changes of a creditor that are ticked off or not, also those that were not scrolled to. */
export async function everyChange(creditorId: number, done: boolean): Promise<number[]> {
  const found: number[] = [];
  for (let offset = 0, total = 1; offset < total; offset += windowSize) {
    const window = await client.customers.changes({ creditorId, done, offset, limit: windowSize });
    total = window.total;
    found.push(...window.rows.flatMap(({ changes }) => changes.map(({ id }) => id)));
  }
  return found;
}
