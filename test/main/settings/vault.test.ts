import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createVault, type Sealing } from '#main/settings/vault';
import { folderForTest } from '#test/main/order-log/builders';
import { spellingsOf } from '#test/support/spellings';

const TOKEN = 'APP_USR-1234567890123456-112233-0123456789abcdef0123456789abcdef-700100200';

/** Seals as a keyring does: the key is nowhere on the disk, and what is broken does not open. */
function keyring(): Sealing & { isThere: boolean; isLocked: boolean } {
  const key = randomBytes(32);
  const ring = {
    isThere: true,
    isLocked: false,
    isAvailable: () => Promise.resolve(ring.isThere),
    async seal(text: string) {
      if (ring.isLocked) throw new Error(`the keyring is locked: ${text}`);
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]);
    },
    async unseal(sealed: Uint8Array) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
      decipher.setAuthTag(sealed.subarray(12, 28));
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
  return ring;
}

const fileForTest = (): string => join(folderForTest(), 'token.sealed');

describe('the token', () => {
  it('is not there at first', async () => {
    const vault = createVault(fileForTest(), keyring());
    expect(await vault.open()).toBe('empty');
    expect(vault.token()).toBeNull();
  });

  it('is there again after a restart, and on the disk only sealed', async () => {
    const file = fileForTest();
    const ring = keyring();
    expect(await createVault(file, ring).put(TOKEN)).toMatchObject({ ok: true });
    const again = createVault(file, ring);
    expect(await again.open()).toBe('open');
    expect(again.token()).toBe(TOKEN);
    expect(statSync(file).mode & 0o077).toBe(0);
    for (const name of readdirSync(dirname(file))) {
      const bytes = readFileSync(join(dirname(file), name));
      for (const [, spelling] of spellingsOf(TOKEN)) expect(bytes.includes(spelling)).toBe(false);
    }
  });

  it.each([
    ['sealed on another PC', (file: string) => writeFileSync(file, randomBytes(90))],
    ['cut short', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 40))],
    ['emptied', (file: string) => writeFileSync(file, '')],
  ])('is unreadable, and not none, when it was %s', async (_, spoil) => {
    const file = fileForTest();
    const ring = keyring();
    await createVault(file, ring).put(TOKEN);
    spoil(file);
    const again = createVault(file, ring);
    expect(await again.open()).toBe('unreadable');
    expect(again.token()).toBeNull();
    expect(existsSync(file)).toBe(true);
  });

  it('is unreadable, and not none, when the system does not hand it out', async () => {
    const file = fileForTest();
    mkdirSync(file);
    expect(await createVault(file, keyring()).open()).toBe('unreadable');
  });

  it('takes the place of one that could not be read, and is gone without a trace when it is forgotten', async () => {
    const file = fileForTest();
    writeFileSync(file, randomBytes(90));
    const vault = createVault(file, keyring());
    await vault.open();
    expect(await vault.put(TOKEN)).toMatchObject({ ok: true });
    expect(vault.state()).toBe('open');
    vault.forget();
    expect([vault.token(), vault.state()]).toEqual([null, 'empty']);
    expect(readdirSync(dirname(file))).toEqual([]);
  });

  it.each(['isThere', 'isLocked'] as const)('is refused where it cannot be sealed: %s', async (what) => {
    const file = fileForTest();
    const ring = keyring();
    ring[what] = what === 'isLocked';
    const vault = createVault(file, ring);
    expect(await vault.put(TOKEN)).toEqual({ ok: false, error: 'sealing-unavailable' });
    expect(vault.token()).toBeNull();
    expect(readdirSync(dirname(file))).toEqual([]);
  });

  it('keeps the one before when the disk refuses the new one', async () => {
    const file = fileForTest();
    const ring = keyring();
    const vault = createVault(file, ring);
    await vault.put(TOKEN);
    mkdirSync(`${file}.part`);
    expect(await vault.put('APP_USR-another')).toEqual({ ok: false, error: 'disk' });
    expect(vault.token()).toBe(TOKEN);
    expect(await createVault(file, ring).open()).toBe('open');
  });
});
