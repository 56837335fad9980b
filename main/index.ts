import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isForShops, readBuild } from '#main/build';
import { app, Menu } from '#main/electron';
import { debuggingFlags, type Flags, readFlags } from '#main/flags';
import { createSpokenLanguage } from '#main/spoken-language';
import { registerAppScheme, serveApp, shutTheDoors } from '#main/windows/app-protocol';
import { openPageWindows } from '#main/windows/page-windows';
import { argumentsForX11 } from '#main/x11';

/*
 * What must stand before Electron is ready, and the two windows. The rest of the program is asked for at once and loads
 * beside Electron's own start and the pages: whoever switches the till on waits for the longest of them, not for all.
 */

const OUT = join(app.getAppPath(), 'out');

const flags = flagsOrEnd();
const dataDir = flags.dataDir ?? usualDataDir();

const build = readBuild(app.getAppPath());
const isWatched = isForShops(build, app.isPackaged) && debuggingFlags(process.argv).length > 0;
if (isWatched && !flags.practice) {
  process.stderr.write('Mostrador does not run with debugging flags outside practice mode.\n');
  // Not `app.exit`, which lets the rest of this file begin.
  process.exit(2);
}

const forX11 = build.kind === 'source' ? null : argumentsForX11(process);
if (forX11 !== null) {
  app.relaunch({ args: [...forX11], execPath: process.env.APPIMAGE ?? process.execPath });
  process.exit(0);
}

mkdirSync(dataDir, { recursive: true, mode: 0o700 });
// Chromium's own files apart from the shop's: they may be thrown away, those never.
const browserFolder = join(dataDir, 'browser');
app.setPath('userData', browserFolder);
registerAppScheme();
app.enableSandbox();
Menu.setApplicationMenu(null);

if (app.requestSingleInstanceLock()) begin().catch(fail);
else app.quit();

async function begin(): Promise<void> {
  const rest = import('#main/start');
  rest.catch(() => undefined); // told of where it is waited for
  await app.whenReady();
  shutTheDoors();
  const spoken = createSpokenLanguage(browserFolder);
  const pages = serveApp(join(OUT, 'renderer'), flags.language ?? spoken.last());
  const pageWindows = openPageWindows(join(OUT, 'preload'));
  const { start } = await rest;
  await start({ flags, build, dataDir, programs: join(OUT, 'main'), isWatched, pages, pageWindows, spoken });
}

function flagsOrEnd(): Flags {
  try {
    return readFlags(process.argv);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  }
}

function fail(error: unknown): void {
  const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`Mostrador could not start.\n${why}\n`);
  app.exit(1);
}

/** One shop, many Windows users: never in a roaming, network or cloud-synced folder. */
function usualDataDir(): string {
  if (process.platform === 'win32') return join(process.env.ProgramData ?? 'C:\\ProgramData', app.getName());
  return app.getPath('userData');
}
