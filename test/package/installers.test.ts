import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, createTargets, Platform } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { electronVersion, root } from '#scripts/electron-program';
import { writeMadeUpElectron } from '#scripts/made-up-electron';

/* What goes into an installer beside the program, as electron-builder would hand it to the tools that make one. */

const folder = mkdtempSync(join(tmpdir(), 'mostrador-installers-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function askedOf(target: 'deb' | 'AppImage'): Promise<string> {
  const electronDist = join(folder, 'electron');
  writeMadeUpElectron(electronDist, 'linux');
  const asked: unknown[] = [];
  await build({
    projectDir: root,
    publish: 'never',
    targets: createTargets([Platform.LINUX], target, 'x64'),
    // Looks at what would be done, and calls it off.
    effectiveOptionComputed: (options: unknown) => {
      asked.push(options);
      return Promise.resolve(true);
    },
    config: {
      extends: 'electron-builder.yml',
      extraMetadata: { homepage: 'https://mostrador.invalid' },
      electronDist,
      electronVersion: electronVersion(),
      directories: { output: join(folder, 'out') },
    },
  });
  return JSON.stringify(asked);
}

describe('on Linux', () => {
  let deb = '';
  let image = '';
  beforeAll(async () => {
    deb = await askedOf('deb');
    image = await askedOf('AppImage');
  }, 120_000);

  it('the menu starts the program on X11, where its windows stand where they should', () => {
    expect(image).toContain('Exec=AppRun --ozone-platform=x11 %U');
  });

  it('nobody’s files are opened with it', () => {
    for (const asked of [deb, image]) expect(asked).not.toMatch(/MimeType|mime\/packages/);
  });

  it('its icon is there in every size, and its windows are told to be its own', () => {
    for (const size of [16, 24, 32, 48, 64, 128, 256, 512])
      expect(deb).toContain(`/usr/share/icons/hicolor/${size}x${size}/apps/mostrador.png`);
    expect(image).toContain('StartupWMClass=mostrador\\n');
    expect(deb).toContain('/usr/share/applications/mostrador.desktop');
  });
});

const compiler = ['/usr/bin/makensis', '/usr/local/bin/makensis'].find((file) => existsSync(file));

it.skipIf(compiler === undefined)('on Windows the script that shares the data folder compiles', () => {
  const script = join(folder, 'installer.nsi');
  writeFileSync(
    script,
    `Unicode true
Name installer
OutFile "${join(folder, 'installer.exe')}"
!include LogicLib.nsh
!define PRODUCT_NAME "Mostrador"
!macro _isUpdated _a _b _t _f
  !insertmacro _== "x" "y" \`\${_t}\` \`\${_f}\`
!macroend
!define isUpdated '"" isUpdated ""'
!include "${join(root, 'assets/installer.nsh')}"
Section
  !insertmacro customInstall
  WriteUninstaller "$TEMP\\uninstaller.exe"
SectionEnd
Section "Uninstall"
  !insertmacro customUnInstall
SectionEnd
`,
  );
  const { status, stdout } = spawnSync(compiler ?? '', ['-WX', '-V2', script], { encoding: 'utf8' });
  expect(status, stdout).toBe(0);
});
