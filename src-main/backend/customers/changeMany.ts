import { sql } from 'kysely';
import type { CustomerChange, CustomerSelection } from '#shared/contract/customers.ts';
import { refuse } from '#backend/border/refuse.ts';
import { isOneOf, type Reader, type Writer } from '#backend/ledger/index.ts';
import { moveCustomers } from '#backend/profiles/index.ts';
import { type Deciding, placeHoldOnMany, liftHoldsOfMany } from '#backend/reminders/index.ts';
import { allKeys } from '#backend/customers/customerQuery.ts';
import { writeEventForMany } from '#backend/customers/followChange.ts';

/** Which customers changed, and what takes it back. */
export interface ManyChanged {
  readonly creditorId: number;
  readonly ids: readonly number[];
  readonly undo: readonly { readonly change: CustomerChange; readonly customerIds: number[] }[];
}

/**
 * Does one thing to many customers of one creditor: whoever is so already stays as it is and gets no event. Statements
 * over sets, so that sixty thousand customers take no longer than a breath.
 */
export async function changeMany(
  db: Writer,
  selection: CustomerSelection,
  change: CustomerChange,
  deciding: Deciding,
): Promise<ManyChanged> {
  const creditorId = selection.kind === 'some' ? selection.creditorId : selection.filter.creditorId;
  const chosen = await chosenCustomers(db, creditorId, selection);
  const changed = await doChange(
    db,
    { creditorId, chosen, ids: chosen.map(({ id }) => id) },
    change,
    deciding,
  );
  return { creditorId, ...changed };
}

type Chosen = Awaited<ReturnType<typeof chosenCustomers>>[number];

interface Targets {
  readonly creditorId: number;
  readonly chosen: readonly Chosen[];
  readonly ids: readonly number[];
}

type Changed = Pick<ManyChanged, 'ids' | 'undo'>;

/** The chosen customers as they are before the change. Keys of other creditors are none of them. */
async function chosenCustomers(db: Reader, creditorId: number, selection: CustomerSelection) {
  const creditor = await db
    .selectFrom('creditor')
    .select('id')
    .where('id', '=', creditorId)
    .executeTakeFirst();
  if (creditor === undefined) return refuse('creditor_not_found', { creditor: creditorId });
  const except = new Set(selection.kind === 'all' ? selection.except : []);
  const keys = selection.kind === 'some' ? selection.customerIds : await allKeys(db, selection.filter);
  return db
    .selectFrom('customer')
    .select(['id', 'kind', 'profile_id', 'language', 'channel', 'collection_ban'])
    .where('creditor_id', '=', creditorId)
    .where(
      isOneOf(
        'id',
        keys.filter((key) => !except.has(key)),
      ),
    )
    .orderBy('id')
    .execute();
}

function doChange(
  db: Writer,
  targets: Targets,
  change: CustomerChange,
  deciding: Deciding,
): Promise<Changed> {
  switch (change.what) {
    case 'profile':
      return changeProfile(db, targets, change.profileId, deciding);
    case 'kind':
      return changeKind(db, targets, change.kind, deciding);
    case 'language': {
      const { language } = change;
      return changeColumn(db, targets, deciding, {
        turning: targets.chosen.filter((row) => row.language !== language),
        values: { language },
        event: { kind: 'language_changed', params: { language } },
        before: (row) => ({ what: 'language', language: row.language as typeof language }),
      });
    }
    case 'channel': {
      const { channel } = change;
      return changeColumn(db, targets, deciding, {
        turning: targets.chosen.filter((row) => row.channel !== channel),
        values: { channel },
        event: { kind: 'channel_changed', params: { channel } },
        before: (row) => ({ what: 'channel', channel: row.channel }),
      });
    }
    case 'collection_ban': {
      const { on } = change;
      return changeColumn(db, targets, deciding, {
        turning: targets.chosen.filter((row) => (row.collection_ban === 1) !== on),
        values: { collection_ban: on ? 1 : 0 },
        event: { kind: 'collection_ban_changed', params: { on } },
        before: () => ({ what: 'collection_ban', on: !on }),
      });
    }
    case 'hold':
      return holdMany(db, targets, change.hold, deciding);
    case 'lift_holds':
      return liftMany(db, targets, change.reason, deciding);
  }
}

interface ColumnChange {
  readonly turning: readonly Chosen[];
  readonly values: Partial<Pick<Chosen, 'language' | 'channel' | 'collection_ban'>>;
  readonly event: { readonly kind: string; readonly params: Readonly<Record<string, unknown>> };
  readonly before: (row: Chosen) => CustomerChange;
}

async function changeColumn(
  db: Writer,
  { creditorId }: Targets,
  deciding: Deciding,
  { turning, values, event, before }: ColumnChange,
): Promise<Changed> {
  const ids = turning.map(({ id }) => id);
  await db.updateTable('customer').set(values).where(isOneOf('id', ids)).execute();
  await writeEventForMany(db, creditorId, ids, event, deciding);
  return { ids, undo: groupedUndo(turning, before) };
}

/** A profile is for one kind of debtor: those of the other kind stay as they are, unless there are no others. */
async function changeProfile(
  db: Writer,
  { creditorId, chosen, ids }: Targets,
  to: number | null,
  deciding: Deciding,
): Promise<Changed> {
  const kinds = to === null ? (['person', 'company'] as const) : [await kindOfProfile(db, creditorId, to)];
  const moved: number[] = [];
  for (const debtorKind of kinds) {
    const move = { creditorId, debtorKind, customerIds: ids, to };
    moved.push(...(await moveCustomers(db, move, deciding)));
  }
  if (to !== null && ids.length > 0 && !chosen.some(({ kind }) => kinds.includes(kind))) {
    const { name } = await db
      .selectFrom('profile')
      .select('name')
      .where('id', '=', to)
      .executeTakeFirstOrThrow();
    refuse('profile_of_other_kind', { profile: name, kind: chosen[0]?.kind ?? '' });
  }
  const turned = new Set(moved);
  const before = chosen.filter(({ id }) => turned.has(id));
  return { ids: moved, undo: groupedUndo(before, (row) => ({ what: 'profile', profileId: row.profile_id })) };
}

async function kindOfProfile(db: Reader, creditorId: number, profileId: number) {
  const profile = await db
    .selectFrom('profile')
    .select('debtor_kind')
    .where('id', '=', profileId)
    .where('creditor_id', '=', creditorId)
    .executeTakeFirst();
  return profile?.debtor_kind ?? refuse('profile_not_found', { profile: profileId });
}

/** As `setOwnValues` does for one: the imported kind stays beside the own one, and goes where both say the same. */
async function changeKind(
  db: Writer,
  { creditorId, chosen }: Targets,
  kind: 'person' | 'company',
  deciding: Deciding,
): Promise<Changed> {
  const turning = chosen.filter((row) => row.kind !== kind);
  const ids = turning.map(({ id }) => id);
  const { now, actor } = deciding;
  await sql`
    INSERT INTO customer_change (customer_id, field, imported_value, own_value, changed_at, changed_by)
    SELECT id, 'kind', kind, ${kind}, ${now}, ${actor} FROM customer WHERE ${isOneOf('id', ids)}
    ON CONFLICT (customer_id, field) DO UPDATE SET own_value = excluded.own_value, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by, conflict_since = NULL`.execute(db);
  await db
    .deleteFrom('customer_change')
    .where(isOneOf('customer_id', ids))
    .where('field', '=', 'kind')
    .whereRef('imported_value', '=', 'own_value')
    .execute();
  // A profile of the customer's own is for one kind of debtor; the other kind starts from the default.
  await db.updateTable('customer').set({ kind, profile_id: null }).where(isOneOf('id', ids)).execute();
  await writeEventForMany(db, creditorId, ids, { kind: 'kind_changed', params: { to: kind } }, deciding);
  const back: CustomerChange = { what: 'kind', kind: kind === 'person' ? 'company' : 'person' };
  const profiles = turning.filter((row) => row.profile_id !== null);
  return {
    ids,
    undo:
      ids.length === 0
        ? []
        : [
            { change: back, customerIds: ids },
            ...groupedUndo(profiles, (row) => ({ what: 'profile', profileId: row.profile_id })),
          ],
  };
}

async function holdMany(
  db: Writer,
  { creditorId, ids }: Targets,
  hold: Extract<CustomerChange, { readonly what: 'hold' }>['hold'],
  deciding: Deciding,
): Promise<Changed> {
  const alone = await withoutHold(db, ids);
  await placeHoldOnMany(db, creditorId, ids, hold, deciding);
  // Lifting is for all stops of a customer, so that only those who had none can be freed again in one go.
  const canBeLifted = hold.kind !== 'objection' && alone.length > 0;
  const change: CustomerChange = { what: 'lift_holds', reason: '' };
  return { ids, undo: canBeLifted ? [{ change, customerIds: alone }] : [] };
}

async function liftMany(
  db: Writer,
  { creditorId, ids }: Targets,
  reason: string,
  deciding: Deciding,
): Promise<Changed> {
  return { ids: await liftHoldsOfMany(db, creditorId, ids, reason, deciding), undo: [] };
}

async function withoutHold(db: Reader, ids: readonly number[]): Promise<number[]> {
  const held = await db
    .selectFrom('hold')
    .select('customer_id')
    .where(isOneOf('customer_id', ids))
    .where('lifted_at', 'is', null)
    .where('invoice_id', 'is', null)
    .execute();
  const stopped = new Set(held.map((row) => row.customer_id));
  return ids.filter((id) => !stopped.has(id));
}

/** What takes a change back: one change for each value that there was before. */
function groupedUndo(rows: readonly Chosen[], before: (row: Chosen) => CustomerChange): ManyChanged['undo'] {
  const groups = Map.groupBy(rows, (row) => JSON.stringify(before(row)));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : { change: before(first), customerIds: group.map(({ id }) => id) };
  });
}
