import { join } from 'node:path';
import type { SettingsChange } from '#core/settings-change';
import { app } from '#main/electron';
import type { Parts } from '#main/parts';
import { startAtLogin } from '#main/start-at-login';
import { createUpdates, type Updater, type Updates } from '#main/updates/updates';
import { createKiosk } from '#main/windows/kiosk';
import type { Windows } from '#main/windows/windows';

type Deps = {
  readonly parts: Parts;
  readonly windows: Windows;
  /** What may not be interrupted now. */
  readonly heldBy: () => 'charges-open' | 'shift-open' | null;
  readonly onChange: () => void;
};

/** What the program is to this PC beside a till: when it starts, whether it may be left, whether it is the newest. */
export type OnThisPc = {
  readonly updates: Updates;
  start(): void;
  /** After these settings were saved. */
  apply(change: SettingsChange): void;
  /** The cashier's window is not closed by hand now; the system may end the program at any time. */
  holdsWindow(): boolean;
  stop(): void;
};

export function createOnThisPc({ parts, windows, heldBy, onChange }: Deps): OnThisPc {
  const { settings, build, note } = parts;
  const kiosk = createKiosk({ window: windows.cashier(), isWanted: () => settings.read('isKiosk') });
  const updates = createUpdates({
    load: updaterOf(parts),
    isWanted: () => settings.read('updates') === 'ask',
    heldBy,
    after(ms, run) {
      const timer = setTimeout(run, ms).unref();
      return () => clearTimeout(timer);
    },
    onChange,
    beforeInstall: () => windows.allowClose(),
    note: (detail) => note('updates', detail),
  });
  let isEnding = false;
  app.on('before-quit', () => {
    isEnding = true;
  });

  return {
    updates,
    start() {
      // Run from its sources there is nothing that a login could start, and the specs leave the PC as it is.
      if (build.kind === 'release' && settings.read('startsAtLogin')) setLogin(parts, true);
      updates.start();
    },
    apply(change) {
      if (change.isKiosk !== undefined) kiosk.apply();
      if (change.startsAtLogin !== undefined && build.kind !== 'source')
        setLogin(parts, change.startsAtLogin);
      if (change.updates !== undefined) void updates.look();
    },
    holdsWindow() {
      const isHeld = kiosk.isLocked() && !isEnding;
      // An end that was called off is over.
      isEnding = false;
      return isHeld;
    },
    stop: updates.stop,
  };
}

function setLogin({ note }: Parts, isOn: boolean): void {
  const isLinux = process.platform === 'linux';
  startAtLogin(isOn, {
    platform: process.platform,
    name: app.getName(),
    command: [process.env.APPIMAGE ?? process.execPath, ...(isLinux ? ['--ozone-platform=x11'] : [])],
    autostartFolder: isLinux ? join(app.getPath('appData'), 'autostart') : '',
    setLoginItem: (openAtLogin) => app.setLoginItemSettings({ openAtLogin, name: app.getName() }),
    note: (detail) => note('start at login', detail),
  });
}

function updaterOf({ build, note }: Parts): (() => Promise<Updater>) | null {
  const { updates } = build;
  if (updates === null) return null;
  return async () => {
    const { createElectronUpdater } = await import('#main/updates/electron-updater');
    return createElectronUpdater({
      ...updates,
      note: (detail) => note('updates', detail),
      relaunch: (execPath) => app.relaunch({ execPath, args: process.argv.slice(1) }),
    });
  };
}
