import type { CashierEvents, CustomerEvents } from '#core/ipc-contract';
import type { DisplayView } from '#core/settings-views';
import type { Lights } from '#core/views';
import { app, type BrowserWindow, type Display, screen } from '#main/electron';
import { found, type Homes } from '#main/windows/displays';
import { forwardedKey } from '#main/windows/forwarded-key';
import { load, openWindow } from '#main/windows/open-window';
import { createPlacing } from '#main/windows/placing';
import { keepAlive } from '#main/windows/watchdog';

export type Windows = {
  cashier(): BrowserWindow;
  customer(): BrowserWindow;
  sendToCashier<C extends keyof CashierEvents>(channel: C, payload: CashierEvents[C]): void;
  sendToCustomer<C extends keyof CustomerEvents>(channel: C, payload: CustomerEvents[C]): void;
  displays(): readonly DisplayView[];
  /** Where the cashier is, the two change places. */
  pickDisplay(id: number): boolean;
  light(): Lights['display'];
  customerDisplay(): Display | null;
  /** As the settings number them. */
  displaysInOrder(): readonly Display[];
  /** Puts the customer's window where it belongs now: another mode has another place for it. */
  place(): void;
  /** From here on closing is leaving: nobody is asked any more. */
  allowClose(): void;
  focusCashier(): void;
};

type Deps = {
  readonly preloadFolder: string;
  readonly homes: () => Homes;
  readonly onRemember: (homes: Partial<Homes>) => void;
  readonly isBesideWanted: () => boolean;
  /** True when the window may close now; false to keep it and ask. */
  readonly mayClose: () => boolean;
  readonly onPageBack: () => void;
  readonly onDisplaysChanged: () => void;
  readonly note: (what: string) => void;
};

const LOAD_AGAIN_MS = 300;
const CASHIER_BACKGROUND = '#efebe5';
const CUSTOMER_BACKGROUND = '#571230';
const SMALL = { width: 960, height: 540 };

export function openWindows(deps: Deps): Windows {
  const { preloadFolder, note } = deps;
  let isLeaving = false;

  const cashierDisplay = found(screen.getAllDisplays(), deps.homes().cashier) ?? screen.getPrimaryDisplay();
  const cashier = openWindow({
    page: 'cashier',
    preloadFolder,
    background: CASHIER_BACKGROUND,
    options: { ...cashierDisplay.workArea, minWidth: 640, minHeight: 360 },
  });
  const customer = openWindow({
    page: 'customer',
    preloadFolder,
    background: CUSTOMER_BACKGROUND,
    // Never takes the keyboard: what is typed or scanned belongs to the cashier.
    options: { ...SMALL, focusable: false, skipTaskbar: true },
  });

  cashier.on('close', (event) => {
    if (isLeaving || deps.mayClose()) {
      isLeaving = true;
      return;
    }
    event.preventDefault();
  });
  cashier.on('closed', () => {
    isLeaving = true;
    if (!customer.isDestroyed()) customer.destroy();
  });
  customer.on('close', (event) => {
    if (!isLeaving) event.preventDefault();
  });
  customer.webContents.on('before-input-event', (event, input) => {
    event.preventDefault();
    // With Alt or the system's key it is the system's business, and no key of the till.
    if (!input.alt && !input.meta) sendTo(cashier, 'key/forwarded', forwardedKey(input, performance.now()));
  });

  function sendTo(window: BrowserWindow, channel: string, payload: unknown): void {
    if (!window.isDestroyed() && !window.webContents.isDestroyed() && !window.webContents.isCrashed())
      window.webContents.send(channel, payload);
  }

  const placing = createPlacing({ cashier, customer, ...deps, onChange: deps.onDisplaysChanged });

  for (const [window, page] of [
    [cashier, 'cashier'],
    [customer, 'customer'],
  ] as const) {
    const again = (): Promise<void> => load(window, page);
    window.webContents.on('did-finish-load', deps.onPageBack);
    keepAlive(window, {
      load: again,
      note: (what) => note(`${page}: ${what}`),
      onBack: deps.onPageBack,
      worked: workedByPages,
    });
    /** A page that did not come is asked for again: a till without its window is no till. */
    const first = (): void => {
      if (window.isDestroyed()) return;
      again().then(
        () => (page === 'cashier' ? cashier.show() : placing.place()),
        (error: unknown) => {
          note(`${page}: first load failed: ${String(error)}`);
          setTimeout(first, LOAD_AGAIN_MS);
        },
      );
    };
    first();
  }

  return {
    cashier: () => cashier,
    customer: () => customer,
    sendToCashier: (channel, payload) => sendTo(cashier, channel, payload),
    sendToCustomer: (channel, payload) => sendTo(customer, channel, payload),
    displays: placing.displays,
    pickDisplay: placing.pick,
    light: placing.light,
    customerDisplay: placing.customerDisplay,
    displaysInOrder: placing.inOrder,
    place: placing.place,
    allowClose() {
      isLeaving = true;
    },
    focusCashier() {
      if (cashier.isDestroyed()) return;
      if (cashier.isMinimized()) cashier.restore();
      cashier.focus();
    },
  };
}

/** Of all of them: which process is which page's, only the system knows. */
function workedByPages(): number | null {
  const pages = app.getAppMetrics().filter(({ type }) => type === 'Tab');
  const seconds = pages.flatMap(({ cpu }) => cpu.cumulativeCPUUsage ?? []);
  return seconds.length === 0 ? null : seconds.reduce((sum, one) => sum + one, 0);
}
