import { join } from 'node:path';
import type { Language } from '#core/domain/site';
import { assertNever } from '#core/result';
import { isForShops, readBuild } from '#main/build';
import { compose, makeDataDir } from '#main/compose';
import { app, dialog, Menu, powerMonitor } from '#main/electron';
import { debuggingFlags, type Flags, readFlags } from '#main/flags';
import { createJournal } from '#main/journal';
import { acquireLock, type Lock } from '#main/order-log/lock';
import { finishRestore } from '#main/restore-pending';
import { keepShopCopies, openShopOrBackup } from '#main/shop-files';
import type { OpenError } from '#main/sqlite';
import { registerAppScheme, serveApp, shutTheDoors } from '#main/windows/app-protocol';
import type { MainWord } from '#main/words/main-words';
import { wordsIn } from '#main/words/words';
import { argumentsForX11 } from '#main/x11';

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

makeDataDir(dataDir);
const { note } = createJournal(join(dataDir, 'mostrador.log'));
// A promise that nobody waited for has failed: a defect to be told of, and no reason to leave the customer waiting.
process.on('unhandledRejection', (reason) => {
  note('unhandled', reason instanceof Error ? (reason.stack ?? reason.message) : String(reason));
});
// Chromium's own files apart from the shop's: they may be thrown away, those never.
app.setPath('userData', join(dataDir, 'browser'));
registerAppScheme();
app.enableSandbox();
Menu.setApplicationMenu(null);

if (app.requestSingleInstanceLock()) {
  void app
    .whenReady()
    .then(() => start(flags))
    .catch(fail);
} else app.quit();

async function start(given: Flags): Promise<void> {
  const lock = acquireLock(dataDir);
  if (!lock.ok) return refuse('trouble.lockHeld');
  const restored = finishRestore(dataDir, Date.now);
  if (restored !== 'nothing') note('restore', restored);
  shutTheDoors();
  const pages = serveApp(join(OUT, 'renderer'));
  const shopFile = join(dataDir, 'shop.db');
  const shop = await openShopOrBackup(shopFile, {
    now: Date.now,
    askForBackup: (setAside, takenAt) => askForBackup(setAside, takenAt, 'trouble.damagedShop'),
  });
  if (!shop.ok) return refuseToOpen(shop.error);
  const composed = await compose({
    flags: given,
    build,
    dataDir,
    restored,
    preloadFolder: join(OUT, 'preload'),
    pages,
    shop: shop.value,
    importWorker: join(OUT, 'main', 'import-worker.js'),
    checkWorker: join(OUT, 'main', 'check-worker.js'),
    workers: join(OUT, 'main'),
    mayUnseal: !isWatched,
    note,
    askForBackup: (setAside, takenAt) => askForBackup(setAside, takenAt, 'trouble.damagedLog'),
  });
  if (!composed.ok) return refuseToOpen(composed.error);
  const { windows, wake, stop } = composed.value;
  app.on('second-instance', () => windows.focusCashier());
  powerMonitor.on('resume', wake);
  const stopCopies = keepShopCopies(shopFile, Date.now, note);
  quitCleanly(async () => {
    stopCopies();
    await stop();
    shop.value.close();
  }, lock.value);
}

/** Everything is on the disk at every moment; this only spares the next start its checks. */
function quitCleanly(stop: () => Promise<void>, lock: Lock): void {
  let isStopped = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (isStopped) return;
    event.preventDefault();
    isStopped = true;
    void stop()
      .catch((error: unknown) => note('quit', String(error)))
      .finally(() => {
        lock.release();
        app.quit();
      });
  });
}

function flagsOrEnd(): Flags {
  try {
    return readFlags(process.argv);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  }
}

function refuseToOpen(error: OpenError): void {
  const { word, params } = reasonOf(error);
  refuse(word, params);
}

type Reason = { readonly word: MainWord; readonly params?: Readonly<Record<string, string>> };

function reasonOf(error: OpenError): Reason {
  switch (error.kind) {
    case 'newer':
      return { word: 'trouble.newerLog' };
    case 'disk-full':
      return { word: 'trouble.dataFolder', params: { path: dataDir } };
    case 'damaged':
      return error.newestBackup === null
        ? { word: 'trouble.damagedLogNoBackup', params: { path: error.setAside } }
        : { word: 'trouble.damagedLog', params: { path: error.setAside, date: error.newestBackup } };
    default:
      return assertNever(error, 'error');
  }
}

/** A file is damaged and set aside. Going on from yesterday's copy is a person's choice. */
async function askForBackup(
  setAside: string,
  takenAt: number,
  what: 'trouble.damagedLog' | 'trouble.damagedShop',
): Promise<boolean> {
  const language = startLanguage();
  const words = wordsIn(language);
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(takenAt);
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: words('trouble.title'),
    message: words(what, { path: setAside, date }),
    buttons: [words('trouble.useBackup'), words('trouble.quit')],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
}

/** Before the settings can be read. */
const startLanguage = (): Language => flags.language ?? (app.getLocale().startsWith('pt') ? 'pt-BR' : 'es');

function refuse(word: MainWord, params: Readonly<Record<string, string>> = {}): void {
  const words = wordsIn(startLanguage());
  process.stderr.write(`${words(word, params)}\n`);
  dialog.showErrorBox(words('trouble.title'), words(word, params));
  app.exit(1);
}

function fail(error: unknown): void {
  note('start', error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.stderr.write('Mostrador could not start.\n');
  app.exit(1);
}

/** One shop, many Windows users: never in a roaming, network or cloud-synced folder. */
function usualDataDir(): string {
  if (process.platform === 'win32') return join(process.env.ProgramData ?? 'C:\\ProgramData', app.getName());
  return app.getPath('userData');
}
