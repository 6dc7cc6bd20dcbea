/**
 * The first ledger: creditors, customers, invoices and what was done about them.
 * A released migration never changes; it imports nothing, so that it means the same for ever.
 */
export const migration0010 = {
  version: 10,
  name: 'first-ledger',
  sql: `
CREATE TABLE office_setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE creditor (
  id                   INTEGER PRIMARY KEY,
  name                 TEXT NOT NULL CHECK (length(name) > 0),
  organisation_number  TEXT,
  country              TEXT NOT NULL CHECK (length(country) = 2),
  currency             TEXT NOT NULL CHECK (length(currency) = 3),
  street               TEXT NOT NULL DEFAULT '',
  postcode             TEXT NOT NULL DEFAULT '',
  city                 TEXT NOT NULL DEFAULT '',
  email                TEXT NOT NULL DEFAULT '',
  phone                TEXT NOT NULL DEFAULT '',
  bank_account         TEXT NOT NULL DEFAULT '',
  logo                 BLOB,
  logo_type            TEXT CHECK (logo_type IN ('image/png', 'image/jpeg')),
  postal_days          INTEGER NOT NULL DEFAULT 0 CHECK (postal_days BETWEEN 0 AND 30),
  list_days            INTEGER NOT NULL DEFAULT 0 CHECK (list_days BETWEEN 0 AND 365),
  minimum_amount       INTEGER NOT NULL DEFAULT 0 CHECK (minimum_amount >= 0),
  first_invoice_number TEXT,
  foreign_customers    TEXT NOT NULL DEFAULT 'withhold' CHECK (foreign_customers IN ('withhold', 'include')),
  person_profile_id    INTEGER REFERENCES profile (id),
  company_profile_id   INTEGER REFERENCES profile (id),
  revision             INTEGER NOT NULL DEFAULT 1,
  synchronised_at      TEXT,
  created_at           TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX creditor_organisation_number ON creditor (country, organisation_number)
  WHERE organisation_number IS NOT NULL;

CREATE TABLE profile (
  id          INTEGER PRIMARY KEY,
  creditor_id INTEGER NOT NULL REFERENCES creditor (id),
  debtor_kind TEXT NOT NULL CHECK (debtor_kind IN ('person', 'company')),
  preset      TEXT NOT NULL,
  name        TEXT NOT NULL,
  UNIQUE (creditor_id, debtor_kind, name)
) STRICT;

CREATE TABLE profile_step (
  id             INTEGER PRIMARY KEY,
  profile_id     INTEGER NOT NULL REFERENCES profile (id),
  position       INTEGER NOT NULL CHECK (position >= 0),
  kind           TEXT NOT NULL CHECK (kind IN ('reminder', 'collection_notice', 'hand_over')),
  wait_days      INTEGER NOT NULL CHECK (wait_days >= 0),
  wait_from      TEXT NOT NULL CHECK (wait_from IN ('deadline', 'sending')),
  deadline_days  INTEGER NOT NULL CHECK (deadline_days >= 0),
  fee_rule       TEXT NOT NULL CHECK (fee_rule IN ('none', 'statutory', 'amount')),
  fee_amount     INTEGER CHECK ((fee_rule = 'amount') = (fee_amount IS NOT NULL)),
  claim_interest INTEGER NOT NULL CHECK (claim_interest IN (0, 1)),
  channels       TEXT NOT NULL,
  minimum_amount INTEGER NOT NULL DEFAULT 0 CHECK (minimum_amount >= 0),
  UNIQUE (profile_id, position)
) STRICT;

CREATE TABLE intake (
  id           INTEGER PRIMARY KEY,
  creditor_id  INTEGER NOT NULL REFERENCES creditor (id),
  file_name    TEXT NOT NULL,
  sha256       TEXT NOT NULL,
  format       TEXT NOT NULL,
  list_date    TEXT NOT NULL,
  complete     INTEGER NOT NULL CHECK (complete IN (0, 1)),
  read_count   INTEGER NOT NULL,
  added        INTEGER NOT NULL,
  changed      INTEGER NOT NULL,
  unchanged    INTEGER NOT NULL,
  settled      INTEGER NOT NULL,
  rejected     INTEGER NOT NULL,
  committed_at TEXT NOT NULL
) STRICT;
CREATE INDEX intake_creditor ON intake (creditor_id, id);

CREATE TABLE intake_reject (
  id        INTEGER PRIMARY KEY,
  intake_id INTEGER NOT NULL REFERENCES intake (id),
  line      INTEGER NOT NULL,
  field     TEXT,
  code      TEXT NOT NULL,
  params    TEXT NOT NULL
) STRICT;
CREATE INDEX intake_reject_intake ON intake_reject (intake_id);

-- The values in force. Where the office has entered its own, customer_change keeps the imported one beside it.
CREATE TABLE customer (
  id                  INTEGER PRIMARY KEY,
  creditor_id         INTEGER NOT NULL REFERENCES creditor (id),
  key                 TEXT NOT NULL,
  number              TEXT,
  name                TEXT NOT NULL,
  kind                TEXT NOT NULL CHECK (kind IN ('person', 'company')),
  identity_number     TEXT,
  street              TEXT NOT NULL DEFAULT '',
  street_2            TEXT NOT NULL DEFAULT '',
  postcode            TEXT NOT NULL DEFAULT '',
  city                TEXT NOT NULL DEFAULT '',
  country             TEXT NOT NULL,
  email               TEXT NOT NULL DEFAULT '',
  phone               TEXT NOT NULL DEFAULT '',
  language            TEXT,
  profile_id          INTEGER REFERENCES profile (id),
  created_at          TEXT NOT NULL,
  UNIQUE (creditor_id, key)
) STRICT;

CREATE TABLE customer_change (
  id             INTEGER PRIMARY KEY,
  customer_id    INTEGER NOT NULL REFERENCES customer (id),
  field          TEXT NOT NULL,
  imported_value TEXT NOT NULL,
  own_value      TEXT NOT NULL,
  changed_at     TEXT NOT NULL,
  UNIQUE (customer_id, field)
) STRICT;

CREATE TABLE invoice (
  id           INTEGER PRIMARY KEY,
  creditor_id  INTEGER NOT NULL REFERENCES creditor (id),
  customer_id  INTEGER NOT NULL REFERENCES customer (id),
  number       TEXT NOT NULL,
  kind         TEXT NOT NULL CHECK (kind IN ('invoice', 'credit_note')),
  issued       TEXT NOT NULL CHECK (issued GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  due          TEXT NOT NULL CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  currency     TEXT NOT NULL CHECK (length(currency) = 3),
  original     INTEGER NOT NULL,
  open         INTEGER NOT NULL,
  reference    TEXT,
  settled_on   TEXT,
  intake_id    INTEGER NOT NULL REFERENCES intake (id),
  UNIQUE (creditor_id, number)
) STRICT;
CREATE INDEX invoice_customer ON invoice (customer_id);
CREATE INDEX invoice_open ON invoice (creditor_id, id) WHERE open <> 0;
CREATE INDEX invoice_credit ON invoice (creditor_id, customer_id, open) WHERE open < 0;

CREATE TABLE reduction (
  id         INTEGER PRIMARY KEY,
  invoice_id INTEGER NOT NULL REFERENCES invoice (id),
  date       TEXT NOT NULL,
  amount     INTEGER NOT NULL,
  kind       TEXT NOT NULL CHECK (kind IN ('payment', 'credit_note')),
  document   TEXT,
  intake_id  INTEGER NOT NULL REFERENCES intake (id)
) STRICT;
CREATE INDEX reduction_invoice ON reduction (invoice_id);
CREATE UNIQUE INDEX reduction_document ON reduction (invoice_id, document) WHERE document IS NOT NULL;

CREATE TABLE hold (
  id          INTEGER PRIMARY KEY,
  creditor_id INTEGER NOT NULL REFERENCES creditor (id),
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  invoice_id  INTEGER REFERENCES invoice (id),
  kind        TEXT NOT NULL CHECK (kind IN ('do_not_remind', 'objection', 'pause')),
  reason      TEXT NOT NULL,
  from_day    TEXT NOT NULL,
  until_day   TEXT,
  created_at  TEXT NOT NULL,
  lifted_at   TEXT
) STRICT;
CREATE INDEX hold_customer ON hold (customer_id) WHERE lifted_at IS NULL;
CREATE INDEX hold_invoice ON hold (invoice_id) WHERE lifted_at IS NULL;

CREATE TABLE note (
  id          INTEGER PRIMARY KEY,
  creditor_id INTEGER NOT NULL REFERENCES creditor (id),
  invoice_id  INTEGER NOT NULL REFERENCES invoice (id),
  text        TEXT NOT NULL CHECK (length(text) > 0),
  created_at  TEXT NOT NULL
) STRICT;
CREATE INDEX note_invoice ON note (invoice_id);

CREATE TABLE run (
  id            INTEGER PRIMARY KEY,
  creditor_id   INTEGER NOT NULL REFERENCES creditor (id),
  as_of         TEXT NOT NULL,
  state         TEXT NOT NULL CHECK (state IN ('draft', 'approved', 'dispatched', 'confirmed', 'discarded')),
  law_version   TEXT NOT NULL,
  created_at    TEXT NOT NULL,
  approved_at   TEXT,
  dispatched_at TEXT,
  confirmed_at  TEXT,
  discarded_at  TEXT,
  -- The creditor's name and the letterhead's logo as they were when the run was approved.
  creditor_name TEXT,
  logo          BLOB,
  logo_type     TEXT CHECK (logo_type IN ('image/png', 'image/jpeg'))
) STRICT;
CREATE INDEX run_creditor ON run (creditor_id, id);

CREATE TABLE run_item (
  id          INTEGER PRIMARY KEY,
  run_id      INTEGER NOT NULL REFERENCES run (id),
  invoice_id  INTEGER NOT NULL REFERENCES invoice (id),
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  state       TEXT NOT NULL CHECK (state IN ('included', 'left_out', 'withdrawn', 'sent')),
  step_kind   TEXT CHECK (step_kind IN ('reminder', 'collection_notice')),
  ordinal     INTEGER,
  -- Rows with the same key share a letter; null when left out.
  letter_key  TEXT,
  currency    TEXT NOT NULL,
  principal   INTEGER NOT NULL,
  interest    INTEGER NOT NULL,
  fee         INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  standing    TEXT NOT NULL,
  UNIQUE (run_id, invoice_id)
) STRICT;
CREATE INDEX run_item_invoice ON run_item (invoice_id);
-- What a run adds up is added up over an index; its rows with their reasons are long.
CREATE INDEX run_item_sums ON run_item (run_id, state, currency, principal, interest, fee, letter_key);

-- A letter as it was approved: drawing the frozen model again gives the same bytes.
CREATE TABLE letter (
  id          INTEGER PRIMARY KEY,
  run_id      INTEGER NOT NULL REFERENCES run (id),
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  number      INTEGER NOT NULL CHECK (number > 0),
  -- To whom, as it was approved: the cover sheet and the manifest name it so for ever.
  recipient        TEXT NOT NULL,
  recipient_number TEXT,
  postcode         TEXT NOT NULL,
  language    TEXT NOT NULL,
  model       TEXT NOT NULL,
  checksum    TEXT NOT NULL,
  pages       INTEGER,
  withdrawn_at TEXT,
  UNIQUE (run_id, number)
) STRICT;

CREATE TABLE notice (
  id              INTEGER PRIMARY KEY,
  run_id          INTEGER NOT NULL REFERENCES run (id),
  letter_id       INTEGER NOT NULL REFERENCES letter (id),
  invoice_id      INTEGER NOT NULL REFERENCES invoice (id),
  kind            TEXT NOT NULL CHECK (kind IN ('reminder', 'collection_notice')),
  ordinal         INTEGER NOT NULL CHECK (ordinal > 0),
  channel         TEXT NOT NULL CHECK (channel IN ('paper')),
  deadline        TEXT NOT NULL,
  principal       INTEGER NOT NULL,
  interest        INTEGER NOT NULL,
  claims_interest INTEGER NOT NULL CHECK (claims_interest IN (0, 1)),
  fee             INTEGER NOT NULL CHECK (fee >= 0),
  -- Fees of earlier notices that this one still claims.
  earlier_fees    INTEGER NOT NULL CHECK (earlier_fees >= 0),
  law_version     TEXT NOT NULL,
  sent_on         TEXT,
  cancelled_at    TEXT
) STRICT;
-- What must never happen twice: the same step of the same invoice.
CREATE UNIQUE INDEX notice_once ON notice (invoice_id, kind, ordinal) WHERE cancelled_at IS NULL;
CREATE INDEX notice_letter ON notice (letter_id);
CREATE INDEX notice_run ON notice (run_id, invoice_id);
-- What is over stays over: a confirmed or discarded run never becomes anything else.
CREATE TRIGGER run_ends_once BEFORE UPDATE OF state ON run
  WHEN OLD.state IN ('confirmed', 'discarded') AND NEW.state <> OLD.state
  BEGIN SELECT RAISE(ABORT, 'the run is over'); END;
CREATE TRIGGER sent_notice_is_not_cancelled BEFORE UPDATE OF cancelled_at ON notice
  WHEN OLD.sent_on IS NOT NULL AND NEW.cancelled_at IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'the notice was sent'); END;

CREATE TABLE charge (
  id         INTEGER PRIMARY KEY,
  notice_id  INTEGER NOT NULL REFERENCES notice (id),
  invoice_id INTEGER NOT NULL REFERENCES invoice (id),
  kind       TEXT NOT NULL CHECK (kind IN ('fee')),
  amount     INTEGER NOT NULL CHECK (amount > 0),
  state      TEXT NOT NULL CHECK (state IN ('open', 'paid', 'waived')),
  UNIQUE (notice_id, kind)
) STRICT;
CREATE INDEX charge_invoice ON charge (invoice_id);

CREATE TABLE event (
  id          INTEGER PRIMARY KEY,
  at          TEXT NOT NULL,
  creditor_id INTEGER NOT NULL REFERENCES creditor (id),
  customer_id INTEGER REFERENCES customer (id),
  invoice_id  INTEGER REFERENCES invoice (id),
  run_id      INTEGER REFERENCES run (id),
  kind        TEXT NOT NULL,
  params      TEXT NOT NULL
) STRICT;
CREATE INDEX event_invoice ON event (invoice_id, id);
CREATE INDEX event_customer ON event (customer_id, id);
CREATE TRIGGER event_is_append_only_update BEFORE UPDATE ON event
  BEGIN SELECT RAISE(ABORT, 'event is append-only'); END;
CREATE TRIGGER event_is_append_only_delete BEFORE DELETE ON event
  BEGIN SELECT RAISE(ABORT, 'event is append-only'); END;

CREATE TABLE job (
  id          INTEGER PRIMARY KEY,
  kind        TEXT NOT NULL,
  creditor_id INTEGER REFERENCES creditor (id),
  state       TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed', 'cancelled', 'interrupted')),
  done        INTEGER NOT NULL DEFAULT 0,
  total       INTEGER,
  error       TEXT,
  started_at  TEXT NOT NULL,
  ended_at    TEXT
) STRICT;

-- A projection of the rules' result for one day, so that lists can be windowed. Derived, rebuilt at will.
CREATE TABLE standing (
  invoice_id    INTEGER PRIMARY KEY REFERENCES invoice (id),
  creditor_id   INTEGER NOT NULL,
  customer_id   INTEGER NOT NULL,
  tab           TEXT,
  kind          TEXT NOT NULL,
  actionable    INTEGER NOT NULL,
  step_kind     TEXT,
  ordinal       INTEGER,
  position      INTEGER,
  ready_on      TEXT,
  until_day     TEXT,
  channel       TEXT,
  principal     INTEGER NOT NULL,
  interest      INTEGER NOT NULL,
  charges       INTEGER NOT NULL,
  total         INTEGER NOT NULL,
  fee           INTEGER,
  last_deadline TEXT,
  notices       INTEGER NOT NULL,
  steps         INTEGER NOT NULL,
  sort_name     TEXT NOT NULL,
  sort_number   TEXT NOT NULL,
  issued        TEXT NOT NULL,
  due           TEXT NOT NULL,
  original      INTEGER NOT NULL,
  currency      TEXT NOT NULL,
  search        TEXT NOT NULL
) STRICT;
CREATE INDEX standing_name ON standing (creditor_id, tab, sort_name);
CREATE INDEX standing_number ON standing (creditor_id, tab, sort_number);
CREATE INDEX standing_issued ON standing (creditor_id, tab, issued);
CREATE INDEX standing_due ON standing (creditor_id, tab, due);
CREATE INDEX standing_original ON standing (creditor_id, tab, original);
CREATE INDEX standing_total ON standing (creditor_id, tab, total);
CREATE INDEX standing_deadline ON standing (creditor_id, tab, last_deadline);
CREATE INDEX standing_position ON standing (creditor_id, tab, position);
-- What is counted is counted over an index alone.
CREATE INDEX standing_step ON standing (creditor_id, tab, position, ordinal, step_kind, channel, kind);
-- Invoices that share a letter lie together, with all that a selection adds up.
CREATE INDEX standing_letter ON standing
  (creditor_id, tab, actionable, customer_id, step_kind, ordinal, currency, total, interest, fee);
CREATE INDEX standing_kind ON standing (kind, creditor_id, customer_id);
CREATE INDEX standing_search ON standing (creditor_id, tab, search);
CREATE INDEX standing_customer ON standing (customer_id);

CREATE TABLE standing_state (
  creditor_id INTEGER PRIMARY KEY REFERENCES creditor (id),
  as_of       TEXT NOT NULL,
  revision    INTEGER NOT NULL,
  law_version TEXT NOT NULL
) STRICT;
`,
} as const;
