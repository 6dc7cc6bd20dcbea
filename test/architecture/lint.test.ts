import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const projectRoot = join(import.meta.dirname, '..', '..');

/** What is planted, and the rule that has to find it. One run over all of them, since the linter is slow to start. */
const planted: Readonly<Record<string, { readonly text: string; readonly rule: string }>> = {
  'src-main/floating.ts': {
    text: 'async function save(): Promise<void> {}\nexport function go(): void {\n  save();\n}\n',
    rule: 'typescript(no-floating-promises)',
  },
  'src-main/misused.ts': {
    text: 'export function go(save: () => Promise<boolean>): number {\n  return save() ? 1 : 2;\n}\n',
    rule: 'typescript(no-misused-promises)',
  },
  'src-main/hole.ts': {
    text: "export function nameOf(kind: 'a' | 'b'): string {\n  switch (kind) {\n    case 'a':\n      return 'A';\n  }\n  return '';\n}\n",
    rule: 'typescript(switch-exhaustiveness-check)',
  },
  'src-main/anything.ts': {
    text: 'export function read(value: any): number {\n  return Number(value);\n}\n',
    rule: 'typescript(no-explicit-any)',
  },
  'src-main/unsafe.ts': {
    text: "export const amount: number = JSON.parse('1').amount;\n",
    rule: 'typescript(no-unsafe-member-access)',
  },
  'src-main/default.ts': { text: 'export default 1;\n', rule: 'import(no-default-export)' },
  'src-main/talk.ts': { text: "console.log('hello');\n", rule: 'eslint(no-console)' },
  'src-main/first.ts': {
    text: "import { second } from './second.ts';\nexport const first = (): number => second();\n",
    rule: 'import(no-cycle)',
  },
  'src-main/second.ts': {
    text: "import { first } from './first.ts';\nexport const second = (): number => first();\n",
    rule: 'import(no-cycle)',
  },
  'src-renderer/Picture.tsx': {
    text: 'export function Picture(): unknown {\n  return <img src="logo.png" />;\n}\n',
    rule: 'jsx-a11y(alt-text)',
  },
  'src-renderer/Hook.tsx': {
    text: "import { useState } from 'react';\nexport function Hook(props: { readonly on: boolean }): unknown {\n  if (props.on) useState(1);\n  return null;\n}\n",
    rule: 'react-hooks(rules-of-hooks)',
  },
};

/** What looks similar and is right; the linter has to let it pass. */
const innocent: Readonly<Record<string, string>> = {
  'src-main/backend/entries/talk.ts': "console.log('hello');\n",
  'tool.config.ts': 'export default {};\n',
};

interface Diagnostic {
  readonly filename: string;
  readonly code: string;
}

let root = '';
let found: readonly Diagnostic[] = [];

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'frist-lint-'));
  cpSync(join(projectRoot, '.oxlintrc.json'), join(root, '.oxlintrc.json'));
  plant(
    'tsconfig.json',
    '{ "compilerOptions": { "strict": true, "target": "es2024", "lib": ["es2024", "dom"], "jsx": "preserve", "module": "preserve", "types": [], "allowImportingTsExtensions": true, "noEmit": true } }',
  );
  for (const [path, { text }] of Object.entries(planted)) plant(path, text);
  for (const [path, text] of Object.entries(innocent)) plant(path, text);
  found = lint();
}, 60_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

function plant(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function lint(): readonly Diagnostic[] {
  const linter = join(projectRoot, 'node_modules', 'oxlint', 'bin', 'oxlint');
  try {
    execFileSync(process.execPath, [linter, '--format', 'json', '.'], {
      cwd: root,
      encoding: 'utf8',
      stdio: 'pipe',
    });
    return [];
  } catch (problem) {
    const { stdout } = problem as { readonly stdout: string };
    return (JSON.parse(stdout) as { readonly diagnostics: readonly Diagnostic[] }).diagnostics;
  }
}

function rulesBrokenIn(path: string): readonly string[] {
  return found.filter((one) => one.filename === path).map((one) => one.code);
}

describe('the linter, as it is configured', () => {
  it.each(Object.entries(planted))('finds what is planted in %s', (path, { rule }) => {
    expect(rulesBrokenIn(path)).toContain(rule);
  });

  it.each(Object.keys(innocent))('lets %s pass', (path) => {
    expect(rulesBrokenIn(path)).toEqual([]);
  });
});
