import type { Writer } from '#backend/ledger/index.ts';

/** What may happen to a profile itself. */
export type ProfileEventKind =
  | 'profile_added'
  | 'profile_saved'
  | 'profile_draft_saved'
  | 'profile_draft_discarded'
  | 'profile_made_default'
  | 'profile_removed';

/** Writes down what was done to a profile, when and by whom. */
export async function writeProfileEvent(
  db: Writer,
  profile: { readonly id: number; readonly creditorId: number },
  kind: ProfileEventKind,
  params: Readonly<Record<string, unknown>>,
  by: { readonly now: string; readonly actor: string },
): Promise<void> {
  await db
    .insertInto('event')
    .values({
      at: by.now,
      creditor_id: profile.creditorId,
      customer_id: null,
      invoice_id: null,
      run_id: null,
      profile_id: profile.id,
      kind,
      params: JSON.stringify({ ...params, by: by.actor }),
    })
    .execute();
}
