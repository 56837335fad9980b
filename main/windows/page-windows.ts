import { setTimeout as delay } from 'node:timers/promises';
import { app, type BrowserWindow, screen } from '#main/electron';
import { load, openWindow, type Page } from '#main/windows/open-window';
import { keepAlive } from '#main/windows/watchdog';

/** Both windows with their pages, which load while the rest of the program does. They know nothing and are not seen yet. */
export type PageWindows = {
  readonly cashier: BrowserWindow;
  readonly customer: BrowserWindow;
  /** A page that did not come is asked for again: a till without its window is no till. */
  whenThere(page: Page, then: () => void): void;
  /** Is told from now on what becomes of them; what came before is seen by looking. */
  listen(listener: PagesListener): void;
};

type PagesListener = {
  /** It begins anew and knows nothing: tell it everything. */
  readonly onPageBack: () => void;
  readonly note: (what: string) => void;
};

const LOAD_AGAIN_MS = 300;
/** A page that is loaded is drawn so soon after. */
const DRAWN_MS = 300;
/** Where the cashier's page does not come the customer's does. */
const CUSTOMER_LATEST_MS = 3000;
const CASHIER_BACKGROUND = '#efebe5';
const CUSTOMER_BACKGROUND = '#571230';
const SMALL = { width: 960, height: 540 };

export function openPageWindows(preloadFolder: string): PageWindows {
  let listener: PagesListener = { onPageBack: () => undefined, note: () => undefined };

  function open(
    page: Page,
    begin: Promise<unknown>,
    look: Pick<Parameters<typeof openWindow>[0], 'background' | 'options'>,
  ) {
    const window = openWindow({ page, preloadFolder, ...look });
    const note = (what: string): void => listener.note(`${page}: ${what}`);
    window.webContents.on('did-finish-load', () => listener.onPageBack());
    keepAlive(window, {
      load: () => load(window, page),
      note,
      onBack: () => listener.onPageBack(),
      worked: workedByPages,
    });
    return { window, there: begin.then(() => firstLoad(window, page, note)) };
  }

  const cashier = open('cashier', Promise.resolve(), {
    background: CASHIER_BACKGROUND,
    options: { ...screen.getPrimaryDisplay().workArea, minWidth: 640, minHeight: 360 },
  });
  // Both at once would wait for each other on an old PC, and nobody pays before somebody sells.
  const drawn = cashier.there.then(() => delay(DRAWN_MS));
  const customer = open('customer', Promise.race([drawn, delay(CUSTOMER_LATEST_MS)]), {
    background: CUSTOMER_BACKGROUND,
    // Never takes the keyboard: what is typed or scanned belongs to the cashier.
    options: { ...SMALL, focusable: false, skipTaskbar: true },
  });
  const there = { cashier: cashier.there, customer: customer.there };
  return {
    cashier: cashier.window,
    customer: customer.window,
    whenThere: (page, then) => void there[page].then(then),
    listen(wanted) {
      listener = wanted;
    },
  };
}

function firstLoad(window: BrowserWindow, page: Page, note: (what: string) => void): Promise<void> {
  return new Promise((there) => {
    const ask = (): void => {
      if (window.isDestroyed()) return;
      load(window, page).then(there, (error: unknown) => {
        note(`first load failed: ${String(error)}`);
        setTimeout(ask, LOAD_AGAIN_MS);
      });
    };
    ask();
  });
}

/** Of all of them: which process is which page's, only the system knows. */
function workedByPages(): number | null {
  const pages = app.getAppMetrics().filter(({ type }) => type === 'Tab');
  const seconds = pages.flatMap(({ cpu }) => cpu.cumulativeCPUUsage ?? []);
  return seconds.length === 0 ? null : seconds.reduce((sum, one) => sum + one, 0);
}
