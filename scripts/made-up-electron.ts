import fs from 'node:fs';
import path from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

/*
 * What stands for Electron's program where that is not to be had: enough for a package to be made around it and
 * for everything that packaging does to it (its fuses, its name, the seal of the archive) to be read back. It
 * does not run.
 */

export type PackedPlatform = 'linux' | 'win32' | 'darwin';

/** How Electron's own packaging tools find the fuses in its program; behind it a version, a length, one sign each. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** As Electron 45 comes: all nine in their usual state. */
const FUSES = '\u0001\u0009101100011';
const wire = Buffer.from(FUSE_SENTINEL + FUSES, 'latin1');

const NOTICE = 'In here is no Electron but a made-up file in its place: not to be published.\n';

/** Writes one into the folder, in the layout that Electron has on this platform. */
export function writeMadeUpElectron(folder: string, platform: PackedPlatform): void {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'MADE-UP-ELECTRON.txt'), NOTICE);
  if (platform === 'darwin') {
    writeApp(path.join(folder, 'Electron.app/Contents'));
    return;
  }
  writeLocales(folder);
  const [name, program] =
    platform === 'win32' ? ['electron.exe', windowsProgram()] : ['electron', shellProgram()];
  fs.writeFileSync(path.join(folder, name), Buffer.concat([program, wire]), { mode: 0o755 });
}

const shellProgram = (): Buffer => Buffer.from(`#!/bin/sh\necho '${NOTICE.trim()}' >&2\nexit 1\n`);

/** The smallest file that Windows' tools take for a program, with the version that packaging writes into. */
function windowsProgram(): Buffer {
  const program = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(program);
  const version = Resource.VersionInfo.createEmpty();
  version.setStringValues({ lang: 1033, codepage: 1200 }, { FileDescription: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  return Buffer.from(program.generate());
}

/** Chromium's words, of which a package keeps those of its own languages. */
function writeLocales(folder: string): void {
  const locales = path.join(folder, 'locales');
  fs.mkdirSync(locales);
  fs.mkdirSync(path.join(folder, 'resources'));
  for (const language of ['de', 'en-US', 'es', 'es-419', 'pt-BR'])
    fs.writeFileSync(path.join(locales, `${language}.pak`), '');
}

const FRAMEWORK = 'Frameworks/Electron Framework.framework/Versions/A';
const HELPERS = ['', ' (GPU)', ' (Plugin)', ' (Renderer)'];

function writeApp(contents: string): void {
  writeBundle(contents, 'Electron', shellProgram());
  for (const suffix of HELPERS) {
    const name = `Electron Helper${suffix}`;
    writeBundle(path.join(contents, 'Frameworks', `${name}.app/Contents`), name, shellProgram());
  }
  const framework = path.join(contents, FRAMEWORK);
  fs.mkdirSync(path.join(framework, 'Resources'), { recursive: true });
  fs.writeFileSync(path.join(framework, 'Electron Framework'), wire);
  fs.symlinkSync('Versions/A/Electron Framework', path.join(framework, '../../Electron Framework'));
  for (const place of [path.join(contents, 'Resources'), path.join(framework, 'Resources')]) {
    for (const language of ['de', 'en', 'es', 'es_419', 'pt_BR']) {
      fs.mkdirSync(path.join(place, `${language}.lproj`), { recursive: true });
      fs.writeFileSync(path.join(place, `${language}.lproj`, 'locale.pak'), '');
    }
  }
}

function writeBundle(contents: string, name: string, program: Buffer): void {
  fs.mkdirSync(path.join(contents, 'MacOS'), { recursive: true });
  fs.mkdirSync(path.join(contents, 'Resources'), { recursive: true });
  fs.writeFileSync(path.join(contents, 'MacOS', name), program, { mode: 0o755 });
  fs.writeFileSync(
    path.join(contents, 'Info.plist'),
    `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict>
<key>CFBundleExecutable</key><string>${name}</string>
<key>CFBundleName</key><string>${name}</string>
<key>CFBundleIdentifier</key><string>made-up</string>
</dict></plist>
`,
  );
}
