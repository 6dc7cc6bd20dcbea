import type { Locator, Page } from '@playwright/test';
import { ledgerWith } from '#test/support/ledgerWith.ts';
import { openItems } from '#test/support/openItems.ts';
import { expect, test } from '#test/support/openFrist.ts';
import { remindersPage } from '#test/support/remindersPage.ts';

const list = openItems([
  // Eight days overdue: the standard profile waits a week longer.
  { number: '7001', customer: '1', name: 'Anna Berg', issued: '2026-10-30', due: '2026-11-13' },
  { number: '7002', customer: '2', name: 'Bjørn Dahl', issued: '2026-11-04', due: '2026-11-18' },
]);

/** Goes through the page by Tab until something has the focus; nothing is touched otherwise. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    if (await target.evaluate((element) => element.contains(document.activeElement))) return;
    await page.keyboard.press(key);
  }
  throw new Error('Tab does not lead there');
}

test.describe('profiles', () => {
  test.use({ ledger: ledgerWith(list) });

  test('are edited by keyboard alone, from what the law forbids to what invoices go by', async ({
    frist,
  }) => {
    test.setTimeout(120_000);
    const { page } = frist;
    const queue = remindersPage(page);
    await expect(queue.row('7001')).toContainText('Purring 1 fra 27.11.');

    const steps = page.getByRole('grid', { name: 'Trinn' });
    const row = (place: number) => steps.getByRole('row').nth(place);
    const line = page.getByRole('list', { name: 'Tidslinje' }).getByRole('listitem');
    const wait = page.getByLabel('Vent etter forfall');
    const deadline = page.getByLabel('Dager til fristen');

    await test.step('the standard profile for persons opens', async () => {
      await tabTo(page, page.getByRole('link', { name: 'Profiler' }));
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: 'Purreprofiler' })).toBeVisible();
      await tabTo(page, page.getByRole('listbox', { name: 'For privatpersoner' }));
      await page.keyboard.press('ArrowDown');
      await expect(page.getByRole('region', { name: 'Standard' })).toContainText('For privatpersoner');
      await expect(row(0)).toContainText('14 dager etter forfall');
    });

    await test.step('steps change places by Alt with the arrows and by the handle, and each move is told', async () => {
      await tabTo(page, steps);
      await expect(row(0)).toBeFocused();
      await page.keyboard.press('Alt+ArrowDown');
      await expect(row(1)).toContainText('14 dager etter fristen');
      await expect(row(1)).toBeFocused();
      await expect(page.getByText('Purring 1 er nå nummer 2 av 3.')).toBeAttached();
      // The hand-over is the last, whatever is pressed.
      await page.keyboard.press('Alt+ArrowDown');
      await page.keyboard.press('Alt+ArrowDown');
      await expect(row(3)).toContainText('Til inkasso');
      await page.keyboard.press('Alt+ArrowUp');
      await page.keyboard.press('Alt+ArrowUp');
      await expect(row(0)).toContainText('14 dager etter forfall');

      await page.keyboard.press('ArrowRight');
      await expect(page.getByRole('button', { name: 'Flytt Purring 1' })).toBeFocused();
      await page.keyboard.press('Enter');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect(row(0)).toContainText('3 dager etter forfall');
      await expect(steps.getByRole('row', { name: 'Til inkasso' })).toContainText('4');
      await tabTo(page, steps.getByRole('row').filter({ hasText: '14 dager etter fristen' }));
      // More often than there are places: it stays the first.
      for (let press = 0; press < 3; press += 1) await page.keyboard.press('Alt+ArrowUp');
      await expect(row(0)).toContainText('14 dager etter forfall');
      await expect(row(0)).toBeFocused();
    });

    await test.step('the line of time follows every key', async () => {
      const first = line.nth(1);
      const before = await first.textContent();
      await tabTo(page, wait);
      await page.keyboard.type('30');
      await expect(first).not.toHaveText(before ?? '');
      await expect(row(0)).toContainText('30 dager etter forfall');
    });

    await test.step('what the law forbids is said at its field, and can only be saved as a draft', async () => {
      await tabTo(page, steps, 'Shift+Tab');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await expect(page.getByRole('region', { name: 'Inkassovarsel' })).toBeVisible();
      await tabTo(page, deadline);
      await page.keyboard.type('5');
      await expect(page.getByRole('alert')).toContainText('Loven tillater ikke profilen slik den er');
      await expect(page.getByRole('alert')).toContainText('inkassoloven');
      await expect(deadline).toHaveAttribute('aria-invalid', 'true');
      await expect(deadline).toHaveAccessibleDescription('5 dager er for kort; loven krever minst 14 dager.');
      await expect(page.getByRole('button', { name: 'Ta i bruk …' })).toBeDisabled();
      await tabTo(page, page.getByRole('button', { name: 'Lagre som utkast' }), 'Shift+Tab');
      await page.keyboard.press('Enter');
      await expect(page.getByText('Standard er lagret som utkast.')).toBeVisible();
      await expect(page.getByRole('option', { name: /Standard/ }).last()).toContainText(
        'Endringer ikke i bruk',
      );
    });

    await test.step('mended, it shows what it changes, and is put in use', async () => {
      await tabTo(page, deadline);
      await page.keyboard.type('14');
      await expect(page.getByRole('alert')).toHaveCount(0);
      await tabTo(page, steps, 'Shift+Tab');
      await page.keyboard.press('Home');
      await tabTo(page, wait);
      await page.keyboard.type('5');
      await expect(page.getByText(/Trinnet venter 9 dager lenger/)).toBeVisible();
      await tabTo(page, page.getByRole('button', { name: /Gebyr$/ }));
      await page.keyboard.press('Enter');
      await page.keyboard.press('Home');
      await page.keyboard.press('Enter');
      await expect(page.getByText(/Trinnet venter/)).toHaveCount(0);
      await tabTo(page, page.getByRole('button', { name: 'Ta i bruk …' }), 'Shift+Tab');
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await expect(dialog).toContainText('1 faktura blir klar til sending.');
      await expect(dialog).toContainText('1 faktura får en annen dag for neste trinn.');
      await tabTo(page, dialog.getByRole('button', { name: 'Ta i bruk' }));
      await page.keyboard.press('Enter');
      await expect(page.getByText('Standard er i bruk.')).toBeVisible();
      await expect(page.getByRole('button', { name: 'Ta i bruk …' })).toHaveCount(0);
    });

    await test.step('invoices go by it, and history tells what was changed', async () => {
      await tabTo(page, page.getByRole('tab', { name: 'Innstillinger' }));
      await page.keyboard.press('End');
      await expect(page.getByRole('grid', { name: 'Hendelser' })).toContainText('endringer ble tatt i bruk');
      await tabTo(page, page.getByRole('link', { name: 'Purring' }), 'Shift+Tab');
      await page.keyboard.press('Enter');
      await expect(queue.row('7001').getByRole('checkbox')).toBeEnabled();
      await expect(queue.row('7002')).toContainText('Purring 1 fra 23.11.');
    });
  });

  test('work that is not saved is not lost by a click, and a removed step comes back', async ({ frist }) => {
    const { page } = frist;
    await page.getByRole('link', { name: 'Profiler' }).click();
    const steps = page.getByRole('grid', { name: 'Trinn' });
    await expect(steps.getByRole('row')).toHaveCount(4);
    await page.getByRole('button', { name: 'Valg for Purring 2' }).click();
    await page.getByRole('menuitem', { name: 'Fjern' }).click();
    await expect(steps.getByRole('row')).toHaveCount(3);
    await page.getByRole('link', { name: 'Purring' }).click();
    const dialog = page.getByRole('dialog', { name: 'Gå uten å lagre?' });
    await dialog.getByRole('button', { name: 'Bli her' }).click();
    await page.getByRole('button', { name: 'Angre', exact: true }).click();
    await expect(steps.getByRole('row')).toHaveCount(4);
    await page.getByRole('link', { name: 'Purring' }).click();
    await expect(page.getByRole('tab', { name: /Klar til/ })).toBeVisible();
  });

  test('own words stand in the letter at once, and customers move to another profile', async ({ frist }) => {
    const { page } = frist;
    await page.getByRole('link', { name: 'Profiler' }).click();
    await page
      .getByRole('listbox', { name: 'For privatpersoner' })
      .getByRole('option', { name: 'Standard' })
      .click();
    await page.getByRole('button', { name: 'Skriv egne ord' }).click();
    const letter = page.getByRole('article', { name: 'Brev' });
    await page.getByLabel('Tittel', { exact: true }).fill('Hei {customer}');
    await expect(letter.getByRole('heading', { name: 'Hei Kari Nordmann' })).toBeVisible();
    await page.getByLabel('Tittel', { exact: true }).fill('Hei {kunde}');
    await expect(page.getByText('kunde er ikke et flettefelt.')).toBeVisible();
    await page.getByRole('button', { name: 'Tilbake til programmets tekst' }).click();
    await expect(letter.getByRole('heading', { name: 'Betalingspåminnelse' })).toBeVisible();

    await page.getByRole('button', { name: 'Vis en virkelig faktura' }).click();
    await page.getByRole('searchbox', { name: 'Søk på kunde eller fakturanummer' }).fill('dahl');
    await page.getByRole('menuitem', { name: /Bjørn Dahl/ }).click();
    await expect(letter).toContainText('Bjørn Dahl');

    await page.getByRole('tab', { name: /Tilordnede kunder/ }).click();
    const customers = page.getByRole('grid', { name: 'Tilordnede kunder' });
    await customers.getByRole('checkbox', { name: 'Velg Anna Berg' }).click();
    await page.getByRole('button', { name: 'Flytt til …' }).click();
    await page.getByRole('menuitem', { name: 'Streng' }).click();
    await expect(page.getByText('1 kunde er flyttet til Streng.')).toBeVisible();
    await expect(customers).not.toContainText('Anna Berg');
    await page
      .getByRole('listbox', { name: 'For privatpersoner' })
      .getByRole('option', { name: 'Streng' })
      .click();
    await expect(customers.getByRole('row', { name: /Anna Berg/ }).getByRole('img')).toHaveAccessibleName(
      'Følger en tilpasset purreprosess',
    );
  });
});
