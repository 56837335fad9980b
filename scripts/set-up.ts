import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { findChromium, hasUnseenChromium } from './chromium-program.ts';
import { electronDist, root } from './electron-program.ts';
import { say } from './say.ts';

/** A program that must be there, and the Debian package that brings it. */
const TOOLS = {
  zbarimg: 'zbar-tools',
  pdftotext: 'poppler-utils',
  pdffonts: 'poppler-utils',
  pdfinfo: 'poppler-utils',
  pdftoppm: 'poppler-utils',
  tesseract: 'tesseract-ocr',
  Xvfb: 'xvfb',
} as const;

export type Tool = keyof typeof TOOLS;

/** Every tool that the tests use. */
export const TEST_TOOLS: readonly Tool[] = [
  'zbarimg',
  'pdftotext',
  'pdffonts',
  'pdfinfo',
  'pdftoppm',
  'tesseract',
  'Xvfb',
];

/**
 * Makes sure that something can run the app: Electron's program, or the stand-in and a Chromium, which is
 * installed where root may do it by apt. Throws an error with the command to type where that cannot be done.
 */
export function ensureRunnable(): void {
  if (!electronDist().isStandIn || findChromium('on a screen') !== undefined) return;
  if (process.platform !== 'linux') {
    throw new Error(
      "Electron's program is not here and could not be downloaded; to try again: npx install-electron",
    );
  }
  install(['chromium', 'fonts-liberation']);
  if (findChromium('on a screen') === undefined)
    throw new Error('chromium was installed, and is still not found');
}

/** Where the system has it, and nobody needs to be asked: the tests run without it too, and take longer. */
export function hastenTests(): void {
  if (!electronDist().isStandIn || hasUnseenChromium() || !mayInstall()) return;
  try {
    install(['chromium-headless-shell']);
  } catch (error) {
    say(`going on without: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Makes sure that these programs can be called, in the same way. */
export function ensureTools(tools: readonly Tool[]): void {
  const missing = tools.filter((tool) => !isOnPath(tool));
  if (missing.length > 0) install([...new Set(missing.map((tool) => TOOLS[tool]))]);
}

function isOnPath(program: string): boolean {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.some((folder) => folder !== '' && fs.existsSync(path.join(folder, program)));
}

const mayInstall = (): boolean => process.getuid?.() === 0 && isOnPath('apt-get');

function install(packages: readonly string[]): void {
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (!mayInstall()) {
    throw new Error(
      `${packages.join(', ')} must be installed first. On Debian or Ubuntu type: sudo ${command}`,
    );
  }
  say(`installing ${packages.join(', ')}`);
  apt(['update']);
  apt(['install', '-y', '--no-install-recommends', ...packages]);
}

function apt(args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stderr, error } = spawnSync('apt-get', ['-qq', ...args], { env, encoding: 'utf8' });
  if (status === 0) return;
  const why = (error?.message ?? stderr).trim().split('\n').slice(-5).join('\n');
  throw new Error(`apt-get ${args.join(' ')} failed:\n${why}`);
}

/** Everything that goes into a build. */
const SOURCES = [
  'core',
  'main',
  'preload',
  'renderer',
  'assets',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];
const stampFile = path.join(root, 'out/.stamp');

/** Builds the app unless what is built came from these very sources. Throws with the builder's words when it fails. */
export async function ensureBuilt(): Promise<void> {
  const stamp = hashSources();
  if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp) return;
  say('building');
  fs.rmSync(stampFile, { force: true });
  const { code, output } = await runBuilder();
  if (code !== 0) throw new Error(`the build failed:\n${output}`);
  fs.writeFileSync(stampFile, stamp);
}

async function runBuilder(): Promise<{ code: number | null; output: string }> {
  const builder = path.join(root, 'node_modules/.bin/electron-vite');
  const child = spawn(builder, ['build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => {
      output += piece;
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, output };
}

function hashSources(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) addToHash(path.join(root, source), hash);
  return hash.digest('hex');
}

function addToHash(place: string, hash: ReturnType<typeof createHash>): void {
  const found = fs.statSync(place, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (found.isDirectory()) {
    for (const name of fs.readdirSync(place).toSorted()) addToHash(path.join(place, name), hash);
    return;
  }
  hash.update(`${path.relative(root, place)}\0`).update(fs.readFileSync(place));
}
