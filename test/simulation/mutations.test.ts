import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

/** Each of these breaks one rule on purpose: the simulated counter must see it. */
const folder = join(import.meta.dirname, 'mutations');
const root = join(import.meta.dirname, '../..');
const patches = readdirSync(folder).filter((name) => name.endsWith('.patch'));
const SEEDS = 60;

/** What the simulation runs, in a place of its own where it may be broken. */
function copyOfTheShop(): string {
  const copy = mkdtempSync(join(tmpdir(), 'mostrador-mutation-'));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  for (const part of ['core', 'main', 'test/simulation', 'package.json'])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** Rules of the register's slot are broken where it is played. */
const simulate = (place: string, patch: string) => {
  const play = patch.startsWith('slot-') ? 'slot' : 'dynamic';
  const given = ['--first', '--seeds', String(SEEDS), '--play', play];
  return spawnSync(process.execPath, ['test/simulation/cli.ts', ...given], { cwd: place, encoding: 'utf8' });
};

it.each(patches)('%s is caught', { timeout: 180_000 }, (patch) => {
  const copy = copyOfTheShop();
  execFileSync('git', ['apply', join(folder, patch)], { cwd: copy });
  const { stdout, stderr, status } = simulate(copy, patch);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/violations at seeds \d/);
  expect(status).toBe(1);
});
