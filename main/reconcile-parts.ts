import { join } from 'node:path';
import { app, dialog } from '#main/electron';
import type { Open } from '#main/open-session';
import { type Parts, receiptSetting, wordsOf } from '#main/parts';
import { createReconcileDesk, type ReconcileHandlers } from '#main/reconcile-desk';

/** Of the session of now: another mode has other records. */
export function reconcileDeskFor(parts: Parts, open: () => Open): ReconcileHandlers {
  return createReconcileDesk({
    session: () => open().session,
    setting: () => receiptSetting(parts, open().session.isPractice, open().practice),
    words: () => wordsOf(parts),
    by: () => parts.atCounter.person()?.name ?? null,
    async askWhere(name) {
      const { canceled, filePath } = await dialog.showSaveDialog({
        defaultPath: join(app.getPath('documents'), name),
        filters: [{ name: 'CSV', extensions: ['csv'] }],
      });
      return canceled || filePath === '' ? null : filePath;
    },
  });
}
