import type { ProfileEvent } from '#shared/contract/profiles.ts';
import type { StepKind } from '#shared/domain/dunning/profile.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';

/** An event of a profile in one line. */
export function eventText(texts: Texts, event: ProfileEvent, debtorKind: 'person' | 'company'): string {
  const { t, stepName } = texts;
  const { params } = event;
  const text = (name: string): string => (typeof params[name] === 'string' ? params[name] : '');
  const step = () => stepName({ kind: text('kind') as StepKind, ordinal: Number(params['ordinal'] ?? 1) });
  switch (event.kind) {
    case 'profile_added':
      return t('profiles.events.kind.added');
    case 'profile_saved':
      return params['putInUse'] === true
        ? t('profiles.events.kind.putInUse')
        : t('profiles.events.kind.saved', { count: changesOf(event).length });
    case 'profile_draft_saved':
      return t('profiles.events.kind.draftSaved', { count: changesOf(event).length });
    case 'profile_draft_discarded':
      return t('profiles.events.kind.draftDiscarded');
    case 'profile_made_default':
      return t(`profiles.isDefault.${debtorKind}`, { name: t('profiles.events.thisProfile') });
    case 'profile_changed':
      return t('profiles.events.kind.customerCame', { from: text('from') });
    case 'profile_left':
      return t('profiles.events.kind.customerLeft', { to: text('to') });
    case 'notice_sent':
      return t('profiles.events.kind.noticeSent', { step: step() });
    case 'notice_withdrawn':
      return t('profiles.events.kind.noticeWithdrawn', { step: step() });
    default:
      return event.kind;
  }
}

/** One difference of a saved profile, as the backend writes it down. */
interface Change {
  readonly field: string;
  readonly step: { readonly position: number; readonly kind: StepKind } | null;
  readonly language?: string;
  readonly from: string | number | boolean | null;
  readonly to: string | number | boolean | null;
}

/** What a saving changed, a line each: the step, the field, from what, to what. */
export function changeLines(texts: Texts, event: ProfileEvent): string[] {
  const { t } = texts;
  return changesOf(event).map(({ field, step, language, from, to }) => {
    const name = fieldName(texts, field);
    const where =
      step === null ? name : t('profiles.events.atStep', { place: step.position + 1, field: name });
    const what = language === undefined ? where : `${where} (${language})`;
    if (from === null && to === null) return what;
    return t('profiles.events.fromTo', {
      what,
      from: shown(texts, field, from),
      to: shown(texts, field, to),
    });
  });
}

function changesOf(event: ProfileEvent): readonly Change[] {
  const { changes } = event.params;
  return Array.isArray(changes) ? (changes as readonly Change[]) : [];
}

const fields = [
  'kind',
  'waitDays',
  'waitFrom',
  'deadline',
  'deadlineDays',
  'fee',
  'claimInterest',
  'claimCompensation',
  'blocksCustomer',
  'minimumAmount',
  'channels',
] as const;
const others = ['name', 'grouping', 'credit', 'title', 'body', 'stepAdded', 'stepRemoved', 'order'] as const;

function fieldName({ t }: Texts, field: string): string {
  const ofStep = fields.find((each) => each === field);
  if (ofStep !== undefined) return t(`profiles.field.${ofStep}`);
  const other = others.find((each) => each === field);
  return other === undefined ? field : t(`profiles.changed.${other}`);
}

function shown(texts: Texts, field: string, value: Change['from']): string {
  const { t, format } = texts;
  if (value === null || value === '') return t('words.notGiven');
  if (typeof value === 'boolean') return t(value ? 'profiles.yes' : 'profiles.no');
  if (typeof value === 'number') {
    return field === 'fee' || field === 'minimumAmount' ? format.amount(value) : format.number(value);
  }
  switch (field) {
    case 'kind':
      return value === 'hand_over' ? t('words.step.hand_over') : t(`profiles.kindOf.${value as 'reminder'}`);
    case 'waitFrom':
      return t(`profiles.waitFromOf.${value as 'deadline'}`);
    case 'deadline':
      return t(`profiles.deadlineOf.${value as 'own'}`);
    case 'fee':
      return t(`profiles.feeOf.${value as 'none'}`);
    case 'grouping':
      return t(`profiles.groupingOf.${value as 'per_customer'}`);
    case 'credit':
      return t(`profiles.creditOf.${value as 'show'}`);
    case 'channels':
      return t('words.channelTitle.paper');
    default:
      return value.length > 80 ? `${value.slice(0, 80)} …` : value;
  }
}
