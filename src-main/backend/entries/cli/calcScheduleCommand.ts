import { plainCreditor, presetProfile } from '#backend/calculator/index.ts';
import {
  choiceOption,
  dayOption,
  numberOption,
  optionalDay,
  print,
  readAmount,
  readCall,
  readDay,
  readPair,
  required,
  table,
  UsageError,
  type Call,
} from '#backend/entries/cli/commandLine.ts';
import { describeSums } from '#backend/entries/cli/describeStanding.ts';
import { reasonWords } from '#backend/entries/cli/explainCommand.ts';
import { lawOfCall, withLaws } from '#backend/entries/cli/lawsForCommand.ts';
import { resourcesFolder } from '#backend/entries/places.ts';
import type { Profile } from '#shared/domain/dunning/profile.ts';
import { schedule, type ScheduleStep } from '#shared/domain/dunning/schedule.ts';
import type { LawPack } from '#shared/domain/law/lawPack.ts';
import { prepareLaw } from '#shared/domain/law/prepareLaw.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';
import { addDays, type IsoDate } from '#shared/kernel/isoDate.ts';
import { toDecimalText } from '#shared/kernel/money.ts';

/** `calc schedule`: every step of a ready-made profile with its days and sums, for typed-in figures. */
export async function calcScheduleCommand(args: readonly string[]): Promise<number> {
  const call = readCall(args, {
    data: { type: 'string' },
    country: { type: 'string' },
    debtor: { type: 'string' },
    profile: { type: 'string' },
    principal: { type: 'string' },
    due: { type: 'string' },
    'invoice-date': { type: 'string' },
    sent: { type: 'string', multiple: true },
    'as-of': { type: 'string' },
    'postal-days': { type: 'string' },
    'fees-agreed': { type: 'boolean' },
    'due-not-agreed': { type: 'boolean' },
  });
  const country = required(call, 'country');
  return withLaws(call, (laws) => {
    const result = describe(call, lawOfCall(laws, country));
    print(call, result, () => words(call, result));
    return 0;
  });
}

type ScheduleResult = ReturnType<typeof describe>;

function describe(call: Call, law: LawPack) {
  const debtor = choiceOption(call, 'debtor', ['person', 'company']);
  const preset = choiceOption(call, 'profile', ['gentle', 'standard', 'strict'], 'standard');
  const asOf = dayOption(call, 'as-of');
  const due = dayOption(call, 'due');
  const given = optionalDay(call, 'invoice-date');
  const issued = given ?? usualInvoiceDate(due);
  const dueDatesAgreed = call.values['due-not-agreed'] !== true;
  if (!dueDatesAgreed && given === null) throw new UsageError('--due-not-agreed needs --invoice-date');
  const principal = readAmount(String(call.values['principal'] ?? '1000.00'), '--principal');
  const profile = presetProfile(resourcesFolder, law.country, debtor, preset);
  const creditor = plainCreditor(law, {
    postalDays: call.values['postal-days'] === undefined ? 0 : numberOption(call, 'postal-days'),
    feesAgreed: call.values['fees-agreed'] === true,
    dueDatesAgreed,
    dayCount: null,
  });
  const steps = schedule(profile, debtor, creditor, prepareLaw(law), {
    issued,
    due,
    principal,
    currency: law.currency,
    asOf,
    sent: readSent(call, profile),
  });
  return {
    country: law.country,
    lawVersion: law.version,
    debtor,
    profile: preset,
    currency: law.currency,
    principal: toDecimalText(principal),
    issued,
    due,
    asOf,
    steps: steps.map(describeStep),
  };
}

/** What is sent without an invoice date is taken to have been invoiced at thirty days. */
function usualInvoiceDate(due: IsoDate): IsoDate {
  return addDays(due, -30);
}

/** `--sent 1:DAY`, `--sent reminder:DAY` or `--sent reminder-2:DAY`, in the order of the profile. */
function readSent(
  call: Call,
  profile: Profile,
): readonly { readonly step: number; readonly date: IsoDate }[] {
  const shape = 'STEP:YYYY-MM-DD, the step by its place (1) or its name (reminder-2)';
  const sent = (call.lists['sent'] ?? []).map((text) => {
    const [name, date] = readPair(text, '--sent', shape);
    return { step: readStep(name, profile), date: readDay(date, '--sent') };
  });
  const inOrder = sent.toSorted((a, b) => a.step - b.step);
  for (const [at, { step, date }] of inOrder.entries()) {
    if (step !== at)
      throw new UsageError(`--sent: step ${at + 1} comes before step ${step + 1} and is missing`);
    const before = inOrder[at - 1];
    if (before !== undefined && date < before.date) {
      throw new UsageError(`--sent: step ${step + 1} was sent before step ${step}`);
    }
  }
  return inOrder;
}

/** The place of a step in the profile, counted from 0. */
function readStep(name: string, { steps }: Profile): number {
  const notices = steps.filter(({ kind }) => kind !== 'hand_over');
  const [, word = '', number = '1'] = /^([a-z_]+?)(?:-(\d+))?$/.exec(name) ?? [];
  const ofKind = notices.flatMap(({ kind }, place) => (kind === word ? [place] : []));
  const place = /^\d+$/.test(name) ? Number(name) - 1 : ofKind[Number(number) - 1];
  if (place !== undefined && notices[place] !== undefined) return place;
  const names = notices.map(({ kind }, at) => nameOfStep(notices, kind, at));
  throw new UsageError(`--sent ${name}: one of ${names.join(', ')}`);
}

function nameOfStep(steps: Profile['steps'], kind: string, place: number): string {
  const ordinal = steps.slice(0, place + 1).filter((each) => each.kind === kind).length;
  return ordinal === 1 ? kind : `${kind}-${ordinal}`;
}

function describeStep(step: ScheduleStep) {
  return {
    step: step.step,
    form: step.form,
    base: step.base,
    byProfile: step.byProfile,
    lawful: step.lawful,
    earliest: step.readyOn,
    sentOn: step.sentOn,
    given: step.given,
    deadline: step.deadline,
    fee: toDecimalText(step.fee),
    compensation: toDecimalText(step.compensation),
    sums: describeSums(step.sums),
    total: toDecimalText(step.total),
    reasons: step.reasons,
  };
}

function words({ texts }: Call, { steps }: ScheduleResult): string {
  const { t, format } = texts;
  const head = [
    t('calculator.steps.step'),
    t('calculator.steps.earliest'),
    t('calculator.steps.deadline'),
    t('calculator.steps.fee'),
    t('calculator.steps.compensation'),
    t('calculator.steps.interest'),
    t('calculator.steps.total'),
  ];
  const row = (step: ScheduleResult['steps'][number]): string[] => [
    texts.stepName(step.step),
    earliestWords(texts, step),
    step.deadline === null ? t('words.notGiven') : format.day(step.deadline),
    format.precise(step.fee),
    format.precise(step.compensation),
    format.precise(step.sums.interest),
    format.precise(step.total),
  ];
  if (steps.length === 0) return t('calculator.steps.none');
  const why = steps.map(
    (step) =>
      `${texts.stepName(step.step)}:\n${step.reasons.map((reason) => reasonWords(texts, reason)).join('\n')}`,
  );
  return `${table([head, ...steps.map(row)], new Set([3, 4, 5, 6]))}\n\n${why.join('\n\n')}`;
}

function earliestWords({ t, format }: Texts, step: ScheduleResult['steps'][number]): string {
  if (step.given && step.sentOn !== null) return t('calculator.steps.sent', { day: format.day(step.sentOn) });
  return step.earliest === null ? t('calculator.steps.never') : format.day(step.earliest);
}
