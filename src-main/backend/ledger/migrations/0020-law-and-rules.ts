/**
 * The law of four countries and all the rules: what the office adds to the law, profiles that can be edited and be
 * drafts, part objections, the sub-ledger of charges with everything that may become of a charge, and the settings
 * that the rules of the other countries ask for.
 *
 * `charge` is made anew, since its checks change; nothing refers to it. A fee of before was open or, where somebody
 * had waived it, waived; both stay what they were.
 */
export const migration0020 = {
  version: 20,
  name: 'law-and-rules',
  sql: `
-- What the office has added to the law: its own figures, confirmations, the first day of a reform. In order.
CREATE TABLE law_amendment (
  id           INTEGER PRIMARY KEY,
  country      TEXT NOT NULL CHECK (country IN ('NO', 'SE', 'FI', 'DK')),
  -- A LawAmendment as JSON: checked against the pack before it is written.
  amendment    TEXT NOT NULL,
  created_at   TEXT NOT NULL,
  withdrawn_at TEXT,
  withdrawn_by TEXT,
  withdrawn_reason TEXT
) STRICT;
CREATE INDEX law_amendment_country ON law_amendment (country, id) WHERE withdrawn_at IS NULL;

-- Law packs: those that the office has read in from a file, of which the newest by its day of publication is in force,
-- and those that came with a program of before, so that what was sent by them can still be explained.
CREATE TABLE law_file (
  id        INTEGER PRIMARY KEY,
  country   TEXT NOT NULL CHECK (country IN ('NO', 'SE', 'FI', 'DK')),
  version   TEXT NOT NULL,
  published TEXT NOT NULL,
  origin    TEXT NOT NULL CHECK (origin IN ('shipped', 'file')),
  -- Empty for a pack that came with the program.
  file_name TEXT NOT NULL,
  pack      TEXT NOT NULL,
  loaded_at TEXT NOT NULL,
  loaded_by TEXT NOT NULL,
  UNIQUE (country, version)
) STRICT;

-- Every law that was in force here, in order: the pack under it and what the office had laid over it.
CREATE TABLE law_version (
  id         INTEGER PRIMARY KEY,
  country    TEXT NOT NULL CHECK (country IN ('NO', 'SE', 'FI', 'DK')),
  version    TEXT NOT NULL,
  pack       TEXT NOT NULL,
  -- JSON array of the amendments' keys, in the order they were laid over the pack.
  amendments TEXT NOT NULL,
  since      TEXT NOT NULL,
  FOREIGN KEY (country, pack) REFERENCES law_file (country, version)
) STRICT;
CREATE INDEX law_version_country ON law_version (country, id);
CREATE INDEX law_version_name ON law_version (country, version);

ALTER TABLE creditor ADD COLUMN first_invoice_date TEXT;
ALTER TABLE creditor ADD COLUMN fees_agreed INTEGER NOT NULL DEFAULT 0 CHECK (fees_agreed IN (0, 1));
ALTER TABLE creditor ADD COLUMN due_dates_agreed INTEGER NOT NULL DEFAULT 1 CHECK (due_dates_agreed IN (0, 1));
ALTER TABLE creditor ADD COLUMN day_count TEXT
  CHECK (day_count IN ('actual/actual', 'actual/365', 'actual/360', '30/360'));
ALTER TABLE creditor ADD COLUMN limitation_warning_days INTEGER NOT NULL DEFAULT 180
  CHECK (limitation_warning_days BETWEEN 0 AND 1000);
-- JSON array of the parts of a claim, the first part first; null for the order of the country.
ALTER TABLE creditor ADD COLUMN payment_order TEXT;
-- What becomes of charges when somebody pays without them (002-04).
ALTER TABLE creditor ADD COLUMN charge_treatment TEXT NOT NULL DEFAULT 'ask'
  CHECK (charge_treatment IN ('waive', 'keep', 'ask'));
ALTER TABLE creditor ADD COLUMN interest_invoice_minimum_days INTEGER NOT NULL DEFAULT 0
  CHECK (interest_invoice_minimum_days BETWEEN 0 AND 1000);
ALTER TABLE creditor ADD COLUMN interest_invoice_minimum INTEGER NOT NULL DEFAULT 0
  CHECK (interest_invoice_minimum >= 0);
ALTER TABLE creditor ADD COLUMN interest_invoice_maximum INTEGER CHECK (interest_invoice_maximum > 0);

ALTER TABLE customer ADD COLUMN collection_ban INTEGER NOT NULL DEFAULT 0 CHECK (collection_ban IN (0, 1));
ALTER TABLE customer ADD COLUMN direct_debit INTEGER NOT NULL DEFAULT 0 CHECK (direct_debit IN (0, 1));

-- Hundredths of a percent a year, where a rate was agreed for late payment.
ALTER TABLE invoice ADD COLUMN agreed_rate INTEGER CHECK (agreed_rate BETWEEN 0 AND 10000);

-- A profile that the law does not allow stays a draft: no invoice goes by it.
ALTER TABLE profile ADD COLUMN state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('draft', 'active'));
ALTER TABLE profile ADD COLUMN grouping TEXT NOT NULL DEFAULT 'per_customer'
  CHECK (grouping IN ('per_customer', 'per_invoice'));
ALTER TABLE profile ADD COLUMN credit TEXT NOT NULL DEFAULT 'show' CHECK (credit IN ('show', 'net'));
-- Rises with every change, so that nobody overwrites what another has saved meanwhile.
ALTER TABLE profile ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
-- Changes of an active profile that are not in force yet, as JSON; its columns and steps stay what invoices go by.
ALTER TABLE profile ADD COLUMN draft TEXT;
-- A profile that was removed stays for its history; it is a draft that nobody is shown.
ALTER TABLE profile ADD COLUMN removed_at TEXT;
CREATE INDEX customer_profile ON customer (profile_id) WHERE profile_id IS NOT NULL;
ALTER TABLE profile_step ADD COLUMN deadline_rule TEXT NOT NULL DEFAULT 'own'
  CHECK (deadline_rule IN ('own', 'original'));
ALTER TABLE profile_step ADD COLUMN claim_compensation INTEGER NOT NULL DEFAULT 0
  CHECK (claim_compensation IN (0, 1));
ALTER TABLE profile_step ADD COLUMN blocks_customer INTEGER NOT NULL DEFAULT 0
  CHECK (blocks_customer IN (0, 1));

-- The creditor's own words for a step; a language without a row has the words of the program.
CREATE TABLE profile_step_text (
  id       INTEGER PRIMARY KEY,
  step_id  INTEGER NOT NULL REFERENCES profile_step (id) ON DELETE CASCADE,
  language TEXT NOT NULL CHECK (language IN ('nb', 'nn', 'sv', 'fi', 'da', 'en')),
  title    TEXT NOT NULL CHECK (length(title) > 0),
  body     TEXT NOT NULL CHECK (length(body) > 0),
  UNIQUE (step_id, language)
) STRICT;

ALTER TABLE event ADD COLUMN profile_id INTEGER REFERENCES profile (id);
CREATE INDEX event_profile ON event (profile_id, id) WHERE profile_id IS NOT NULL;

-- The disputed part of the principal; null for the whole.
ALTER TABLE hold ADD COLUMN amount INTEGER CHECK (amount > 0);
ALTER TABLE hold ADD COLUMN objection_type TEXT;
ALTER TABLE hold ADD COLUMN answer_due TEXT;
ALTER TABLE hold ADD COLUMN answered_on TEXT;
ALTER TABLE hold ADD COLUMN answer TEXT;
ALTER TABLE hold ADD COLUMN placed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE hold ADD COLUMN lifted_by TEXT;
ALTER TABLE hold ADD COLUMN lifted_reason TEXT;

-- In which form the law let the notice go out: a demand letter may stand in the collection notice's place.
ALTER TABLE notice ADD COLUMN form TEXT NOT NULL DEFAULT '';
UPDATE notice SET form = kind;
ALTER TABLE notice ADD COLUMN compensation INTEGER NOT NULL DEFAULT 0 CHECK (compensation >= 0);
-- The lump sums of earlier notices that this one still claims; earlier_fees holds the other charges.
ALTER TABLE notice ADD COLUMN earlier_compensation INTEGER NOT NULL DEFAULT 0 CHECK (earlier_compensation >= 0);
-- What the letter takes off for the invoice: credit of the customer, where the profile nets it.
ALTER TABLE notice ADD COLUMN credit INTEGER NOT NULL DEFAULT 0 CHECK (credit >= 0);
ALTER TABLE run_item ADD COLUMN compensation INTEGER NOT NULL DEFAULT 0;
ALTER TABLE run_item ADD COLUMN credit INTEGER NOT NULL DEFAULT 0;
-- By which profile the row was prepared; null for rows of before.
ALTER TABLE run_item ADD COLUMN profile_id INTEGER REFERENCES profile (id);
DROP INDEX run_item_sums;
CREATE INDEX run_item_sums ON run_item
  (run_id, state, currency, principal, interest, fee, compensation, credit, letter_key);

CREATE TABLE charge_new (
  id           INTEGER PRIMARY KEY,
  -- Of its invoice, so that a creditor's charges are counted and listed over an index alone.
  creditor_id  INTEGER NOT NULL REFERENCES creditor (id),
  -- Null for interest that was claimed day by day and became a charge when the principal was paid.
  notice_id    INTEGER REFERENCES notice (id),
  invoice_id   INTEGER NOT NULL REFERENCES invoice (id),
  kind         TEXT NOT NULL CHECK (kind IN ('fee', 'compensation', 'interest')),
  amount       INTEGER NOT NULL CHECK (amount > 0),
  -- What of it was paid so far; the whole when its state is paid.
  paid         INTEGER NOT NULL DEFAULT 0 CHECK (paid BETWEEN 0 AND amount),
  -- What of that is not on the invoice in the accounting system, so that no list shows it as paid beyond the principal.
  paid_elsewhere INTEGER NOT NULL DEFAULT 0 CHECK (paid_elsewhere BETWEEN 0 AND paid),
  state        TEXT NOT NULL CHECK (state IN ('open', 'paid', 'waived', 'invoiced')),
  claimed_on   TEXT NOT NULL,
  ended_on     TEXT,
  -- Who ended it; null where it followed from the balance in a list, and is taken back with it.
  ended_by     TEXT,
  ended_reason TEXT,
  -- The number of the invoice of its own.
  document     TEXT,
  -- Somebody decided to go on claiming it although the principal was paid without it.
  kept_on      TEXT,
  kept_by      TEXT,
  -- The last decision of a person was made when the principal was paid; a payment that is reversed asks for it anew.
  after_payment INTEGER NOT NULL DEFAULT 0 CHECK (after_payment IN (0, 1)),
  UNIQUE (notice_id, invoice_id, kind),
  CHECK ((kept_on IS NULL) = (kept_by IS NULL)),
  CHECK ((state = 'paid') = (paid = amount)),
  CHECK ((state = 'open') = (ended_on IS NULL)),
  CHECK ((state = 'invoiced') = (document IS NOT NULL))
) STRICT;
-- That somebody ended it, nobody knows who, so that no list takes it back.
INSERT INTO charge_new (id, creditor_id, notice_id, invoice_id, kind, amount, paid, state, claimed_on, ended_on, ended_by)
  SELECT charge.id, run.creditor_id, notice_id, charge.invoice_id, charge.kind, amount,
    CASE charge.state WHEN 'paid' THEN amount ELSE 0 END, charge.state,
    coalesce(notice.sent_on, notice.deadline),
    CASE charge.state WHEN 'open' THEN NULL ELSE coalesce(notice.sent_on, notice.deadline) END,
    CASE charge.state WHEN 'open' THEN NULL ELSE '' END
  FROM charge JOIN notice ON notice.id = charge.notice_id JOIN run ON run.id = notice.run_id;
DROP TABLE charge;
ALTER TABLE charge_new RENAME TO charge;
CREATE INDEX charge_invoice ON charge (invoice_id);
CREATE INDEX charge_open ON charge (invoice_id) WHERE state = 'open';
CREATE INDEX charge_creditor ON charge (creditor_id, state, claimed_on);
-- Owed once, whatever happens: the lump sum, and the interest of an invoice that is paid.
CREATE UNIQUE INDEX charge_compensation_once ON charge (invoice_id) WHERE kind = 'compensation' AND state <> 'waived';
CREATE UNIQUE INDEX charge_interest_once ON charge (invoice_id) WHERE kind = 'interest';

-- What was paid of a charge, one row a booking; a negative one takes back. charge.paid is their sum.
CREATE TABLE charge_payment (
  id        INTEGER PRIMARY KEY,
  charge_id INTEGER NOT NULL REFERENCES charge (id) ON DELETE CASCADE,
  day       TEXT NOT NULL,
  amount    INTEGER NOT NULL CHECK (amount <> 0),
  -- Who booked it by hand; null for what a list showed as paid beyond the principal.
  booked_by TEXT,
  booked_at TEXT NOT NULL,
  -- Booked by hand while the principal was open: the money is not on the invoice in the accounting system.
  elsewhere INTEGER NOT NULL DEFAULT 0 CHECK (elsewhere IN (0, 1))
) STRICT;
CREATE INDEX charge_payment_charge ON charge_payment (charge_id);
INSERT INTO charge_payment (charge_id, day, amount, booked_by, booked_at)
  SELECT id, claimed_on, paid, '', claimed_on || 'T00:00:00.000Z' FROM charge WHERE paid > 0;

-- What was settled between two days: whose invoices were paid late.
CREATE INDEX invoice_settled ON invoice (creditor_id, settled_on) WHERE settled_on IS NOT NULL;

ALTER TABLE standing ADD COLUMN disputed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE standing ADD COLUMN compensation INTEGER;
ALTER TABLE standing ADD COLUMN form TEXT;
ALTER TABLE standing ADD COLUMN calendar_kind TEXT;
ALTER TABLE standing ADD COLUMN calendar_ordinal INTEGER;
ALTER TABLE standing ADD COLUMN limitation TEXT;
ALTER TABLE standing ADD COLUMN blocks_customer INTEGER NOT NULL DEFAULT 0;
-- The code of the reason that decides; 1 where the claim will soon be time-barred.
ALTER TABLE standing ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE standing ADD COLUMN limitation_near INTEGER NOT NULL DEFAULT 0;
CREATE INDEX standing_blocking ON standing (creditor_id, customer_id) WHERE blocks_customer = 1;
-- 0 where the customer's invoices share a letter; where each has its own, the invoice.
ALTER TABLE standing ADD COLUMN letter INTEGER NOT NULL DEFAULT 0;
CREATE INDEX standing_limitation ON standing (creditor_id, limitation);
-- Invoices that share a letter lie together, with all that a selection adds up.
DROP INDEX standing_letter;
CREATE INDEX standing_letter ON standing
  (creditor_id, tab, actionable, customer_id, currency, letter, step_kind, ordinal, due, total, interest, fee,
   compensation);
DELETE FROM standing_state;
`,
} as const;
