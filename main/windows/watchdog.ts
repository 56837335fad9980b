import type { BrowserWindow } from '#main/electron';

type Options = {
  readonly load: () => Promise<void>;
  readonly note: (what: string) => void;
  /** The page is back and knows nothing: tell it everything. */
  readonly onBack: () => void;
};

const ASK_EVERY_MS = 250;
/** Asked so often and silent, a page is hung: nobody looks at a screen that long without doubting it. */
const SILENT_TURNS = 5;
/** A page that never finishes loading is tried again; a cold start of an old PC takes seconds. */
const LOADING_TURNS = 60;
const AGAIN_AFTER_MS = 300;

/**
 * Brings a page back within two seconds when it was killed or hangs. All that it shows is main's: nothing is lost.
 *
 * The system's own hang notice needs input to notice anything, and a customer's window gets none: so main asks. It
 * counts its own turns and not the clock: while main itself stood still, or the PC slept, no page was silent.
 */
export function keepAlive(window: BrowserWindow, { load, note, onBack }: Options): () => void {
  let state: 'loading' | 'up' | 'ending' = 'loading';
  let turns = 0;
  /** Rises with every new document: answers of the one before say nothing. */
  let document = 0;
  let isAsked = false;

  function begin(): void {
    document += 1;
    isAsked = false;
    turns = 0;
  }

  function arrived(): void {
    begin();
    state = 'up';
  }

  function bringBack(why: string): void {
    if (window.isDestroyed()) return;
    begin();
    state = 'loading';
    const mine = document;
    note(`page is brought back: ${why}`);
    load().then(
      () => {
        if (mine === document) arrived();
        onBack();
      },
      () => {
        note('page did not load');
        bringBackLater('it did not load', mine);
      },
    );
  }

  /** Unless something else has brought it back by then. */
  function bringBackLater(why: string, asOf: number): void {
    setTimeout(() => {
      if (asOf === document) bringBack(why);
    }, AGAIN_AFTER_MS);
  }

  function ask(): void {
    const mine = document;
    isAsked = true;
    window.webContents.executeJavaScript('0').then(
      () => {
        if (mine === document) isAsked = false;
      },
      // The page went away while it was asked: `render-process-gone` deals with it.
      () => undefined,
    );
  }

  /** A page that answers nobody cannot be asked to load again either: its process goes first. */
  function end(why: string): void {
    begin();
    state = 'ending';
    window.webContents.forcefullyCrashRenderer();
    // As a rule `render-process-gone` tells sooner.
    bringBackLater(why, document);
  }

  function look(): void {
    turns += 1;
    if (window.isDestroyed()) clearInterval(timer);
    else if (state !== 'up') {
      if (turns > LOADING_TURNS) end('it never loaded');
    } else if (window.webContents.isCrashed()) bringBack('crashed');
    else if (!isAsked) {
      turns = 0;
      ask();
    } else if (turns > SILENT_TURNS) end('hung');
  }

  window.webContents.on('render-process-gone', (_event, { reason }) => {
    // A page that dies while it loads would die again and again without a pause.
    if (state === 'loading') bringBackLater(reason, document);
    else bringBack(reason);
  });
  window.webContents.on('did-finish-load', arrived);
  const timer = setInterval(look, ASK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
