import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isForShops, readBuild } from '#main/build';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mostrador-build-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function packedWith(mostrador: unknown): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'mostrador', mostrador }));
  return folder;
}

describe('what a program was made as', () => {
  it('is read from what packaging wrote', () => {
    expect(readBuild(packedWith({ kind: 'release' }))).toEqual({ kind: 'release', updates: null });
    const updates = { url: 'https://updates.invalid/till', publicKey: 'MCow' };
    expect(readBuild(packedWith({ kind: 'release', updates }))).toEqual({ kind: 'release', updates });
    expect(readBuild(packedWith({ kind: 'test' }))).toEqual({ kind: 'test', updates: null });
  });

  it.each([undefined, 'test', { kind: 'tests' }, { kind: 'test', updates: { url: 'x' } }])(
    'is its sources where that is not there or not well formed: %j',
    (written) => {
      expect(readBuild(packedWith(written))).toEqual({ kind: 'source', updates: null });
    },
  );

  it.each([
    { kind: 'release', isPackaged: true, is: true },
    // Electron goes by the name of its own file, which anybody can change in a copy.
    { kind: 'release', isPackaged: false, is: true },
    { kind: 'test', isPackaged: true, is: false },
    { kind: 'source', isPackaged: false, is: false },
    // Packed by somebody else's hands: what cannot be told apart is treated as a shop's.
    { kind: 'source', isPackaged: true, is: true },
  ] as const)('$kind, packaged: $isPackaged, is for shops: $is', ({ kind, isPackaged, is }) => {
    expect(isForShops({ kind, updates: null }, isPackaged)).toBe(is);
  });
});
