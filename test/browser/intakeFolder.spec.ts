import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { importPage } from '#test/support/importPage.ts';
import { ledgerWith } from '#test/support/ledgerWith.ts';
import { openItems } from '#test/support/openItems.ts';
import { expect, test } from '#test/support/openFrist.ts';
import { remindersPage } from '#test/support/remindersPage.ts';

const anna = { number: '7001', customer: '1', name: 'Anna Berg' };
const bjorn = { number: '7002', customer: '2', name: 'Bjørn Dahl' };

test.use({ ledger: ledgerWith(openItems([anna])) });

test('a folder is watched, what is new waits beside every list, and is read at once', async ({ frist }) => {
  const { page } = frist;
  const intake = importPage(frist);
  const folder = join(dirname(frist.dataFolder), 'eksport');
  mkdirSync(folder);

  await test.step('the list says when it was read', async () => {
    await expect(page.getByText(/Sist innlest \d\d\.\d\d\.\d{4}/)).toBeVisible();
    // Where files come by hand, the button leads to where they are chosen.
    await page.getByRole('button', { name: 'Synkroniser nå' }).click();
    await expect(page.getByRole('heading', { name: 'Les inn filer' })).toBeVisible();
  });

  await test.step('the folder is chosen, and the rule for absent invoices', async () => {
    await page.getByRole('button', { name: 'Endre' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/^En mappe/).click();
    await frist.chooseFolder(folder, () => dialog.getByRole('button', { name: 'Velg en mappe' }).click());
    await expect(dialog).toContainText('eksport');
    await dialog.getByText(/^er gjort opp/).click();
    await dialog.getByRole('button', { name: 'Lagre' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(intake.facts).toContainText('eksport');
    await expect(intake.facts).toContainText('Overvåkes mens Frist er åpen.');
  });

  await test.step('a new file is seen by itself', async () => {
    await page.getByRole('link', { name: 'Purring' }).click();
    writeFileSync(join(folder, 'uke48.csv'), openItems([bjorn]));
    await expect(page.getByText('1 fil venter')).toBeVisible({ timeout: 30_000 });
  });

  await test.step('it is read at once, and the rule of the source holds', async () => {
    await page.getByRole('button', { name: 'Synkroniser nå' }).click();
    await expect(page.getByRole('heading', { name: 'uke48.csv' })).toBeVisible({ timeout: 30_000 });
    await expect(intake.group(/^Nye\s*1$/)).toBeVisible();
    await expect(intake.group(/^Gjort opp\s*1$/)).toBeVisible();
    await intake.takeOver();
    await page.getByRole('button', { name: 'Gå til purring' }).click();
    await expect(remindersPage(page).row('7002')).toBeVisible();
    await expect(remindersPage(page).row('7001')).toHaveCount(0);
    await expect(page.getByText('1 fil venter')).toHaveCount(0);
  });

  await test.step('nothing more is there', async () => {
    await page.getByRole('button', { name: 'Synkroniser nå' }).click();
    await expect(page.getByText('Det er ikke noe nytt i mappen.')).toBeVisible();
  });
});
