import type { Writer } from '#backend/ledger/index.ts';
import type { ChargeRow } from '#backend/payments/readClaims.ts';

/** What can happen to a charge after it was claimed. */
export const chargeEventKinds = [
  'charge_paid',
  'charge_payment_reversed',
  'charge_waived',
  'charge_kept',
  'charge_invoiced',
  'charge_reopened',
  'interest_charged',
  'interest_changed',
  'interest_withdrawn',
] as const;

export type ChargeEventKind = (typeof chargeEventKinds)[number];

/** One event of a charge. `by` is who decided it; null where it followed from the balance in a list. */
export interface ChargeHappening {
  readonly kind: ChargeEventKind;
  readonly creditorId: number;
  readonly customerId: number;
  readonly invoiceId: number;
  readonly charge: Pick<ChargeRow, 'id' | 'kind'>;
  readonly currency: string;
  readonly by: string | null;
  /** Amounts in minor units, days as `YYYY-MM-DD`. */
  readonly params: Readonly<Record<string, string | number>>;
  readonly now: string;
}

/** SQLite takes 32,766 parameters a statement; this many rows stay well below. */
const rowsPerStatement = 500;

/** Rows in portions that one statement takes. */
export function* inParts<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let at = 0; at < rows.length; at += rowsPerStatement) yield rows.slice(at, at + rowsPerStatement);
}

/** Writes what happened to charges into the histories of their invoices. */
export async function writeChargeEvents(db: Writer, happenings: readonly ChargeHappening[]): Promise<void> {
  for (const part of inParts(happenings)) {
    const values = part.map((one) => ({
      at: one.now,
      creditor_id: one.creditorId,
      customer_id: one.customerId,
      invoice_id: one.invoiceId,
      run_id: null,
      kind: one.kind,
      params: JSON.stringify({
        charge: one.charge.id,
        chargeKind: one.charge.kind,
        currency: one.currency,
        by: one.by,
        ...one.params,
      }),
    }));
    await db.insertInto('event').values(values).execute();
  }
}
