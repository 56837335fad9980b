import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const simulate = (...given: readonly string[]) =>
  spawnSync(process.execPath, ['test/simulation/cli.ts', ...given], { cwd: root, encoding: 'utf8' });

it('a seed repeats itself to the byte', { timeout: 60_000 }, () => {
  const first = simulate('--seed', '7', '--trace');
  const second = simulate('--seed', '7', '--trace');
  expect(first.stdout).toBe(second.stdout);
  expect(first.stdout.split('\n').length).toBeGreaterThan(50);
});

it('days at the counter keep the law, and it is said in a line', { timeout: 120_000 }, () => {
  const { stdout, stderr, status } = simulate('--seeds', '6');
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^6 seeds, .* no violation\n$/);
  expect(status).toBe(0);
});
