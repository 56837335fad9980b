import type { DisplayView } from '#core/settings-views';
import type { Lights } from '#core/views';
import { type BrowserWindow, type Display, type Rectangle, screen } from '#main/electron';
import {
  found,
  type Homes,
  isAt,
  isWithin,
  type Places,
  placesFor,
  type RememberedDisplay,
  remember,
  sideBySide,
} from '#main/windows/displays';

type Deps = {
  readonly cashier: BrowserWindow;
  readonly customer: BrowserWindow;
  readonly homes: () => Homes;
  readonly onRemember: (homes: Partial<Homes>) => void;
  /** Where there is one display: the customer's page beside the cashier's, or not at all. */
  readonly isBesideWanted: () => boolean;
  readonly onChange: () => void;
};

export type Placing = {
  place(): void;
  displays(): readonly DisplayView[];
  light(): Lights['display'];
  /** Null where the customer has none. */
  customerDisplay(): Display | null;
  /** As the settings number them. */
  inOrder(): readonly Display[];
  /** The customer's is put there; where the cashier is, the two change places. False where there is no such display. */
  pick(id: number): boolean;
};

/** Systems move windows by themselves after screens come and go: each place is looked at again so much later. */
const LOOK_AGAIN_MS = [150, 600, 2000] as const;
/** A window that moves so soon after was moved by the system, and not by a person. */
const SETTLED_MS = 3000;
const DRAGGED_MS = 500;

/** Keeps both windows on the displays that are theirs, while those are plugged in and out, swapped and rescaled. */
export function createPlacing(deps: Deps): Placing {
  const { cashier, customer } = deps;
  /** The work area that the two were last laid out on side by side. */
  let shared: Rectangle | null = null;
  /** The bounds that the customer's window was last given. */
  let given: Rectangle | null = null;
  let changedAt = Number.NEGATIVE_INFINITY;
  let looks: readonly NodeJS.Timeout[] = [];
  let dragged: NodeJS.Timeout | undefined;

  /** Windows says of a minimised window that it is far off every display. */
  const cashiersBounds = (): Rectangle =>
    cashier.isMinimized() ? cashier.getNormalBounds() : cashier.getBounds();
  const isBlocked = (): boolean => cashier.isFullScreen() || cashier.isKiosk();

  function displaysNow(): readonly Display[] {
    const primary = screen.getPrimaryDisplay().id;
    return screen.getAllDisplays().toSorted((a, b) => Number(b.id === primary) - Number(a.id === primary));
  }
  function places(): Places {
    const at = cashier.isDestroyed()
      ? screen.getPrimaryDisplay()
      : screen.getDisplayMatching(cashiersBounds());
    return placesFor(displaysNow(), deps.homes(), at.id);
  }

  function placeNow(): void {
    if (cashier.isDestroyed() || customer.isDestroyed() || screen.getAllDisplays().length === 0) return;
    const now = places();
    const beside =
      now.customer.kind !== 'display' && deps.isBesideWanted() && !isBlocked()
        ? sideBySide(now.cashier.workArea)
        : null;
    placeCashier(now.cashier, beside?.cashier ?? null);
    if (now.customer.kind === 'display') placeCustomer(now.customer.display);
    else if (beside === null) hideCustomer();
    else placeBeside(now.cashier.workArea, beside.customer);
    rememberThese(now);
  }

  function placeCashier(display: Display, half: Rectangle | null): void {
    const bounds = cashiersBounds();
    const area = display.workArea;
    const isHere = screen.getDisplayMatching(bounds).id === display.id;
    if (half !== null) {
      if (shared === null || !isAt(shared, area) || !isHere) moveCashier(half);
      return;
    }
    const wasHalf = shared !== null && isAt(bounds, sideBySide(shared)?.cashier ?? area);
    if (!isHere || wasHalf || (!isBlocked() && !isWithin(bounds, display.bounds))) moveCashier(area);
  }

  function moveCashier(bounds: Rectangle): void {
    const isFull = cashier.isFullScreen();
    if (isFull) cashier.setFullScreen(false);
    if (cashier.isMaximized()) cashier.unmaximize();
    cashier.setBounds(bounds);
    if (isFull) cashier.setFullScreen(true);
  }

  function placeCustomer({ bounds }: Display): void {
    shared = null;
    const isRight = customer.isFullScreen() && customer.isVisible() && isAt(customer.getBounds(), bounds);
    if (isRight && given !== null && isAt(given, bounds)) return;
    if (customer.isFullScreen()) customer.setFullScreen(false);
    customer.setBounds(bounds);
    given = bounds;
    customer.showInactive();
    customer.setFullScreen(true);
    if (!isAt(customer.getBounds(), bounds)) customer.setBounds(bounds);
  }

  /** A customer's page over the cashier's would hide the till: the code is on the cashier's own page. */
  function hideCustomer(): void {
    shared = null;
    given = null;
    if (customer.isFullScreen()) customer.setFullScreen(false);
    customer.hide();
  }

  function placeBeside(area: Rectangle, bounds: Rectangle): void {
    if (customer.isFullScreen()) customer.setFullScreen(false);
    // Once: from then on a person may lay the two out as they like.
    if (shared === null || !isAt(shared, area) || !customer.isVisible()) {
      customer.setBounds(bounds);
      customer.showInactive();
    }
    shared = area;
    given = null;
  }

  /** A display that only fills in for the remembered one is not remembered: that one may come back. */
  function rememberThese({ cashier: mine, customer: theirs }: Places): void {
    const homes = deps.homes();
    const isHome = homes.cashier === null || found([mine], homes.cashier) !== null;
    if (isHome && theirs.kind === 'display') keep('cashier', homes.cashier, remember(mine));
    if (theirs.kind === 'display' && (theirs.isKnown || homes.customer === null))
      keep('customer', homes.customer, remember(theirs.display));
  }
  /** What it calls itself, and how large it is, may have changed while it stayed plugged in. */
  function keep(whose: keyof Homes, before: RememberedDisplay | null, now: RememberedDisplay): void {
    if (JSON.stringify(before) !== JSON.stringify(now)) deps.onRemember({ [whose]: now });
  }

  /** Placed, read back, placed again. */
  function place(): void {
    for (const look of looks) clearTimeout(look);
    placeNow();
    looks = LOOK_AGAIN_MS.map((ms) => setTimeout(placeNow, ms).unref());
  }

  function changed(): void {
    changedAt = performance.now();
    place();
    deps.onChange();
  }

  /** Dragged by a person to another display: that is the cashier's from now on, and the customer's is the other. */
  function followDrag(): void {
    if (cashier.isDestroyed() || cashier.isMinimized() || performance.now() - changedAt < SETTLED_MS) return;
    const at = screen.getDisplayMatching(cashiersBounds());
    const now = places();
    if (at.id === now.cashier.id) return;
    const isCustomers = now.customer.kind === 'display' && now.customer.display.id === at.id;
    deps.onRemember({
      cashier: remember(at),
      ...(isCustomers ? { customer: remember(now.cashier) } : {}),
    });
    place();
    deps.onChange();
  }

  screen.on('display-added', changed);
  screen.on('display-removed', changed);
  screen.on('display-metrics-changed', changed);
  cashier.on('move', () => {
    clearTimeout(dragged);
    dragged = setTimeout(followDrag, DRAGGED_MS).unref();
  });

  return {
    place,
    displays() {
      const { cashier: mine, customer: theirs } = places();
      return displaysNow().map((display) => ({
        ...remember(display),
        isCashiers: display.id === mine.id,
        isCustomers: theirs.kind === 'display' && theirs.display.id === display.id,
      }));
    },
    inOrder: displaysNow,
    customerDisplay() {
      const { cashier: mine, customer: theirs } = places();
      return theirs.kind === 'display' ? theirs.display : shared === null ? null : mine;
    },
    light() {
      const theirs = places().customer;
      if (theirs.kind === 'display') return { state: 'ok', reason: null, label: theirs.display.label };
      if (shared !== null) return { state: 'ok', reason: 'beside', label: '' };
      const reason = theirs.kind === 'ask' ? 'ask' : theirs.reason;
      return { state: reason === 'none' ? 'off' : 'trouble', reason, label: '' };
    },
    pick(id) {
      const display = displaysNow().find((other) => other.id === id);
      if (display === undefined) return false;
      const now = places();
      if (display.id === now.cashier.id) {
        if (now.customer.kind !== 'display') return false;
        deps.onRemember({ cashier: remember(now.customer.display), customer: remember(display) });
      } else deps.onRemember({ cashier: remember(now.cashier), customer: remember(display) });
      place();
      deps.onChange();
      return true;
    },
  };
}
