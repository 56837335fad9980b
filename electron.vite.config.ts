import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/**
 * Three builds from one source tree: main (ESM, packages left outside), two preloads (each one
 * self-contained CommonJS file: a sandboxed preload may require nothing but electron) and two pages.
 */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: true,
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
      rollupOptions: { input: { cashier: 'renderer/cashier.html', customer: 'renderer/customer.html' } },
    },
  },
});
