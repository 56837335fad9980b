import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { Encoding, FileTrouble } from '#core/domain/product-import';
import { err, ok, type Result } from '#core/result';

export type ImportText = { readonly text: string; readonly encoding: Encoding; readonly digest: string };

const MOST_BYTES = 64 * 1024 * 1024;

/** Reads what a person chose, in whichever encoding the program that wrote it had. */
export function readImportFile(path: string): Result<ImportText, FileTrouble> {
  let bytes: Buffer;
  try {
    if (statSync(path).size > MOST_BYTES) return err({ kind: 'too-large' });
    bytes = readFileSync(path);
  } catch {
    return err({ kind: 'unreadable' });
  }
  if (bytes.length === 0) return err({ kind: 'empty' });
  // Both of Excel's own forms: a zip, and the older compound file.
  if (
    bytes.subarray(0, 2).toString('latin1') === 'PK' ||
    bytes.readUIntBE(0, Math.min(4, bytes.length)) === 0xd0cf11e0
  )
    return err({ kind: 'spreadsheet' });
  const digest = createHash('sha256').update(bytes).digest('hex');
  const { text, encoding } = decode(bytes);
  if (text.includes('\0')) return err({ kind: 'not-text' });
  return text.trim() === '' ? err({ kind: 'empty' }) : ok({ text, encoding, digest });
}

function decode(bytes: Buffer): Omit<ImportText, 'digest'> {
  const wide = wideOrder(bytes);
  if (wide !== null) return { text: new TextDecoder(wide).decode(bytes), encoding: 'utf-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'latin-1' };
  }
}

/** By its mark; without one, by every other byte of the beginning being nothing. */
function wideOrder(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe') return 'utf-16le';
  if (mark === 'feff') return 'utf-16be';
  const head = bytes.subarray(0, 200);
  const zeros = (parity: 0 | 1): number => head.filter((byte, at) => byte === 0 && at % 2 === parity).length;
  if (zeros(1) > head.length / 3) return 'utf-16le';
  return zeros(0) > head.length / 3 ? 'utf-16be' : null;
}
