import { evaluate } from '#shared/domain/dunning/evaluate.ts';
import { isActionable, tabOf } from '#shared/domain/dunning/queueTab.ts';
import type { LawPack } from '#shared/domain/law/lawPack.ts';
import { prepareLaw } from '#shared/domain/law/prepareLaw.ts';
import type { Standing } from '#shared/domain/dunning/standing.ts';
import { numberKey, searchKey, sortKey } from '#shared/kernel/collation.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import type { Reader, SqlValue, Writer } from '#backend/ledger/index.ts';
import { readCreditorRules, type CreditorRules, type KeptProfile } from '#backend/reminders/creditorRules.ts';
import { readFacts, type FactRow } from '#backend/reminders/invoiceFacts.ts';
import type { InvoiceChoice } from '#backend/reminders/invoiceChoice.ts';
import { reprojectCustomers } from '#backend/reminders/projectCustomers.ts';
import { touchedByImport } from '#backend/reminders/touchedByImport.ts';

/** An invoice with its standing and the profile it goes by. */
export interface Evaluated {
  readonly row: FactRow;
  readonly profile: KeptProfile;
  readonly standing: Standing;
}

/**
 * Evaluates the chosen invoices of a creditor as they stand on a day. `ownRun` is the run that asks, if any: that it
 * holds an invoice itself is no obstacle to it.
 */
export async function evaluateInvoices(
  db: Reader,
  rules: CreditorRules,
  pack: LawPack,
  asOf: IsoDate,
  choice: InvoiceChoice,
  ownRun: number | null = null,
): Promise<Evaluated[]> {
  const rows = await readFacts(db, rules.id, choice, { asOf, law: pack });
  const evaluateRow = rowEvaluator(rules, pack, asOf, ownRun);
  return rows.map(evaluateRow);
}

/** Makes the function that evaluates one invoice after the other, for where not all results are kept. */
export function rowEvaluator(
  rules: CreditorRules,
  pack: LawPack,
  asOf: IsoDate,
  ownRun: number | null = null,
): (row: FactRow) => Evaluated {
  const law = prepareLaw(pack);
  return (row) => {
    const profile = rules.profileOf(row.customer.kind, row.ownProfileId);
    const held = row.invoice.run !== null && row.invoice.run.id === ownRun;
    const invoice = held ? { ...row.invoice, run: null } : row.invoice;
    return { row, profile, standing: evaluate(invoice, row.customer, rules.facts, profile, law, asOf) };
  };
}

/** The columns of the projection, in the order of `standingValues`. */
export const standingColumns = [
  'invoice_id',
  'creditor_id',
  'customer_id',
  'tab',
  'kind',
  'actionable',
  'step_kind',
  'ordinal',
  'position',
  'ready_on',
  'until_day',
  'channel',
  'principal',
  'interest',
  'charges',
  'total',
  'fee',
  'last_deadline',
  'notices',
  'steps',
  'sort_name',
  'sort_number',
  'issued',
  'due',
  'original',
  'currency',
  'search',
  'disputed',
  'compensation',
  'form',
  'calendar_kind',
  'calendar_ordinal',
  'limitation',
  'blocks_customer',
  'reason',
  'limitation_near',
  'letter',
] as const;

/** One row of the projection. */
export function standingValues(creditorId: number, evaluated: Evaluated): SqlValue[] {
  const { row, standing, profile } = evaluated;
  const { invoice } = row;
  const texts = customerTexts(row);
  const last = invoice.notices.at(-1);
  return [
    row.invoiceId,
    creditorId,
    row.customerId,
    tabOf(standing, invoice.notices.length),
    standing.kind,
    isActionable(standing) ? 1 : 0,
    standing.step?.kind ?? null,
    standing.step?.ordinal ?? null,
    standing.step?.position ?? null,
    standing.readyOn,
    standing.until,
    standing.channel,
    standing.sums.principal,
    standing.sums.interest,
    standing.sums.charges,
    standing.sums.total,
    standing.proposal?.fee ?? null,
    last?.deadline ?? null,
    invoice.notices.length,
    profile.steps.length,
    texts.sortName,
    numberKey(invoice.number),
    invoice.issued,
    invoice.due,
    invoice.original,
    invoice.currency,
    `${texts.name} ${searchKey(row.reference === null ? invoice.number : `${invoice.number} ${row.reference}`)} ${texts.number}`,
    standing.sums.disputed,
    standing.proposal?.compensation ?? null,
    standing.proposal?.form ?? null,
    standing.calendarStep?.kind ?? null,
    standing.calendarStep?.ordinal ?? null,
    standing.limitation,
    standing.blocksCustomer ? 1 : 0,
    standing.reasons[0]?.code ?? '',
    standing.reasons.some(({ code }) => code === 'limitation_near') ? 1 : 0,
    profile.grouping === 'per_customer' ? 0 : row.invoiceId,
  ];
}

/** The texts that rows of one customer have in common. */
interface CustomerTexts {
  readonly sortName: string;
  readonly name: string;
  readonly number: string;
}

/** Most customers have several invoices: their texts are folded once. The facts of a customer are one object for all. */
const foldedTexts = new WeakMap<FactRow['customer'], CustomerTexts>();

function customerTexts({ customer, customerNumber }: FactRow): CustomerTexts {
  const known = foldedTexts.get(customer);
  if (known !== undefined) return known;
  const texts = {
    sortName: sortKey(customer.name),
    name: searchKey(customer.name),
    number: searchKey(customerNumber ?? ''),
  };
  foldedTexts.set(customer, texts);
  return texts;
}

/** The day and law that a creditor's projection was made for, and whether it still fits the data. */
export interface ProjectionState {
  readonly current: boolean;
  readonly asOf: IsoDate | null;
}

/** Tells whether the projection of a creditor shows this day, this data and this law. */
export async function projectionState(
  db: Reader,
  creditorId: number,
  asOf: IsoDate,
  pack: LawPack,
): Promise<ProjectionState> {
  const state = await db
    .selectFrom('standing_state')
    .innerJoin('creditor', 'creditor.id', 'standing_state.creditor_id')
    .select([
      'standing_state.as_of',
      'standing_state.revision',
      'standing_state.law_version',
      'creditor.revision as now',
    ])
    .where('standing_state.creditor_id', '=', creditorId)
    .executeTakeFirst();
  if (state === undefined) return { current: false, asOf: null };
  const current = state.as_of === asOf && state.revision === state.now && state.law_version === pack.version;
  return { current, asOf: state.as_of as IsoDate };
}

/**
 * After a command on a few invoices: raises the creditor's revision and brings their rows of the projection up to
 * date in the same transaction, so that the lists show the change at once. A projection that was already outdated
 * stays so, and is made anew as a whole; so is one of which very many rows change.
 */
export async function reproject(
  db: Writer,
  creditorId: number,
  pack: LawPack,
  asOf: IsoDate,
  choice: InvoiceChoice,
): Promise<void> {
  const before = await projectionState(db, creditorId, asOf, pack);
  await raiseRevision(db, creditorId);
  if (!before.current || (choice.kind !== 'open' && choice.ids.length > mostAtOnce)) return;
  const customers = choice.kind === 'customers' ? choice.ids : [];
  await replacePart(db, creditorId, pack, asOf, choice, customers);
}

/**
 * The same after an import, in its transaction: of a list that changes a few invoices, only the rows of their customers
 * are made anew. What the import touched is read from what it has written down (`intake_change`) and from what it added.
 */
export async function reprojectImport(
  db: Writer,
  creditorId: number,
  pack: LawPack,
  asOf: IsoDate,
  intakeId: number,
): Promise<void> {
  const before = await projectionState(db, creditorId, asOf, pack);
  await raiseRevision(db, creditorId);
  if (!before.current) return;
  const touched = await touchedByImport(db, intakeId, mostAtOnce);
  if (touched === null) return;
  await replacePart(
    db,
    creditorId,
    pack,
    asOf,
    { kind: 'invoices', ids: touched.invoices },
    touched.customers,
  );
}

async function raiseRevision(db: Writer, creditorId: number): Promise<void> {
  await db
    .updateTable('creditor')
    .set((expression) => ({ revision: expression('revision', '+', 1) }))
    .where('id', '=', creditorId)
    .execute();
}

/** Makes some rows anew, with those of their customers and of further ones; the projection fits the data then. */
async function replacePart(
  db: Writer,
  creditorId: number,
  pack: LawPack,
  asOf: IsoDate,
  choice: InvoiceChoice,
  customers: readonly number[],
): Promise<void> {
  const rules = await readCreditorRules(db, creditorId);
  if (rules === undefined) return;
  const evaluated = await evaluateInvoices(db, rules, pack, asOf, choice);
  await replaceRows(db, creditorId, evaluated);
  const all = new Set([...customers, ...evaluated.map(({ row }) => row.customerId)]);
  await reprojectCustomers(db, creditorId, asOf, [...all]);
  await db
    .updateTable('standing_state')
    .set({ revision: rules.revision })
    .where('creditor_id', '=', creditorId)
    .execute();
}

/** Beyond this many, making the whole projection anew in its thread is kinder to everybody. */
const mostAtOnce = 2000;

/** SQLite takes 32,766 parameters a statement; this many rows stay well below. */
const rowsPerStatement = 500;

async function replaceRows(db: Writer, creditorId: number, evaluated: readonly Evaluated[]): Promise<void> {
  for (let at = 0; at < evaluated.length; at += rowsPerStatement) {
    const part = evaluated.slice(at, at + rowsPerStatement);
    const ids = part.map(({ row }) => row.invoiceId);
    await db.deleteFrom('standing').where('invoice_id', 'in', ids).execute();
    const open = part.filter(({ row }) => row.invoice.open !== 0 || row.charges.open > 0);
    if (open.length === 0) continue;
    const values = open.map((one) => asRecord(standingValues(creditorId, one)));
    await db.insertInto('standing').values(values).execute();
  }
}

function asRecord(values: readonly SqlValue[]): never {
  return Object.fromEntries(standingColumns.map((column, at) => [column, values[at]])) as never;
}
