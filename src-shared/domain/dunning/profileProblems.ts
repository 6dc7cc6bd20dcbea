import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { addDays, daysBetween, toEpochDay } from '#shared/kernel/isoDate.ts';
import { wantsFee } from '#shared/domain/dunning/chargesOfStep.ts';
import type { CreditorFacts } from '#shared/domain/dunning/facts.ts';
import type { Profile, Step } from '#shared/domain/dunning/profile.ts';
import type {
  ProfileProblem,
  ProfileProblemCode,
  ProfileProblemParams,
} from '#shared/domain/dunning/profileProblem.ts';
import type { ReasonSource } from '#shared/domain/dunning/reason.ts';
import type { ScheduleStep } from '#shared/domain/dunning/schedule.ts';
import { schedule } from '#shared/domain/dunning/schedule.ts';
import { formOf } from '#shared/domain/dunning/situation.ts';
import { maximumFee } from '#shared/domain/law/feeAllowed.ts';
import { figureOn, lawSource } from '#shared/domain/law/figureOn.ts';
import type { DebtorKind, NoticeForm } from '#shared/domain/law/lawPack.ts';
import { minimumDeadline, wantsOwnDeadline } from '#shared/domain/law/minimumDeadline.ts';
import { type PreparedLaw, ruleSource } from '#shared/domain/law/prepareLaw.ts';

/**
 * Everything that the law of a day has against a profile for one kind of debtor, in the order of its steps, and advice
 * on what the rules will do otherwise than it says. Empty for a profile that does exactly what it says. With the
 * creditor's settings also what hinges on them. What depends on earlier steps is found by drawing the line of time of
 * an ordinary claim that falls due on the day. Fast enough to run while somebody types.
 */
export function profileProblems(
  profile: Profile,
  debtorKind: DebtorKind,
  law: PreparedLaw,
  asOf: IsoDate,
  creditor: Pick<CreditorFacts, 'feesAgreed'> | null = null,
): readonly ProfileProblem[] {
  const checked: Checked = { profile, debtorKind, law, asOf, found: [] };
  if (profile.steps.length === 0) {
    add(checked, 'profile_empty', {}, null, 'unlawful', ofProfile(profile, 0));
    return checked.found;
  }
  checkOrder(checked);
  checkRequiredNotice(checked);
  for (const [position, step] of profile.steps.entries()) {
    if (step.kind === 'hand_over') continue;
    checkNotice(checked, step, position, creditor);
  }
  checkForward(checked);
  return checked.found.toSorted((a, b) => (a.position ?? -1) - (b.position ?? -1));
}

interface Checked {
  readonly profile: Profile;
  readonly debtorKind: DebtorKind;
  readonly law: PreparedLaw;
  readonly asOf: IsoDate;
  readonly found: ProfileProblem[];
}

function add<Code extends ProfileProblemCode>(
  { found }: Checked,
  code: Code,
  params: ProfileProblemParams[Code],
  position: number | null,
  severity: ProfileProblem['severity'],
  source: ReasonSource,
): void {
  // Code and parameters belong together by the signature; TypeScript cannot follow that into the union.
  found.push({ code, params, position, severity, source } as ProfileProblem);
}

function ofProfile({ name }: Profile, position: number): ReasonSource {
  return { kind: 'profile', profile: name, position };
}

function checkOrder(checked: Checked): void {
  const { profile } = checked;
  const { steps } = profile;
  const last = steps.length - 1;
  if (!steps.some(({ kind }) => kind === 'hand_over')) {
    add(checked, 'hand_over_missing', {}, null, 'unlawful', ofProfile(profile, last));
  }
  let hasCollectionNotice = false;
  for (const [position, { kind }] of steps.entries()) {
    const source = ofProfile(profile, position);
    if (kind === 'hand_over' && position < last)
      add(checked, 'hand_over_not_last', {}, position, 'unlawful', source);
    if (kind === 'reminder' && hasCollectionNotice) {
      add(checked, 'reminder_after_collection_notice', {}, position, 'unlawful', source);
    }
    if (kind === 'collection_notice') hasCollectionNotice = true;
  }
}

function checkRequiredNotice(checked: Checked): void {
  const { profile, debtorKind, law, asOf } = checked;
  const known = figureOn(law[debtorKind].handOverRequires, toEpochDay(asOf));
  const required = known?.figure.value ?? 'nothing';
  if (known === undefined || required === 'nothing') return;
  const isThere = profile.steps.some(({ kind }) =>
    required === 'reminder' ? kind !== 'hand_over' : kind === required,
  );
  const params = { kind: required };
  if (!isThere) add(checked, 'notice_required_before_hand_over', params, null, 'unlawful', known.source);
}

function checkNotice(
  checked: Checked,
  step: Step,
  position: number,
  creditor: Pick<CreditorFacts, 'feesAgreed'> | null,
): void {
  const { profile, debtorKind, law, asOf } = checked;
  const debtorLaw = law[debtorKind];
  const day = toEpochDay(asOf);
  const lastNotice = figureOn(debtorLaw.lastNotice, day);
  const own = ofProfile(profile, position);
  if (step.kind === 'collection_notice' && lastNotice !== undefined) {
    const { figure, source } = lastNotice;
    if (figure.value === 'agency_only') {
      add(checked, 'collection_notice_by_agency_only', {}, position, 'unlawful', source);
      return;
    }
    if (figure.value === 'demand_letter') {
      add(checked, 'demand_letter_instead', { from: figure.from }, position, 'advice', source);
    }
  }
  if (step.channels.length === 0) add(checked, 'channel_missing', {}, position, 'unlawful', own);
  if (step.kind === 'hand_over') return;
  const form = formOf(step.kind, lastNotice?.figure.value);
  checkDeadline(checked, step, form, position);
  checkFee(checked, step, form, position);
  checkAgreement(checked, step, form, position, creditor);
  if (!step.claimCompensation) return;
  if (debtorKind === 'person') {
    const source = lawSource(law.pack.compensation.reference, { grade: 'A' });
    add(checked, 'compensation_for_persons', {}, position, 'unlawful', source);
  } else if (profile.steps.slice(0, position).some((earlier) => earlier.claimCompensation)) {
    add(checked, 'compensation_claimed_before', {}, position, 'advice', own);
  }
}

function checkDeadline(checked: Checked, step: Step, form: NoticeForm, position: number): void {
  const { profile, debtorKind, law, asOf } = checked;
  const day = toEpochDay(asOf);
  const known = figureOn(law[debtorKind].noticeMinimumDeadlineDays[form], day);
  const minimum = known?.figure.value ?? 0;
  const bank = figureOn(law[debtorKind].bankDaysAfterReceipt, day);
  if (step.deadline === 'original') {
    if (!wantsOwnDeadline(law, debtorKind, form, day)) return;
    const source = known?.source ?? bank?.source ?? ruleSource(law.pack.notices.contents[form]);
    const days = minimumDeadline(law, debtorKind, form, day, 0).days;
    if (days === 0) add(checked, 'deadline_missing', {}, position, 'unlawful', source);
    else add(checked, 'original_due_not_allowed', { minimum: days }, position, 'unlawful', source);
    return;
  }
  if (known !== undefined && step.deadlineDays < minimum) {
    const params = { days: step.deadlineDays, minimum };
    add(checked, 'deadline_below_minimum', params, position, 'unlawful', known.source);
    return;
  }
  if (step.deadlineDays === 0) {
    add(checked, 'deadline_missing', {}, position, 'unlawful', ofProfile(profile, position));
    return;
  }
  if (bank === undefined || form === 'reminder' || !isMostlyLengthened(checked, step.deadlineDays, form))
    return;
  const params = { days: step.deadlineDays, ...bank.figure.value };
  add(checked, 'deadline_below_bank_days', params, position, 'advice', bank.source);
}

/** Whether the law's bank days make the deadline longer on most days of the coming year. */
function isMostlyLengthened({ law, debtorKind, asOf }: Checked, days: number, form: NoticeForm): boolean {
  const first = toEpochDay(asOf);
  let longer = 0;
  for (let day = first; day < first + daysOfAYear; day += 1) {
    if (minimumDeadline(law, debtorKind, form, day, days).bank !== null) longer += 1;
  }
  return longer > daysOfAYear / 2;
}

const daysOfAYear = 365;

function checkFee(checked: Checked, step: Step, form: NoticeForm, position: number): void {
  const { debtorKind, law, asOf } = checked;
  if (!wantsFee(step)) return;
  const day = toEpochDay(asOf);
  const debtorLaw = law[debtorKind];
  const { reference } = law.pack.fees.maximum[form];
  if (debtorLaw.feeMaximum[form].figures.length === 0 && form !== 'demand_letter') {
    const source = lawSource(reference, { grade: 'I' });
    add(checked, 'fee_never_allowed', { form }, position, severityOf(step), source);
    return;
  }
  const known = maximumFee(debtorLaw, form, day, day);
  if (known === undefined) {
    const source = lawSource(reference, { grade: 'M' });
    add(checked, 'fee_figure_missing', { date: asOf }, position, 'advice', source);
  } else if (typeof step.fee === 'number' && step.fee > known.figure.value) {
    const params = { fee: step.fee, maximum: known.figure.value, currency: law.pack.currency };
    add(checked, 'fee_above_maximum', params, position, 'unlawful', known.source);
  }
}

/** An amount of its own claims what the law does not allow; the statutory fee only takes what the law leaves. */
function severityOf({ fee }: Step): ProfileProblem['severity'] {
  return typeof fee === 'number' ? 'unlawful' : 'advice';
}

function checkAgreement(
  checked: Checked,
  step: Step,
  form: NoticeForm,
  position: number,
  creditor: Pick<CreditorFacts, 'feesAgreed'> | null,
): void {
  const { debtorKind, law, asOf } = checked;
  if (!wantsFee(step) || creditor === null || creditor.feesAgreed) return;
  for (const condition of law[debtorKind].feeConditions) {
    if (condition.mechanism !== 'agreed_in_advance' || !condition.kinds.includes(form)) continue;
    const known = figureOn(condition.table, toEpochDay(asOf));
    if (known !== undefined) add(checked, 'fee_only_if_agreed', {}, position, 'advice', known.source);
  }
}

/** Draws the line of time of an ordinary claim, and says where it goes otherwise than the profile says. */
function checkForward(checked: Checked): void {
  const { profile, debtorKind, law, asOf } = checked;
  const { country, currency } = law.pack;
  const principal = Math.max(ordinaryPrincipal, ...profile.steps.map(({ minimumAmount }) => minimumAmount));
  const creditor: CreditorFacts = {
    country,
    currency,
    postalDays: 0,
    listDays: 0,
    minimumAmount: 0,
    firstInvoiceNumber: null,
    firstInvoiceDate: null,
    foreignCustomers: 'include',
    feesAgreed: true,
    dueDatesAgreed: true,
    dayCount: null,
    limitationWarningDays: 0,
  };
  const claim = { issued: addDays(asOf, -daysToPay), due: asOf, asOf, principal, currency, sent: [] };
  for (const planned of schedule(profile, debtorKind, creditor, law, claim)) {
    const step = profile.steps[planned.step.position];
    if (step !== undefined) checkFeeForward(checked, step, planned);
    checkWaitForward(checked, planned);
  }
}

/** A claim of 1,000 with a month to pay: nothing about it keeps a fee away. */
const ordinaryPrincipal = 100_000;
const daysToPay = 30;

function checkFeeForward(checked: Checked, step: Step, { step: ref, reasons, fee }: ScheduleStep): void {
  if (!wantsFee(step)) return;
  const { position } = ref;
  for (const { code, params, source } of reasons) {
    switch (code) {
      case 'fee_count_reached':
      case 'fee_arrears_count_reached':
        add(checked, 'fee_count_reached', { maximum: params.maximum }, position, severityOf(step), source);
        break;
      case 'fee_total_reached': {
        const { total, currency } = params;
        add(checked, 'fee_total_reached', { total, fee, currency }, position, severityOf(step), source);
        break;
      }
      case 'fee_deadline_not_missed':
        add(checked, 'fee_after_short_deadline', { days: params.days }, position, 'advice', source);
        break;
      case 'fee_in_compensation':
        add(checked, 'fee_in_compensation', params, position, 'advice', source);
        break;
      default:
    }
  }
}

/** The law has the step, or its fee, wait longer than the profile does. */
function checkWaitForward(checked: Checked, { step, byProfile, lawful, lengthened }: ScheduleStep): void {
  if (lengthened === null || lawful === null) return;
  const params = { days: daysBetween(byProfile, lawful) };
  const code = lengthened.code === 'lawful_wait' ? 'wait_lengthened_by_law' : 'wait_lengthened_for_fee';
  add(checked, code, params, step.position, 'advice', lengthened.source);
}
