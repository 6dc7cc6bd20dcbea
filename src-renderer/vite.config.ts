import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';

// Not `import.meta.dirname`: electron-vite bundles this file elsewhere and mends only the address.
const here = dirname(fileURLToPath(import.meta.url));

/** How the page is built, the same for the browser and for Electron: plain files, nothing inline, nothing from afar. */
export const rendererConfig: UserConfig = {
  root: here,
  base: '/',
  plugins: [react()],
  build: {
    outDir: join(here, '../out/renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    sourcemap: true,
    // Said, because electron-vite would leave it.
    minify: 'oxc',
    // The content security policy allows neither inline scripts nor fonts as data.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: { input: join(here, 'index.html') },
  },
};

export default defineConfig(rendererConfig);
