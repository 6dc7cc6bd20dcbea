import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { CreditorFields } from '#shared/contract/creditors.ts';
import type { LetterModel } from '#shared/domain/letters/letterModel.ts';
import { previewLetter } from '#backend/notices/index.ts';
import { lawOf } from '#backend/law/index.ts';
import { readCreditorRules, readFacts } from '#backend/reminders/index.ts';
import { isoDate } from '#shared/kernel/isoDate.ts';
import type { OpenItem } from '#test/support/openItems.ts';
import {
  finished,
  openTestOffice,
  queueFilter,
  refusalOf,
  type TestOffice,
} from '#test/support/openTestOffice.ts';

// Real threads on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

let frist: TestOffice;
beforeAll(async () => {
  frist = await openTestOffice({ today: '2026-09-15' });
});
afterAll(() => frist[Symbol.asyncDispose]());

const creditors = {
  SE: {
    country: 'SE',
    organisationNumber: '5566778899',
    bankAccount: '5050-1055',
    feesAgreed: true,
    postcode: '111 22',
    city: 'Stockholm',
  },
  FI: {
    country: 'FI',
    organisationNumber: '2077474-0',
    bankAccount: 'FI2112345600000785',
    postcode: '00100',
    city: 'Helsinki',
  },
  DK: {
    country: 'DK',
    organisationNumber: '13585628',
    bankAccount: '1234-0012345678',
    postcode: '1050',
    city: 'København K',
  },
} as const satisfies Record<string, Partial<CreditorFields>>;

type Country = keyof typeof creditors;
const currencies = { SE: 'SEK', FI: 'EUR', DK: 'DKK' } as const;
const companyNumbers = { SE: '556036-0793', FI: '0112038-9', DK: '13748136' } as const;

async function creditorIn(
  country: Country,
  items: readonly OpenItem[],
  given: Partial<CreditorFields> = {},
): Promise<number> {
  const creditorId = await frist.addCreditor({ ...creditors[country], ...given });
  await frist.takeOver(
    creditorId,
    items.map((item) => ({ country, currency: currencies[country], ...item })),
  );
  return creditorId;
}

/** Drafts, approves and books everything that is ready; null when nothing is. */
async function send(creditorId: number): Promise<number | null> {
  const { notices } = frist.client;
  await frist.office.keeper.ensure(creditorId);
  const filter = queueFilter(creditorId);
  try {
    const { runId } = await finished(await notices.draft({ kind: 'all', filter, except: [] }));
    await finished(await notices.approve({ runId }));
    frist.execute("UPDATE run SET state = 'dispatched' WHERE id = ?", runId);
    await finished(await notices.confirm({ runId }));
    return runId;
  } catch (error) {
    if ((error as { code?: string }).code === 'run_empty') return null;
    throw error;
  }
}

/** What was sent of every invoice, in order. */
function sentOf(creditorId: number) {
  return frist.all<{ number: string; form: string; fee: number; compensation: number; sent_on: string }>(
    `SELECT invoice.number, notice.form, notice.fee, notice.compensation, sent_on FROM notice
     JOIN invoice ON invoice.id = invoice_id WHERE invoice.creditor_id = ? ORDER BY notice.id`,
    creditorId,
  );
}

/** Works every so many days until nothing more is sent. */
async function workThrough(creditorId: number, until: string): Promise<void> {
  for (let day = new Date('2026-09-02T12:00:00Z'); ; day = new Date(day.getTime() + 3 * 86_400_000)) {
    const date = day.toISOString().slice(0, 10);
    if (date > until) return;
    frist.clock.setTo(date);
    await send(creditorId);
  }
}

describe.each(Object.keys(creditors) as Country[])('%s', (country) => {
  test('a person and a company go through the standard profile, in the country’s language, to the end', async () => {
    frist.clock.setTo('2026-09-01');
    const company = { customer: '2', name: 'Bygg Oy Ab', organisationNumber: companyNumbers[country] };
    const creditorId = await creditorIn(country, [{ number: '1' }, { number: '2', ...company }]);
    await workThrough(creditorId, '2026-12-20');
    await frist.office.keeper.ensure(creditorId);
    const collect = await frist.queue(creditorId, 'collect');
    expect(collect.map((row) => [row.number, row.kind])).toEqual([
      ['1', 'consider_collection'],
      ['2', 'consider_collection'],
    ]);
    const sent = sentOf(creditorId);
    const law = lawOf(frist.office.laws, country);
    const models = frist
      .all<{ model: string; language: string }>(
        'SELECT model, language FROM letter JOIN run ON run.id = run_id WHERE creditor_id = ?',
        creditorId,
      )
      .map((row) => JSON.parse(row.model) as LetterModel);
    expect(new Set(models.map((model) => model.language))).toEqual(
      new Set([{ SE: 'sv', FI: 'fi', DK: 'da' }[country]]),
    );
    expect(models.every((model) => model.lawVersion === law.version)).toBe(true);
    // A person in Finland gets no collection notice: only an agency may send one.
    const ofPerson = sent.filter(({ number }) => number === '1').map(({ form }) => form);
    expect(ofPerson.includes('collection_notice')).toBe(country !== 'FI');
    const claimed = (number: string) =>
      sent
        .filter((notice) => notice.number === number)
        .reduce((sum, { fee, compensation }) => sum + fee + compensation, 0);
    expect({ person: claimed('1'), company: claimed('2') }).toEqual(
      {
        // 60 once, 180 for the collection notice; 450 between businesses, into which both count.
        SE: { person: 24_000, company: 45_000 },
        // 5 and 5 in all; 40 between businesses, into which the fees count.
        FI: { person: 1000, company: 4000 },
        // 100 three times, 100 for the notice is in the three; 310 between businesses beside the fees.
        DK: { person: 30_000, company: 61_000 },
      }[country],
    );
  });

  test('a letter can be looked at before anything of it is saved', async () => {
    frist.clock.setTo('2026-09-15');
    const creditorId = await creditorIn(country, [{ number: '71', amount: 123_400 }], {
      organisationNumber: null,
    });
    const db = frist.office.ledger.reader;
    const rules = await readCreditorRules(db, creditorId);
    if (rules === undefined) throw new Error('no rules');
    const law = lawOf(frist.office.laws, country);
    const profile = rules.profileOf('person', null);
    const request = {
      creditorId,
      profile,
      debtorKind: 'person',
      position: 0,
      language: ({ SE: 'sv', FI: 'fi', DK: 'da' } as const)[country],
      text: { title: 'Egen {invoice}', body: 'Text {total}' },
      subject: {
        kind: 'example',
        principal: 100_000,
        issued: isoDate('2026-08-01'),
        due: isoDate('2026-08-31'),
      },
    } as const;
    const today = isoDate('2026-09-15');
    const example = await previewLetter(db, request, law, today);
    expect(example.model.title).toBe('Egen 1001');
    expect(example.missing).toEqual([]);
    const subject = {
      kind: 'invoice',
      invoiceId:
        frist.all<{ id: number }>('SELECT id FROM invoice WHERE creditor_id = ?', creditorId)[0]?.id ?? 0,
    } as const;
    const own = await previewLetter(db, { ...request, text: null, subject }, law, today);
    expect(own.model.recipient[0]).toBe('Kari Ødegård');
    expect(own.model.invoices.rows[0]?.cells[0]).toBe('71');
    // Each later step stands on what the ones before it would have claimed.
    const later = profile.steps.findLastIndex((step) => step.kind !== 'hand_over');
    const last = country === 'FI' ? 1 : later;
    const { model } = await previewLetter(db, { ...request, text: null, position: last }, law, today);
    expect(model.sums.length).toBeGreaterThan(example.model.sums.length);
    expect(frist.value('SELECT count(*) FROM run WHERE creditor_id = ?', creditorId)).toBe(0);
    const handOver = profile.steps.length - 1;
    expect(await refusalOf(previewLetter(db, { ...request, position: handOver }, law, today))).toMatchObject({
      code: 'profile_without_letter',
    });
  });
});

test('the fees of continuous arrears are counted over all invoices of a customer', async () => {
  frist.clock.setTo('2026-09-01');
  const creditorId = await creditorIn('DK', [{ number: '1', issued: '2026-08-01', due: '2026-08-15' }], {
    organisationNumber: null,
  });
  const facts = async (day: string) => {
    const when = { asOf: isoDate(day), law: lawOf(frist.office.laws, 'DK') };
    const rows = await readFacts(frist.office.ledger.reader, creditorId, { kind: 'open' }, when);
    return rows.map((row) => [row.invoice.number, row.customer.feesInArrears, row.customer.openDebt]);
  };
  await send(creditorId);
  const [first] = sentOf(creditorId);
  if (first === undefined || first.fee === 0) throw new Error('the first reminder should bear a fee');
  const items = [
    { number: '1', issued: '2026-08-01', due: '2026-08-15', open: 0 },
    { number: '2', issued: '2026-08-10', due: '2026-08-25' },
    { number: '3', issued: '2026-10-10', due: '2026-10-25', customer: '9', name: 'Bo Hansen' },
  ].map((item) => ({ country: 'DK', currency: 'DKK', ...item }));
  // The first is paid but for its fee, and the second was overdue before that: the arrears go on.
  frist.clock.setTo('2026-09-05');
  await frist.takeOver(creditorId, items);
  expect(await facts('2026-10-01')).toEqual([
    ['1', [first.sent_on], 125_000],
    ['2', [first.sent_on], 125_000],
    ['3', [], 125_000],
  ]);
  // Had the second fallen due only after the first was paid, they would have been broken.
  frist.execute("UPDATE invoice SET due = '2026-09-10' WHERE number = '2' AND creditor_id = ?", creditorId);
  expect(await facts('2026-10-01')).toEqual([
    ['1', [], 125_000],
    ['2', [], 125_000],
    ['3', [], 125_000],
  ]);
});

test('after the reform in Norway a demand letter takes the collection notice’s place', async () => {
  await using own = await openTestOffice({ today: '2026-09-15' });
  await own.client.law.startReform({
    country: 'NO',
    reform: 'NO-LOV-2026-05-22-19',
    from: '2026-10-01',
    by: 'Ida',
  });
  const creditorId = await own.addCreditor();
  await own.takeOver(creditorId, [{ number: '1' }]);
  for (const day of ['2026-09-15', '2026-10-05', '2026-10-26']) {
    own.clock.setTo(day);
    await own.send(creditorId);
  }
  expect(own.all('SELECT kind, form, ordinal FROM notice ORDER BY id')).toEqual([
    { kind: 'reminder', form: 'reminder', ordinal: 1 },
    { kind: 'reminder', form: 'reminder', ordinal: 2 },
    { kind: 'collection_notice', form: 'demand_letter', ordinal: 1 },
  ]);
  const { model } = own.all<{ model: string }>('SELECT model FROM letter ORDER BY id DESC LIMIT 1')[0] ?? {
    model: '',
  };
  expect(JSON.parse(model)).toMatchObject({ kind: 'demand_letter', title: 'Gebyrbelagt kravbrev' });
  const [run] = await own.client.notices.runs({ creditorId, limit: 1 });
  const { items } = await own.client.notices.run({ runId: run?.id ?? 0, offset: 0, limit: 5 });
  expect(items[0]).toMatchObject({ form: 'demand_letter', step: { kind: 'collection_notice', ordinal: 1 } });
}, 120_000);
