import { sql } from 'kysely';
import type { ProfileEvent } from '#shared/contract/profiles.ts';
import { isOneOf, type Reader } from '#backend/ledger/index.ts';
import { searchedCustomers } from '#backend/profiles/customersOfKind.ts';
import type { StoredProfile } from '#backend/profiles/profileRow.ts';

/** Which events of a profile are wanted. */
export interface EventQuery {
  readonly show: 'all' | 'settings' | 'customers' | 'notices';
  /** Part of a customer's name or number, or of an invoice's number; empty for all. */
  readonly search: string;
  readonly offset: number;
  readonly limit: number;
}

/** A window of what was done to a profile and under it, newest first. */
export async function readProfileEvents(
  db: Reader,
  profile: StoredProfile,
  query: EventQuery,
): Promise<{ total: number; rows: ProfileEvent[] }> {
  let events = db
    .selectFrom('event')
    .leftJoin('customer', 'customer.id', 'event.customer_id')
    .leftJoin('invoice', 'invoice.id', 'event.invoice_id')
    .where('event.profile_id', '=', profile.id);
  if (query.show !== 'all') events = events.where('event.kind', 'in', [...kinds[query.show]]);
  if (query.search.trim() !== '') {
    const customers = await searchedCustomers(db, profile.creditorId, query.search);
    const number = query.search.trim().toLowerCase();
    events = events.where((event) =>
      event.or([
        isOneOf('event.customer_id', customers),
        sql<boolean>`instr(lower(${sql.ref('invoice.number')}), ${number}) > 0`,
      ]),
    );
  }
  const { total } = await events
    .select((all) => all.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await events
    .select([
      'event.id',
      'event.at',
      'event.kind',
      'event.params',
      'event.customer_id',
      'event.invoice_id',
      'event.run_id',
      'customer.name as customer',
      'invoice.number as invoice',
    ])
    .orderBy('event.id', 'desc')
    .offset(query.offset)
    .limit(query.limit)
    .execute();
  return {
    total,
    rows: rows.map((row) => ({
      id: row.id,
      at: row.at,
      kind: row.kind,
      params: JSON.parse(row.params) as Record<string, unknown>,
      customerId: row.customer_id,
      customer: row.customer,
      invoiceId: row.invoice_id,
      invoice: row.invoice,
      runId: row.run_id,
    })),
  };
}

const kinds = {
  settings: [
    'profile_added',
    'profile_saved',
    'profile_draft_saved',
    'profile_draft_discarded',
    'profile_made_default',
  ],
  customers: ['profile_changed', 'profile_left'],
  notices: ['notice_sent', 'notice_withdrawn'],
} as const;
