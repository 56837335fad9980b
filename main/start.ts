import { join } from 'node:path';
import type { Language } from '#core/domain/site';
import { assertNever } from '#core/result';
import type { Build } from '#main/build';
import { compose } from '#main/compose';
import { app, dialog, powerMonitor } from '#main/electron';
import type { Flags } from '#main/flags';
import { createJournal } from '#main/journal';
import { acquireLock, type Lock } from '#main/order-log/lock';
import { finishRestore } from '#main/restore-pending';
import { keepShopCopies, openShopOrBackup } from '#main/shop-files';
import type { SpokenLanguage } from '#main/spoken-language';
import type { OpenError } from '#main/sqlite';
import type { PaperPages } from '#main/windows/app-protocol';
import type { PageWindows } from '#main/windows/page-windows';
import type { MainWord } from '#main/words/main-words';
import { wordsIn } from '#main/words/words';

/** What stands already when the rest of the program has been loaded. */
export type Begun = {
  readonly flags: Flags;
  readonly build: Build;
  readonly dataDir: string;
  /** Where the built programs of main lie. */
  readonly programs: string;
  /** Another program may look into this one. */
  readonly isWatched: boolean;
  readonly pages: PaperPages;
  readonly pageWindows: PageWindows;
  readonly spoken: SpokenLanguage;
};

/** Opens the shop's files behind the windows that load. Where they cannot be opened it says why, and the program ends. */
export async function start(begun: Begun): Promise<void> {
  const { dataDir, flags } = begun;
  const { note } = createJournal(join(dataDir, 'mostrador.log'));
  // A promise that nobody waited for has failed: a defect to be told of, and no reason to leave the customer waiting.
  process.on('unhandledRejection', (reason) => note('unhandled', traceOf(reason)));
  const language = flags.language ?? (app.getLocale().startsWith('pt') ? 'pt-BR' : 'es');
  try {
    await openShop({ ...begun, note, language });
  } catch (error) {
    note('start', traceOf(error));
    throw error;
  }
}

type Opening = Begun & {
  readonly note: (what: string, detail: string) => void;
  /** Before the settings can be read. */
  readonly language: Language;
};

async function openShop(opening: Opening): Promise<void> {
  const { flags, build, dataDir, programs, isWatched, note, language } = opening;
  const lock = acquireLock(dataDir);
  if (!lock.ok) return refuse(language, 'trouble.lockHeld');
  const restored = finishRestore(dataDir, Date.now);
  if (restored !== 'nothing') note('restore', restored);
  const shopFile = join(dataDir, 'shop.db');
  const shop = await openShopOrBackup(shopFile, {
    now: Date.now,
    askForBackup: (setAside, takenAt) => askForBackup(language, setAside, takenAt, 'trouble.damagedShop'),
  });
  if (!shop.ok) return refuseToOpen(opening, shop.error);
  const composed = await compose({
    flags,
    build,
    dataDir,
    restored,
    pageWindows: opening.pageWindows,
    pages: opening.pages,
    spoken: opening.spoken,
    shop: shop.value,
    importWorker: join(programs, 'import-worker.js'),
    checkWorker: join(programs, 'check-worker.js'),
    workers: programs,
    mayUnseal: !isWatched,
    note,
    askForBackup: (setAside, takenAt) => askForBackup(language, setAside, takenAt, 'trouble.damagedLog'),
  });
  if (!composed.ok) return refuseToOpen(opening, composed.error);
  const { windows, wake, stop } = composed.value;
  app.on('second-instance', () => windows.focusCashier());
  powerMonitor.on('resume', wake);
  const stopCopies = keepShopCopies(shopFile, Date.now, note);
  quitCleanly(opening, lock.value, async () => {
    stopCopies();
    await stop();
    shop.value.close();
  });
}

/** Everything is on the disk at every moment; this only spares the next start its checks. */
function quitCleanly({ note }: Opening, lock: Lock, stop: () => Promise<void>): void {
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

function refuseToOpen({ language, dataDir }: Opening, error: OpenError): void {
  const { word, params } = reasonOf(error, dataDir);
  refuse(language, word, params);
}

type Reason = { readonly word: MainWord; readonly params?: Readonly<Record<string, string>> };

function reasonOf(error: OpenError, dataDir: string): Reason {
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
  language: Language,
  setAside: string,
  takenAt: number,
  what: 'trouble.damagedLog' | 'trouble.damagedShop',
): Promise<boolean> {
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

function refuse(language: Language, word: MainWord, params: Readonly<Record<string, string>> = {}): void {
  const words = wordsIn(language);
  process.stderr.write(`${words(word, params)}\n`);
  dialog.showErrorBox(words('trouble.title'), words(word, params));
  app.exit(1);
}

const traceOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
