import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '#test/support/openFrist.ts';

test('a client of another country: its numbers, its rules, and what is wrong at the field', async ({
  frist,
}) => {
  const { page } = frist;
  const settings = page.locator('form');
  await page.getByRole('button', { name: 'Legg til første klient' }).click();

  await test.step('the fields follow the country', async () => {
    await expect(page.getByLabel('Kontonummer')).toBeVisible();
    await page.getByRole('button', { name: /Norge.*Land|Land.*Norge/ }).click();
    await page.getByRole('option', { name: 'Sverige' }).click();
    await expect(page.getByLabel('Bankgiro eller plusgiro')).toBeVisible();
    await expect(page.getByLabel('Kontonummer')).toHaveCount(0);
    await expect(settings).toContainText('SEK');
    await expect(page.getByRole('switch', { name: /Salgsvilkårene nevner purregebyret/ })).not.toBeChecked();
  });

  await test.step('a number of another country is refused where it stands', async () => {
    await page.getByLabel('Navn').fill('Norrskens Bygg AB');
    await page.getByLabel(/^Organisasjonsnummer/).fill('923 609 016');
    await page.getByRole('button', { name: 'Legg til klient' }).click();
    await expect(page.getByLabel(/^Organisasjonsnummer/)).toHaveAttribute('aria-invalid', 'true');
    await page.getByLabel(/^Organisasjonsnummer/).fill('402001-0031');
    await page.getByLabel('Bankgiro eller plusgiro').fill('5999-0128');
    await page.getByRole('button', { name: 'Legg til klient' }).click();
    await expect(page.getByLabel('Bankgiro eller plusgiro')).toHaveAttribute('aria-invalid', 'true');
    await page.getByLabel('Bankgiro eller plusgiro').fill('bg 59990127');
  });

  await test.step('rules are folded away behind what holds, and come out by keyboard', async () => {
    const claim = page.getByRole('button', { name: /^Renter og foreldelse: / });
    await expect(claim).toContainText('Som vanlig i Sverige', { ignoreCase: true });
    await expect(page.getByLabel('Varsle før foreldelse')).toBeHidden();
    await claim.focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Varsle før foreldelse').fill('90');
    await page.keyboard.press('Tab');
    await expect(claim).toContainText('90 dager');
    await page.getByRole('switch', { name: /Salgsvilkårene/ }).focus();
    await page.keyboard.press('Space');
    const found = await new AxeBuilder({ page }).include('form').analyze();
    expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    // Nothing in the form may move the window itself.
    expect(await page.evaluate(() => document.scrollingElement?.scrollTop)).toBe(0);
  });

  await test.step('what was set is there again, and the country stays', async () => {
    await page.getByRole('button', { name: 'Legg til klient' }).click();
    await expect(page.getByRole('button', { name: /Norrskens Bygg AB/ })).toContainText('402001-0031');
    await page.getByRole('link', { name: 'Innstillinger' }).click();
    await expect(page.getByLabel('Bankgiro eller plusgiro')).toHaveValue('5999-0127');
    await expect(page.getByRole('switch', { name: /Salgsvilkårene/ })).toBeChecked();
    await expect(page.getByRole('button', { name: /^Renter og foreldelse: / })).toContainText('90 dager');
    await expect(page.getByText('Land', { exact: true })).toHaveCount(0);
    await expect(page.getByText('Sverige, SEK')).toBeVisible();
  });
});

test('interest invoices: an upper limit below the lower one opens the group and is said there', async ({
  frist,
}) => {
  const { page } = frist;
  await page.getByRole('button', { name: 'Legg til første klient' }).click();
  await page.getByLabel('Navn').fill('Vestavind Drift AS');
  const group = page.getByRole('button', { name: /^Rentefakturaer: / });
  await group.click();
  await page.getByLabel('Ikke under').fill('100');
  await page.getByLabel('Ikke over').fill('50');
  await page.keyboard.press('Tab');
  await group.click();
  await expect(page.getByLabel('Ikke over')).toBeHidden();
  await page.getByRole('button', { name: 'Legg til klient' }).click();
  await expect(page.getByLabel('Ikke over')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Ikke over').fill('200');
  await page.getByRole('button', { name: 'Legg til klient' }).click();
  await expect(page.getByRole('heading', { name: 'Les inn filer' })).toBeVisible();
});
