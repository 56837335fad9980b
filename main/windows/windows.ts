import type { CashierEvents, CustomerEvents } from '#core/ipc-contract';
import type { DisplayView } from '#core/settings-views';
import type { Lights } from '#core/views';
import { type BrowserWindow, type Display, screen } from '#main/electron';
import { found, type Homes } from '#main/windows/displays';
import { forwardedKey } from '#main/windows/forwarded-key';
import type { PageWindows } from '#main/windows/page-windows';
import { createPlacing } from '#main/windows/placing';

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
  readonly pages: PageWindows;
  readonly homes: () => Homes;
  readonly onRemember: (homes: Partial<Homes>) => void;
  readonly isBesideWanted: () => boolean;
  /** True when the window may close now; false to keep it and ask. */
  readonly mayClose: () => boolean;
  readonly onPageBack: () => void;
  readonly onDisplaysChanged: () => void;
  readonly note: (what: string) => void;
};

/** Puts the pages where they belong, and keeps what belongs to windows: moving, closing, keys. */
export function openWindows(deps: Deps): Windows {
  const { pages, note } = deps;
  const { cashier, customer } = pages;
  let isLeaving = false;
  pages.listen({ onPageBack: deps.onPageBack, note });

  const home = found(screen.getAllDisplays(), deps.homes().cashier);
  if (home !== null && home.id !== screen.getPrimaryDisplay().id) cashier.setBounds(home.workArea);

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

  pages.whenThere('cashier', () => {
    if (!cashier.isDestroyed()) cashier.show();
  });
  pages.whenThere('customer', () => placing.place());

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
