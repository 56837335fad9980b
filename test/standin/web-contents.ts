import fs from 'node:fs';
import path from 'node:path';
import { createCloneCodec } from './clone-codec.ts';
import { ipcMain, runHandler } from './ipc-main.ts';
import type { FromPage } from './isolated-bridge.ts';
import { type KeyEvent, keyCommand, mouseCommand, releasedKey } from './keys.ts';
import { createImage } from './native-image.ts';
import { colorSchemeFeatures, onThemeChange } from './native-theme.ts';
import { openWindows } from './open-windows.ts';
import { type Navigation, Page, type PageOptions } from './page.ts';
import { pdfParameters, printJobOptions } from './paper.ts';
import { printers, spoolFolder } from './printers.ts';
import { whenReady } from './readiness.ts';
import { watchResponsiveness } from './responsiveness.ts';
import { defaultSession } from './session.ts';
import { asElectron, createEvent, quietly, StrictEmitter, say, strict } from './strict.ts';

const EVENTS = [
  'before-input-event',
  'blur',
  'console-message',
  'destroyed',
  'did-fail-load',
  'did-finish-load',
  'did-navigate',
  'did-navigate-in-page',
  'dom-ready',
  'focus',
  'page-title-updated',
  'render-process-gone',
  'responsive',
  'unresponsive',
  'will-attach-webview', // never sent: the stand-in refuses webviewTag, so there is nothing to attach
  'will-frame-navigate',
  'will-navigate',
  'will-redirect',
];

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];
type IpcEvent = Electron.IpcMainEvent & Electron.IpcMainInvokeEvent;

/** What webContents asks of the window that it is in. */
export type WindowOfContents = {
  close(): void;
  focus(): void;
  isFocused(): boolean;
  onFocusSeen(isFocused: boolean): void;
  onPageShown(): void;
  onPageGone(): void;
  onTitle(title: string): void;
  emit(event: 'unresponsive' | 'responsive'): boolean;
};

const codec = createCloneCodec();
let lastId = 0;

/** Electron's `WebContents`: what main may ask of a page. */
export class WebContents extends StrictEmitter {
  readonly id: number = ++lastId;
  readonly session: Electron.Session = asElectron(defaultSession);
  readonly mainFrame: Electron.WebFrameMain;
  readonly #window: WindowOfContents;
  readonly #page: Page;
  readonly #stopWatching: () => void;
  #isDestroyed = false;
  #openHandler: OpenHandler | undefined;
  #zoom = 1;
  #throttled = true;
  #holdsKeys = false;
  #title = '';

  constructor(window: WindowOfContents, bounds: Electron.Rectangle, options: PageOptions) {
    super(EVENTS);
    this.#window = window;
    this.#page = new Page(bounds, options, this.#pageListener(), whenReady);
    this.mainFrame = asElectron(createFrame(this, this.#page));
    this.#stopWatching = watchResponsiveness(this.#page, (event) => {
      this.emit(event);
      this.#window.emit(event);
    });
    this.on('newListener', (event) => {
      if (event === 'before-input-event' && !this.#holdsKeys) this.#holdKeys();
    });
    onThemeChange(() => this.#paintTheme());
    quietly(this.#page.attached.then(() => this.#paintTheme()));
  }

  /** Private to the stand-in: the page behind. */
  static pageOf(contents: WebContents): Page {
    return contents.#page;
  }

  /** Private to the stand-in: the window is closed, nothing more comes from here. */
  static destroy(contents: WebContents): void {
    if (contents.#isDestroyed) return;
    contents.#isDestroyed = true;
    contents.#stopWatching();
    contents.#page.close();
    contents.emit('destroyed');
  }

  #pageListener(): ConstructorParameters<typeof Page>[2] {
    return {
      id: this.id,
      onMessage: (message, isCurrent) => this.#onMessage(message, isCurrent),
      onNavigated: (url) => this.emit('did-navigate', createEvent(), url, 200, 'OK'),
      onNavigatedInPage: (url) => this.emit('did-navigate-in-page', createEvent(), url, true, 0, 0),
      onDomReady: () => {
        this.#paintTheme(); // whoever else drives the page may have put its own wish in place
        this.emit('dom-ready', createEvent());
      },
      onLoaded: () => {
        this.emit('did-finish-load');
        this.#window.onPageShown();
      },
      onFailed: (error, url) =>
        this.emit('did-fail-load', createEvent(), ERROR_NUMBERS[error] ?? -2, error, url, true, 0, 0),
      onConsole: (level, message, sourceId, lineNumber) => {
        const details = { level, message, sourceId, lineNumber, frame: this.mainFrame };
        this.emit(
          'console-message',
          createEvent(details),
          LEVELS.indexOf(level),
          message,
          lineNumber,
          sourceId,
        );
      },
      onCrashed: (status) =>
        this.emit('render-process-gone', createEvent(), { reason: goneReason(status), exitCode: 1 }),
      onGone: () => this.#window.onPageGone(),
      onTitle: (title) => {
        if (title === this.#title) return;
        this.#title = title;
        this.emit('page-title-updated', createEvent(), title, true);
        this.#window.onTitle(title);
      },
      allowsNavigation: (navigation) => this.#allowsNavigation(navigation),
      onOpen: (url) => this.#askToOpen(url),
    };
  }

  #allowsNavigation({ url, isMainFrame, isRedirect }: Navigation): boolean {
    const details = { url, isMainFrame, isSameDocument: false, frame: this.mainFrame };
    const ask = (name: string) => {
      const event = createEvent(details);
      this.emit(name, event, url, false, isMainFrame, 0, 0);
      return !event.defaultPrevented;
    };
    if (isRedirect) return ask('will-redirect');
    return ask('will-frame-navigate') && (!isMainFrame || ask('will-navigate'));
  }

  #askToOpen(url: string): void {
    if (this.#openHandler === undefined) {
      say(`a page wanted to open ${url}; no setWindowOpenHandler says what to do, so it was not opened`);
      return;
    }
    const referrer = { url: this.#page.url, policy: 'strict-origin-when-cross-origin' } as const;
    const answer = this.#openHandler({
      url,
      frameName: '',
      features: '',
      disposition: 'new-window',
      referrer,
    });
    if (answer.action === 'allow')
      say(`opening ${url} was allowed, but the stand-in opens no windows for pages`);
  }

  #onMessage(message: FromPage, isCurrent: boolean): void {
    if (this.#isDestroyed) return;
    switch (message.kind) {
      case 'hello':
        if (this.#holdsKeys) this.#page.tell({ kind: 'hold-keys', hold: true });
        if (this.#zoom !== 1) this.setZoomFactor(this.#zoom);
        return;
      case 'focus':
      case 'blur':
        this.#window.onFocusSeen(message.kind === 'focus');
        return;
      case 'open':
        this.#askToOpen(message.url);
        return;
      case 'key':
        this.#onKey(message.input);
        return;
      case 'send':
        ipcMain.emit(message.channel, this.#ipcEvent(isCurrent), ...decodeArguments(message.args));
        return;
      case 'invoke':
        void this.#invoke(message, isCurrent);
    }
  }

  /** As in Electron, the frame is null once it has gone elsewhere, and the same object as mainFrame until then. */
  #ipcEvent(isCurrent: boolean): IpcEvent {
    const senderFrame = isCurrent ? this.mainFrame : null;
    const reply = (channel: string, ...args: unknown[]) => this.send(channel, ...args);
    const more = {
      sender: this,
      senderFrame,
      frameId: 1,
      processId: this.id,
      type: 'frame',
      ports: [],
      reply,
    };
    return asElectron(strict('event', createEvent(more)));
  }

  async #invoke(message: Extract<FromPage, { kind: 'invoke' }>, isCurrent: boolean): Promise<void> {
    const { id, channel } = message;
    try {
      const result = await runHandler(channel, this.#ipcEvent(isCurrent), decodeArguments(message.args));
      this.#page.tell({ kind: 'reply', id, ok: true, value: codec.encode(result) });
    } catch (error) {
      process.stderr.write(`Error occurred in handler for '${channel}': ${inspectError(error)}\n`);
      const value = `Error invoking remote method '${channel}': ${String(error)}`;
      this.#page.tell({ kind: 'reply', id, ok: false, value });
    }
  }

  #holdKeys(): void {
    this.#holdsKeys = true;
    this.#page.tell({ kind: 'hold-keys', hold: true });
  }

  #onKey(input: Electron.Input & { keyCode: number }): void {
    const event = createEvent();
    const { keyCode: _number, ...electronInput } = input;
    this.emit('before-input-event', event, { ...electronInput, modifiers: [] });
    if (event.defaultPrevented) return;
    this.#dispatchKey(releasedKey(input));
  }

  #paintTheme(): void {
    if (!this.#isDestroyed)
      quietly(this.#page.command('Emulation.setEmulatedMedia', { features: colorSchemeFeatures() }));
  }

  /** Electron's own door to the page's protocol, as far as keys go. */
  get debugger(): Electron.Debugger {
    const dispatch = (method: string, params: KeyEvent): Promise<unknown> => {
      if (method !== 'Input.dispatchKeyEvent') throw new Error(`stand-in: the debugger has no ${method}`);
      return this.#page.command(method, params);
    };
    return asElectron(
      strict('debugger', { isAttached: () => true, attach: () => undefined, sendCommand: dispatch }),
    );
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#isDestroyed) throw new TypeError('Object has been destroyed');
    this.#page.tell({ kind: 'event', channel, args: codec.encode(args) });
  }

  async loadURL(url: string): Promise<void> {
    await this.#page.load(url);
  }

  reload(): void {
    this.#page.reload();
  }

  getURL(): string {
    return this.#page.url;
  }

  getTitle(): string {
    return this.#title;
  }

  isLoading(): boolean {
    return this.#page.isLoading;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  isCrashed(): boolean {
    return this.#page.isCrashed;
  }

  forcefullyCrashRenderer(): void {
    quietly(this.#page.command('Page.crash', {}));
  }

  close(_options?: { waitForBeforeUnload: boolean }): void {
    this.#window.close();
  }

  focus(): void {
    this.#window.focus();
  }

  isFocused(): boolean {
    return this.#window.isFocused();
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    await this.#page.attached;
    return await this.#page.run(code, userGesture);
  }

  sendInputEvent(
    event: Electron.MouseInputEvent | Electron.MouseWheelInputEvent | Electron.KeyboardInputEvent,
  ): void {
    if (!('keyCode' in event)) {
      quietly(this.#page.command('Input.dispatchMouseEvent', mouseCommand(event)));
      return;
    }
    // What main itself sends is not asked about again.
    this.#dispatchKey(keyCommand(event));
  }

  #dispatchKey(command: KeyEvent): void {
    const { type, code = '', modifiers = 0 } = command;
    if (this.#holdsKeys && type !== 'char') {
      const key = `${type === 'keyUp' ? 'keyUp' : 'keyDown'} ${code} ${modifiers}`;
      this.#page.tell({ kind: 'pass-key', key });
    }
    quietly(this.#page.command('Input.dispatchKeyEvent', command));
  }

  async insertText(text: string): Promise<void> {
    await this.#page.command('Input.insertText', { text });
  }

  setZoomFactor(factor: number): void {
    this.#zoom = factor;
    const rule = JSON.stringify(`:root { zoom: ${factor} }`);
    const script = `globalThis.zoomSheet ??= new CSSStyleSheet(); zoomSheet.replaceSync(${rule});
      if (!document.adoptedStyleSheets.includes(zoomSheet)) document.adoptedStyleSheets.push(zoomSheet); 0`;
    quietly(this.#page.runApart(script));
  }

  getZoomFactor(): number {
    return this.#zoom;
  }

  /** Chromium's switches leave no page throttled whatever is asked here: what is asked is only remembered. */
  setBackgroundThrottling(allowed: boolean): void {
    this.#throttled = allowed;
  }

  getBackgroundThrottling(): boolean {
    return this.#throttled;
  }

  /** There is no menu whose shortcuts could be ignored. */
  setIgnoreMenuShortcuts(_ignore: boolean): void {}

  async capturePage(rect?: Electron.Rectangle): Promise<Electron.NativeImage> {
    const clip = rect === undefined ? {} : { clip: { ...rect, scale: 1 } };
    const { data } = await this.#page.command('Page.captureScreenshot', { format: 'png', ...clip });
    return asElectron(createImage(Buffer.from(data, 'base64')));
  }

  async printToPDF(options: Electron.PrintToPDFOptions = {}): Promise<Buffer> {
    const { data } = await this.#page.command('Page.printToPDF', pdfParameters(options));
    return Buffer.from(data, 'base64');
  }

  /** Puts the job as a PDF where a printer would have taken it. */
  print(
    options: Electron.WebContentsPrintOptions = {},
    callback: (success: boolean, failureReason: string) => void = () => undefined,
  ): void {
    const name = options.deviceName ?? printers()[0]?.name;
    if (!printers().some((one) => one.name === name)) {
      callback(false, 'Invalid deviceName provided');
      return;
    }
    void this.#spool(`${name}-${process.hrtime.bigint()}.pdf`, options, callback);
  }

  async #spool(
    file: string,
    options: Electron.WebContentsPrintOptions,
    callback: (success: boolean, failureReason: string) => void,
  ): Promise<void> {
    try {
      const pdf = await this.printToPDF(printJobOptions(options));
      fs.mkdirSync(spoolFolder(), { recursive: true });
      fs.writeFileSync(path.join(spoolFolder(), file), pdf);
    } catch (error) {
      callback(false, String(error));
      return;
    }
    callback(true, '');
  }

  async getPrintersAsync(): Promise<Electron.PrinterInfo[]> {
    return printers();
  }
}

/** The main frame: one object as long as the webContents lives. */
function createFrame(contents: WebContents, page: Page) {
  const frame = {
    get url() {
      return page.url;
    },
    get origin() {
      if (!URL.canParse(page.url)) return 'null';
      const { protocol, host } = new URL(page.url);
      return `${protocol}//${host}`;
    },
    get parent() {
      return null;
    },
    get top(): Electron.WebFrameMain {
      return contents.mainFrame;
    },
    processId: contents.id,
    routingId: 1,
    name: '',
    isDestroyed: () => contents.isDestroyed(),
  };
  return strict('webFrameMain', frame);
}

const LEVELS = ['debug', 'info', 'warning', 'error'];

const ERROR_NUMBERS: Record<string, number> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_FILE_NOT_FOUND: -6,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_CONNECTION_REFUSED: -102,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_UNKNOWN_URL_SCHEME: -302,
};

function goneReason(status: string): Electron.RenderProcessGoneDetails['reason'] {
  if (status.includes('oom')) return 'oom';
  return status.includes('killed') ? 'killed' : 'crashed';
}

function decodeArguments(text: string): unknown[] {
  const args = codec.decode(text);
  return Array.isArray(args) ? args : [];
}

function inspectError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Electron's `webContents`: every page there is. */
export const webContents = strict('webContents', {
  getAllWebContents: (): Electron.WebContents[] => all().map((one) => asElectron(one)),
  fromId: (id: number): Electron.WebContents | undefined =>
    electronOrNothing(all().find((one) => one.id === id)),
  /** Playwright finds the window of a page by this. */
  fromDevToolsTargetId: (targetId: string): Electron.WebContents | undefined =>
    electronOrNothing(all().find((one) => WebContents.pageOf(one).targetId === targetId)),
});

function all(): WebContents[] {
  return [...openWindows].map((window) => contentsOf(window));
}

function contentsOf(window: { readonly webContents: Electron.WebContents }): WebContents {
  const contents: object = window.webContents;
  if (!(contents instanceof WebContents)) throw new Error('stand-in: a window without webContents');
  return contents;
}

function electronOrNothing(contents: WebContents | undefined): Electron.WebContents | undefined {
  return contents === undefined ? undefined : asElectron(contents);
}
