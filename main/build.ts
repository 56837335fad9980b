import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What this program was made as: run from its sources, packed for shops, or packed for the specs. */
export type Build = {
  readonly kind: 'source' | 'release' | 'test';
  /** Where it looks for newer ones, and the key that must have signed them; null for one that never looks. */
  readonly updates: UpdateSource | null;
};

/** `publicKey` is an Ed25519 key, DER in base64. */
export type UpdateSource = { readonly url: string; readonly publicKey: string };

/**
 * Reads what packaging wrote into package.json. That lies in the archive with the code, under the same seal: nobody who
 * starts the program can say that it is something else, as they could by a variable or by the name of its file.
 */
export function readBuild(appFolder: string): Build {
  const manifest: unknown = JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8'));
  const { kind, updates } = partsOf(partsOf(manifest).mostrador);
  const isPacked = kind === 'release' || kind === 'test';
  if (isPacked && updates === undefined) return { kind, updates: null };
  return isPacked && isSource(updates) ? { kind, updates } : { kind: 'source', updates: null };
}

type Parts = Readonly<Partial<Record<'mostrador' | 'kind' | 'updates' | 'url' | 'publicKey', unknown>>>;

/** By hand: this is read before anything else, and no window waits for the library that reads the rest. */
const partsOf = (value: unknown): Parts => (typeof value === 'object' && value !== null ? { ...value } : {});

function isSource(value: unknown): value is UpdateSource {
  const { url, publicKey } = partsOf(value);
  return typeof url === 'string' && URL.canParse(url) && typeof publicKey === 'string';
}

/** True for what a shop has: nobody may look into it while it takes real money. */
export const isForShops = ({ kind }: Build, isPackaged: boolean): boolean =>
  kind === 'release' || (kind === 'source' && isPackaged);
