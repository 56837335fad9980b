import { StrictEmitter, say, strict } from './strict.ts';

/** Electron's `powerMonitor`: it sends nothing by itself; tests emit on it. */
export class PowerMonitor extends StrictEmitter {
  constructor() {
    super(['suspend', 'resume', 'lock-screen', 'unlock-screen', 'shutdown', 'on-ac', 'on-battery']);
  }
}
export const powerMonitor = new PowerMonitor();

const blockers = new Set<number>();
let lastBlocker = 0;

/** Electron's `powerSaveBlocker`: remembers who asked; keeps no display awake. */
export const powerSaveBlocker = strict('powerSaveBlocker', {
  start(_type: 'prevent-app-suspension' | 'prevent-display-sleep'): number {
    blockers.add(++lastBlocker);
    return lastBlocker;
  },
  stop: (id: number): boolean => blockers.delete(id),
  isStarted: (id: number): boolean => blockers.has(id),
});

/** Electron's `shell`: says what would be opened. */
export const shell = strict('shell', {
  async openPath(path: string): Promise<string> {
    say(`would open ${path}`);
    return '';
  },
  async openExternal(url: string): Promise<void> {
    say(`would open ${url}`);
  },
  showItemInFolder(path: string): void {
    say(`would show ${path} in its folder`);
  },
});

/** Electron's `Menu`: the stand-in draws none, so the only menu is none. */
export const Menu = strict('Menu', {
  setApplicationMenu(menu: Electron.Menu | null): void {
    if (menu !== null)
      throw new TypeError('stand-in: there are no menus; only setApplicationMenu(null) is supported');
  },
});
