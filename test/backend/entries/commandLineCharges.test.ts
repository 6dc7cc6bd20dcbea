import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { localDay } from '#shared/kernel/isoDate.ts';
import { commandFolder, refuses, succeeds } from '#test/support/commandLine.ts';
import { runFrist } from '#test/support/runFrist.ts';

// Each call is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 180_000 });

const twoPersons = [
  { number: '1', amount: 100_050 },
  { number: '2', customer: '2', name: 'Ola Nordmann' },
];

interface ListedCharge {
  readonly id: number;
  readonly invoice: string;
  readonly state: string;
  readonly paid: string;
  readonly decision: string | null;
}

test('charges are listed, decided about and taken back', async () => {
  using here = commandFolder();
  const creditor = await here.addCreditor();
  const where = ['--data', here.data, '--creditor', creditor];
  await succeeds('import', ...where, '--date', '2026-09-10', here.list(twoPersons));
  const letters = join(here.path, 'letters');
  await succeeds('run', ...where, '--as-of', '2026-09-15', '--approve', '--out', letters, '--confirm');
  const list = (...more: readonly string[]) => succeeds<ListedCharge[]>('charges', 'list', ...where, ...more);

  const claimed = await list();
  expect(claimed).toMatchObject([
    {
      invoice: '1',
      kind: 'fee',
      state: 'open',
      amount: '38.00',
      paid: '0.00',
      open: '38.00',
      currency: 'NOK',
    },
    { invoice: '2', kind: 'fee', state: 'open' },
  ]);
  const [first, second] = claimed.map(({ id }) => String(id));
  if (first === undefined || second === undefined) throw new Error('a charge is missing');
  expect(await list('--to-decide')).toEqual([]);

  const today = localDay(new Date());
  const pay = ['charges', 'pay', ...where, '--charge', first, '--date', today];
  expect(await succeeds(...pay, '--amount', '20.50')).toEqual({ changed: 1 });
  expect(await refuses(...pay, '--amount', '20.50')).toMatchObject({ code: 'charge_amount_wrong' });
  expect(await succeeds(...pay)).toEqual({ changed: 1 });
  expect(await list('--state', 'paid')).toMatchObject([{ invoice: '1', paid: '38.00' }]);
  expect(await refuses(...pay, '--amount', '1')).toMatchObject({ code: 'charge_ended' });

  const both = `${first},${second}`;
  const waive = ['charges', 'waive', ...where, '--charge', both, '--reason', 'Goodwill'];
  expect(await succeeds(...waive)).toEqual({ changed: 1 });
  expect(await list('--state', 'waived')).toMatchObject([{ invoice: '2', reason: 'Goodwill' }]);
  expect(await succeeds('charges', 'reopen', ...where, '--charge', both)).toEqual({ changed: 2 });
  const invoice = ['charges', 'invoice', ...where, '--charge', both, '--number', 'R-1', '--date', today];
  expect(await succeeds(...invoice)).toEqual({ changed: 2 });
  expect((await list()).map(({ state }) => state)).toEqual(['invoiced', 'invoiced']);

  expect(await refuses('charges', 'list', '--data', here.data, '--creditor', '9')).toMatchObject({
    code: 'creditor_not_found',
  });
  for (const [args, problem] of [
    [['charges', 'waive', ...where, '--charge', 'x', '--reason', 'y'], /--charge x: not a number/],
    [['charges', 'pay', ...where, '--charge', both, '--date', today, '--amount', '1'], /one --charge/],
  ] as const) {
    const outcome = await runFrist(args);
    expect([outcome.code, outcome.stderr]).toEqual([2, expect.stringMatching(problem)]);
  }
});
