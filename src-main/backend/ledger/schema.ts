import type { Generated } from 'kysely';

/**
 * The tables as kysely sees them. Their meaning and constraints stand in the migrations; this file only names the
 * columns. Days are `YYYY-MM-DD`, moments ISO 8601 in UTC, amounts minor units, booleans 0 or 1.
 */
export interface LedgerTables {
  office_setting: { key: string; value: string };
  creditor: CreditorTable;
  profile: {
    id: Generated<number>;
    creditor_id: number;
    debtor_kind: 'person' | 'company';
    preset: string;
    name: string;
    state: Generated<'draft' | 'active'>;
    grouping: Generated<'per_customer' | 'per_invoice'>;
    credit: Generated<'show' | 'net'>;
    revision: Generated<number>;
    /** Settings that are not in force yet, as JSON. */
    draft: Generated<string | null>;
    /** A removed profile is a draft that only history still names. */
    removed_at: Generated<string | null>;
  };
  profile_step: ProfileStepTable;
  profile_step_text: {
    id: Generated<number>;
    step_id: number;
    language: 'nb' | 'nn' | 'sv' | 'fi' | 'da' | 'en';
    title: string;
    body: string;
  };
  law_amendment: {
    id: Generated<number>;
    country: 'NO' | 'SE' | 'FI' | 'DK';
    /** A `LawAmendment` as JSON. */
    amendment: string;
    created_at: string;
    withdrawn_at: Generated<string | null>;
    withdrawn_by: Generated<string | null>;
    withdrawn_reason: Generated<string | null>;
  };
  law_file: {
    id: Generated<number>;
    country: 'NO' | 'SE' | 'FI' | 'DK';
    version: string;
    published: string;
    origin: 'shipped' | 'file';
    file_name: string;
    pack: string;
    loaded_at: string;
    loaded_by: string;
  };
  law_version: {
    id: Generated<number>;
    country: 'NO' | 'SE' | 'FI' | 'DK';
    version: string;
    /** The version of the pack under the amendments. */
    pack: string;
    /** JSON array of keys of `law_amendment`, in order. */
    amendments: string;
    since: string;
  };
  intake: IntakeTable;
  intake_reject: {
    id: Generated<number>;
    intake_id: number;
    line: number;
    field: string | null;
    code: string;
    params: string;
    file_id: Generated<number | null>;
  };
  intake_file: {
    id: Generated<number>;
    intake_id: number;
    name: string;
    sha256: string;
    bytes: number;
    format: string;
    drafts: number;
    rejected: number;
  };
  intake_change: {
    id: Generated<number>;
    intake_id: number;
    subject: 'customer' | 'customer_change' | 'customer_address' | 'contact' | 'invoice' | 'account';
    subject_id: number;
    /** The columns of the row before, as JSON; null where there was none. */
    before: string | null;
  };
  source: {
    creditor_id: number;
    kind: 'files' | 'folder';
    folder: string | null;
    absent: Generated<'settle' | 'keep' | 'ask'>;
    taking: Generated<'ask' | 'auto'>;
    stale_days: Generated<number>;
  };
  source_file: {
    id: Generated<number>;
    creditor_id: number;
    path: string;
    bytes: number;
    modified_at: string;
    state: 'waiting' | 'taken' | 'refused' | 'ignored';
    /** JSON of a code and its parameters. */
    refusal: string | null;
    intake_id: number | null;
    seen_at: string;
  };
  column_mapping: {
    id: Generated<number>;
    creditor_id: number;
    name: string;
    signature: string;
    /** A `ListMapping` as JSON. */
    mapping: string;
    created_at: string;
    used_at: string;
  };
  account: { id: Generated<number>; creditor_id: number; number: string; name: string };
  customer: CustomerTable;
  customer_change: {
    id: Generated<number>;
    customer_id: number;
    field: string;
    imported_value: string;
    own_value: string;
    changed_at: string;
    changed_by: Generated<string>;
    imported_at: Generated<string | null>;
    imported_from: Generated<string | null>;
    conflict_since: Generated<string | null>;
    brought_back_at: Generated<string | null>;
    brought_back_by: Generated<string | null>;
  };
  customer_address: {
    id: Generated<number>;
    customer_id: number;
    purpose: 'invoice' | 'postal' | 'visiting' | 'delivery';
    street: string;
    street_2: Generated<string>;
    postcode: string;
    city: string;
    country: string;
    origin: 'import' | 'own';
  };
  contact: {
    id: Generated<number>;
    customer_id: number;
    name: string;
    role: Generated<string>;
    email: Generated<string>;
    phone: Generated<string>;
    is_default: Generated<0 | 1>;
    origin: 'import' | 'own';
  };
  invoice_document: {
    id: Generated<number>;
    invoice_id: number;
    name: string;
    media_type: string;
    sha256: string;
    bytes: number;
    intake_id: number;
  };
  invoice: InvoiceTable;
  reduction: {
    id: Generated<number>;
    invoice_id: number;
    date: string;
    amount: number;
    kind: 'payment' | 'credit_note';
    document: string | null;
    intake_id: number;
  };
  hold: HoldTable;
  note: {
    id: Generated<number>;
    creditor_id: number;
    customer_id: number;
    /** Null where the note is about the customer as such. */
    invoice_id: number | null;
    text: string;
    written_by: Generated<string>;
    created_at: string;
  };
  run: RunTable;
  run_item: RunItemTable;
  letter: LetterTable;
  notice: NoticeTable;
  charge: ChargeTable;
  charge_payment: {
    id: Generated<number>;
    charge_id: number;
    day: string;
    amount: number;
    booked_by: string | null;
    booked_at: string;
    elsewhere: Generated<0 | 1>;
  };
  event: {
    id: Generated<number>;
    at: string;
    creditor_id: number;
    customer_id: number | null;
    invoice_id: number | null;
    run_id: number | null;
    kind: string;
    params: string;
    profile_id: Generated<number | null>;
    intake_id: Generated<number | null>;
  };
  job: {
    id: Generated<number>;
    kind: string;
    creditor_id: number | null;
    state: 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted';
    done: Generated<number>;
    total: number | null;
    error: string | null;
    started_at: string;
    ended_at: string | null;
  };
  standing: StandingTable;
  customer_standing: {
    customer_id: number;
    creditor_id: number;
    sort_name: string;
    sort_number: string;
    sort_city: string;
    open: number;
    overdue: number;
    /** `9999-12-31` where nothing is owed. */
    oldest_due: string;
    /** Bits of `customerFlags`. */
    flags: number;
    profile_id: number;
    search: string;
  };
  standing_state: { creditor_id: number; as_of: string; revision: number; law_version: string };
}

interface CreditorTable {
  id: Generated<number>;
  name: string;
  organisation_number: string | null;
  country: string;
  currency: string;
  street: Generated<string>;
  postcode: Generated<string>;
  city: Generated<string>;
  email: Generated<string>;
  phone: Generated<string>;
  bank_account: Generated<string>;
  logo: Generated<Uint8Array | null>;
  logo_type: Generated<'image/png' | 'image/jpeg' | null>;
  postal_days: Generated<number>;
  list_days: Generated<number>;
  minimum_amount: Generated<number>;
  first_invoice_number: string | null;
  foreign_customers: Generated<'withhold' | 'include'>;
  first_invoice_date: Generated<string | null>;
  fees_agreed: Generated<0 | 1>;
  due_dates_agreed: Generated<0 | 1>;
  day_count: Generated<'actual/actual' | 'actual/365' | 'actual/360' | '30/360' | null>;
  limitation_warning_days: Generated<number>;
  /** JSON array of the parts of a claim, the first part first; null for the order of the country. */
  payment_order: Generated<string | null>;
  charge_treatment: Generated<'waive' | 'keep' | 'ask'>;
  interest_invoice_minimum_days: Generated<number>;
  interest_invoice_minimum: Generated<number>;
  interest_invoice_maximum: Generated<number | null>;
  person_profile_id: Generated<number | null>;
  company_profile_id: Generated<number | null>;
  fee_account: Generated<string>;
  interest_account: Generated<string>;
  compensation_account: Generated<string>;
  department: Generated<string>;
  project: Generated<string>;
  /** JSON array of purposes; see `customer_address`. */
  address_order: Generated<string>;
  email_order: Generated<'invoice_first' | 'general_first'>;
  revision: Generated<number>;
  synchronised_at: Generated<string | null>;
  created_at: string;
}

interface ProfileStepTable {
  id: Generated<number>;
  profile_id: number;
  position: number;
  kind: 'reminder' | 'collection_notice' | 'hand_over';
  wait_days: number;
  wait_from: 'deadline' | 'sending';
  deadline_days: number;
  fee_rule: 'none' | 'statutory' | 'amount';
  fee_amount: number | null;
  claim_interest: 0 | 1;
  /** JSON array of channels in order of preference. */
  channels: string;
  minimum_amount: Generated<number>;
  deadline_rule: Generated<'own' | 'original'>;
  claim_compensation: Generated<0 | 1>;
  blocks_customer: Generated<0 | 1>;
}

interface IntakeTable {
  id: Generated<number>;
  creditor_id: number;
  file_name: string;
  sha256: string;
  format: string;
  list_date: string;
  complete: 0 | 1;
  read_count: number;
  added: number;
  changed: number;
  unchanged: number;
  settled: number;
  rejected: number;
  committed_at: string;
  /** Counted for each creditor from 1. */
  number: Generated<number>;
  kind: Generated<'open_items' | 'documents' | 'customers' | 'accounts'>;
  files: Generated<number>;
  customers_added: Generated<number>;
  customers_changed: Generated<number>;
  conflicts: Generated<number>;
  gone: Generated<number>;
  committed_by: Generated<string>;
  undone_at: Generated<string | null>;
  undone_by: Generated<string | null>;
}

interface CustomerTable {
  id: Generated<number>;
  creditor_id: number;
  key: string;
  number: string | null;
  name: string;
  kind: 'person' | 'company';
  identity_number: string | null;
  street: Generated<string>;
  street_2: Generated<string>;
  postcode: Generated<string>;
  city: Generated<string>;
  country: string;
  email: Generated<string>;
  phone: Generated<string>;
  language: string | null;
  profile_id: number | null;
  collection_ban: Generated<0 | 1>;
  direct_debit: Generated<0 | 1>;
  /** The import that brought the customer; null for those of before imports were undone. */
  intake_id: Generated<number | null>;
  invoice_email: Generated<string>;
  channel: Generated<'einvoice' | 'email' | 'paper' | null>;
  situation: Generated<'deceased' | 'bankrupt' | 'debt_settlement' | null>;
  situation_on: Generated<string | null>;
  situation_by: Generated<string | null>;
  interest_free: Generated<0 | 1>;
  /** See `matchKey`. */
  match_key: Generated<string>;
  created_at: string;
}

interface InvoiceTable {
  id: Generated<number>;
  creditor_id: number;
  customer_id: number;
  number: string;
  kind: 'invoice' | 'credit_note';
  issued: string;
  due: string;
  currency: string;
  original: number;
  open: number;
  reference: string | null;
  settled_on: string | null;
  intake_id: number;
  agreed_rate: Generated<number | null>;
}

interface ChargeTable {
  id: Generated<number>;
  creditor_id: number;
  /** Null for interest that was claimed day by day and became a charge when the principal was paid. */
  notice_id: number | null;
  invoice_id: number;
  kind: 'fee' | 'compensation' | 'interest';
  amount: number;
  paid: Generated<number>;
  /** What of `paid` is not on the invoice in the accounting system, so that no list shows it. */
  paid_elsewhere: Generated<number>;
  state: 'open' | 'paid' | 'waived' | 'invoiced';
  claimed_on: string;
  ended_on: Generated<string | null>;
  ended_by: Generated<string | null>;
  ended_reason: Generated<string | null>;
  /** The number of the invoice of its own. */
  document: Generated<string | null>;
  kept_on: Generated<string | null>;
  kept_by: Generated<string | null>;
  after_payment: Generated<0 | 1>;
}

interface HoldTable {
  id: Generated<number>;
  creditor_id: number;
  customer_id: number;
  invoice_id: number | null;
  kind: 'do_not_remind' | 'objection' | 'pause';
  reason: string;
  from_day: string;
  until_day: string | null;
  created_at: string;
  lifted_at: string | null;
  amount: Generated<number | null>;
  objection_type: Generated<string | null>;
  answer_due: Generated<string | null>;
  answered_on: Generated<string | null>;
  answer: Generated<string | null>;
  placed_by: Generated<string>;
  /** The import that placed it. */
  intake_id: Generated<number | null>;
  lifted_by: Generated<string | null>;
  lifted_reason: Generated<string | null>;
}

interface RunTable {
  id: Generated<number>;
  creditor_id: number;
  as_of: string;
  state: 'draft' | 'approved' | 'dispatched' | 'confirmed' | 'discarded';
  law_version: string;
  created_at: string;
  approved_at: string | null;
  dispatched_at: string | null;
  confirmed_at: string | null;
  discarded_at: string | null;
  creditor_name: Generated<string | null>;
  logo: Generated<Uint8Array | null>;
  logo_type: Generated<'image/png' | 'image/jpeg' | null>;
}

interface RunItemTable {
  id: Generated<number>;
  run_id: number;
  invoice_id: number;
  customer_id: number;
  state: 'included' | 'left_out' | 'withdrawn' | 'sent';
  step_kind: 'reminder' | 'collection_notice' | null;
  ordinal: number | null;
  letter_key: string | null;
  currency: string;
  principal: number;
  interest: number;
  fee: number;
  compensation: Generated<number>;
  credit: Generated<number>;
  profile_id: Generated<number | null>;
  fingerprint: string;
  /** The standing as JSON, with every reason, as it was when the row was prepared. */
  standing: string;
}

interface LetterTable {
  id: Generated<number>;
  run_id: number;
  customer_id: number;
  number: number;
  recipient: string;
  recipient_number: string | null;
  postcode: string;
  language: string;
  model: string;
  checksum: string;
  pages: number | null;
  withdrawn_at: string | null;
}

interface NoticeTable {
  id: Generated<number>;
  run_id: number;
  letter_id: number;
  invoice_id: number;
  kind: 'reminder' | 'collection_notice';
  form: Generated<'reminder' | 'collection_notice' | 'demand_letter'>;
  ordinal: number;
  channel: 'paper';
  deadline: string;
  principal: number;
  interest: number;
  claims_interest: 0 | 1;
  fee: number;
  compensation: Generated<number>;
  earlier_fees: number;
  earlier_compensation: Generated<number>;
  credit: Generated<number>;
  law_version: string;
  sent_on: string | null;
  cancelled_at: string | null;
}

interface StandingTable {
  invoice_id: number;
  creditor_id: number;
  customer_id: number;
  tab: string | null;
  kind: string;
  actionable: 0 | 1;
  step_kind: string | null;
  ordinal: number | null;
  position: number | null;
  ready_on: string | null;
  until_day: string | null;
  channel: string | null;
  principal: number;
  interest: number;
  charges: number;
  total: number;
  fee: number | null;
  last_deadline: string | null;
  notices: number;
  steps: number;
  sort_name: string;
  sort_number: string;
  issued: string;
  due: string;
  original: number;
  currency: string;
  search: string;
  disputed: Generated<number>;
  compensation: Generated<number | null>;
  form: Generated<string | null>;
  calendar_kind: Generated<string | null>;
  calendar_ordinal: Generated<number | null>;
  limitation: Generated<string | null>;
  blocks_customer: Generated<0 | 1>;
  /** The code of the reason that decides. */
  reason: Generated<string>;
  limitation_near: Generated<0 | 1>;
  letter: Generated<number>;
}
