import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { command, day, id, job, jobEvents, minor, query, refusal } from '#shared/contract/procedure.ts';
import { refusals } from '#shared/contract/refusals.ts';

/**
 * A reading of files is a **parcel**: whatever was dropped or found together. Its **parts** are what can be looked at
 * and taken over one by one: each list is a part of its own, all single documents together are one. A file that cannot
 * be read is refused whole and leaves the others alone.
 */

const intakeKind = z.enum(['open_items', 'documents', 'customers', 'accounts']);
export type IntakeKind = z.infer<typeof intakeKind>;

export const rowError = z.object({
  file: z.string(),
  line: z.int(),
  field: z.string().nullable(),
  code: z.string(),
  params: z.record(z.string(), z.unknown()),
});
export type IntakeRowError = z.infer<typeof rowError>;

/** `gone`: open invoices that the list does not name; `settled`: those of them that are taken as paid by it. */
export const intakeCounts = z.object({
  read: z.int(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  settled: z.int(),
  gone: z.int(),
  rejected: z.int(),
  customersAdded: z.int(),
  customersChanged: z.int(),
  /** Fields where the office has its own value and the file now says something else. */
  conflicts: z.int(),
});
export type IntakeCounts = z.infer<typeof intakeCounts>;

export const intakeFile = z.object({
  name: z.string(),
  format: z.string(),
  bytes: z.int(),
  drafts: z.int(),
  rejected: z.int(),
});
export type IntakeFileRow = z.infer<typeof intakeFile>;

/** What one part would do to the ledger, before anything is committed. */
export const intakePreview = z.object({
  part: z.string(),
  kind: intakeKind,
  /** Its first files; `fileCount` counts all. */
  files: z.array(intakeFile),
  fileCount: z.int(),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  columns: z.array(z.object({ header: z.string(), field: z.string().nullable() })),
  /** Whether the columns can be mapped by a person, and under which name that was saved before. */
  mappable: z.boolean(),
  mapping: z.string().nullable(),
  listDate: day,
  /** What absent invoices mean; always false for what is no list of open items. */
  complete: z.boolean(),
  counts: intakeCounts,
  /** What the file adds up to, by currency, for comparing with the total that the accounting system prints. */
  sums: z.array(z.object({ currency: z.string(), invoices: z.int(), original: minor, open: minor })),
  /** Customers' accounts of a ledger file: how many agree (opening + lines = closing) of how many. */
  balances: z.object({ agree: z.int(), total: z.int(), unspecified: minor }),
  /** Groups of the difference that have rows, with their number; their rows come by `difference`. */
  groups: z.array(
    z.object({
      group: z.enum([
        'added',
        'changed',
        'settled',
        'gone',
        'conflicts',
        'customers_added',
        'customers_changed',
        'unchanged',
        'rejected',
        'balances',
        'accounts',
      ]),
      rows: z.int(),
    }),
  ),
  warnings: z.array(refusal.extend({ file: z.string().nullable() })),
});
export type IntakePreview = z.infer<typeof intakePreview>;
export type DifferenceGroup = IntakePreview['groups'][number]['group'];

/** A field that changes: what the ledger has, what the file brings, and the office's own value, which stays in force. */
const fieldChange = z.object({
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  own: z.string().nullable(),
});

/** One row of a difference. What a group does not tell is null. */
export const differenceRow = z.object({
  file: z.string().nullable(),
  line: z.int().nullable(),
  /** Of the invoice, the customer or the account. */
  number: z.string(),
  customer: z.string(),
  issued: day.nullable(),
  due: day.nullable(),
  currency: z.string().nullable(),
  original: minor.nullable(),
  open: minor.nullable(),
  /** What the ledger has as open. */
  ledgerOpen: minor.nullable(),
  changes: z.array(fieldChange),
  /** Of `rejected`: why, and what to do. */
  error: rowError.nullable(),
  /** Of `balances`. */
  balance: z.object({ opening: minor, movement: minor, closing: minor, unspecified: minor }).nullable(),
});
export type DifferenceRow = z.infer<typeof differenceRow>;

/** A list whose columns nobody understands yet. */
const unmappedFile = z.object({
  file: z.string(),
  name: z.string(),
  missing: z.array(z.string()),
  /** Why, with what was found in it. */
  refusal,
});

export const parcel = z.object({
  parcel: z.string(),
  parts: z.array(intakePreview),
  /** Lists that need a person to say what their columns mean, by `layout` and `map`. */
  unmapped: z.array(unmappedFile),
  refused: z.array(
    z.object({ file: z.string(), code: z.string(), params: z.record(z.string(), z.unknown()) }),
  ),
  /**
   * Files that are no ledger data (`.DS_Store`, a read-me, PDFs beside the e-invoices), that were taken over before
   * unchanged, or that lie twice in the parcel.
   */
  ignored: z.array(z.object({ file: z.string(), why: z.enum(['no_data', 'taken_before', 'twice_here']) })),
});
export type Parcel = z.infer<typeof parcel>;

/**
 * What the columns of a list mean; see `ListMapping` of the domain. `headerRecord` is -1 for a list without headers, whose
 * columns go by their letters.
 */
export const listMapping = z.object({
  fields: z.record(z.string(), z.string()),
  headerRecord: z.int().min(-1).nullable(),
  delimiter: z.string().nullable(),
  decimalSign: z.enum([',', '.']).nullable(),
  dateOrder: z.enum(['day_first', 'month_first', 'year_first']).nullable(),
  sheet: z.string().nullable(),
});
export type ListMappingData = z.infer<typeof listMapping>;

/** How a list is laid out, as far as it was found out, and its first rows. */
export const listLayout = z.object({
  name: z.string(),
  headers: z.array(z.string()),
  headerRecord: z.int(),
  delimiter: z.string().nullable(),
  encoding: z.string().nullable(),
  sheets: z.array(z.string()),
  /** The program's own guess, or what was saved for these headers. */
  mapping: listMapping,
  saved: z.string().nullable(),
  /** Cells of the first rows behind the headers, as they stand in the file. */
  rows: z.array(z.array(z.string())),
});
export type ListLayout = z.infer<typeof listLayout>;

/** How the first rows read under a mapping: live validation beside the mapper. */
export const mappingTrial = z.object({
  kind: intakeKind,
  missing: z.array(z.string()),
  twice: z.array(z.string()),
  read: z.int(),
  failed: z.int(),
  /** Each value by field as it would be taken over, or what is wrong with the row. */
  rows: z.array(
    z.object({
      line: z.int(),
      values: z.record(z.string(), z.string()),
      errors: z.array(rowError.omit({ file: true, line: true })),
    }),
  ),
});
export type MappingTrial = z.infer<typeof mappingTrial>;

export const intakeRow = intakeCounts.extend({
  id,
  /** Counted for each creditor from 1. */
  number: z.int(),
  kind: intakeKind,
  file: z.string(),
  format: z.string(),
  files: z.int(),
  listDate: day,
  complete: z.boolean(),
  committedAt: z.string(),
  committedBy: z.string(),
  undoneAt: z.string().nullable(),
  undoneBy: z.string().nullable(),
});
export type IntakeRow = z.infer<typeof intakeRow>;

/** What keeps an import from being undone, with how many and one of them for an example. */
const undoObstacle = z.object({
  code: z.enum(['later_import', 'notice', 'run', 'hold', 'note', 'payment', 'own_value', 'already_undone']),
  count: z.int(),
  example: z.string(),
});

/** Where a creditor's files come from, and how fresh its data is (001-03 … 001-06). */
export const sourceState = z.object({
  kind: z.enum(['files', 'folder']),
  /** The folder's path, for people to read. */
  folder: z.string().nullable(),
  absent: z.enum(['settle', 'keep', 'ask']),
  taking: z.enum(['ask', 'auto']),
  staleDays: z.int(),
  synchronisedAt: z.string().nullable(),
  /** Whole days since then; null when nothing was ever taken over. */
  age: z.int().nullable(),
  isStale: z.boolean(),
  /** Whether the folder is being watched; `problem` says why not (`missing`, `unreadable`, or `overfull` of files). */
  watching: z.boolean(),
  problem: z.string().nullable(),
  /** New or changed files that wait for a person, oldest first, and those that cannot be read; the first of them. */
  waiting: z.array(
    z.object({ path: z.string(), bytes: z.int(), modifiedAt: z.string(), refusal: refusal.nullable() }),
  ),
  /** How many files wait, whether they are in `waiting` or not. */
  waitingCount: z.int(),
});
export type SourceState = z.infer<typeof sourceState>;

export const intake = {
  /** The formats that are read, with what each gives. */
  formats: query
    .output(
      z.array(
        z.object({
          format: z.string(),
          extensions: z.array(z.string()),
          gives: z.array(z.enum(['customers', 'invoices', 'balances', 'documents', 'accounts'])),
        }),
      ),
    )
    .errors(refusals()),

  /**
   * Reads files, folders and zips into staging files of their own and says what each part would do. The ledger stays as
   * it is. What `complete` leaves open (null) the creditor's source decides.
   */
  stage: job
    .input(
      z.object({
        creditorId: id,
        files: z.array(z.string()).min(1),
        complete: z.boolean().nullable().default(null),
        /** The day whose balances the lists tell; today, or what a file says of itself, when null. */
        listDate: day.nullable().default(null),
      }),
    )
    .output(eventIterator(jobEvents(parcel)))
    .errors(refusals('creditor_not_found', 'file_unknown', 'file_unreadable', 'job_cancelled')),

  /**
   * How a list of the parcel is laid out. `file` is one of `unmapped`, or the `part` of a list that is mappable. What a
   * person does not say (null) the program finds out itself.
   */
  layout: query
    .input(
      z.object({
        parcel: z.string(),
        file: z.string(),
        sheet: z.string().nullable().default(null),
        headerRecord: z.int().min(-1).nullable().default(null),
        delimiter: z.string().nullable().default(null),
      }),
    )
    .output(listLayout)
    .errors(refusals('staging_unknown', 'intake_refused')),

  /** Reads the first rows of a list under a mapping, without keeping anything. */
  tryMapping: query
    .input(z.object({ parcel: z.string(), file: z.string(), mapping: listMapping }))
    .output(mappingTrial)
    .errors(refusals('staging_unknown', 'intake_refused', 'mapping_invalid')),

  /** Reads a list of the parcel anew under a mapping, which is saved for the creditor under a name where one is given. */
  map: job
    .input(
      z.object({
        parcel: z.string(),
        file: z.string(),
        mapping: listMapping,
        saveAs: z.string().nullable(),
      }),
    )
    .output(eventIterator(jobEvents(parcel)))
    .errors(refusals('staging_unknown', 'mapping_invalid', 'job_cancelled')),

  /** Compares a part anew, with the list taken as complete or not, or as of another day. */
  compare: job
    .input(
      z.object({ parcel: z.string(), part: z.string(), complete: z.boolean(), listDate: day.nullable() }),
    )
    .output(eventIterator(jobEvents(intakePreview)))
    .errors(refusals('staging_unknown', 'job_cancelled')),

  /** A window of one group of a part's difference. */
  difference: query
    .input(
      z.object({
        parcel: z.string(),
        part: z.string(),
        group: intakePreview.shape.groups.element.shape.group,
        offset: z.int().min(0),
        limit: z.int().min(1).max(200),
      }),
    )
    .output(z.object({ total: z.int(), rows: z.array(differenceRow) }))
    .errors(refusals('staging_unknown')),

  /**
   * Takes parts of a parcel over, each in one transaction, all of it or nothing, as numbered imports. What was committed
   * before a part that fails stays; the result says which.
   */
  commit: job
    .input(z.object({ parcel: z.string(), parts: z.array(z.string()).min(1) }))
    .output(
      eventIterator(
        jobEvents(
          z.object({
            taken: z.array(
              intakeCounts.extend({
                part: z.string(),
                /** Null when the very files had been taken over before and change nothing. */
                intakeId: id.nullable(),
                number: z.int().nullable(),
              }),
            ),
            failed: refusal.extend({ part: z.string() }).nullable(),
          }),
        ),
      ),
    )
    .errors(refusals('staging_unknown', 'job_cancelled')),

  /** Throws a parcel away. */
  discard: command
    .input(z.object({ parcel: z.string() }))
    .output(z.object({}))
    .errors(refusals()),

  /** The imports of a creditor, newest first, undone ones too. */
  history: query
    .input(z.object({ creditorId: id, offset: z.int().min(0).default(0), limit: z.int().min(1).max(100) }))
    .output(z.object({ total: z.int(), rows: z.array(intakeRow) }))
    .errors(refusals('creditor_not_found')),

  /** One import: its files, the rows that were refused, and whether it can be undone. */
  get: query
    .input(z.object({ intakeId: id }))
    .output(
      intakeRow.extend({
        fileList: z.array(intakeFile),
        rejects: z.array(rowError),
        /** What of it was kept as changed: the first rows. */
        changes: z.array(
          z.object({
            subject: z.enum(['customer', 'invoice']),
            number: z.string(),
            changes: z.array(fieldChange),
          }),
        ),
        undo: z.object({
          possible: z.boolean(),
          obstacles: z.array(undoObstacle),
          invoices: z.int(),
          customers: z.int(),
          restored: z.int(),
        }),
      }),
    )
    .errors(refusals('intake_not_found')),

  /** Takes back everything that an import did, as long as nothing was built on it; the import stays in the history. */
  undo: job
    .input(z.object({ intakeId: id }))
    .output(eventIterator(jobEvents(z.object({ invoices: z.int(), customers: z.int(), restored: z.int() }))))
    .errors(refusals('intake_not_found', 'intake_built_on', 'job_cancelled')),

  /** Where the creditor's files come from, and what waits there. */
  source: query
    .input(z.object({ creditorId: id }))
    .output(sourceState)
    .errors(refusals('creditor_not_found')),

  /** Settles where the files come from. `folder` is the token of a chosen folder; null keeps the one that is set. */
  setSource: command
    .input(
      z.object({
        creditorId: id,
        kind: z.enum(['files', 'folder']),
        folder: z.string().nullable(),
        absent: z.enum(['settle', 'keep', 'ask']),
        taking: z.enum(['ask', 'auto']),
        staleDays: z.int().min(1).max(365),
      }),
    )
    .output(z.object({}))
    .errors(
      refusals('creditor_not_found', 'file_unknown', 'folder_unreadable', 'folder_missing', 'folder_in_use'),
    ),

  /** Reads what is new in the creditor's folder (001-06); `parcel` is null when nothing is. */
  synchronise: job
    .input(z.object({ creditorId: id }))
    .output(eventIterator(jobEvents(z.object({ parcel: parcel.nullable() }))))
    .errors(refusals('creditor_not_found', 'folder_missing', 'folder_unreadable', 'job_cancelled')),

  /** The saved mappings of a creditor, the one used last first. */
  mappings: query
    .input(z.object({ creditorId: id }))
    .output(
      z.array(z.object({ id, name: z.string(), columns: z.int(), usedAt: z.string(), mapping: listMapping })),
    )
    .errors(refusals('creditor_not_found')),

  /** Forgets a saved mapping. */
  forgetMapping: command
    .input(z.object({ mappingId: id }))
    .output(z.object({}))
    .errors(refusals('mapping_not_found')),
};
