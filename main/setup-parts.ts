import { join } from 'node:path';
import type { SettingsChange } from '#core/settings-change';
import type { Accounts } from '#main/accounts';
import { createBackupDesk } from '#main/backup-desk';
import { app, dialog, nativeTheme, shell } from '#main/electron';
import type { FirstRunDesk } from '#main/first-run';
import type { Open } from '#main/open-session';
import { checkBeside } from '#main/order-log/check-thread';
import type { Parts } from '#main/parts';
import { createSetupDesk, type SetupHandlers } from '#main/setup-desk';
import { copyShopNow } from '#main/shop-files';
import { siteInUse } from '#main/shop-views';
import { createTransferDesk } from '#main/transfer-desk';

type Deps = {
  readonly parts: Parts;
  readonly open: () => Open;
  readonly firstRun: FirstRunDesk;
  readonly accounts: Accounts;
  /** What a change of settings does beside being kept. */
  readonly apply: (change: SettingsChange) => void;
};

const JSON_FILES = [{ name: 'JSON', extensions: ['json'] }];

/** Joins what the wizard and the pages that keep the settings in order need of the program. */
export function setupDeskFor({ parts, open, firstRun, accounts, apply }: Deps): SetupHandlers {
  const { settings, shop, dataDir, checkWorker, note } = parts;
  return createSetupDesk({
    firstRun,
    rows: shop,
    accounts,
    backups: createBackupDesk({
      dataDir,
      backUp: () => open().backUp(),
      backUpShop: () => copyShopNow(join(dataDir, 'shop.db'), Date.now),
      check: (files) => checkBeside(checkWorker, files, (detail) => note('check', detail)),
      openPath: (path) => shell.openPath(path),
    }),
    transfer: createTransferDesk({
      settings,
      rows: shop,
      siteId: () => siteInUse(parts, open()),
      now: Date.now,
      askWhere,
      askWhich,
      mayChange: () => open().session.checkout.counter.front().reference === null,
      onApplied(keys) {
        nativeTheme.themeSource = settings.read('theme');
        apply(changeOf(parts, keys));
        parts.onChange();
      },
    }),
  });
}

/** What of the applied keys has a life outside the settings. */
const changeOf = ({ settings }: Parts, keys: readonly string[]): SettingsChange => ({
  ...(keys.includes('isKiosk') ? { isKiosk: settings.read('isKiosk') } : {}),
  ...(keys.includes('startsAtLogin') ? { startsAtLogin: settings.read('startsAtLogin') } : {}),
  ...(keys.includes('updates') ? { updates: settings.read('updates') } : {}),
  ...(keys.includes('notices') ? { notices: settings.read('notices') } : {}),
});

async function askWhere(): Promise<string | null> {
  const defaultPath = join(app.getPath('documents'), 'mostrador.json');
  const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath, filters: JSON_FILES });
  return canceled || filePath === '' ? null : filePath;
}

async function askWhich(): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    properties: ['openFile'],
    filters: JSON_FILES,
  });
  return canceled ? null : (filePaths[0] ?? null);
}
