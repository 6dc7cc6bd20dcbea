import { fromEpochDay } from '#shared/kernel/isoDate.ts';
import type { EpochDay } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import type { Step } from '#shared/domain/dunning/profile.ts';
import type { Reason } from '#shared/domain/dunning/reason.ts';
import type { Situation } from '#shared/domain/dunning/situation.ts';
import type { FeePermission } from '#shared/domain/law/feeAllowed.ts';
import { feeAllowed, maximumFee } from '#shared/domain/law/feeAllowed.ts';
import { lawSource } from '#shared/domain/law/figureOn.ts';
import type { NoticeKind } from '#shared/domain/law/lawPack.ts';

/** The fee that a notice adds, and why it is that one. */
export interface StepFee {
  /** In minor units; 0 when the notice goes without. */
  readonly fee: Minor;
  readonly reason: Reason;
}

/**
 * Asks the law whether and from when the next step may carry its fee. Null when the step wants none, or when
 * it cannot have one at all, being in another currency than the law's.
 */
export function askForFee(situation: Situation, step: Step): FeePermission | null {
  const { invoice, law, debtorLaw, due, day } = situation;
  if (!wantsFee(step) || invoice.currency !== law.pack.currency) return null;
  return feeAllowed(debtorLaw, due, invoice.notices, day);
}

/**
 * The fee of a notice that is taken on the day: what the profile wants, cut to the law's maximum of the day.
 * A fee that the law does not allow is left out, and the notice goes without it (DOMAIN: money).
 */
export function feeOfStep(
  situation: Situation,
  step: Step,
  kind: NoticeKind,
  permission: FeePermission | null,
): StepFee {
  const { invoice, law, profileSource } = situation;
  if (!wantsFee(step)) return without({ code: 'fee_none', params: {}, source: profileSource });
  const rule = law.pack.fees.maximum[kind];
  if (permission === null) {
    const source = lawSource(rule.reference, 'I');
    return without({ code: 'fee_other_currency', params: { currency: invoice.currency }, source });
  }
  switch (permission.kind) {
    case 'unknown':
      return missingFigure(situation, rule.reference);
    case 'count_reached':
      return without({
        code: 'fee_count_reached',
        params: { maximum: permission.maximum },
        source: permission.source,
      });
    case 'deadline_not_missed':
      return without({
        code: 'fee_deadline_not_missed',
        params: { deadline: permission.deadline, days: permission.days },
        source: permission.source,
      });
    case 'from':
      if (situation.day < permission.earliest) return tooEarly(permission.earliest, permission);
      return cappedFee(situation, step, kind);
  }
}

function wantsFee(step: Step): boolean {
  return step.fee === 'statutory' || (step.fee !== 'none' && step.fee > 0);
}

function cappedFee(situation: Situation, step: Step, kind: NoticeKind): StepFee {
  const { law, debtorLaw, due, day } = situation;
  const cap = maximumFee(debtorLaw, kind, due, day);
  if (cap === undefined) return missingFigure(situation, law.pack.fees.maximum[kind].reference);
  const { figure, source } = cap;
  const maximum = figure.value;
  const { currency } = law.pack;
  const wanted = typeof step.fee === 'number' ? step.fee : maximum;
  if (wanted > maximum) {
    const params = { wanted, fee: maximum, currency, validFrom: figure.from };
    return { fee: maximum, reason: { code: 'fee_cut', params, source } };
  }
  const params = { fee: wanted, maximum, currency, validFrom: figure.from };
  return { fee: wanted, reason: { code: 'fee_allowed', params, source } };
}

function tooEarly(earliest: EpochDay, permission: Extract<FeePermission, { kind: 'from' }>): StepFee {
  const params = { earliest: fromEpochDay(earliest), days: permission.days };
  return without({ code: 'fee_too_early', params, source: permission.source });
}

function missingFigure(situation: Situation, reference: string): StepFee {
  const source = lawSource(reference, 'M');
  return without({ code: 'fee_figure_missing', params: { date: situation.asOf }, source });
}

function without(reason: Reason): StepFee {
  return { fee: 0, reason };
}
