import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { importPage } from '#test/support/importPage.ts';
import { saftFile } from '#test/support/intake/saftFile.ts';
import { countInteractions, interactionLine } from '#test/support/interactions.ts';
import { keyboardOnly } from '#test/support/keyboardOnly.ts';
import { expect, test } from '#test/support/openFrist.ts';
import { hasPoppler, pdfText } from '#test/support/pdfText.ts';
import { remindersPage } from '#test/support/remindersPage.ts';

const addressOf = (street: string, number: string, postcode: string, city: string) =>
  `<Address><StreetName>${street}</StreetName><Number>${number}</Number><City>${city}</City>
  <PostalCode>${postcode}</PostalCode><Country>NO</Country><AddressType>PostalAddress</AddressType></Address>`;

/** Part paid, without an address, with a balance from before the file, and paid in full. */
const ledgerFile = saftFile({
  created: '2026-11-20',
  selection:
    '<SelectionStartDate>2026-01-01</SelectionStartDate><SelectionEndDate>2026-11-20</SelectionEndDate>',
  customers: [
    {
      id: '10001',
      name: 'Anna Berg',
      party: addressOf('Storgata', '1', '0150', 'Oslo'),
      balances: [{ opening: '0', closing: '1000' }],
    },
    { id: '10002', name: 'Bjørn Dahl', balances: [{ opening: '0', closing: '480.50' }] },
    {
      id: '10003',
      name: 'Cecilie Eng AS',
      number: '974760673',
      party: addressOf('Havnegata', '2', '9008', 'Tromsø'),
      balances: [{ opening: '0', closing: '12000' }],
    },
    {
      id: '10004',
      name: 'Dag Foss',
      party: addressOf('Fjellveien', '3', '5019', 'Bergen'),
      balances: [{ opening: '750', closing: '0' }],
    },
  ],
  vouchers: [
    {
      id: '1',
      date: '2026-08-18',
      lines: [
        { customer: '10001', amount: '1250', reference: '2001', due: '2026-09-01' },
        { amount: '-1250' },
      ],
    },
    {
      id: '2',
      date: '2026-08-25',
      lines: [
        { customer: '10002', amount: '480.50', reference: '2002', due: '2026-09-08' },
        { amount: '-480.50' },
      ],
    },
    {
      id: '3',
      date: '2026-09-01',
      lines: [
        { customer: '10003', amount: '12000', reference: '2003', due: '2026-09-15' },
        { amount: '-12000' },
      ],
    },
    {
      id: '4',
      date: '2026-09-10',
      lines: [
        { customer: '10001', amount: '-250', reference: '2001' },
        { account: '1920', amount: '250' },
      ],
    },
    {
      id: '5',
      date: '2026-09-11',
      lines: [
        { customer: '10004', amount: '-750', reference: '1990' },
        { account: '1920', amount: '750' },
      ],
    },
  ],
}).replaceAll('912345676', '923609016');

test('a new user comes from a SAF-T file to the first letter, without a mouse', async ({ frist }) => {
  // The whole way, from an empty office on, with every Tab.
  test.setTimeout(240_000);
  const { page } = frist;
  const keys = keyboardOnly(page);
  const intake = importPage(frist);
  const view = remindersPage(page);
  const file = join(dirname(frist.dataFolder), 'saft.xml');
  writeFileSync(file, ledgerFile);
  const interactions = await countInteractions(page);
  const button = (name: string | RegExp) => page.getByRole('button', { name });

  await test.step('the client company', async () => {
    await keys.press(button('Legg til første klient'));
    await expect(page.getByLabel('Navn')).toBeFocused();
    await keys.type(page.getByLabel('Navn'), 'Nordfjord Handel AS');
    await keys.type(page.getByLabel('Organisasjonsnummer'), '923609016');
    await keys.type(page.getByLabel('Gateadresse'), 'Strandgata 14');
    await keys.type(page.getByLabel('Postnummer'), '5003');
    await keys.type(page.getByLabel('Poststed'), 'Bergen');
    await keys.type(page.getByLabel('Kontonummer'), '12345678911');
    // Enter in a field sends the form.
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Les inn filer', level: 1 })).toBeVisible();
  });

  await test.step('the file is known by itself, and every account adds up', async () => {
    await frist.chooseFiles([file], () => keys.press(button('Velg filer')));
    await expect(intake.group(/^Nye\s*3$/)).toBeVisible({ timeout: 30_000 });
    await expect(intake.facts).toContainText('SAF-T');
    await keys.goTo(intake.group(/^Nye\s*3$/));
    while ((await intake.group(/^Saldoer/).getAttribute('aria-selected')) !== 'true') {
      await page.keyboard.press('ArrowRight');
    }
    await expect(page.getByText(/Kontoene til alle 4 kundene stemmer/)).toBeVisible();
    const account = page.getByRole('row', { name: /Dag Foss/ });
    await expect(account).toContainText(/750,00−750,000,00/);
    // What was part paid comes with its balance, what is paid does not come at all.
    await expect(intake.facts.getByRole('table', { name: 'Summene i filen' })).toContainText(/13\s480,50/);
    await keys.press(button(/^Ta inn$/));
    await expect(page.getByRole('heading', { name: 'Veien videre' })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('2 fakturaer er klare til å purres.')).toBeVisible();
  });

  await test.step('the missing address is typed in', async () => {
    await keys.press(button('Manglende adresser'));
    await keys.press(button('Rediger adressen til Bjørn Dahl'));
    await keys.type(page.getByLabel('Gateadresse'), 'Kirkeveien 64');
    await keys.type(page.getByLabel('Postnummer'), '5019');
    await expect(page.getByLabel('Sted')).toHaveValue(/bergen/i);
    await page.keyboard.press('Enter');
    await expect(page.getByText('Alle adresser er fullstendige')).toBeVisible();
  });

  const saved = await test.step('three letters are drafted, approved and saved', async () => {
    await keys.press(page.getByRole('link', { name: /^Purring/ }));
    await view.expectCount(/Klar til/, 3);
    await keys.press(view.grid.getByRole('checkbox', { name: 'Velg alle som kan sendes' }), 'Space');
    await expect(page.getByText('3 valgt')).toBeVisible();
    await keys.press(button('Send 3 purringer …'));
    await expect(view.dialog.getByRole('grid')).toContainText('Cecilie Eng AS', { timeout: 30_000 });
    await keys.press(view.dialog.getByRole('button', { name: 'Godkjenn 3 brev' }));
    await expect(view.dialog.getByText('Er bunken i orden?')).toBeVisible({ timeout: 60_000 });
    return frist.saveFile(() => keys.press(view.dialog.getByRole('button', { name: 'Lagre PDF …' })));
  });

  const done = await interactions();
  console.log(interactionLine('From a SAF-T file to the first letter, by keyboard', done));
  expect(done.clicks).toBe(0);

  await test.step('the letters say what is owed, to whom and where', () => {
    expect(readFileSync(saved).subarray(0, 5).toString()).toBe('%PDF-');
    if (!hasPoppler) return;
    // The cover sheet of the stack, then the letters.
    const [cover = '', ...letters] = pdfText(readFileSync(saved));
    const letterTo = (name: string) => letters.find((text) => text.includes(name)) ?? '';
    expect(cover).toMatch(/Hovedstol\s+13 480,50/);
    expect(letters).toHaveLength(3);
    expect(letterTo('Anna Berg')).toMatch(/Storgata 1\s[\s\S]*0150 Oslo/);
    expect(letterTo('Anna Berg')).toMatch(/2001[\s\S]*1 000,00/);
    expect(letterTo('Bjørn Dahl')).toMatch(/Kirkeveien 64\s[\s\S]*5019 BERGEN/i);
    expect(letterTo('Bjørn Dahl')).toMatch(/2002[\s\S]*480,50/);
    expect(letterTo('Cecilie Eng AS')).toMatch(/2003[\s\S]*12 000,00/);
    expect([cover, ...letters].join()).not.toContain('Dag Foss');
  });
});
