import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const BUILT_IN = [
  '@point-of-sale/receipt-printer-encoder',
  'i18next',
  'lossless-json',
  'pino',
  'qr',
  'ulid',
  'zod',
];

/**
 * Three builds from one source tree: main (ESM, with packages that bring programs of the system's left outside), two preloads (each one
 * self-contained CommonJS file: a sandboxed preload may require nothing but electron) and two pages.
 */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      // What is plain JavaScript is built in: a start reads a few files in place of some two hundred.
      externalizeDeps: { exclude: BUILT_IN },
      rollupOptions: {
        input: {
          index: 'main/index.ts',
          'import-worker': 'main/settings/import-worker.ts',
          'check-worker': 'main/order-log/check-worker.ts',
          'export-worker': 'main/export-worker.ts',
          'copy-worker': 'main/copy-worker.ts',
          'verify-worker': 'main/order-log/verify-worker.ts',
          'year-worker': 'main/year-worker.ts',
        },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      isolatedEntries: true,
      rollupOptions: {
        input: { cashier: 'preload/cashier.ts', customer: 'preload/customer.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      emptyOutDir: true,
      minify: true,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: { cashier: 'renderer/cashier.html', customer: 'renderer/customer.html' },
        output: {
          // Main names the words of a language in its answer to the page, so it must find them.
          chunkFileNames: ({ facadeModuleId }) => {
            const [, language] = /i18n\/([\w-]+)\/cashier-words\.ts$/.exec(facadeModuleId ?? '') ?? [];
            return `assets/${language === undefined ? '[name]-' : `words-in-${language}.`}[hash].js`;
          },
        },
      },
    },
  },
});
