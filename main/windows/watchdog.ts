import type { BrowserWindow } from '#main/electron';

type Options = {
  readonly load: () => Promise<void>;
  readonly note: (what: string) => void;
  /** The page is back and knows nothing: tell it everything. */
  readonly onBack: () => void;
};

const ASK_EVERY_MS = 250;
/** Asked so many turns and silent, the page is hung: with its loading that is two seconds, and nobody doubts sooner. */
const PATIENCE = 5;
/** A turn later than this says that the whole PC is slow, and nothing of the page. */
const LATE_MS = 1.4 * ASK_EVERY_MS;
const MOST_PATIENCE = 40;
/** A page gets so many times its slowest answer of late: on a busy PC that is more than its patience. */
const TIMES_SLOWEST = 25;
/** A busy PC is busy for longer than a moment: half of what was slow is forgotten in a quarter of a minute. */
const FORGETS = 0.988;
/** What a page is granted when it has just come up, with all its first work before it. */
const AT_FIRST_MS = 150;
/** So many answers on end: what was slow is over. */
const HEALTHY_ANSWERS = 240;
/** A page that never finishes loading is tried again; a cold start of an old PC takes seconds. */
const LOADING_TURNS = 60;
const AGAIN_AFTER_MS = 300;

/**
 * Brings a page back when it was killed or hangs. All that it shows is main's: nothing is lost.
 *
 * The system's own hang notice needs input to notice anything, and a customer's window gets none: so main asks. It
 * counts its own turns and not the clock: while main itself stood still, or the PC slept, no page was silent. Each
 * time that was not enough it waits twice as long, or a slow PC would do nothing but load pages.
 */
export function keepAlive(window: BrowserWindow, { load, note, onBack }: Options): () => void {
  let state: 'loading' | 'up' | 'ending' = 'loading';
  let turns = 0;
  /** Rises with every new document: answers of the one before say nothing. */
  let document = 0;
  let isAsked = false;
  let lookedAt = performance.now();
  let limit = PATIENCE;
  let answers = 0;
  let slowestMs = AT_FIRST_MS;

  function begin(): void {
    document += 1;
    isAsked = false;
    turns = 0;
  }

  function arrived(): void {
    begin();
    slowestMs = Math.max(slowestMs, AT_FIRST_MS);
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
    const askedAt = performance.now();
    isAsked = true;
    window.webContents.executeJavaScript('0').then(
      () => {
        if (mine !== document) return;
        isAsked = false;
        slowestMs = Math.max(performance.now() - askedAt, slowestMs * FORGETS);
        answers += 1;
        if (answers >= HEALTHY_ANSWERS) limit = PATIENCE;
      },
      // The page went away while it was asked: `render-process-gone` deals with it.
      () => undefined,
    );
  }

  const isTooLong = (): boolean =>
    turns >= Math.min(MOST_PATIENCE, Math.max(limit, (TIMES_SLOWEST * slowestMs) / ASK_EVERY_MS));

  /** A page that answers nobody cannot be asked to load again either: its process goes first. */
  function end(why: string): void {
    begin();
    answers = 0;
    limit = Math.min(2 * limit, MOST_PATIENCE);
    state = 'ending';
    window.webContents.forcefullyCrashRenderer();
    // As a rule `render-process-gone` tells sooner.
    bringBackLater(why, document);
  }

  function look(): void {
    const now = performance.now();
    if (now - lookedAt < LATE_MS) turns += 1;
    lookedAt = now;
    if (window.isDestroyed()) clearInterval(timer);
    else if (state !== 'up') {
      if (turns > LOADING_TURNS) end('it never loaded');
    } else if (window.webContents.isCrashed()) bringBack('crashed');
    else if (!isAsked) {
      turns = 0;
      ask();
    } else if (isTooLong()) end('hung');
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
