import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { defineConfig } from 'electron-vite';
import { rendererConfig } from './src-renderer/vite.config.ts';

const root = import.meta.dirname;

/**
 * Bundles what Electron runs: the shell, the backend and each thread as programs of their own under `out/main`
 * with names that stay (they start each other by path), the preload as CommonJS because a sandboxed one must be,
 * and the page. Packages stay outside the bundle and are delivered beside it.
 */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node24',
      sourcemap: true,
      rolldownOptions: {
        input: {
          main: join(root, 'src-main/shell/main.ts'),
          backend: join(root, 'src-main/backend/entries/utility.ts'),
          ...workerEntries(),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      sourcemap: true,
      rolldownOptions: {
        input: { preload: join(root, 'src-main/shell/preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: rendererConfig,
});

/** Every file in `src-main/workers` is a thread's entry but the one they share. */
function workerEntries(): Record<string, string> {
  const folder = join(root, 'src-main/workers');
  const entries = readdirSync(folder).filter((file) => file.endsWith('.ts') && file !== 'threadTask.ts');
  return Object.fromEntries(entries.map((file) => [`workers/${basename(file, '.ts')}`, join(folder, file)]));
}
