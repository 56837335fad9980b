import { defineConfig } from 'vitest/config';

// All cores: by default one is left free, which on a PC with two is half of them.
export default defineConfig({
  test: { include: ['test/**/*.test.ts'], testTimeout: 30_000, maxWorkers: '100%' },
});
