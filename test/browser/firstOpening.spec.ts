import { expect, test } from '#test/support/openFrist.ts';
import { remindersPage } from '#test/support/remindersPage.ts';

test('offers the demo office, and opens it with invoices in every queue', async ({ frist }) => {
  // Seven clients with months of lists and letters are made; on a busy machine that takes its time.
  test.setTimeout(150_000);
  const { page } = frist;
  await expect(page.getByRole('heading', { name: 'Velkommen til Frist' })).toBeVisible();
  await page.getByRole('button', { name: 'Åpne demokontoret' }).click();
  await expect(page.getByRole('heading', { name: 'Purring' })).toBeVisible({ timeout: 120_000 });
  const view = remindersPage(page);
  for (const title of [/Klar til/, /Frist ikke/, /Ikke send/, /Innsigelse/]) {
    await expect(view.tab(title)).toHaveText(/[1-9]\d*$/);
  }
  await page
    .getByRole('button', { name: /Fjordbygg|firma/ })
    .first()
    .click();
  await expect(page.getByRole('menuitem')).not.toHaveCount(0);
});

test('starts empty: the first client is added, and mistakes are told at their fields', async ({ frist }) => {
  const { page } = frist;
  await page.getByRole('button', { name: 'Legg til første klient' }).click();
  await page.getByRole('button', { name: 'Legg til klient' }).click();
  await expect(page.getByLabel('Navn')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Navn').fill('Vestavind Drift AS');
  await page.getByLabel('Organisasjonsnummer').fill('923 609 017');
  await page.getByRole('button', { name: 'Legg til klient' }).click();
  await expect(page.getByLabel('Organisasjonsnummer')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Organisasjonsnummer').fill('923 609 016');
  await page.getByRole('button', { name: 'Legg til klient' }).click();
  await expect(page.getByRole('heading', { name: 'Les inn filer' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Vestavind Drift AS/ })).toContainText('923 609 016');
});

test('speaks English and shows itself dark when asked to, and remembers both', async ({ frist }) => {
  const { page } = frist;
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.getByRole('button', { name: 'Språk' }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome to Frist' })).toBeVisible();
  await page.getByRole('button', { name: 'Colours' }).click();
  await page.getByRole('menuitem', { name: 'Dark' }).click();
  await expect.poll(paper).not.toBe(light);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Welcome to Frist' })).toBeVisible();
  expect(await paper()).not.toBe(light);
});
