import type { EpochDay } from '#shared/kernel/isoDate.ts';
import { fromEpochDay, toEpochDay } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import type { SentNotice } from '#shared/domain/dunning/facts.ts';
import type { Profile, Step } from '#shared/domain/dunning/profile.ts';
import type { Reason } from '#shared/domain/dunning/reason.ts';
import type { Situation } from '#shared/domain/dunning/situation.ts';
import { besideCompensation, compensationOn } from '#shared/domain/law/compensation.ts';
import type { FeePermission } from '#shared/domain/law/feeAllowed.ts';
import { feeAllowed, maximumFee } from '#shared/domain/law/feeAllowed.ts';
import type { KnownFigure } from '#shared/domain/law/figureOn.ts';
import { lawSource } from '#shared/domain/law/figureOn.ts';
import { interestTerms } from '#shared/domain/law/interestTerms.ts';
import type { FeeFigure, NoticeForm } from '#shared/domain/law/lawPack.ts';

/** What a notice step may claim beside principal and interest, by the law of the day. Sums are in minor units. */
export interface StepCharges {
  /** The first day of the fee, and why not before it; null where there is no day to wait for. */
  readonly feeFrom: { readonly day: EpochDay; readonly reason: Reason } | null;
  /** On the day itself. */
  readonly fee: Minor;
  /** What the lump sum leaves of the fee, whatever the day. */
  readonly feeBeside: Minor;
  readonly compensation: Minor;
  readonly ask: ChargeAsk;
}

/** What the charges were found from; `chargeReasons` says it in words. */
export interface ChargeAsk {
  readonly fee: FeeAsk;
  readonly compensation: CompensationAsk;
}

type FeeAsk =
  | { readonly kind: 'none' }
  | { readonly kind: 'other_currency' }
  | { readonly kind: 'without_fee' }
  | { readonly kind: 'figure_missing' }
  | { readonly kind: 'refused'; readonly reason: Reason }
  | {
      readonly kind: 'asked';
      readonly wanted: Minor;
      readonly maximum: KnownFigure<FeeFigure>;
      readonly permission: Extract<FeePermission, { kind: 'from' }>;
      /** After the law's maximum and totals, before the lump sum takes its place. */
      readonly allowed: Minor;
    };

type AskedFee = Extract<FeeAsk, { kind: 'asked' }>;

type CompensationAsk =
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly reason: Reason }
  /** `now` tells whether this step claims it; else an earlier one did. No reason where the step does not ask for it. */
  | { readonly kind: 'owed'; readonly lumpSum: Minor; readonly now: boolean; readonly reason: Reason | null };

const noFee: FeeAsk = { kind: 'none' };
const noCompensation: CompensationAsk = { kind: 'none' };
const nothing: StepCharges = {
  feeFrom: null,
  fee: 0,
  feeBeside: 0,
  compensation: 0,
  ask: { fee: noFee, compensation: noCompensation },
};

/**
 * Asks the law what a notice step may claim: its fee within the maximum of the form, all conditions and totals, the
 * lump sum between businesses once, and how the two meet. A fee that the law does not allow is left out, never refused
 * (DOMAIN: money).
 */
export function chargesOfStep(situation: Situation, step: Step, form: NoticeForm): StepCharges {
  const { customer, invoice } = situation;
  const mayCompensate =
    step.claimCompensation ||
    (customer.kind === 'company' && (invoice.charges.compensation > 0 || wasAskedTooEarly(situation)));
  if (!mayCompensate && !wantsFee(step)) return nothing;
  const fee = wantsFee(step) ? askForFee(situation, step, form) : noFee;
  const compensation = mayCompensate ? askForCompensation(situation, step) : noCompensation;
  const allowed = fee.kind === 'asked' ? fee.allowed : 0;
  const beside = besides(situation, allowed, compensation);
  const ask = { fee, compensation };
  const { fee: feeBeside, compensation: lumpSum } = beside;
  if (fee.kind !== 'asked') return { feeFrom: null, fee: 0, feeBeside, compensation: lumpSum, ask };
  const { earliest, wait } = fee.permission;
  const isTooEarly = situation.day < earliest;
  // A fee that the lump sum covers anyway is not worth waiting for.
  const feeFrom = wait === null || feeBeside === 0 ? null : { day: earliest, reason: wait };
  return { feeFrom, fee: isTooEarly ? 0 : feeBeside, feeBeside, compensation: lumpSum, ask };
}

/** Why the charges are what they are: one reason or more for the fee, then those for the lump sum. */
export function addChargeReasons(
  situation: Situation,
  charges: StepCharges,
  form: NoticeForm,
  reasons: Reason[],
): void {
  const { fee, compensation } = charges.ask;
  addFeeReasons(situation, charges, form, reasons);
  if (compensation.kind === 'none') return;
  if (compensation.kind === 'owed' && fee.kind === 'asked' && isCovered(situation, charges, fee)) {
    const params = { compensation: compensation.lumpSum, currency: situation.invoice.currency };
    const source = situation.law.compensationRelationSource;
    reasons.push({ code: 'fee_in_compensation', params, source });
  }
  if (compensation.kind === 'owed' && compensation.now && charges.compensation < compensation.lumpSum) {
    const params = {
      compensation: charges.compensation,
      lumpSum: compensation.lumpSum,
      currency: situation.invoice.currency,
    };
    const source = situation.law.compensationRelationSource;
    reasons.push({ code: 'compensation_less_fees', params, source });
    return;
  }
  if (compensation.reason !== null) reasons.push(compensation.reason);
}

/** Whether a step asks for a fee at all. */
export function wantsFee({ fee }: Pick<Step, 'fee'>): boolean {
  return fee === 'statutory' || (fee !== 'none' && fee > 0);
}

/**
 * Whether an earlier step was to claim the lump sum and was sent before it could be: then the next notice claims it.
 * Where one was sent in time and nothing is claimed, somebody has waived it, and it is not asked for again.
 */
function wasAskedTooEarly(situation: Situation): boolean {
  const { invoice, customer, creditor, profile, law } = situation;
  if (!profile.steps.some(({ claimCompensation }) => claimCompensation)) return false;
  const sent = invoice.notices.filter(
    ({ kind, ordinal }) => stepOf(profile, kind, ordinal)?.claimCompensation,
  );
  if (sent.length === 0) return false;
  const { from } = interestTerms(law, customer.kind, invoice, creditor);
  return sent.every((notice) => toEpochDay(notice.sent) < from);
}

/** The settings of the step that a notice took; undefined where the profile has none of that kind so far on. */
function stepOf({ steps }: Profile, kind: SentNotice['kind'], ordinal: number): Step | undefined {
  return steps.filter((step) => step.kind === kind)[ordinal - 1];
}

function askForFee(situation: Situation, step: Step, form: NoticeForm): FeeAsk {
  const { invoice, customer, creditor, law, debtorLaw, due, day } = situation;
  if (invoice.currency !== law.pack.currency) return { kind: 'other_currency' };
  // A letter that the law made to bear a fee, the height of which is still to be fixed.
  const isFixedLater = form === 'demand_letter';
  if (debtorLaw.feeMaximum[form].figures.length === 0 && !isFixedLater) return { kind: 'without_fee' };
  const maximum = maximumFee(debtorLaw, form, due, day);
  if (maximum === undefined) return { kind: 'figure_missing' };
  const claim = {
    issued: invoice.issued,
    due: invoice.due,
    dueDay: due,
    principal: situation.principal,
    earlier: invoice.notices,
    charged: invoice.charges.fees + invoice.charges.compensation,
    feesInArrears: customer.feesInArrears,
    feesAgreed: creditor.feesAgreed,
    currency: invoice.currency,
  };
  const permission = feeAllowed(debtorLaw, form, claim, day);
  if (permission.kind === 'unknown') return { kind: 'figure_missing' };
  if (permission.kind === 'never') return { kind: 'refused', reason: permission.reason };
  const wanted = typeof step.fee === 'number' ? step.fee : maximum.figure.value;
  const allowed = Math.min(wanted, maximum.figure.value, permission.atMost);
  return { kind: 'asked', wanted, maximum, permission, allowed };
}

/** Whether the lump sum takes the place of the fee: of all of it, or of a part of what may be claimed on the day. */
function isCovered(situation: Situation, { feeBeside }: StepCharges, asked: AskedFee): boolean {
  return feeBeside < asked.allowed && (feeBeside === 0 || isPermitted(situation, asked));
}

function isPermitted({ day }: Situation, { permission }: AskedFee): boolean {
  return day >= permission.earliest;
}

function besides(situation: Situation, newFee: Minor, compensation: CompensationAsk) {
  if (compensation.kind !== 'owed') return { fee: newFee, compensation: 0 };
  return besideCompensation({
    relation: situation.law.compensationRelation,
    lumpSum: compensation.lumpSum,
    claimsNow: compensation.now,
    claimedFees: situation.invoice.charges.fees,
    newFee,
  });
}

function askForCompensation(situation: Situation, step: Step): CompensationAsk {
  const { invoice, customer, creditor, law, day } = situation;
  const { reference } = law.pack.compensation;
  if (customer.kind === 'person') {
    const source = lawSource(reference, { grade: 'A' });
    return { kind: 'refused', reason: { code: 'compensation_only_companies', params: {}, source } };
  }
  if (invoice.currency !== law.pack.currency) {
    const source = lawSource(reference, { grade: 'I' });
    const params = { currency: invoice.currency };
    return { kind: 'refused', reason: { code: 'compensation_other_currency', params, source } };
  }
  const { from } = interestTerms(law, customer.kind, invoice, creditor);
  const known = compensationOn(law, from);
  const claimed = invoice.charges.compensation;
  const { currency } = invoice;
  if (claimed > 0) {
    const params = { compensation: claimed, currency };
    const source = known?.source ?? lawSource(reference, { grade: 'I' });
    const lumpSum = Math.max(claimed, known?.figure.value ?? 0);
    const reason: Reason = { code: 'compensation_claimed_before', params, source };
    return { kind: 'owed', lumpSum, now: false, reason: step.claimCompensation ? reason : null };
  }
  const waived = invoice.charges.compensationWaived ?? 0;
  if (waived > 0) {
    const source = known?.source ?? lawSource(reference, { grade: 'I' });
    const params = { compensation: waived, currency };
    return { kind: 'refused', reason: { code: 'compensation_claimed_before', params, source } };
  }
  if (known === undefined) {
    const source = lawSource(reference, { grade: 'M' });
    const params = { date: fromEpochDay(from) };
    return { kind: 'refused', reason: { code: 'compensation_figure_missing', params, source } };
  }
  if (day < from) {
    const params = { from: fromEpochDay(from) };
    return { kind: 'refused', reason: { code: 'compensation_too_early', params, source: known.source } };
  }
  const lumpSum = known.figure.value;
  const params = { compensation: lumpSum, currency, validFrom: known.figure.from };
  return {
    kind: 'owed',
    lumpSum,
    now: true,
    reason: { code: 'compensation_claimed', params, source: known.source },
  };
}

function addFeeReasons(
  situation: Situation,
  charges: StepCharges,
  form: NoticeForm,
  reasons: Reason[],
): void {
  const { law, invoice, profileSource } = situation;
  const { reference } = law.pack.fees.maximum[form];
  const { fee } = charges.ask;
  switch (fee.kind) {
    case 'none':
      reasons.push({ code: 'fee_none', params: {}, source: profileSource });
      break;
    case 'other_currency': {
      const source = lawSource(reference, { grade: 'I' });
      reasons.push({ code: 'fee_other_currency', params: { currency: invoice.currency }, source });
      break;
    }
    case 'without_fee': {
      const source = lawSource(reference, { grade: 'I' });
      reasons.push({ code: 'fee_kind_without_fee', params: {}, source });
      break;
    }
    case 'figure_missing': {
      const source = lawSource(reference, { grade: 'M' });
      reasons.push({ code: 'fee_figure_missing', params: { date: situation.asOf }, source });
      break;
    }
    case 'refused':
      reasons.push(fee.reason);
      break;
    case 'asked':
      // What is covered whole is told by the lump sum, not by the fee's own conditions.
      if (charges.feeBeside > 0 || fee.allowed === 0) addAskedFee(situation, charges.fee, fee, reasons);
      break;
  }
}

function addAskedFee(situation: Situation, claimed: Minor, asked: AskedFee, reasons: Reason[]): void {
  const { wanted, maximum, permission, allowed } = asked;
  if (!isPermitted(situation, asked)) {
    if (permission.wait !== null) reasons.push(permission.wait);
    return;
  }
  const { currency } = situation.law.pack;
  const highest = maximum.figure.value;
  const validFrom = maximum.figure.from;
  if (wanted > highest) {
    const params = { wanted, fee: highest, currency, validFrom };
    reasons.push({ code: 'fee_cut', params, source: maximum.source });
  } else if (claimed > 0) {
    const params = { fee: claimed, maximum: highest, currency, validFrom };
    reasons.push({ code: 'fee_allowed', params, source: maximum.source });
  }
  if (allowed < Math.min(wanted, highest) && permission.limit !== null) reasons.push(permission.limit);
}
