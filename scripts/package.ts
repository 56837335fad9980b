import fs from 'node:fs';
import path from 'node:path';
import { type AfterPackContext, build, type Configuration, createTargets, Platform } from 'electron-builder';
import { downloadElectron, electronVersion, findElectron, root } from './electron-program.ts';
import { type PackedPlatform, writeMadeUpElectron } from './made-up-electron.ts';
import { type PackageOptions, readPackageOptions } from './package-options.ts';
import { say } from './say.ts';
import { ensureBuilt } from './set-up.ts';

/* `npm run package`: the form in which a shop gets the program, from what electron-builder.yml says. */

const builderPlatforms: Readonly<Record<PackedPlatform, Platform>> = {
  linux: Platform.LINUX,
  win32: Platform.WINDOWS,
  darwin: Platform.MAC,
};

/** Debian's packages must name a place to read more; .invalid leads nowhere. */
const HOMEPAGE = 'https://mostrador.invalid';

process.exitCode = await run();

async function run(): Promise<number> {
  try {
    const options = readPackageOptions(process.argv.slice(2), process.env);
    const isMadeUp = options.isMadeUp || (await isWithoutElectron(options));
    if (!options.isAsBuilt) await ensureBuilt();
    forgetEmptySecrets();
    for (const platform of options.platforms) await pack(platform, options, isMadeUp);
    return 0;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

/** True where only a made-up one can be packed. An installer is never made around that. */
async function isWithoutElectron({ isFolder }: PackageOptions): Promise<boolean> {
  if (findElectron() !== undefined || (await downloadElectron())) return false;
  if (!isFolder)
    throw new Error(
      "Electron's program is not here (npx install-electron fetches it): without it only --dir can be packed",
    );
  say("Electron's program is not here: packing a made-up one in its place, not to be published");
  return true;
}

/** A secret that a build machine does not have arrives as an empty one, which would be taken for a wrong one. */
function forgetEmptySecrets(): void {
  for (const [name, value] of Object.entries(process.env))
    if (value === '' && /^((WIN_)?CSC|APPLE)_/.test(name)) delete process.env[name];
}

async function pack(platform: PackedPlatform, options: PackageOptions, isMadeUp: boolean): Promise<void> {
  const madeUp = path.join(root, '.cache', `made-up-electron-${process.pid}`);
  try {
    if (isMadeUp) writeMadeUpElectron(madeUp, platform);
    await build({
      projectDir: root,
      publish: 'never',
      targets: createTargets([builderPlatforms[platform]], options.isFolder ? 'dir' : null),
      config: {
        ...configuration(platform, options, isMadeUp),
        ...(isMadeUp
          ? { electronDist: madeUp, electronVersion: electronVersion() }
          : installedElectron(platform, options)),
      },
    });
  } finally {
    fs.rmSync(madeUp, { recursive: true, force: true });
  }
}

function configuration(
  platform: PackedPlatform,
  { isTest, updates, out }: PackageOptions,
  isMadeUp: boolean,
): Configuration {
  const usual = isMadeUp ? `dist/made-up-not-to-be-published/${isTest ? 'test' : 'release'}` : null;
  const output = out ?? usual;
  return {
    extends: isTest ? 'electron-builder.test.yml' : 'electron-builder.yml',
    extraMetadata: {
      ...(platform === 'linux' ? { homepage: HOMEPAGE } : {}),
      ...(updates === null ? {} : { mostrador: { updates } }),
    },
    ...(output === null ? {} : { directories: { output } }),
    ...(updates === null ? {} : { publish: { provider: 'generic', url: updates.url } }),
  };
}

/** The one that `npm start` runs. An installer for another processor or system needs another: that is fetched. */
function installedElectron(platform: PackedPlatform, { isFolder }: PackageOptions): Configuration {
  const program = findElectron();
  if (!isFolder || platform !== process.platform || program === undefined) return {};
  return { electronDist: path.join(root, 'node_modules/electron/dist'), afterExtract: removeElectronsOwnApp };
}

/** What Electron shows when it is started without an app. */
function removeElectronsOwnApp({ appOutDir, electronPlatformName }: AfterPackContext): void {
  const resources = electronPlatformName === 'darwin' ? 'Electron.app/Contents/Resources' : 'resources';
  fs.rmSync(path.join(appOutDir, resources, 'default_app.asar'), { force: true });
}
