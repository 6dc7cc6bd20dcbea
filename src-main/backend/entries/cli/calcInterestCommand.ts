import {
  choiceOption,
  dayOption,
  optionalDay,
  print,
  readAmount,
  readCall,
  readDay,
  readPair,
  readRate,
  required,
  table,
  UsageError,
  type Call,
} from '#backend/entries/cli/commandLine.ts';
import { lawOfCall, withLaws } from '#backend/entries/cli/lawsForCommand.ts';
import type { DayCount, LawPack } from '#shared/domain/law/lawPack.ts';
import { prepareLaw } from '#shared/domain/law/prepareLaw.ts';
import type { DatedAmount, InterestQuestion, ReckonedLine } from '#shared/domain/law/reckonInterest.ts';
import { reckonInterest } from '#shared/domain/law/reckonInterest.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';
import { toDecimalText } from '#shared/kernel/money.ts';

/** `calc interest`: late interest of typed-in figures, line by line, without any ledger. */
export async function calcInterestCommand(args: readonly string[]): Promise<number> {
  const call = readCall(args, {
    data: { type: 'string' },
    country: { type: 'string' },
    debtor: { type: 'string' },
    principal: { type: 'string' },
    due: { type: 'string' },
    'due-not-agreed': { type: 'boolean' },
    'invoice-date': { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    payment: { type: 'string', multiple: true },
    credit: { type: 'string', multiple: true },
    rate: { type: 'string', multiple: true },
    'day-count': { type: 'string' },
    'include-first-day': { type: 'boolean' },
    rounding: { type: 'string' },
  });
  const country = required(call, 'country');
  const question = readQuestion(call);
  return withLaws(call, (laws) => {
    const law = lawOfCall(laws, country);
    const result = describe(law, question);
    print(call, result, () => words(call.texts, result));
    return 0;
  });
}

function readQuestion(call: Call): InterestQuestion {
  const due = dayOption(call, 'due');
  const issued = optionalDay(call, 'invoice-date');
  const dueDatesAgreed = call.values['due-not-agreed'] !== true;
  if (!dueDatesAgreed && issued === null) throw new UsageError('--due-not-agreed needs --invoice-date');
  const from = optionalDay(call, 'from');
  const to = dayOption(call, 'to');
  if (from !== null && from > to) throw new UsageError('--from lies after --to');
  return {
    debtorKind: choiceOption(call, 'debtor', ['person', 'company']),
    principal: readAmount(required(call, 'principal'), '--principal'),
    due,
    to,
    from,
    issued: issued ?? due,
    dueDatesAgreed,
    payments: datedAmounts(call, 'payment'),
    credits: datedAmounts(call, 'credit'),
    ...readRates(call.lists['rate'] ?? []),
    dayCount:
      call.values['day-count'] === undefined
        ? null
        : choiceOption<DayCount>(call, 'day-count', ['actual/actual', 'actual/365', 'actual/360', '30/360']),
    includeFirstDay: call.values['include-first-day'] === true,
    rounding: choiceOption(call, 'rounding', ['half-away', 'down-to-unit'], 'half-away'),
  };
}

function datedAmounts(call: Call, name: string): readonly DatedAmount[] {
  return (call.lists[name] ?? []).map((text) => {
    const [date, amount] = readPair(text, `--${name}`, 'YYYY-MM-DD:AMOUNT');
    return { date: readDay(date, `--${name}`), amount: readAmount(amount, `--${name}`) };
  });
}

/** One rate was agreed on; rates with days take the place of the law's. */
function readRates(texts: readonly string[]): Pick<InterestQuestion, 'agreedRate' | 'typedRates'> {
  const [first, ...more] = texts;
  if (first === undefined) return { agreedRate: null, typedRates: [] };
  if (!first.includes(':')) {
    if (more.length > 0) throw new UsageError('--rate: several rates need their days, as DAY:RATE');
    const agreedRate = readRate(first, '--rate');
    if (agreedRate < 0) throw new UsageError(`--rate: ${first} is below zero`);
    return { agreedRate, typedRates: [] };
  }
  const typedRates = texts.map((text) => {
    const [from, rate] = readPair(text, '--rate', 'YYYY-MM-DD:RATE');
    return { from: readDay(from, '--rate'), rate: readRate(rate, '--rate') };
  });
  if (new Set(typedRates.map(({ from }) => from)).size < typedRates.length) {
    throw new UsageError('--rate: two rates begin on the same day');
  }
  return { agreedRate: null, typedRates };
}

type InterestResult = ReturnType<typeof describe>;

function describe(law: LawPack, question: InterestQuestion) {
  const reckoned = reckonInterest(prepareLaw(law), question);
  return {
    country: law.country,
    lawVersion: law.version,
    currency: law.currency,
    interest: toDecimalText(reckoned.interest),
    exact: reckoned.exact,
    from: reckoned.from,
    to: question.to,
    balance: toDecimalText(reckoned.principal),
    dayCount: reckoned.dayCount,
    lines: reckoned.lines.map(describeLine),
    reasons: reckoned.reasons,
  };
}

function describeLine(line: ReckonedLine) {
  return {
    from: line.from,
    to: line.to,
    days: line.days,
    principal: toDecimalText(line.principal),
    rate: toDecimalText(line.rateBasisPoints),
    dayCount: line.dayCount,
    divisor: line.divisor,
    exact: line.exact,
    interest: toDecimalText(line.interest),
    source: line.source,
  };
}

function words(texts: Texts, result: InterestResult): string {
  const { t, format } = texts;
  const sum = `${t('calculator.result.interest')}: ${format.precise(result.interest)} ${result.currency}`;
  const head = [
    t('calculator.working.period'),
    '',
    t('calculator.working.days'),
    t('calculator.working.balance'),
    t('calculator.working.rate'),
    t('calculator.working.divisor'),
    t('calculator.working.exact'),
    t('calculator.working.source'),
  ];
  const body = result.lines.map((line) => [
    format.day(line.from),
    format.day(line.to),
    String(line.days),
    format.precise(line.principal),
    `${format.precise(line.rate)} %`,
    String(line.divisor),
    format.precise(line.exact),
    sourceWords(texts, line.source),
  ]);
  const lines = body.length === 0 ? t('calculator.result.noInterest') : table([head, ...body], numbers);
  const reasons = result.reasons.map((reason) => texts.reasonText(reason));
  const exact = t('calculator.result.exact', { sum: format.precise(result.exact) });
  return [`${sum} (${exact})`, '', lines, ...(reasons.length > 0 ? ['', ...reasons] : [])].join('\n');
}

const numbers: ReadonlySet<number> = new Set([2, 3, 4, 5, 6]);

function sourceWords({ t, sourceText }: Texts, source: ReckonedLine['source']): string {
  if (source.kind === 'typed') return t('calculator.working.typed');
  const unconfirmed = source.confirmed ? '' : ` – ${t('reasons.notConfirmed')} (${source.grade})`;
  return `${sourceText(source)}${unconfirmed}`;
}
