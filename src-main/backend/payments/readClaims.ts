import { sql } from 'kysely';
import type { ChargeTreatment } from '#shared/domain/claims/chargesAfterPayment.ts';
import type { PaidInvoice } from '#shared/domain/claims/proposeInterestInvoice.ts';
import type { Reduction } from '#shared/domain/dunning/facts.ts';
import type { ClaimPart, DayCount, DebtorKind } from '#shared/domain/law/lawPack.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Currency, Minor } from '#shared/kernel/money.ts';
import { isOneOf, type Reader, unindexed } from '#backend/ledger/index.ts';

/** What of a creditor's settings decides about charges and interest invoices. */
export interface PaymentRules {
  readonly creditorId: number;
  readonly country: string;
  readonly currency: Currency;
  readonly dayCount: DayCount | null;
  readonly dueDatesAgreed: boolean;
  readonly treatment: ChargeTreatment;
  /** Another order than the country's, where the creditor has chosen one. */
  readonly order: readonly ClaimPart[] | null;
  readonly interestInvoice: {
    readonly minimumDays: number;
    readonly minimumAmount: Minor;
    readonly maximum: Minor | null;
  };
  readonly revision: number;
}

/**
 * A charge as the ledger has it. `byHand` is what of `paid` a person has booked; the rest follows from the lists.
 * `elsewhere` is what of `byHand` is not on the invoice in the accounting system, and so in no list.
 */
export interface ChargeRow {
  readonly id: number;
  readonly kind: 'fee' | 'compensation' | 'interest';
  readonly amount: Minor;
  readonly paid: Minor;
  readonly byHand: Minor;
  readonly elsewhere: Minor;
  readonly state: 'open' | 'paid' | 'waived' | 'invoiced';
  readonly claimedOn: IsoDate;
  readonly endedBy: string | null;
  readonly keptBy: string | null;
  /** The last decision of a person was made when the principal was paid. */
  readonly afterPayment: boolean;
}

/** One invoice with all that decides about its charges. */
export interface InvoiceClaim {
  readonly invoiceId: number;
  readonly customerId: number;
  readonly number: string;
  readonly debtorKind: DebtorKind;
  readonly invoice: PaidInvoice;
  /** Whether a notice that was sent claimed interest; never of a customer that is free of it. */
  readonly claimsInterest: boolean;
  readonly charges: readonly ChargeRow[];
}

/** Reads the settings of a creditor; undefined when there is none of that key. */
export async function readPaymentRules(db: Reader, creditorId: number): Promise<PaymentRules | undefined> {
  const row = await db
    .selectFrom('creditor')
    .select(['country', 'currency', 'day_count', 'due_dates_agreed', 'charge_treatment', 'payment_order'])
    .select(['interest_invoice_minimum_days', 'interest_invoice_minimum', 'interest_invoice_maximum'])
    .select('revision')
    .where('id', '=', creditorId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    creditorId,
    country: row.country,
    currency: row.currency,
    dayCount: row.day_count,
    dueDatesAgreed: row.due_dates_agreed === 1,
    treatment: row.charge_treatment,
    order: row.payment_order === null ? null : (JSON.parse(row.payment_order) as readonly ClaimPart[]),
    interestInvoice: {
      minimumDays: row.interest_invoice_minimum_days,
      minimumAmount: row.interest_invoice_minimum,
      maximum: row.interest_invoice_maximum,
    },
    revision: row.revision,
  };
}

/**
 * Reads some invoices of a creditor with their charges, in the order of their keys: three statements, however many they
 * are. Credit notes bear no charges and are left out.
 */
export async function readClaims(
  db: Reader,
  creditorId: number,
  invoiceIds: readonly number[],
): Promise<InvoiceClaim[]> {
  if (invoiceIds.length === 0) return [];
  const [invoices, reductions, charges] = await Promise.all([
    readInvoices(db, creditorId, invoiceIds),
    readReductions(db, invoiceIds),
    readCharges(db, invoiceIds),
  ]);
  return invoices.map((row) => ({
    invoiceId: row.id,
    customerId: row.customer_id,
    number: row.number,
    debtorKind: row.debtor_kind,
    invoice: {
      issued: row.issued as IsoDate,
      due: row.due as IsoDate,
      currency: row.currency,
      original: row.original,
      open: row.open,
      agreedRate: row.agreed_rate,
      reductions: reductions.get(row.id) ?? none,
    },
    claimsInterest: row.claims_interest === 1 && row.interest_free === 0,
    charges: charges.get(row.id) ?? none,
  }));
}

const none: readonly never[] = [];

function readInvoices(db: Reader, creditorId: number, invoiceIds: readonly number[]) {
  return db
    .selectFrom('invoice')
    .innerJoin('customer', 'customer.id', 'invoice.customer_id')
    .select(['invoice.id', 'invoice.customer_id', 'invoice.number', 'invoice.issued', 'invoice.due'])
    .select(['invoice.currency', 'invoice.original', 'invoice.open', 'invoice.agreed_rate'])
    .select(['customer.kind as debtor_kind', 'customer.interest_free'])
    .select((invoice) =>
      invoice
        .exists(
          invoice
            .selectFrom('notice')
            .whereRef('notice.invoice_id', '=', 'invoice.id')
            .where('notice.claims_interest', '=', 1)
            .where('notice.sent_on', 'is not', null)
            .where('notice.cancelled_at', 'is', null)
            .select('notice.id'),
        )
        .as('claims_interest'),
    )
    .where(isOneOf('invoice.id', invoiceIds))
    .where(unindexed('invoice.creditor_id'), '=', creditorId)
    .where('invoice.kind', '=', 'invoice')
    .orderBy('invoice.id')
    .execute();
}

async function readReductions(
  db: Reader,
  invoiceIds: readonly number[],
): Promise<ReadonlyMap<number, readonly Reduction[]>> {
  const rows = await db
    .selectFrom('reduction')
    .select(['invoice_id', 'date', 'amount', 'kind'])
    .where(isOneOf('invoice_id', invoiceIds))
    .orderBy('date')
    .orderBy('id')
    .execute();
  const reductions = new Map<number, Reduction[]>();
  for (const { invoice_id: invoice, date, amount, kind } of rows) {
    push(reductions, invoice, { date: date as IsoDate, amount, kind });
  }
  return reductions;
}

async function readCharges(
  db: Reader,
  invoiceIds: readonly number[],
): Promise<ReadonlyMap<number, readonly ChargeRow[]>> {
  const rows = await db
    .selectFrom('charge')
    .select(['id', 'invoice_id', 'kind', 'amount', 'paid', 'state', 'claimed_on', 'ended_by', 'kept_by'])
    .select(['after_payment', 'paid_elsewhere'])
    .select((row) =>
      row
        .selectFrom('charge_payment')
        .whereRef('charge_payment.charge_id', '=', 'charge.id')
        .where('charge_payment.booked_by', 'is not', null)
        .select(sql<number>`coalesce(sum(amount), 0)`.as('amount'))
        .as('by_hand'),
    )
    .where(isOneOf('invoice_id', invoiceIds))
    .orderBy('id')
    .execute();
  const charges = new Map<number, ChargeRow[]>();
  for (const row of rows) {
    push(charges, row.invoice_id, {
      id: row.id,
      kind: row.kind,
      amount: row.amount,
      paid: row.paid,
      byHand: row.by_hand ?? 0,
      elsewhere: row.paid_elsewhere,
      state: row.state,
      claimedOn: row.claimed_on as IsoDate,
      endedBy: row.ended_by,
      keptBy: row.kept_by,
      afterPayment: row.after_payment === 1,
    });
  }
  return charges;
}

function push<Value>(map: Map<number, Value[]>, key: number, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
