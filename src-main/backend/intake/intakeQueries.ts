import type { Selectable } from 'kysely';
import { formatTable } from '#backend/intake/formats/formatTable.ts';
import type { LedgerTables, Reader } from '#backend/ledger/index.ts';
import type { IntakeFileRow, IntakeRow, IntakeRowError } from '#shared/contract/intake.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/** The formats that are read, with what each gives. */
export function readFormats() {
  return Object.entries(formatTable).map(([format, { extensions, gives }]) => ({
    format,
    extensions: [...extensions],
    gives: [...gives],
  }));
}

/** A window of the imports of a creditor, newest first. Throws `creditor_not_found`. */
export async function readHistory(
  db: Reader,
  {
    creditorId,
    offset,
    limit,
  }: { readonly creditorId: number; readonly offset: number; readonly limit: number },
): Promise<{ total: number; rows: IntakeRow[] }> {
  const known = await db.selectFrom('creditor').select('id').where('id', '=', creditorId).executeTakeFirst();
  if (known === undefined) throw new Refusal('creditor_not_found', { creditor: creditorId });
  const ofCreditor = db.selectFrom('intake').where('creditor_id', '=', creditorId);
  const { total } = await ofCreditor
    .select((expression) => expression.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await ofCreditor.selectAll().orderBy('id', 'desc').offset(offset).limit(limit).execute();
  return { total, rows: rows.map(toIntakeRow) };
}

/** How much of an import is shown; the counts are of all of it. */
const most = { files: 200, rejects: 500, changes: 100 } as const;

/** One import with its first files, refused rows and changes. Throws `intake_not_found`. */
export async function readIntake(db: Reader, intakeId: number) {
  const row = await db.selectFrom('intake').selectAll().where('id', '=', intakeId).executeTakeFirst();
  if (row === undefined) throw new Refusal('intake_not_found', { intake: intakeId });
  return {
    ...toIntakeRow(row),
    fileList: await readFiles(db, intakeId),
    rejects: await readRejects(db, row),
    changes: await readChanges(db, intakeId),
  };
}

function toIntakeRow(row: Selectable<LedgerTables['intake']>): IntakeRow {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    file: row.file_name,
    format: row.format,
    files: row.files,
    listDate: row.list_date,
    complete: row.complete === 1,
    committedAt: row.committed_at,
    committedBy: row.committed_by,
    undoneAt: row.undone_at,
    undoneBy: row.undone_by,
    read: row.read_count,
    added: row.added,
    changed: row.changed,
    unchanged: row.unchanged,
    settled: row.settled,
    gone: row.gone,
    rejected: row.rejected,
    customersAdded: row.customers_added,
    customersChanged: row.customers_changed,
    conflicts: row.conflicts,
  };
}

function readFiles(db: Reader, intakeId: number): Promise<IntakeFileRow[]> {
  return db
    .selectFrom('intake_file')
    .select(['name', 'format', 'bytes', 'drafts', 'rejected'])
    .where('intake_id', '=', intakeId)
    .orderBy('id')
    .limit(most.files)
    .execute();
}

async function readRejects(
  db: Reader,
  intake: Selectable<LedgerTables['intake']>,
): Promise<IntakeRowError[]> {
  const rows = await db
    .selectFrom('intake_reject')
    .leftJoin('intake_file', 'intake_file.id', 'intake_reject.file_id')
    .select(['intake_file.name', 'intake_reject.line', 'intake_reject.field'])
    .select(['intake_reject.code', 'intake_reject.params'])
    .where('intake_reject.intake_id', '=', intake.id)
    .orderBy('intake_reject.id')
    .limit(most.rejects)
    .execute();
  return rows.map(({ name, line, field, code, params }) => ({
    file: name ?? intake.file_name,
    line,
    field,
    code,
    params: JSON.parse(params) as IntakeRowError['params'],
  }));
}

type FieldChange = { field: string; before: string | null; after: string | null; own: string | null };

/** What changed rows were before, beside what they are now. */
async function readChanges(
  db: Reader,
  intakeId: number,
): Promise<{ subject: 'customer' | 'invoice'; number: string; changes: FieldChange[] }[]> {
  const images = await db
    .selectFrom('intake_change')
    .select(['subject', 'subject_id', 'before'])
    .where('intake_id', '=', intakeId)
    .where('subject', 'in', ['customer', 'invoice'])
    .where('before', 'is not', null)
    .orderBy('id')
    .limit(most.changes)
    .execute();
  const told = [];
  for (const image of images) {
    const subject = image.subject === 'customer' ? ('customer' as const) : ('invoice' as const);
    const now = await readRow(db, subject, image.subject_id);
    if (now === undefined) continue;
    const before = JSON.parse(image.before ?? '{}') as Record<string, string | number | null>;
    const changes = Object.entries(before).flatMap(([field, value]): FieldChange[] => {
      if (field === 'key' || now[field] === value) return [];
      return [{ field, before: asText(value), after: asText(now[field] ?? null), own: null }];
    });
    const number = asText(now['number'] ?? now['name'] ?? null) ?? '';
    if (changes.length > 0) told.push({ subject, number, changes });
  }
  return told;
}

function readRow(
  db: Reader,
  subject: 'customer' | 'invoice',
  id: number,
): Promise<Readonly<Record<string, string | number | null>> | undefined> {
  return db.selectFrom(subject).selectAll().where('id', '=', id).executeTakeFirst();
}

function asText(value: string | number | null): string | null {
  return value === null ? null : String(value);
}
