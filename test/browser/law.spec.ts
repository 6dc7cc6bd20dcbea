import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { projectRoot } from '#scripts/projectRoot.mjs';
import { ledgerWith } from '#test/support/ledgerWith.ts';
import { openItems } from '#test/support/openItems.ts';
import { expect, test, type LedgerFilling, type OpenFrist } from '#test/support/openFrist.ts';
import { runFrist } from '#test/support/runFrist.ts';

const list = openItems([{ number: '7001', customer: '1', name: 'Anna Berg', amount: 1_000_000 }]);

/** A creditor whose only invoice was reminded in November, so that interest is claimed of it from then on. */
const reminded: LedgerFilling = {
  fill: async (dataFolder) => {
    await ledgerWith(list).fill(dataFolder);
    const run = ['run', '--data', dataFolder, '--creditor', '1', '--as-of', '2026-11-21'];
    const out = join(dataFolder, 'letters');
    const { code, stderr } = await runFrist([...run, '--approve', '--out', out, '--confirm'], 180_000);
    if (code !== 0) throw new Error(`the reminder was not sent: ${stderr}`);
  },
};

test.describe('when a rate is missing', () => {
  test.use({ ledger: reminded, today: '2027-02-01' });

  test('it is added by keyboard, and what the invoice owes follows', async ({ frist }) => {
    test.setTimeout(120_000);
    const { page } = frist;
    const row = page.getByRole('row', { name: /7001/ });
    const owed = () => row.innerText();
    await expect(row).toBeVisible();
    const before = await owed();

    const link = page.getByRole('link', { name: /Lov og satser/ });
    await expect(link).toContainText('1');
    await link.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Forsinkelsesrente' })).toBeVisible();
    await expect(page.getByText('Satsen fra 01.01.2027 mangler')).toBeVisible();
    await expectAccessible(page, 'law');

    await page.getByRole('button', { name: 'Legg til satsen fra 01.01.2027' }).focus();
    await page.keyboard.press('Enter');
    // The dialog begins in the field of the rate; the day is filled in.
    await page.keyboard.type('13,25');
    await page.keyboard.press('Tab');
    await expect(page.getByText('Gir en forsinkelsesrente på 13,25 %')).toBeVisible();
    await expectAccessible(page, 'adding a rate');
    await page.keyboard.type('FOR-2026-12-17-9999');
    for (const key of ['Tab', 'Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
    await expect(page.getByText('Satsen er lagt til. Listene følger etter.')).toBeVisible();
    const newest = page.getByRole('table', { name: 'Forsinkelsesrente' }).getByRole('row').nth(1);
    await expect(newest).toContainText('fra 01.01.2027');
    await expect(newest).toContainText('13,25 %');
    await expect(newest).toContainText('FOR-2026-12-17-9999');
    await expect(page.getByText('Satsen fra 01.01.2027 mangler')).toHaveCount(0);

    await page.goBack();
    await expect(row).toBeVisible();
    await expect.poll(owed).not.toBe(before);
  });
});

test.describe('with a client', () => {
  test.use({ ledger: ledgerWith(list) });

  test('figures are looked at, confirmed and taken back by keyboard', async ({ frist }) => {
    test.setTimeout(120_000);
    const { page } = frist;
    await openLaw(page);
    const rules = page.getByRole('listbox', { name: 'Regler for Norge' });
    await rules.getByRole('option', { name: 'Forsinkelsesrente' }).focus();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('heading', { level: 2 })).toContainText('Første rentedag');
    await page.keyboard.press('ArrowUp');
    const wanting = page.getByRole('button', { name: 'Bekreft satsen fra 01.07.2024' });
    await wanting.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('12,5 %');
    await expect(dialog.getByRole('button', { name: 'Bekreft' })).toBeDisabled();
    await dialog.getByRole('switch').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('Kari Nordmann');
    await expectAccessible(page, 'confirming');
    for (const key of ['Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
    await expect(page.getByText('Satsen er bekreftet.')).toBeVisible();
    await expect(wanting).toHaveCount(0);
    const confirmed = page.getByRole('row', { name: /01\.07\.2024/ });
    await expect(confirmed).toContainText('bekreftet av Kari Nordmann');

    await rules.getByRole('option', { name: 'Lagt til av kontoret' }).click();
    await page.getByRole('button', { name: /Trekk tilbake: Bekreftet/ }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Feil sats');
    for (const key of ['Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
    await expect(page.getByText('Tillegget er trukket tilbake.')).toBeVisible();
    await expect(page.getByText(/Trukket tilbake av .*: Feil sats/)).toBeVisible();
    await rules.getByRole('option', { name: 'Tidligere versjoner' }).click();
    await expect(page.getByText('Satsene er de som gjelder nå.')).toBeVisible();
    await expectAccessible(page, 'earlier versions');
  });

  test('a reason that rests on an unconfirmed figure leads to that figure', async ({ frist }) => {
    const { page } = frist;
    await page.getByRole('row', { name: /7001/ }).click({ position: { x: 60, y: 18 } });
    const badge = page.getByRole('complementary').getByRole('link', { name: /ikke bekreftet/ });
    await badge.first().focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tab', { name: /Norge/ })).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByRole('button', { name: /^Bekreft satsen/ }).first()).toBeVisible();
  });

  test('a file with something wrong is refused with its place; a newer one is shown and taken', async ({
    frist,
  }) => {
    test.setTimeout(120_000);
    const { page } = frist;
    await openLaw(page);
    await expect(page.getByText('Lovpakke no-2026-11-21')).toBeVisible();
    const pack = newerPack();
    await choose(frist, 'bad.json', { ...pack, closedDays: { ...pack.closedDays, value: 'sometimes' } });
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('alert')).toContainText('bad.json kan ikke tas inn som lovpakke');
    await expect(dialog).toContainText(/Linje \d+, closedDays\.value: Skal være en av/);
    await expectAccessible(page, 'a refused pack');
    await expect(dialog.getByRole('button', { name: 'Ta i bruk lovpakken' })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(page.getByText('Lovpakke no-2026-11-21')).toBeVisible();

    await choose(frist, 'good.json', pack);
    await expect(dialog).toContainText('Tar plassen til no-2026-11-21');
    const difference = dialog.getByRole('row', { name: /Forsinkelsesrente/ });
    await expect(difference).toContainText('fra 01.01.2027');
    await expect(difference).toContainText('12,5 %');
    await expectAccessible(page, 'a newer pack');
    await dialog.getByRole('button', { name: 'Ta i bruk lovpakken' }).click();
    await expect(page.getByText(/Loven for Norge er nå no-2027-01-02/)).toBeVisible();
    await expect(page.getByText(/Lovpakke no-2027-01-02.*good\.json/)).toBeVisible();
    await expect(page.getByRole('table', { name: 'Forsinkelsesrente' })).toContainText('FOR-2026-12-17-9999');
  });
});

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`every part of the law is accessible, ${scheme}`, () => {
    test.use({ colorScheme: scheme, ledger: ledgerWith(null) });

    test('rules, reforms and additions of a country with both kinds of debtor', async ({ frist }) => {
      const { page } = frist;
      await openLaw(page);
      await page.getByRole('option', { name: /LOV-2026-05-22-19/ }).click();
      await expect(page.getByText('Vedtatt, uten første dag')).toBeVisible();
      await expectAccessible(page, 'reform');
      await page.getByRole('tab', { name: /Finland/ }).click();
      await expect(page.getByRole('img', { name: /Privatpersoner 9,5 %.*Bedrifter 10,5 %/ })).toBeVisible();
      await page.getByText('Vis som tabell').click();
      await expect(page.getByRole('table', { name: 'Forsinkelsesrenten over tid' })).toContainText(
        '2,5 % + 8 %',
      );
      await expectAccessible(page, 'rates of Finland');
      await page.getByRole('option', { name: 'Alle omkostninger for et krav' }).click();
      await expect(page.getByRole('table')).toContainText('over:');
      await expectAccessible(page, 'a scale');
      await page
        .getByRole('button', { name: /^Rett satsen/ })
        .first()
        .click();
      await expect(page.getByRole('dialog')).toContainText('Til en hovedstol på');
      await expectAccessible(page, 'correcting a scale');
    });
  });
}

async function openLaw(page: Page): Promise<void> {
  await page.getByRole('link', { name: /Lov og satser/ }).click();
  await expect(page.getByRole('heading', { name: 'Forsinkelsesrente' })).toBeVisible();
}

interface Pack {
  readonly version: string;
  readonly published: string;
  readonly closedDays: object;
  readonly lateInterest: { readonly rate: { readonly rates: { readonly both: object[] } } };
}

/** Norway's pack with the rate of another half-year, published later than the one that comes with the program. */
function newerPack(): Pack {
  const path = join(projectRoot, 'resources', 'law', 'no', 'law.json');
  const pack = JSON.parse(readFileSync(path, 'utf8')) as Pack;
  pack.lateInterest.rate.rates.both.push({
    from: '2027-01-01',
    value: 1250,
    grade: 'A',
    source: 'FOR-2026-12-17-9999',
    checked: '2027-01-02',
  });
  return { ...pack, version: 'no-2027-01-02', published: '2027-01-02' };
}

async function choose(
  { page, dataFolder, chooseFiles }: OpenFrist,
  name: string,
  pack: object,
): Promise<void> {
  const path = join(dataFolder, '..', name);
  writeFileSync(path, JSON.stringify(pack, null, 2));
  await page.getByRole('button', { name: 'Les inn lovpakke' }).click();
  await chooseFiles([path], () => page.getByRole('button', { name: 'Velg fil' }).click());
}

async function expectAccessible(page: Page, screen: string): Promise<void> {
  // Until what slides or fades in has come to rest; axe measures colours as they are painted.
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => ({
    id,
    where: nodes.map(({ html }) => html.slice(0, 160)),
  }));
  expect(found, screen).toEqual([]);
}
