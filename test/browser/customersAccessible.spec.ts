import { customersPages } from '#test/support/customersPage.ts';
import { expectAccessible } from '#test/support/expectAccessible.ts';
import { officeOf } from '#test/support/officeOf.ts';
import { openItems } from '#test/support/openItems.ts';
import { expect, test, type OpenFrist } from '#test/support/openFrist.ts';

const solheim = { name: 'Solheim Bygg AS', organisationNumber: '923609016' };
const office = officeOf([
  {
    lists: [
      openItems([
        { number: '7001', customer: '1', street: 'Storgata 1', ...solheim },
        { number: '7002', customer: '2', name: 'Bjørn Dahl', street: '', postcode: '', city: '' },
      ]),
    ],
  },
  {
    fields: { name: 'Havblikk Kafé AS', organisationNumber: '974760673' },
    lists: [openItems([{ number: '9001', customer: '88', street: 'Gammelveien 9', ...solheim }])],
  },
]);

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`every screen of the customers is accessible, ${scheme}`, () => {
    test.use({ colorScheme: scheme, ledger: office });

    test('list, card, missing addresses and changes', async ({ frist }) => {
      test.setTimeout(180_000);
      await walkList(frist);
      await walkCard(frist);
      await walkMissing(frist);
    });
  });
}

async function walkList({ page }: OpenFrist): Promise<void> {
  const view = customersPages(page);
  await page.goto(`${page.url().split('#')[0]}#/creditors/1/customers`);
  await view.expectCount(2);
  await expectAccessible(page, 'customers');
  await page.getByRole('button', { name: 'Stopp', exact: true }).click();
  await expectAccessible(page, 'a filter of the customers');
  await page.keyboard.press('Escape');
  await view.grid.getByRole('checkbox', { name: 'Velg alle i filteret' }).click();
  await page.getByRole('button', { name: 'Endre', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Person eller bedrift …' }).click();
  await expectAccessible(page, 'a change of many');
  await page.keyboard.press('Escape');
}

async function walkCard({ page }: OpenFrist): Promise<void> {
  const view = customersPages(page);
  await view.card('Solheim Bygg AS');
  await expect(view.section('Samme skyldner hos andre klienter')).toBeVisible();
  await expectAccessible(page, 'card');
  await view
    .section('Adresser')
    .getByRole('button', { name: /^Rediger adressen/ })
    .click();
  await view
    .section('Navn, e-post og telefon')
    .getByRole('button', { name: /^Rediger navn/ })
    .click();
  await view.section('Kontaktpersoner').getByRole('button', { name: 'Legg til kontaktperson' }).click();
  await expectAccessible(page, 'forms of the card');
  await page.getByLabel('Gateadresse').fill('Nygata 12');
  await page.keyboard.press('Enter');
  await expect(view.section('Endret her')).toBeVisible();
  await page.getByRole('button', { name: 'Registrer konkurs eller gjeldsordning …' }).click();
  await expectAccessible(page, 'situation');
  await view.dialog.getByRole('button', { name: /^Lagre/ }).click();
  await expect(page.getByText('Konkurs siden 21.11.2026')).toBeVisible();
  await view.section('Samme skyldner hos andre klienter').getByRole('button', { name: 'Overfør …' }).click();
  await expectAccessible(page, 'what is carried over');
  await page.keyboard.press('Escape');
  await expectAccessible(page, 'card of a bankrupt company');
  for (const tab of [/^Fakturaer/, /^Brev/, 'Notater og hendelser']) {
    await page.getByRole('tab', { name: tab }).click();
    await expectAccessible(page, `card, ${tab}`);
  }
  await page.getByRole('tab', { name: /^Fakturaer/ }).click();
  await page.getByRole('row').filter({ hasText: '7001' }).click();
  await expect(page.getByRole('complementary', { name: 'Faktura 7001' })).toBeVisible();
  await expectAccessible(page, 'an invoice of the card');
}

async function walkMissing({ page }: OpenFrist): Promise<void> {
  const view = customersPages(page);
  await view.open('Kunder mangler adresse');
  await page.getByRole('button', { name: 'Rediger adressen til Bjørn Dahl' }).click();
  await expectAccessible(page, 'missing addresses');
  await page.getByRole('tab', { name: 'E-postadresser' }).click();
  await expectAccessible(page, 'missing e-mail addresses');
  await view.open('Endringer å føre tilbake');
  await expect(page.getByRole('region', { name: 'Solheim Bygg AS' })).toBeVisible();
  await expectAccessible(page, 'changes to bring back');
  await page.getByRole('tab', { name: 'Krysset av' }).click();
  await expectAccessible(page, 'changes that were ticked off');
}
