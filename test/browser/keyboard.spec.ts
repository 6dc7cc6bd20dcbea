import { ledgerWith } from '#test/support/ledgerWith.ts';
import { openItemsList } from '#test/support/intake/openItemsList.ts';
import { expect, test } from '#test/support/openFrist.ts';
import { remindersPage } from '#test/support/remindersPage.ts';

test.use({ ledger: ledgerWith(openItemsList({ invoices: 120, perCustomer: 2 })) });

test('the queue is worked without a mouse', async ({ frist }) => {
  const { page } = frist;
  const view = remindersPage(page);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex') ?? null);
  await expect(view.grid.getByRole('row').nth(3)).toBeVisible();

  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('2');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('4');
  await page.keyboard.press('Space');
  await expect(page.getByText('1 valgt')).toBeVisible();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('3 valgt')).toBeVisible();

  await page.keyboard.press('End');
  await expect.poll(focused).toBe('121');
  await page.keyboard.press('PageUp');
  await expect.poll(async () => Number(await focused())).toBeLessThan(115);
  await page.keyboard.press('Home');
  await expect.poll(focused).toBe('2');

  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary');
  await expect(panel).toContainText('Hvorfor dette steget?');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect.poll(focused).toBe('3');

  // Along the row to its own menu, and a note with it.
  await page.keyboard.press('ArrowLeft');
  expect(await focused()).toBe('3');
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Lovet å betale fredag');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Notatet er lagret.')).toBeVisible();
  await expect(view.grid.getByRole('img', { name: '1 notat' })).toBeVisible();
});

test('search, filters and sorting keep to each other', async ({ frist }) => {
  const { page } = frist;
  const view = remindersPage(page);
  await expect(view.grid.getByRole('row').nth(3)).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('ødegård 10');
  await expect(view.grid).toHaveAttribute('aria-rowcount', '3');
  await page.keyboard.press('Escape');
  await expect(view.grid).toHaveAttribute('aria-rowcount', '121');
  await page.getByRole('button', { name: 'Saldo' }).click();
  await expect(page.getByRole('columnheader', { name: 'Saldo' })).toHaveAttribute('aria-sort', 'descending');
  const totals = await view.grid
    .getByRole('row')
    .evaluateAll((rows) => rows.slice(1, 10).map((row) => row.children[6]?.textContent ?? ''));
  const amounts = totals.map((text) => Number(text.replaceAll(/[^\d,]/gu, '').replace(',', '.')));
  expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
  expect(new Set(amounts).size).toBeGreaterThan(3);
});
