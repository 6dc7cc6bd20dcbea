import { expectAccessible } from '#test/support/expectAccessible.ts';
import { ledgerWith } from '#test/support/ledgerWith.ts';
import { openItems } from '#test/support/openItems.ts';
import { expect, test, type OpenFrist } from '#test/support/openFrist.ts';
import { remindersPage } from '#test/support/remindersPage.ts';

const list = openItems([
  { number: '7001', customer: '1', name: 'Anna Berg' },
  { number: '7002', customer: '2', name: 'Bjørn Dahl', street: '', postcode: '', city: '' },
  { number: '7003', customer: '3', name: 'Cecilie Eng AS', organisationNumber: '923609016' },
  { number: '7004', customer: '4', name: 'Frode Hagen', issued: '2026-11-01', due: '2026-11-15' },
]);

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`every screen is accessible, ${scheme}`, () => {
    test.use({ colorScheme: scheme });

    test('first opening and new client', async ({ frist }) => {
      const { page } = frist;
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(page, 'first opening');
      await page.getByRole('button', { name: 'Legg til første klient' }).click();
      await page.getByRole('button', { name: 'Legg til klient' }).click();
      await expect(page.getByLabel('Navn')).toHaveAttribute('aria-invalid', 'true');
      await expectAccessible(page, 'new client with an error');
    });

    test.describe('with invoices', () => {
      test.use({ ledger: ledgerWith(list) });

      test('lists, panels and dialogs', async ({ frist }) => {
        test.setTimeout(120_000);
        await walk(frist);
      });

      test('profiles', async ({ frist }) => {
        test.setTimeout(120_000);
        await walkProfiles(frist);
      });
    });
  });
}

async function walk({ page }: OpenFrist): Promise<void> {
  const view = remindersPage(page);
  await expect(view.row('7001')).toBeVisible();
  await expectAccessible(page, 'queue');
  await view.row('7001').getByRole('checkbox').click();
  await view.row('7001').click({ position: { x: 60, y: 18 } });
  await expect(page.getByRole('complementary')).toContainText('Hvorfor dette steget?');
  await expectAccessible(page, 'selection and invoice panel');
  await view.row('7002').getByRole('button', { name: 'Adresse: fyll inn for Bjørn Dahl' }).click();
  await expect(page.getByLabel('Gateadresse')).toBeVisible();
  await expectAccessible(page, 'customer panel');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Valg for faktura 7003' }).click();
  await expectAccessible(page, 'row menu');
  await page.getByRole('menuitem', { name: /Sett på vent/ }).click();
  await expectAccessible(page, 'hold dialog');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /Send 1 purring/ }).click();
  await expect(view.dialog.getByRole('grid')).toContainText('Anna Berg');
  await expectAccessible(page, 'run dialog');
  await view.dialog.getByRole('button', { name: 'Fortsett senere' }).click();
  await expect(page.getByRole('heading', { name: 'Utsendelser' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Utsendelse 1.*kladd/ })).toBeVisible();
  await expectAccessible(page, 'runs');
  await page.getByRole('link', { name: /Kunder mangler adresse/ }).click();
  await page.getByRole('button', { name: /Rediger adressen/ }).click();
  await expectAccessible(page, 'missing addresses');
  await page.getByRole('link', { name: 'Innstillinger' }).click();
  await expect(page.getByLabel('Navn')).toHaveValue(/./);
  await expectAccessible(page, 'settings');
  await page.getByRole('button', { name: /Fjordlys/ }).click();
  await expectAccessible(page, 'creditor switcher');
}

async function walkProfiles({ page }: OpenFrist): Promise<void> {
  await page.getByRole('link', { name: 'Profiler' }).click();
  await expect(page.getByRole('list', { name: 'Tidslinje' })).toBeVisible();
  await page.getByLabel('Vent etter forfall').fill('0');
  await page.getByRole('row', { name: 'Inkassovarsel' }).click({ position: { x: 150, y: 20 } });
  await page.getByLabel('Dager til fristen').fill('3');
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible(page, 'profile that the law does not allow');
  await page.getByRole('radio', { name: 'Brev' }).click();
  await page.getByRole('button', { name: 'Skriv egne ord' }).click();
  await expect(page.getByRole('article', { name: 'Brev' })).toBeVisible();
  await expectAccessible(page, 'letter of a step');
  await page.getByRole('tab', { name: /Tilordnede kunder/ }).click();
  await expect(page.getByRole('grid', { name: 'Tilordnede kunder' })).toBeVisible();
  await expectAccessible(page, 'assigned customers');
  await page.getByRole('tab', { name: 'Hendelser' }).click();
  await expect(page.getByRole('grid', { name: 'Hendelser' })).toBeVisible();
  await expectAccessible(page, 'events of a profile');
  await page.getByRole('button', { name: 'Ny profil for bedrifter' }).click();
  await expectAccessible(page, 'new profile');
  await page.keyboard.press('Escape');
}
