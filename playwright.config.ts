import { defineConfig } from '@playwright/test';
import { packedStart } from '#scripts/packed-app';
import type { Options, WorkerOptions } from '#test/support/app';

/** What is run once more on the packed contents: a sale from end to end, what a page may, a page that is brought back. */
const ON_THE_PACKED_APP = / paid: ends paid\/none|bears the policy|that was killed is back|sandboxed/;

const LONG = ['refund-killed', 'killed', 'scans', 'displays', 'wal-cut'].map((name) => `**/${name}.spec.ts`);

export default defineConfig<Options, WorkerOptions>({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  workers: 3,
  fullyParallel: true,
  timeout: 120_000,
  reporter: 'list',
  projects: [
    // The longest first: one of them begun last would run on alone.
    { name: 'long', testMatch: LONG },
    { name: 'app', testMatch: '*.spec.ts', testIgnore: ['**/packed/**', ...LONG] },
    // What runs on the packed contents waits until they are there.
    { name: 'pack', testMatch: 'packed/pack.setup.ts' },
    {
      name: 'only packed',
      testMatch: 'packed/*.spec.ts',
      dependencies: ['pack'],
      use: packedStart('test'),
    },
    {
      name: 'packed',
      testMatch: '*.spec.ts',
      testIgnore: '**/packed/**',
      grep: ON_THE_PACKED_APP,
      dependencies: ['pack'],
      use: packedStart('test'),
    },
  ],
});
