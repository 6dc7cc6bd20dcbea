import { sql } from 'kysely';
import type {
  CustomerFacts,
  Hold,
  InvoiceFacts,
  Reduction,
  SentNotice,
} from '#shared/domain/dunning/facts.ts';
import { isOneOf, type Reader } from '#backend/ledger/index.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Currency, Minor } from '#shared/kernel/money.ts';

/** Which invoices of a creditor are meant: all that are open, the open ones of some customers, or some by key. */
export type InvoiceChoice =
  | { readonly kind: 'open' }
  | { readonly kind: 'customers'; readonly ids: readonly number[] }
  | { readonly kind: 'invoices'; readonly ids: readonly number[] };

/** One invoice with everything the rules need of it and of its customer. */
export interface FactRow {
  readonly invoiceId: number;
  readonly customerId: number;
  readonly ownProfileId: number | null;
  readonly reference: string | null;
  readonly customerNumber: string | null;
  /** What only the letter needs of the customer: the second line of the address, and the language. */
  readonly street2: string;
  readonly language: string | null;
  readonly invoice: InvoiceFacts;
  readonly customer: CustomerFacts;
}

/**
 * Reads the facts of a creditor's invoices in the order of their keys. The side tables are read once for the whole
 * creditor and joined here: five statements, however many invoices there are.
 */
export async function readFacts(db: Reader, creditorId: number, choice: InvoiceChoice): Promise<FactRow[]> {
  if (choice.kind !== 'open' && choice.ids.length === 0) return [];
  const [invoices, customers, side] = await Promise.all([
    readInvoices(db, creditorId, choice),
    readCustomers(db, creditorId, choice),
    readSide(db, creditorId, choice),
  ]);
  return invoices.map((row) => {
    const entry = customers.get(row.customer_id) ?? missingCustomer(row.customer_id);
    return {
      invoiceId: row.id,
      customerId: row.customer_id,
      ownProfileId: entry.ownProfileId,
      customerNumber: entry.number,
      street2: entry.street2,
      language: entry.language,
      reference: row.reference,
      customer: entry.factsIn(row.currency),
      invoice: {
        number: row.number,
        issued: row.issued as IsoDate,
        due: row.due as IsoDate,
        currency: row.currency,
        original: row.original,
        open: row.open,
        reductions: side.reductions.get(row.id) ?? none,
        notices: side.notices.get(row.id) ?? none,
        openFees: side.openFees.get(row.id) ?? 0,
        holds: side.holds.get(row.id) ?? none,
        run: side.runs.get(row.id) ?? null,
      },
    };
  });
}

/** Most invoices have nothing beside them; they share one empty list. */
const none: readonly never[] = [];

function missingCustomer(customerId: number): never {
  throw new Error(`customer ${customerId} of an invoice was not read`);
}

async function readInvoices(db: Reader, creditorId: number, choice: InvoiceChoice) {
  const all = db
    .selectFrom('invoice')
    .select(['id', 'customer_id', 'number', 'issued', 'due', 'currency', 'original', 'open', 'reference'])
    .select('creditor_id')
    .orderBy('id');
  if (choice.kind === 'open')
    return all.where('creditor_id', '=', creditorId).where('open', '<>', 0).execute();
  const chosen = await all.where('id', 'in', chosenInvoices(db, creditorId, choice)).execute();
  return chosen.filter((row) => row.creditor_id === creditorId);
}

/**
 * The keys of the chosen invoices. Where they are named, the creditor is not asked for here: SQLite would rather read
 * all invoices of the creditor than look the few up. Whoever reads by these keys compares the creditor.
 */
function chosenInvoices(db: Reader, creditorId: number, choice: InvoiceChoice) {
  const open = db.selectFrom('invoice').select('id').where('open', '<>', 0);
  switch (choice.kind) {
    case 'open':
      return open.where('creditor_id', '=', creditorId);
    case 'customers':
      return open.where(isOneOf('customer_id', choice.ids));
    case 'invoices':
      return db.selectFrom('invoice').select('id').where(isOneOf('id', choice.ids));
  }
}

interface CustomerEntry {
  readonly number: string | null;
  readonly street2: string;
  readonly language: string | null;
  readonly ownProfileId: number | null;
  /** The facts for invoices in a currency: credit counts in its own currency only. */
  readonly factsIn: (currency: Currency) => CustomerFacts;
}

async function readCustomers(
  db: Reader,
  creditorId: number,
  choice: InvoiceChoice,
): Promise<Map<number, CustomerEntry>> {
  const all = db
    .selectFrom('customer')
    .select(['id', 'number', 'name', 'kind', 'country', 'street', 'street_2', 'postcode', 'city'])
    .select(['language', 'profile_id']);
  const some =
    choice.kind === 'customers'
      ? all.where(isOneOf('id', choice.ids))
      : choice.kind === 'invoices'
        ? all.where('id', 'in', customersOf(db, choice.ids))
        : all.where('creditor_id', '=', creditorId);
  const [rows, holds, credits] = await Promise.all([
    some.execute(),
    readHolds(db, creditorId, 'customer'),
    readCredits(db, creditorId, choice),
  ]);
  const entries = new Map<number, CustomerEntry>();
  for (const row of rows) {
    entries.set(row.id, {
      number: row.number,
      street2: row.street_2,
      language: row.language,
      ownProfileId: row.profile_id,
      factsIn: byCurrency(
        {
          name: row.name,
          kind: row.kind,
          country: row.country,
          street: row.street,
          postcode: row.postcode,
          city: row.city,
          holds: holds.get(row.id) ?? none,
          openCredit: 0,
        },
        credits.get(row.id) ?? none,
      ),
    });
  }
  return entries;
}

/** The facts of a customer with its credit in each currency; most have none, and one object does for all invoices. */
function byCurrency(withoutCredit: CustomerFacts, credits: readonly Credit[]): CustomerEntry['factsIn'] {
  if (credits.length === 0) return () => withoutCredit;
  const facts = new Map<Currency, CustomerFacts>();
  for (const { currency, amount } of credits) facts.set(currency, { ...withoutCredit, openCredit: amount });
  return (currency) => facts.get(currency) ?? withoutCredit;
}

interface Credit {
  readonly currency: Currency;
  /** Positive, in minor units. */
  readonly amount: Minor;
}

/** Credit notes and overpayments not yet used, by customer. */
async function readCredits(
  db: Reader,
  creditorId: number,
  choice: InvoiceChoice,
): Promise<Map<number, Credit[]>> {
  const credits = new Map<number, Credit[]>();
  for (const row of await creditsQuery(db, creditorId, choice).execute()) {
    push(credits, row.customer_id, { currency: row.currency, amount: row.amount });
  }
  return credits;
}

/**
 * Adds the unused credit up by customer and currency. Whoever has paid more than the principal of an invoice whose
 * reminder fees are open has paid those first; only what is left beyond them is credit.
 */
export function creditsQuery(db: Reader, creditorId: number, choice: InvoiceChoice) {
  const ownFees = sql`(select sum(amount) from charge where invoice_id = invoice.id and state = 'open')`;
  const amount = sql<number>`sum(max(0, -open - coalesce(${ownFees}, 0)))`;
  const all = db
    .selectFrom('invoice')
    .select(['customer_id', 'currency', amount.as('amount')])
    .where('creditor_id', '=', creditorId)
    // As a literal: only so can SQLite tell that the index of the credits will do.
    .where('open', '<', sql.lit(0))
    .groupBy(['customer_id', 'currency'])
    .having(amount, '>', 0);
  switch (choice.kind) {
    case 'open':
      return all;
    case 'customers':
      return all.where(isOneOf('customer_id', choice.ids));
    case 'invoices':
      return all.where('customer_id', 'in', customersOf(db, choice.ids));
  }
}

/** The customers of some invoices. */
function customersOf(db: Reader, invoiceIds: readonly number[]) {
  return db.selectFrom('invoice').select('customer_id').where(isOneOf('id', invoiceIds));
}

async function readHolds(
  db: Reader,
  creditorId: number,
  scope: 'customer' | 'invoice',
): Promise<Map<number, Hold[]>> {
  const rows = await db
    .selectFrom('hold')
    .select(['customer_id', 'invoice_id', 'kind', 'from_day', 'until_day', 'reason'])
    .where('creditor_id', '=', creditorId)
    .where('lifted_at', 'is', null)
    .where('invoice_id', scope === 'customer' ? 'is' : 'is not', null)
    .orderBy('id')
    .execute();
  const holds = new Map<number, Hold[]>();
  for (const row of rows) {
    push(holds, row.invoice_id ?? row.customer_id, {
      kind: row.kind,
      from: row.from_day as IsoDate,
      until: row.until_day as IsoDate | null,
      reason: row.reason,
    });
  }
  return holds;
}

interface Side {
  readonly reductions: ReadonlyMap<number, readonly Reduction[]>;
  readonly notices: ReadonlyMap<number, readonly SentNotice[]>;
  readonly openFees: ReadonlyMap<number, number>;
  readonly holds: ReadonlyMap<number, readonly Hold[]>;
  readonly runs: ReadonlyMap<number, NonNullable<InvoiceFacts['run']>>;
}

async function readSide(db: Reader, creditorId: number, choice: InvoiceChoice): Promise<Side> {
  const ids = chosenInvoices(db, creditorId, choice);
  const [reductions, notices, fees, holds] = await Promise.all([
    db
      .selectFrom('reduction')
      .select(['invoice_id', 'date', 'amount', 'kind'])
      .where('invoice_id', 'in', ids)
      .orderBy('date')
      .execute(),
    db
      .selectFrom('notice')
      .select([
        'invoice_id',
        'run_id',
        'kind',
        'ordinal',
        'sent_on',
        'deadline',
        'claims_interest',
        'channel',
      ])
      .select((notice) =>
        notice
          .selectFrom('notice as beside')
          .whereRef('beside.letter_id', '=', 'notice.letter_id')
          .select((all) => all.fn.sum<number>('beside.fee').as('fee'))
          .as('letter_fee'),
      )
      .where('invoice_id', 'in', ids)
      .where('cancelled_at', 'is', null)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('charge')
      .select(['invoice_id', sql<number>`sum(amount)`.as('amount')])
      .where('invoice_id', 'in', ids)
      .where('state', '=', 'open')
      .groupBy('invoice_id')
      .execute(),
    readHolds(db, creditorId, 'invoice'),
  ]);
  const reductionsById = new Map<number, Reduction[]>();
  for (const row of reductions) {
    push(reductionsById, row.invoice_id, { date: row.date as IsoDate, amount: row.amount, kind: row.kind });
  }
  const noticesById = new Map<number, SentNotice[]>();
  const runs = new Map<number, NonNullable<InvoiceFacts['run']>>();
  for (const row of notices) {
    if (row.sent_on === null) {
      runs.set(row.invoice_id, { id: row.run_id, stepKind: row.kind, ordinal: row.ordinal });
      continue;
    }
    push(noticesById, row.invoice_id, {
      kind: row.kind,
      ordinal: row.ordinal,
      sent: row.sent_on as IsoDate,
      deadline: row.deadline as IsoDate,
      fee: row.letter_fee ?? 0,
      claimedInterest: row.claims_interest === 1,
      channel: row.channel,
    });
  }
  return {
    reductions: reductionsById,
    notices: noticesById,
    openFees: new Map(fees.map((row) => [row.invoice_id, row.amount])),
    holds,
    runs,
  };
}

function push<Value>(map: Map<number, Value[]>, key: number, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
