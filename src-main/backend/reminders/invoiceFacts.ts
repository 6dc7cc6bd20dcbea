import { sql } from 'kysely';
import type { CustomerFacts, InvoiceFacts } from '#shared/domain/dunning/facts.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Currency, Minor } from '#shared/kernel/money.ts';
import { isOneOf, type Reader } from '#backend/ledger/index.ts';
import { type FactDay, readFeesInArrears } from '#backend/reminders/feesInArrears.ts';
import { chosenInvoices, type InvoiceChoice } from '#backend/reminders/invoiceChoice.ts';
import { type InvoiceCharges, readHistory, readHolds } from '#backend/reminders/invoiceHistory.ts';

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
  /** The charges of the invoice once more, with what of the open ones is what. */
  readonly charges: InvoiceCharges;
  readonly customer: CustomerFacts;
}

/**
 * Reads the facts of a creditor's invoices in the order of their keys, as they are on a day. The side tables are read
 * once for the whole creditor and joined here: ten statements, however many invoices there are.
 */
export async function readFacts(
  db: Reader,
  creditorId: number,
  choice: InvoiceChoice,
  day: FactDay,
): Promise<FactRow[]> {
  if (choice.kind !== 'open' && choice.ids.length === 0) return [];
  const [invoices, customers, side] = await Promise.all([
    readInvoices(db, creditorId, choice),
    readCustomers(db, creditorId, choice, day),
    readHistory(db, creditorId, choice),
  ]);
  return invoices.map((row) => {
    const entry = customers.get(row.customer_id) ?? missingCustomer(row.customer_id);
    const charges = side.charges.get(row.id) ?? noCharges;
    return {
      invoiceId: row.id,
      customerId: row.customer_id,
      ownProfileId: entry.ownProfileId,
      customerNumber: entry.number,
      street2: entry.street2,
      language: entry.language,
      reference: row.reference,
      customer: entry.factsIn(row.currency),
      charges,
      invoice: {
        number: row.number,
        issued: row.issued as IsoDate,
        due: row.due as IsoDate,
        currency: row.currency,
        original: row.original,
        open: row.open,
        agreedRate: row.agreed_rate,
        reductions: side.reductions.get(row.id) ?? none,
        notices: side.notices.get(row.id) ?? none,
        charges,
        holds: side.holds.get(row.id) ?? none,
        run: side.runs.get(row.id) ?? null,
      },
    };
  });
}

/** Most invoices have nothing beside them; they share one empty list. */
const none: readonly never[] = [];
const noCharges: InvoiceCharges = { open: 0, fees: 0, compensation: 0, openCompensation: 0, openInterest: 0 };

function missingCustomer(customerId: number): never {
  throw new Error(`customer ${customerId} of an invoice was not read`);
}

async function readInvoices(db: Reader, creditorId: number, choice: InvoiceChoice) {
  const all = db
    .selectFrom('invoice')
    .select(['id', 'customer_id', 'number', 'issued', 'due', 'currency', 'original', 'open', 'reference'])
    .select(['creditor_id', 'agreed_rate'])
    .orderBy('id');
  const chosen = await all.where('id', 'in', chosenInvoices(db, creditorId, choice)).execute();
  return chosen.filter((row) => row.creditor_id === creditorId);
}

interface CustomerEntry {
  readonly number: string | null;
  readonly street2: string;
  readonly language: string | null;
  readonly ownProfileId: number | null;
  /** The facts for invoices in a currency: credit and debt count in their own currency only. */
  readonly factsIn: (currency: Currency) => CustomerFacts;
}

async function readCustomers(
  db: Reader,
  creditorId: number,
  choice: InvoiceChoice,
  day: FactDay,
): Promise<Map<number, CustomerEntry>> {
  const rows = await chosenCustomers(db, creditorId, choice).execute();
  const ids = choice.kind === 'open' ? null : rows.map((row) => row.id);
  const [holds, credits, debts, fees] = await Promise.all([
    readHolds(db, creditorId, 'customer'),
    creditsQuery(db, creditorId, choice).execute(),
    debtsQuery(db, creditorId, ids).execute(),
    readFeesInArrears(db, creditorId, ids, day),
  ]);
  const creditsOf = Map.groupBy(credits, (row) => row.customer_id);
  const debtsOf = Map.groupBy(debts, (row) => row.customer_id);
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
          collectionBan: row.collection_ban === 1,
          directDebit: row.direct_debit === 1,
          situation:
            row.situation === null
              ? null
              : { what: row.situation, since: (row.situation_on ?? day.asOf) as IsoDate },
          interestFree: row.interest_free === 1,
          wantedChannel: row.channel,
          feesInArrears: fees.get(row.id) ?? none,
          openCredit: 0,
          openDebt: 0,
        },
        creditsOf.get(row.id) ?? none,
        debtsOf.get(row.id) ?? none,
      ),
    });
  }
  return entries;
}

function chosenCustomers(db: Reader, creditorId: number, choice: InvoiceChoice) {
  const all = db
    .selectFrom('customer')
    .select(['id', 'number', 'name', 'kind', 'country', 'street', 'street_2', 'postcode', 'city'])
    .select(['language', 'profile_id', 'collection_ban', 'direct_debit'])
    .select(['situation', 'situation_on', 'interest_free', 'channel']);
  switch (choice.kind) {
    case 'open':
      return all.where('creditor_id', '=', creditorId);
    case 'customers':
      return all.where(isOneOf('id', choice.ids));
    case 'invoices':
      return all.where('id', 'in', customersOf(db, choice.ids));
  }
}

/** An amount in a currency, positive, in minor units. */
interface InCurrency {
  readonly currency: Currency;
  readonly amount: Minor;
}

/** The facts of a customer in each of its currencies: one object does for all invoices of a currency. */
function byCurrency(
  bare: CustomerFacts,
  credits: readonly InCurrency[],
  debts: readonly InCurrency[],
): CustomerEntry['factsIn'] {
  const [only, ...others] = debts;
  if (credits.length === 0 && only !== undefined && others.length === 0) {
    const facts = { ...bare, openDebt: only.amount };
    return (currency) => (currency === only.currency ? facts : bare);
  }
  const facts = new Map<Currency, CustomerFacts>();
  for (const { currency, amount } of debts) facts.set(currency, { ...bare, openDebt: amount });
  for (const { currency, amount } of credits) {
    facts.set(currency, { ...(facts.get(currency) ?? bare), openCredit: amount });
  }
  return (currency) => facts.get(currency) ?? bare;
}

/**
 * Adds the unused credit up by customer and currency. Whoever has paid more than the principal of an invoice has paid
 * its charges first; only what is left beyond them is credit.
 */
export function creditsQuery(db: Reader, creditorId: number, choice: InvoiceChoice) {
  // What is still open of a charge is owed out of what was overpaid, whether that is booked yet or not; what was paid
  // on it elsewhere is not in the balance.
  const ofCharge = sql`CASE state WHEN 'open' THEN amount ELSE paid END - paid_elsewhere`;
  const ownCharges = sql`(select sum(${ofCharge}) from charge where invoice_id = invoice.id)`;
  const amount = sql<number>`sum(max(0, -open - coalesce(${ownCharges}, 0)))`;
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

/** Adds the principal of all open invoices up by customer and currency. `customerIds` null means all. */
function debtsQuery(db: Reader, creditorId: number, customerIds: readonly number[] | null) {
  const all = db
    .selectFrom('invoice')
    .select((row) => ['customer_id', 'currency', row.fn.sum<number>('open').as('amount')])
    .where('open', '>', 0)
    .groupBy(['customer_id', 'currency']);
  return customerIds === null
    ? // As a literal: so that the index of the open invoices will do.
      all.where('creditor_id', '=', creditorId).where('open', '<>', sql.lit(0))
    : all.where(isOneOf('customer_id', customerIds));
}

/** The customers of some invoices. */
function customersOf(db: Reader, invoiceIds: readonly number[]) {
  return db.selectFrom('invoice').select('customer_id').where(isOneOf('id', invoiceIds));
}
