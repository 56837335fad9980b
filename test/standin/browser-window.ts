import { app } from './app.ts';
import { headless, send } from './browser.ts';
import { openWindows } from './open-windows.ts';
import { hasOwnDisplays, screen } from './screen.ts';
import { asElectron, createEvent, quietly, StrictEmitter } from './strict.ts';
import { WebContents } from './web-contents.ts';
import { checkWindowOptions } from './window-options.ts';

const EVENTS = [
  'blur',
  'close',
  'closed',
  'enter-full-screen',
  'focus',
  'hide',
  'leave-full-screen',
  'minimize',
  'move',
  'page-title-updated',
  'ready-to-show',
  'resize',
  'responsive',
  'restore',
  'show',
  'unresponsive',
];

type State = 'normal' | 'minimized' | 'fullscreen';

/** Electron's `BrowserWindow`: where a page stands on the screen. What main asked for is what it answers. */
export class BrowserWindow extends StrictEmitter {
  readonly id: number;
  readonly #contents: WebContents;
  #bounds: Electron.Rectangle;
  #state: State;
  #isVisible: boolean;
  #isFocusable: boolean;
  #isKiosk: boolean;
  #isOnTop: boolean;
  #isFocused = false;
  #isDestroyed = false;
  #wasShown = false;
  #title: string;
  #windowId: number | undefined;
  #placing: Promise<void> = Promise.resolve();

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super(EVENTS);
    checkWindowOptions(options);
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    this.#bounds = firstBounds(options);
    this.#isVisible = options.show ?? true;
    this.#isFocusable = options.focusable ?? true;
    this.#isKiosk = options.kiosk ?? false;
    this.#isOnTop = options.alwaysOnTop ?? false;
    this.#title = options.title ?? app.getName();
    this.#state = options.fullscreen || options.kiosk ? 'fullscreen' : 'normal';
    const { preload, additionalArguments } = options.webPreferences ?? {};
    this.#contents = new WebContents(this.#asWindowOfContents(), this.#bounds, {
      preload,
      arguments: additionalArguments ?? [],
    });
    this.id = this.#contents.id;
    openWindows.add(this);
    this.#place();
    announce(this, this.#contents);
    if (this.#isVisible && this.#isFocusable) this.#takeFocus();
  }

  #asWindowOfContents(): ConstructorParameters<typeof WebContents>[0] {
    return {
      close: () => this.close(),
      focus: () => this.focus(),
      isFocused: () => this.isFocused(),
      emit: (event) => this.emit(event),
      onFocusSeen: (isFocused) => this.#onFocusSeen(isFocused),
      onPageShown: () => {
        if (!this.#wasShown) this.emit('ready-to-show');
        this.#wasShown = true;
      },
      onPageGone: () => this.#onPageGone(),
      onTitle: (title) => {
        const event = createEvent();
        this.emit('page-title-updated', event, title, true);
        if (!event.defaultPrevented) this.#title = title;
      },
    };
  }

  /** The windows are looked at by a person only where there is a display; elsewhere focus is what main says. */
  #onFocusSeen(isFocused: boolean): void {
    if (headless) return;
    if (isFocused) this.#takeFocus();
    else this.#loseFocus();
  }

  #takeFocus(): void {
    if (this.#isFocused || this.#isDestroyed) return;
    for (const other of openWindows) if (other !== this) other.#loseFocus();
    this.#isFocused = true;
    this.emit('focus');
    this.#contents.emit('focus');
    app.emit('browser-window-focus', createEvent(), this);
  }

  #loseFocus(): void {
    if (!this.#isFocused) return;
    this.#isFocused = false;
    this.emit('blur');
    this.#contents.emit('blur');
    app.emit('browser-window-blur', createEvent(), this);
  }

  /** Closed by hand, on the window's own frame: it is gone already, so the app cannot keep it. */
  #onPageGone(): void {
    if (this.#isDestroyed) return;
    this.emit('close', createEvent());
    this.destroy();
  }

  /** Puts the window where main wants it; one placement after the other. */
  #place(): void {
    this.#placing = this.#placing.then(() => this.#placeNow()).catch(() => undefined);
  }

  async #placeNow(): Promise<void> {
    const page = WebContents.pageOf(this.#contents);
    await page.attached;
    if (this.#isDestroyed) return;
    if (headless) await page.command('Emulation.setDeviceMetricsOverride', this.#metrics());
    if (!hasOwnDisplays()) return;
    const { targetId } = page;
    this.#windowId ??= (await send('Browser.getWindowForTarget', { targetId })).windowId;
    const windowId = this.#windowId;
    // Chromium moves only windows in their normal state.
    await send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } });
    const { x: left, y: top, width, height } = this.#bounds;
    await send('Browser.setWindowBounds', { windowId, bounds: { left, top, width, height } });
    const state = this.#isVisible ? this.#state : hiddenState();
    if (state !== 'normal')
      await send('Browser.setWindowBounds', { windowId, bounds: { windowState: state } });
  }

  /** Headless windows have a tab strip that nobody sees: the page is as large as the window all the same. */
  #metrics(): { width: number; height: number; deviceScaleFactor: number; mobile: boolean } {
    const { width, height } = this.getBounds();
    const { scaleFactor } = screen.getDisplayMatching(this.#bounds);
    return { width, height, deviceScaleFactor: scaleFactor, mobile: false };
  }

  /** A display changed its scale under windows that main leaves where they are. */
  static placeAll(): void {
    if (headless) for (const one of openWindows) one.#place();
  }

  static getAllWindows(): BrowserWindow[] {
    return [...openWindows];
  }

  static fromWebContents(contents: Electron.WebContents): BrowserWindow | null {
    return [...openWindows].find((one) => one.webContents === contents) ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return [...openWindows].find((one) => one.id === id) ?? null;
  }

  static getFocusedWindow(): BrowserWindow | null {
    return [...openWindows].find((one) => one.#isFocused) ?? null;
  }

  get webContents(): Electron.WebContents {
    return asElectron(this.#contents);
  }

  async loadURL(url: string): Promise<void> {
    await this.#contents.loadURL(url);
  }

  reload(): void {
    this.#contents.reload();
  }

  show(): void {
    this.showInactive();
    this.focus();
  }

  showInactive(): void {
    const wasVisible = this.#isVisible;
    this.#isVisible = true;
    if (this.#state === 'minimized') this.#state = 'normal';
    this.#place();
    if (!wasVisible) this.emit('show');
  }

  hide(): void {
    if (!this.#isVisible) return;
    this.#isVisible = false;
    this.#place();
    this.#loseFocus();
    this.emit('hide');
  }

  isVisible(): boolean {
    return this.#isVisible && this.#state !== 'minimized';
  }

  focus(): void {
    if (!this.#isFocusable) return;
    quietly(WebContents.pageOf(this.#contents).command('Page.bringToFront', {}));
    this.#takeFocus();
  }

  blur(): void {
    this.#loseFocus();
  }

  isFocused(): boolean {
    return this.#isFocused;
  }

  setFocusable(focusable: boolean): void {
    this.#isFocusable = focusable;
    if (!focusable) this.#loseFocus();
  }

  isFocusable(): boolean {
    return this.#isFocusable;
  }

  moveTop(): void {
    // Chromium has no raising without focus; where nothing is drawn there is no order at all.
    if (!headless) quietly(WebContents.pageOf(this.#contents).command('Page.bringToFront', {}));
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  getTitle(): string {
    return this.#title;
  }

  setAlwaysOnTop(flag: boolean): void {
    this.#isOnTop = flag;
  }

  isAlwaysOnTop(): boolean {
    return this.#isOnTop;
  }

  /** No window here has a menu bar. */
  setMenuBarVisibility(_visible: boolean): void {}

  setFullScreen(flag: boolean): void {
    if (flag === this.isFullScreen()) return;
    this.#state = flag ? 'fullscreen' : 'normal';
    this.#place();
    this.emit(flag ? 'enter-full-screen' : 'leave-full-screen');
    this.emit('resize');
  }

  isFullScreen(): boolean {
    return this.#state === 'fullscreen';
  }

  setKiosk(flag: boolean): void {
    this.#isKiosk = flag;
    this.setFullScreen(flag);
  }

  isKiosk(): boolean {
    return this.#isKiosk;
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    const before = this.#bounds;
    const after = { ...before, ...bounds };
    this.#bounds = after;
    this.#place();
    if (after.width !== before.width || after.height !== before.height) this.emit('resize');
    if (after.x !== before.x || after.y !== before.y) this.emit('move');
  }

  getBounds(): Electron.Rectangle {
    return { ...(this.isFullScreen() ? screen.getDisplayMatching(this.#bounds).bounds : this.#bounds) };
  }

  setContentBounds(bounds: Electron.Rectangle): void {
    this.setBounds(bounds);
  }

  getContentBounds(): Electron.Rectangle {
    return this.getBounds();
  }

  getNormalBounds(): Electron.Rectangle {
    return { ...this.#bounds };
  }

  minimize(): void {
    this.#state = 'minimized';
    this.#place();
    this.#loseFocus();
    this.emit('minimize');
  }

  /** Nobody presses its key here. */
  isMaximized(): boolean {
    return false;
  }

  unmaximize(): void {}

  isMinimized(): boolean {
    return this.#state === 'minimized';
  }

  restore(): void {
    if (this.#state !== 'minimized') return;
    this.#state = this.#isKiosk ? 'fullscreen' : 'normal';
    this.#place();
    this.emit('restore');
  }

  close(): void {
    if (this.#isDestroyed) return;
    const event = createEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#loseFocus();
    this.#isDestroyed = true;
    openWindows.delete(this);
    WebContents.destroy(this.#contents);
    this.emit('closed');
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }
}

screen.on('display-metrics-changed', () => BrowserWindow.placeAll());

function firstBounds(options: Electron.BrowserWindowConstructorOptions): Electron.Rectangle {
  const width = options.width ?? 800;
  const height = options.height ?? 600;
  const area = screen.getPrimaryDisplay().workArea;
  const x = options.x ?? area.x + Math.round((area.width - width) / 2);
  const y = options.y ?? area.y + Math.round((area.height - height) / 2);
  return { x, y, width, height };
}

/** Out of sight: there is no hidden window in Chromium, but a minimised one still prints. */
function hiddenState(): State {
  return headless ? 'normal' : 'minimized';
}

/** Tells the app of a new window, and hands on what concerns the app as a whole. */
function announce(window: BrowserWindow, contents: WebContents): void {
  app.emit('web-contents-created', createEvent(), contents);
  app.emit('browser-window-created', createEvent(), window);
  contents.on('render-process-gone', (event: unknown, details: unknown) => {
    app.emit('render-process-gone', event, contents, details);
  });
  window.once('closed', () => app.onWindowClosed());
}
