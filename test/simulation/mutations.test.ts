import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, onTestFinished } from 'vitest';

/** Each of these breaks one rule on purpose: the simulated counter must see it. */
const folder = join(import.meta.dirname, 'mutations');
const root = join(import.meta.dirname, '../..');
const patches = readdirSync(folder).filter((name) => name.endsWith('.patch'));
const SEEDS = 60;

/** What the simulation runs, in a place of its own where it may be broken. */
const copy = mkdtempSync(join(tmpdir(), 'mostrador-mutation-'));
for (const part of ['core', 'main', 'test/simulation', 'package.json'])
  cpSync(join(root, part), join(copy, part), { recursive: true });
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** What no patch touches is compiled once. */
const env = { ...process.env, NODE_COMPILE_CACHE: join(copy, '.compiled') };

/** Rules of the register's slot are broken where it is played. */
const simulate = (patch: string) => {
  const play = patch.startsWith('slot-') ? 'slot' : 'dynamic';
  const given = ['--first', '--seeds', String(SEEDS), '--play', play];
  return spawnSync(process.execPath, ['test/simulation/cli.ts', ...given], {
    cwd: copy,
    env,
    encoding: 'utf8',
  });
};

it.each(patches)('%s is caught', { timeout: 180_000 }, (patch) => {
  const file = join(folder, patch);
  execFileSync('git', ['apply', file], { cwd: copy });
  onTestFinished(() => void execFileSync('git', ['apply', '--reverse', file], { cwd: copy }));
  const { stdout, stderr, status } = simulate(patch);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/violations at seeds \d/);
  expect(status).toBe(1);
});
