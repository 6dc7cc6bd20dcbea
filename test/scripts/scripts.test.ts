import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildRenderer } from '#scripts/buildOutputs.mjs';
import { setUp } from '#scripts/setUp.mjs';
import { runFrist, type CommandOutcome } from '#test/support/runFrist.ts';
import { serveFrist } from '#test/support/serveFrist.ts';

const projectRoot = join(import.meta.dirname, '..', '..');
let folder = '';

// What `serve` serves; a fresh clone has none yet.
beforeAll(async () => buildRenderer(await setUp()), 180_000);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'frist-scripts-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function script(name: string): string {
  return join(projectRoot, 'scripts', `${name}.mjs`);
}

function runNode(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<CommandOutcome> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      args,
      { cwd: folder, timeout: 20_000, env: { ...process.env, ...environment } },
      (error, stdout, stderr) => {
        resolve({
          code: error === null ? 0 : typeof error.code === 'number' ? error.code : 1,
          stdout,
          stderr,
        });
      },
    );
  });
}

/** One sentence with a way out: one line, no stack, no name of an exception. */
function expectSentence(text: string): void {
  expect(text.trim().split('\n')).toHaveLength(1);
  expect(text).not.toMatch(/^\s+at |\w+Error\b|node:internal/m);
}

describe('a machine that is not as it should be', () => {
  it.each(['start', 'test', 'check', 'bench', 'frist', 'setUp'])(
    '%s names the Node it needs',
    async (name) => {
      const old = "Object.defineProperty(process.versions, 'node', { value: '18.19.1' });";
      const address = JSON.stringify(pathToFileURL(script(name)).href);
      const path = JSON.stringify(script(name));
      const { code, stdout, stderr } = await runNode([
        '-e',
        `${old} process.argv[1] = ${path}; import(${address});`,
      ]);
      expect(code).toBe(1);
      expect(stdout).toBe('');
      expectSentence(stderr);
      expect(stderr).toContain('Node 20 or newer');
      expect(stderr).toContain('18.19.1');
    },
  );

  it.each([
    ['a file in its place', () => join(folder, 'file')],
    ['a place below a file', () => join(folder, 'file', 'data')],
    ['a place no system lets one write', () => '/proc/frist/data'],
  ])('start says that the data folder cannot be written: %s', async (_what, place) => {
    writeFileSync(join(folder, 'file'), '');
    const { code, stderr } = await runNode([script('start'), '--browser', '--data', place()]);
    expect(code).toBe(1);
    expectSentence(stderr);
    expect(stderr).toContain(place());
    expect(stderr).toContain('--data');
  });

  it('start says that --data needs a folder', async () => {
    const { code, stderr } = await runNode([script('start'), '--data']);
    expect(code).toBe(1);
    expectSentence(stderr);
  });
});

describe('the command line through npm', () => {
  it('has nothing on stdout but what the program says, and takes over its exit code', async () => {
    const data = join(folder, 'data');
    const direct = await runFrist(['creditor', 'list', '--data', data, '--json']);
    const through = await runNode([script('frist'), 'creditor', 'list', '--data', data, '--json']);
    expect(through).toEqual(direct);
    expect(through.code).toBe(0);
    JSON.parse(through.stdout);

    const wrong = await runNode([script('frist'), 'no-such-command']);
    expect(wrong.code).toBe(2);
    expect(wrong.stdout).toBe('');
  });

  it('means file names from where the user stands, not from where npm runs it', async () => {
    const environment = { npm_lifecycle_event: 'frist', INIT_CWD: folder };
    const { stdout } = await runNode(
      [script('frist'), 'creditor', 'add', '--data', 'data', '--file', 'nobody.json', '--json'],
      environment,
    );
    expect((JSON.parse(stdout) as { readonly code: string }).code).toMatch(/^file_/);
  });
});

describe('serve', () => {
  let occupier: Server | undefined;
  afterEach(() => {
    occupier?.close();
    occupier = undefined;
  });

  it('says that its port is taken, as a sentence and as data', async () => {
    occupier = createServer();
    const port = await new Promise<number>((resolve) => {
      occupier?.listen(0, '127.0.0.1', () => {
        const address = occupier?.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    const { code, stdout, stderr } = await runFrist(
      ['serve', '--data', join(folder, 'data'), '--port', String(port), '--json'],
      20_000,
    );
    expect(code).toBe(1);
    expectSentence(stderr);
    expect(stderr).toContain(String(port));
    expect(JSON.parse(stdout)).toEqual({ code: 'port_taken', params: { port } });
  });

  it('refuses a folder that another Frist works in, and lets the first one go on', async () => {
    const data = join(folder, 'data');
    const first = await serveFrist(data, '2026-11-21');
    try {
      const second = await runFrist(['serve', '--data', data, '--json'], 20_000);
      expect(second.code).toBe(1);
      expectSentence(second.stderr);
      expect((JSON.parse(second.stdout) as { readonly code: string }).code).toBe('ledger_in_use');
      expect((await fetch(first.url)).status).toBe(200);
    } finally {
      expect(await first.close()).toBe(0);
    }
  });

  it('ends cleanly when start is asked to end', async () => {
    const child = spawn(
      process.execPath,
      [script('frist'), 'serve', '--data', join(folder, 'data'), '--port', '0', '--json'],
      { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] },
    );
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });
});
