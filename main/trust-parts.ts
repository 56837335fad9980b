import { join } from 'node:path';
import type { TrustRequests } from '#core/trust-requests';
import { createCopyDesk } from '#main/copy-desk';
import { app, dialog } from '#main/electron';
import { holdsOpenCharges } from '#main/open-charges';
import type { Open } from '#main/open-session';
import type { Parts } from '#main/parts';
import { proofDeskFor } from '#main/proof-parts';
import { markRestore } from '#main/restore-pending';
import { runInThread } from '#main/run-in-thread';

export type TrustHandlers = {
  readonly [C in keyof TrustRequests]: (
    ...input: Parameters<TrustRequests[C]>
  ) => ReturnType<TrustRequests[C]> | Promise<ReturnType<TrustRequests[C]>>;
};

type Deps = {
  readonly parts: Parts;
  readonly open: () => Open;
  /** Lets the windows close, whatever stands on them. */
  readonly allowClose: () => void;
};

const COPIES = [{ name: 'Mostrador', extensions: ['mostrador'] }];

/** Joins what keeps the log whole, and takes it elsewhere, with the program around it. */
export function trustDeskFor({ parts, open, allowClose }: Deps): TrustHandlers {
  const { dataDir, settings, workers, note } = parts;
  const copies = createCopyDesk({
    dataDir,
    now: Date.now,
    appVersion: app.getVersion(),
    shopName: () => settings.read('shop').name,
    async askWhere(name) {
      const defaultPath = join(app.getPath('documents'), `${name}.mostrador`);
      const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath, filters: COPIES });
      return canceled || filePath === '' ? null : filePath;
    },
    async askWhich() {
      const { canceled, filePaths } = await dialog.showOpenDialog({
        properties: ['openFile'],
        filters: COPIES,
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    run: (job) => runInThread(join(workers, 'copy-worker.js'), job, (detail) => note('copy', detail)),
    hasOpenCharge: () =>
      open().session.checkout.hasOpenCharge() ||
      (open().session.isPractice && holdsOpenCharges(join(dataDir, 'log-real.db'), Date.now())),
    mark: (headHere) => markRestore(dataDir, headHere),
    restart() {
      app.relaunch({ args: process.argv.slice(1), execPath: process.env.APPIMAGE ?? process.execPath });
      allowClose();
      app.quit();
    },
  });
  return {
    ...proofDeskFor(parts, open),
    'copy/save': copies.save,
    'copy/choose': copies.choose,
    'copy/restore': copies.restore,
  };
}
