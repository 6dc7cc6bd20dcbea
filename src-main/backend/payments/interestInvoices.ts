import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InterestCandidate, InterestPeriod } from '#shared/contract/payments.ts';
import type { LawPack } from '#shared/domain/law/lawPack.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { csvCell } from '#shared/kernel/csvCell.ts';
import { toDecimalText } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { errorCode, type Reader, type Writer } from '#backend/ledger/index.ts';
import { writeChargeEvents } from '#backend/payments/chargeEvents.ts';
import type { DecisionContext } from '#backend/payments/decideCharges.ts';
import { findInterestCandidates, type InterestCandidates } from '#backend/payments/interestCandidates.ts';
import type { PaymentRules } from '#backend/payments/readClaims.ts';

/** The candidates of the periods that were looked at last: a window deep in the list asks for the same ones again. */
export interface CandidateShelf {
  find(db: Reader, rules: PaymentRules, law: LawPack, period: InterestPeriod): Promise<InterestCandidates>;
}

/** How many lists are kept. */
const kept = 4;

/** Makes an empty shelf. What is on it goes by the creditor's revision, which every change of its data raises. */
export function createCandidateShelf(): CandidateShelf {
  const shelf = new Map<string, Promise<InterestCandidates>>();
  return {
    find(db, rules, law, period) {
      const { creditorId, from, to } = period;
      const key = JSON.stringify([creditorId, from, to, rules, law.version]);
      const known = shelf.get(key);
      if (known !== undefined) return known;
      const found = findInterestCandidates(db, rules, law, period);
      shelf.set(key, found);
      found.catch(() => shelf.delete(key));
      const [oldest] = shelf.keys();
      if (shelf.size > kept && oldest !== undefined) shelf.delete(oldest);
      return found;
    },
  };
}

/** Notes that the interest of some candidates stands on an invoice: a charge of each, ended with its number. */
export async function putInterestOnInvoice(
  db: Writer,
  creditorId: number,
  candidates: readonly InterestCandidate[],
  document: string,
  day: IsoDate,
  context: DecisionContext,
): Promise<void> {
  const events: Parameters<typeof writeChargeEvents>[1][number][] = [];
  for (const { invoiceId, customerId, currency, proposed } of candidates) {
    const { id } = await db
      .insertInto('charge')
      .values({
        creditor_id: creditorId,
        notice_id: null,
        invoice_id: invoiceId,
        kind: 'interest',
        amount: proposed,
        state: 'invoiced',
        claimed_on: day,
        ended_on: day,
        ended_by: context.by,
        document,
        after_payment: 1,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    events.push({
      kind: 'charge_invoiced',
      creditorId,
      customerId,
      invoiceId,
      charge: { id, kind: 'interest' },
      currency,
      by: context.by,
      params: { amount: proposed, day, document },
      now: context.now,
    });
  }
  await writeChargeEvents(db, events);
}

const columns = [
  'customer_number',
  'customer',
  'invoice',
  'invoice_date',
  'due_date',
  'paid_on',
  'days',
  'interest',
  'currency',
] as const;

/**
 * Writes candidates as a CSV file that accounting systems and spreadsheets read alike: UTF-8 with its mark, semicolons,
 * days as `YYYY-MM-DD`, amounts with a point. Gives its path. Throws `output_unwritable`.
 */
export async function writeInterestList(
  folder: string,
  name: string,
  candidates: readonly InterestCandidate[],
): Promise<string> {
  const path = join(folder, name);
  const lines = candidates.map((row) =>
    [
      csvCell(row.customerNumber ?? ''),
      csvCell(row.customer),
      csvCell(row.number),
      row.issued,
      row.due,
      row.paidOn,
      String(row.days),
      toDecimalText(row.proposed),
      row.currency,
    ].join(';'),
  );
  try {
    await writeFile(path, `\uFEFF${[columns.join(';'), ...lines, ''].join('\r\n')}`);
  } catch (error) {
    throw new Refusal('output_unwritable', { path, problem: errorCode(error) });
  }
  return path;
}
