import type { LawPack } from '#shared/domain/law/lawPack.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { kyselyOver, type Writer } from '#backend/ledger/index.ts';
import type { DecisionContext } from '#backend/payments/decideCharges.ts';
import { intakeLaw, type IntakeLedger, intakeLedger } from '#test/support/intake/intakeLedger.ts';
import { openItems, type OpenItem } from '#test/support/openItems.ts';

/** A ledger with one creditor whose invoices were reminded, so that there are charges to pay. */
export interface ChargedLedger extends IntakeLedger {
  /** Takes a whole list over as of a day. */
  list(day: string, items: readonly OpenItem[]): Promise<void>;
  /** Books a reminder of an invoice as sent, with a fee (minor units) and perhaps interest. Gives the charge's key. */
  remind(number: string, sentOn: string, fee: number, claimsInterest?: boolean): number;
  set(
    column: 'charge_treatment' | 'payment_order' | 'interest_invoice_maximum',
    value: string | number,
  ): void;
  charge(id: number): ChargeOnFile;
  charges(number: string): ChargeOnFile[];
  invoiceId(number: string): number;
  /** The kinds of what happened to the charges of an invoice, oldest first. */
  events(number: string): string[];
  write<Value>(work: (db: Writer) => Promise<Value>): Promise<Value>;
}

/** A charge as it stands in the ledger. */
export interface ChargeOnFile {
  readonly id: number;
  readonly kind: string;
  readonly amount: number;
  readonly paid: number;
  readonly paid_elsewhere: number;
  readonly state: string;
  readonly claimed_on: string;
  readonly ended_on: string | null;
  readonly ended_by: string | null;
  readonly kept_by: string | null;
  readonly document: string | null;
}

/** Who decides in a test, on which day, under the law of Norway. */
export function decisionOn(day: string, law: LawPack = intakeLaw): DecisionContext {
  return { by: 'Berit', today: day as IsoDate, now: `${day}T09:00:00.000Z`, law };
}

/** Makes the ledger. */
export function chargedLedger(): ChargedLedger {
  const ledger = intakeLedger();
  const { connection } = ledger;
  const number = (sql: string, ...values: readonly unknown[]): number =>
    Number(
      connection
        .prepare(sql)
        .pluck()
        .get(...values),
    );
  let notices = 0;
  const self: ChargedLedger = Object.assign(ledger, {
    async list(day: string, items: readonly OpenItem[]) {
      await ledger.take(openItems(items), { listDate: day, complete: true, now: `${day}T08:00:00.000Z` });
    },
    remind(invoice: string, sentOn: string, fee: number, claimsInterest = false) {
      notices += 1;
      const id = self.invoiceId(invoice);
      const customer = number('SELECT customer_id FROM invoice WHERE id = ?', id);
      const ordinal = 1 + number('SELECT count(*) FROM notice WHERE invoice_id = ?', id);
      const law = intakeLaw.version;
      const run = connection
        .prepare(
          `INSERT INTO run (creditor_id, as_of, state, law_version, created_at, confirmed_at)
           VALUES (1, ?, 'confirmed', ?, ?, ?) RETURNING id`,
        )
        .pluck()
        .get(sentOn, law, sentOn, sentOn);
      const letter = connection
        .prepare(
          `INSERT INTO letter (run_id, customer_id, number, recipient, postcode, language, model, checksum)
           VALUES (?, ?, 1, 'Kari', '0150', 'nb', '{}', ?) RETURNING id`,
        )
        .pluck()
        .get(run, customer, String(notices));
      const notice = connection
        .prepare(
          `INSERT INTO notice (run_id, letter_id, invoice_id, kind, ordinal, channel, deadline, principal, interest,
             claims_interest, fee, earlier_fees, law_version, sent_on)
           VALUES (?, ?, ?, 'reminder', ?, 'paper', ?, 0, 0, ?, ?, 0, ?, ?) RETURNING id`,
        )
        .pluck()
        .get(run, letter, id, ordinal, sentOn, claimsInterest ? 1 : 0, fee, law, sentOn);
      if (fee === 0) return 0;
      return Number(
        connection
          .prepare(
            `INSERT INTO charge (creditor_id, notice_id, invoice_id, kind, amount, state, claimed_on)
             VALUES (1, ?, ?, 'fee', ?, 'open', ?) RETURNING id`,
          )
          .pluck()
          .get(notice, id, fee, sentOn),
      );
    },
    set(column: string, value: string | number) {
      connection.prepare(`UPDATE creditor SET ${column} = ? WHERE id = 1`).run(value);
    },
    charge: (id: number) => connection.prepare('SELECT * FROM charge WHERE id = ?').get(id) as ChargeOnFile,
    charges: (invoice: string) =>
      connection
        .prepare('SELECT * FROM charge WHERE invoice_id = ? ORDER BY id')
        .all(self.invoiceId(invoice)) as ChargeOnFile[],
    invoiceId: (invoice: string) => number('SELECT id FROM invoice WHERE number = ?', invoice),
    events: (invoice: string) =>
      connection
        .prepare(
          `SELECT kind FROM event WHERE invoice_id = ? AND (kind LIKE 'charge%' OR kind LIKE 'interest%') ORDER BY id`,
        )
        .pluck()
        .all(self.invoiceId(invoice)) as string[],
    write: <Value>(work: (db: Writer) => Promise<Value>) =>
      kyselyOver(connection).transaction().execute(work),
  });
  return self;
}
