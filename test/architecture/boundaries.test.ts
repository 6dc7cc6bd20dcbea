import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkBoundaries } from '#scripts/checkBoundaries.mjs';

const projectRoot = join(import.meta.dirname, '..', '..');

/** A small checkout in which everything is as it should be. Each test plants its violation into a copy of it. */
const cleanHouse: Readonly<Record<string, string>> = {
  'src-shared/kernel/money.ts': 'export type Minor = number;\nexport const zero = 0;\n',
  'src-shared/domain/rule.ts':
    "import type { Minor } from '#shared/kernel/money.ts';\nexport type Rule = Minor;\n",
  'src-shared/contract/area.ts':
    "import { z } from 'zod';\nimport type { Rule } from '#shared/domain/rule.ts';\nexport const area = z;\nexport type R = Rule;\n",
  'src-shared/i18n/texts.ts': "import { en } from '#resources/i18n/en/area.ts';\nexport const texts = en;\n",
  'resources/i18n/en/area.ts': 'export const en = {};\n',
  'src-main/backend/ledger/index.ts':
    "import Database from 'better-sqlite3';\nimport { Kysely } from 'kysely';\nexport const open = [Database, Kysely];\n",
  'src-main/backend/ledger/migrations/0010-first.ts': 'export const first = 1;\n',
  'src-main/backend/border/refuse.ts': 'export const refuse = 1;\n',
  'src-main/backend/jobs/index.ts': 'export const jobs = 1;\n',
  'src-main/backend/intake/index.ts':
    "import { open } from '#backend/ledger/index.ts';\nimport { refuse } from '#backend/border/refuse.ts';\nexport { queue } from '#backend/reminders/index.ts';\nexport const intake = [open, refuse];\n",
  'src-main/backend/intake/stage.ts':
    "import { open } from '#backend/ledger/index.ts';\nexport const stage = open;\n",
  'src-main/backend/intake/thread.ts': "export { stage } from './stage.ts';\n",
  'src-main/backend/reminders/index.ts': 'export const queue = 1;\n',
  'src-main/backend/reminders/queries.ts': 'export const queries = 1;\n',
  'src-main/workers/intake.ts': "export { stage } from '#backend/intake/thread.ts';\n",
  'src-main/shell/main.ts':
    "import { app } from 'electron';\nimport { join } from 'node:path';\nexport const run = [app, join];\n",
  'src-renderer/ui/Button.tsx': "import { useState } from 'react';\nexport const Button = useState;\n",
  'src-renderer/api/client.ts': 'export const client = 1;\n',
  'src-renderer/features/intake/index.ts': 'export const page = 1;\n',
  'src-renderer/features/intake/Preview.tsx': 'export const preview = 1;\n',
  'src-renderer/features/reminders/index.ts':
    "import { client } from '#renderer/api/client.ts';\nimport { page } from '#renderer/features/intake/index.ts';\nexport const reminders = [client, page];\n",
};

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'frist-boundaries-'));
  cpSync(join(projectRoot, 'package.json'), join(root, 'package.json'));
  for (const [path, text] of Object.entries(cleanHouse)) plant(path, text);
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function plant(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function codesOf(file: string): readonly string[] {
  return checkBoundaries(root)
    .violations.filter((violation) => violation.file === file)
    .map((violation) => violation.code);
}

describe('the boundary check', () => {
  it('has nothing to say about a clean house, and has read its imports', () => {
    const { violations, files, imports } = checkBoundaries(root);
    expect(violations).toEqual([]);
    expect(files).toBe(Object.keys(cleanHouse).length);
    expect(imports).toBeGreaterThan(15);
  });

  /** At least one planted violation for each rule set. */
  it.each([
    ['kernel takes a domain rule', 'src-shared/kernel/x.ts', "import '#shared/domain/rule.ts';"],
    ['kernel takes a package', 'src-shared/kernel/x.ts', "import { z } from 'zod';"],
    ['kernel takes Node', 'src-shared/kernel/x.ts', "import { join } from 'node:path';"],
    ['domain takes a package', 'src-shared/domain/x.ts', "import { z } from 'zod';"],
    [
      'domain takes the contract',
      'src-shared/domain/x.ts',
      "import { area } from '#shared/contract/area.ts';",
    ],
    ['domain takes Node', 'src-shared/domain/x.ts', "import { readFileSync } from 'node:fs';"],
    [
      'contract takes domain code',
      'src-shared/contract/x.ts',
      "import { rule } from '#shared/domain/rule.ts';",
    ],
    ['contract takes Node', 'src-shared/contract/x.ts', "import 'node:fs';"],
    ['contract takes the server', 'src-shared/contract/x.ts', "import { implement } from '@orpc/server';"],
    ['i18n takes React', 'src-shared/i18n/x.ts', "import { useTranslation } from 'react-i18next';"],
    ['i18n takes the contract', 'src-shared/i18n/x.ts', "import { area } from '#shared/contract/area.ts';"],
    ['a catalog takes a rule', 'resources/i18n/nb/x.ts', "import '#shared/domain/rule.ts';"],
    [
      'a migration takes the schema',
      'src-main/backend/ledger/migrations/0020-x.ts',
      "import type { A } from '#backend/ledger/index.ts';",
    ],
    [
      'a migration takes the kernel',
      'src-main/backend/ledger/migrations/0020-x.ts',
      "import '#shared/kernel/money.ts';",
    ],
    ['the ledger takes an area', 'src-main/backend/ledger/x.ts', "import '#backend/intake/index.ts';"],
    ['the ledger takes a rule', 'src-main/backend/ledger/x.ts', "import '#shared/domain/rule.ts';"],
    ['the border takes an area', 'src-main/backend/border/x.ts', "import '#backend/intake/index.ts';"],
    ['jobs take an area', 'src-main/backend/jobs/x.ts', "import '#backend/intake/index.ts';"],
    [
      'an area takes better-sqlite3',
      'src-main/backend/intake/x.ts',
      "import Database from 'better-sqlite3';",
    ],
    ['an area takes electron', 'src-main/backend/intake/x.ts', "import { app } from 'electron';"],
    ['an area takes the shell', 'src-main/backend/intake/x.ts', "import '../../shell/main.ts';"],
    [
      'an area takes the inside of another',
      'src-main/backend/intake/x.ts',
      "import '#backend/reminders/queries.ts';",
    ],
    ['an area takes React', 'src-main/backend/intake/x.ts', "import 'react';"],
    [
      'an entry takes the inside of an area',
      'src-main/backend/entries/x.ts',
      "import '#backend/reminders/queries.ts';",
    ],
    [
      'an entry takes electron',
      'src-main/backend/entries/x.ts',
      "import type { MessagePortMain } from 'electron';",
    ],
    ['a thread takes an area', 'src-main/workers/x.ts', "import '#backend/intake/index.ts';"],
    ['a thread takes a package', 'src-main/workers/x.ts', "import 'kysely';"],
    ['the shell takes the backend', 'src-main/shell/x.ts', "import '../backend/intake/index.ts';"],
    [
      'the shell takes contract code',
      'src-main/shell/x.ts',
      "import { area } from '#shared/contract/area.ts';",
    ],
    ['the shell takes a rule', 'src-main/shell/x.ts', "import '#shared/domain/rule.ts';"],
    ['the preload takes Node', 'src-main/shell/preload/x.ts', "import 'node:fs';"],
    [
      'a feature takes the inside of another',
      'src-renderer/features/reminders/x.tsx',
      "import '#renderer/features/intake/Preview.tsx';",
    ],
    [
      'a feature takes the backend',
      'src-renderer/features/reminders/x.tsx',
      "import '#backend/intake/index.ts';",
    ],
    ['a feature takes a part of Node', 'src-renderer/features/reminders/x.tsx', "import 'node:fs/promises';"],
    ['a feature takes Node', 'src-renderer/features/reminders/x.tsx', "import 'node:fs';"],
    ['a feature takes kysely', 'src-renderer/features/reminders/x.tsx', "import 'kysely';"],
    ['ui takes a feature', 'src-renderer/ui/x.tsx', "import '#renderer/features/intake/index.ts';"],
    ['ui takes the api', 'src-renderer/ui/x.tsx', "import '#renderer/api/client.ts';"],
    ['ui takes a rule', 'src-renderer/ui/x.tsx', "import '#shared/domain/rule.ts';"],
    ['ui takes queries', 'src-renderer/ui/x.tsx', "import '@tanstack/react-query';"],
    ['the api takes a feature', 'src-renderer/api/x.ts', "import '#renderer/features/intake/index.ts';"],
    ['the platform takes the api', 'src-renderer/platform/x.ts', "import '#renderer/api/client.ts';"],
    [
      'the app takes the inside of a feature',
      'src-renderer/app/x.tsx',
      "import '#renderer/features/intake/Preview.tsx';",
    ],
    [
      'a test support is taken by the program',
      'src-main/backend/intake/x.ts',
      "import '#test/support/x.ts';",
    ],
  ])('finds that %s', (_what, file, text) => {
    plant('test/support/x.ts', '');
    plant(file, text);
    expect(codesOf(file)).toContain(text.includes("'../") ? 'unresolved' : 'forbidden');
  });

  it.each([
    ['import', "import { queries } from '#backend/reminders/queries.ts';"],
    ['import for its effect', "import '#backend/reminders/queries.ts';"],
    ['default import', "import queries from '#backend/reminders/queries.ts';"],
    ['import of everything', "import * as queries from '#backend/reminders/queries.ts';"],
    ['type import', "import type { Q } from '#backend/reminders/queries.ts';"],
    ['import of types one by one', "import { type Q } from '#backend/reminders/queries.ts';"],
    ['type inside a type', "export type Q = import('#backend/reminders/queries.ts').Q;"],
    ['typeof import', "export type Q = typeof import('#backend/reminders/queries.ts');"],
    ['dynamic import', "export const q = await import('#backend/reminders/queries.ts');"],
    ['dynamic import by a template', 'export const q = await import(`#backend/reminders/queries.ts`);'],
    ['export of names', "export { queries } from '#backend/reminders/queries.ts';"],
    ['export of types', "export type { Q } from '#backend/reminders/queries.ts';"],
    ['export of everything', "export * from '#backend/reminders/queries.ts';"],
    ['export under a name', "export * as q from '#backend/reminders/queries.ts';"],
    ['import by require', "import q = require('#backend/reminders/queries.ts');"],
    ['require', "export const q = require('#backend/reminders/queries.ts');"],
    ['require.resolve', "export const q = require.resolve('#backend/reminders/queries.ts');"],
    ['a path with a question', "import q from '#backend/reminders/queries.ts?raw';"],
  ])('sees an %s', (_kind, text) => {
    plant('src-main/backend/intake/x.ts', text);
    expect(codesOf('src-main/backend/intake/x.ts')).toEqual(['forbidden']);
  });

  it('refuses an import that is calculated, since nobody can check it', () => {
    plant(
      'src-main/backend/intake/x.ts',
      "const area = 'reminders';\nexport const q = await import(`#backend/${area}/queries.ts`);",
    );
    expect(codesOf('src-main/backend/intake/x.ts')).toEqual(['computed']);
  });

  it('refuses a way out of the folder, even into what may be imported', () => {
    plant('src-main/backend/intake/x.ts', "import '../ledger/index.ts';");
    expect(codesOf('src-main/backend/intake/x.ts')).toEqual(['unresolved']);
  });

  it('refuses what is not there', () => {
    plant('src-main/backend/intake/x.ts', "import './gone.ts';");
    expect(codesOf('src-main/backend/intake/x.ts')).toEqual(['missing']);
  });

  it('refuses a package that the delivered program would not have', () => {
    plant('src-main/backend/intake/x.ts', "import 'fast-check';");
    expect(codesOf('src-main/backend/intake/x.ts')).toEqual(['not_delivered']);
  });

  it.each([
    'src-extra/x.ts',
    'src-main/x.ts',
    'src-shared/x.ts',
    'src-renderer/pages/x.tsx',
    'tools/x.mjs',
    'x.js',
  ])('refuses a file that no rule set covers: %s', (file) => {
    plant(file, 'export const x = 1;');
    expect(codesOf(file)).toEqual(['no_rule']);
  });

  it('allows a type of the domain in the contract, in each way of writing it', () => {
    plant(
      'src-shared/contract/x.ts',
      "import { type Rule } from '#shared/domain/rule.ts';\nexport type { Rule as R } from '#shared/domain/rule.ts';\nexport type S = Rule | import('#shared/domain/rule.ts').Rule;",
    );
    expect(codesOf('src-shared/contract/x.ts')).toEqual([]);
  });

  it('follows what a thread loads and names the way', () => {
    plant('src-main/backend/intake/stage.ts', "export * from './deep.ts';");
    plant('src-main/backend/intake/deep.ts', "export { refuse } from '#backend/border/refuse.ts';");
    const found = checkBoundaries(root).violations.filter((violation) => violation.code === 'thread');
    expect(found.map((violation) => violation.file)).toEqual([
      'src-main/backend/intake/thread.ts',
      'src-main/workers/intake.ts',
    ]);
    expect(found[0]?.text).toContain(
      'src-main/backend/intake/stage.ts → src-main/backend/intake/deep.ts → src-main/backend/border/refuse.ts',
    );
  });

  it('lets a thread know types of what it may not load', () => {
    plant('src-main/backend/intake/stage.ts', "export type { refuse } from '#backend/border/refuse.ts';");
    expect(checkBoundaries(root).violations).toEqual([]);
  });

  it('reports a file that cannot be read as a program instead of passing it over', () => {
    plant('src-main/backend/intake/x.ts', 'export const = ;');
    expect(codesOf('src-main/backend/intake/x.ts')).toContain('unreadable');
  });
});

describe('this checkout', () => {
  it('keeps its boundaries', () => {
    const { violations, imports } = checkBoundaries(projectRoot);
    expect(violations).toEqual([]);
    expect(imports).toBeGreaterThan(100);
  });
});
