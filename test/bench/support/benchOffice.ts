import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clockOn, inProcessClient, silentLog } from '#backend/border/index.ts';
import { finished } from '#backend/entries/cli/finished.ts';
import { resourcesFolder, threadEntry } from '#backend/entries/places.ts';
import { openOffice, type Office } from '#backend/office.ts';
import type { JobTools } from '#backend/jobs/index.ts';
import { isoDate } from '#shared/kernel/isoDate.ts';

/** The day on which every measurement stands. */
export const benchDay = isoDate('2026-11-21');

/** Opens an office in a folder of its own, gives it a creditor, does the work and throws everything away. */
export async function withBenchOffice(
  work: (office: Office, creditorId: number, folder: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'frist-bench-'));
  const office = await openOffice({
    folder: join(folder, 'data'),
    resources: resourcesFolder,
    version: '0.0.0',
    clock: clockOn(benchDay),
    actor: 'tester',
    log: silentLog,
    threadEntry,
  });
  try {
    const { id } = await inProcessClient(office.router, office.means).creditors.add({
      name: 'Målebedriften AS',
      organisationNumber: null,
      country: 'NO',
      street: 'Storgata 1',
      postcode: '5003',
      city: 'Bergen',
      email: 'post@example.no',
      phone: '55 00 00 00',
      bankAccount: '15201234562',
      postalDays: 2,
      listDays: 0,
      minimumAmount: 0,
      firstInvoiceNumber: null,
      foreignCustomers: 'withhold',
      personProfile: 'standard',
      companyProfile: 'standard',
    });
    await work(office, id, folder);
  } finally {
    await office.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a job of the office to its end. */
export function runJob<Value>(office: Office, work: (tools: JobTools) => Promise<Value>): Promise<Value> {
  return finished(office.jobs.stream({ kind: 'bench', creditorId: null }, undefined, work));
}
