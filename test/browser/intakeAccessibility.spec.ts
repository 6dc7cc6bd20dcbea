import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expectAccessible } from '#test/support/expectAccessible.ts';
import { importPage } from '#test/support/importPage.ts';
import { ledgerWith } from '#test/support/ledgerWith.ts';
import { openItems } from '#test/support/openItems.ts';
import { expect, test, type OpenFrist } from '#test/support/openFrist.ts';

const anna = { number: '7001', customer: '1', name: 'Anna Berg' };
const bjorn = { number: '7002', customer: '2', name: 'Bjørn Dahl' };

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`every screen of the import is accessible, ${scheme}`, () => {
    test.use({ colorScheme: scheme, ledger: ledgerWith(openItems([anna, bjorn])) });

    test('files, what was found, columns, difference, result', async ({ frist }) => {
      test.setTimeout(120_000);
      await walkImport(frist);
    });

    test('imports so far, undo, and where files come from', async ({ frist }) => {
      test.setTimeout(120_000);
      await walkHistory(frist);
    });
  });
}

async function walkImport(frist: OpenFrist): Promise<void> {
  const { page, dataFolder } = frist;
  const intake = importPage(frist);
  const put = (name: string, text: string): string => {
    const path = join(dirname(dataFolder), name);
    writeFileSync(path, text);
    return path;
  };
  const strange = put(
    'rar.csv',
    'Papir;Hvem;Sent;Igjen\r\n1;Anna Berg;01.09.2026;10,00\r\n2;Bo;99.09.2026;x\r\n',
  );
  const list = put(
    'liste.csv',
    openItems([
      { ...anna, open: 25_000 },
      { number: '7009', customer: '9', name: 'Ny Kunde' },
      { number: '7010', customer: '9', name: 'Ny Kunde', due: '2026-13-01' },
    ]),
  );
  await intake.open();
  await expect(page.getByRole('table', { name: 'Dette forstår Frist' })).toContainText('CSV');
  await expectAccessible(page, 'files');
  await intake.read([strange, list, put('brev.pdf', '%PDF-1.7\n')]);
  await expect(page.getByRole('list', { name: 'Venter på deg' })).toContainText('rar.csv');
  await expectAccessible(page, 'what was found');
  await page.getByRole('button', { name: 'Si hva kolonnene betyr: rar.csv' }).click();
  await intake.say('Papir', 'fakturanummer');
  await intake.say('Sent', 'forfallsdato');
  await intake.say('Igjen', 'restbeløp');
  await intake.say('Hvem', 'navn');
  await expect(page.getByRole('table', { name: 'Slik leses de første radene' })).toContainText('kan leses');
  await expectAccessible(page, 'columns');
  await intake.column('Hvem').getByRole('button').click();
  await expectAccessible(page, 'choice of a field');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Les med disse kolonnene' }).click();
  await expect(intake.grid).toBeVisible();
  await intake.facts.getByRole('button', { name: /liste\.csv/ }).click();
  for (const group of [/^Nye\s*\d/, /^Endret/, /^Ikke på listen/, /^Kan ikke leses/]) {
    await intake.group(group).click();
    await expect(intake.grid.getByRole('row').nth(1)).toBeVisible();
    await expectAccessible(page, `difference, ${String(group)}`);
  }
  await intake.grid.getByRole('row').nth(1).click();
  await expectAccessible(page, 'a row in full');
  await page.keyboard.press('Escape');
  await intake.takeOver();
  await expectAccessible(page, 'result');
}

async function walkHistory(frist: OpenFrist): Promise<void> {
  const { page } = frist;
  const intake = importPage(frist);
  await intake.history();
  await page.getByRole('row', { name: /open-items\.csv/ }).click();
  await expect(page.getByRole('complementary', { name: 'Innlesing 1' })).toContainText('open-items.csv');
  await expectAccessible(page, 'imports so far');
  await page.getByRole('button', { name: 'Angre innlesing 1 …' }).click();
  await expectAccessible(page, 'undo');
  await page.keyboard.press('Escape');
  await intake.open();
  await page.getByRole('button', { name: 'Endre' }).click();
  await page.getByText(/^En mappe/).click();
  await expectAccessible(page, 'where files come from');
}
