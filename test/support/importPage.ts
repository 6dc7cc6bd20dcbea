import { expect, type Locator, type Page } from '@playwright/test';
import type { OpenFrist } from '#test/support/openFrist.ts';

/** The import of a creditor as a reader sees it, in Norwegian. */
export interface ImportPage {
  /** Goes there by the main menu. */
  readonly open: () => Promise<void>;
  /** Chooses these files and waits until they are read. */
  readonly read: (paths: readonly string[]) => Promise<void>;
  /** The tab of a group of the difference. */
  readonly group: (title: RegExp) => Locator;
  readonly grid: Locator;
  /** What stands beside the difference, or beside the files. */
  readonly facts: Locator;
  /** The column of a list that is being mapped, by its header. */
  readonly column: (header: string) => Locator;
  /** Says what a column means. */
  readonly say: (header: string, field: string) => Promise<void>;
  /** Takes over, and waits for the result. */
  readonly takeOver: (button?: RegExp) => Promise<void>;
  /** Goes to the imports so far. */
  readonly history: () => Promise<void>;
}

/** What to find on the pages of the import. */
export function importPage(frist: OpenFrist): ImportPage {
  const { page } = frist;
  const column = (header: string) =>
    page.getByRole('columnheader').filter({ has: page.getByText(header, { exact: true }) });
  return {
    open: async () => {
      await mainMenu(page)
        .getByRole('link', { name: /^Les inn filer\s*\d*$/ })
        .click();
      await expect(page.getByRole('heading', { name: 'Les inn filer', level: 1 })).toBeVisible();
    },
    read: async (paths) => {
      await frist.chooseFiles(paths, () => page.getByRole('button', { name: 'Velg filer' }).click());
      await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
    },
    group: (title) => page.getByRole('tab', { name: title }),
    grid: page.getByRole('grid'),
    facts: page.getByRole('complementary').first(),
    column,
    say: async (header, field) => {
      await column(header).getByRole('button').click();
      await page.getByRole('option', { name: field, exact: true }).click();
    },
    takeOver: async (button = /^Ta inn/) => {
      await page.getByRole('button', { name: button }).click();
      await expect(page.getByRole('heading', { name: 'Veien videre' })).toBeVisible({ timeout: 60_000 });
    },
    history: async () => {
      await mainMenu(page).getByRole('link', { name: 'Innlesinger' }).click();
      await expect(page.getByRole('heading', { name: 'Innlesinger', level: 1 })).toBeVisible();
    },
  };
}

function mainMenu(page: Page): Locator {
  return page.getByRole('navigation', { name: 'Hovedmeny' });
}
