import type { EpochDay, IsoDate } from '#shared/kernel/isoDate.ts';
import { fromEpochDay } from '#shared/kernel/isoDate.ts';
import { evaluate } from '#shared/domain/dunning/evaluate.ts';
import type { CreditorFacts, CustomerFacts, Hold, InvoiceFacts } from '#shared/domain/dunning/facts.ts';
import { firstFreeDay } from '#shared/domain/dunning/obstacles.ts';
import type { Profile } from '#shared/domain/dunning/profile.ts';
import type { Reason } from '#shared/domain/dunning/reason.ts';
import type { Situation } from '#shared/domain/dunning/situation.ts';
import { ledgerSource, situationOf } from '#shared/domain/dunning/situation.ts';
import type { Standing } from '#shared/domain/dunning/standing.ts';
import { handOverReason } from '#shared/domain/dunning/stepCalendar.ts';
import { lastDayOf } from '#shared/domain/dunning/stepWait.ts';
import { handOverAllowed } from '#shared/domain/law/handOverAllowed.ts';
import type { PreparedLaw } from '#shared/domain/law/prepareLaw.ts';

/** Whether an invoice may go to collection now, even before its profile says so (000-08). */
export interface HandOverGuard {
  /** Whether it may be handed over on the day. */
  readonly lawful: boolean;
  /** The first day on which it may; null where only a person or new data brings one. */
  readonly earliest: IsoDate | null;
  /** Whether going now is earlier than the profile, or against a stop of the office: it needs a reason to be given. */
  readonly needsReason: boolean;
  /** What forbids it, else what is passed over, else why it is free. Never empty. */
  readonly reasons: readonly Reason[];
}

/**
 * Guards an early hand-over: allowed where the law allows it although the profile has not come that far, with a reason
 * for the case file; never where the law forbids it, an objection stands on the whole, the debtor is dead or under a
 * court's protection, the customer is not to be handed over, a notice of it is in a run, or the claim is settled, not due or time-barred. Where a part is disputed, only the
 * rest may go, and the last reason says how much that is.
 */
export function handOverGuard(
  invoice: InvoiceFacts,
  customer: CustomerFacts,
  creditor: CreditorFacts,
  profile: Profile,
  law: PreparedLaw,
  asOf: IsoDate,
): HandOverGuard {
  const standing = evaluate(invoice, customer, creditor, profile, law, asOf);
  if (standing.kind === 'settled' || standing.kind === 'charges_open') {
    return { lawful: false, earliest: null, needsReason: false, reasons: standing.reasons };
  }
  const situation = situationOf(invoice, customer, creditor, profile, law, asOf);
  const bans = standing.reasons.filter(({ code }) => forbidding.has(code));
  if (customer.collectionBan && !bans.some(({ code }) => code === 'collection_ban')) {
    bans.push({ code: 'collection_ban', params: {}, source: ledgerSource });
  }
  const lawfulDay = firstLawfulDay(situation);
  // What is disputed stays behind: only the rest may go.
  const parts = standing.reasons.filter(({ code }) => code === 'objection_part');
  const reasons = [...bans, ...lawfulDay.reasons, ...parts];
  const lawful = bans.length === 0 && lawfulDay.day !== null && lawfulDay.day <= situation.day;
  const earliest = earliestDay(situation, standing, bans, lawfulDay.day);
  const needsReason = lawful && standing.kind !== 'consider_collection';
  if (!needsReason) return { lawful, earliest, needsReason, reasons };
  return { lawful, earliest, needsReason, reasons: [...passedOver(standing), ...reasons] };
}

/** What no reason of the office overrides. */
const forbidding: ReadonlySet<Reason['code']> = new Set<Reason['code']>([
  'time_barred',
  'in_run',
  'objection',
  'collection_ban',
  'customer_deceased',
  'customer_bankrupt',
  'customer_debt_settlement',
]);

/** Obstacles of the office's own making, which it may pass over with a reason. */
const ownStops: ReadonlySet<Reason['code']> = new Set<Reason['code']>([
  'do_not_remind_customer',
  'do_not_remind_invoice',
  'paused',
  'before_first_number',
  'before_first_date',
  'foreign_customer',
  'direct_debit',
  'below_minimum',
  'covered_by_credit',
]);

function passedOver({ reasons, readyOn, step }: Standing): Reason[] {
  const stops = reasons.filter(({ code }) => ownStops.has(code));
  const params = { readyOn: step?.kind === 'hand_over' ? readyOn : null };
  return [...stops, { code: 'hand_over_early', params, source: ledgerSource }];
}

/**
 * The first day by the law: once the claim is overdue, the notice that the law wants has been sent and missed, and the
 * deadline of the last notice, whatever it was, has passed. Null where a notice is missing.
 */
function firstLawfulDay({ invoice, debtorLaw, day, due, profileSource }: Situation): {
  readonly day: EpochDay | null;
  readonly reasons: readonly Reason[];
} {
  const permission = handOverAllowed(debtorLaw, invoice.notices, day);
  const why = handOverReason(permission, profileSource);
  if (permission.kind === 'notice_required') return { day: null, reasons: [why] };
  const overdue = due + 1;
  const previous = invoice.notices.at(-1);
  const afterDeadline = previous === undefined ? overdue : lastDayOf(previous) + 1;
  const byLaw = permission.kind === 'from' ? permission.earliest : overdue;
  const earliest = Math.max(overdue, afterDeadline, byLaw);
  if (day >= earliest) return { day: earliest, reasons: [why] };
  return { day: earliest, reasons: [waitReason(earliest)] };

  function waitReason(first: EpochDay): Reason {
    if (permission.kind === 'from' && byLaw === first) {
      const params = { earliest: fromEpochDay(first), days: Math.max(1, permission.days) };
      return { code: 'lawful_wait', params, source: permission.source };
    }
    if (first === overdue)
      return { code: 'not_due', params: { due: fromEpochDay(due) }, source: ledgerSource };
    const params = { deadline: fromEpochDay(first - 1) };
    return { code: 'after_previous_deadline', params, source: ledgerSource };
  }
}

/** The first day that the law allows and no objection with an end stands any more, if it is not time-barred by then. */
function earliestDay(
  situation: Situation,
  { limitation }: Standing,
  bans: readonly Reason[],
  lawfulDay: EpochDay | null,
): IsoDate | null {
  if (lawfulDay === null || bans.some(({ code }) => code !== 'objection')) return null;
  const free = afterObjections(situation, bans.length > 0 ? Math.max(lawfulDay, situation.day) : lawfulDay);
  if (free === null) return null;
  const day = fromEpochDay(free);
  return limitation !== null && day > limitation ? null : day;
}

/** The first day, from a day on, on which no objection stands on the whole of the invoice; null where none is known. */
function afterObjections(situation: Situation, from: EpochDay): EpochDay | null {
  const { customer, invoice } = situation;
  const isObjection = ({ kind }: Hold) => kind === 'objection';
  const objections: Situation = {
    ...situation,
    customer: { ...customer, holds: customer.holds.filter(isObjection) },
    invoice: { ...invoice, holds: invoice.holds.filter(isObjection) },
  };
  return firstFreeDay(objections, from);
}
