import { planCustomers } from '#backend/intake/planCustomers.ts';
import {
  createGone,
  findGone,
  planDocuments,
  planList,
  planNoInvoices,
  planRejected,
} from '#backend/intake/planInvoices.ts';
import { planMore } from '#backend/intake/planMore.ts';
import { type IntakeKind, readStagedPart, type StagedPart } from '#backend/intake/stagedFile.ts';
import type { Connection } from '#backend/ledger/openLedger.ts';
import { matchKey } from '#shared/domain/customers/matchKey.ts';

/** For whom, as of which day and how a staged part is compared or taken over. */
export interface IntakeTerms {
  readonly creditorId: number;
  /** The day whose balances the list tells. */
  readonly listDate: string;
  /** The list holds every open item: what is gone from it is settled. Means nothing for anything but such a list. */
  readonly complete: boolean;
}

/** Called before every statement of a long work with how many are done of how many; throwing ends the work. */
export type IntakeStep = (done: number, total: number) => void;

/**
 * What a part does to the ledger. `read` = added + changed + unchanged + rejected, which count invoices; in a list of
 * customers or a chart of accounts, which have none, `added` is nothing or the accounts, and `unchanged` what stays.
 * `gone` and `settled` count invoices beside.
 */
export interface IntakeCounts {
  readonly read: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly settled: number;
  readonly gone: number;
  readonly rejected: number;
  readonly customersAdded: number;
  readonly customersChanged: number;
  readonly conflicts: number;
}

/**
 * Works out what the attached staging file would do to the ledger, in temporary tables of the connection, which both
 * the preview and the taking over read; so what was shown is what is done. Nothing of the ledger is written.
 *
 * A list of open items tells balances and addresses and decides about both. Single documents say nothing of payments:
 * they add unknown invoices, fill what is empty, and a credit note lowers the invoice that it names, but they never
 * change the balance of a known one otherwise. A list of customers adds and changes customers and settles nothing.
 */
export function planIntake(
  connection: Connection,
  terms: IntakeTerms,
  step: IntakeStep = () => undefined,
): StagedPart {
  const staged = readStagedPart(connection);
  connection.function('match_key', { deterministic: true }, (name, postcode) =>
    matchKey(String(name ?? ''), String(postcode)),
  );
  dropPlan(connection);
  const { creditorId: creditor, listDate, complete } = terms;
  const parameters = { creditor, listDate, complete: complete ? 1 : 0 };
  const statements = planStatements(staged.kind);
  for (const [done, sql] of statements.entries()) {
    step(done, statements.length);
    run(connection, sql, parameters);
  }
  return staged;
}

function planStatements(kind: IntakeKind): readonly string[] {
  return [
    ...planRejected,
    ...planCustomers(kind),
    ...planMore(kind === 'documents'),
    ...planInvoicesOf[kind],
    createGone,
    ...(kind === 'open_items' ? [findGone] : []),
    planAccounts,
  ];
}

const planInvoicesOf: Readonly<Record<IntakeKind, readonly string[]>> = {
  open_items: planList(),
  documents: planDocuments(),
  customers: planNoInvoices,
  accounts: planNoInvoices,
};

/** The chart of accounts, for the settings of postings. */
const planAccounts = `
  CREATE TEMP TABLE plan_account AS
  SELECT told.number, told.name, known.id AS account_id, known.name AS before,
    CASE WHEN known.id IS NULL THEN 'add' WHEN known.name <> told.name THEN 'change' ELSE 'unchanged' END AS action
  FROM staging.account AS told
  LEFT JOIN main.account AS known ON known.creditor_id = @creditor AND known.number = told.number`;

/** Takes the temporary tables away; the connection may live on. */
export function dropPlan(connection: Connection): void {
  for (const table of planTables) connection.exec(`DROP TABLE IF EXISTS temp.${table}`);
}

const planTables = [
  'plan_account',
  'plan_gone',
  'plan_invoice',
  'plan_own',
  'plan_address',
  'plan_contact',
  'plan_customer',
  'plan_identity',
  'plan_name',
  'plan_reject',
];

/** Counts what the plan does. */
export function countPlan(connection: Connection, kind: IntakeKind): IntakeCounts {
  const number = (sql: string): number => Number(connection.prepare(sql).pluck().get());
  const rejected = number(
    'SELECT (SELECT count(DISTINCT position) FROM staging.row_error) + (SELECT count(*) FROM temp.plan_reject)',
  );
  const customersAdded = number('SELECT count(*) FROM temp.plan_customer WHERE customer_id IS NULL');
  const customersChanged = number(
    'SELECT count(*) FROM temp.plan_customer WHERE customer_id IS NOT NULL AND changes IS NOT NULL',
  );
  const counts = rowCounts(connection, kind);
  const customers = kind === 'customers' ? customersAdded + customersChanged : 0;
  return {
    read: counts.added + counts.changed + counts.unchanged + customers + rejected,
    ...counts,
    settled: number('SELECT count(*) FROM temp.plan_gone WHERE settled'),
    gone: number('SELECT count(*) FROM temp.plan_gone'),
    rejected,
    customersAdded,
    customersChanged,
    conflicts: number('SELECT coalesce(sum(conflicts), 0) FROM temp.plan_customer'),
  };
}

function rowCounts(
  connection: Connection,
  kind: IntakeKind,
): Pick<IntakeCounts, 'added' | 'changed' | 'unchanged'> {
  if (kind === 'customers') {
    const unchanged = connection
      .prepare('SELECT count(*) FROM temp.plan_customer WHERE customer_id IS NOT NULL AND changes IS NULL')
      .pluck()
      .get();
    return { added: 0, changed: 0, unchanged: Number(unchanged) };
  }
  const table = kind === 'accounts' ? 'plan_account' : 'plan_invoice';
  const rows = connection.prepare(`SELECT action, count(*) FROM temp.${table} GROUP BY action`).raw().all();
  const counts = new Map(rows as [string, number][]);
  return {
    added: counts.get('add') ?? 0,
    changed: counts.get('change') ?? 0,
    unchanged: counts.get('unchanged') ?? 0,
  };
}

/** Runs one statement with those of the named parameters that it uses. */
export function run(
  connection: Connection,
  sql: string,
  parameters: Readonly<Record<string, unknown>>,
): number {
  const names = new Set([...sql.matchAll(/@(\w+)/gu)].map((match) => match[1] ?? ''));
  const used = Object.fromEntries(Object.entries(parameters).filter(([name]) => names.has(name)));
  return connection.prepare(sql).run(used).changes;
}
