import { readFileSync } from 'node:fs';
import { expectAccessible } from '#test/support/expectAccessible.ts';
import { ledgerWith } from '#test/support/ledgerWith.ts';
import { openItems } from '#test/support/openItems.ts';
import { expect, test } from '#test/support/openFrist.ts';
import { remindersPage } from '#test/support/remindersPage.ts';

const list = openItems([
  { number: '7001', customer: '1', name: 'Anna Berg', amount: 100_000 },
  { number: '7002', customer: '2', name: 'Bjørn Dahl', amount: 250_000 },
  { number: '7003', customer: '3', name: 'Cecilie Eng', amount: 40_000 },
  { number: '7004', customer: '3', name: 'Cecilie Eng', amount: 60_000 },
]);

test.use({ ledger: ledgerWith(list) });

test('an objection on a part, on the whole, its answer, its letter and its end', async ({ frist }) => {
  test.setTimeout(180_000);
  const { page } = frist;
  const view = remindersPage(page);
  const panel = (number: string) => page.getByRole('complementary', { name: `Faktura ${number}` });

  await test.step('a part is disputed: the rest goes on, and the row says how much', async () => {
    await view.pick('7001', /Registrer innsigelse/);
    await view.dialog.getByRole('button', { name: /Hva bestrider kunden/ }).click();
    await page.getByRole('option', { name: 'Feil beløp' }).click();
    await view.dialog.getByRole('switch', { name: /Bare en del er bestridt/ }).click({ force: true });
    await view.dialog.getByLabel('Bestridt beløp').fill('300');
    await view.dialog.getByLabel('Begrunnelse').fill('Timene stemmer ikke');
    await expectAccessible(page, 'the dialog of an objection');
    await view.dialog.getByRole('button', { name: 'Registrer innsigelse' }).click();
    await expect(view.dialog).toHaveCount(0);
    await view.expectCount(/Klar til/, 4);
    await expect(view.row('7001').getByRole('img', { name: /Bestridt: 300,00/ })).toBeVisible();
    await expect(view.row('7001')).toContainText('700,00');
  });

  await test.step('the panel says why, the calendar beside the workflow, with what is disputed', async () => {
    await view.row('7001').click({ position: { x: 60, y: 18 } });
    await expect(panel('7001')).toContainText('Feil beløp'.toLowerCase());
    await expect(panel('7001')).toContainText('Ubestridt hovedstol');
    await expect(panel('7001')).toContainText('Etter kalenderen');
    await expect(panel('7001')).toContainText('Neste i prosessen');
    await expect(panel('7001')).toContainText('Kalenderen er foran');
    await expect(panel('7001')).toContainText('Første dag etter loven');
    await expectAccessible(page, 'the panel of an invoice');
    await page.keyboard.press('Escape');
  });

  await test.step('the whole is disputed: its own queue, with the day by which to answer', async () => {
    await view.pick('7002', /Registrer innsigelse/);
    await view.dialog.getByRole('button', { name: /Hva bestrider kunden/ }).click();
    await page.getByRole('option', { name: 'Ikke levert' }).click();
    await view.dialog.getByLabel('Begrunnelse').fill('Varen kom aldri fram');
    await view.dialog.getByRole('button', { name: 'Registrer innsigelse' }).click();
    await view.expectCount(/Innsigelse/, 1);
    await view.tab(/Innsigelse/).click();
    await expect(view.row('7002')).toContainText('ikke levert');
    await expect(view.row('7002')).toContainText('alt');
    await expect(view.row('7002')).toContainText('05.12.2026');
  });

  await test.step('it is answered, and the answer is saved as a letter', async () => {
    await view.row('7002').click({ position: { x: 60, y: 18 } });
    await panel('7002').getByRole('button', { name: 'Svar på innsigelsen' }).click();
    await view.dialog.getByRole('textbox', { name: 'Svar' }).fill('Varen ble levert 1. september.');
    await view.dialog.getByRole('button', { name: 'Registrer svaret' }).click();
    await expect(panel('7002')).toContainText('Besvart 21.11.2026');
    await expect(view.row('7002')).toContainText('besvart 21.11.');
    const saved = await frist.saveFile(() => panel('7002').getByText('Lagre svaret som brev').click());
    expect(readFileSync(saved).subarray(0, 5).toString()).toBe('%PDF-');
  });

  await test.step('it is lifted only with a reason, which the history keeps', async () => {
    await panel('7002').getByRole('button', { name: 'Opphev stoppen' }).click();
    await expect(view.dialog.getByRole('button', { name: 'Opphev stoppen' })).toBeDisabled();
    await view.dialog.getByLabel('Hvorfor?').fill('Kunden har funnet varen');
    await view.dialog.getByRole('button', { name: 'Opphev stoppen' }).click();
    await expect(panel('7002')).toContainText('Stopp opphevet: Innsigelse. Kunden har funnet varen');
    await view.expectCount(/Innsigelse/, 0);
  });

  await test.step('exceptions of a customer say in the list why nothing is sent', async () => {
    await view.tab(/Klar til/).click();
    await view.row('7003').getByRole('button', { name: 'Purreinnstillinger for Cecilie Eng' }).click();
    await page.getByRole('switch', { name: /Avtalegiro/ }).click({ force: true });
    await view.expectCount(/Ikke send/, 2);
    await page.keyboard.press('Escape');
    await view.tab(/Ikke send/).click();
    await expect(view.row('7004')).toContainText('avtalegiro');
  });

  await test.step('nobody is blocked yet, and the page says what that means', async () => {
    await page.getByRole('link', { name: 'Sperrede kunder' }).click();
    await expect(page.getByText('Ingen er sperret')).toBeVisible();
  });
});
