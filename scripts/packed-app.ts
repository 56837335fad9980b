import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { extractAll } from '@electron/asar';
import { findElectron, root } from './electron-program.ts';
import type { PackedPlatform } from './made-up-electron.ts';
import { thisPlatform } from './package-options.ts';

export type PackedKind = 'release' | 'test';

/** A packed program: the folder that an installer would put in place. */
export type PackedApp = {
  readonly platform: PackedPlatform;
  /** Its program; on a Mac the bundle. */
  readonly program: string;
  readonly resources: string;
};

type Wanted = {
  readonly kind: PackedKind;
  readonly platforms: readonly PackedPlatform[];
  readonly isMadeUp: boolean;
};

/** Everything that decides what a package is like, beside what is built. */
const RECIPE = [
  'electron-builder.yml',
  'electron-builder.test.yml',
  'scripts/package.ts',
  'scripts/package-options.ts',
  'scripts/made-up-electron.ts',
  'package-lock.json',
];

/**
 * Packs what is built, unless that is packed already. Throws with the packer's words when it fails. It never builds:
 * specs may be running on what is there.
 */
export async function ensurePacked(wanted: Wanted): Promise<readonly PackedApp[]> {
  const folder = folderOf(wanted);
  const stampFile = path.join(folder, 'stamp');
  const stamp = recipeHash(wanted);
  if (!fs.existsSync(stampFile) || fs.readFileSync(stampFile, 'utf8') !== stamp) {
    fs.rmSync(folder, { recursive: true, force: true });
    await pack(wanted, folder);
    fs.writeFileSync(stampFile, stamp);
  }
  return wanted.platforms.map((platform) => packedIn(folder, platform, wanted.kind));
}

/** How the packed program is started here: itself, or its contents by the stand-in, which reads no archives. */
export type PackedStart = { readonly appProgram: string } | { readonly appFolder: string };

/** Known before it is packed. */
export function packedStart(kind: PackedKind): PackedStart {
  const wanted = runnable(kind);
  const { program, platform } = packedIn(folderOf(wanted), wanted.platforms[0] ?? 'linux', kind);
  if (wanted.isMadeUp) return { appFolder: path.join(folderOf(wanted), 'unpacked/resources/app') };
  const inBundle = path.join('Contents/MacOS', path.basename(program, '.app'));
  return { appProgram: platform === 'darwin' ? path.join(program, inBundle) : program };
}

export async function ensurePackedStart(kind: PackedKind): Promise<PackedStart> {
  const [app] = await ensurePacked(runnable(kind));
  const start = packedStart(kind);
  if (app !== undefined && 'appFolder' in start && !fs.existsSync(start.appFolder))
    extractAll(path.join(app.resources, 'app.asar'), start.appFolder);
  return start;
}

const runnable = (kind: PackedKind): Wanted => ({
  kind,
  platforms: [thisPlatform()],
  isMadeUp: findElectron() === undefined,
});

const folderOf = ({ kind, platforms, isMadeUp }: Wanted): string =>
  path.join(root, '.cache/packed', `${kind}-${isMadeUp ? 'made-up' : 'real'}-${platforms.join('-')}`);

function recipeHash({ isMadeUp }: Wanted): string {
  const hash = createHash('sha256').update(String(isMadeUp));
  for (const file of [...RECIPE, ...builtFiles()])
    hash.update(`${file}\0`).update(fs.readFileSync(path.join(root, file)));
  return hash.digest('hex');
}

function builtFiles(): readonly string[] {
  const out = fs.readdirSync(path.join(root, 'out'), { recursive: true, withFileTypes: true });
  return out
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((name) => /^out.(main|preload|renderer)\b/.test(name))
    .toSorted();
}

const flagOf: Readonly<Record<PackedPlatform, string>> = {
  linux: '--linux',
  win32: '--win',
  darwin: '--mac',
};

async function pack({ kind, platforms, isMadeUp }: Wanted, folder: string): Promise<void> {
  const args = ['--dir', '--as-built', '--out', folder, ...platforms.map((each) => flagOf[each])];
  if (isMadeUp) args.push('--made-up-electron');
  if (kind === 'test') args.push('--test');
  const child = spawn(process.execPath, [path.join(root, 'scripts/package.ts'), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (output += String(piece)));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`packing failed:\n${output}`);
}

/** Where electron-builder puts what, and how it names it. */
function packedIn(out: string, platform: PackedPlatform, kind: PackedKind): PackedApp {
  const suffix = process.arch === 'x64' ? '' : `-${process.arch}`;
  const name = kind === 'test' ? 'Mostrador Test' : 'Mostrador';
  if (platform === 'darwin') {
    const program = path.join(out, `mac${suffix}`, `${name}.app`);
    return { platform, program, resources: path.join(program, 'Contents/Resources') };
  }
  const folder = path.join(out, `${platform === 'win32' ? 'win' : 'linux'}${suffix}-unpacked`);
  const file = platform === 'win32' ? `${name}.exe` : name.toLowerCase().replace(' ', '-');
  return { platform, program: path.join(folder, file), resources: path.join(folder, 'resources') };
}
