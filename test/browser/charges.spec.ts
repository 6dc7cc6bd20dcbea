import { readFileSync } from 'node:fs';
import { chargedOffice } from '#test/support/chargedOffice.ts';
import { expectAccessible } from '#test/support/expectAccessible.ts';
import { expect, test } from '#test/support/openFrist.ts';
import { remindersPage } from '#test/support/remindersPage.ts';

const anna = { number: '7001', customer: '1', name: 'Anna Berg', amount: 100_000 };
const bjorn = { number: '7002', customer: '2', name: 'Bjørn Dahl', amount: 120_000 };
const cecilie = { number: '7003', customer: '3', name: 'Cecilie Eng', amount: 140_000 };
const dag = { number: '7004', customer: '4', name: 'Dag Foss', amount: 160_000 };
/** Too young for a reminder, and paid some days late. */
const eva = {
  number: '7005',
  customer: '5',
  name: 'Eva Gran',
  amount: 900_000,
  issued: '2026-10-20',
  due: '2026-11-10',
};

// Filling the ledger takes four calls of the command line.
test.describe.configure({ timeout: 240_000 });

test.use({
  // Anna has paid the fee, too; Bjørn and Cecilie have paid without it; Dag has paid nothing.
  ledger: chargedOffice(
    [anna, bjorn, cecilie, dag, eva],
    [{ ...anna, open: -3800 }, { ...bjorn, open: 0 }, { ...cecilie, open: 0 }, dag],
  ),
});

test('what is paid without its fee is decided, taken back and put on an invoice', async ({ frist }) => {
  const { page } = frist;
  const view = remindersPage(page);
  const panel = (number: string) => page.getByRole('complementary', { name: `Faktura ${number}` });

  await test.step('the link counts what waits for a decision', async () => {
    await expect(page.getByRole('link', { name: /Gebyr og renter/ })).toContainText('2');
    await page.getByRole('link', { name: /Gebyr og renter/ }).click();
    await view.expectCount(/Å avgjøre/, 2);
    await view.expectCount(/Åpne/, 3);
    await view.expectCount(/Avsluttet/, 1);
    await expect(view.row('7002')).toContainText('betalt uten');
  });

  await test.step('one is let go, with the keyboard alone', async () => {
    await view.row('7003').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await expect(page.getByText('1 valgt')).toBeVisible();
    await page.getByRole('button', { name: 'Frafall …' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('God kunde');
    await view.dialog.getByRole('button', { name: 'Frafall' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText('1 krav frafalt')).toBeVisible();
    await view.expectCount(/Å avgjøre/, 1);
    await view.expectCount(/Avsluttet/, 2);
  });

  await test.step('the panel tells who let it go and why, and takes it back', async () => {
    await view.tab(/Avsluttet/).click();
    await view.row('7002').click({ position: { x: 100, y: 18 } });
    await expect(panel('7002')).toContainText('God kunde');
    await expect(panel('7002')).toContainText(/frafalt/);
    await panel('7002').getByRole('link', { name: 'Angre' }).click();
    await expect(panel('7002')).toContainText('kreves fortsatt');
    await page.keyboard.press('Escape');
    await expect(panel('7002')).toBeHidden();
  });

  await test.step('a payment is spread before it is booked, and books the charge alone', async () => {
    await view.tab(/Å avgjøre/).click();
    await view.row('7003').click({ position: { x: 100, y: 18 } });
    await panel('7003').getByRole('button', { name: 'Betaling …' }).click();
    await expect(view.dialog.getByText('Betaling fra Cecilie Eng')).toBeVisible();
    await view.dialog.getByLabel('Betalt beløp').fill('50');
    await expect(view.dialog.getByRole('row', { name: /7003/ })).toContainText('38,00');
    await expect(view.dialog.getByText('12,00 kr er det ingenting skyldig for.')).toBeVisible();
    await view.dialog.getByRole('button', { name: 'Før 38,00 kr på krav' }).click();
    await expect(view.dialog).toBeHidden();
    await view.expectCount(/Å avgjøre/, 0);
    await expect(page.getByText('Ingenting å avgjøre')).toBeVisible();
  });

  await test.step('several are put on an invoice of their own', async () => {
    await view.tab(/Åpne/).click();
    await page.getByRole('checkbox', { name: 'Velg alle' }).click();
    await page.getByRole('button', { name: 'På egen faktura …' }).click();
    await view.dialog.getByLabel('Fakturanummer').fill('R-100');
    await view.dialog.getByRole('button', { name: 'Før det' }).click();
    await expect(page.getByText('2 krav lagt på egen faktura')).toBeVisible();
    await expect(page.getByText('Ingen åpne krav')).toBeVisible();
    await view.tab(/Avsluttet/).click();
    await page.getByRole('radio', { name: 'På egen faktura' }).click();
    await expect(view.row('7004')).toContainText('faktura R-100');
  });
});

test('interest of what was paid late is listed, exported and noted as invoiced', async ({ frist }) => {
  const { page } = frist;
  const view = remindersPage(page);
  await page.getByRole('link', { name: /Gebyr og renter/ }).click();
  await view.tab(/Rentefakturaer/).click();
  await expect(view.row('7005')).toContainText('Eva Gran');
  await view.row('7005').click({ position: { x: 100, y: 18 } });
  await expect(page.getByRole('complementary', { name: 'Faktura 7005' })).toContainText(/11 dager, 12,25\s%/);

  const saved = await frist.saveFile(() => page.getByRole('button', { name: 'Lagre som CSV' }).click());
  expect(readFileSync(saved, 'utf8')).toMatch(
    /;Eva Gran;7005;2026-10-20;2026-11-10;2026-11-21;11;33\.23;NOK/u,
  );

  await view.row('7005').getByRole('checkbox').click();
  await page.getByRole('button', { name: 'Før 1 som fakturert …' }).click();
  await view.dialog.getByLabel('Fakturanummer').fill('R-7');
  await view.dialog.getByRole('button', { name: 'Før det' }).click();
  await expect(page.getByText('Renten av 1 faktura er ført som fakturert')).toBeVisible();
  await expect(view.row('7005')).toHaveCount(0);
  await view.tab(/Per måned/).click();
  await expect(page.getByRole('row', { name: /2026-11/ })).toContainText('33,23');
});

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`charges are accessible, ${scheme}`, () => {
    test.use({ colorScheme: scheme });

    test('lists, panels and dialogs', async ({ frist }) => {
      const { page } = frist;
      const view = remindersPage(page);
      await page.getByRole('link', { name: /Gebyr og renter/ }).click();
      await view.row('7002').getByRole('checkbox').click();
      await view.row('7003').click({ position: { x: 100, y: 18 } });
      await expect(page.getByRole('complementary', { name: 'Faktura 7003' })).toBeVisible();
      await expectAccessible(page, 'list with a selection and a panel');
      await page.getByRole('button', { name: 'Betaling …' }).click();
      await view.dialog.getByLabel('Betalt beløp').fill('50');
      await expect(view.dialog.getByRole('table')).toBeVisible();
      await expectAccessible(page, 'payment dialog');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'På egen faktura …' }).click();
      await expectAccessible(page, 'decision dialog');
      await page.keyboard.press('Escape');
      await view.tab(/Rentefakturaer/).click();
      await view.row('7005').click({ position: { x: 100, y: 18 } });
      await expect(page.getByRole('complementary', { name: 'Faktura 7005' })).toBeVisible();
      await expectAccessible(page, 'interest invoices');
      await view.tab(/Per måned/).click();
      await expect(page.getByRole('table')).toBeVisible();
      await expectAccessible(page, 'by month');
    });
  });
}
