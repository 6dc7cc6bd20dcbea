import type { Connection } from '#backend/ledger/openLedger.ts';

/** What keeps an import from being undone, with how many and one of them for an example. */
export interface UndoObstacle {
  readonly code:
    | 'later_import'
    | 'notice'
    | 'run'
    | 'hold'
    | 'note'
    | 'payment'
    | 'own_value'
    | 'already_undone';
  readonly count: number;
  readonly example: string;
}

/** An import as far as undoing it has to know it. */
export interface UndoneIntake {
  readonly id: number;
  readonly creditor_id: number;
  readonly number: number;
  readonly file_name: string;
  readonly kind: string;
  readonly committed_at: string;
  readonly undone_at: string | null;
}

/**
 * Finds what was built on an import: later imports that touched the same rows, notices, runs under way, holds, notes,
 * what people decided about charges, and what they entered about customers. Empty where it can be undone. What only
 * stands in the event log is no obstacle.
 */
export function findObstacles(connection: Connection, intake: UndoneIntake): readonly UndoObstacle[] {
  if (intake.undone_at !== null) return [{ code: 'already_undone', count: 1, example: intake.undone_at }];
  const parameters = {
    intake: intake.id,
    creditor: intake.creditor_id,
    at: intake.committed_at,
    day: intake.committed_at.slice(0, 10),
  };
  return obstacles.flatMap(({ code, sql }) => {
    const names = new Set([...sql.matchAll(/@(\w+)/gu)].map((match) => match[1] ?? ''));
    const used = Object.fromEntries(Object.entries(parameters).filter(([name]) => names.has(name)));
    const row = connection.prepare<[typeof used], { count: number; example: string | null }>(sql).get(used);
    return row === undefined || row.count === 0
      ? []
      : [{ code, count: row.count, example: row.example ?? '' }];
  });
}

const isAdded = 'invoice.intake_id = @intake';
const isChanged = `EXISTS (SELECT 1 FROM main.intake_change AS mine
  WHERE mine.intake_id = @intake AND mine.subject = 'invoice' AND mine.subject_id = invoice.id)`;
/** Runs that were made from what the import told. */
const laterRuns = 'run.creditor_id = @creditor AND run.created_at >= @at';
const addedCustomers = 'SELECT id FROM main.customer WHERE intake_id = @intake';

/** SQL that is true where a later import touched a row that this one added or changed. */
const touchesTheSame = [
  `SELECT 1 FROM main.intake_change AS theirs JOIN main.intake_change AS mine
     ON mine.intake_id = @intake AND mine.subject = theirs.subject AND mine.subject_id = theirs.subject_id
   WHERE theirs.intake_id = later.id`,
  `SELECT 1 FROM main.intake_change AS theirs JOIN main.invoice AS invoice ON invoice.id = theirs.subject_id
   WHERE theirs.intake_id = later.id AND theirs.subject = 'invoice' AND invoice.intake_id = @intake`,
  `SELECT 1 FROM main.intake_change AS theirs JOIN main.customer AS customer ON customer.id = theirs.subject_id
   WHERE theirs.intake_id = later.id AND theirs.subject = 'customer' AND customer.intake_id = @intake`,
  `SELECT 1 FROM main.invoice AS invoice JOIN main.customer AS customer ON customer.id = invoice.customer_id
   WHERE invoice.intake_id = later.id AND customer.intake_id = @intake`,
  `SELECT 1 FROM main.invoice_document AS told JOIN main.invoice AS invoice ON invoice.id = told.invoice_id
   WHERE told.intake_id = later.id AND invoice.intake_id = @intake`,
  `SELECT 1 FROM main.hold JOIN main.customer AS customer ON customer.id = hold.customer_id
   WHERE hold.intake_id = later.id AND customer.intake_id = @intake`,
]
  .map((sql) => `EXISTS (${sql})`)
  .join(' OR ');

const obstacles: readonly { readonly code: UndoObstacle['code']; readonly sql: string }[] = [
  {
    code: 'later_import',
    sql: `SELECT count(*) AS count, CAST(min(later.number) AS TEXT) AS example FROM main.intake AS later
      WHERE later.creditor_id = @creditor AND later.id > @intake AND later.undone_at IS NULL
        AND (${touchesTheSame})`,
  },
  {
    code: 'notice',
    sql: `SELECT count(*) AS count, min(invoice.number) AS example
      FROM main.run JOIN main.notice ON notice.run_id = run.id JOIN main.invoice AS invoice ON invoice.id = notice.invoice_id
      WHERE ${laterRuns} AND notice.sent_on IS NOT NULL AND notice.cancelled_at IS NULL AND (${isAdded} OR ${isChanged})`,
  },
  {
    code: 'run',
    sql: `SELECT count(DISTINCT run.id) AS count, min(invoice.number) AS example
      FROM main.run JOIN main.run_item ON run_item.run_id = run.id
      JOIN main.invoice AS invoice ON invoice.id = run_item.invoice_id
      WHERE ${laterRuns} AND run.state IN ('approved', 'dispatched', 'confirmed')
        AND (${isAdded} OR (run_item.state IN ('included', 'sent') AND ${isChanged}))`,
  },
  {
    code: 'hold',
    sql: `SELECT count(*) AS count, min(customer.name) AS example
      FROM main.hold JOIN main.customer AS customer ON customer.id = hold.customer_id
      LEFT JOIN main.invoice AS invoice ON invoice.id = hold.invoice_id
      WHERE hold.creditor_id = @creditor AND hold.intake_id IS NOT @intake
        AND (customer.intake_id = @intake OR ${isAdded})`,
  },
  {
    code: 'note',
    sql: `SELECT count(*) AS count, min(customer.name) AS example
      FROM main.note JOIN main.customer AS customer ON customer.id = note.customer_id
      LEFT JOIN main.invoice AS invoice ON invoice.id = note.invoice_id
      WHERE note.creditor_id = @creditor AND (customer.intake_id = @intake OR ${isAdded})`,
  },
  {
    code: 'payment',
    // Days are compared where no moment is known: what was decided on the day of the import may stand on it.
    sql: `SELECT count(DISTINCT charge.id) AS count, min(invoice.number) AS example
      FROM main.charge JOIN main.invoice AS invoice ON invoice.id = charge.invoice_id
      WHERE charge.creditor_id = @creditor AND (${isAdded} OR ${isChanged})
        AND (charge.kept_on >= @day OR (charge.ended_by IS NOT NULL AND charge.ended_on >= @day)
          OR EXISTS (SELECT 1 FROM main.charge_payment AS payment WHERE payment.charge_id = charge.id
            AND payment.booked_by IS NOT NULL AND payment.booked_at >= @at))`,
  },
  {
    code: 'own_value',
    sql: `SELECT count(*) AS count, min(name) AS example FROM (
        SELECT customer.id, customer.name FROM main.customer AS customer WHERE customer.intake_id = @intake
          AND EXISTS (SELECT 1 FROM main.event WHERE event.customer_id = customer.id AND event.intake_id IS NULL
            AND event.invoice_id IS NULL AND event.run_id IS NULL AND event.at >= @at)
        UNION SELECT customer.id, customer.name FROM main.customer_change AS own
          JOIN main.customer AS customer ON customer.id = own.customer_id
          WHERE own.changed_at >= @at AND customer.creditor_id = @creditor AND (customer.id IN (${addedCustomers})
            OR EXISTS (SELECT 1 FROM main.intake_change AS mine WHERE mine.intake_id = @intake
              AND mine.subject = 'customer' AND mine.subject_id = customer.id))
        UNION SELECT customer.id, customer.name FROM main.intake_change AS mine
          JOIN main.customer AS customer ON customer.id = mine.subject_id
          WHERE mine.intake_id = @intake AND mine.subject = 'customer' AND EXISTS (
            SELECT 1 FROM main.event WHERE event.customer_id = customer.id AND event.at >= @at
              AND event.kind IN ('imported_taken', 'own_kept', 'contact_changed', 'contact_removed', 'address_for_changed',
                'address_mended', 'details_changed', 'kind_changed', 'carried_over')))`,
  },
];
