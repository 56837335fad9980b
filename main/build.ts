import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What this program was made as: run from its sources, packed for shops, or packed for the specs. */
export type Build = {
  readonly kind: 'source' | 'release' | 'test';
  /** Where it looks for newer ones, and the key that must have signed them; null for one that never looks. */
  readonly updates: UpdateSource | null;
};

/** `publicKey` is an Ed25519 key, DER in base64. */
export type UpdateSource = { readonly url: string; readonly publicKey: string };

const packed = z.object({
  mostrador: z.object({
    kind: z.enum(['release', 'test']),
    updates: z.object({ url: z.url(), publicKey: z.string() }).optional(),
  }),
});

/**
 * Reads what packaging wrote into package.json. That lies in the archive with the code, under the same seal: nobody who
 * starts the program can say that it is something else, as they could by a variable or by the name of its file.
 */
export function readBuild(appFolder: string): Build {
  const manifest = packed.safeParse(JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8')));
  if (!manifest.success) return { kind: 'source', updates: null };
  const { kind, updates } = manifest.data.mostrador;
  return { kind, updates: updates ?? null };
}

/** True for what a shop has: nobody may look into it while it takes real money. */
export const isForShops = ({ kind }: Build, isPackaged: boolean): boolean =>
  kind === 'release' || (kind === 'source' && isPackaged);
