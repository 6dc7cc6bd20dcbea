import { refuse } from '#backend/border/refuse.ts';
import { isOneOf, type LedgerTables, type Writer } from '#backend/ledger/index.ts';
import type { LawPack } from '#shared/domain/law/lawPack.ts';
import { isIsoDate, type IsoDate } from '#shared/kernel/isoDate.ts';
import type { Minor } from '#shared/kernel/money.ts';
import type { Updateable } from 'kysely';
import { type ChargeEventKind, writeChargeEvents } from '#backend/payments/chargeEvents.ts';
import { settleCharges } from '#backend/payments/settleCharges.ts';

/** Who decides, when, and under which law the rest is settled anew. */
export interface DecisionContext {
  readonly by: string;
  readonly today: IsoDate;
  /** ISO 8601 in UTC. */
  readonly now: string;
  readonly law: LawPack;
}

/** What a decision did: the charges it changed, and the invoices they belong to. */
export interface Decided {
  readonly changed: number;
  readonly invoiceIds: readonly number[];
}

/** Lets open charges go; those that are not open are passed over. Throws `charge_reason_missing`. */
export function waiveCharges(
  db: Writer,
  creditorId: number,
  chargeIds: readonly number[],
  reason: string,
  context: DecisionContext,
): Promise<Decided> {
  const why = reason.trim();
  if (why === '') refuse('charge_reason_missing', {});
  return decide(db, creditorId, chargeIds, context, (row) => {
    if (row.state !== 'open') return null;
    return {
      kind: 'charge_waived',
      set: { ...notKept, state: 'waived', ...endedBy(context, context.today), ended_reason: why },
      params: { amount: row.amount - row.paid, day: context.today, reason: why },
    };
  });
}

/**
 * Goes on claiming open charges although the principal was paid without them, and stands by what was decided before a
 * payment was taken back.
 */
export function keepCharges(
  db: Writer,
  creditorId: number,
  chargeIds: readonly number[],
  context: DecisionContext,
): Promise<Decided> {
  return decide(db, creditorId, chargeIds, context, (row) => {
    const stands = row.after_payment === 1 && row.open > 0;
    if (!stands && (row.state !== 'open' || row.kept_on !== null)) return null;
    const kept = row.state === 'open' ? { kept_on: context.today, kept_by: context.by } : {};
    return { kind: 'charge_kept', set: kept, params: { amount: row.amount - row.paid, state: row.state } };
  });
}

/**
 * Books what is left of open charges as paid on a day; those that are not open are passed over. Throws
 * `charge_day_wrong` for a day that is none or lies ahead.
 */
export function payCharges(
  db: Writer,
  creditorId: number,
  chargeIds: readonly number[],
  day: string,
  context: DecisionContext,
): Promise<Decided> {
  const paidOn = pastDay(day, context.today);
  return decide(db, creditorId, chargeIds, context, (row) =>
    row.state === 'open' ? paid(row, row.amount - row.paid, paidOn, context) : null,
  );
}

/**
 * Books a part of one open charge as paid. Throws `charge_not_found`, `charge_ended`, `charge_amount_wrong` for more than
 * is left, and `charge_day_wrong`.
 */
export async function payPartOfCharge(
  db: Writer,
  chargeId: number,
  amount: Minor,
  day: string,
  context: DecisionContext,
): Promise<Decided> {
  const paidOn = pastDay(day, context.today);
  const found = await db
    .selectFrom('charge')
    .innerJoin('invoice', 'invoice.id', 'charge.invoice_id')
    .select(['charge.creditor_id', 'charge.state', 'charge.amount', 'charge.paid', 'invoice.currency'])
    .where('charge.id', '=', chargeId)
    .executeTakeFirst();
  if (found === undefined) return refuse('charge_not_found', { charge: chargeId });
  const { state, currency } = found;
  if (state !== 'open') refuse('charge_ended', { charge: chargeId, state });
  const open = found.amount - found.paid;
  if (amount > open) refuse('charge_amount_wrong', { charge: chargeId, amount, open, currency });
  return decide(db, found.creditor_id, [chargeId], context, (row) => paid(row, amount, paidOn, context));
}

/** A part of a charge that is booked as paid, and whether the principal of its invoice stays open beside it. */
export interface PaidPart {
  readonly amount: Minor;
  readonly elsewhere: boolean;
}

/** Books parts of several open charges as paid, each by its key. */
export function payChargeParts(
  db: Writer,
  creditorId: number,
  parts: ReadonlyMap<number, PaidPart>,
  paidOn: IsoDate,
  context: DecisionContext,
): Promise<Decided> {
  return decide(db, creditorId, [...parts.keys()], context, (row) => {
    const part = parts.get(row.id);
    return part === undefined ? null : paid(row, part.amount, paidOn, context, part.elsewhere);
  });
}

/**
 * Notes that what is left of open charges stands on an invoice of its own. Throws `charge_document_missing` and
 * `charge_day_wrong`.
 */
export function putChargesOnInvoice(
  db: Writer,
  creditorId: number,
  chargeIds: readonly number[],
  document: string,
  day: string,
  context: DecisionContext,
): Promise<Decided> {
  const number = documentNumber(document);
  const on = pastDay(day, context.today);
  return decide(db, creditorId, chargeIds, context, (row) => {
    if (row.state !== 'open') return null;
    return {
      kind: 'charge_invoiced',
      set: { ...notKept, state: 'invoiced', ...endedBy(context, on), document: number },
      params: { amount: row.amount - row.paid, day: on, document: number },
    };
  });
}

/**
 * Takes back what a person decided: a waiver, an invoice of its own, payments booked by hand, to go on claiming. What was
 * let go and is opened again is claimed on, although the principal is paid. Interest that never stood in a notice is no charge any more.
 */
export function reopenCharges(
  db: Writer,
  creditorId: number,
  chargeIds: readonly number[],
  context: DecisionContext,
): Promise<Decided> {
  return decide(db, creditorId, chargeIds, context, (row) => {
    const wasKept = row.state === 'open' && row.kept_on !== null;
    if (row.state === 'open' && !wasKept && row.by_hand === 0) return null;
    if (row.state === 'paid' && row.by_hand === 0) return null;
    // Whoever opens what was let go wants it claimed; without this word the settling may let it go again at once.
    const claimsOn = row.state === 'waived' && row.open <= 0;
    const left = row.paid - row.by_hand;
    return {
      kind: 'charge_reopened',
      set: {
        state: 'open',
        paid: left,
        paid_elsewhere: 0,
        ended_on: null,
        ended_by: null,
        ended_reason: null,
        document: null,
        ...(claimsOn ? { kept_on: context.today, kept_by: context.by } : notKept),
      },
      payments: [
        { amount: row.paid_elsewhere - row.by_hand, day: context.today, elsewhere: 0 as const },
        { amount: -row.paid_elsewhere, day: context.today, elsewhere: 1 as const },
      ],
      params: { amount: row.amount - left, state: row.state },
    };
  });
}

/** A number of a document as it was typed, without the space around it. Throws `charge_document_missing`. */
export function documentNumber(document: string): string {
  const number = document.trim();
  return number === '' ? refuse('charge_document_missing', {}) : number.slice(0, 60);
}

/** A typed day that does not lie ahead. Throws `charge_day_wrong`. */
export function pastDay(day: string, today: IsoDate): IsoDate {
  return isIsoDate(day) && day <= today ? day : refuse('charge_day_wrong', { day, latest: today });
}

/** A charge with what decides about what may become of it. */
interface DecidedRow {
  readonly id: number;
  readonly invoice_id: number;
  readonly customer_id: number;
  readonly kind: LedgerTables['charge']['kind'];
  readonly state: LedgerTables['charge']['state'];
  readonly amount: Minor;
  readonly paid: Minor;
  /** What of `paid` a person has booked. */
  readonly by_hand: Minor;
  readonly paid_elsewhere: Minor;
  readonly kept_on: string | null;
  readonly after_payment: 0 | 1;
  /** The principal that is still owed. */
  readonly open: Minor;
  readonly currency: string;
}

interface Change {
  readonly kind: ChargeEventKind;
  readonly set: Updateable<LedgerTables['charge']>;
  /** Payments to book; those of nothing are none. */
  readonly payments?: readonly {
    readonly amount: Minor;
    readonly day: IsoDate;
    readonly elsewhere: 0 | 1;
  }[];
  readonly params: Readonly<Record<string, string | number>>;
}

const notKept = { kept_on: null, kept_by: null } as const;

function endedBy({ by }: DecisionContext, day: IsoDate) {
  return { ended_on: day, ended_by: by } as const;
}

/**
 * A payment of an open charge. While the principal is open the money cannot be on the invoice in the accounting system,
 * for there it would lower the principal; else it is, and a later list shows it as paid beyond the principal.
 */
function paid(
  row: DecidedRow,
  amount: Minor,
  day: IsoDate,
  context: DecisionContext,
  elsewhere = row.open > 0,
): Change | null {
  if (amount <= 0 || row.state !== 'open') return null;
  const there = elsewhere ? amount : 0;
  const whole = row.paid + amount === row.amount;
  return {
    kind: 'charge_paid',
    set: {
      paid: row.paid + amount,
      paid_elsewhere: row.paid_elsewhere + there,
      ...(whole ? { state: 'paid', ...endedBy(context, day) } : {}),
    },
    payments: [{ amount, day, elsewhere: elsewhere ? 1 : 0 }],
    params: { amount, day },
  };
}

/** Carries a decision out on each charge that it is for, writes its event, and settles what follows from it. */
async function decide(
  db: Writer,
  creditorId: number,
  chargeIds: readonly number[],
  context: DecisionContext,
  changeOf: (row: DecidedRow) => Change | null,
): Promise<Decided> {
  const rows = await readRows(db, creditorId, chargeIds);
  const changed: { readonly row: DecidedRow; readonly change: Change }[] = [];
  for (const row of rows) {
    const change = changeOf(row);
    if (change === null) continue;
    const afterPayment = change.kind !== 'charge_reopened' && row.open <= 0 ? 1 : 0;
    await db
      .updateTable('charge')
      .set({ ...change.set, after_payment: afterPayment })
      .where('id', '=', row.id)
      .execute();
    for (const payment of change.payments ?? []) {
      if (payment.amount === 0) continue;
      const booking = { ...payment, booked_by: context.by, booked_at: context.now };
      await db
        .insertInto('charge_payment')
        .values({ charge_id: row.id, ...booking })
        .execute();
    }
    changed.push({ row, change });
  }
  await writeChargeEvents(
    db,
    changed.map(({ row, change }) => ({
      kind: change.kind,
      creditorId,
      customerId: row.customer_id,
      invoiceId: row.invoice_id,
      charge: row,
      currency: row.currency,
      by: context.by,
      params: change.params,
      now: context.now,
    })),
  );
  const invoiceIds = [...new Set(changed.map(({ row }) => row.invoice_id))];
  const { law, now, today } = context;
  await settleCharges(db, creditorId, invoiceIds, { law, now, day: today });
  return { changed: changed.length, invoiceIds };
}

function readRows(db: Writer, creditorId: number, chargeIds: readonly number[]): Promise<DecidedRow[]> {
  return db
    .selectFrom('charge')
    .innerJoin('invoice', 'invoice.id', 'charge.invoice_id')
    .select(['charge.id', 'charge.invoice_id', 'charge.kind', 'charge.state', 'charge.amount', 'charge.paid'])
    .select([
      'charge.kept_on',
      'charge.paid_elsewhere',
      'charge.after_payment',
      'invoice.customer_id',
      'invoice.open',
      'invoice.currency',
    ])
    .select((row) =>
      row.fn
        .coalesce(
          row
            .selectFrom('charge_payment')
            .whereRef('charge_payment.charge_id', '=', 'charge.id')
            .where('charge_payment.booked_by', 'is not', null)
            .select((all) => all.fn.sum<number>('charge_payment.amount').as('amount')),
          row.lit(0),
        )
        .as('by_hand'),
    )
    .where(isOneOf('charge.id', chargeIds))
    .where('charge.creditor_id', '=', creditorId)
    .orderBy('charge.id')
    .execute();
}
