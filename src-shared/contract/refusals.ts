import { z } from 'zod';
import { day, id } from '#shared/contract/procedure.ts';

/** One of several things that are wrong, as data. */
const problem = z.object({ code: z.string(), params: z.record(z.string(), z.unknown()) });

/**
 * Every foreseen error of the border: its code and the shape of its parameters. The code is the key of its text
 * in the catalogs; a code that is not listed here reaches nobody but the log.
 */
const parameters = {
  creditor_not_found: z.object({ creditor: z.union([z.string(), z.number()]) }),
  creditor_exists: z.object({ organisationNumber: z.string(), name: z.string() }),
  creditor_invalid: z.object({ field: z.string(), problem: z.string(), value: z.string() }),
  creditor_incomplete: z.object({ creditor: z.string(), fields: z.string() }),
  country_not_supported: z.object({ country: z.string(), supported: z.string() }),
  logo_unreadable: z.object({ problem: z.string() }),
  customer_not_found: z.object({ customer: id }),
  customer_field_invalid: z.object({ field: z.string(), problem: z.string(), value: z.string() }),
  profile_not_found: z.object({ profile: z.number() }),
  profile_of_other_kind: z.object({ profile: z.string(), kind: z.string() }),
  /** `position` is the step's place, counted from 0; null for the profile itself. */
  profile_invalid: z.object({ field: z.string(), problem: z.string(), position: z.int().nullable() }),
  profile_name_taken: z.object({ name: z.string() }),
  profile_changed_meanwhile: z.object({ profile: z.string() }),
  profile_unlawful: z.object({ profile: z.string(), count: z.int() }),
  profile_without_letter: z.object({ profile: z.string() }),
  profile_not_in_use: z.object({ profile: z.string() }),
  profile_in_use: z.object({ profile: z.string(), customers: z.int(), isDefault: z.boolean() }),
  invoice_not_found: z.object({ invoice: id }),
  document_missing: z.object({ invoice: z.string() }),
  hold_not_found: z.object({ hold: id }),
  hold_invalid: z.object({ field: z.string(), problem: z.string() }),
  note_empty: z.object({}),
  file_unknown: z.object({ token: z.string() }),
  file_unreadable: z.object({ file: z.string(), problem: z.string() }),
  facts_not_json: z.object({ file: z.string(), line: z.int() }),
  facts_invalid: z.object({ file: z.string(), line: z.int(), place: z.string(), problem: z.string() }),
  intake_refused: z.object({ file: z.string(), code: z.string(), params: z.record(z.string(), z.unknown()) }),
  intake_not_found: z.object({ intake: id }),
  intake_built_on: z.object({ number: z.int(), what: z.string(), count: z.int(), example: z.string() }),
  intake_doubtful: z.object({ file: z.string(), doubts: z.array(z.string()) }),
  mapping_not_found: z.object({ mapping: id }),
  mapping_invalid: z.object({ problem: z.string(), columns: z.string() }),
  folder_missing: z.object({ folder: z.string() }),
  folder_in_use: z.object({ folder: z.string(), creditor: z.string() }),
  folder_unreadable: z.object({ folder: z.string(), problem: z.string() }),
  contact_not_found: z.object({ contact: id }),
  change_not_found: z.object({ change: id }),
  list_older: z.object({ file: z.string(), listDate: day, latest: day }),
  staging_unknown: z.object({ staging: z.string() }),
  charge_not_found: z.object({ charge: id }),
  charge_ended: z.object({ charge: id, state: z.string() }),
  charge_amount_wrong: z.object({ charge: id, amount: z.number(), open: z.number(), currency: z.string() }),
  charge_reason_missing: z.object({}),
  charge_document_missing: z.object({}),
  charge_day_wrong: z.object({ day: z.string(), latest: day }),
  payment_changed: z.object({ expected: z.number(), now: z.number(), currency: z.string() }),
  run_not_found: z.object({ run: id }),
  run_wrong_state: z.object({ run: id, state: z.string(), wanted: z.string() }),
  run_empty: z.object({ creditor: z.string() }),
  run_other_day: z.object({ run: id, asOf: day, today: day }),
  run_deadline_too_short: z.object({ run: id, sentOn: day }),
  run_open: z.object({ run: id, asOf: day }),
  run_sent_on_wrong: z.object({ sentOn: day, earliest: day, latest: day }),
  letter_not_found: z.object({ run: id, letter: z.number() }),
  letter_contents_missing: z.object({ customer: z.string(), contents: z.string() }),
  letter_text_invalid: z.object({ problem: z.string() }),
  output_unwritable: z.object({ path: z.string(), problem: z.string() }),
  disk_full: z.object({ path: z.string() }),
  ledger_in_use: z.object({ folder: z.string() }),
  ledger_busy: z.object({}),
  ledger_newer: z.object({ found: z.number(), known: z.number() }),
  ledger_damaged: z.object({ path: z.string() }),
  folder_unwritable: z.object({ folder: z.string(), problem: z.string() }),
  job_cancelled: z.object({}),
  law_missing: z.object({ country: z.string(), problem: z.string() }),
  law_version_unknown: z.object({ country: z.string(), version: z.string() }),
  law_field_missing: z.object({ field: z.string() }),
  /** Each problem is a `DataProblem` of the domain. */
  law_addition_refused: z.object({ country: z.string(), problems: z.array(problem) }),
  law_addition_without_effect: z.object({ country: z.string() }),
  law_addition_unknown: z.object({ addition: id }),
  /** `count` of all problems; the first of them stand in `problems`. */
  law_file_refused: z.object({ file: z.string(), count: z.int(), problems: z.array(problem) }),
  law_file_not_newer: z.object({
    file: z.string(),
    country: z.string(),
    version: z.string(),
    published: day,
    current: z.string(),
    currentPublished: day,
  }),
  law_file_version_known: z.object({ file: z.string(), version: z.string() }),
  office_not_empty: z.object({}),
  port_taken: z.object({ port: z.number() }),
  pages_missing: z.object({ folder: z.string() }),
  unexpected: z.object({ trace: z.string() }),
} as const;

/** A code of a foreseen error. */
export type RefusalCode = keyof typeof parameters;
/** The parameters of a foreseen error. */
export type RefusalParams<Code extends RefusalCode> = z.infer<(typeof parameters)[Code]>;

/** The error map of a procedure: the foreseen errors that it may answer with, and `unexpected`. */
export function refusals<const Code extends RefusalCode>(...codes: readonly Code[]) {
  const map: Partial<Record<RefusalCode, { status: number; data: z.ZodType }>> = {};
  for (const code of [...codes, ...everywhere]) {
    map[code] = { status: code === 'unexpected' ? 500 : 409, data: parameters[code] };
  }
  return map as {
    [Key in Code | (typeof everywhere)[number]]: { status: number; data: (typeof parameters)[Key] };
  };
}

/** What any procedure may answer with. */
const everywhere = ['unexpected', 'ledger_busy', 'ledger_damaged', 'disk_full'] as const;

/** Tells whether a text is the code of a foreseen error. */
export function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(parameters, code);
}
