import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { extractFile, getRawHeader, listPackage, statFile } from '@electron/asar';
import { type FuseConfig, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { NtExecutable, NtExecutableResource } from 'resedit';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { root } from '#scripts/electron-program';
import type { PackedPlatform } from '#scripts/made-up-electron';
import { ensurePacked, type PackedApp } from '#scripts/packed-app';

/*
 * What a shop gets, looked at as it would be put in place: packed for every platform around a made-up Electron, with
 * the real fuses, seals and contents.
 */

const PLATFORMS = ['linux', 'win32', 'darwin'] as const;
/** Everything of ours that a shop downloads, beside Electron itself. */
const MOST_BYTES = 45_000_000;
const PACKING_MS = 120_000;

const release = new Map<PackedPlatform, PackedApp>();
let forSpecs: PackedApp;

beforeAll(async () => {
  for (const app of await ensurePacked({ kind: 'release', platforms: PLATFORMS, isMadeUp: true }))
    release.set(app.platform, app);
  const [app] = await ensurePacked({ kind: 'test', platforms: ['linux'], isMadeUp: true });
  if (app === undefined) throw new Error('nothing was packed for the specs');
  forSpecs = app;
}, PACKING_MS);

function packed(platform: PackedPlatform): PackedApp {
  const app = release.get(platform);
  if (app === undefined) throw new Error(`not packed for ${platform}`);
  return app;
}

const archiveOf = ({ resources }: PackedApp): string => join(resources, 'app.asar');
const filesIn = (app: PackedApp): readonly string[] =>
  listPackage(archiveOf(app), { isPack: false })
    .map((name) => name.replaceAll('\\', '/').slice(1))
    .filter((name) => !('files' in statFile(archiveOf(app), name)));
const manifestOf = (app: PackedApp): unknown =>
  JSON.parse(extractFile(archiveOf(app), 'package.json').toString());

const FUSES = [
  'RunAsNode',
  'EnableCookieEncryption',
  'EnableNodeOptionsEnvironmentVariable',
  'EnableNodeCliInspectArguments',
  'EnableEmbeddedAsarIntegrityValidation',
  'OnlyLoadAppFromAsar',
  'LoadBrowserProcessSpecificV8Snapshot',
  'GrantFileProtocolExtraPrivileges',
] as const;
const ON = '1'.charCodeAt(0);

async function fusesThatAreOn({ program }: PackedApp): Promise<readonly string[]> {
  const wire: FuseConfig<number> = await getCurrentFuseWire(program);
  return FUSES.filter((fuse) => wire[FuseV1Options[fuse]] === ON);
}

describe('the fuses', () => {
  it.each(PLATFORMS)(
    'of the program for shops run nothing but its own sealed archive: %s',
    async (platform) => {
      expect(await fusesThatAreOn(packed(platform))).toEqual([
        'EnableEmbeddedAsarIntegrityValidation',
        'OnlyLoadAppFromAsar',
      ]);
    },
  );

  it('of the program for the specs let it be driven, and nothing else more', async () => {
    expect(await fusesThatAreOn(forSpecs)).toEqual([
      'EnableNodeCliInspectArguments',
      'EnableEmbeddedAsarIntegrityValidation',
      'OnlyLoadAppFromAsar',
    ]);
  });
});

describe.each(PLATFORMS)('what is packed for %s', (platform) => {
  it('is what was built, the manifest and what that needs to run', () => {
    const files = filesIn(packed(platform));
    const ours = files.filter((name) => !name.startsWith('node_modules/'));
    const built = readdirSync(join(root, 'out'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
      .filter((name) => /^out\/(main|preload|renderer)\//.test(name));
    expect(built.length).toBeGreaterThan(5);
    expect(ours.toSorted()).toEqual([...built, 'package.json'].toSorted());
  });

  it('holds the packages that main asks for and those that they ask for, no others', () => {
    const found = new Set(filesIn(packed(platform)).flatMap((name) => packageOf(name) ?? []));
    // Its binary is optional: npm fetches the one of the system that it runs on.
    const named = [...found].filter((name) => !name.startsWith(KOFFI_BINARY));
    expect(named.toSorted()).toEqual([...neededPackages(platform)].toSorted());
  });

  it('holds no sources, maps, tests, pages or C', () => {
    const strange = filesIn(packed(platform)).filter((name) =>
      /\.(map|tsx?|mts|cts|c|cc|cpp|h|hpp|gyp|gypi|sh|html|md)$|(^|\/)(tests?|benchmarks?|deps)\//.test(
        name.replace(/^out\/renderer\/\w+\.html$/, ''),
      ),
    );
    expect(strange).toEqual([]);
  });

  it('holds one binary, of this platform, beside the archive', () => {
    const app = packed(platform);
    const ofKoffi = platform === 'win32' ? `node_modules/${KOFFI_BINARY}win32-` : null;
    const binaries = filesIn(app).filter(
      (name) => name.endsWith('.node') && (ofKoffi === null || !name.startsWith(ofKoffi)),
    );
    const own = `node_modules/better-sqlite3/prebuilds/${platform}-${process.arch}.node`;
    expect(binaries).toEqual([own]);
    const unpacked = `${archiveOf(app)}.unpacked`;
    const beside = readdirSync(unpacked, { recursive: true, withFileTypes: true });
    const names = beside.filter((entry) => entry.isFile()).map(({ name }) => name);
    expect(names.filter((name) => !name.startsWith('koffi'))).toEqual([own.split('/').at(-1)]);
    expect(existsSync(join(unpacked, own))).toBe(true);
  });

  it('says that it is for shops, has no scripts and looks nowhere for newer ones', () => {
    const manifest = manifestOf(packed(platform));
    expect(manifest).toMatchObject({ productName: 'Mostrador', mostrador: { kind: 'release' } });
    expect(manifest).not.toHaveProperty('mostrador.updates');
    expect(manifest).not.toHaveProperty('scripts');
    expect(existsSync(join(packed(platform).resources, 'app-update.yml'))).toBe(false);
  });

  it('is small', () => {
    const app = packed(platform);
    const binary = join(
      `${archiveOf(app)}.unpacked`,
      `node_modules/better-sqlite3/prebuilds/${platform}-${process.arch}.node`,
    );
    const bytes = statSync(archiveOf(app)).size + statSync(binary).size;
    expect(bytes).toBeLessThan(MOST_BYTES);
  });
});

describe('the seal of the archive', () => {
  const hash = (app: PackedApp): string =>
    createHash('sha256')
      .update(getRawHeader(archiveOf(app)).headerString)
      .digest('hex');

  it('is in Windows’ program', () => {
    const app = packed('win32');
    const { entries } = NtExecutableResource.from(NtExecutable.from(readFileSync(app.program)));
    const seal = entries.find(({ type }) => type === 'INTEGRITY');
    expect(JSON.parse(Buffer.from(seal?.bin ?? new ArrayBuffer()).toString())).toEqual([
      { file: 'resources\\app.asar', alg: 'SHA256', value: hash(app) },
    ]);
  });

  it('is in the Mac’s bundle', () => {
    const app = packed('darwin');
    expect(readFileSync(join(app.program, 'Contents/Info.plist'), 'utf8')).toContain(hash(app));
  });
});

it('the program for the specs has a name of its own, and with it data of its own', () => {
  expect(manifestOf(forSpecs)).toMatchObject({ productName: 'Mostrador Test', mostrador: { kind: 'test' } });
});

it('a till that looks for no newer version loads nothing for it', () => {
  const archive = archiveOf(packed('linux'));
  const programs = listPackage(archive, { isPack: false }).filter((file) =>
    /^\/out\/main\/(?!.*\/electron-updater-).*\.js$/.test(file),
  );
  const lines = programs.flatMap((file) => extractFile(archive, file.slice(1)).toString().split('\n'));
  const asked = lines.filter((line) => /\bimport\b.*electron-updater/.test(line));
  expect(asked.length).toBeGreaterThan(0);
  for (const line of asked) expect(line).toContain('await import(');
});

it('Windows’ program bears the icon', () => {
  const { entries } = NtExecutableResource.from(NtExecutable.from(readFileSync(packed('win32').program)));
  expect(entries.filter(({ type }) => type === 3).length).toBeGreaterThanOrEqual(5);
});

it('the Mac’s bundle bears the icon', () => {
  const icon = readFileSync(join(packed('darwin').resources, 'icon.icns'));
  expect(icon.equals(readFileSync(join(root, 'assets/icons/icon.icns')))).toBe(true);
});

/** The package that a file of node_modules belongs to: the innermost. */
function packageOf(name: string): string | undefined {
  return /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(name)?.[1];
}

const lockShape = z.object({
  packages: z.record(
    z.string(),
    z.object({
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
      devOptional: z.boolean().optional(),
    }),
  ),
});

/** Headers for compiling better-sqlite3: asked for, and of no use to a program. */
const KOFFI_BINARY = '@koromix/koffi-';
const ONLY_HEADERS = 'node-addon-api';

/** By the lock file: everything that is there for running. */
function neededPackages(platform: (typeof PLATFORMS)[number]): ReadonlySet<string> {
  const { packages } = lockShape.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  const needed = Object.entries(packages).filter(
    ([name, { dev, devOptional, optional }]) => name !== '' && !dev && !devOptional && !optional,
  );
  const names = needed.flatMap(([name]) => packageOf(`${name}/`) ?? []);
  // It speaks to the spooler of Windows, and is loaded there alone.
  const isLeftOut = (name: string): boolean =>
    name === ONLY_HEADERS || (name === 'koffi' && platform !== 'win32');
  return new Set(names.filter((name) => !isLeftOut(name)));
}
