import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { appMetrics } from './app-metrics.ts';
import { stopBrowser } from './browser.ts';
import { type CommandLine, switchValue } from './command-line.ts';
import { openWindows } from './open-windows.ts';
import { beginEnd, isReady, whenReady } from './readiness.ts';
import { holdsLock, noticesSent, releaseLock, takeLock } from './single-instance.ts';
import { createEvent, StrictEmitter, strict } from './strict.ts';

const EVENTS = [
  'activate', // never sent: a Mac's dock has it, and Debian has none
  'before-quit',
  'browser-window-blur',
  'browser-window-created',
  'browser-window-focus',
  'quit',
  'ready',
  'render-process-gone',
  'second-instance',
  'web-contents-created',
  'will-quit',
  'window-all-closed',
];

type PathName = Parameters<Electron.App['getPath']>[0];

/** Filled in by boot.ts before anything of the app runs. */
let started: CommandLine = {
  appDir: process.cwd(),
  entry: '',
  name: 'app',
  version: '0.0.0',
  isPackaged: false,
  switches: [],
  requires: [],
  inspectPort: undefined,
};

/** Tells app what the command line said. */
export function setCommandLine(commandLine: CommandLine): void {
  started = commandLine;
}

const commandLine = strict('app.commandLine', {
  /** Chromium runs already by then: the app's own later questions see the switch, Chromium does not. */
  appendSwitch(name: string, value?: string): void {
    started.switches.push(value ? `--${name}=${value}` : `--${name}`);
  },
  hasSwitch: (name: string): boolean => switchValue(started.switches, name) !== undefined,
  getSwitchValue: (name: string): string => switchValue(started.switches, name) ?? '',
});

/** Electron's `app`. */
export class App extends StrictEmitter {
  readonly commandLine: Electron.CommandLine;
  readonly #paths = new Map<string, string>();
  #name: string | undefined;
  #isQuitting = false;
  #isExiting = false;
  #relaunch: { args: string[]; execPath: string } | undefined;

  constructor() {
    super(EVENTS);
    this.commandLine = commandLine as Electron.CommandLine;
  }

  get isPackaged(): boolean {
    return started.isPackaged;
  }

  whenReady(): Promise<void> {
    return whenReady;
  }

  isReady(): boolean {
    return isReady();
  }

  getAppMetrics(): Electron.ProcessMetric[] {
    return appMetrics();
  }

  getName(): string {
    return this.#name ?? started.name;
  }

  setName(name: string): void {
    this.#name = name;
  }

  getVersion(): string {
    return started.version;
  }

  getAppPath(): string {
    return started.appDir;
  }

  getLocale(): string {
    const asked = switchValue(started.switches, 'lang');
    return asked ?? this.getPreferredSystemLanguages()[0] ?? 'en-US';
  }

  getPreferredSystemLanguages(): string[] {
    const { LC_ALL, LC_MESSAGES, LANG } = process.env;
    const posix = (LC_ALL || LC_MESSAGES || LANG || 'en_US').split(/[.@]/)[0] ?? '';
    return [/^(C|POSIX)?$/.test(posix) ? 'en-US' : posix.replace('_', '-')];
  }

  getPath(name: PathName): string {
    const set = this.#paths.get(name);
    if (set !== undefined) return set;
    const home = os.homedir();
    const config = process.env.XDG_CONFIG_HOME ?? path.join(home, '.config');
    if (name === 'userData')
      return switchValue(started.switches, 'user-data-dir') || path.join(config, this.getName());
    if (name === 'sessionData') return this.getPath('userData');
    if (name === 'logs') return path.join(this.getPath('userData'), 'logs');
    const places: Partial<Record<PathName, string>> = {
      home,
      appData: config,
      temp: os.tmpdir(),
      exe: process.execPath,
      desktop: path.join(home, 'Desktop'),
      documents: path.join(home, 'Documents'),
      downloads: path.join(home, 'Downloads'),
    };
    const place = places[name];
    if (place === undefined) throw new Error(`Failed to get '${name}' path`);
    return place;
  }

  setPath(name: string, place: string): void {
    if (!path.isAbsolute(place)) throw new Error('Path must be absolute');
    fs.mkdirSync(place, { recursive: true });
    this.#paths.set(name, place);
  }

  /** Windows' taskbar reads it; there is none here. */
  setAppUserModelId(_id: string): void {}

  /** Windows and the Mac keep such a list; on Linux Electron does nothing either. */
  setLoginItemSettings(_settings: Electron.Settings): void {}

  /** Every page is in Chromium's sandbox already, except when root runs it, who cannot have one. */
  enableSandbox(): void {}

  focus(): void {
    const [first] = openWindows;
    first?.focus();
  }

  requestSingleInstanceLock(data?: Record<string, unknown>): boolean {
    return takeLock(this.getPath('userData'), data ?? {}, ({ argv, cwd, data: theirs }) => {
      this.emit('second-instance', createEvent(), argv, cwd, theirs);
    });
  }

  hasSingleInstanceLock(): boolean {
    return holdsLock();
  }

  releaseSingleInstanceLock(): void {
    releaseLock();
  }

  relaunch(options: Electron.RelaunchOptions = {}): void {
    this.#relaunch = {
      args: options.args ?? process.argv.slice(1),
      execPath: options.execPath ?? process.execPath,
    };
  }

  quit(): void {
    if (this.#isQuitting || this.#isExiting) return;
    this.#isQuitting = true;
    if (!this.#asks('before-quit') || !this.#closesWindows() || !this.#asks('will-quit')) {
      this.#isQuitting = false;
      return;
    }
    this.exit(0);
  }

  #asks(name: 'before-quit' | 'will-quit'): boolean {
    const event = createEvent();
    this.emit(name, event);
    return !event.defaultPrevented;
  }

  #closesWindows(): boolean {
    for (const window of openWindows) {
      window.close();
      if (!window.isDestroyed()) return false;
    }
    return true;
  }

  /** Not Electron's: called by each window when it is closed. */
  onWindowClosed(): void {
    if (openWindows.size > 0 || this.#isQuitting || this.#isExiting) return;
    if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }

  exit(code = 0): void {
    if (this.#isExiting) return;
    this.#isExiting = true;
    beginEnd();
    for (const window of openWindows) window.destroy();
    this.emit('quit', createEvent(), code);
    releaseLock();
    void Promise.all([stopBrowser(), noticesSent()]).finally(() => {
      this.#startAgain();
      process.exit(code);
    });
  }

  #startAgain(): void {
    if (this.#relaunch === undefined) return;
    const { args, execPath } = this.#relaunch;
    const isOurs = execPath === process.execPath;
    const file = isOurs ? path.join(import.meta.dirname, 'dist/electron') : execPath;
    const env = { ...process.env, STANDIN_RELAUNCHED: '1' };
    spawn(file, args, { stdio: 'inherit', detached: true, env }).unref();
  }
}

export const app = new App();
