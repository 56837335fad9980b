import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const electronFolder = path.join(root, 'node_modules/electron');
const standInFolder = path.join(root, 'test/standin/dist');
const failureFile = path.join(root, '.cache/electron-download-failed');
const DOWNLOAD_LIMIT_MS = 20_000;

/** The folder that `electron .` and Playwright start the app from, and what is in it. */
export type ElectronDist = { folder: string; program: string; isStandIn: boolean };

/**
 * Electron's own program where it is there (or where ELECTRON_OVERRIDE_DIST_PATH says), else the stand-in.
 * Whoever starts the app hands `electronEnvironment()` on, and then knows no difference.
 */
export function electronDist(): ElectronDist {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given)
    return {
      folder: given,
      program: path.join(given, programName()),
      isStandIn: path.resolve(given) === standInFolder,
    };
  const real = findElectron();
  if (real !== undefined)
    return { folder: path.join(electronFolder, 'dist'), program: real, isStandIn: false };
  return { folder: standInFolder, program: path.join(standInFolder, 'electron'), isStandIn: true };
}

/** What the environment must hold so that the electron package finds the same program. */
export function electronEnvironment(): { ELECTRON_OVERRIDE_DIST_PATH?: string } {
  const { folder, isStandIn } = electronDist();
  return isStandIn ? { ELECTRON_OVERRIDE_DIST_PATH: folder } : {};
}

/** Electron's downloaded program, if it is whole. */
export function findElectron(): string | undefined {
  const nameFile = path.join(electronFolder, 'path.txt');
  if (!fs.existsSync(nameFile)) return undefined;
  const program = path.join(electronFolder, 'dist', fs.readFileSync(nameFile, 'utf8').trim());
  return fs.existsSync(program) ? program : undefined;
}

/** The one that package.json asks for, whether its program is here or not. */
export function electronVersion(): string {
  const manifest: unknown = JSON.parse(fs.readFileSync(path.join(electronFolder, 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest)
    return String(manifest.version);
  throw new Error('the electron package is broken: npm ci');
}

function programName(): string {
  const nameFile = path.join(electronFolder, 'path.txt');
  return fs.existsSync(nameFile) ? fs.readFileSync(nameFile, 'utf8').trim() : 'electron';
}

/**
 * Lets Electron's own installer try, for 20 seconds at most. A failure is remembered, so that the next start
 * does not wait again; `npx install-electron` tries without a limit, and its success is found.
 */
export async function downloadElectron(): Promise<boolean> {
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD || fs.existsSync(failureFile)) return false;
  await runInstaller();
  if (findElectron() !== undefined) return true;
  fs.mkdirSync(path.dirname(failureFile), { recursive: true });
  fs.writeFileSync(failureFile, 'Delete this file to let npm start download Electron again.\n');
  return false;
}

async function runInstaller(): Promise<void> {
  const env = { ...process.env };
  delete env.ELECTRON_OVERRIDE_DIST_PATH;
  const installer = spawn(process.execPath, [path.join(electronFolder, 'install.js')], {
    env,
    stdio: 'ignore',
  });
  const limit = setTimeout(() => installer.kill('SIGKILL'), DOWNLOAD_LIMIT_MS);
  await new Promise<void>((resolve) => {
    installer.once('close', () => resolve());
    installer.once('error', () => resolve());
  });
  clearTimeout(limit);
}
