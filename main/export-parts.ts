import { join } from 'node:path';
import { app, dialog } from '#main/electron';
import { createExportDesk, type ExportHandlers } from '#main/export-desk';
import { type Open, paperOf } from '#main/open-session';
import type { Parts } from '#main/parts';
import { summaryPage } from '#main/printing/summary-page';
import { writeWhole } from '#main/printing/write-whole';
import { runInThread } from '#main/run-in-thread';
import { settingOf } from '#main/shop-views';

/** Joins what leaves the PC as tables with the program around it. */
export function exportDeskFor(parts: Parts, open: () => Open): ExportHandlers {
  const { dataDir, workers, settings, note } = parts;
  const setting = () => settingOf(parts, open());
  const isPractice = (): boolean => open().session.isPractice;
  return createExportDesk({
    logFile: () => join(dataDir, isPractice() ? 'log-practice.db' : 'log-real.db'),
    isPractice,
    place: () => {
      const { siteId, language, timeZone } = setting();
      return { siteId, language, timeZone };
    },
    rule: () => open().session.dayRule(),
    async askWhere(name, extension) {
      const { canceled, filePath } = await dialog.showSaveDialog({
        defaultPath: join(app.getPath('documents'), `${name}.${extension}`),
        filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
      });
      return canceled || filePath === '' ? null : filePath;
    },
    run: (job) => runInThread(join(workers, 'export-worker.js'), job, (detail) => note('export', detail)),
    async writeSummary(path, summary) {
      const { siteId, language } = setting();
      const page = summaryPage(summary, {
        siteId,
        language,
        shop: settings.read('shop'),
        isPractice: isPractice(),
      });
      await writeWhole(path, await paperOf(parts).toPdf(page));
    },
  });
}
