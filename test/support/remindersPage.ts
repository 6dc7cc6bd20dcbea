import { expect, type Locator, type Page } from '@playwright/test';

/** The reminders view as a reader sees it, in Norwegian. */
export interface RemindersPage {
  readonly grid: Locator;
  /** The row of an invoice by its number. */
  readonly row: (invoice: string) => Locator;
  readonly tab: (title: RegExp) => Locator;
  /** Waits until the queue that is shown has this many invoices by its tab. */
  readonly expectCount: (title: RegExp, count: number) => Promise<void>;
  /** Opens the ☰ at the end of a row and picks an entry. */
  readonly pick: (invoice: string, entry: RegExp) => Promise<void>;
  readonly dialog: Locator;
}

/** What to find on the reminders view of a page. */
export function remindersPage(page: Page): RemindersPage {
  const grid = page.getByRole('grid').first();
  const row = (invoice: string) =>
    page.getByRole('row').filter({ has: page.getByText(invoice, { exact: true }) });
  const tab = (title: RegExp) => page.getByRole('tab', { name: title });
  return {
    grid,
    row,
    tab,
    expectCount: (title, count) => expect(tab(title)).toContainText(new RegExp(`\\D${count}$`)),
    pick: async (invoice, entry) => {
      await row(invoice)
        .getByRole('button', { name: `Valg for faktura ${invoice}` })
        .click();
      await page.getByRole('menuitem', { name: entry }).click();
    },
    dialog: page.getByRole('dialog'),
  };
}
