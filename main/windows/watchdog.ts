import type { BrowserWindow } from '#main/electron';

type Options = {
  readonly load: () => Promise<void>;
  readonly note: (what: string) => void;
  /** The page is back and knows nothing: tell it everything. */
  readonly onBack: () => void;
  /** How the other window's page has answered since then: what is slow there is the PC's doing, not this page's. */
  readonly otherSince: (at: number) => Pace;
};

/** How long an answer took as a rule, in milliseconds; null where none came, or the page is silent as well. */
export type Pace = number | null;

export type Watch = { paceSince(at: number): Pace };

const ASK_EVERY_MS = 250;
/** Asked so many turns and silent, the page is hung: with its loading that is less than two seconds. */
const PATIENCE = 5;
/** Where the other page comes up itself, or is silent as well, nothing tells a busy PC from a hung page: six seconds. */
const ALONE_PATIENCE = 24;
/** A turn later than this says that the whole PC is slow, and nothing of the page. */
const LATE_MS = 1.4 * ASK_EVERY_MS;
const MOST_PATIENCE = 32;
/** On a busy PC a page gets so many times what the other one takes as a rule: one late answer makes no busy PC. */
const TIMES_THE_OTHER = 25;
/** Silent for so long, the other page is no measure any more. */
const SILENT_MS = 1000;
/** The other's answers of this long before the question count too: a PC is not busy from one moment to the next. */
const BEFORE_MS = 2000;
/** So many answers on end: what was slow is over. */
const HEALTHY_ANSWERS = 240;
const KEPT_ANSWERS = 40;
/** A page that never finishes loading is tried again; a cold start of an old PC takes seconds. */
const LOADING_TURNS = 60;
const AGAIN_AFTER_MS = 300;

/**
 * Brings a page back when it was killed or hangs. All that it shows is main's: nothing is lost.
 *
 * The system's own hang notice needs input to notice anything, and a customer's window gets none: so main asks. It
 * counts its own turns and not the clock: while main itself stood still, or the PC slept, no page was silent. And it
 * asks both pages: where the other is slow too, the PC is busy and nobody hangs. Each time that was not enough it waits
 * twice as long, or a slow PC would do nothing but load pages.
 */
export function keepAlive(window: BrowserWindow, { load, note, onBack, otherSince }: Options): Watch {
  let state: 'loading' | 'up' | 'ending' = 'loading';
  let turns = 0;
  /** Rises with every new document: answers of the one before say nothing. */
  let document = 0;
  /** When the question was put that is not answered yet; null for none. */
  let askedAt: number | null = null;
  let lookedAt = performance.now();
  let limit = PATIENCE;
  let healthy = 0;
  let answers: readonly { readonly at: number; readonly tookMs: number }[] = [];

  function begin(): void {
    document += 1;
    askedAt = null;
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
    const asked = performance.now();
    askedAt = asked;
    window.webContents.executeJavaScript('0').then(
      () => {
        if (mine !== document) return;
        askedAt = null;
        const at = performance.now();
        answers = [...answers, { at, tookMs: at - asked }].slice(-KEPT_ANSWERS);
        healthy += 1;
        if (healthy >= HEALTHY_ANSWERS) limit = PATIENCE;
      },
      // The page went away while it was asked: `render-process-gone` deals with it.
      () => undefined,
    );
  }

  function isTooLong(asked: number): boolean {
    const other = otherSince(asked - BEFORE_MS);
    const busy = other === null ? ALONE_PATIENCE : (TIMES_THE_OTHER * other) / ASK_EVERY_MS;
    return turns >= Math.min(MOST_PATIENCE, Math.max(limit, busy));
  }

  function paceSince(since: number): Pace {
    if (state !== 'up' || (askedAt !== null && performance.now() - askedAt > SILENT_MS)) return null;
    const took = answers.filter(({ at }) => at >= since).map(({ tookMs }) => tookMs);
    return took.toSorted((a, b) => a - b)[Math.floor(took.length / 2)] ?? null;
  }

  /** A page that answers nobody cannot be asked to load again either: its process goes first. */
  function end(why: string): void {
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
    else if (askedAt === null) {
      turns = 0;
      ask();
    } else if (isTooLong(askedAt)) end('hung');
  }

  window.webContents.on('render-process-gone', (_event, { reason }) => {
    // A page that dies while it loads would die again and again without a pause.
    if (state === 'loading') bringBackLater(reason, document);
    else bringBack(reason);
  });
  window.webContents.on('did-finish-load', arrived);
  const timer = setInterval(look, ASK_EVERY_MS);
  timer.unref();
  return { paceSince };
}
