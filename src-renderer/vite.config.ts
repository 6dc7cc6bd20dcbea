import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';

const here = import.meta.dirname;

/** How the page is built, the same for the browser and for Electron: plain files, nothing inline, nothing from afar. */
export const rendererConfig: UserConfig = {
  root: here,
  plugins: [react()],
  build: {
    outDir: `${here}/../out/renderer`,
    emptyOutDir: true,
    target: 'chrome140',
    sourcemap: true,
    // The content security policy allows neither inline scripts nor fonts as data.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: { input: `${here}/index.html` },
  },
};

export default defineConfig(rendererConfig);
