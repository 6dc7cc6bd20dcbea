import { expect, type Locator, type Page } from '@playwright/test';

/** The customers' pages as a reader sees them, in Norwegian. */
export interface CustomersPages {
  readonly grid: Locator;
  /** The row of a customer in the list. */
  readonly row: (name: string) => Locator;
  /** Goes to a page of the customers by the main menu. */
  readonly open: (link: string) => Promise<void>;
  /** Goes to the card of a customer by the list. */
  readonly card: (name: string) => Promise<void>;
  /** Waits until the list has this many customers. */
  readonly expectCount: (count: number) => Promise<void>;
  /** Chooses a value of a filter. */
  readonly filter: (filter: string, value: string) => Promise<void>;
  /** A part of the card by its title. */
  readonly section: (title: string) => Locator;
  readonly dialog: Locator;
}

/** What to find on the pages of the customers. */
export function customersPages(page: Page): CustomersPages {
  const grid = page.getByRole('grid', { name: 'Kunder' });
  const row = (name: string) => grid.getByRole('row').filter({ has: page.getByText(name, { exact: true }) });
  const menu = page.getByRole('navigation', { name: 'Hovedmeny' });
  const open = async (link: string): Promise<void> => {
    await menu.getByRole('link', { name: new RegExp(`^${link}\\s*\\d*$`) }).click();
    await expect(page.getByRole('heading', { level: 1, name: link })).toBeVisible();
  };
  return {
    grid,
    row,
    open,
    card: async (name) => {
      await open('Kunder');
      await row(name).click({ position: { x: 60, y: 18 } });
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    },
    expectCount: (count) => expect(grid).toHaveAttribute('aria-rowcount', String(count + 1)),
    filter: async (filter, value) => {
      const bar = page.getByRole('group', { name: 'Filtre' });
      await bar.getByRole('button', { name: new RegExp(`^${filter}`) }).click();
      await page.getByRole('menuitem', { name: value, exact: true }).click();
    },
    section: (title) => page.getByRole('region', { name: title, exact: true }),
    dialog: page.getByRole('dialog'),
  };
}
