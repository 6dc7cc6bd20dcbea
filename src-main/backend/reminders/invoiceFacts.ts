import { sql } from 'kysely';
import type { CustomerFacts, InvoiceFacts } from '#shared/domain/dunning/facts.ts';
import { isOneOf, type Reader } from '#backend/ledger/index.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Currency, Minor } from '#shared/kernel/money.ts';
import { chosenInvoices, type InvoiceChoice } from '#backend/reminders/invoiceChoice.ts';
import { readHistory, readHolds } from '#backend/reminders/invoiceHistory.ts';

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
    readHistory(db, creditorId, choice),
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
  return Map.groupBy(await creditsQuery(db, creditorId, choice).execute(), (row) => row.customer_id);
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
