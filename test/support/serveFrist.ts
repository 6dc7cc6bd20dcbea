import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { projectRoot } from '#scripts/projectRoot.mjs';
import { fristCommand } from '#test/support/runFrist.ts';

/** A running loopback entry. */
export interface ServedFrist {
  /** The page's address with the token of this start. */
  readonly url: string;
  /** Asks it to end and waits until its ledger is closed; gives the exit code. */
  readonly close: () => Promise<number | null>;
}

const startLimit = 30_000;

/** Starts `serve` on a data folder and a free port, and waits for its address. */
export async function serveFrist(dataFolder: string, today: string): Promise<ServedFrist> {
  const [command, ...before] = fristCommand;
  const args = ['serve', '--data', dataFolder, '--port', '0', '--today', today, '--json'];
  const child = spawn(command, [...before, ...args], { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => resolve(code));
  });
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`serve gave no address in ${startLimit} ms: ${stderr}`));
    }, startLimit);
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!line.startsWith('{"url"')) return;
      clearTimeout(timer);
      resolve((JSON.parse(line) as { readonly url: string }).url);
    });
    void ended.then((code) => {
      clearTimeout(timer);
      reject(new Error(`serve ended with ${code} before it gave an address: ${stderr}`));
    });
  });
  return {
    url,
    close: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
