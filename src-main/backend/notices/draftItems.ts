import { createHash } from 'node:crypto';
import type { Standing } from '#shared/domain/dunning/standing.ts';
import type { Reader } from '#backend/ledger/index.ts';
import type { Evaluated } from '#backend/reminders/thread.ts';

/** One invoice of a run: whether a notice goes out for it, in which letter, and why. */
export interface DraftItem {
  readonly evaluated: Evaluated;
  readonly state: 'included' | 'left_out';
  /** As the rules see it, with the fee as the letter will bear it. */
  readonly standing: Standing;
  /** Invoices with the same key share a letter; null when left out. */
  readonly letterKey: string | null;
  /** Changes with anything that the letter says but for the interest of another day. */
  readonly fingerprint: string;
}

/**
 * Turns evaluated invoices into the rows of a run. Ready ones are included; those of one customer at the same step and
 * in the same currency share a letter, and a letter bears one fee: it stands at the oldest invoice that may bear one.
 * `sender` is what the letters say of the creditor (`readSenderKey`).
 */
export function draftItems(evaluated: readonly Evaluated[], sender: string): DraftItem[] {
  const bearers = new Map<string, Evaluated>();
  for (const one of [...evaluated].sort(byAge)) {
    const key = letterKey(one);
    if (key === null || (one.standing.proposal?.fee ?? 0) === 0 || bearers.has(key)) continue;
    bearers.set(key, one);
  }
  return evaluated.map((one) => {
    const key = letterKey(one);
    const bearer = key === null ? undefined : bearers.get(key);
    const standing = bearer === undefined || bearer === one ? one.standing : withoutFee(one.standing, bearer);
    return {
      evaluated: one,
      state: key === null ? 'left_out' : 'included',
      standing,
      letterKey: key,
      fingerprint: fingerprint(one, standing, sender),
    };
  });
}

/** What the letters of a creditor say of it, as one text that changes with any of it. */
export async function readSenderKey(db: Reader, creditorId: number): Promise<string> {
  const row = await db
    .selectFrom('creditor')
    .select(['name', 'organisation_number', 'street', 'postcode', 'city', 'email', 'phone', 'bank_account'])
    .where('id', '=', creditorId)
    .executeTakeFirst();
  return JSON.stringify(row ?? null);
}

/** Oldest due date first, then by number: the order of the invoices in a letter. */
export function byAge(a: Evaluated, b: Evaluated): number {
  return (
    a.row.invoice.due.localeCompare(b.row.invoice.due) ||
    a.row.invoice.number.localeCompare(b.row.invoice.number, 'nb', { numeric: true })
  );
}

function letterKey({ row, standing }: Evaluated): string | null {
  const { step, proposal } = standing;
  if (standing.kind !== 'ready' || step === null || step.kind === 'hand_over' || proposal === null)
    return null;
  return [row.invoice.currency, row.customerId, step.kind, step.ordinal, proposal.deadline].join(' ');
}

function withoutFee(standing: Standing, bearer: Evaluated): Standing {
  if (standing.proposal === null || standing.proposal.fee === 0) return standing;
  const reasons = standing.reasons.filter(({ code }) => code !== 'fee_allowed' && code !== 'fee_cut');
  const shared = {
    code: 'fee_in_same_letter',
    params: { number: bearer.row.invoice.number },
    source: { kind: 'setting', setting: 'one_fee_per_letter' },
  } as const;
  return { ...standing, proposal: { ...standing.proposal, fee: 0 }, reasons: [...reasons, shared] };
}

function fingerprint({ row, profile }: Evaluated, standing: Standing, sender: string): string {
  const { invoice, customer } = row;
  const facts = [
    sender,
    standing.kind,
    standing.step,
    standing.proposal,
    standing.sums.principal,
    standing.sums.charges,
    invoice.number,
    invoice.issued,
    invoice.due,
    invoice.original,
    invoice.currency,
    invoice.reductions,
    row.reference,
    row.customerNumber,
    row.street2,
    row.language,
    customer.name,
    customer.kind,
    customer.street,
    customer.postcode,
    customer.city,
    customer.country,
    customer.openCredit,
    profile.name,
  ];
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 32);
}
