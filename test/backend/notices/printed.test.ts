import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resourcesFolder } from '#backend/entries/places.ts';
import { readModel } from '#shared/domain/letters/serializeModel.ts';
import { creditorFields } from '#test/support/creditorFields.ts';
import {
  finished,
  openTestOffice,
  queueFilter,
  refusalOf,
  type TestOffice,
} from '#test/support/openTestOffice.ts';
import type { OpenItem } from '#test/support/openItems.ts';
import { hasPoppler, pdfText } from '#test/support/pdfText.ts';

const logo = readFileSync(join(resourcesFolder, 'demo', 'logo.png'));

let frist: TestOffice;
beforeAll(async () => {
  frist = await openTestOffice();
});
afterAll(() => frist[Symbol.asyncDispose]());

/** A creditor whose list is taken over and whose letters are drawn on 15 September. */
async function printed(items: readonly OpenItem[], withLogo = false) {
  frist.clock.setTo('2026-09-15');
  const creditorId = await frist.addCreditor({ organisationNumber: null, foreignCustomers: 'include' });
  if (withLogo) await frist.client.creditors.setLogo({ creditorId, file: frist.file('logo.png', logo) });
  await frist.takeOver(creditorId, items);
  const filter = queueFilter(creditorId);
  const { runId } = await finished(await frist.client.notices.draft({ kind: 'all', filter, except: [] }));
  await finished(await frist.client.notices.approve({ runId }));
  return { creditorId, runId };
}

async function draw(runId: number): Promise<Uint8Array> {
  const { file } = await finished(await frist.client.notices.draw({ runId }));
  return readFileSync(frist.office.files.resolve(file)?.path ?? '');
}

async function letter(runId: number, number: number): Promise<Uint8Array> {
  const { file } = await finished(await frist.client.notices.letter({ runId, letter: number }));
  return readFileSync(frist.office.files.resolve(file)?.path ?? '');
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const customers: readonly OpenItem[] = [
  { number: '1', customer: '1', name: 'Kari Ødegård', postcode: '0150', amount: 100_050 },
  {
    number: '2',
    customer: '2',
    name: 'Bygg AS',
    organisationNumber: '974760673',
    postcode: '5003',
    amount: 2_000_000,
  },
  {
    number: '3',
    customer: '2',
    name: 'Bygg AS',
    organisationNumber: '974760673',
    postcode: '5003',
    amount: 310_001,
  },
  { number: '4', customer: '3', name: 'Ola Åsnes', postcode: '0010', amount: 45_099, open: 20_000 },
];

describe('drawing', () => {
  test('again gives the same bytes: of the run, of a letter, on another day, with the files gone', async () => {
    const { creditorId, runId } = await printed(customers, true);
    const first = await draw(runId);
    const single = await letter(runId, 2);
    const folder = join(frist.folder, 'runs', String(runId));
    rmSync(folder, { recursive: true });
    frist.clock.setTo('2026-09-20');
    await frist.takeOver(creditorId, [
      { number: '1', customer: '1', name: 'Kari Gift Hansen', open: 1, amount: 100_050 },
    ]);
    await frist.client.creditors.change({
      ...creditorFields({ name: 'Nytt Navn AS', organisationNumber: null, bankAccount: '' }),
      creditorId,
    });
    expect(sha256(await draw(runId))).toBe(sha256(first));
    expect(sha256(await letter(runId, 2))).toBe(sha256(single));
    const pages = frist.all<{ pages: number }>('SELECT pages FROM letter WHERE run_id = ?', runId);
    expect(pages.map((row) => row.pages)).toEqual([1, 1, 1]);
    // Nothing half written is left beside the letters.
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('the checksum of each letter is that of its frozen model, which says what the ledger says', async () => {
    const { runId } = await printed(customers);
    const letters = frist.all<{ id: number; model: string; checksum: string; customer_id: number }>(
      'SELECT id, model, checksum, customer_id FROM letter WHERE run_id = ? ORDER BY number',
      runId,
    );
    for (const one of letters) {
      expect(one.checksum).toBe(sha256(Buffer.from(one.model)));
      const model = readModel(one.model);
      const total = Number(
        frist.value(
          'SELECT sum(principal + interest + fee + earlier_fees) FROM notice WHERE letter_id = ?',
          one.id,
        ),
      );
      expect(digits(model.sums.at(-1)?.value ?? '')).toBe(String(total));
    }
    // In the order of the envelopes: by postcode.
    const order =
      'SELECT customer.postcode FROM letter JOIN customer ON customer.id = customer_id WHERE run_id = ? ORDER BY letter.number';
    expect(frist.all<{ postcode: string }>(order, runId).map((row) => row.postcode)).toEqual([
      '0010',
      '0150',
      '5003',
    ]);
  });

  test('the logo is that of the approval, whatever becomes of it later', async () => {
    const { creditorId, runId } = await printed(customers.slice(0, 1), true);
    await frist.client.creditors.setLogo({ creditorId, file: null });
    const withLogo = await draw(runId);
    const other = await printed(customers.slice(0, 1), false);
    const without = await draw(other.runId);
    expect(withLogo.length).toBeGreaterThan(without.length + 500);
    expect(Buffer.from(withLogo).includes('/Subtype /Image')).toBe(true);
    expect(Buffer.from(without).includes('/Subtype /Image')).toBe(false);
  });

  test('where nothing can be written it is refused, and can be gone on with once it can', async () => {
    const { runId } = await printed(customers.slice(0, 1));
    const folder = join(frist.folder, 'runs', String(runId));
    mkdirSync(join(frist.folder, 'runs'), { recursive: true });
    writeFileSync(folder, 'in the way');
    const refused = await refusalOf(async () => finished(await frist.client.notices.draw({ runId })));
    expect(refused).toMatchObject({ code: 'output_unwritable', params: { path: folder }, defined: true });
    expect(frist.value('SELECT state FROM run WHERE id = ?', runId)).toBe('approved');
    rmSync(folder);
    await draw(runId);
    expect(frist.value('SELECT state FROM run WHERE id = ?', runId)).toBe('dispatched');
  });
});

describe.skipIf(!hasPoppler)('what is on paper', () => {
  test('cover sheet, letters and ledger say the same sums', async () => {
    const { runId } = await printed(customers);
    const pages = pdfText(await draw(runId));
    const { run } = await frist.client.notices.run({ runId, offset: 0, limit: 1 });
    const [cover = '', ...letters] = pages;
    expect(digits(cover)).toContain(digits(kroner(run.principal + run.interest + run.fees)));
    expect(letters).toHaveLength(3);
    const totals = frist.all<{ total: number; name: string }>(
      `SELECT sum(principal + interest + fee + earlier_fees) AS total, customer.name FROM notice
       JOIN letter ON letter.id = letter_id JOIN customer ON customer.id = letter.customer_id
       WHERE notice.run_id = ? GROUP BY letter.id ORDER BY letter.number`,
      runId,
    );
    for (const [at, { total, name }] of totals.entries()) {
      expect(letters[at]).toContain(name);
      expect(letters[at]).toContain(kroner(total));
      expect(cover).toContain(kroner(total));
    }
    expect(totals.reduce((sum, one) => sum + one.total, 0)).toBe(run.principal + run.interest + run.fees);
  });

  test('a run over two currencies has a cover sheet for each, and mixes no sums', async () => {
    const euros: OpenItem = {
      number: '9',
      customer: '1',
      name: 'Kari Ødegård',
      postcode: '0150',
      currency: 'EUR',
      amount: 99_900,
    };
    const { runId, creditorId } = await printed([...customers, euros]);
    const { run, items } = await frist.client.notices.run({ runId, offset: 0, limit: 50 });
    const inEuro = items.find((item) => item.number === '9')!;
    // The statutory fee is in kroner: on a claim in euro there is none.
    expect(inEuro).toMatchObject({ fee: 0, principal: 99_900 });
    expect(inEuro.reasons.map((reason) => reason.code)).toContain('fee_other_currency');
    expect(run).toMatchObject({
      letters: 4,
      principal: 100_050 + 2_000_000 + 310_001 + 20_000,
      currency: 'NOK',
      others: [{ currency: 'EUR', principal: 99_900, interest: inEuro.interest, fees: 0 }],
    });
    const pages = pdfText(await draw(runId));
    expect(pages).toHaveLength(2 + 4);
    const [euroCover = '', euroLetter = '', kroneCover = ''] = pages;
    expect(euroCover).toContain('EUR');
    expect(euroLetter).toMatch(/EUR\s+999,00|999,00\s+EUR/);
    expect(euroCover).not.toContain('1 000,50');
    expect(kroneCover).not.toContain('999,00');
    await finished(await frist.client.notices.confirm({ runId }));
    const sum = await frist.client.reminders.selection({
      kind: 'all',
      filter: queueFilter(creditorId),
      except: [],
    });
    expect(sum.count).toBe(0);
  });

  test('the selection keeps the currencies apart as well', async () => {
    frist.clock.setTo('2026-09-15');
    const creditorId = await frist.addCreditor({ organisationNumber: null });
    await frist.takeOver(creditorId, [
      { number: '1', amount: 10_000 },
      { number: '2', amount: 777, currency: 'SEK' },
    ]);
    const sum = await frist.client.reminders.selection({
      kind: 'all',
      filter: queueFilter(creditorId),
      except: [],
    });
    expect(sum).toEqual({
      count: 2,
      total: 10_000,
      fees: 3800,
      compensation: 0,
      interest: 0,
      currency: 'NOK',
      others: [{ currency: 'SEK', total: 777, fees: 0, compensation: 0, interest: 0 }],
      channels: [{ channel: 'paper', count: 2 }],
    });
  });
});

function digits(text: string): string {
  return text.replace(/\D/g, '');
}

/** As a Norwegian letter writes it: 12 345,67. */
function kroner(amount: number): string {
  const text = String(amount).padStart(3, '0');
  return `${text.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ' ')},${text.slice(-2)}`;
}
