import type { ProfileEffect, ProfileSettings } from '#shared/contract/profiles.ts';
import { evaluate } from '#shared/domain/dunning/evaluate.ts';
import type { Standing } from '#shared/domain/dunning/standing.ts';
import type { LawPack } from '#shared/domain/law/lawPack.ts';
import { prepareLaw } from '#shared/domain/law/prepareLaw.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { cancelledCode, Refusal } from '#shared/kernel/refusal.ts';
import { connect, kyselyOver } from '#backend/ledger/index.ts';
import { readCreditorRules, readFacts } from '#backend/reminders/thread.ts';

/** What the thread needs to compare a profile in force with other settings for it. */
export interface EffectInput {
  readonly ledgerPath: string;
  readonly creditorId: number;
  readonly profileId: number;
  readonly debtorKind: 'person' | 'company';
  readonly settings: ProfileSettings;
  readonly asOf: IsoDate;
  readonly law: LawPack;
}

/**
 * Evaluates every open invoice that follows a profile twice, as it is and with other settings, and counts what would be
 * otherwise. Only reads, in a thread, since a creditor may have tens of thousands.
 */
export async function effectOfProfile(
  input: EffectInput,
  tools: { readonly isCancelled: () => boolean },
): Promise<ProfileEffect> {
  const connection = connect(input.ledgerPath, 'read');
  try {
    const db = kyselyOver(connection);
    const rules = await readCreditorRules(db, input.creditorId);
    if (rules === undefined) throw new Refusal('creditor_not_found', { creditor: input.creditorId });
    const law = prepareLaw(input.law);
    const inForce = rules.profileOf(input.debtorKind, input.profileId);
    const effect = { ...noEffect };
    const rows = await readFacts(db, input.creditorId, { kind: 'open' }, input);
    for (const [at, row] of rows.entries()) {
      if (at % 1000 === 0 && tools.isCancelled()) throw new Refusal(cancelledCode);
      if (row.customer.kind !== input.debtorKind) continue;
      const { invoice, customer } = row;
      if (rules.profileOf(customer.kind, row.ownProfileId) !== inForce) continue;
      const before = evaluate(invoice, customer, rules.facts, inForce, law, input.asOf);
      const after = evaluate(invoice, customer, rules.facts, input.settings, law, input.asOf);
      effect.invoices += 1;
      count(effect, before, after);
    }
    return effect;
  } finally {
    connection.close();
  }
}

/** Nothing follows the profile. */
export const noEffect: ProfileEffect = {
  invoices: 0,
  becomeReady: 0,
  noLongerReady: 0,
  becomeCollect: 0,
  noLongerCollect: 0,
  otherStep: 0,
  otherDay: 0,
  otherSums: 0,
  unchanged: 0,
};

type Counts = { -readonly [Key in keyof ProfileEffect]: number };

/** Counts an invoice at what changes most for it; one that leaves a queue for another counts in both. */
function count(effect: Counts, before: Standing, after: Standing): void {
  let moved = false;
  const leaves = (kind: Standing['kind'], gained: keyof Counts, lost: keyof Counts): void => {
    if ((before.kind === kind) === (after.kind === kind)) return;
    effect[after.kind === kind ? gained : lost] += 1;
    moved = true;
  };
  leaves('ready', 'becomeReady', 'noLongerReady');
  leaves('consider_collection', 'becomeCollect', 'noLongerCollect');
  if (moved) return;
  const otherStep =
    before.step?.kind !== after.step?.kind ||
    before.step?.ordinal !== after.step?.ordinal ||
    before.kind !== after.kind;
  if (otherStep) effect.otherStep += 1;
  else if (dayOf(before) !== dayOf(after)) effect.otherDay += 1;
  else if (sumOf(before) !== sumOf(after)) effect.otherSums += 1;
  else effect.unchanged += 1;
}

/** The day that matters: of what is ready already, the deadline that it would set; else when it gets ready. */
function dayOf({ kind, readyOn, proposal }: Standing): string | null {
  return kind === 'ready' || kind === 'consider_collection' ? (proposal?.deadline ?? null) : readyOn;
}

function sumOf({ sums, proposal }: Standing): number {
  return sums.total + (proposal?.fee ?? 0) + (proposal?.compensation ?? 0);
}
