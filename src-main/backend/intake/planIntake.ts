import { planCustomers } from '#backend/intake/planCustomers.ts';
import { findSettled, planDocument, planList, planSettled } from '#backend/intake/planInvoices.ts';
import { readStagedFile, type StagedFile } from '#backend/intake/stagedFile.ts';
import type { Connection } from '#backend/ledger/openLedger.ts';

/** For whom, as of which day and how a staged file is compared or taken over. */
export interface IntakeTerms {
  readonly creditorId: number;
  /** The day whose balances the list tells. */
  readonly listDate: string;
  /** The list holds every open item: what is gone from it is settled. Means nothing for single documents. */
  readonly complete: boolean;
}

/** Called before every statement of a long work with how many are done of how many; throwing ends the work. */
export type IntakeStep = (done: number, total: number) => void;

/** What a file does to the ledger. `read` = added + changed + unchanged + rejected; `settled` counts invoices beside. */
export interface IntakeCounts {
  readonly read: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly settled: number;
  readonly rejected: number;
}

/**
 * Works out what the attached staging file would do to the ledger, in temporary tables of the connection, which both
 * the preview and the taking over read; so what was shown is what is done. Nothing of the ledger is written.
 *
 * A list of open items (`csv`) tells balances and addresses and decides about both. A single document (UBL) says
 * nothing of payments: it adds an unknown invoice, fills what is empty, and a credit note lowers the invoice that it
 * names, but it never changes the balance of a known one otherwise.
 */
export function planIntake(
  connection: Connection,
  terms: IntakeTerms,
  step: IntakeStep = () => undefined,
): StagedFile {
  const staged = readStagedFile(connection);
  dropPlan(connection);
  const parameters = { creditor: terms.creditorId, listDate: terms.listDate };
  const statements = planStatements(staged, terms);
  for (const [done, sql] of statements.entries()) {
    step(done, statements.length);
    run(connection, sql, parameters);
  }
  return staged;
}

function planStatements(staged: StagedFile, terms: IntakeTerms): readonly string[] {
  const document = staged.kind !== 'open_items';
  return [
    ...planCustomers(document),
    ...(document ? planDocument() : planList()),
    planSettled,
    ...(!document && terms.complete ? [findSettled] : []),
  ];
}

/** Takes the temporary tables away; the connection may live on. */
export function dropPlan(connection: Connection): void {
  for (const table of ['plan_settled', 'plan_invoice', 'plan_customer', 'plan_identity', 'plan_name']) {
    connection.exec(`DROP TABLE IF EXISTS temp.${table}`);
  }
}

/** Counts what the plan does. */
export function countPlan(connection: Connection): IntakeCounts {
  const number = (sql: string): number => Number(connection.prepare(sql).pluck().get());
  const action = (name: string): number =>
    number(`SELECT count(*) FROM temp.plan_invoice WHERE action = '${name}'`);
  const counts = { added: action('add'), changed: action('change'), unchanged: action('unchanged') };
  const rejected = number('SELECT count(DISTINCT position) FROM staging.row_error');
  const settled = number('SELECT count(*) FROM temp.plan_settled');
  return { read: counts.added + counts.changed + counts.unchanged + rejected, ...counts, settled, rejected };
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
