import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** These ask for a process of their own: they replace modules, change the environment, or weigh the heap. */
const APART = [
  'test/main/ipc.test.ts',
  'test/main/staff/permissions.test.ts',
  'test/main/notifications/thousand.test.ts',
  'test/main/updates/**/*.test.ts',
  'test/standin/**/*.test.ts',
];

/** Longest first, by seconds on a quiet PC: one of them begun last would run on alone. */
const LONG = [
  'test/main/checkout/crowd.test.ts',
  'test/simulation/mutations.test.ts',
  'test/main/checkout/crowd-http.test.ts',
  'test/standin/ends.test.ts',
  'test/main/settings/import-job.test.ts',
  'test/package/package.test.ts',
  'test/main/mercado-pago/mangled.test.ts',
  'test/main/checkout/reconciling.test.ts',
  'test/simulation/simulation.test.ts',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((name) => moduleId.endsWith(name));
      return at < 0 ? LONG.length : at;
    };
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => place(a) - place(b));
  }
}

// All cores: by default one is left free, which on a PC with two is half of them.
export default defineConfig({
  test: {
    testTimeout: 30_000,
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: { name: 'together', include: ['test/**/*.test.ts'], exclude: APART, isolate: false },
      },
      { extends: true, test: { name: 'apart', include: APART } },
    ],
  },
});
