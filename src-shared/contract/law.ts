import { z } from 'zod';
import type { LawPack, RulePath } from '#shared/domain/law/lawPack.ts';
import { command, day, id, query, refusal } from '#shared/contract/procedure.ts';
import { refusals } from '#shared/contract/refusals.ts';

export const lawCountry = z.enum(['NO', 'SE', 'FI', 'DK']);
export const lawDebtor = z.enum(['both', 'person', 'company']);
const path = z.string().max(200) satisfies z.ZodType<RulePath>;
/** The value of a figure, in the shape of its rule: the domain says which. */
const value = z.unknown();
const words = z.string().max(2000);

/** Whether the rate of the next period is there: `missing` once its first day has come without it. */
export const nextRate = z.object({
  expected: day,
  state: z.enum(['missing', 'soon', 'later']),
  /** First day of the newest rate that is known. */
  newest: day,
});
export type NextRate = z.infer<typeof nextRate>;

/** Where a pack came from. A file has its name, and who read it in when. */
export const packOrigin = z.object({
  version: z.string(),
  published: day,
  origin: z.enum(['shipped', 'file']),
  fileName: z.string(),
  loadedAt: z.string().nullable(),
  loadedBy: z.string(),
});
export type PackOrigin = z.infer<typeof packOrigin>;

export const lawSummary = z.object({
  country: lawCountry,
  /** Of the law in force: pack and what the office has laid over it. */
  version: z.string(),
  pack: packOrigin,
  /** Client companies of that country. */
  creditors: z.int(),
  /** Figures whose grade wants somebody to compare them with their source. */
  notConfirmed: z.int(),
  nextRate: nextRate.nullable(),
});
export type LawSummary = z.infer<typeof lawSummary>;

export const lawGroups = [
  'interest',
  'fees',
  'compensation',
  'notices',
  'hand_over',
  'objections',
  'payments',
  'limitation',
  'retention',
  'agency_costs',
] as const;

/** How the values of a rule are read and entered. */
export const lawUnits = [
  'percent',
  'money',
  'days',
  'years',
  'count',
  'flag',
  'word',
  'words',
  'scale',
  'count_with_lapse',
  'bank_days',
] as const;

const grade = z.enum(['A', 'B', 'C', 'I', 'M', 'O']);

export const lawFigure = z.object({
  debtor: lawDebtor,
  /** Null where the rule has one figure for all time. */
  from: day.nullable(),
  /** The last day, where another figure follows. */
  until: day.nullable(),
  /** Null for a period whose figure was looked for and not found. */
  value,
  /** Only for claims that fall due after this day. */
  dueAfter: day.nullable(),
  /** Null where no figure was found. */
  grade: grade.nullable(),
  source: z.string(),
  checked: day,
  confirmed: z.object({ on: day, by: z.string() }).nullable(),
  /** Whether it still wants somebody to compare it with its source. */
  wantsConfirmation: z.boolean(),
  /** The office's own figure, with the key by which it is withdrawn. */
  ownId: id.nullable(),
  /** The office's confirmation, with the key by which it is withdrawn. */
  confirmationId: id.nullable(),
  /** What the pack itself says for that day, where the office's own figure stands in its place. */
  inPack: z.object({ value }).nullable(),
});
export type LawFigure = z.infer<typeof lawFigure>;

/** A rule: where it stands in the pack and in the law, and what its name on the screen is made of. */
const ruleName = {
  path,
  group: z.enum(lawGroups),
  reference: z.string(),
  unit: z.enum(lawUnits),
  /** The mechanism of a fee's condition, and the letters it is for. */
  mechanism: z.string().nullable(),
  kinds: z.array(z.string()),
  /** What an agency's cost is for. */
  item: z.string().nullable(),
};

export type LawRuleName = z.infer<z.ZodObject<typeof ruleName>>;

export const lawRuleRow = z.object({
  ...ruleName,
  dated: z.boolean(),
  /** The kinds of debtor that the rule has figures for, each apart or both alike. */
  debtors: z.array(lawDebtor),
  /** The words that a value of unit `word` or `words` is made of. */
  choices: z.array(z.string()),
  /** Newest first. */
  figures: z.array(lawFigure),
});
export type LawRuleRow = z.infer<typeof lawRuleRow>;

export const lawReform = z.object({
  id: z.string(),
  reference: z.string(),
  grade,
  source: z.string(),
  checked: day,
  /** The first day that the office has entered; null while nobody knows it. */
  startsOn: day.nullable(),
  /** The key by which the first day is withdrawn. */
  startId: id.nullable(),
  /** What begins on the first day. */
  changes: z.array(z.object({ ...ruleName, before: z.array(value), after: value })),
});
export type LawReform = z.infer<typeof lawReform>;

/** Something the office has added to the law, also when it was withdrawn. */
export const lawAddition = z.object({
  id,
  kind: z.enum(['figure', 'confirm', 'reform_starts']),
  /** The rule, or the reform's id. */
  about: z.string(),
  /** Null for a reform, and for a rule that the pack in force does not know. */
  rule: z.object(ruleName).nullable(),
  debtor: lawDebtor.nullable(),
  from: day.nullable(),
  value,
  source: z.string(),
  on: day,
  by: z.string(),
  /**
   * `set_aside`: it has no effect, since the pack in force or a later addition says otherwise; what of it the pack has
   * no place for stands in `problems`.
   */
  state: z.enum(['in_force', 'set_aside', 'withdrawn']),
  problems: z.array(refusal),
  withdrawn: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
});
export type LawAddition = z.infer<typeof lawAddition>;

export const lawOfCountry = z.object({
  country: lawCountry,
  version: z.string(),
  pack: packOrigin,
  currency: z.string(),
  notConfirmed: z.int(),
  nextRate: nextRate.nullable(),
  /** Days of the year, `MM-DD`, on which a new rate is fixed. */
  changeDays: z.array(z.string()),
  /** Where a new rate is entered; a margin comes on top where the pack names a reference rate. */
  rateRule: path,
  rules: z.array(lawRuleRow),
  reforms: z.array(lawReform),
  /** Newest first. */
  additions: z.array(lawAddition),
  /** Who works here: what a confirmation is signed with unless another name is given. */
  actor: z.string(),
});
export type LawOfCountry = z.infer<typeof lawOfCountry>;

/** The statutory rate of late interest of one kind of debtor, for a claim that falls due on the day. */
export const rateSeries = z.object({
  debtor: lawDebtor,
  points: z.array(
    z.object({
      from: day,
      /** Hundredths of a percent a year: reference and margin together. */
      rate: z.int(),
      reference: z.int().nullable(),
      margin: z.int().nullable(),
      confirmed: z.boolean(),
    }),
  ),
});
export type RateSeries = z.infer<typeof rateSeries>;

/** One figure by which two packs differ. What stands in only one of them has no value in the other. */
export const lawDifference = z.object({
  ...ruleName,
  debtor: lawDebtor,
  from: day.nullable(),
  kind: z.enum(['added', 'removed', 'changed']),
  before: value,
  after: value,
});
export type LawDifference = z.infer<typeof lawDifference>;

export const lawFilePreview = z.object({
  file: z.string(),
  country: lawCountry,
  version: z.string(),
  published: day,
  currency: z.string(),
  /** The pack it would take the place of. */
  inForce: packOrigin,
  differences: z.array(lawDifference),
  /** Additions of the office that the new pack has no place for. */
  setAside: z.array(lawAddition),
});
export type LawFilePreview = z.infer<typeof lawFilePreview>;

/** A law that was in force here for a time; `until` is null while it holds. */
export const lawPeriod = z.object({ version: z.string(), since: z.string(), until: z.string().nullable() });
export type LawPeriod = z.infer<typeof lawPeriod>;

/** What a version of the law that something names was made of. */
export const lawVersion = z.object({
  country: lawCountry,
  version: z.string(),
  pack: packOrigin,
  currency: z.string(),
  /** When it was in force here, ISO 8601 in UTC; a version may come back. */
  periods: z.array(lawPeriod),
  additions: z.array(lawAddition),
  /** By which figures it differs from the law in force now: `before` is then, `after` is now. */
  differences: z.array(lawDifference),
});
export type LawVersion = z.infer<typeof lawVersion>;

const country = z.object({ country: lawCountry });
const unsupported = 'country_not_supported';
const fileRefusals = [
  'file_unknown',
  'file_unreadable',
  'law_file_refused',
  'law_file_not_newer',
  'law_file_version_known',
] as const;
/** Where no name is given, the one of who works at the machine. */
const by = z.string().max(200).optional();
const changedLaw = z.object({ version: z.string(), additionId: id });

export const law = {
  /** The countries there is law for. */
  list: query.output(z.array(lawSummary)).errors(refusals()),

  /** Every rule of a country with its figures, what is adopted without a first day, and what the office has added. */
  country: query.input(country).output(lawOfCountry).errors(refusals(unsupported)),

  /** The law pack in force, for what is reckoned on the screen. */
  pack: query.input(country).output(z.custom<LawPack>()).errors(refusals(unsupported)),

  /** Late interest through time. */
  rates: query.input(country).output(z.array(rateSeries)).errors(refusals(unsupported)),

  /** Every law of a country that was in force here, newest first. */
  history: query.input(country).output(z.array(lawPeriod)).errors(refusals(unsupported)),

  /** What a version that a standing or a letter names was made of. */
  version: query
    .input(country.extend({ version: z.string() }))
    .output(lawVersion)
    .errors(refusals(unsupported, 'law_version_unknown')),

  /** Adds a figure of the office: a new period, or another value for one that begins on the same day. */
  addFigure: command
    .input(country.extend({ path, debtor: lawDebtor, from: day, value, source: words, by }))
    .output(changedLaw)
    .errors(
      refusals(unsupported, 'law_field_missing', 'law_addition_refused', 'law_addition_without_effect'),
    ),

  /** Says that somebody has compared a figure with its source. `from` is null for a rule with one figure. */
  confirm: command
    .input(country.extend({ path, debtor: lawDebtor, from: day.nullable(), value, by }))
    .output(changedLaw)
    .errors(refusals(unsupported, 'law_addition_refused', 'law_addition_without_effect')),

  /** Enters the first day of an adopted reform. */
  startReform: command
    .input(country.extend({ reform: z.string(), from: day, by }))
    .output(changedLaw)
    .errors(refusals(unsupported, 'law_addition_refused', 'law_addition_without_effect')),

  /** Takes back an addition, with a reason; it stays in the history. */
  withdraw: command
    .input(z.object({ additionId: id, reason: words }))
    .output(z.object({ version: z.string() }))
    .errors(refusals('law_field_missing', 'law_addition_unknown', 'law_addition_refused')),

  /** Reads a law pack from a chosen file and says what it would change. Nothing is taken yet. */
  inspectFile: query
    .input(z.object({ file: z.string() }))
    .output(lawFilePreview)
    .errors(refusals(unsupported, ...fileRefusals)),

  /** Takes a law pack from a chosen file. A refused one leaves the law as it was. */
  loadFile: command
    .input(z.object({ file: z.string() }))
    .output(z.object({ country: lawCountry, version: z.string() }))
    .errors(refusals(unsupported, ...fileRefusals)),

  /** Writes the law in force, with the office's additions, as a law pack for another machine. */
  exportFile: query
    .input(country)
    .output(z.object({ file: z.string(), name: z.string() }))
    .errors(refusals(unsupported, 'output_unwritable')),
};
