import type {
  AgencyCostItem,
  FeeKind,
  FeeMechanism,
  NoticeContent,
  Tier,
} from '#shared/domain/law/lawPack.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';

/** What the name of a rule of the law is made of. */
export interface NamedRule {
  readonly path: string;
  readonly unit: string;
  /** The mechanism of a fee's condition, and the letters it is for. */
  readonly mechanism: string | null;
  readonly kinds: readonly string[];
  /** What an agency's cost is for. */
  readonly item: string | null;
}

/** What a rule of the law is called; its place in the pack where the catalog has no name for it. */
export function lawRuleTitle({ t, format }: Texts, rule: NamedRule): string {
  if (rule.mechanism !== null) {
    const letters = format.list(rule.kinds.map((kind) => t(`law.letters.${kind as FeeKind}`)));
    return t(`law.condition.${rule.mechanism as FeeMechanism}`, { letters });
  }
  if (rule.item !== null) return t(`law.cost.${rule.item as AgencyCostItem}`);
  const name = Object.hasOwn(ruleNames, rule.path) ? ruleNames[rule.path as keyof typeof ruleNames] : null;
  return name === null ? rule.path : t(`law.rule.${name}`);
}

/** A figure as it is read, by the unit of its rule. `currency` is that of the country's fees. */
export function lawValueText(texts: Texts, rule: NamedRule, value: unknown, currency: string): string {
  return lawValueParts(texts, rule, value, currency).join(rule.unit === 'scale' ? '; ' : ', ');
}

/** The same in its parts: the steps of a scale, the words of a list; one part for everything else. */
export function lawValueParts(
  texts: Texts,
  rule: NamedRule,
  value: unknown,
  currency: string,
): readonly string[] {
  const { t } = texts;
  if (value === null || value === undefined) return [t('law.value.notFound')];
  if (rule.unit === 'scale') {
    const tiers = value as readonly Tier[];
    return tiers.map((tier) => tierText(texts, tier, tiers.length === 1, currency));
  }
  if (rule.unit === 'words') {
    const words = value as readonly LawWord[];
    return words.length === 0 ? [t('law.value.none')] : words.map((word) => t(`law.word.${word}`));
  }
  return [plainValue(texts, rule, value, currency)];
}

function plainValue({ t, format }: Texts, rule: NamedRule, value: unknown, currency: string): string {
  switch (rule.unit) {
    case 'percent':
      return format.rate(Number(value));
    case 'money':
      return format.money(Number(value), currency);
    case 'days':
      return t('words.days', { count: Number(value) });
    case 'years':
      return t('law.value.years', { count: Number(value) });
    case 'count':
      return format.number(Number(value));
    case 'flag':
      return t(value === true ? 'law.value.yes' : 'law.value.no');
    case 'word':
      return t(`law.word.${value as LawWord}`);
    case 'count_with_lapse': {
      const { count, lapsesAfterMonths: months } = value as CountWithLapse;
      return months === null ? format.number(count) : t('law.value.countWithLapse', { count, months });
    }
    case 'bank_days':
      return t('law.value.bankDays', value as { bankDays: number; receiptDays: number });
    default:
      return JSON.stringify(value);
  }
}

/** The words that a figure may be made of. */
export type LawWord =
  | 'actual/actual'
  | 'actual/365'
  | 'actual/360'
  | '30/360'
  | 'free'
  | 'not_above_statutory'
  | 'set_off_against_fees'
  | 'fees_above_only'
  | 'added_to_fees'
  | 'collection_notice'
  | 'demand_letter'
  | 'agency_only'
  | 'reminder'
  | 'nothing'
  | 'move_to_next_business_day'
  | 'stay'
  | 'due'
  | 'invoice'
  | 'fee'
  | 'notice'
  | 'hand_over'
  | 'principal'
  | 'interest'
  | 'charges'
  | NoticeContent;

interface CountWithLapse {
  readonly count: number;
  readonly lapsesAfterMonths: number | null;
}

function tierText({ t, format }: Texts, tier: Tier, isOnly: boolean, currency: string): string {
  const { upTo, value, plusShare } = tier;
  const plain = format.money(value, currency);
  const amount =
    plusShare === undefined
      ? plain
      : t('law.value.plusShare', { amount: plain, share: format.rate(plusShare) });
  if (upTo !== null) return t('law.value.tier', { upTo: format.money(upTo, currency), amount });
  return isOnly ? amount : t('law.value.tierLast', { amount });
}

/** The names of the rules that have one place in every pack. */
const ruleNames = {
  'lateInterest.dayCount': 'dayCount',
  'lateInterest.rate.rates': 'rates',
  'lateInterest.rate.reference': 'reference',
  'lateInterest.rate.margin': 'margin',
  'lateInterest.daysWithoutAgreedDue': 'daysWithoutAgreedDue',
  'lateInterest.printedDueIsAgreed': 'printedDueIsAgreed',
  'lateInterest.agreedRate': 'agreedRate',
  'fees.maximum.reminder': 'maximumReminder',
  'fees.maximum.collection_notice': 'maximumCollectionNotice',
  'fees.maximum.demand_letter': 'maximumDemandLetter',
  'fees.maximum.payment_demand': 'maximumPaymentDemand',
  compensation: 'compensation',
  'compensation.relation': 'compensationRelation',
  'notices.earliestDaysAfterDue.reminder': 'earliestReminder',
  'notices.earliestDaysAfterDue.collection_notice': 'earliestCollectionNotice',
  'notices.earliestDaysAfterDue.demand_letter': 'earliestDemandLetter',
  'notices.minimumDeadlineDays.reminder': 'deadlineReminder',
  'notices.minimumDeadlineDays.collection_notice': 'deadlineCollectionNotice',
  'notices.minimumDeadlineDays.demand_letter': 'deadlineDemandLetter',
  'notices.bankDaysAfterReceipt': 'bankDaysAfterReceipt',
  'notices.lastNotice': 'lastNotice',
  'notices.contents.reminder': 'contentsReminder',
  'notices.contents.collection_notice': 'contentsCollectionNotice',
  'notices.contents.demand_letter': 'contentsDemandLetter',
  closedDays: 'closedDays',
  'handOver.requires': 'handOverRequires',
  'handOver.daysAfterNotice': 'daysAfterNotice',
  'objections.stops': 'objectionStops',
  'payments.order': 'paymentOrder',
  'limitation.years': 'limitationYears',
  'limitation.starts': 'limitationStarts',
  'limitation.interruptedByReminder': 'interruptedByReminder',
  retention: 'retention',
} as const;
