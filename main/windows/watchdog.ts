import type { BrowserWindow } from '#main/electron';

type Options = {
  readonly load: () => Promise<void>;
  readonly note: (what: string) => void;
  /** The page is back and knows nothing: tell it everything. */
  readonly onBack: () => void;
  /** Seconds of processor that the pages have had since the start; null where the system does not say. */
  readonly worked: () => number | null;
};

const ASK_EVERY_MS = 250;
/** Asked so many turns and silent although it had the processor, the page is hung: with its loading that is two seconds. */
const PATIENCE = 5;
/** A page that hangs takes all the processor that it can get; one that waits for a busy PC gets little. */
const WORKED_SHARE = 0.7;
/** Its share of all the time that it was silent is as much as this, too. */
const STEADY_SHARE = 0.5;
/** Where it does not work either, nothing tells a busy PC from a hung page: so many turns, fifteen seconds. */
const IDLE_TURNS = 60;
/** A turn later than this says that the whole PC is slow, and nothing of the page. */
const LATE_MS = 1.4 * ASK_EVERY_MS;
const MOST_PATIENCE = 32;
/** So many answers on end: what was slow is over. */
const HEALTHY_ANSWERS = 240;
/** A page that never finishes loading is tried again; a cold start of an old PC takes seconds. */
const LOADING_TURNS = 60;
const AGAIN_AFTER_MS = 300;

/**
 * Brings a page back when it was killed or hangs. All that it shows is main's: nothing is lost.
 *
 * The system's own hang notice needs input to notice anything, and a customer's window gets none: so main asks. It
 * counts its own turns and not the clock: while main itself stood still, or the PC slept, no page was silent. And it
 * looks at what the pages work: on a PC that is busy with something else a silent page is one that waits for its turn.
 * Each time that was not enough it waits twice as long, or a slow PC would do nothing but load pages.
 */
export function keepAlive(window: BrowserWindow, { load, note, onBack, worked }: Options): void {
  let state: 'loading' | 'up' | 'ending' = 'loading';
  let turns = 0;
  /** Rises with every new document: answers of the one before say nothing. */
  let document = 0;
  let isAsked = false;
  /** Since the question is open; null until it has been open for a turn. */
  let workedBefore: number | null = null;
  let lookedAt = performance.now();
  let limit = PATIENCE;
  let healthy = 0;

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
    workedBefore = null;
    window.webContents.executeJavaScript('0').then(
      () => {
        if (mine !== document) return;
        isAsked = false;
        healthy += 1;
        if (healthy >= HEALTHY_ANSWERS) limit = PATIENCE;
      },
      // The page went away while it was asked: `render-process-gone` deals with it.
      () => undefined,
    );
  }

  function isHung(): boolean {
    const now = worked();
    workedBefore ??= now;
    if (turns < limit) return false;
    // The first turn has passed before anybody looked.
    const enough = (Math.max(WORKED_SHARE * (limit - 1), STEADY_SHARE * (turns - 1)) * ASK_EVERY_MS) / 1000;
    const hasWorked = now !== null && workedBefore !== null && now - workedBefore >= enough;
    return hasWorked || turns >= IDLE_TURNS;
  }

  /** A page that answers nobody cannot be asked to load again either: its process goes first. */
  function end(why: string): void {
    note(`page is ended: ${why}, silent for ${turns} turns`);
    begin();
    healthy = 0;
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
    } else if (isHung()) end('hung');
  }

  window.webContents.on('render-process-gone', (_event, { reason }) => {
    // A page that dies while it loads would die again and again without a pause.
    if (state === 'loading') bringBackLater(reason, document);
    else bringBack(reason);
  });
  window.webContents.on('did-finish-load', arrived);
  const timer = setInterval(look, ASK_EVERY_MS);
  timer.unref();
}
