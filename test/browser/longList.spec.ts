import { ledgerWith } from '#test/support/ledgerWith.ts';
import { openItemsList } from '#test/support/intake/openItemsList.ts';
import { expect, test } from '#test/support/openFrist.ts';
import { remindersPage } from '#test/support/remindersPage.ts';

const invoices = 100_000;

test.use({ ledger: ledgerWith(openItemsList({ invoices })) });

test('100,000 invoices scroll without the document growing', { tag: '@slow' }, async ({ frist }) => {
  test.setTimeout(180_000);
  const { page } = frist;
  const { grid } = remindersPage(page);
  await expect(grid).toHaveAttribute('aria-rowcount', String(invoices + 1), { timeout: 60_000 });
  const elements = () => page.evaluate(() => document.querySelectorAll('*').length);
  const before = await elements();
  await grid.hover();
  for (let turn = 0; turn < 30; turn += 1) await page.mouse.wheel(0, 2500);
  const inSight = () =>
    grid.evaluate((element) => {
      const top = element.getBoundingClientRect().top + 60;
      const row = document.elementFromPoint(400, top)?.closest('[role="row"]');
      return { index: Number(row?.getAttribute('aria-rowindex') ?? 0), text: row?.textContent ?? '' };
    });
  await expect.poll(async () => (await inSight()).index).toBeGreaterThan(1500);
  await expect.poll(async () => (await inSight()).text).toMatch(/Purring 1|Ødegård|Fjordbygg/);
  await grid.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
  await expect(grid.locator(`[aria-rowindex="${invoices + 1}"]`)).toContainText(/Ødegård|Fjordbygg/);
  expect(await elements()).toBeLessThan(before * 1.5);
  expect(await grid.getByRole('row').count()).toBeLessThan(80);

  await grid.getByRole('checkbox', { name: 'Velg alle som kan sendes' }).click();
  await expect(page.getByRole('region', { name: 'Valgte fakturaer' })).toContainText(/\d+ valgt/);
});
