import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { err, ok, type Result } from '#core/result';

/** The system's own sealing, handed in: only this user, or this PC, can open what it sealed. */
export type Sealing = {
  isAvailable(): Promise<boolean>;
  seal(text: string): Promise<Uint8Array>;
  /** Rejects when the seal is not ours to open: another user, another PC, a keyring that is gone. */
  unseal(sealed: Uint8Array): Promise<string>;
};

export type VaultState = 'empty' | 'open' | 'unreadable';

/** Where one secret rests: the access token, say. It goes in once; it comes out only to be used with the provider. */
export type Vault = {
  /** Opens the seal once, at start. */
  open(): Promise<VaultState>;
  state(): VaultState;
  token(): string | null;
  /** Whose the token was when it was sealed; null where that was not kept with it. */
  sellerId(): string | null;
  /** Token and owner in one file: no power cut leaves one seller's token under another's name. */
  put(
    token: string,
    sellerId?: string | null,
    /** Asked once it is sealed, which may take a person's yes: what was true before need not be any more. */
    mayStill?: () => boolean,
  ): Promise<Result<null, 'sealing-unavailable' | 'disk' | 'not-any-more'>>;
  forget(): void;
};

export function createVault(file: string, sealing: Sealing): Vault {
  let token: string | null = null;
  let sellerId: string | null = null;
  let state: VaultState = 'empty';
  const part = `${file}.part`;

  async function openSeal(): Promise<VaultState> {
    try {
      const sealed = readSealed(file);
      if (sealed === null) return 'empty';
      const [text = '', owner] = (await sealing.unseal(sealed)).split('\n');
      token = text;
      sellerId = owner ?? null;
      return 'open';
    } catch {
      return 'unreadable';
    }
  }

  async function seal(text: string): Promise<Uint8Array | null> {
    try {
      return (await sealing.isAvailable()) ? await sealing.seal(text) : null;
    } catch {
      // A keyring that is locked, or whose owner said no.
      return null;
    }
  }

  return {
    async open() {
      state = await openSeal();
      return state;
    },
    state: () => state,
    token: () => token,
    sellerId: () => sellerId,
    async put(fresh, owner = null, mayStill = () => true) {
      const sealed = await seal(owner === null ? fresh : `${fresh}\n${owner}`);
      if (sealed === null) return err('sealing-unavailable');
      if (!mayStill()) return err('not-any-more');
      try {
        writeFileSync(part, sealed, { mode: 0o600, flush: true });
        renameSync(part, file);
      } catch {
        rmSync(part, { force: true, recursive: true });
        return err('disk');
      }
      token = fresh;
      sellerId = owner;
      state = 'open';
      return ok(null);
    },
    forget() {
      token = null;
      sellerId = null;
      state = 'empty';
      rmSync(file, { force: true });
      rmSync(part, { force: true, recursive: true });
    },
  };
}

/** Null where there is none. One that is there and cannot be read is not the same as none. */
function readSealed(file: string): Uint8Array | null {
  return existsSync(file) ? readFileSync(file) : null;
}
