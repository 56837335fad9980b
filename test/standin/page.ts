import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { onBrowserEvent, openWindow, type Protocol, send } from './browser.ts';
import { type FromMain, type FromPage, isolatedWorldSource, mainWorldSource } from './isolated-bridge.ts';
import { answerRequest } from './page-requests.ts';
import { fromWire, toWire } from './schemes.ts';
import { quietly } from './strict.ts';

type Commands = Protocol.CommandParameters;
type Answers = Protocol.CommandReturnValues;
type Events = Protocol.Events;

/** What a page is told about before it exists. */
export type PageOptions = { preload: string | undefined; arguments: readonly string[] };

/** Where a navigation is going; whoever listens may stop it. */
export type Navigation = { url: string; isMainFrame: boolean; isRedirect: boolean };

/** What a page tells the webContents in front of it. */
export type PageListener = {
  /** The id of the webContents in front of the page. */
  readonly id: number;
  onMessage(message: FromPage, isCurrent: boolean): void;
  onNavigated(url: string): void;
  onNavigatedInPage(url: string): void;
  onDomReady(): void;
  onLoaded(): void;
  onFailed(error: string, url: string): void;
  onConsole(
    level: Electron.WebContentsConsoleMessageEventParams['level'],
    message: string,
    source: string,
    line: number,
  ): void;
  onCrashed(status: string): void;
  onGone(): void;
  onTitle(title: string): void;
  /** Asked before the page goes somewhere by its own will; true lets it. */
  allowsNavigation(navigation: Navigation): boolean;
  /** The page tried to open a window by a link. */
  onOpen(url: string): void;
};

const BINDING = 'standinPost';
const RECEIVE = 'standinReceive';
let lastPage = 0;

/** One page of Chromium's: its window, its session on the channel, its two worlds. */
export class Page {
  targetId = '';
  url = '';
  isLoading = false;
  isCrashed = false;
  /** Set while main itself navigates: then nobody is asked. */
  isDriven = false;
  /** Resolves when the window is there and its scripts are in place. */
  readonly attached: Promise<void>;
  frameId = '';
  readonly listener: PageListener;
  readonly #options: PageOptions;
  readonly #world = `preload ${++lastPage}`;
  /** Nothing was loaded into its window yet. */
  #isFresh = true;
  #session = '';
  #context: { id: number; uniqueId: string } | undefined;
  #loads: { resolve: () => void; reject: (error: Error) => void }[] = [];

  constructor(
    bounds: Electron.Rectangle,
    options: PageOptions,
    listener: PageListener,
    ready: Promise<void>,
  ) {
    this.#options = options;
    this.listener = listener;
    this.attached = ready.then(() => this.#attach(bounds));
    quietly(this.attached);
  }

  /** One command to this page. */
  async command<C extends keyof Commands & keyof Answers>(
    method: C,
    params: Commands[C],
  ): Promise<Answers[C]> {
    await this.attached;
    return await send(method, params, this.#session);
  }

  async #attach(bounds: Electron.Rectangle): Promise<void> {
    this.targetId = await openWindow(bounds);
    const { targetId } = this;
    this.#session = (await send('Target.attachToTarget', { targetId, flatten: true })).sessionId;
    const session = this.#session;
    this.#listenToPage();
    this.#listenToTargets();
    this.frameId = targetId; // Chromium calls a page's main frame by the page's own name
    const secret = randomUUID();
    await Promise.all([
      send('Page.enable', {}, session),
      send('Log.enable', {}, session),
      send('Runtime.addBinding', { name: BINDING, executionContextName: this.#world }, session),
      send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldSource(secret) }, session),
      send(
        'Page.addScriptToEvaluateOnNewDocument',
        { source: this.#preloadSource(secret), worldName: this.#world },
        session,
      ),
      send('Runtime.enable', {}, session),
      send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }, session),
    ]);
  }

  #preloadSource(secret: string): string {
    const { preload } = this.#options;
    const text = preload === undefined ? '' : fs.readFileSync(preload, 'utf8');
    const mapped = preload === undefined ? text : `${text}\n//# sourceURL=${pathToFileURL(preload).href}`;
    const { platform, arch, versions } = process;
    const argv = [process.execPath, ...this.#options.arguments];
    const info = {
      platform,
      arch,
      versions,
      argv,
      env: {},
      type: 'renderer',
      sandboxed: true,
      contextIsolated: true,
    };
    return isolatedWorldSource(secret, { binding: BINDING, receive: RECEIVE, process: info }, mapped);
  }

  #on<E extends keyof Events>(event: E, listener: (params: Events[E]) => void): void {
    onBrowserEvent(event, listener, this.#session);
  }

  #listenToPage(): void {
    const { listener } = this;
    this.#on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === this.#world && context.auxData?.frameId === this.frameId) this.#context = context;
    });
    this.#on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      // Only the preload's world has the binding, and only our own script there writes to it.
      if (name === BINDING)
        listener.onMessage(JSON.parse(payload) as FromPage, executionContextId === this.#context?.id);
    });
    this.#on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined) this.#onNavigated(fromWire(frame.url + (frame.urlFragment ?? '')));
    });
    this.#on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId !== this.frameId) return;
      this.url = fromWire(url);
      listener.onNavigatedInPage(this.url);
    });
    this.#on('Page.domContentEventFired', () => this.isLoading && listener.onDomReady());
    this.#on('Page.loadEventFired', () => this.#onLoaded());
    this.#on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
      const text = args.map((one) => String(one.value ?? one.description ?? one.type)).join(' ');
      const frame = stackTrace?.callFrames[0];
      listener.onConsole(
        CONSOLE_LEVEL[type] ?? 'info',
        text,
        fromWire(frame?.url ?? ''),
        (frame?.lineNumber ?? -1) + 1,
      );
    });
    this.#on('Runtime.exceptionThrown', ({ exceptionDetails: { exception, text, url, lineNumber } }) => {
      listener.onConsole(
        'error',
        `Uncaught ${exception?.description ?? text}`,
        fromWire(url ?? ''),
        lineNumber + 1,
      );
    });
    this.#on('Log.entryAdded', ({ entry }) => {
      listener.onConsole(
        LOG_LEVEL[entry.level],
        entry.text,
        fromWire(entry.url ?? ''),
        (entry.lineNumber ?? -1) + 1,
      );
    });
    this.#on('Page.windowOpen', ({ url }) => listener.onOpen(fromWire(url)));
    this.#on('Fetch.requestPaused', (paused) => quietly(answerRequest(this, paused)));
  }

  #listenToTargets(): void {
    onBrowserEvent('Target.targetCrashed', ({ targetId, status }) => {
      if (targetId === this.targetId) this.#onCrashed(status);
    });
    onBrowserEvent('Target.targetDestroyed', ({ targetId }) => {
      if (targetId !== this.targetId) return;
      this.#endLoads(new Error('the window was closed'));
      this.listener.onGone();
    });
    onBrowserEvent('Target.targetInfoChanged', ({ targetInfo }) => {
      if (targetInfo.targetId === this.targetId && targetInfo.title) this.listener.onTitle(targetInfo.title);
    });
    // A link with target=_blank makes its page before anyone can say no: it is closed again.
    onBrowserEvent('Target.targetCreated', ({ targetInfo }) => {
      if (targetInfo.openerId !== this.targetId || targetInfo.type !== 'page') return;
      quietly(send('Target.closeTarget', { targetId: targetInfo.targetId }));
    });
  }

  #onNavigated(url: string): void {
    this.url = url;
    this.isCrashed = false;
    this.isDriven = false;
    this.listener.onNavigated(url);
  }

  #onLoaded(): void {
    if (!this.isLoading) return;
    this.isLoading = false;
    this.#endLoads();
    this.listener.onLoaded();
  }

  #onCrashed(status: string): void {
    this.isCrashed = true;
    this.#context = undefined;
    this.#endLoads(new Error(`the page's process ended (${status})`));
    this.listener.onCrashed(status);
  }

  #endLoads(error?: Error): void {
    for (const load of this.#loads.splice(0)) {
      if (error === undefined) load.resolve();
      else load.reject(error);
    }
  }

  /** Goes there and waits until it is loaded; rejects when it cannot be. */
  async load(url: string): Promise<void> {
    await this.attached;
    this.isDriven = true;
    this.isLoading = true;
    this.url = url;
    const loaded = new Promise<void>((resolve, reject) => {
      this.#loads.push({ resolve, reject });
    });
    loaded.catch(() => undefined); // the navigation's own error comes first
    const errorText = await this.#navigate(url);
    if (errorText !== undefined) throw this.#failure(errorText, url);
    this.#isFresh = false;
    await loaded;
  }

  /** The blank page that a new window brings may still be arriving, and then ends our going: we go again. */
  async #navigate(url: string): Promise<string | undefined> {
    for (let again = this.#isFresh ? 5 : 0; ; again -= 1) {
      const { errorText } = await this.command('Page.navigate', { url: toWire(url) });
      if (errorText !== 'net::ERR_ABORTED' || again === 0) return errorText;
      await delay(50);
    }
  }

  #failure(errorText: string, url: string): Error {
    this.isLoading = false;
    this.isDriven = false;
    this.#endLoads();
    const code = errorText.replace(/^net::/, '');
    this.listener.onFailed(code, url);
    return Object.assign(new Error(`${code} loading '${url}'`), { code, url });
  }

  /** Loads the same again, after a crash too. */
  reload(): void {
    this.isDriven = true;
    this.isLoading = true;
    // A crashed page has no renderer to take a reload: going to its own address makes a new one.
    if (this.isCrashed) quietly(this.command('Page.navigate', { url: toWire(this.url) }));
    else quietly(this.command('Page.reload', {}));
  }

  /** Tells the preload's world something, at once; lost, as in Electron, when no page is there to hear it. */
  tell(message: FromMain): void {
    const uniqueContextId = this.#context?.uniqueId;
    if (uniqueContextId === undefined) return;
    const expression = `${RECEIVE}(${JSON.stringify(message)})`;
    quietly(send('Runtime.evaluate', { expression, uniqueContextId }, this.#session));
  }

  /** Runs a script in the preload's world, out of the page's reach. */
  async runApart(expression: string): Promise<void> {
    const uniqueContextId = this.#context?.uniqueId;
    if (uniqueContextId !== undefined)
      await this.command('Runtime.evaluate', { expression, uniqueContextId });
  }

  /** Runs a script in the page's own world and gives its value back. */
  async run(expression: string, userGesture: boolean): Promise<unknown> {
    const options = { expression, awaitPromise: true, returnByValue: true, userGesture };
    const { result, exceptionDetails } = await this.command('Runtime.evaluate', options);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    const value: unknown = result.value;
    return value;
  }

  close(): void {
    const close = async () => {
      await this.attached;
      await send('Target.closeTarget', { targetId: this.targetId });
    };
    quietly(close());
  }
}

const CONSOLE_LEVEL: Record<string, Electron.WebContentsConsoleMessageEventParams['level']> = {
  debug: 'debug',
  error: 'error',
  assert: 'error',
  warning: 'warning',
};

const LOG_LEVEL = { verbose: 'debug', info: 'info', warning: 'warning', error: 'error' } as const;
