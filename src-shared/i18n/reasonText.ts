import type { Reason, ReasonCode, ReasonParams, ReasonSource } from '#shared/domain/dunning/reason.ts';
import type { Formatting } from '#shared/i18n/formatting.ts';
import { stepName } from '#shared/i18n/stepName.ts';
import type { Translate } from '#shared/i18n/translate.ts';

/** One reason as a sentence in the reader's language. */
export function reasonSentence(t: Translate, format: Formatting, reason: Reason): string {
  // Code and parameters belong together by the type of `Reason`; TypeScript cannot follow that through an index.
  const write = sentences[reason.code] as Sentence<ReasonCode>;
  return write(reason.params, t, format);
}

/** Where a rule stands: the law with its paragraph, the profile's step, a setting, or the ledger. */
export function sourceText(t: Translate, source: ReasonSource): string {
  switch (source.kind) {
    case 'law':
      return source.reference;
    case 'profile':
      return t('reasons.source.profile', { profile: source.profile, step: source.position + 1 });
    case 'setting':
      return t('reasons.source.setting', { setting: fieldName(t, source.setting) });
    case 'ledger':
      return t('reasons.source.ledger');
  }
}

type Sentence<Code extends ReasonCode> = (
  params: ReasonParams[Code],
  t: Translate,
  format: Formatting,
) => string;

/** The step of a reason's parameters by its name. */
const named = (t: Translate, params: Pick<ReasonParams['waiting'], 'step' | 'ordinal'>) =>
  stepName(t, { kind: params.step, ordinal: params.ordinal });

const sentences: { readonly [Code in ReasonCode]: Sentence<Code> } = {
  settled: (p, t) => t('reasons.settled', { number: p.number }),
  credit_document: (p, t, f) => t('reasons.credit_document', { amount: f.amount(p.amount) }),
  not_due: (p, t, f) => t('reasons.not_due', { due: f.day(p.due) }),
  not_listed: (p, t, f) =>
    t('reasons.not_listed', {
      due: f.day(p.due),
      listedOn: f.day(p.listedOn),
      postalDays: p.postalDays,
      listDays: p.listDays,
    }),
  waiting: (p, t, f) =>
    t('reasons.waiting', {
      step: named(t, p),
      readyOn: f.day(p.readyOn),
      base: f.day(p.base),
      days: p.waitDays + p.postalDays,
    }),
  wait_passed: (p, t, f) =>
    t('reasons.wait_passed', { step: named(t, p), base: f.day(p.base), days: p.waitDays + p.postalDays }),
  lawful_wait: (p, t, f) => t('reasons.lawful_wait', { earliest: f.day(p.earliest), count: p.days }),
  after_previous_deadline: (p, t, f) => t('reasons.after_previous_deadline', { deadline: f.day(p.deadline) }),
  moved_to_business_day: (p, t, f) =>
    t('reasons.moved_to_business_day', { from: f.day(p.from), to: f.day(p.to) }),
  deadline_running: (p, t, f) =>
    t('reasons.deadline_running', { step: named(t, p), sent: f.day(p.sent), deadline: f.day(p.deadline) }),
  in_run: (p, t) => t('reasons.in_run', { run: p.run }),
  do_not_remind_customer: (p, t) => t('reasons.do_not_remind_customer', { reason: quoted(t, p.reason) }),
  do_not_remind_invoice: (p, t) => t('reasons.do_not_remind_invoice', { reason: quoted(t, p.reason) }),
  objection: (p, t, f) => t('reasons.objection', { reason: quoted(t, p.reason), from: f.day(p.from) }),
  paused: (p, t, f) =>
    p.until === null
      ? t('reasons.paused_open', { reason: quoted(t, p.reason) })
      : t('reasons.paused', { reason: quoted(t, p.reason), until: f.day(p.until) }),
  before_first_number: (p, t) => t('reasons.before_first_number', { number: p.number, first: p.first }),
  foreign_customer: (p, t) => t('reasons.foreign_customer', { country: p.country }),
  below_minimum: (p, t, f) =>
    t('reasons.below_minimum', {
      open: f.money(p.open, p.currency),
      minimum: f.money(p.minimum, p.currency),
    }),
  address_missing: (p, t, f) => t('reasons.address_missing', { fields: fieldNames(t, f, p.fields) }),
  address_complete: (_, t) => t('reasons.address_complete'),
  collection_ready: (p, t, f) =>
    t(readyKeys[p.form], { noticeSent: f.day(p.noticeSent), deadline: f.day(p.deadline) }),
  collection_notice_required: (_, t) => t('reasons.collection_notice_required'),
  fee_allowed: (p, t, f) =>
    t('reasons.fee_allowed', {
      fee: f.money(p.fee, p.currency),
      maximum: f.money(p.maximum, p.currency),
      validFrom: f.day(p.validFrom),
    }),
  fee_cut: (p, t, f) =>
    t('reasons.fee_cut', {
      wanted: f.money(p.wanted, p.currency),
      fee: f.money(p.fee, p.currency),
      validFrom: f.day(p.validFrom),
    }),
  fee_too_early: (p, t, f) => t('reasons.fee_too_early', { earliest: f.day(p.earliest), count: p.days }),
  fee_count_reached: (p, t) => t('reasons.fee_count_reached', { count: p.maximum }),
  fee_deadline_not_missed: (p, t, f) =>
    t('reasons.fee_deadline_not_missed', { deadline: f.day(p.deadline), count: p.days }),
  fee_in_same_letter: (p, t) => t('reasons.fee_in_same_letter', { number: p.number }),
  fee_other_currency: (p, t) => t('reasons.fee_other_currency', { currency: p.currency }),
  fee_none: (_, t) => t('reasons.fee_none'),
  fee_figure_missing: (p, t, f) => t('reasons.fee_figure_missing', { date: f.day(p.date) }),
  interest_accrued: (p, t, f) =>
    t('reasons.interest_accrued', {
      interest: f.money(p.interest, p.currency),
      from: f.day(p.from),
      count: p.days,
      rates: f.list(p.rates.split(',').map((rate) => f.rate(Number(rate)))),
    }),
  interest_figure_missing: (p, t, f) => t('reasons.interest_figure_missing', { before: f.day(p.before) }),
  interest_rate_outdated: (p, t, f) =>
    t('reasons.interest_rate_outdated', { from: f.day(p.from), expected: f.day(p.expected) }),
  interest_not_claimed: (_, t) => t('reasons.interest_not_claimed'),
  deadline_too_short: (p, t, f) =>
    t('reasons.deadline_too_short', { sentOn: f.day(p.sentOn), deadline: f.day(p.deadline), count: p.days }),
  changed_since_approval: (_p, t) => t('reasons.changed_since_approval'),
  deadline_set: (p, t, f) => t('reasons.deadline_set', { deadline: f.day(p.deadline), count: p.days }),
  open_credit: (p, t, f) => t('reasons.open_credit', { amount: f.money(p.amount, p.currency) }),
  hand_over_early: (p, t, f) =>
    p.readyOn === null
      ? t('reasons.hand_over_early_open')
      : t('reasons.hand_over_early', { readyOn: f.day(p.readyOn) }),
  charges_open: (p, t, f) => t('reasons.charges_open', { amount: f.money(p.amount, p.currency) }),
  covered_by_credit: (p, t, f) => t('reasons.covered_by_credit', { amount: f.money(p.amount, p.currency) }),
  direct_debit: (_, t) => t('reasons.direct_debit'),
  customer_deceased: (p, t, f) => t('reasons.customer_deceased', { since: f.day(p.since) }),
  customer_bankrupt: (p, t, f) => t('reasons.customer_bankrupt', { since: f.day(p.since) }),
  customer_debt_settlement: (p, t, f) => t('reasons.customer_debt_settlement', { since: f.day(p.since) }),
  interest_free: (_, t) => t('reasons.interest_free'),
  channel_not_sendable: (p, t) => t(`reasons.channel_not_sendable.${p.wanted}`),
  collection_ban: (_, t) => t('reasons.collection_ban'),
  customer_blocked: (p, t) => t('reasons.customer_blocked', { step: named(t, p) }),
  before_first_date: (p, t, f) =>
    t('reasons.before_first_date', { issued: f.day(p.issued), first: f.day(p.first) }),
  objection_part: (p, t, f) =>
    t('reasons.objection_part', {
      disputed: f.money(p.disputed, p.currency),
      undisputed: f.money(p.undisputed, p.currency),
      reason: quoted(t, p.reason),
    }),
  time_barred: (p, t, f) =>
    t('reasons.time_barred', { since: f.day(p.since), count: p.years, start: f.day(p.start) }),
  limitation_near: (p, t, f) =>
    t('reasons.limitation_near', { last: f.day(p.last), count: p.years, start: f.day(p.start) }),
  limitation_interrupted: (p, t, f) => t('reasons.limitation_interrupted', { sent: f.day(p.sent) }),
  last_notice_by_agency: (_, t) => t('reasons.last_notice_by_agency'),
  demand_letter_instead: (p, t, f) => t('reasons.demand_letter_instead', { from: f.day(p.from) }),
  reminder_required: (_, t) => t('reasons.reminder_required'),
  hand_over_free: (_, t) => t('reasons.hand_over_free'),
  fee_kind_without_fee: (_, t) => t('reasons.fee_kind_without_fee'),
  fee_invoice_late: (p, t, f) =>
    t('reasons.fee_invoice_late', { count: p.days, issued: f.day(p.issued), due: f.day(p.due) }),
  fee_too_soon_after_last: (p, t, f) =>
    t('reasons.fee_too_soon_after_last', {
      count: p.days,
      last: f.day(p.last),
      earliest: f.day(p.earliest),
    }),
  fee_after_deadline: (p, t, f) =>
    t('reasons.fee_after_deadline', { earliest: f.day(p.earliest), deadline: f.day(p.deadline) }),
  fee_not_agreed: (_, t) => t('reasons.fee_not_agreed'),
  fee_total_reached: (p, t, f) => t('reasons.fee_total_reached', { total: f.money(p.total, p.currency) }),
  fee_arrears_count_reached: (p, t) => t('reasons.fee_arrears_count_reached', { count: p.maximum }),
  fee_in_compensation: (p, t, f) =>
    t('reasons.fee_in_compensation', { compensation: f.money(p.compensation, p.currency) }),
  compensation_claimed: (p, t, f) =>
    t('reasons.compensation_claimed', {
      compensation: f.money(p.compensation, p.currency),
      validFrom: f.day(p.validFrom),
    }),
  compensation_less_fees: (p, t, f) =>
    t('reasons.compensation_less_fees', {
      compensation: f.money(p.compensation, p.currency),
      lumpSum: f.money(p.lumpSum, p.currency),
    }),
  compensation_claimed_before: (p, t, f) =>
    t('reasons.compensation_claimed_before', { compensation: f.money(p.compensation, p.currency) }),
  compensation_too_early: (p, t, f) => t('reasons.compensation_too_early', { from: f.day(p.from) }),
  compensation_other_currency: (p, t) => t('reasons.compensation_other_currency', { currency: p.currency }),
  compensation_only_companies: (_, t) => t('reasons.compensation_only_companies'),
  compensation_figure_missing: (p, t, f) => t('reasons.compensation_figure_missing', { date: f.day(p.date) }),
  interest_agreed_rate: (p, t, f) => t('reasons.interest_agreed_rate', { rate: f.rate(p.rate) }),
  interest_agreed_rate_cut: (p, t, f) => t('reasons.interest_agreed_rate_cut', { rate: f.rate(p.rate) }),
  interest_starts_later: (p, t, f) =>
    t('reasons.interest_starts_later', { from: f.day(p.from), count: p.days, issued: f.day(p.issued) }),
  deadline_bank_days: (p, t, f) =>
    t('reasons.deadline_bank_days', {
      deadline: f.day(p.deadline),
      count: p.bankDays,
      receiptDays: p.receiptDays,
    }),
  deadline_of_letter: (p, t, f) => t('reasons.deadline_of_letter', { deadline: f.day(p.deadline) }),
  deadline_original: (p, t, f) => t('reasons.deadline_original', { due: f.day(p.due) }),
};

const readyKeys = {
  reminder: 'reasons.collection_ready_reminder',
  collection_notice: 'reasons.collection_ready',
  demand_letter: 'reasons.collection_ready_demand_letter',
} as const;

/** What a person typed, as an end of a sentence; only the full stop when nothing was typed. */
function quoted(t: Translate, text: string): string {
  const typed = text.trim();
  return typed === '' ? '.' : t('reasons.quoted', { text: typed });
}

/** The names of fields given as `street,postcode`, in a row. */
export function fieldNames(t: Translate, format: Formatting, fields: string): string {
  return format.list(
    fields
      .split(',')
      .map((field) => field.trim())
      .filter((field) => field !== '')
      .map((field) => fieldName(t, field)),
  );
}

/** The name of one field of the ledger or of a form; the field's own word where the catalog has none. */
export function fieldName(t: Translate, field: string): string {
  const loose = t as unknown as (key: string, options: { defaultValue: string }) => string;
  return loose(`words.field.${field}`, { defaultValue: field });
}
