import { customersPages } from '#test/support/customersPage.ts';
import { ledgerWith } from '#test/support/ledgerWith.ts';
import { openItems } from '#test/support/openItems.ts';
import { expect, test } from '#test/support/openFrist.ts';

const list = openItems([
  { number: '7001', customer: '1', name: 'Anna Berg', amount: 100_000 },
  { number: '7002', customer: '2', name: 'Bjørn Dahl', street: '', postcode: '', city: '', amount: 250_000 },
  { number: '7003', customer: '3', name: 'Cecilie Eng AS', organisationNumber: '923609016', amount: 40_000 },
  {
    number: '7004',
    customer: '4',
    name: 'Dahlstrøm Bygg AS',
    organisationNumber: '974760673',
    amount: 75_000,
  },
  {
    number: '7005',
    customer: '5',
    name: 'Eli Foss',
    issued: '2026-11-01',
    due: '2026-12-15',
    amount: 90_000,
  },
  {
    number: '7006',
    customer: '4',
    name: 'Dahlstrøm Bygg AS',
    organisationNumber: '974760673',
    amount: 25_000,
  },
]);

test.use({ ledger: ledgerWith(list) });

test('customers are searched, filtered and sorted', async ({ frist }) => {
  const { page } = frist;
  const view = customersPages(page);
  await view.open('Kunder');
  await view.expectCount(5);

  await test.step('by name, place or the number of an invoice', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('dahl');
    await view.expectCount(2);
    await page.keyboard.press('Escape');
    await page.keyboard.type('7003');
    await view.expectCount(1);
    await expect(view.row('Cecilie Eng AS')).toBeVisible();
    await page.keyboard.press('Escape');
    await view.expectCount(5);
  });

  await test.step('by what is special about them, one filter after another', async () => {
    await view.filter('Kundetype', 'Person');
    await view.expectCount(3);
    await view.filter('Mangler', 'Adressen er ufullstendig');
    await view.expectCount(1);
    await expect(view.row('Bjørn Dahl').getByRole('img', { name: 'Adressen er ufullstendig' })).toBeVisible();
    await page.getByText('Nullstill filtre').click();
    await view.expectCount(5);
    await page.getByRole('radio', { name: 'Med forfalte fakturaer' }).click();
    await view.expectCount(4);
    await page.getByRole('radio', { name: 'Alle' }).click();
  });

  await test.step('by what they owe', async () => {
    await page.getByRole('button', { name: 'Åpent', exact: true }).click();
    await expect(page.getByRole('columnheader', { name: 'Åpent' })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
    await expect(view.grid.getByRole('row').nth(1)).toContainText('Bjørn Dahl');
    await expect(view.grid.getByRole('row').nth(2)).toContainText('Dahlstrøm Bygg AS');
    await expect(view.row('Dahlstrøm Bygg AS')).toContainText('1 000,00');
  });
});

test('a profile for many, with the way back; a stop for some, and its end', async ({ frist }) => {
  const { page } = frist;
  const view = customersPages(page);
  await view.open('Kunder');
  await view.expectCount(5);
  const change = (entry: string) =>
    test.step(entry, async () => {
      await page.getByRole('button', { name: 'Endre', exact: true }).click();
      await page.getByRole('menuitem', { name: entry }).click();
    });

  await test.step('all persons but one follow another profile', async () => {
    await view.filter('Kundetype', 'Person');
    await view.expectCount(3);
    await view.grid.getByRole('checkbox', { name: 'Velg alle i filteret' }).click();
    await expect(page.getByText('av alle 3 som filteret viser')).toBeVisible();
    await view.row('Eli Foss').getByRole('checkbox').click();
    await change('Profil …');
    await view.dialog.getByRole('button', { name: /Profil/ }).click();
    await page.getByRole('option', { name: /^Skånsom/ }).click();
    await view.dialog.getByRole('button', { name: /^Gi 2 kunder: Skånsom/ }).click();
    await expect(view.dialog).toHaveCount(0);
    await expect(page.getByText('2 kunder følger profilen.')).toBeVisible();
    for (const name of ['Anna Berg', 'Bjørn Dahl']) {
      await expect(
        view.row(name).getByRole('img', { name: 'Følger en tilpasset purreprosess' }),
      ).toBeVisible();
    }
    await expect(
      view.row('Eli Foss').getByRole('img', { name: 'Følger standard purreprosess' }),
    ).toBeVisible();
    await view.filter('Profil', 'Skånsom (Person)');
    await view.expectCount(2);
  });

  await test.step('and go back with one press', async () => {
    await page.getByRole('button', { name: 'Angre' }).first().click();
    await view.expectCount(0);
    await page.getByText('Nullstill filtre').click();
    await view.expectCount(5);
    await expect(
      view.row('Anna Berg').getByRole('img', { name: 'Følger standard purreprosess' }),
    ).toBeVisible();
  });

  await test.step('two are put on hold with a reason, found again, and freed', async () => {
    await view.row('Anna Berg').getByRole('checkbox').click();
    await view.row('Cecilie Eng AS').getByRole('checkbox').click();
    await page.getByRole('button', { name: 'Sett på vent …' }).click();
    await expect(view.dialog.getByRole('radio', { name: /Innsigelse/ })).toHaveCount(0);
    await view.dialog.getByLabel('Begrunnelse').fill('Avtalt betaling i desember');
    await view.dialog.getByRole('button', { name: 'Sett på vent for 2 kunder' }).click();
    await expect(page.getByText('Purring av 2 kunder er stoppet.')).toBeVisible();
    await view.filter('Stopp', 'Stoppet eller på vent');
    await view.expectCount(2);
    await expect(view.row('Anna Berg').getByRole('img', { name: 'På vent' })).toBeVisible();
    await view.grid.getByRole('checkbox', { name: 'Velg alle i filteret' }).click();
    await change('Opphev stopp …');
    await view.dialog.getByRole('button', { name: 'Purr 2 kunder videre' }).click();
    await view.expectCount(0);
  });

  await test.step('from a row to its card and back to the same row, by keyboard', async () => {
    await page.getByText('Nullstill filtre').click();
    await view.expectCount(5);
    await page.keyboard.press('/');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Cecilie Eng AS' })).toBeVisible();
    await page.getByRole('button', { name: 'Tilbake til kundene' }).click();
    await page.keyboard.press('/');
    await page.keyboard.press('ArrowDown');
    await expect(view.row('Cecilie Eng AS')).toBeFocused();
  });
});
