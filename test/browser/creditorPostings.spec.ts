import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { runFrist } from '#test/support/runFrist.ts';
import { expect, test } from '#test/support/openFrist.ts';

/** A client whose chart of accounts was taken over. */
async function fill(data: string): Promise<void> {
  const creditor = join(data, '..', 'creditor.json');
  writeFileSync(creditor, JSON.stringify({ name: 'Norrskens Bygg AB', country: 'SE' }));
  const chart = join(data, '..', 'kontoplan.se');
  const lines = ['#FLAGGA 0', '#FORMAT PC8', '#SIETYP 4', '#PROGRAM "Bok" 1.0', '#FNAMN "Norrskens Bygg AB"'];
  const accounts = ['#KONTO 3590 "Paminnelseavgifter"', '#KONTO 8313 "Ranteintakter kundfordringar"'];
  writeFileSync(chart, [...lines, ...accounts, ''].join('\r\n'));
  for (const call of [
    ['creditor', 'add', '--data', data, '--file', creditor],
    ['import', '--data', data, '--creditor', '1', chart],
  ]) {
    const { code, stderr } = await runFrist(call);
    if (code !== 0) throw new Error(stderr);
  }
}

test.use({ ledger: { fill } });

test('accounts are found in the chart; the order of addresses is moved by keyboard', async ({ frist }) => {
  const { page } = frist;
  await page.getByRole('link', { name: 'Innstillinger' }).click();

  await test.step('an account by a part of its name, and one that is not in the chart', async () => {
    await page.getByRole('button', { name: /^Posteringer: / }).click();
    const fees = page.getByRole('combobox', { name: 'Konto for gebyr' });
    await fees.fill('minnelse');
    await page.getByRole('option', { name: '3590 Paminnelseavgifter' }).click();
    await expect(fees).toHaveValue('3590 Paminnelseavgifter');
    const interest = page.getByRole('combobox', { name: 'Konto for renter' });
    await interest.fill('8999');
    await page.getByLabel('Avdeling').fill('Salg');
    await page.getByRole('button', { name: 'Lagre' }).click();
    await expect(interest).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByText('den finnes ikke i kontoplanen').first()).toBeVisible();
    await interest.fill('8313');
    await page.getByLabel('Avdeling').focus();
    await expect(interest).toHaveValue('8313 Ranteintakter kundfordringar');
  });

  const order = page.getByRole('grid', { name: /Adresser for brevene/ });
  await test.step('Alt with the arrow puts the postal address first', async () => {
    await order.getByRole('row', { name: /Postadresse/ }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect(order.getByRole('row').first()).toContainText('Postadresse');
    await page.getByRole('button', { name: 'Lagre' }).click();
    await expect(page.getByText('Innstillingene for Norrskens Bygg AB er lagret.')).toBeVisible();
  });

  await test.step('and all of it is there when the page is opened again', async () => {
    await page.reload();
    await expect(order.getByRole('row').first()).toContainText('Postadresse');
    const postings = page.getByRole('button', { name: /^Posteringer: / });
    await expect(postings).toContainText('Konto for gebyr 3590 · Konto for renter 8313');
    await postings.click();
    await expect(page.getByLabel('Avdeling')).toHaveValue('Salg');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});
