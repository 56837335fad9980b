import path from 'node:path';
import { parseArgs } from 'node:util';
import type { PackedPlatform } from './made-up-electron.ts';

export type PackageOptions = {
  readonly platforms: readonly PackedPlatform[];
  /** Only the folder that an installer would put in place. */
  readonly isFolder: boolean;
  /** The build that the specs run: it can be looked into, and is never published. */
  readonly isTest: boolean;
  readonly isMadeUp: boolean;
  /** Takes what is built, whatever the sources say by now. */
  readonly isAsBuilt: boolean;
  readonly out: string | null;
  readonly updates: UpdateSource | null;
};

/** Where this build looks for newer ones, and the key that must have signed them. */
export type UpdateSource = { readonly url: string; readonly publicKey: string };

export const USAGE =
  'npm run package -- [--dir] [--linux] [--win] [--mac] [--test] [--made-up-electron] [--as-built] [--out DIR]';

export function readPackageOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): PackageOptions {
  const { values: given } = parseArgs({
    args: [...args],
    options: {
      dir: { type: 'boolean', default: false },
      linux: { type: 'boolean', default: false },
      win: { type: 'boolean', default: false },
      mac: { type: 'boolean', default: false },
      test: { type: 'boolean', default: false },
      'made-up-electron': { type: 'boolean', default: false },
      'as-built': { type: 'boolean', default: false },
      out: { type: 'string' },
    },
  });
  const isMadeUp = given['made-up-electron'];
  if (isMadeUp && !given.dir) throw new Error(`there is no installer without Electron: ${USAGE}`);
  const named = [given.linux && 'linux', given.win && 'win32', given.mac && 'darwin'] as const;
  const platforms = named.filter((platform) => platform !== false);
  return {
    platforms: platforms.length > 0 ? platforms : [thisPlatform()],
    isFolder: given.dir,
    isTest: given.test,
    isMadeUp,
    isAsBuilt: given['as-built'],
    out: given.out === undefined ? null : path.resolve(given.out),
    updates: given.test ? null : updateSource(env),
  };
}

export function thisPlatform(): PackedPlatform {
  const { platform } = process;
  if (platform === 'linux' || platform === 'win32' || platform === 'darwin') return platform;
  throw new Error(`there is no package for ${platform}`);
}

/** Both or neither: a build that looks for newer ones and cannot tell whose they are is not made. */
function updateSource(env: Readonly<Record<string, string | undefined>>): UpdateSource | null {
  const { MOSTRADOR_UPDATES_URL: url, MOSTRADOR_UPDATES_PUBLIC_KEY: publicKey } = env;
  if (!url && !publicKey) return null;
  if (!url || !publicKey)
    throw new Error('MOSTRADOR_UPDATES_URL and MOSTRADOR_UPDATES_PUBLIC_KEY are set together or not at all');
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:')
    throw new Error('MOSTRADOR_UPDATES_URL must begin with https://');
  if (!/^[A-Za-z0-9+/]{59}=$/.test(publicKey))
    throw new Error('MOSTRADOR_UPDATES_PUBLIC_KEY must be an Ed25519 key: DER in base64, 60 characters');
  return { url, publicKey };
}
