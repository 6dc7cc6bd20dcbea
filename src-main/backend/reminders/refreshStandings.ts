import type { LawPack } from '#shared/domain/law/lawPack.ts';
import { cancelledCode, Refusal } from '#shared/kernel/refusal.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { connect, inTransaction, kyselyOver, syncRows, type SqlValue } from '#backend/ledger/index.ts';
import { readCreditorRules } from '#backend/reminders/creditorRules.ts';
import { readFacts } from '#backend/reminders/invoiceFacts.ts';
import { customerPlan, customerValues, withBlocked } from '#backend/reminders/projectCustomers.ts';
import { rowEvaluator, standingColumns, standingValues } from '#backend/reminders/projectStandings.ts';

/** What the thread needs to make a creditor's projection anew. */
export interface RefreshInput {
  readonly ledgerPath: string;
  readonly creditorId: number;
  readonly asOf: IsoDate;
  readonly law: LawPack;
}

/** How many invoices stand in the new projection. */
export interface RefreshResult {
  readonly invoices: number;
}

/** What the thread tells while it works. */
export interface RefreshProgress {
  readonly isCancelled: () => boolean;
  readonly onProgress: (progress: { phase: string; done: number; total: number | null }) => void;
}

/**
 * Evaluates every open invoice of a creditor and replaces its projection in one transaction. Runs in a thread, while
 * the backend keeps its own commands waiting.
 */
export async function refreshStandings(input: RefreshInput, tools: RefreshProgress): Promise<RefreshResult> {
  const connection = connect(input.ledgerPath, 'write');
  // What a power cut takes away with the last seconds is made anew at the next start; that it fits the data stands in the
  // same transaction.
  connection.pragma('synchronous = NORMAL');
  try {
    const db = kyselyOver(connection);
    const rules = await readCreditorRules(db, input.creditorId);
    if (rules === undefined) throw new Refusal('creditor_not_found', { creditor: input.creditorId });
    const day = { asOf: input.asOf, law: input.law };
    const rows = await readFacts(db, input.creditorId, { kind: 'open' }, day);
    const evaluateRow = rowEvaluator(rules, input.law, input.asOf);
    const customers = await customerValues(db, input.creditorId, input.asOf, { blocked: 'later' });
    const blocked = new Set<number>();
    const total = rows.length;
    // One at a time: the reasons of a hundred thousand standings are not kept, only written down.
    const values = function* (): Generator<SqlValue[]> {
      let done = 0;
      for (const row of rows) {
        if (done % 1000 === 0) {
          if (tools.isCancelled()) throw new Refusal(cancelledCode);
          tools.onProgress({ phase: 'standings', done, total });
        }
        done += 1;
        const evaluated = evaluateRow(row);
        if (evaluated.standing.blocksCustomer) blocked.add(row.customerId);
        yield standingValues(input.creditorId, evaluated);
      }
    };
    const plan = {
      table: 'standing',
      columns: standingColumns,
      scope: { column: 'creditor_id', value: input.creditorId },
    } as const;
    inTransaction(connection, () => {
      syncRows(connection, plan, values());
      syncRows(connection, customerPlan(input.creditorId), withBlocked(customers, blocked));
      connection
        .prepare(
          'INSERT OR REPLACE INTO standing_state (creditor_id, as_of, revision, law_version) VALUES (?, ?, ?, ?)',
        )
        .run(input.creditorId, input.asOf, rules.revision, input.law.version);
    });
    return { invoices: total };
  } finally {
    connection.close();
  }
}
