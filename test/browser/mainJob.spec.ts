import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ledgerWith } from '#test/support/ledgerWith.ts';
import { openItems, type OpenItem } from '#test/support/openItems.ts';
import { expect, test } from '#test/support/openFrist.ts';
import { remindersPage } from '#test/support/remindersPage.ts';

const person = (number: string, customer: string, name: string, extra: Partial<OpenItem> = {}): OpenItem => ({
  number,
  customer,
  name,
  ...extra,
});

const items: readonly OpenItem[] = [
  person('7001', '1', 'Anna Berg'),
  person('7002', '2', 'Bjørn Dahl'),
  person('7003', '3', 'Cecilie Eng AS', { organisationNumber: '923609016' }),
  person('7004', '4', 'Dag Foss', { street: '', postcode: '', city: '' }),
  person('7005', '5', 'Eva Gran'),
  person('7006', '6', 'Frode Hagen', { issued: '2026-11-01', due: '2026-11-15' }),
];

test.use({ ledger: ledgerWith(null) });

test('from a ledger file to reminders that are booked as sent', async ({ frist }) => {
  test.setTimeout(120_000);
  const { page } = frist;
  const view = remindersPage(page);
  const file = join(frist.dataFolder, '..', 'liste.csv');
  writeFileSync(file, openItems(items));

  await test.step('a file is looked at before it is taken over', async () => {
    await expect(page.getByText('Les inn åpne fakturaer')).toBeVisible();
    await page.getByRole('button', { name: 'Les inn fil' }).first().click();
    await frist.chooseFiles([file], () => page.getByRole('button', { name: 'Velg filer' }).click());
    await expect(page.getByText('Ingenting endres før du tar det inn.')).toBeVisible();
    await expect(page.getByRole('row', { name: /7003/ })).toContainText('Cecilie Eng AS');
    await page.getByRole('button', { name: 'Ta inn' }).click();
    await expect(page.getByText('Innlesing 1', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Gå til purring' }).click();
  });

  await test.step('the queues show what each invoice needs', async () => {
    await view.expectCount(/Klar til/, 6);
    await expect(view.row('7001')).toContainText('Purring 1');
    await expect(view.row('7006')).toContainText(/Purring 1 fra \d\d\.\d\d\./);
    await expect(view.row('7006').getByRole('checkbox')).toBeDisabled();
    await expect(view.row('7004').getByRole('checkbox')).toBeDisabled();
    await expect(page.getByRole('link', { name: /Kunder mangler adresse/ })).toContainText('1');
  });

  await test.step('a missing address is mended in place, and the row leaves its list', async () => {
    await page.getByRole('link', { name: /Kunder mangler adresse/ }).click();
    await page.getByRole('button', { name: 'Rediger adressen til Dag Foss' }).click();
    await page.getByLabel('Gateadresse').fill('Fjellveien 3');
    await page.getByLabel('Postnummer').fill('5019');
    await page.getByLabel('Poststed').fill('Bergen');
    await page.getByRole('button', { name: 'Lagre' }).click();
    await expect(page.getByText('Alle adresser er fullstendige')).toBeVisible();
    await page.getByRole('link', { name: 'Purring' }).click();
    await expect(view.row('7004').getByRole('checkbox')).toBeEnabled();
  });

  await test.step('B turns into P and back', async () => {
    await expect(view.row('7003').getByRole('button', { name: 'Bedrift. Endre til person' })).toHaveText('B');
    await view.row('7003').getByRole('button', { name: 'Bedrift. Endre til person' }).click();
    await expect(view.row('7003').getByRole('button', { name: 'Person. Endre til bedrift' })).toHaveText('P');
    await page.getByRole('button', { name: 'Angre' }).click();
    await expect(view.row('7003').getByRole('button', { name: 'Bedrift. Endre til person' })).toHaveText('B');
  });

  await test.step('an invoice on hold goes to its queue, with the reason', async () => {
    await view.pick('7005', /Registrer innsigelse/);
    await view.dialog.getByLabel('Begrunnelse').fill('Varen kom aldri fram');
    await view.dialog.getByRole('button', { name: 'Registrer innsigelse' }).click();
    await view.expectCount(/Innsigelse/, 1);
    await view.tab(/Innsigelse/).click();
    await view.row('7005').click({ position: { x: 60, y: 18 } });
    await expect(page.getByRole('complementary', { name: 'Faktura 7005' })).toContainText(
      'Varen kom aldri fram',
    );
    await page.keyboard.press('Escape');
    await view.tab(/Klar til/).click();
  });

  await test.step('three reminders are drafted, approved, printed and confirmed', async () => {
    for (const number of ['7001', '7002', '7003']) await view.row(number).getByRole('checkbox').click();
    await expect(page.getByText('3 valgt')).toBeVisible();
    await page.getByRole('button', { name: 'Send 3 purringer …' }).click();
    await expect(view.dialog.getByRole('grid')).toContainText('Anna Berg');
    await view.dialog.getByRole('button', { name: 'Godkjenn 3 brev' }).click();
    await expect(view.dialog.getByText('Er bunken i orden?')).toBeVisible({ timeout: 30_000 });
    const saved = await frist.saveFile(() =>
      view.dialog.getByRole('button', { name: 'Lagre PDF …' }).click(),
    );
    expect(readFileSync(saved).subarray(0, 5).toString()).toBe('%PDF-');
    await view.dialog.getByRole('button', { name: /Bunken er i orden/ }).click();
    await expect(view.dialog.getByText('3 fakturaer er bokført som purret')).toBeVisible();
    await view.dialog.getByRole('button', { name: 'Ferdig' }).click();
    await expect(page.getByText('3 valgt')).toHaveCount(0);
  });

  await test.step('they stand under the running deadlines, and the same run offers nothing', async () => {
    await view.expectCount(/Frist ikke/, 3);
    await expect(view.row('7001')).toHaveCount(0);
    await view.tab(/Frist ikke/).click();
    await expect(view.row('7001')).toBeVisible();
    await expect(view.row('7001').getByRole('img', { name: /1 av \d trinn/ })).toBeVisible();
    await view.tab(/Klar til/).click();
    await view.grid.getByRole('checkbox', { name: 'Velg alle som kan sendes' }).click();
    await expect(page.getByText('1 valgt')).toBeVisible();
    await page.getByRole('link', { name: /Utsendelser/ }).click();
    await expect(page.getByRole('button', { name: /Utsendelse 1.*bekreftet/ })).toBeVisible();
  });
});

test('a file that is no list is refused with what to do', async ({ frist }) => {
  const { page } = frist;
  const file = join(frist.dataFolder, '..', 'liste.csv');
  writeFileSync(file, '%PDF-1.7\n');
  await page.getByRole('button', { name: 'Les inn fil' }).first().click();
  await frist.chooseFiles([file], () => page.getByRole('button', { name: 'Velg filer' }).click());
  const refused = page.getByRole('list', { name: 'Kan ikke tas inn' });
  await expect(refused.getByRole('listitem')).toContainText('Dette er en PDF');
  await page.getByRole('button', { name: 'Velg andre filer' }).click();
  writeFileSync(
    file,
    openItems([
      person('1', '1', 'A'),
      person('1', '1', 'A', { amount: 9_900 }),
      person('2', '1', 'A', { due: '2026-13-01' }),
    ]),
  );
  await frist.chooseFiles([file], () => page.getByRole('button', { name: 'Velg filer' }).click());
  await page.getByRole('tab', { name: /Kan ikke leses/ }).click();
  await expect(page.getByRole('row', { name: /står allerede i linje 2/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /01\.13\.2026» er ikke en dato/ })).toBeVisible();
});
