import type {
  ProfileProblem,
  ProfileProblemCode,
  ProfileProblemParams,
} from '#shared/domain/dunning/profileProblem.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';

/** What is wrong with a profile, as a sentence. */
export function problemText(texts: Texts, problem: ProfileProblem): string {
  // Code and parameters belong together by the type of the problem; TypeScript cannot follow that through an index.
  const write = sentences[problem.code] as Sentence<ProfileProblemCode>;
  return write(problem.params, texts);
}

type Sentence<Code extends ProfileProblemCode> = (params: ProfileProblemParams[Code], texts: Texts) => string;

const sentences: { readonly [Code in ProfileProblemCode]: Sentence<Code> } = {
  profile_empty: (_, { t }) => t('profiles.problem.profile_empty'),
  hand_over_missing: (_, { t }) => t('profiles.problem.hand_over_missing'),
  hand_over_not_last: (_, { t }) => t('profiles.problem.hand_over_not_last'),
  reminder_after_collection_notice: (_, { t }) => t('profiles.problem.reminder_after_collection_notice'),
  notice_required_before_hand_over: (p, { t }) => t(`profiles.problem.required_${p.kind}`),
  collection_notice_by_agency_only: (_, { t }) => t('profiles.problem.collection_notice_by_agency_only'),
  demand_letter_instead: (p, { t, format }) =>
    t('profiles.problem.demand_letter_instead', { from: format.day(p.from) }),
  channel_missing: (_, { t }) => t('profiles.problem.channel_missing'),
  deadline_missing: (_, { t }) => t('profiles.problem.deadline_missing'),
  deadline_below_minimum: (p, { t }) =>
    t('profiles.problem.deadline_below_minimum', { days: p.days, count: p.minimum }),
  deadline_below_bank_days: (p, { t }) =>
    t('profiles.problem.deadline_below_bank_days', { bankDays: p.bankDays, receiptDays: p.receiptDays }),
  original_due_not_allowed: (p, { t }) =>
    t('profiles.problem.original_due_not_allowed', { count: p.minimum }),
  fee_above_maximum: (p, { t, format }) =>
    t('profiles.problem.fee_above_maximum', { maximum: format.money(p.maximum, p.currency) }),
  fee_never_allowed: (_, { t }) => t('profiles.problem.fee_never_allowed'),
  fee_figure_missing: (p, { t, format }) =>
    t('profiles.problem.fee_figure_missing', { date: format.day(p.date) }),
  fee_count_reached: (p, { t }) => t('profiles.problem.fee_count_reached', { count: p.maximum }),
  fee_total_reached: (p, { t, format }) =>
    t('profiles.problem.fee_total_reached', {
      total: format.money(p.total, p.currency),
      fee: format.money(p.fee, p.currency),
    }),
  fee_after_short_deadline: (p, { t }) => t('profiles.problem.fee_after_short_deadline', { count: p.days }),
  fee_only_if_agreed: (_, { t }) => t('profiles.problem.fee_only_if_agreed'),
  fee_in_compensation: (p, { t, format }) =>
    t('profiles.problem.fee_in_compensation', { compensation: format.money(p.compensation, p.currency) }),
  wait_lengthened_for_fee: (p, { t }) => t('profiles.problem.wait_lengthened_for_fee', { count: p.days }),
  wait_lengthened_by_law: (p, { t }) => t('profiles.problem.wait_lengthened_by_law', { count: p.days }),
  compensation_for_persons: (_, { t }) => t('profiles.problem.compensation_for_persons'),
  compensation_claimed_before: (_, { t }) => t('profiles.problem.compensation_claimed_before'),
};
