import fs from 'node:fs';
import inspector from 'node:inspector';
import { createRequire, enableCompileCache, registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CommandLine } from './command-line.ts';

/*
 * Plays Electron's own start: reads its command line, puts the stand-in where the app imports 'electron',
 * starts Chromium and, while that comes up, the app's main file.
 */

enableCompileCache(path.join(import.meta.dirname, '../../node_modules/.cache/standin'));

const NAMES = new Set(['electron', 'electron/main', 'electron/common']);
const standin = pathToFileURL(path.join(import.meta.dirname, 'electron.ts')).href;
registerHooks({
  resolve: (specifier, context, next) =>
    NAMES.has(specifier)
      ? { url: standin, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});

const { readCommandLine, switchValue } = await import('./command-line.ts');
const { startBrowser, onBrowserEnd } = await import('./browser.ts');
const { headlessDisplays, watchDisplays } = await import('./screen.ts');
const { becomeReady, isEnding } = await import('./readiness.ts');
const { createEvent, say } = await import('./strict.ts');

try {
  const commandLine = readCommandLine(process.argv.slice(2));
  const chromium = startBrowser(headlessDisplays, switchValue(commandLine.switches, 'remote-debugging-port'));
  const main = runMain(commandLine);
  await chromium;
  await watchDisplays();
  await main;
  await announceReady();
} catch (error) {
  // An app that leaves at once takes Chromium down before it has answered: its own exit code counts then.
  if (!isEnding()) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  }
}

async function runMain(commandLine: CommandLine): Promise<void> {
  const { app, setCommandLine } = await import('./app.ts');
  const { endWithParent } = await import('./parent-watch.ts');
  setCommandLine(commandLine);
  endWithParent(() => process.exit(1)); // Chromium's guard sees it and ends Chromium
  onBrowserEnd(() => app.exit(1));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  const version = electronVersion();
  Object.assign(process.versions, { electron: version, chrome: 'stand-in' });
  Object.assign(process, {
    type: 'browser',
    resourcesPath: commandLine.isPackaged
      ? path.dirname(commandLine.appDir)
      : path.join(import.meta.dirname, 'dist'),
    ...(commandLine.isPackaged ? {} : { defaultApp: true }),
  });
  process.argv.splice(1, 1); // Electron's argv has no script of ours in it
  if (commandLine.inspectPort !== undefined) inspector.open(commandLine.inspectPort, '127.0.0.1', false);
  const require = createRequire(path.join(commandLine.appDir, 'electron-start.js'));
  for (const name of commandLine.requires) require(name);
  await import(pathToFileURL(commandLine.entry).href);
}

async function announceReady(): Promise<void> {
  if (isEnding()) return;
  const { app } = await import('./app.ts');
  becomeReady();
  app.emit('ready', createEvent(), {});
}

function electronVersion(): string {
  const file = path.join(import.meta.dirname, '../../node_modules/electron/package.json');
  const manifest: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
  const hasVersion = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return hasVersion ? String(manifest.version) : '0.0.0';
}
