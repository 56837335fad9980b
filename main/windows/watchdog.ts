import type { BrowserWindow } from '#main/electron';

type Options = {
  readonly load: () => Promise<void>;
  readonly note: (what: string) => void;
  /** The page is back and knows nothing: tell it everything. */
  readonly onBack: () => void;
};

const PING_EVERY_MS = 500;
/** A page that answers nothing for this long is hung: nobody looks at a screen that long without doubting it. */
const HUNG_AFTER_MS = 1300;
const FIRST_LOAD_MS = 15_000;

/**
 * Brings a page back within two seconds when it was killed or hangs. All that it shows is main's: nothing is lost.
 *
 * The system's own hang notice needs input to notice anything, and a customer's window gets none: so main asks.
 */
export function keepAlive(window: BrowserWindow, { load, note, onBack }: Options): () => void {
  let isLoading = true;
  let answeredAt = performance.now();
  let isAsking = false;
  let failures = 0;

  const arrived = (): void => {
    isLoading = false;
    answeredAt = performance.now();
  };

  function bringBack(why: string): void {
    if (window.isDestroyed() || (isLoading && performance.now() - answeredAt < FIRST_LOAD_MS && failures > 0))
      return;
    isLoading = true;
    failures += 1;
    answeredAt = performance.now();
    note(`page is brought back: ${why}`);
    load().then(
      () => {
        failures = 0;
        arrived();
        onBack();
      },
      () => {
        note('page did not load');
        setTimeout(() => {
          isLoading = false;
        }, 300);
      },
    );
  }

  async function ask(): Promise<void> {
    if (isAsking) return;
    isAsking = true;
    try {
      await window.webContents.executeJavaScript('0');
      answeredAt = performance.now();
    } catch {
      // The page went away while it was asked: `render-process-gone` deals with it.
    } finally {
      isAsking = false;
    }
  }

  window.webContents.on('render-process-gone', (_event, details) => {
    isAsking = false;
    if (!window.isDestroyed()) bringBack(details.reason);
  });
  window.webContents.on('did-finish-load', arrived);

  const timer = setInterval(() => {
    if (window.isDestroyed()) return clearInterval(timer);
    if (window.webContents.isCrashed()) return bringBack('crashed');
    if (isLoading) return;
    if (performance.now() - answeredAt > HUNG_AFTER_MS) {
      isLoading = true;
      isAsking = false;
      window.webContents.forcefullyCrashRenderer();
      setTimeout(() => {
        if (isLoading && !window.isDestroyed() && failures === 0) bringBack('hung');
      }, 200);
      return;
    }
    void ask();
  }, PING_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
