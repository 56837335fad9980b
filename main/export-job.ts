import { renameSync, rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { csvOf, type ExportPlace } from '#core/domain/export-csv';
import type { ExportSummary } from '#core/domain/export-summary';
import { EXPORT_TABLES, type ExportTable } from '#core/domain/export-tables';
import { siteOf } from '#core/domain/site';
import type { ExportTrouble } from '#core/export-requests';
import { err, ok, type Result } from '#core/result';
import { writeWorkbook } from '#main/exports/workbook';
import { createZip } from '#main/exports/zip';
import { writeLines } from '#main/lines-file';
import { createExportBook, type ExportBook, type ExportSpan } from '#main/order-log/export-rows';
import { summaryOf } from '#main/order-log/export-summary';
import { LogDamaged } from '#main/order-log/facts';
import { isDamage, openReadOnly } from '#main/sqlite';

/** Everything an export needs, in plain values: it runs in a thread of its own. */
export type ExportJob = {
  readonly logFile: string;
  readonly span: Omit<ExportSpan, 'language'>;
  readonly place: ExportPlace;
  readonly want:
    | { readonly kind: 'workbook'; readonly path: string }
    | { readonly kind: 'table'; readonly table: ExportTable; readonly path: string }
    | { readonly kind: 'summary' };
};

export type ExportDone = { readonly rows: number; readonly summary: ExportSummary | null };

/** One look at the log for all of it: what is sold meanwhile is in none of the tables. */
export function runExport({ logFile, span, place, want }: ExportJob): Result<ExportDone, ExportTrouble> {
  let db: Database | null = null;
  try {
    const log = openReadOnly(logFile);
    db = log;
    const book = createExportBook(log, { ...span, language: place.language });
    const asOneLook = log.transaction((): ExportDone => {
      if (want.kind === 'summary')
        return { rows: 0, summary: summaryOf(log, span, book, siteOf(place.siteId)) };
      const rows = wholeOrNot(want.path, (partial) =>
        want.kind === 'workbook'
          ? writeSheets(partial, book, place)
          : writeLines(partial, csvOf(want.table, book.rows(want.table), place)),
      );
      return { rows, summary: null };
    });
    return ok(asOneLook.deferred());
  } catch (error) {
    if (error instanceof LogDamaged || isDamage(error)) return err('log-damaged');
    if (error instanceof Error && 'syscall' in error) return err('disk');
    throw error;
  } finally {
    db?.close();
  }
}

/** Under its name there is the whole file or none. */
function wholeOrNot<T>(path: string, write: (partial: string) => T): T {
  const partial = `${path}.part`;
  try {
    const written = write(partial);
    renameSync(partial, path);
    return written;
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}

function writeSheets(path: string, book: ExportBook, place: ExportPlace): number {
  const zip = createZip(path);
  try {
    const rows = writeWorkbook(
      zip,
      EXPORT_TABLES.map((table) => ({ table, rows: book.rows(table) })),
      place,
    );
    zip.end();
    return rows;
  } catch (error) {
    zip.abandon();
    throw error;
  }
}
