import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isSigned } from '#main/updates/signed-manifest';
import { root } from '#scripts/electron-program';
import { readPackageOptions } from '#scripts/package-options';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const publicText = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mostrador-sign-'));
  writeFileSync(join(folder, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
});
afterEach(() => rmSync(folder, { recursive: true }));

function signUpdates(keyFile: string): { code: number | null; said: string } {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/sign-updates.ts'), folder], {
    env: { ...process.env, MOSTRADOR_UPDATES_PRIVATE_KEY: keyFile },
    encoding: 'utf8',
  });
  return { code: status, said: stderr };
}

it('signs every manifest in a folder, so that a till takes it', () => {
  for (const name of ['latest.yml', 'latest-linux.yml', 'latest-mac.yml', 'builder-debug.yml'])
    writeFileSync(join(folder, name), `version: 2.0.0 # ${name}\n`);
  expect(signUpdates(join(folder, 'key.pem'))).toMatchObject({ code: 0 });
  const signatures = readdirSync(folder).filter((name) => name.endsWith('.sig'));
  expect(signatures.toSorted()).toEqual(['latest-linux.yml.sig', 'latest-mac.yml.sig', 'latest.yml.sig']);
  for (const name of signatures) {
    const text = readFileSync(join(folder, name.replace('.sig', '')), 'utf8');
    expect(isSigned(text, readFileSync(join(folder, name), 'utf8'), publicText)).toBe(true);
  }
});

it('says what is missing', () => {
  expect(signUpdates('')).toMatchObject({ code: 1 });
  expect(signUpdates(join(folder, 'key.pem')).said).toContain('nothing to sign');
});

it('a build that looks for newer ones needs both, where and by whom', () => {
  const url = 'https://updates.invalid/till';
  const given = (env: Record<string, string>) => readPackageOptions(['--dir'], env).updates;
  expect(given({})).toBeNull();
  expect(given({ MOSTRADOR_UPDATES_URL: url, MOSTRADOR_UPDATES_PUBLIC_KEY: publicText })).toEqual({
    url,
    publicKey: publicText,
  });
  for (const wrong of [
    { MOSTRADOR_UPDATES_URL: url },
    { MOSTRADOR_UPDATES_PUBLIC_KEY: publicText },
    { MOSTRADOR_UPDATES_URL: 'http://updates.invalid', MOSTRADOR_UPDATES_PUBLIC_KEY: publicText },
    { MOSTRADOR_UPDATES_URL: url, MOSTRADOR_UPDATES_PUBLIC_KEY: 'a key' },
  ])
    expect(() => given(wrong)).toThrow(/MOSTRADOR_UPDATES/);
});

it('the build for the specs never looks for newer ones', () => {
  const env = { MOSTRADOR_UPDATES_URL: 'https://updates.invalid', MOSTRADOR_UPDATES_PUBLIC_KEY: publicText };
  expect(readPackageOptions(['--dir', '--test'], env).updates).toBeNull();
});

it('no installer is made without Electron', () => {
  expect(() => readPackageOptions(['--made-up-electron'], {})).toThrow(/no installer without Electron/);
});
