import { readFile, stat } from 'node:fs/promises';
import { asCommand, asQuery } from '#backend/border/border.ts';
import type { NamedFile } from '#backend/border/fileTokens.ts';
import { refuse } from '#backend/border/refuse.ts';
import { errorCode, type Reader } from '#backend/ledger/index.ts';
import type { LawBook } from '#backend/law/index.ts';
import type { StandingsKeeper } from '#backend/reminders/index.ts';
import { addCreditor, changeCreditor } from '#backend/creditors/creditors.ts';
import { presetName, readPresets } from '#backend/profiles/index.ts';
import { creditorCountries } from '#backend/creditors/creditorCountries.ts';
import { readLogo } from '#backend/creditors/logo.ts';
import type { CreditorFields } from '#shared/contract/creditors.ts';
import type { ClaimPart } from '#shared/domain/law/lawPack.ts';
import { freshness, usualStaleDays } from '#shared/domain/intake/freshness.ts';
import { sortKey } from '#shared/kernel/collation.ts';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { Refusal } from '#shared/kernel/refusal.ts';

/** The handlers of the area `creditors`: the client companies and their settings. */
export function createCreditorHandlers(laws: LawBook, resources: string, keeper: StandingsKeeper) {
  return {
    list: asQuery.creditors.list.handler(({ context: { db, clock } }) => listCreditors(db, clock.today())),

    get: asQuery.creditors.get.handler(async ({ input, context: { db } }) => {
      return (
        (await readCreditor(db, input.creditorId)) ??
        refuse('creditor_not_found', { creditor: input.creditorId })
      );
    }),

    countries: asQuery.creditors.countries.handler(({ context: { clock } }) =>
      creditorCountries(laws, clock.today()),
    ),

    presets: asQuery.creditors.presets.handler(({ input }) => {
      const country = input.country.toUpperCase();
      if (!laws.has(country))
        refuse('country_not_supported', { country, supported: [...laws.keys()].join(', ') });
      return readPresets(resources, country).map(({ preset, debtorKind, names }) => ({
        preset,
        debtorKind,
        name: presetName(names, country),
      }));
    }),

    add: asCommand.creditors.add.handler(async ({ input, context: { db, clock, changed } }) => {
      const id = await addCreditor(db, input, { laws, resources, now: clock.now() });
      changed('creditors', 'office');
      return { id };
    }),

    change: asCommand.creditors.change.handler(async ({ input, context: { db, changed, afterCommit } }) => {
      await changeCreditor(db, input.creditorId, input, laws);
      changed('creditors', 'reminders', 'customers');
      // The standings of the whole creditor follow its settings.
      afterCommit(() => void keeper.ensure(input.creditorId));
      return {};
    }),

    accounts: asQuery.creditors.accounts.handler(async ({ input, context: { db } }) => {
      const { creditorId } = input;
      const known = await db
        .selectFrom('creditor')
        .select('id')
        .where('id', '=', creditorId)
        .executeTakeFirst();
      if (known === undefined) refuse('creditor_not_found', { creditor: creditorId });
      return await db
        .selectFrom('account')
        .select(['number', 'name'])
        .where('creditor_id', '=', creditorId)
        .orderBy('number')
        .execute();
    }),

    setLogo: asCommand.creditors.setLogo.handler(async ({ input, context: { db, files, changed } }) => {
      const logo =
        input.file === null ? null : readLogo(await readChosen(input.file, files.resolve(input.file)));
      const row = await db
        .updateTable('creditor')
        .set({ logo: logo?.bytes ?? null, logo_type: logo?.type ?? null })
        .where('id', '=', input.creditorId)
        .returning('id')
        .executeTakeFirst();
      if (row === undefined) refuse('creditor_not_found', { creditor: input.creditorId });
      changed('creditors');
      return {};
    }),
  };
}

/** A letterhead needs no more than this; a photograph of 20 MB would be in every letter. */
const largestLogo = 2_000_000;

async function readChosen(token: string, file: NamedFile | undefined): Promise<Uint8Array> {
  if (file === undefined) return refuse('file_unknown', { token });
  try {
    if ((await stat(file.path)).size > largestLogo) refuse('logo_unreadable', { problem: 'too_large' });
    return await readFile(file.path);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return refuse('file_unreadable', { file: file.name, problem: errorCode(error) });
  }
}

async function readCreditor(db: Reader, creditorId: number) {
  const row = await db
    .selectFrom('creditor')
    .selectAll()
    .select((creditor) => creditor('logo_type', 'is not', null).as('has_logo'))
    .where('id', '=', creditorId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const profiles = await db
    .selectFrom('profile')
    .select(['id', 'preset', 'debtor_kind as debtorKind', 'name'])
    .where('creditor_id', '=', creditorId)
    .where('state', '=', 'active')
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute();
  const presetOf = (id: number | null): string => profiles.find((profile) => profile.id === id)?.preset ?? '';
  return {
    id: row.id,
    name: row.name,
    organisationNumber: row.organisation_number,
    country: row.country,
    currency: row.currency,
    street: row.street,
    postcode: row.postcode,
    city: row.city,
    email: row.email,
    phone: row.phone,
    bankAccount: row.bank_account,
    postalDays: row.postal_days,
    listDays: row.list_days,
    minimumAmount: row.minimum_amount,
    firstInvoiceNumber: row.first_invoice_number,
    firstInvoiceDate: row.first_invoice_date,
    foreignCustomers: row.foreign_customers,
    personProfile: presetOf(row.person_profile_id),
    companyProfile: presetOf(row.company_profile_id),
    feesAgreed: row.fees_agreed === 1,
    dueDatesAgreed: row.due_dates_agreed === 1,
    dayCount: row.day_count,
    limitationWarningDays: row.limitation_warning_days,
    paymentOrder: row.payment_order === null ? null : (JSON.parse(row.payment_order) as ClaimPart[]),
    chargeTreatment: row.charge_treatment,
    interestInvoiceMinimumDays: row.interest_invoice_minimum_days,
    interestInvoiceMinimum: row.interest_invoice_minimum,
    interestInvoiceMaximum: row.interest_invoice_maximum,
    feeAccount: row.fee_account,
    interestAccount: row.interest_account,
    compensationAccount: row.compensation_account,
    department: row.department,
    project: row.project,
    addressOrder: JSON.parse(row.address_order) as CreditorFields['addressOrder'],
    emailOrder: row.email_order,
    hasLogo: row.logo_type !== null,
    profiles,
  };
}

/** All creditors by name with what waits at each; the counts come from the projection. */
export async function listCreditors(db: Reader, today: IsoDate) {
  const [rows, open, ready, missing, waiting] = await Promise.all([
    db
      .selectFrom('creditor')
      .leftJoin('source', 'source.creditor_id', 'creditor.id')
      .select(['id', 'name', 'organisation_number', 'country', 'currency', 'synchronised_at'])
      .select(['source.stale_days'])
      .execute(),
    db
      .selectFrom('invoice')
      .select((all) => ['creditor_id', all.fn.countAll<number>().as('count')])
      .where('open', '<>', 0)
      .groupBy('creditor_id')
      .execute(),
    db
      .selectFrom('standing')
      .select((all) => ['creditor_id', all.fn.countAll<number>().as('count')])
      .where('kind', '=', 'ready')
      .groupBy('creditor_id')
      .execute(),
    db
      .selectFrom('standing')
      .select((all) => ['creditor_id', all.fn.count<number>('customer_id').distinct().as('count')])
      .where('kind', '=', 'missing_address')
      .groupBy('creditor_id')
      .execute(),
    db
      .selectFrom('source_file')
      .select((all) => ['creditor_id', all.fn.countAll<number>().as('count')])
      .where('state', '=', 'waiting')
      .groupBy('creditor_id')
      .execute(),
  ]);
  const byCreditor = (counts: readonly { readonly creditor_id: number; readonly count: number }[]) =>
    new Map(counts.map((row) => [row.creditor_id, row.count]));
  const [openOf, readyOf, missingOf] = [byCreditor(open), byCreditor(ready), byCreditor(missing)];
  const waitingOf = byCreditor(waiting);
  // By the Nordic alphabet, which SQLite does not know: Æ, Ø and Å come last.
  const byName = rows.map((row) => ({ row, key: sortKey(row.name) }));
  byName.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.row.id - b.row.id));
  return byName.map(({ row }) => ({
    id: row.id,
    name: row.name,
    organisationNumber: row.organisation_number,
    country: row.country,
    currency: row.currency,
    openInvoices: openOf.get(row.id) ?? 0,
    ready: readyOf.get(row.id) ?? 0,
    missingAddresses: missingOf.get(row.id) ?? 0,
    synchronisedAt: row.synchronised_at,
    isStale: freshness(row.synchronised_at, today, row.stale_days ?? usualStaleDays).isStale,
    waitingFiles: waitingOf.get(row.id) ?? 0,
  }));
}
