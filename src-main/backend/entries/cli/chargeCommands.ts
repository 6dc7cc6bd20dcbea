import { inProcessClient } from '#backend/border/index.ts';
import {
  type Call,
  choiceOption,
  dayOption,
  numberOption,
  print,
  readAmount,
  readCall,
  required,
  table,
  UsageError,
} from '#backend/entries/cli/commandLine.ts';
import { withOffice } from '#backend/entries/cli/openForCommand.ts';
import type { Charge, ChargesFilter, ChargesSelection } from '#shared/contract/payments.ts';
import { toDecimalText } from '#shared/kernel/money.ts';

type Client = ReturnType<typeof inProcessClient>;

/** `charges list`: one object for each charge of a creditor, oldest first; amounts as decimal texts. */
export async function listChargesCommand(args: readonly string[]): Promise<number> {
  const call = readCall(args, {
    data: { type: 'string' },
    creditor: { type: 'string' },
    state: { type: 'string' },
    'to-decide': { type: 'boolean' },
  });
  const creditorId = numberOption(call, 'creditor');
  const state =
    call.values['state'] === undefined
      ? null
      : choiceOption(call, 'state', ['open', 'paid', 'waived', 'invoiced']);
  const tabs: readonly ChargesFilter['tab'][] =
    call.values['to-decide'] === true ? ['decide'] : ['open', 'ended'];
  return withClient(call, async (client) => {
    await client.payments.summary({ creditorId });
    const rows: Charge[] = [];
    for (const tab of tabs) {
      const filter = { creditorId, tab, kind: null, state, customerId: null, search: '' };
      rows.push(...(await readAll(client, filter)));
    }
    rows.sort((a, b) => a.claimedOn.localeCompare(b.claimedOn) || a.id - b.id);
    print(
      call,
      rows.map((row) => describe(row)),
      () => words(rows),
    );
    return 0;
  });
}

/** `charges waive`: lets open charges go, with a reason. */
export function waiveChargesCommand(args: readonly string[]): Promise<number> {
  return decide(args, { reason: { type: 'string' } }, (client, selection, call) =>
    client.payments.waive({ selection, reason: required(call, 'reason') }),
  );
}

/** `charges keep`: goes on claiming charges that somebody paid without, or leaves an earlier decision as it is. */
export function keepChargesCommand(args: readonly string[]): Promise<number> {
  return decide(args, {}, (client, selection) => client.payments.keep({ selection }));
}

/** `charges pay`: books what is left of charges as paid, or with `--amount` a part of one. */
export function payChargesCommand(args: readonly string[]): Promise<number> {
  const options = { date: { type: 'string' }, amount: { type: 'string' } } as const;
  return decide(args, options, async (client, selection, call) => {
    const day = dayOption(call, 'date');
    if (call.values['amount'] === undefined) return client.payments.pay({ selection, day });
    const [chargeId, more] = selection.chargeIds;
    if (chargeId === undefined || more !== undefined) throw new UsageError('--amount is for one --charge');
    const amount = readAmount(required(call, 'amount'), '--amount');
    if (amount === 0) throw new UsageError('--amount 0: nothing to book');
    await client.payments.payPart({ chargeId, amount, day });
    return { changed: 1 };
  });
}

/** `charges invoice`: notes that charges were put on an invoice of their own, by its number. */
export function invoiceChargesCommand(args: readonly string[]): Promise<number> {
  const options = { date: { type: 'string' }, number: { type: 'string' } } as const;
  return decide(args, options, (client, selection, call) =>
    client.payments.putOnInvoice({
      selection,
      document: required(call, 'number'),
      day: dayOption(call, 'date'),
    }),
  );
}

/** `charges reopen`: takes back what a person decided. */
export function reopenChargesCommand(args: readonly string[]): Promise<number> {
  return decide(args, {}, (client, selection) => client.payments.reopen({ selection }));
}

type Some = Extract<ChargesSelection, { kind: 'some' }>;

function decide(
  args: readonly string[],
  options: Parameters<typeof readCall>[1],
  work: (client: Client, selection: Some, call: Call) => Promise<{ changed: number }>,
): Promise<number> {
  const call = readCall(args, {
    data: { type: 'string' },
    creditor: { type: 'string' },
    charge: { type: 'string' },
    ...options,
  });
  const chargeIds = required(call, 'charge').split(',').map(readKey);
  const selection: Some = { kind: 'some', creditorId: numberOption(call, 'creditor'), chargeIds };
  return withClient(call, async (client) => {
    await client.payments.summary({ creditorId: selection.creditorId });
    const result = await work(client, selection, call);
    print(call, result, () => String(result.changed));
    return 0;
  });
}

function readKey(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new UsageError(`--charge ${text}: not a number`);
}

function withClient<Result>(call: Call, work: (client: Client) => Promise<Result>): Promise<Result> {
  return withOffice(required(call, 'data'), null, (office) =>
    work(inProcessClient(office.router, office.means)),
  );
}

/** How many charges a window holds. */
const windowSize = 500;

async function readAll(client: Client, filter: ChargesFilter): Promise<Charge[]> {
  const rows: Charge[] = [];
  for (;;) {
    const window = await client.payments.window({
      filter,
      sort: { column: 'claimed', descending: false },
      offset: rows.length,
      limit: windowSize,
    });
    rows.push(...window.rows);
    if (window.rows.length < windowSize) return rows;
  }
}

function describe(row: Charge) {
  return {
    id: row.id,
    invoice: row.number,
    customer: row.customer,
    kind: row.kind,
    state: row.state,
    currency: row.currency,
    amount: toDecimalText(row.amount),
    paid: toDecimalText(row.paid),
    open: toDecimalText(row.state === 'open' ? row.amount - row.paid : 0),
    claimedOn: row.claimedOn,
    endedOn: row.endedOn,
    endedBy: row.endedBy,
    reason: row.endedReason,
    document: row.document,
    kept: row.kept,
    decision: row.decision,
  };
}

function words(rows: readonly Charge[]): string {
  const head = ['id', 'invoice', 'customer', 'kind', 'state', 'claimed on', 'amount', 'paid', 'to decide'];
  const body = rows.map((row) => [
    String(row.id),
    row.number,
    row.customer,
    row.kind,
    row.state,
    row.claimedOn,
    toDecimalText(row.amount),
    toDecimalText(row.paid),
    row.decision ?? '',
  ]);
  return table([head, ...body], new Set([0, 6, 7]));
}
