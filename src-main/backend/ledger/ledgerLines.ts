import type { Connection } from '#backend/ledger/openLedger.ts';

/** A line of a customer's account in a ledger file. Empty texts where the file says nothing. */
export interface LedgerLineRow {
  /** Whose account: a number that the reader gives. */
  readonly customer: number;
  /** Where it stands in the file. */
  readonly line: number;
  readonly account: string;
  readonly journal: string;
  readonly transaction: string;
  readonly record: string;
  /** ISO day. */
  readonly date: string;
  /** ISO day, or empty. */
  readonly due: string;
  /** Minor units of the file's currency: above 0 is owed by the customer, below 0 was paid or credited. */
  readonly amount: number;
  /** Empty where the line is in the file's currency. */
  readonly currency: string;
  /** Minor units of `currency`, with the sign of `amount`; null where the line does not say it. */
  readonly currencyAmount: number | null;
  readonly reference: string;
  readonly sourceDocument: string;
  readonly paymentReference: string;
  readonly crossReference: string;
}

/** How the lines that make documents name them, over the whole file. */
export interface DocumentNaming {
  /** Source documents that lines without a reference number name. */
  readonly sourceDocuments: number;
  /** Those of them that only one voucher names. */
  readonly singleSourceDocuments: number;
  /** Whether two journals use the same voucher number in one year. */
  readonly journalsCollide: boolean;
}

/** Lines of a ledger file, laid aside until all of the file was read: on the disk, so that memory stays as it is. */
export interface LedgerLineStore {
  add(row: LedgerLineRow): void;
  /** The lines of one customer by day, in the order of the file within a day. */
  of(customer: number): readonly LedgerLineRow[];
  naming(): DocumentNaming;
  /** Takes all lines away; nothing happens when there are none. */
  clear(): void;
}

const columns = [
  'customer',
  'line',
  'account',
  'journal',
  'transaction_id',
  'record',
  'date',
  'due',
  'amount',
  'currency',
  'currency_amount',
  'reference',
  'source_document',
  'payment_reference',
  'cross_reference',
] as const;

const schema = `
CREATE TABLE ledger_line (
  id                INTEGER PRIMARY KEY,
  customer          INTEGER NOT NULL,
  line              INTEGER NOT NULL,
  account           TEXT NOT NULL,
  journal           TEXT NOT NULL,
  transaction_id    TEXT NOT NULL,
  record            TEXT NOT NULL,
  date              TEXT NOT NULL,
  due               TEXT NOT NULL,
  amount            INTEGER NOT NULL,
  currency          TEXT NOT NULL,
  currency_amount   INTEGER,
  reference         TEXT NOT NULL,
  source_document   TEXT NOT NULL,
  payment_reference TEXT NOT NULL,
  cross_reference   TEXT NOT NULL
) STRICT`;

const named = "amount > 0 AND reference = '' AND source_document <> ''";
const voucher = 'journal || char(31) || transaction_id || char(31) || substr(date, 1, 4)';

/**
 * A store of ledger lines in a connection's file. The table is made with the first line, and the order by customer with
 * the first question, after which no line is added.
 */
export function ledgerLineStore(connection: Connection): LedgerLineStore {
  let insert: ReturnType<typeof begin> | undefined;
  let select: ReturnType<typeof order> | undefined;
  const begin = () => {
    connection.exec(schema);
    return connection.prepare<(string | number | null)[]>(
      `INSERT INTO ledger_line (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
  };
  const order = () => {
    connection.exec('CREATE INDEX ledger_line_customer ON ledger_line (customer, date, id)');
    return connection.prepare<[number], LedgerLineRow>(
      `SELECT customer, line, account, journal, transaction_id AS "transaction", record, date, due, amount, currency,
         currency_amount AS currencyAmount, reference, source_document AS sourceDocument,
         payment_reference AS paymentReference, cross_reference AS crossReference
       FROM ledger_line WHERE customer = ? ORDER BY date, id`,
    );
  };
  return {
    add(row) {
      insert ??= begin();
      insert.run(
        row.customer,
        row.line,
        row.account,
        row.journal,
        row.transaction,
        row.record,
        row.date,
        row.due,
        row.amount,
        row.currency,
        row.currencyAmount,
        row.reference,
        row.sourceDocument,
        row.paymentReference,
        row.crossReference,
      );
    },
    of(customer) {
      if (insert === undefined) return [];
      select ??= order();
      return select.all(customer);
    },
    naming: () =>
      insert === undefined
        ? { sourceDocuments: 0, singleSourceDocuments: 0, journalsCollide: false }
        : readNaming(connection),
    clear() {
      if (insert !== undefined) connection.exec('DROP TABLE ledger_line');
      insert = undefined;
      select = undefined;
    },
  };
}

function readNaming(connection: Connection): DocumentNaming {
  const counted = connection
    .prepare<[], { readonly named: number; readonly single: number | null }>(
      `SELECT count(*) AS named, sum(vouchers = 1) AS single FROM (
         SELECT count(DISTINCT ${voucher}) AS vouchers FROM ledger_line WHERE ${named} GROUP BY source_document)`,
    )
    .get();
  const collision = connection
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM ledger_line WHERE amount > 0 AND reference = ''
         GROUP BY transaction_id, substr(date, 1, 4) HAVING count(DISTINCT journal) > 1)`,
    )
    .pluck()
    .get();
  return {
    sourceDocuments: counted?.named ?? 0,
    singleSourceDocuments: counted?.single ?? 0,
    journalsCollide: collision === 1,
  };
}
