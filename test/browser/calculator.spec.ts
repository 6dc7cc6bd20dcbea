import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '#test/support/expectAccessible.ts';
import { ledgerWith } from '#test/support/ledgerWith.ts';
import { expect, test } from '#test/support/openFrist.ts';
import { hasPoppler, pdfText } from '#test/support/pdfText.ts';

test.use({ ledger: ledgerWith(null), today: '2026-07-15' });

test('reckons interest as the figures are typed, with the keyboard alone', async ({ frist }) => {
  const { page } = frist;
  await openCalculator(page);
  await expect(page.getByText('Skriv inn beløp og forfallsdato')).toBeVisible();
  await tabTo(page, page.getByLabel('Beløp', { exact: true }));
  await page.keyboard.type('10000');
  await typeDay(page, 'Forfallsdato', '15062026');
  await expect(result(page)).toContainText('99,66');
  await expect(result(page)).toContainText('99,65753425 før avrunding');
  const lines = working(page).locator('tbody tr');
  await expect(lines).toHaveCount(2);
  await expect(lines.nth(0)).toContainText('16.06.2026 – 30.06.2026');
  await expect(lines.nth(0)).toContainText('49,31506849');
  await expect(lines.nth(1)).toContainText('12,25 %');
  await expect(lines.nth(1)).toContainText('forsinkelsesrenteloven § 3');

  await tabTo(page, page.getByRole('button', { name: 'Legg til betaling' }));
  await page.keyboard.press('Enter');
  await typeDay(page, 'Betaling', '05072026');
  await tabTo(page, page.getByRole('group', { name: 'Betaling' }).getByLabel('Beløp'));
  await page.keyboard.type('10000');
  await expect(result(page)).toContainText('66,10');
  await expect(lines).toHaveCount(2);
  await tabTo(page, page.getByRole('button', { name: 'Fjern: Betaling' }));
  await page.keyboard.press('Enter');
  await expect(result(page)).toContainText('99,66');

  await tabTo(page, page.getByRole('button', { name: /Dagtelling/ }));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(lines.nth(0)).toContainText('360');
  await expect(result(page)).toContainText('101,04');
});

test('cuts an agreed rate where the law wants it, and counts another country by its own law', async ({
  frist,
}) => {
  const { page } = frist;
  await openCalculator(page);
  await page.getByLabel('Beløp', { exact: true }).fill('1000');
  await typeDay(page, 'Forfallsdato', '15062026');
  await choose(page, 'Rentesats', 'Avtalt sats');
  await page.getByRole('textbox', { name: 'Avtalt sats' }).fill('15');
  await expect(working(page)).toContainText('12 %');
  await expect(working(page)).not.toContainText('15 %');
  await choose(page, 'Kunden er', 'Bedrift');
  await expect(working(page)).toContainText('15 %');
  await choose(page, 'Land', 'Danmark');
  await choose(page, 'Rentesats', 'Lovens sats');
  await expect(working(page)).toContainText('renteloven');
  await expect(
    working(page)
      .getByText(/ikke bekreftet/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: /Dagtelling/ })).toContainText('365');
});

test('shows every step of a profile with its days, fee and reasons', async ({ frist }) => {
  const { page } = frist;
  await openCalculator(page);
  await page.getByLabel('Beløp', { exact: true }).fill('7500');
  await typeDay(page, 'Forfallsdato', '15062026');
  const steps = page.getByRole('table').filter({ hasText: 'Tidligst' });
  const first = steps.getByRole('row', { name: /Purring 1/ }).first();
  await expect(first).toContainText('29.06.2026');
  await expect(first).toContainText('38,00');
  await expect(first).toContainText(/7.538,00/);
  await expect(steps.getByRole('row', { name: /Til inkasso/ })).toHaveCount(1);
  await steps.getByRole('button', { name: 'Hvorfor: Purring 1' }).press('Enter');
  await expect(steps).toContainText('inkassoforskriften');
  await choose(page, 'Purreprofil', 'Mild');
  await expect(page.getByRole('heading', { name: 'Trinn med Mild' })).toBeVisible();
  await expect(first).not.toContainText('38,00');
});

test('keeps what was typed, and the way back to the client', async ({ frist }) => {
  const { page } = frist;
  await openCalculator(page);
  await page.getByLabel('Beløp', { exact: true }).fill('2500,50');
  await page.getByRole('link', { name: 'Purring' }).click();
  await expect(page.getByRole('heading', { name: 'Purring' })).toBeVisible();
  await page.getByRole('link', { name: 'Kalkulator' }).click();
  await expect(page.getByLabel('Beløp', { exact: true })).toHaveValue(/2.500,50/);
  await page.getByRole('button', { name: 'Begynn på nytt' }).click();
  await expect(page.getByLabel('Beløp', { exact: true })).toHaveValue('0,00');
});

test('prints a page of its own', async ({ frist, variant }) => {
  const { page } = frist;
  await openCalculator(page);
  await page.getByLabel('Beløp', { exact: true }).fill('10000');
  await typeDay(page, 'Forfallsdato', '15062026');
  await expect(result(page)).toContainText('99,66');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByRole('navigation')).toBeHidden();
  await expect(page.getByRole('form')).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Beregning av forsinkelsesrente/);
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(paper).toBe('rgb(255, 255, 255)');
  // Electron prints by another way, and without pdftotext nobody can look into the page.
  if (variant === 'desktop' || !hasPoppler) return;
  const pages = pdfText(await page.pdf({ preferCSSPageSize: true }));
  expect(pages).toHaveLength(1);
  const text = pages[0] ?? '';
  for (const part of [
    'Beregnet 15.07.2026',
    'no-2026-11-21',
    'Norge',
    '15.06.2026',
    '99,65753425',
    'Purring 1',
    '38,00',
  ])
    expect(text).toContain(part);
  expect(text).not.toContain('Legg til betaling');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test(`is accessible, ${colorScheme}`, async ({ frist }) => {
      const { page } = frist;
      await openCalculator(page);
      await expectAccessible(page, 'calculator, nothing typed');
      await page.getByLabel('Beløp', { exact: true }).fill('10000');
      await typeDay(page, 'Forfallsdato', '15062026');
      await choose(page, 'Land', 'Danmark');
      await page.getByRole('button', { name: 'Legg til kreditnota' }).click();
      await page.getByRole('button', { name: 'Hvorfor: Purring 1' }).click();
      await expectAccessible(page, 'calculator with everything open');
    });
  });
}

async function openCalculator(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Kalkulator' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Kalkulator' })).toBeVisible();
}

const result = (page: Page): Locator => page.locator('dl').filter({ hasText: 'Forsinkelsesrente' }).last();
const working = (page: Page): Locator => page.getByRole('table').filter({ hasText: 'Nøyaktig' });

/** Goes on with the tabulator until the place has the focus. */
async function tabTo(page: Page, place: Locator): Promise<void> {
  await expect(place).toBeVisible();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await place.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the tabulator does not come to ${String(place)}`);
}

async function typeDay(page: Page, label: string, day: string): Promise<void> {
  const field = page.getByRole('group', { name: label }).getByRole('spinbutton').first();
  await tabTo(page, field);
  await page.keyboard.type(day);
}

/** A field with a list is named by what is chosen and then by its label. */
async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`${field}$`) }).click();
  await page.getByRole('option', { name: option }).click();
}
