import { evaluateInvoices, readCreditorRules } from '#backend/reminders/index.ts';
import { lawOf } from '#backend/law/index.ts';
import {
  dayOption,
  numberOption,
  print,
  readCall,
  required,
  table,
} from '#backend/entries/cli/commandLine.ts';
import { describeStanding } from '#backend/entries/cli/describeStanding.ts';
import { withOffice } from '#backend/entries/cli/openForCommand.ts';
import type { Office } from '#backend/office.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/** `standing`: one object for each open invoice, with its standing on the day and every reason. */
export async function standingCommand(args: readonly string[]): Promise<number> {
  const call = readCall(args, {
    data: { type: 'string' },
    creditor: { type: 'string' },
    'as-of': { type: 'string' },
  });
  const asOf = dayOption(call, 'as-of');
  const only = call.values['creditor'] === undefined ? null : numberOption(call, 'creditor');
  return withOffice(required(call, 'data'), asOf, async (office) => {
    const rows: Awaited<ReturnType<typeof standingsOf>> = [];
    for (const creditorId of await creditorIds(office, only)) {
      rows.push(...(await standingsOf(office, creditorId, asOf)));
    }
    print(call, rows, () => {
      const { texts } = call;
      const head = ['invoice', 'customer', 'due', 'standing', 'ready on', 'principal', 'interest', 'charges'];
      const body = rows.map((row) => [
        row.invoice,
        row.customer.name,
        row.due,
        row.standing,
        row.readyOn ?? '',
        row.sums.principal,
        row.sums.interest,
        row.sums.charges,
      ]);
      const why = rows.map(
        (row) => `${row.invoice}: ${row.reasons.map((one) => texts.reasonText(one)).join(' ')}`,
      );
      return `${table([head, ...body], new Set([5, 6, 7]))}\n\n${why.join('\n')}`;
    });
    return 0;
  });
}

/** The standings of a creditor's open invoices on a day; amounts as decimal texts. */
export async function standingsOf(office: Office, creditorId: number, asOf: IsoDate) {
  const db = office.ledger.reader;
  const rules = await readCreditorRules(db, creditorId);
  if (rules === undefined) throw new Refusal('creditor_not_found', { creditor: creditorId });
  const law = lawOf(office.laws, rules.facts.country);
  const evaluated = await evaluateInvoices(db, rules, law, asOf, { kind: 'open' });
  return evaluated
    .filter(({ standing }) => standing.kind !== 'settled')
    .map(({ row, standing }) => ({
      creditor: creditorId,
      invoice: row.invoice.number,
      customer: { number: row.customerNumber, name: row.customer.name, kind: row.customer.kind },
      issued: row.invoice.issued,
      due: row.invoice.due,
      currency: row.invoice.currency,
      ...describeStanding(standing),
    }));
}

async function creditorIds(office: Office, only: number | null): Promise<readonly number[]> {
  if (only !== null) return [only];
  const rows = await office.ledger.reader.selectFrom('creditor').select('id').orderBy('id').execute();
  return rows.map((row) => row.id);
}
