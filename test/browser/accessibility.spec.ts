import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '#test/support/openFrist.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('the first page has nothing that keeps anybody out', async ({ frist }) => {
      await frist.page.emulateMedia({ colorScheme });
      await expect(frist.page.getByRole('button').first()).toBeVisible();
      const { violations } = await new AxeBuilder({ page: frist.page }).analyze();
      expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`)).toEqual(
        [],
      );
    });
  });
}
