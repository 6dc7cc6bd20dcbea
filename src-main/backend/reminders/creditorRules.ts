import type { Selectable } from 'kysely';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { CreditorFacts } from '#shared/domain/dunning/facts.ts';
import type { Channel, Profile, Step } from '#shared/domain/dunning/profile.ts';
import type { DebtorKind } from '#shared/domain/law/lawPack.ts';
import type { LedgerTables, Reader } from '#backend/ledger/index.ts';

/** The rules of one creditor: its settings and its profiles with their steps. */
export interface CreditorRules {
  readonly id: number;
  readonly facts: CreditorFacts;
  readonly revision: number;
  /**
   * The profile that an invoice goes by: the customer's own, else the default for its kind. One that is a draft is never
   * in force. The same profile is the same object.
   */
  profileOf(kind: DebtorKind, ownProfileId: number | null): KeptProfile;
}

/** A profile in force, with its key. */
export interface KeptProfile extends Profile {
  readonly id: number;
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
    facts: toFacts(row),
    profileOf(kind, ownProfileId) {
      const profile = profiles.get(ownProfileId ?? 0) ?? profiles.get(defaults[kind] ?? 0);
      if (profile === undefined) throw new Error(`creditor ${creditorId} has no profile for a ${kind}`);
      return profile;
    },
  };
}

function toFacts(row: Selectable<LedgerTables['creditor']>): CreditorFacts {
  return {
    country: row.country,
    currency: row.currency,
    postalDays: row.postal_days,
    listDays: row.list_days,
    minimumAmount: row.minimum_amount,
    firstInvoiceNumber: row.first_invoice_number,
    firstInvoiceDate: row.first_invoice_date as IsoDate | null,
    foreignCustomers: row.foreign_customers,
    feesAgreed: row.fees_agreed === 1,
    dueDatesAgreed: row.due_dates_agreed === 1,
    dayCount: row.day_count,
    limitationWarningDays: row.limitation_warning_days,
  };
}

async function readProfiles(db: Reader, creditorId: number): Promise<ReadonlyMap<number, KeptProfile>> {
  const rows = await db
    .selectFrom('profile')
    .innerJoin('profile_step', 'profile_step.profile_id', 'profile.id')
    .selectAll('profile_step')
    .select(['profile.name', 'profile.grouping', 'profile.credit'])
    .where('profile.creditor_id', '=', creditorId)
    .where('profile.state', '=', 'active')
    .orderBy('profile.id')
    .orderBy('profile_step.position')
    .execute();
  const profiles = new Map<number, KeptProfile & { readonly steps: Step[] }>();
  for (const row of rows) {
    const { profile_id: id, name, grouping, credit } = row;
    const profile = profiles.get(id) ?? { id, name, grouping, credit, steps: [] };
    profile.steps.push(toStep(row));
    profiles.set(id, profile);
  }
  return profiles;
}

function toStep(row: Selectable<LedgerTables['profile_step']>): Step {
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
    channels: JSON.parse(row.channels) as readonly Channel[],
    minimumAmount: row.minimum_amount,
  };
}
