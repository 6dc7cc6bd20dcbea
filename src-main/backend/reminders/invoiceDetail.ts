import { handOverGuard } from '#shared/domain/dunning/handOverGuard.ts';
import { scheduleInvoice } from '#shared/domain/dunning/schedule.ts';
import { nextChange } from '#shared/domain/dunning/queueTab.ts';
import { lateInterest } from '#shared/domain/law/lateInterest.ts';
import type { LawPack } from '#shared/domain/law/lawPack.ts';
import { prepareLaw } from '#shared/domain/law/prepareLaw.ts';
import type { InvoiceDetail } from '#shared/contract/reminders.ts';
import { localDay, type IsoDate } from '#shared/kernel/isoDate.ts';
import type { Reader } from '#backend/ledger/index.ts';
import { type CreditorRules, readCreditorRules } from '#backend/reminders/creditorRules.ts';
import { readStandingHolds } from '#backend/reminders/holds.ts';
import { evaluateInvoices, type Evaluated } from '#backend/reminders/projectStandings.ts';

/** Everything the side panel shows of one invoice on a day; undefined when there is no such invoice. */
export async function readInvoiceDetail(
  db: Reader,
  invoiceId: number,
  lawOfCountry: (country: string) => LawPack,
  today: IsoDate,
): Promise<InvoiceDetail | undefined> {
  const found = await db
    .selectFrom('invoice')
    .select('creditor_id')
    .where('id', '=', invoiceId)
    .executeTakeFirst();
  const rules = found === undefined ? undefined : await readCreditorRules(db, found.creditor_id);
  if (rules === undefined) return undefined;
  const pack = lawOfCountry(rules.facts.country);
  const [evaluated] = await evaluateInvoices(db, rules, pack, today, { kind: 'invoices', ids: [invoiceId] });
  if (evaluated === undefined) return undefined;
  const { row, standing } = evaluated;
  const [holds, notes, timeline] = await Promise.all([
    readStandingHolds(db, row.customerId, invoiceId, today),
    db
      .selectFrom('note')
      .select(['id', 'text', 'created_at'])
      .where('invoice_id', '=', invoiceId)
      .orderBy('id', 'desc')
      .execute(),
    readTimeline(db, evaluated, today),
  ]);
  return {
    invoiceId,
    number: row.invoice.number,
    reference: row.reference,
    customerId: row.customerId,
    customer: row.customer.name,
    customerKind: row.customer.kind,
    issued: row.invoice.issued,
    due: row.invoice.due,
    currency: row.invoice.currency,
    original: row.invoice.original,
    kind: standing.kind,
    step: standing.step,
    calendarStep: standing.calendarStep,
    readyOn: standing.readyOn,
    until: standing.until,
    sums: standing.sums,
    charges: {
      fees: row.charges.open - row.charges.openCompensation - row.charges.openInterest,
      compensation: row.charges.openCompensation,
      interest: row.charges.openInterest,
    },
    blocksCustomer: standing.blocksCustomer,
    limitation: standing.limitation,
    handOver: handOver(evaluated, rules, pack, today),
    interestLines: interestLines(evaluated, rules, pack, today),
    proposal: standing.proposal,
    reasons: [...standing.reasons],
    nextChange: nextChange(standing),
    timeline,
    holds,
    notes: notes.map((note) => ({ id: note.id, text: note.text, createdAt: note.created_at })),
  };
}

/** When the invoice may go to collection, whatever step is next. */
function handOver(
  { row, standing, profile }: Evaluated,
  { facts }: CreditorRules,
  pack: LawPack,
  today: IsoDate,
): InvoiceDetail['handOver'] {
  if (standing.kind === 'settled' || standing.kind === 'charges_open') return null;
  const law = prepareLaw(pack);
  const { invoice, customer } = row;
  const guard = handOverGuard(invoice, customer, facts, profile, law, today);
  const last = scheduleInvoice(invoice, customer, facts, profile, law, today).at(-1);
  return {
    lawful: guard.lawful,
    earliest: guard.earliest,
    byProfile: last?.step.kind === 'hand_over' ? last.readyOn : null,
    needsReason: guard.needsReason,
    reasons: [...guard.reasons],
  };
}

function interestLines(
  evaluated: Evaluated,
  rules: CreditorRules,
  pack: LawPack,
  today: IsoDate,
): InvoiceDetail['interestLines'] {
  const { interest, disputed } = evaluated.standing.sums;
  if (interest === 0) return [];
  const { invoice, customer } = evaluated.row;
  // What is disputed bears no interest in the sums either.
  const undisputed = { ...invoice, original: invoice.original - disputed, open: invoice.open - disputed };
  const { lines } = lateInterest(prepareLaw(pack), undisputed, customer.kind, rules.facts, today);
  return lines.map((line) => ({
    from: line.from,
    to: line.to,
    days: line.days,
    principal: line.principal,
    rateBasisPoints: line.rateBasisPoints,
    dayCount: line.dayCount,
    interest: line.interest,
  }));
}

type Entry = InvoiceDetail['timeline'][number];

/** What happened, oldest first, and what lies ahead. */
async function readTimeline(db: Reader, evaluated: Evaluated, today: IsoDate): Promise<Entry[]> {
  const { invoice } = evaluated.row;
  const past: Entry[] = [
    { day: invoice.issued, kind: 'issued', params: { amount: invoice.original }, ahead: false },
    { day: invoice.due, kind: 'due', params: {}, ahead: invoice.due > today },
  ];
  for (const reduction of invoice.reductions) {
    past.push({
      day: reduction.date,
      kind: reduction.kind,
      params: { amount: reduction.amount },
      ahead: false,
    });
  }
  for (const notice of invoice.notices) {
    const { kind, ordinal, deadline, fee, channel } = notice;
    past.push({
      day: notice.sent,
      kind: 'notice_sent',
      params: { step: kind, ordinal, deadline, fee, channel },
      ahead: false,
    });
  }
  // A list that brought a payment has told it as a payment; a balance that went up has no other line.
  const events = await readEvents(db, evaluated);
  const paidOn = new Set(invoice.reductions.map(({ date }) => date as string));
  past.push(
    ...events.filter(
      ({ kind, params }) => !(kind === 'balance_changed' && paidOn.has(String(params['date']))),
    ),
  );
  const ahead = lookAhead(evaluated, today);
  return [...past.sort((a, b) => a.day.localeCompare(b.day)), ...ahead];
}

/** Events that the facts do not tell already: stops, their end, changes of the invoice and of the address. */
async function readEvents(db: Reader, evaluated: Evaluated): Promise<Entry[]> {
  const rows = await db
    .selectFrom('event')
    .select(['at', 'kind', 'params'])
    .where('kind', 'in', [
      'held',
      'lifted',
      'objection_answered',
      'flags_changed',
      'collection_ban_changed',
      'interest_free_changed',
      'situation_changed',
      'balance_changed',
      'settled_by_list',
      'import_undone',
      'invoice_changed',
      'address_mended',
      'kind_changed',
    ])
    .where((event) =>
      event.or([
        event('invoice_id', '=', evaluated.row.invoiceId),
        event.and([event('customer_id', '=', evaluated.row.customerId), event('invoice_id', 'is', null)]),
      ]),
    )
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    day: localDay(new Date(row.at)),
    kind: row.kind,
    params: JSON.parse(row.params) as Record<string, unknown>,
    ahead: false,
  }));
}

function lookAhead({ standing }: Evaluated, today: IsoDate): Entry[] {
  const entries: Entry[] = [];
  if (standing.until !== null && standing.until >= today) {
    entries.push({
      day: standing.until,
      kind: standing.kind === 'deadline_running' ? 'deadline_ends' : 'hold_ends',
      params: {},
      ahead: true,
    });
  }
  if (standing.step !== null && standing.readyOn !== null) {
    const { kind: step, ordinal } = standing.step;
    const day = standing.readyOn > today ? standing.readyOn : today;
    entries.push({ day, kind: 'step_ready', params: { step, ordinal }, ahead: true });
  }
  if (standing.proposal !== null) {
    entries.push({ day: standing.proposal.deadline, kind: 'earliest_deadline', params: {}, ahead: true });
  }
  return entries;
}
