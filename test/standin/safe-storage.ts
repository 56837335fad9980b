import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { app } from './app.ts';
import { strict } from './strict.ts';

/*
 * INSECURE, and marked so in every sealed value. Electron keeps its key in the system's keyring, where other
 * people's programs cannot read it; here the key lies in a file beside the data. Good for practice and tests:
 * what is sealed is really enciphered and does not open without the file. Not good for a shop's token.
 */
const MARK = Buffer.from('STANDIN-INSECURE1');
const IV_BYTES = 12;
const TAG_BYTES = 16;
const FAILED = 'Error while decrypting the ciphertext provided to safeStorage.decryptString.';

/** The key, made the first time; readable by its owner only. */
function readKey(): Buffer {
  const file = path.join(app.getPath('userData'), 'standin-insecure.key');
  try {
    return fs.readFileSync(file);
  } catch {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const key = randomBytes(32);
    fs.writeFileSync(file, key, { mode: 0o600, flag: 'wx' });
    return key;
  }
}

function seal(text: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', readKey(), iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([MARK, iv, cipher.getAuthTag(), body]);
}

function open(sealed: Buffer): string {
  if (!sealed.subarray(0, MARK.length).equals(MARK)) throw new Error(FAILED);
  const rest = sealed.subarray(MARK.length);
  const decipher = createDecipheriv('aes-256-gcm', readKey(), rest.subarray(0, IV_BYTES));
  decipher.setAuthTag(rest.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(rest.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString(
      'utf8',
    );
  } catch {
    throw new Error(FAILED);
  }
}

/** Electron's `safeStorage`: only the calls that the next Electron still has. */
export const safeStorage = strict('safeStorage', {
  isAsyncEncryptionAvailable: async (): Promise<boolean> => true,
  encryptStringAsync: async (plainText: string): Promise<Buffer> => seal(plainText),
  decryptStringAsync: async (encrypted: Buffer): Promise<Electron.DecryptStringAsyncReturnValue> => ({
    result: open(encrypted),
    shouldReEncrypt: false,
  }),
  getSelectedStorageBackend: () => 'basic_text' as const,
});
