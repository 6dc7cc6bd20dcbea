import { addDays, daysBetween, type IsoDate, isoDate } from '#shared/kernel/isoDate.ts';
import type { NoticeForm } from '#shared/domain/law/lawPack.ts';
import { interestShares } from '#shared/domain/letters/interestShares.ts';
import type { LetterInput, LetterInterestLine, LetterLine } from '#shared/domain/letters/letterInput.ts';

/** The day on which all sample letters are written. */
export const letterDay = isoDate('2026-11-21');

/** Norway's rates around `letterDay` (law.md 1.1), hundredths of a percent. */
const rates: readonly { readonly from: IsoDate; readonly to: IsoDate; readonly rate: number }[] = [
  { from: isoDate('2026-01-01'), to: isoDate('2026-06-30'), rate: 1200 },
  { from: isoDate('2026-07-01'), to: isoDate('2026-12-31'), rate: 1225 },
];

/** What a sample line may be told; the rest follows, so that every line adds up. */
export interface SampleLine {
  readonly number?: string;
  readonly due?: string;
  readonly original?: number;
  readonly reduced?: number;
  readonly claimsInterest?: boolean;
  readonly disputed?: number;
  readonly earlierFees?: number;
  readonly earlierCompensation?: number;
  readonly earlierInterest?: number;
  readonly newFee?: number;
  readonly newCompensation?: number;
  readonly credit?: number;
  readonly level?: LetterLine['level'];
  readonly reference?: string;
}

/** One invoice of a letter, with interest from the day after it was due. */
export function sampleLine(given: SampleLine = {}): LetterLine {
  const due = isoDate(given.due ?? '2026-05-04');
  const original = given.original ?? 125_000;
  const reduced = given.reduced ?? 0;
  const disputed = given.disputed ?? 0;
  const principal = original - reduced - disputed;
  const interestLines = given.claimsInterest === false ? [] : interestSince(due, principal);
  const interest = interestShares(interestLines).reduce((sum, share) => sum + share, 0);
  const charges = {
    earlierFees: given.earlierFees ?? 0,
    earlierCompensation: given.earlierCompensation ?? 0,
    earlierInterest: given.earlierInterest ?? 0,
    newFee: given.newFee ?? 0,
    newCompensation: given.newCompensation ?? 0,
  };
  const credit = given.credit ?? 0;
  const charged = Object.values(charges).reduce((sum, charge) => sum + charge, 0);
  return {
    level: given.level ?? { form: 'reminder', ordinal: 1 },
    number: given.number ?? '20260101',
    issued: addDays(due, -14),
    due,
    original,
    reduced,
    disputed,
    principal,
    interestLines,
    interest,
    rateAgreed: false,
    interestAfterDays: null,
    ...charges,
    credit,
    total: principal + interest + charged - credit,
    reference: given.reference ?? '',
  };
}

/** As many different invoices of one customer. */
export function sampleLines(count: number, given: SampleLine = {}): readonly LetterLine[] {
  return Array.from({ length: count }, (_, at) =>
    sampleLine({
      ...given,
      number: String(20_260_101 + at),
      due: addDays(isoDate('2026-05-04'), at % 40),
      original: 125_000 + at * 1753,
    }),
  );
}

/**
 * A letter about the lines; whatever is given takes the place of the sample's own. Where only the form is given, all
 * lines are at the letter's step; with `level` each is at its own.
 */
export function sampleLetter(
  lines: readonly LetterLine[],
  given: Partial<Omit<LetterInput, 'creditor' | 'customer' | 'lines'>> & {
    readonly form?: NoticeForm;
    readonly ordinal?: number;
    readonly creditor?: Partial<LetterInput['creditor']>;
    readonly customer?: Partial<LetterInput['customer']>;
  } = {},
): LetterInput {
  const { form = 'reminder', ordinal = 1, ...rest } = given;
  const level = rest.level ?? { form, ordinal };
  return {
    language: 'nb',
    ownText: null,
    letterDate: letterDay,
    deadline: isoDate('2026-12-07'),
    currency: 'NOK',
    total: lines.reduce((sum, line) => sum + line.total, 0),
    openCredit: 0,
    // Norway's law of the letter's day (law.md 3): a collection notice gives 14 days (inkassoloven § 9).
    law: {
      country: 'NO',
      version: 'no-2026-10',
      earliestDeadline: level.form === 'reminder' ? null : addDays(letterDay, 14),
    },
    ...rest,
    level,
    lines: given.level === undefined ? lines.map((line) => ({ ...line, level })) : lines,
    creditor: {
      name: 'Fjordlys Elektro AS',
      organisationNumber: '923609016',
      street: 'Strandgata 14',
      postcode: '5003',
      city: 'Bergen',
      email: 'faktura@fjordlys.example',
      phone: '55 12 34 56',
      bankAccount: '12345678903',
      hasLogo: false,
      ...given.creditor,
    },
    customer: {
      name: 'Ingrid Sørbø Hætta',
      street: 'Nordahl Bruns gate 8',
      street2: '',
      postcode: '5007',
      city: 'Bergen',
      country: 'NO',
      number: '10432',
      ...given.customer,
    },
  };
}

function interestSince(due: IsoDate, principal: number): readonly LetterInterestLine[] {
  const first = addDays(due, 1);
  return rates.flatMap(({ from, to, rate }) => {
    const start = first > from ? first : from;
    const end = to < letterDay ? to : letterDay;
    if (start > end) return [];
    const days = daysBetween(start, end) + 1;
    return [
      {
        from: start,
        to: end,
        days,
        principal,
        rateBasisPoints: rate,
        dayCount: 'actual/actual',
        divisor: 365,
      },
    ];
  });
}
