import type { CashierEvents, CustomerEvents } from '#core/ipc-contract';
import type { DisplayView, Lights } from '#core/views';
import { type BrowserWindow, type Display, type Rectangle, screen } from '#main/electron';
import { type Choice, chooseCustomerDisplay, type RememberedDisplay, remember } from '#main/windows/displays';
import { load, openWindow, type Page } from '#main/windows/open-window';
import { keepAlive, type Watch } from '#main/windows/watchdog';

export type Windows = {
  cashier(): BrowserWindow;
  customer(): BrowserWindow;
  sendToCashier<C extends keyof CashierEvents>(channel: C, payload: CashierEvents[C]): void;
  sendToCustomer<C extends keyof CustomerEvents>(channel: C, payload: CustomerEvents[C]): void;
  displays(): readonly DisplayView[];
  pickDisplay(id: number): boolean;
  light(): Lights['display'];
  /** Puts the customer's window where it belongs now: another mode has another place for it. */
  place(): void;
  /** From here on closing is leaving: nobody is asked any more. */
  allowClose(): void;
  focusCashier(): void;
};

type Deps = {
  readonly preloadFolder: string;
  readonly isPractice: () => boolean;
  readonly remembered: () => RememberedDisplay | null;
  readonly onRemember: (display: RememberedDisplay) => void;
  /** True when the window may close now; false to keep it and ask. */
  readonly mayClose: () => boolean;
  readonly onPageBack: () => void;
  readonly onDisplaysChanged: () => void;
  readonly note: (what: string) => void;
};

const LOAD_AGAIN_MS = 300;
const CASHIER_BACKGROUND = '#efebe5';
const CUSTOMER_BACKGROUND = '#571230';
/** Where there is one display the customer's page is an ordinary window, in practice only. */
const SMALL = { width: 960, height: 540 };

export function openWindows(deps: Deps): Windows {
  const { preloadFolder, note } = deps;
  let isLeaving = false;

  const cashierDisplay = screen.getPrimaryDisplay();
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
    if (input.type === 'keyDown' && !input.alt && !input.meta)
      sendTo(cashier, 'key/forwarded', { key: input.key, ctrl: input.control });
  });

  function sendTo(window: BrowserWindow, channel: string, payload: unknown): void {
    if (!window.isDestroyed() && !window.webContents.isDestroyed() && !window.webContents.isCrashed())
      window.webContents.send(channel, payload);
  }

  /** Windows says of a minimised window that it is far off every display. */
  const cashiersPlace = (): Rectangle =>
    cashier.isMinimized() ? cashier.getNormalBounds() : cashier.getBounds();
  const cashiersDisplay = (): Display =>
    cashier.isDestroyed() ? screen.getPrimaryDisplay() : screen.getDisplayMatching(cashiersPlace());
  const choice = (): Choice =>
    chooseCustomerDisplay(screen.getAllDisplays(), cashiersDisplay().id, deps.remembered());

  /** Placed, read back, placed again: systems move windows on their own when screens come and go. */
  function placeCustomer(): void {
    if (customer.isDestroyed()) return;
    const chosen = choice();
    if (chosen.kind !== 'display') {
      showSmall();
      return;
    }
    const { bounds } = chosen.display;
    if (customer.isFullScreen() && isWithin(customer.getBounds(), bounds)) return;
    if (customer.isFullScreen()) customer.setFullScreen(false);
    customer.setBounds(bounds);
    customer.showInactive();
    customer.setFullScreen(true);
    if (!isWithin(customer.getBounds(), bounds)) customer.setBounds(bounds);
    // A display that only fills in for the remembered one is not remembered: that one may come back.
    if (chosen.isKnown || deps.remembered() === null) deps.onRemember(remember(chosen.display));
  }

  function showSmall(): void {
    if (customer.isFullScreen()) customer.setFullScreen(false);
    if (!deps.isPractice()) {
      // A customer's page over the cashier's would hide the till: the code is small on the cashier's own page.
      customer.hide();
      return;
    }
    const { workArea } = cashiersDisplay();
    const width = Math.min(SMALL.width, Math.round(workArea.width * 0.45));
    const height = Math.round((width * SMALL.height) / SMALL.width);
    customer.setBounds({
      x: workArea.x + workArea.width - width,
      y: workArea.y + workArea.height - height,
      width,
      height,
    });
    customer.showInactive();
  }

  const displaysChanged = (): void => {
    placeCustomer();
    deps.onDisplaysChanged();
  };
  screen.on('display-added', displaysChanged);
  screen.on('display-removed', displaysChanged);
  screen.on('display-metrics-changed', displaysChanged);

  const watches = new Map<Page, Watch>();
  for (const [window, page] of [
    [cashier, 'cashier'],
    [customer, 'customer'],
  ] as const) {
    const again = (): Promise<void> => load(window, page);
    window.webContents.on('did-finish-load', deps.onPageBack);
    const other = page === 'cashier' ? 'customer' : 'cashier';
    const watch = keepAlive(window, {
      load: again,
      note: (what) => note(`${page}: ${what}`),
      onBack: deps.onPageBack,
      otherSince: (at) => watches.get(other)?.paceSince(at) ?? null,
    });
    watches.set(page, watch);
    /** A page that did not come is asked for again: a till without its window is no till. */
    const first = (): void => {
      if (window.isDestroyed()) return;
      again().then(
        () => (page === 'cashier' ? cashier.show() : placeCustomer()),
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
    displays() {
      const chosen = choice();
      const cashiers = cashiersDisplay().id;
      return screen.getAllDisplays().map((display) => ({
        ...remember(display),
        isCashiers: display.id === cashiers,
        isCustomers: chosen.kind === 'display' && chosen.display.id === display.id,
      }));
    },
    pickDisplay(id) {
      const display = screen.getAllDisplays().find((other) => other.id === id);
      if (display === undefined || display.id === cashiersDisplay().id) return false;
      deps.onRemember(remember(display));
      displaysChanged();
      return true;
    },
    light() {
      const chosen = choice();
      if (chosen.kind === 'display') return { state: 'ok', reason: null, label: chosen.display.label };
      const isDuplicated = chosen.kind === 'none' && chosen.isDuplicated;
      return {
        state: isDuplicated ? 'trouble' : 'off',
        reason: isDuplicated ? 'duplicated' : 'none',
        label: '',
      };
    },
    place: placeCustomer,
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

const isWithin = (inner: Rectangle, outer: Rectangle): boolean =>
  inner.x >= outer.x - 8 &&
  inner.y >= outer.y - 8 &&
  inner.x + inner.width <= outer.x + outer.width + 8 &&
  inner.y + inner.height <= outer.y + outer.height + 8;
