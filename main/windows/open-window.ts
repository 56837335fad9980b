import { join } from 'node:path';
import { BrowserWindow, type BrowserWindowOptions } from '#main/electron';
import { APP_ORIGIN, pageUrl } from '#main/windows/app-protocol';

export type Page = 'cashier' | 'customer';

type Options = {
  readonly page: Page;
  /** Where the built preloads lie. */
  readonly preloadFolder: string;
  readonly background: string;
  readonly options: BrowserWindowOptions;
};

/** Both windows are made here, so that neither can be less shut than the other. */
export function openWindow({ page, preloadFolder, background, options }: Options): BrowserWindow {
  const window = new BrowserWindow({
    ...options,
    show: false,
    title: 'Mostrador',
    backgroundColor: background,
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(preloadFolder, `${page}.cjs`),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // A till in the background still counts down, and a customer's window is never in front.
      backgroundThrottling: false,
    },
  });
  window.setMenuBarVisibility(false);
  const { webContents } = window;
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-navigate', (event) => event.preventDefault());
  webContents.on('will-redirect', (event) => event.preventDefault());
  return window;
}

export const load = (window: BrowserWindow, page: Page): Promise<void> => window.loadURL(pageUrl(page));

export const isOurPage = (url: string, page: Page): boolean =>
  url === pageUrl(page) || url.startsWith(`${APP_ORIGIN}/${page}.html#`);
