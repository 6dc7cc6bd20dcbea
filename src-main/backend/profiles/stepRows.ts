import type { ProfileStep, StepText } from '#shared/contract/profiles.ts';
import type { Channel, Step } from '#shared/domain/dunning/profile.ts';
import { isOneOf, type LedgerTables, type Reader, type Writer } from '#backend/ledger/index.ts';
import type { Insertable, Selectable } from 'kysely';

/** The steps of some profiles in their order, by profile, with the creditor's own words for each. */
export async function readSteps(
  db: Reader,
  profileIds: readonly number[],
): Promise<ReadonlyMap<number, ProfileStep[]>> {
  const [rows, texts] = await Promise.all([
    db
      .selectFrom('profile_step')
      .selectAll()
      .where(isOneOf('profile_id', profileIds))
      .orderBy('profile_id')
      .orderBy('position')
      .execute(),
    db
      .selectFrom('profile_step_text')
      .innerJoin('profile_step', 'profile_step.id', 'profile_step_text.step_id')
      .select(['step_id', 'language', 'title', 'body'])
      .where(isOneOf('profile_step.profile_id', profileIds))
      .orderBy('profile_step_text.id')
      .execute(),
  ]);
  const textsOf = Map.groupBy(texts, (text) => text.step_id);
  const steps = new Map<number, ProfileStep[]>(profileIds.map((id) => [id, []]));
  for (const row of rows) {
    const own = (textsOf.get(row.id) ?? []).map(
      ({ language, title, body }): StepText => ({ language, title, body }),
    );
    steps.get(row.profile_id)?.push({ ...stepOfRow(row), id: row.id, texts: own });
  }
  return steps;
}

/**
 * Writes the steps of a profile in the place of those it had. A step that was there keeps its key, so that history can
 * tell a change of a step from another step; a key of another profile's step counts as none.
 */
export async function writeSteps(
  db: Writer,
  profileId: number,
  steps: readonly (Step & Partial<Pick<ProfileStep, 'id' | 'texts'>>)[],
): Promise<void> {
  const before = await db
    .selectFrom('profile_step')
    .select('id')
    .where('profile_id', '=', profileId)
    .execute();
  const known = new Set(before.map((row) => row.id));
  await db.deleteFrom('profile_step').where('profile_id', '=', profileId).execute();
  for (const [position, step] of steps.entries()) {
    const id = step.id != null && known.delete(step.id) ? step.id : undefined;
    const row = await db
      .insertInto('profile_step')
      .values({ ...columnsOf(step), profile_id: profileId, position, ...(id === undefined ? {} : { id }) })
      .returning('id')
      .executeTakeFirstOrThrow();
    const texts = (step.texts ?? []).map((text) => ({ ...text, step_id: row.id }));
    if (texts.length > 0) await db.insertInto('profile_step_text').values(texts).execute();
  }
}

function columnsOf(step: Step): Omit<Insertable<LedgerTables['profile_step']>, 'profile_id' | 'position'> {
  return {
    kind: step.kind,
    wait_days: step.waitDays,
    wait_from: step.waitFrom,
    deadline_rule: step.deadline,
    deadline_days: step.deadlineDays,
    fee_rule: typeof step.fee === 'number' ? 'amount' : step.fee,
    fee_amount: typeof step.fee === 'number' ? step.fee : null,
    claim_interest: step.claimInterest ? 1 : 0,
    claim_compensation: step.claimCompensation ? 1 : 0,
    blocks_customer: step.blocksCustomer ? 1 : 0,
    channels: JSON.stringify(step.channels),
    minimum_amount: step.minimumAmount,
  };
}

function stepOfRow(row: Selectable<LedgerTables['profile_step']>): Step & { channels: Channel[] } {
  return {
    kind: row.kind,
    waitDays: row.wait_days,
    waitFrom: row.wait_from,
    deadline: row.deadline_rule,
    deadlineDays: row.deadline_days,
    fee: row.fee_rule === 'amount' ? (row.fee_amount ?? 0) : row.fee_rule,
    claimInterest: row.claim_interest === 1,
    claimCompensation: row.claim_compensation === 1,
    blocksCustomer: row.blocks_customer === 1,
    channels: JSON.parse(row.channels) as Channel[],
    minimumAmount: row.minimum_amount,
  };
}
