import { BrowserWindow } from '#main/electron';
import { APP_ORIGIN, type PaperPages } from '#main/windows/app-protocol';

/** A receipt as a page: markup that needs nothing from outside, and its size on paper. */
export type PaperPage = { readonly html: string; readonly widthMm: number; readonly heightMm: number };

export type Paper = {
  toPdf(page: PaperPage): Promise<Uint8Array>;
  /** Rejects with the system's reason. Sizes in microns, as the system's printing takes them. */
  print(page: {
    readonly html: string;
    readonly deviceName: string | null;
    readonly pageSize: { readonly width: number; readonly height: number };
  }): Promise<void>;
};

const MM_PER_INCH = 25.4;

/** Draws receipts in a window that nobody sees, one at a time. Its policy lets no script run. */
export function createPaper(pages: PaperPages): Paper {
  let last: Promise<unknown> = Promise.resolve();

  async function withPage<T>(html: string, use: (window: BrowserWindow) => Promise<T>): Promise<T> {
    const path = pages.put(html);
    const window = new BrowserWindow({
      show: false,
      width: 400,
      height: 800,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
    });
    window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
    try {
      await window.loadURL(`${APP_ORIGIN}${path}`);
      return await use(window);
    } finally {
      pages.drop(path);
      window.destroy();
    }
  }

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };

  return {
    toPdf: ({ html, widthMm, heightMm }) =>
      inTurn(() =>
        withPage(html, ({ webContents }) =>
          webContents.printToPDF({
            pageSize: { width: widthMm / MM_PER_INCH, height: heightMm / MM_PER_INCH },
            margins: { top: 0, bottom: 0, left: 0, right: 0 },
            printBackground: true,
          }),
        ),
      ),
    print: ({ html, deviceName, pageSize }) =>
      inTurn(() =>
        withPage(
          html,
          ({ webContents }) =>
            new Promise<void>((resolve, reject) => {
              const options = {
                silent: true,
                margins: { marginType: 'none' as const },
                pageSize,
                ...(deviceName === null ? {} : { deviceName }),
              };
              webContents.print(options, (isDone, reason) =>
                isDone ? resolve() : reject(new Error(reason)),
              );
            }),
        ),
      ),
  };
}
