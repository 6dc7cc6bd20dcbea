import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { commandFolder, refuses, succeeds, threeItems } from '#test/support/commandLine.ts';
import { runFrist } from '#test/support/runFrist.ts';

// Each call is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 300_000 });

interface Listed {
  readonly id: number;
  readonly number: string;
  readonly name: string;
  readonly open: readonly { readonly currency: string; readonly amount: string }[];
}

test('customers are listed and mended, and what was mended is brought back', async () => {
  using here = commandFolder();
  const creditor = await here.addCreditor();
  const where = ['--data', here.data, '--creditor', creditor];
  await succeeds('import', ...where, '--date', '2026-09-10', here.list(threeItems));
  const list = (...more: readonly string[]) => succeeds<Listed[]>('customers', 'list', ...where, ...more);

  expect((await list()).map(({ name }) => name)).toEqual(['Bygg AS', expect.any(String), 'Uten Adresse']);
  expect(await list('--sort', 'open', '--search', 'bygg')).toMatchObject([{ number: '2', kind: 'company' }]);
  expect(await list('--missing', 'address')).toMatchObject([{ number: '3', name: 'Uten Adresse' }]);

  const set = ['customers', 'set', ...where, '--customer'];
  const card = await succeeds(
    ...set,
    '3',
    '--address',
    'Uten Adresse, Fjellveien 3, 5019 Bergen',
    '--email',
    'uten@eksempel.no',
    '--collection-ban',
    'yes',
    '--hold',
    'pause',
    '--reason',
    'Avtale',
    '--contact',
    'Per',
    '--channel',
    'email',
  );
  expect(card).toMatchObject({
    street: 'Fjellveien 3',
    postcode: '5019',
    city: 'Bergen',
    email: 'uten@eksempel.no',
    collectionBan: true,
    holds: [{ kind: 'pause', reason: 'Avtale' }],
    contacts: [{ name: 'Per', isDefault: true }],
    channel: 'email',
  });
  expect(await list('--missing', 'address')).toEqual([]);
  expect(await list('--stop', 'held')).toMatchObject([{ number: '3' }]);
  expect(await succeeds(...set, '3', '--hold', 'lift', '--collection-ban', 'no')).toMatchObject({
    holds: [],
    collectionBan: false,
  });
  expect(await refuses(...set, '3', '--identity-number', '123')).toMatchObject({
    code: 'customer_field_invalid',
    params: { field: 'identity_number' },
  });
  expect(await refuses(...set, '404', '--kind', 'person')).toMatchObject({ code: 'customer_not_found' });
  expect((await runFrist([...set, '3'])).code).toBe(2);

  const changes = await succeeds<{ id: number; field: string }[]>('changes', 'list', ...where);
  expect(changes.map(({ field }) => field)).toEqual(
    expect.arrayContaining(['street', 'postcode', 'city', 'email']),
  );
  const out = join(here.path, 'sent', 'changes.csv');
  expect(await succeeds('changes', 'export', ...where, '--out', out)).toEqual({
    out,
    changes: changes.length,
  });
  expect(readFileSync(out, 'utf8')).toContain('Fjellveien 3');
  const xml = join(here.path, 'changes.xml');
  await succeeds('changes', 'export', ...where, '--out', xml, '--format', 'netvisor');
  expect(readFileSync(xml, 'utf8')).toContain('<StreetAddress>Fjellveien 3</StreetAddress>');
  const one = String(changes[0]?.id ?? 0);
  expect(await succeeds('changes', 'tick', ...where, '--change', one)).toEqual({ changed: 1 });
  expect(await succeeds('changes', 'tick', ...where, '--all')).toEqual({ changed: changes.length - 1 });
  expect(await succeeds('changes', 'list', ...where)).toEqual([]);
  expect(await succeeds('changes', 'tick', ...where, '--all', '--undo')).toEqual({ changed: changes.length });
});
