import type { CreditorFacts } from '#shared/domain/dunning/facts.ts';
import type { Channel, Profile, Step } from '#shared/domain/dunning/profile.ts';
import type { DebtorKind } from '#shared/domain/law/lawPack.ts';
import type { LedgerTables, Reader } from '#backend/ledger/index.ts';
import type { Selectable } from 'kysely';

/** The rules of one creditor: its settings and its profiles with their steps. */
export interface CreditorRules {
  readonly id: number;
  readonly facts: CreditorFacts;
  readonly revision: number;
  /** The profile that an invoice goes by: the customer's own, else the default for its kind. */
  profileOf(kind: DebtorKind, ownProfileId: number | null): Profile;
}

/** Reads the rules of a creditor; undefined when there is none of that key. */
export async function readCreditorRules(db: Reader, creditorId: number): Promise<CreditorRules | undefined> {
  const row = await db.selectFrom('creditor').selectAll().where('id', '=', creditorId).executeTakeFirst();
  if (row === undefined) return undefined;
  const profiles = await readProfiles(db, creditorId);
  const defaults = { person: row.person_profile_id, company: row.company_profile_id };
  return {
    id: row.id,
    revision: row.revision,
    facts: {
      country: row.country,
      currency: row.currency,
      postalDays: row.postal_days,
      listDays: row.list_days,
      minimumAmount: row.minimum_amount,
      firstInvoiceNumber: row.first_invoice_number,
      foreignCustomers: row.foreign_customers,
    },
    profileOf(kind, ownProfileId) {
      const profile = profiles.get(ownProfileId ?? defaults[kind] ?? 0);
      if (profile === undefined) throw new Error(`creditor ${creditorId} has no profile for a ${kind}`);
      return profile;
    },
  };
}

async function readProfiles(db: Reader, creditorId: number): Promise<ReadonlyMap<number, Profile>> {
  const rows = await db
    .selectFrom('profile')
    .innerJoin('profile_step', 'profile_step.profile_id', 'profile.id')
    .selectAll('profile_step')
    .select(['profile.name', 'profile.id as profile_key'])
    .where('profile.creditor_id', '=', creditorId)
    .orderBy('profile.id')
    .orderBy('profile_step.position')
    .execute();
  const profiles = new Map<number, { name: string; steps: Step[] }>();
  for (const row of rows) {
    const profile = profiles.get(row.profile_key) ?? { name: row.name, steps: [] };
    profile.steps.push(toStep(row));
    profiles.set(row.profile_key, profile);
  }
  return profiles;
}

function toStep(row: Selectable<LedgerTables['profile_step']>): Step {
  return {
    kind: row.kind,
    waitDays: row.wait_days,
    waitFrom: row.wait_from,
    deadlineDays: row.deadline_days,
    fee: row.fee_rule === 'amount' ? (row.fee_amount ?? 0) : row.fee_rule,
    claimInterest: row.claim_interest === 1,
    channels: JSON.parse(row.channels) as readonly Channel[],
    minimumAmount: row.minimum_amount,
  };
}
