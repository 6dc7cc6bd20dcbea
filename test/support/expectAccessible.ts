import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Expects that axe finds nothing against the page as it stands; `screen` names it in the failure. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
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
