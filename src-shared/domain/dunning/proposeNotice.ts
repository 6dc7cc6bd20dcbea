import { fromEpochDay } from '#shared/kernel/isoDate.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { StepCharges } from '#shared/domain/dunning/chargesOfStep.ts';
import { addChargeReasons } from '#shared/domain/dunning/chargesOfStep.ts';
import type { Step } from '#shared/domain/dunning/profile.ts';
import type { Reason } from '#shared/domain/dunning/reason.ts';
import type { Situation } from '#shared/domain/dunning/situation.ts';
import type { FeesLeft, Proposal } from '#shared/domain/dunning/standing.ts';
import { figureOn } from '#shared/domain/law/figureOn.ts';
import type { NoticeForm } from '#shared/domain/law/lawPack.ts';
import { minimumDeadline, wantsOwnDeadline } from '#shared/domain/law/minimumDeadline.ts';

/**
 * What taking a notice step on the day would claim and set, with why added to `reasons`: its charges within the law's
 * limits, and its deadline.
 */
export function proposeNotice(
  situation: Situation,
  step: Step,
  form: NoticeForm,
  charges: StepCharges,
  claimInterest: boolean,
  reasons: Reason[],
): Proposal {
  addChargeReasons(situation, charges, form, reasons);
  const deadline = deadlineOfStep(situation, step, form, reasons);
  const { fee, compensation } = charges;
  const feesLeft = fee > 0 ? feesLeftOf(situation, form) : null;
  const proposal = { form, fee, compensation, claimInterest, deadline };
  return feesLeft === null ? proposal : { ...proposal, feesLeft };
}

/** How many more letters with a fee the customer may get; null where the law does not count them by customer. */
function feesLeftOf({ debtorLaw, customer, day }: Situation, form: NoticeForm): FeesLeft | null {
  let fewest: FeesLeft | null = null;
  for (const condition of debtorLaw.feeConditions) {
    if (condition.mechanism !== 'count_per_arrears' || !condition.kinds.includes(form)) continue;
    const known = figureOn(condition.table, day);
    if (known === undefined) continue;
    const maximum = known.figure.value;
    const count = Math.max(0, maximum - customer.feesInArrears.length);
    if (fewest === null || count < fewest.count) fewest = { count, maximum, source: known.source };
  }
  return fewest;
}

/**
 * The deadline of its own, at least the law's minimum and on a business day; or the due date of the invoice, where the
 * step keeps it and the law asks for no other.
 */
function deadlineOfStep(situation: Situation, step: Step, form: NoticeForm, reasons: Reason[]): IsoDate {
  const { law, customer, day, due, profileSource } = situation;
  if (step.deadline === 'original' && !wantsOwnDeadline(law, customer.kind, form, day)) {
    const kept = fromEpochDay(due);
    reasons.push({ code: 'deadline_original', params: { due: kept }, source: profileSource });
    return kept;
  }
  const wanted = step.deadline === 'own' ? step.deadlineDays : 0;
  const set = minimumDeadline(law, customer.kind, form, day, wanted);
  const deadline = fromEpochDay(set.deadline);
  const params = { deadline, days: set.days };
  reasons.push({ code: 'deadline_set', params, source: set.bank?.source ?? set.source ?? profileSource });
  if (set.bank !== null) {
    const { bankDays, receiptDays, source } = set.bank;
    reasons.push({ code: 'deadline_bank_days', params: { deadline, bankDays, receiptDays }, source });
  }
  if (set.deadline !== set.counted) {
    const moved = { from: fromEpochDay(set.counted), to: deadline };
    reasons.push({ code: 'moved_to_business_day', params: moved, source: law.closedDaysSource });
  }
  return deadline;
}
