/**
 * Data of any accounting system, kept fresh: where a creditor's files come from, which columns mean what, every import
 * as a numbered event of many files that can be undone, the invoice's own PDF, and customers with contact persons,
 * addresses by purpose and values whose origin is known.
 *
 * `event` is made anew without references to customers and invoices: an import that is undone takes away what it had
 * added, and history still tells of it. `note` is made anew, since a customer can have one too.
 */
export const migration0030 = {
  version: 30,
  name: 'intake-and-customers',
  sql: `
-- Where the files of a creditor come from, and what is done with them; at most one row a creditor.
CREATE TABLE source (
  creditor_id    INTEGER PRIMARY KEY REFERENCES creditor (id),
  kind           TEXT NOT NULL CHECK (kind IN ('files', 'folder')),
  folder         TEXT,
  -- What it means that an open invoice is missing from a list of all open items: it is settled, it stays as it is, or
  -- a person is asked each time.
  absent         TEXT NOT NULL DEFAULT 'ask' CHECK (absent IN ('settle', 'keep', 'ask')),
  -- Whether new files are taken over by themselves where nothing about them is doubtful.
  taking         TEXT NOT NULL DEFAULT 'ask' CHECK (taking IN ('ask', 'auto')),
  -- From so many days on a list says that its data is old.
  stale_days     INTEGER NOT NULL DEFAULT 7 CHECK (stale_days BETWEEN 1 AND 365),
  CHECK ((kind = 'folder') = (folder IS NOT NULL))
) STRICT;

-- The files of a watched folder that were looked at. A file that changes is looked at again.
CREATE TABLE source_file (
  id          INTEGER PRIMARY KEY,
  creditor_id INTEGER NOT NULL REFERENCES creditor (id),
  -- Below the folder, with '/'.
  path        TEXT NOT NULL,
  bytes       INTEGER NOT NULL,
  modified_at TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('waiting', 'taken', 'refused', 'ignored')),
  -- JSON {code, params} of a refusal; null otherwise.
  refusal     TEXT,
  intake_id   INTEGER REFERENCES intake (id),
  seen_at     TEXT NOT NULL,
  UNIQUE (creditor_id, path)
) STRICT;

-- What the columns of a list mean where a person has said so; found again by the headers.
CREATE TABLE column_mapping (
  id          INTEGER PRIMARY KEY,
  creditor_id INTEGER NOT NULL REFERENCES creditor (id),
  name        TEXT NOT NULL CHECK (length(name) > 0),
  -- The headers as mapColumns compares them, one text.
  signature   TEXT NOT NULL,
  -- A ListMapping as JSON.
  mapping     TEXT NOT NULL,
  created_at  TEXT NOT NULL,
  used_at     TEXT NOT NULL,
  UNIQUE (creditor_id, signature)
) STRICT;

-- The chart of accounts, for the settings of postings.
CREATE TABLE account (
  id          INTEGER PRIMARY KEY,
  creditor_id INTEGER NOT NULL REFERENCES creditor (id),
  number      TEXT NOT NULL CHECK (length(number) > 0),
  name        TEXT NOT NULL,
  UNIQUE (creditor_id, number)
) STRICT;

ALTER TABLE creditor ADD COLUMN fee_account TEXT NOT NULL DEFAULT '';
ALTER TABLE creditor ADD COLUMN interest_account TEXT NOT NULL DEFAULT '';
ALTER TABLE creditor ADD COLUMN compensation_account TEXT NOT NULL DEFAULT '';
ALTER TABLE creditor ADD COLUMN department TEXT NOT NULL DEFAULT '';
ALTER TABLE creditor ADD COLUMN project TEXT NOT NULL DEFAULT '';
-- JSON array of purposes: the first of a customer's addresses that is complete is the one of its letters.
ALTER TABLE creditor ADD COLUMN address_order TEXT NOT NULL DEFAULT '["invoice","postal","visiting","delivery"]';
-- Which e-mail address of a customer comes first (001-43).
ALTER TABLE creditor ADD COLUMN email_order TEXT NOT NULL DEFAULT 'invoice_first'
  CHECK (email_order IN ('invoice_first', 'general_first'));

-- Imports are numbered for each creditor. What kind of data the files held; 'open_items' for those of before.
ALTER TABLE intake ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
UPDATE intake SET number = (
  SELECT count(*) FROM intake AS earlier WHERE earlier.creditor_id = intake.creditor_id AND earlier.id <= intake.id);
CREATE UNIQUE INDEX intake_number ON intake (creditor_id, number);
ALTER TABLE intake ADD COLUMN kind TEXT NOT NULL DEFAULT 'open_items'
  CHECK (kind IN ('open_items', 'documents', 'customers', 'accounts'));
UPDATE intake SET kind = 'documents' WHERE format <> 'csv';
ALTER TABLE intake ADD COLUMN files INTEGER NOT NULL DEFAULT 1;
ALTER TABLE intake ADD COLUMN customers_added INTEGER NOT NULL DEFAULT 0;
ALTER TABLE intake ADD COLUMN customers_changed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE intake ADD COLUMN conflicts INTEGER NOT NULL DEFAULT 0;
-- Open invoices that a list did not name; settled counts those of them that it settled.
ALTER TABLE intake ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;
UPDATE intake SET gone = settled;
ALTER TABLE intake ADD COLUMN committed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE intake ADD COLUMN undone_at TEXT;
ALTER TABLE intake ADD COLUMN undone_by TEXT;

-- The files of an import. A refused one is here too, so that history says why it is missing.
CREATE TABLE intake_file (
  id        INTEGER PRIMARY KEY,
  intake_id INTEGER NOT NULL REFERENCES intake (id),
  name      TEXT NOT NULL,
  sha256    TEXT NOT NULL,
  bytes     INTEGER NOT NULL,
  format    TEXT NOT NULL,
  drafts    INTEGER NOT NULL,
  rejected  INTEGER NOT NULL
) STRICT;
CREATE INDEX intake_file_intake ON intake_file (intake_id);
CREATE INDEX intake_file_sha256 ON intake_file (sha256);
INSERT INTO intake_file (intake_id, name, sha256, bytes, format, drafts, rejected)
  SELECT id, file_name, sha256, 0, format, read_count - rejected, rejected FROM intake;
ALTER TABLE intake_reject ADD COLUMN file_id INTEGER REFERENCES intake_file (id);

-- What a row was before an import changed it, as JSON of its columns. What an import added has its intake_id.
CREATE TABLE intake_change (
  id         INTEGER PRIMARY KEY,
  intake_id  INTEGER NOT NULL REFERENCES intake (id),
  subject    TEXT NOT NULL CHECK (subject IN ('customer', 'customer_change', 'customer_address', 'contact', 'invoice', 'account')),
  subject_id INTEGER NOT NULL,
  -- Null where there was no such row.
  before     TEXT,
  UNIQUE (intake_id, subject, subject_id)
) STRICT;
CREATE INDEX intake_change_subject ON intake_change (subject, subject_id);

ALTER TABLE customer ADD COLUMN intake_id INTEGER REFERENCES intake (id);
CREATE INDEX customer_intake ON customer (intake_id) WHERE intake_id IS NOT NULL;
ALTER TABLE customer ADD COLUMN invoice_email TEXT NOT NULL DEFAULT '';
-- How the customer wants its letters, before what the step prefers; null follows the step.
ALTER TABLE customer ADD COLUMN channel TEXT CHECK (channel IN ('einvoice', 'email', 'paper'));
-- What has befallen the debtor, since when, and who said so. Nothing is sent to the deceased.
ALTER TABLE customer ADD COLUMN situation TEXT CHECK (situation IN ('deceased', 'bankrupt', 'debt_settlement'));
ALTER TABLE customer ADD COLUMN situation_on TEXT;
ALTER TABLE customer ADD COLUMN situation_by TEXT;
-- No late interest is claimed of the customer, whatever its profile says.
ALTER TABLE customer ADD COLUMN interest_free INTEGER NOT NULL DEFAULT 0 CHECK (interest_free IN (0, 1));
-- Name and place as they are compared across creditors (matchKey); empty where there is no place.
ALTER TABLE customer ADD COLUMN match_key TEXT NOT NULL DEFAULT '';
UPDATE customer SET match_key = lower(name) || '|' || replace(postcode, ' ', '') WHERE postcode <> '';
CREATE INDEX customer_match ON customer (match_key) WHERE match_key <> '';
CREATE INDEX customer_identity ON customer (identity_number) WHERE identity_number IS NOT NULL;
CREATE INDEX customer_name ON customer (creditor_id, name);
-- Where the other customers with a postcode live.
CREATE INDEX customer_postcode ON customer (postcode, country, city) WHERE postcode <> '';

ALTER TABLE customer_change ADD COLUMN changed_by TEXT NOT NULL DEFAULT '';
-- When a list last brought the imported value anew, and from which file.
ALTER TABLE customer_change ADD COLUMN imported_at TEXT;
ALTER TABLE customer_change ADD COLUMN imported_from TEXT;
-- Set while the list says something else than it did when the own value was entered: a person should look.
ALTER TABLE customer_change ADD COLUMN conflict_since TEXT;
-- Ticked off when the change was entered in the accounting system too.
ALTER TABLE customer_change ADD COLUMN brought_back_at TEXT;
ALTER TABLE customer_change ADD COLUMN brought_back_by TEXT;

-- All addresses of a customer by purpose. The address of its letters stands on the customer itself.
CREATE TABLE customer_address (
  id          INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  purpose     TEXT NOT NULL CHECK (purpose IN ('invoice', 'postal', 'visiting', 'delivery')),
  street      TEXT NOT NULL,
  street_2    TEXT NOT NULL DEFAULT '',
  postcode    TEXT NOT NULL,
  city        TEXT NOT NULL,
  country     TEXT NOT NULL,
  origin      TEXT NOT NULL CHECK (origin IN ('import', 'own')),
  UNIQUE (customer_id, purpose)
) STRICT;

-- Contact persons. The first becomes the default one (003-21).
CREATE TABLE contact (
  id          INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  name        TEXT NOT NULL CHECK (length(name) > 0),
  role        TEXT NOT NULL DEFAULT '',
  email       TEXT NOT NULL DEFAULT '',
  phone       TEXT NOT NULL DEFAULT '',
  is_default  INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1)),
  origin      TEXT NOT NULL CHECK (origin IN ('import', 'own'))
) STRICT;
CREATE INDEX contact_customer ON contact (customer_id, id);
CREATE UNIQUE INDEX contact_default ON contact (customer_id) WHERE is_default = 1;

-- What the list of customers is filtered, searched and sorted by, for one day: derived, rebuilt with the standings.
CREATE TABLE customer_standing (
  customer_id INTEGER PRIMARY KEY REFERENCES customer (id) ON DELETE CASCADE,
  creditor_id INTEGER NOT NULL,
  sort_name   TEXT NOT NULL,
  sort_number TEXT NOT NULL,
  sort_city   TEXT NOT NULL,
  -- What is open and what of it is overdue in the creditor's own currency.
  open        INTEGER NOT NULL,
  overdue     INTEGER NOT NULL,
  -- 9999-12-31 where nothing is owed, so that who owes longest comes first.
  oldest_due  TEXT NOT NULL,
  -- Everything that a filter asks for, a bit each (customerFlags).
  flags       INTEGER NOT NULL,
  -- The profile that the customer follows, its own or the default; 0 where there is none.
  profile_id  INTEGER NOT NULL,
  search      TEXT NOT NULL
) STRICT;
-- A window is found over an index alone; its rows are read only then.
CREATE INDEX customer_standing_name ON customer_standing (creditor_id, sort_name, customer_id, flags, profile_id, search);
CREATE INDEX customer_standing_number ON customer_standing (creditor_id, sort_number, customer_id, flags, profile_id);
CREATE INDEX customer_standing_city ON customer_standing (creditor_id, sort_city, customer_id, flags, profile_id);
CREATE INDEX customer_standing_open ON customer_standing (creditor_id, open, customer_id, flags, profile_id);
CREATE INDEX customer_standing_overdue ON customer_standing (creditor_id, overdue, customer_id, flags, profile_id);
CREATE INDEX customer_standing_oldest ON customer_standing (creditor_id, oldest_due, customer_id, flags, profile_id);
-- What is searched is searched in the order of the keys, so that the keys that are found need no sorting.
CREATE INDEX customer_standing_search ON customer_standing (creditor_id, customer_id, flags, profile_id, search);

-- The invoice as it was sent, kept beside the ledger under its checksum.
CREATE TABLE invoice_document (
  id         INTEGER PRIMARY KEY,
  invoice_id INTEGER NOT NULL REFERENCES invoice (id) ON DELETE CASCADE,
  name       TEXT NOT NULL,
  media_type TEXT NOT NULL,
  sha256     TEXT NOT NULL,
  bytes      INTEGER NOT NULL,
  intake_id  INTEGER NOT NULL REFERENCES intake (id),
  UNIQUE (invoice_id, sha256)
) STRICT;
CREATE INDEX invoice_document_sha256 ON invoice_document (sha256);
CREATE INDEX invoice_document_intake ON invoice_document (intake_id);
CREATE INDEX invoice_intake ON invoice (intake_id);
CREATE INDEX reduction_intake ON reduction (intake_id);

-- The import that placed it, where the file asked for no reminders.
ALTER TABLE hold ADD COLUMN intake_id INTEGER REFERENCES intake (id);

CREATE TABLE note_new (
  id          INTEGER PRIMARY KEY,
  creditor_id INTEGER NOT NULL REFERENCES creditor (id),
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  -- Null where the note is about the customer as such.
  invoice_id  INTEGER REFERENCES invoice (id),
  text        TEXT NOT NULL CHECK (length(text) > 0),
  written_by  TEXT NOT NULL DEFAULT '',
  created_at  TEXT NOT NULL
) STRICT;
INSERT INTO note_new (id, creditor_id, customer_id, invoice_id, text, created_at)
  SELECT note.id, note.creditor_id, invoice.customer_id, note.invoice_id, note.text, note.created_at
  FROM note JOIN invoice ON invoice.id = note.invoice_id;
DROP TABLE note;
ALTER TABLE note_new RENAME TO note;
CREATE INDEX note_invoice ON note (invoice_id);
CREATE INDEX note_customer ON note (customer_id);

CREATE TABLE event_new (
  id          INTEGER PRIMARY KEY,
  at          TEXT NOT NULL,
  creditor_id INTEGER NOT NULL REFERENCES creditor (id),
  -- Whom and what it was about. An import that was undone leaves the keys of rows that are no more.
  customer_id INTEGER,
  invoice_id  INTEGER,
  run_id      INTEGER REFERENCES run (id),
  profile_id  INTEGER REFERENCES profile (id),
  intake_id   INTEGER REFERENCES intake (id),
  kind        TEXT NOT NULL,
  params      TEXT NOT NULL
) STRICT;
INSERT INTO event_new (id, at, creditor_id, customer_id, invoice_id, run_id, profile_id, kind, params)
  SELECT id, at, creditor_id, customer_id, invoice_id, run_id, profile_id, kind, params FROM event ORDER BY id;
DROP TABLE event;
ALTER TABLE event_new RENAME TO event;
CREATE INDEX event_invoice ON event (invoice_id, id);
CREATE INDEX event_customer ON event (customer_id, id);
CREATE INDEX event_profile ON event (profile_id, id) WHERE profile_id IS NOT NULL;
CREATE TRIGGER event_is_append_only_update BEFORE UPDATE ON event
  BEGIN SELECT RAISE(ABORT, 'event is append-only'); END;
CREATE TRIGGER event_is_append_only_delete BEFORE DELETE ON event
  BEGIN SELECT RAISE(ABORT, 'event is append-only'); END;

-- Every row of the projection is written with all of its indexes. What is sorted by step is sorted by the index over
-- which steps are counted; what is searched lies in the order in which it is written; nobody asks for the limitation.
DROP INDEX standing_position;
DROP INDEX standing_limitation;
DROP INDEX standing_search;
CREATE INDEX standing_search ON standing (creditor_id, tab, invoice_id, search);
`,
} as const;
