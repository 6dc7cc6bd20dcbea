import { connect, ledgerPath } from '#backend/ledger/index.ts';
import { inProcessClient } from '#backend/border/index.ts';
import type { Office } from '#backend/office.ts';
import type { CustomerFilter, CustomerSort } from '#shared/contract/customers.ts';
import { matchKey } from '#shared/domain/customers/matchKey.ts';
import { addDays } from '#shared/kernel/isoDate.ts';
import { benchDay, withBenchOffice } from '#test/bench/support/benchOffice.ts';
import { measure, report, round } from '#test/bench/support/measure.ts';

const names =
  'Hansen Johansen Olsen Larsen Andersen Pedersen Nilsen Kristiansen Jensen Karlsen Ødegård Ås'.split(' ');
const firstNames = 'Kari Ola Anne Per Ingrid Lars Åse Bjørn Ragnhild Øyvind Marit Jan'.split(' ');
const cities = 'Oslo Bergen Trondheim Stavanger Tromsø Bodø Ålesund Drammen Moss Hamar'.split(' ');

/** The customer list of an office with 150,000 customers, 60,000 of them of the client that is looked at. */
await withBenchOffice(async (office, creditorId, folder) => {
  const others = await Promise.all([1, 2, 3].map(() => addClient(office)));
  fill(folder, [[creditorId, 60_000], ...others.map((id): [number, number] => [id, 30_000])]);
  const made = await measure(() => office.keeper.ensure(creditorId));
  report('customers.project', { customers: 60_000, seconds: round(made.seconds, 2) });
  const times = await windows(office, creditorId);
  for (const [name, taken] of times) report(`customers.window ${name}`, percentiles(taken));
  report('customers.window all', percentiles([...times.values()].flat()));
  const selection = { kind: 'all' as const, filter: filterOf(creditorId), except: [] };
  const client = inProcessClient(office.router, office.means);
  const changed = await measure(() =>
    client.customers.changeMany({ selection, change: { what: 'collection_ban', on: true } }),
  );
  report('customers.changeMany', { customers: changed.value.changed, seconds: round(changed.seconds, 2) });
});

async function addClient(office: Office): Promise<number> {
  const client = inProcessClient(office.router, office.means);
  const [first] = await client.creditors.list();
  const creditor = await client.creditors.get({ creditorId: first?.id ?? 0 });
  const { id } = await client.creditors.add({
    ...creditor,
    organisationNumber: null,
    name: `${first?.name ?? ''} 2`,
  });
  return id;
}

/** The same customers and invoices every time: two or three invoices each, half of them overdue. */
function fill(folder: string, clients: readonly (readonly [number, number])[]): void {
  const connection = connect(ledgerPath(`${folder}/data`), 'write');
  const customer =
    connection.prepare(`INSERT INTO customer (creditor_id, key, number, name, kind, identity_number, street,
    postcode, city, country, email, match_key, intake_id, created_at)
    VALUES (?, ?, ?, ?, ?, ?, 'Storgata 1', ?, ?, 'NO', ?, ?, ?, '2026-01-01T00:00:00Z')`);
  const invoice =
    connection.prepare(`INSERT INTO invoice (creditor_id, customer_id, number, kind, issued, due, currency,
    original, open, intake_id) VALUES (?, ?, ?, 'invoice', ?, ?, 'NOK', ?, ?, ?)`);
  connection.transaction(() => {
    for (const [creditorId, count] of clients) {
      const intakeId = connection
        .prepare(`INSERT INTO intake (creditor_id, file_name, sha256, format, list_date, complete, read_count, added, changed,
          unchanged, settled, rejected, committed_at, number)
          VALUES (?, 'a.csv', 'x', 'csv', '2026-01-01', 0, 0, 0, 0, 0, 0, 0, '2026-01-01T00:00:00Z', 1)`)
        .run(creditorId).lastInsertRowid;
      for (let at = 0; at < count; at += 1) {
        const name = `${firstNames[(at * 7) % 12] ?? ''} ${names[(at * 5 + Math.floor(at / 12)) % 12] ?? ''} ${at % 997}`;
        const postcode = String(1000 + (at % 8000));
        const id = customer.run(
          creditorId,
          `n:${at}`,
          String(10_000 + at),
          name,
          at % 3 === 0 ? 'company' : 'person',
          at % 4 === 0 ? String(900_000_000 + at) : null,
          postcode,
          cities[at % 10],
          at % 3 === 1 ? `kunde${at}@eksempel.no` : '',
          matchKey(name, postcode),
          intakeId,
        ).lastInsertRowid;
        for (let which = 0; which < 2 + (at % 2); which += 1) {
          const due = addDays(benchDay, ((at * 13 + which * 29) % 120) - 60);
          const amount = 10_000 + ((at * 7919 + which) % 900_000);
          const open = which === 2 ? 0 : amount;
          invoice.run(
            creditorId,
            id,
            `F${creditorId}${at}${which}`,
            addDays(due, -14),
            due,
            amount,
            open,
            intakeId,
          );
        }
      }
      connection.prepare('UPDATE creditor SET revision = revision + 1 WHERE id = ?').run(creditorId);
    }
  })();
  connection.close();
}

function filterOf(creditorId: number, given: Partial<CustomerFilter> = {}): CustomerFilter {
  return {
    creditorId,
    search: '',
    kind: null,
    profileId: null,
    language: null,
    stop: null,
    situation: null,
    missing: null,
    invoices: null,
    changed: false,
    ...given,
  };
}

/** How long each kind of window keeps the processor busy, in milliseconds: at the start, deep within, by every column. */
async function windows(office: Office, creditorId: number): Promise<Map<string, number[]>> {
  const client = inProcessClient(office.router, office.means);
  const filters: Readonly<Record<string, Partial<CustomerFilter>>> = {
    everybody: {},
    companies: { kind: 'company' },
    overdue: { invoices: 'overdue' },
    'no e-mail': { missing: 'email' },
    'search name': { search: 'ødegård 12' },
    'search broad': { search: 'hansen' },
    'search number': { search: '1234' },
    'search e-mail': { search: 'kunde4711@' },
  };
  const columns = ['name', 'number', 'city', 'open', 'overdue', 'oldest'] as const;
  const times = new Map<string, number[]>();
  for (const [name, filter] of Object.entries(filters)) {
    const taken: number[] = [];
    for (const column of columns) {
      for (const offset of [0, 500, 15_000]) {
        for (const descending of [false, true]) {
          const sort: CustomerSort = { column, descending };
          const began = process.cpuUsage();
          await client.customers.list({ filter: filterOf(creditorId, filter), sort, offset, limit: 100 });
          // The processor's time, so that what else the machine does is not measured.
          const { user, system } = process.cpuUsage(began);
          taken.push((user + system) / 1000);
        }
      }
    }
    times.set(name, taken);
  }
  return times;
}

function percentiles(taken: readonly number[]) {
  const sorted = taken.toSorted((a, b) => a - b);
  const at = (share: number): number => round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0, 1);
  return { windows: sorted.length, p50: at(0.5), p95: at(0.95), max: at(1) };
}
