import type { ElectronApplication } from '@playwright/test';
import type { WindowName } from '#test/support/in-window';

/* Pretended displays, and where the windows stand on them. */

export type Bounds = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};
export type Place = {
  /** What the display calls itself that most of the window is on. */
  readonly display: string;
  readonly displayBounds: Bounds;
  readonly bounds: Bounds;
  readonly isFullScreen: boolean;
  readonly isFocusable: boolean;
  readonly isVisible: boolean;
};

/** What a window says of itself, in main. */
export const place = (electronApp: ElectronApplication, name: WindowName): Promise<Place> =>
  electronApp.evaluate(({ BrowserWindow, screen }, page) => {
    const window = BrowserWindow.getAllWindows().find((one) =>
      one.webContents.getURL().endsWith(`/${page}.html`),
    );
    if (window === undefined) throw new Error(`no ${page} window`);
    const { x, y, width, height } = window.getBounds();
    const { label, bounds } = screen.getDisplayMatching(window.getBounds());
    return {
      display: label,
      displayBounds: { x: bounds.x, y: bounds.y, width: bounds.width, height: bounds.height },
      bounds: { x, y, width, height },
      isFullScreen: window.isFullScreen(),
      isFocusable: window.isFocusable(),
      isVisible: window.isVisible(),
    };
  }, name);

/** Plugs displays in and out, as `STANDIN_DISPLAYS` writes them. */
export const setDisplays = (electronApp: ElectronApplication, text: string): Promise<void> =>
  electronApp.evaluate(async (electron, displays) => {
    const standin: unknown = Reflect.get(electron, '__standin');
    const plug: unknown =
      typeof standin === 'object' && standin !== null ? Reflect.get(standin, 'setDisplays') : undefined;
    if (typeof plug !== 'function') throw new Error('only pretended displays can be plugged in and out');
    // What a test asks can come in the midst of a query of main's; what the system tells never does.
    await new Promise((turn) => setImmediate(turn));
    await plug(displays);
  }, text);

export const overlaps = (a: Bounds, b: Bounds): boolean =>
  Math.min(a.x + a.width, b.x + b.width) > Math.max(a.x, b.x) &&
  Math.min(a.y + a.height, b.y + b.height) > Math.max(a.y, b.y);
