import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const project = join(import.meta.dirname, '..', '..');

/** The fuses as the packaging sets them, by name. */
function fuses(): Record<string, boolean> {
  const text = readFileSync(join(project, 'electron-builder.yml'), 'utf8');
  const block = /^electronFuses:\n((?: {2}\w+: (?:true|false)\n)+)/m.exec(text)?.[1] ?? '';
  const set: Record<string, boolean> = {};
  for (const [, name = '', on] of block.matchAll(/^ {2}(\w+): (\w+)$/gm)) set[name] = on === 'true';
  return set;
}

it('the packed program runs no code but its own', () => {
  expect(fuses()).toEqual({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    enableCookieEncryption: true,
  });
});

it('electron-builder knows every fuse by the name it is set by', () => {
  const schema = JSON.parse(
    readFileSync(join(project, 'node_modules', 'app-builder-lib', 'scheme.json'), 'utf8'),
  ) as { definitions: { FuseOptionsV1: { properties: object } } };
  expect(Object.keys(schema.definitions.FuseOptionsV1.properties)).toEqual(
    expect.arrayContaining(Object.keys(fuses())),
  );
});
