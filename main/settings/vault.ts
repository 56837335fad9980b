import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { err, ok, type Result } from '#core/result';

/** The system's own sealing, handed in: only this user, or this PC, can open what it sealed. */
export type Sealing = {
  isAvailable(): Promise<boolean>;
  seal(text: string): Promise<Uint8Array>;
  /** Rejects when the seal is not ours to open: another user, another PC, a keyring that is gone. */
  unseal(sealed: Uint8Array): Promise<string>;
};

/** Where the access token rests. It goes in once; it comes out only to be sent to the provider. */
export type Vault = {
  /** Opens the seal once, at start. */
  open(): Promise<'empty' | 'open' | 'unreadable'>;
  token(): string | null;
  put(token: string): Promise<Result<null, 'sealing-unavailable' | 'disk'>>;
  forget(): void;
};

export function createVault(file: string, sealing: Sealing): Vault {
  let token: string | null = null;
  return {
    async open() {
      const sealed = readSealed(file);
      if (sealed === null) return 'empty';
      try {
        token = await sealing.unseal(sealed);
        return 'open';
      } catch {
        return 'unreadable';
      }
    },
    token: () => token,
    async put(fresh) {
      if (!(await sealing.isAvailable())) return err('sealing-unavailable');
      const sealed = await sealing.seal(fresh);
      try {
        writeFileSync(`${file}.part`, sealed, { mode: 0o600, flush: true });
        renameSync(`${file}.part`, file);
      } catch {
        return err('disk');
      }
      token = fresh;
      return ok(null);
    },
    forget() {
      token = null;
      rmSync(file, { force: true });
    },
  };
}

function readSealed(file: string): Uint8Array | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}
