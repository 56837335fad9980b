import { BrowserWindow, type Display, type Rectangle, screen } from '#main/electron';
import { APP_ORIGIN, type PaperPages } from '#main/windows/app-protocol';

const SHOWN_MS = 6000;

/** A large number on each display for a while, as the settings number them. Nobody can press or type into one. */
export function createIdentify(pages: PaperPages): (displays: readonly Display[]) => void {
  let shown: readonly BrowserWindow[] = [];
  let timer: NodeJS.Timeout | undefined;

  function close(): void {
    clearTimeout(timer);
    for (const window of shown) if (!window.isDestroyed()) window.destroy();
    shown = [];
  }

  screen.on('display-removed', close);
  return (displays) => {
    close();
    shown = displays.map((display, at) => show(pages, display, at + 1));
    timer = setTimeout(close, SHOWN_MS).unref();
  };
}

function show(pages: PaperPages, { workArea }: Display, number: number): BrowserWindow {
  const window = new BrowserWindow({
    ...cornerOf(workArea),
    show: false,
    frame: false,
    focusable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    resizable: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  const path = pages.put(pageOf(number));
  window
    .loadURL(`${APP_ORIGIN}${path}`)
    .then(() => {
      if (!window.isDestroyed()) window.showInactive();
    })
    .catch(() => undefined)
    .finally(() => pages.drop(path));
  return window;
}

/** Where neither the code nor the key that charges is. */
function cornerOf({ x, y, width, height }: Rectangle): Rectangle {
  const side = Math.round(Math.min(width, height) * 0.35);
  return { x, y, width: side, height: side };
}

/** In the house wine, as the customer's sign. */
const pageOf = (number: number): string =>
  `<!doctype html><meta charset="utf-8"><title>${number}</title><style>
html,body{height:100%;margin:0}
body{display:grid;place-content:center;background:#571230;color:#fff5e8;font:700 78vh/1 sans-serif}
</style><body>${number}</body>`;
