import { createWriteStream, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { importPage } from '#test/support/importPage.ts';
import { eInvoice } from '#test/support/intake/eInvoice.ts';
import { ledgerWith } from '#test/support/ledgerWith.ts';
import { openItems } from '#test/support/openItems.ts';
import { expect, test, type LedgerFilling, type OpenFrist } from '#test/support/openFrist.ts';
import { remindersPage } from '#test/support/remindersPage.ts';
import { runFrist } from '#test/support/runFrist.ts';

const anna = { number: '7001', customer: '1', name: 'Anna Berg' };
const cecilie = { number: '7003', customer: '3', name: 'Cecilie Eng AS', organisationNumber: '923609016' };

/** Writes a file beside the data folder of the test. */
function put(frist: OpenFrist, name: string, text: string): string {
  const path = join(dirname(frist.dataFolder), name);
  writeFileSync(path, text);
  return path;
}

test.describe('an empty ledger', () => {
  test.use({ ledger: ledgerWith(null) });

  test('a list is looked at row by row, taken over under a number, and undone', async ({ frist }) => {
    const { page } = frist;
    const intake = importPage(frist);
    const list = put(frist, 'liste.csv', openItems([anna, { ...cecilie, open: 50_000 }]));

    await page.getByRole('button', { name: 'Les inn fil' }).click();
    await expect(page.getByRole('table', { name: 'Dette forstår Frist' })).toContainText('CSV');
    await intake.read([list]);

    await expect(intake.group(/^Nye\s*2$/)).toBeVisible();
    await expect(page.getByRole('row', { name: /7003/ })).toContainText('Cecilie Eng AS');
    await expect(intake.facts.getByRole('table', { name: 'Summene i filen' })).toContainText(/1\s750,00/);
    await page.getByRole('row', { name: /7003/ }).click();
    await expect(page.getByRole('complementary', { name: '7003' })).toContainText(/500,00/);
    await page.keyboard.press('Escape');
    await expect(page.getByText('Ingenting endres før du tar det inn.')).toBeVisible();

    await intake.takeOver();
    const taken = page.getByRole('list', { name: 'Dette er tatt inn' });
    await expect(taken).toContainText('Innlesing 1');
    await expect(taken).toContainText(/nye\s*2/);

    await intake.history();
    await page.getByRole('row', { name: /liste\.csv/ }).click();
    const panel = page.getByRole('complementary', { name: 'Innlesing 1' });
    await expect(panel).toContainText('liste.csv');
    await panel.getByRole('button', { name: 'Angre innlesing 1 …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Angre innlesing 1?' });
    await dialog.getByRole('button', { name: /^Ta tilbake 2 fakturaer og 2 kunder/ }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('row', { name: /liste\.csv/ })).toContainText('angret');
    await expect(panel).toContainText('Angret');

    await page.getByRole('link', { name: 'Purring' }).click();
    await remindersPage(page).expectCount(/Klar til/, 0);
  });

  test('a list nobody knows is explained once, and known the next time', async ({ frist }) => {
    const { page } = frist;
    const intake = importPage(frist);
    const rows = (...numbers: readonly string[]) =>
      [
        'Papir;Hvem;Merke;Tidlig;Sent;Igjen',
        ...numbers.map((n) => `${n};Anna Berg;1;01.08.2026;01.09.2026;1.250,50`),
      ]
        .concat('')
        .join('\r\n');

    await intake.open();
    await intake.read([put(frist, 'rar-liste.csv', rows('8001', '8002'))]);
    await expect(page.getByRole('heading', { name: 'rar-liste.csv' })).toBeVisible();
    await expect(page.getByText(/Mangler ennå/)).toBeVisible();
    await intake.say('Papir', 'fakturanummer');
    await intake.say('Hvem', 'navn');
    await intake.say('Merke', 'kundenummer');
    await intake.say('Sent', 'forfallsdato');
    const read = page.getByRole('button', { name: 'Les med disse kolonnene' });
    await expect(page.getByText(/Mangler ennå: .*beløp/i)).toBeVisible();
    await expect(read).toBeDisabled();
    await intake.say('Igjen', 'restbeløp');
    await expect(page.getByText(/Alle de 2 første radene kan leses/)).toBeVisible();
    await expect(page.getByRole('table', { name: 'Slik leses de første radene' })).toContainText(/1\s250,50/);
    await page.getByLabel('Navn på listen').fill('Verkstedet');
    await read.click();
    await expect(intake.group(/^Nye\s*2$/)).toBeVisible();
    await intake.takeOver();

    await intake.open();
    await intake.read([put(frist, 'neste-uke.csv', rows('8002', '8003'))]);
    await expect(intake.group(/^Nye\s*1$/)).toBeVisible();
    await expect(intake.facts).toContainText('lest som «Verkstedet»');
    await page.getByRole('button', { name: 'Forkast' }).click();

    const remembered = page.getByRole('list', { name: 'Lister som huskes' });
    await expect(remembered).toContainText('Verkstedet');
    await remembered.getByRole('button', { name: 'Glem «Verkstedet»' }).click();
    await expect(remembered).toHaveCount(0);
  });

  test('a zip of mixed files: each by itself, what cannot be taken stops none of the others', async ({
    frist,
  }) => {
    const { page } = frist;
    const intake = importPage(frist);
    const zip = new ZipFile();
    const add = (name: string, content: string | Buffer) => zip.addBuffer(Buffer.from(content), name);
    add('uke/liste.csv', openItems([anna]));
    add('uke/faktura-5001.xml', eInvoice({ number: '5001' }));
    add('uke/faktura-5002.xml', eInvoice({ number: '5002' }));
    add('uke/gammel.xls', Buffer.from('d0cf11e0a1b11ae1'.padEnd(1200, '0'), 'hex'));
    add('uke/følgebrev.pdf', '%PDF-1.7\n');
    add('uke/.DS_Store', 'x');
    zip.end();
    const path = join(dirname(frist.dataFolder), 'uke.zip');
    await pipeline(zip.outputStream, createWriteStream(path));

    await intake.open();
    await intake.read([path]);
    const understood = page.getByRole('list', { name: 'Gjenkjent' });
    await expect(understood.getByRole('listitem')).toHaveCount(2);
    await expect(understood).toContainText('Enkeltfakturaer');
    await expect(page.getByRole('list', { name: 'Kan ikke tas inn' })).toContainText(/gammel\.xls.*Excel/s);
    const ignored = page.getByRole('list', { name: 'Holdt utenfor' });
    await expect(ignored).toContainText('følgebrev.pdf');
    await expect(ignored).toContainText('.DS_Store');
    await page.getByRole('button', { name: 'Se hva som endres' }).click();
    const parts = intake.facts.getByRole('checkbox');
    await expect(parts).toHaveCount(2);
    await intake.takeOver(/^Ta inn 2 deler/);
    const taken = page.getByRole('list', { name: 'Dette er tatt inn' });
    await expect(taken).toContainText('Innlesing 1');
    await expect(taken).toContainText('Innlesing 2');
    await page.getByRole('button', { name: 'Gå til purring' }).click();
    await expect(remindersPage(page).row('7001')).toBeVisible();
    await expect(remindersPage(page).row('5002')).toBeVisible();
  });

  test('files dropped on any page are read in for the client', async ({ frist, variant }) => {
    test.skip(variant === 'desktop', 'a made-up drop has no path');
    const { page } = frist;
    const intake = importPage(frist);
    await page.getByRole('link', { name: 'Innstillinger' }).click();
    const files = await page.evaluateHandle(
      (text) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text], 'sluppet.csv', { type: 'text/csv' }));
        return transfer;
      },
      openItems([anna]),
    );
    await page.dispatchEvent('body', 'dragover', { dataTransfer: files });
    await expect(page.getByText('Slipp for å lese inn for Fjordlys Elektro AS')).toBeVisible();
    await page.dispatchEvent('body', 'drop', { dataTransfer: files });
    await expect(page.getByRole('heading', { name: 'sluppet.csv' })).toBeVisible();
    await expect(intake.group(/^Nye\s*1$/)).toBeVisible();
    // What was read waits while another page is looked at, and is gone once it is thrown away.
    await page.getByRole('link', { name: 'Purring' }).click();
    await intake.open();
    await expect(intake.group(/^Nye\s*1$/)).toBeVisible();
    await page.getByRole('button', { name: 'Forkast' }).click();
    await expect(page.getByRole('button', { name: 'Velg filer' })).toBeVisible();
  });

  test('an import is worked without a mouse', async ({ frist }) => {
    const { page } = frist;
    const list = put(frist, 'liste.csv', openItems([anna, cecilie]));
    const press = async (name: RegExp) => {
      for (let step = 0; step < 60; step += 1) {
        const focused = await page.evaluate(() => {
          const { activeElement: element } = document;
          return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
        });
        if (name.test(focused.trim())) return page.keyboard.press('Enter');
        await page.keyboard.press('Tab');
      }
      throw new Error(`no Tab leads to ${name}`);
    };
    await expect(page.getByRole('button', { name: 'Les inn fil' })).toBeVisible();
    await press(/^Les inn fil$/);
    await expect(page.getByRole('heading', { name: 'Les inn filer' })).toBeVisible();
    await frist.chooseFiles([list], () => press(/^Velg filer$/));
    await expect(page.getByRole('tab', { name: /^Nye\s*2$/ })).toBeVisible();
    // The step begins at its beginning: the tabs, then the rows.
    await expect(page.getByRole('region', { name: 'Endringer' })).toBeFocused();
    const inGrid = () => page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex') ?? null);
    for (let step = 0; step < 12 && (await inGrid()) === null; step += 1) await page.keyboard.press('Tab');
    expect(await inGrid()).toBe('2');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('complementary', { name: '7003' })).toBeVisible();
    await page.keyboard.press('Escape');
    await press(/^Ta inn$/);
    await expect(page.getByText('Innlesing 1', { exact: true })).toBeVisible();
    await press(/^Gå til purring$/);
    await expect(remindersPage(page).row('7001')).toBeVisible();
  });
});

test.describe('a ledger with a list', () => {
  test.use({ ledger: ledgerWith(openItems([anna, cecilie])) });

  test('what is gone from a complete list is settled, what changed says from what to what', async ({
    frist,
  }) => {
    const { page } = frist;
    const intake = importPage(frist);
    await intake.open();
    await intake.read([put(frist, 'ny.csv', openItems([{ ...anna, open: 25_000 }]))]);
    await expect(page.getByRole('row', { name: /7001/ })).toContainText(/1\s250,00 → 250,00/);
    await expect(intake.group(/^Ikke på listen\s*1$/)).toBeVisible();
    await intake.facts.getByText('Denne listen er komplett').click();
    await expect(intake.group(/^Gjort opp\s*1$/)).toBeVisible();
    await intake.group(/^Gjort opp/).click();
    await expect(page.getByRole('row', { name: /7003/ })).toContainText('Cecilie Eng AS');
    await intake.takeOver();
    await page.getByRole('button', { name: 'Gå til purring' }).click();
    await remindersPage(page).expectCount(/Klar til/, 1);
  });
});

/** A ledger where the office knows a newer address of Anna Berg than her accounting system. */
const withOwnAddress: LedgerFilling = {
  fill: async (dataFolder) => {
    await ledgerWith(openItems([anna, cecilie])).fill(dataFolder);
    const set = ['customers', 'set', '--data', dataFolder, '--creditor', '1', '--customer', '1'];
    const { code, stderr } = await runFrist([...set, '--address', 'Nygata 9, 5003 Bergen']);
    if (code !== 0) throw new Error(`the address was not entered: ${stderr}`);
  },
};

test.describe('a ledger with an address of the office', () => {
  test.use({ ledger: withOwnAddress });

  test('a value of the office is never overwritten: both are shown, and its own stays', async ({ frist }) => {
    const { page } = frist;
    const intake = importPage(frist);
    const list = openItems([{ ...anna, street: 'Fjellveien 3', postcode: '5019', city: 'Bergen' }, cecilie]);
    await intake.open();
    await intake.read([put(frist, 'flyttet.csv', list)]);
    await intake.group(/^Konflikter\s*1$/).click();
    const row = page.getByRole('row', { name: /Anna Berg/ });
    await expect(row).toContainText('din Nygata 9, filen Fjellveien 3');
    await row.click();
    await expect(page.getByRole('complementary', { name: '1', exact: true })).toContainText(
      'Din egen verdi gjelder fortsatt.',
    );
    await page.keyboard.press('Escape');
    await intake.takeOver();
    await intake.history();
    await page.getByRole('row', { name: /flyttet\.csv/ }).click();
    await expect(page.getByRole('complementary', { name: 'Innlesing 2' })).toContainText(/konflikter\s*2/);
    await page.getByRole('link', { name: 'Kunder', exact: true }).click();
    await page.getByRole('row', { name: /Anna Berg/ }).click();
    await expect(page.getByText(/Nygata 9/).first()).toBeVisible();
  });
});
