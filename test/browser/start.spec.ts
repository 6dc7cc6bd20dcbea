import { expect, test } from '#test/support/openFrist.ts';

test('opens on an empty ledger, without a word in the console', async ({ frist }) => {
  const said: string[] = [];
  frist.page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text());
  });
  frist.page.on('pageerror', (error) => said.push(error.message));
  await frist.page.reload();
  await expect(frist.page.getByRole('button').first()).toBeVisible();
  expect(said).toEqual([]);
});

test('has no Node in the page, and no way to evaluate text', async ({ frist }) => {
  const seen = await frist.page.evaluate(() => ({
    process: typeof (globalThis as { readonly process?: unknown }).process,
    require: typeof (globalThis as { readonly require?: unknown }).require,
  }));
  expect(seen).toEqual({ process: 'undefined', require: 'undefined' });
  // The page's own content security policy has to stand in the way; evaluate() itself goes around it.
  const outcome = await frist.page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.violatedDirective));
        const script = document.createElement('script');
        script.textContent = 'document.title = "evaluated"';
        document.head.append(script);
        setTimeout(() => resolve('nothing stood in the way'), 2_000);
      }),
  );
  expect(outcome).toMatch(/^script-src/);
});

test('loads nothing from outside this machine', async ({ frist }) => {
  const asked: string[] = [];
  frist.page.on('request', (request) => asked.push(request.url()));
  await frist.page.reload();
  await expect(frist.page.getByRole('button').first()).toBeVisible();
  expect(asked.length).toBeGreaterThan(0);
  const own = /^(http:\/\/127\.0\.0\.1:\d+|app:\/\/frist|data:|blob:)/;
  expect(asked.filter((address) => !own.test(address))).toEqual([]);
});
