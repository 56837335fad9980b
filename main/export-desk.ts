import { type BusinessDay, boundsOf, type DayRule } from '#core/domain/business-day';
import type { ExportPlace } from '#core/domain/export-csv';
import type { ExportSummary } from '#core/domain/export-summary';
import { EXPORT_WORDS } from '#core/domain/export-words';
import { DAY } from '#core/domain/instant';
import { siteOf } from '#core/domain/site';
import type { ExportRequests, ExportTrouble, ExportWhat } from '#core/export-requests';
import { err, ok, type Result } from '#core/result';
import type { ExportDone, ExportJob } from '#main/export-job';

export type ExportHandlers = {
  readonly [C in keyof ExportRequests]: (
    ...input: Parameters<ExportRequests[C]>
  ) => Promise<ReturnType<ExportRequests[C]>>;
};

type Deps = {
  readonly logFile: () => string;
  readonly isPractice: () => boolean;
  readonly place: () => ExportPlace;
  readonly rule: () => DayRule;
  /** Asks a person; null when no place was chosen. */
  readonly askWhere: (name: string, extension: 'xlsx' | 'csv' | 'pdf') => Promise<string | null>;
  readonly run: (job: ExportJob) => Promise<Result<ExportDone, ExportTrouble> | null>;
  /** Rejects where it cannot be drawn or written. */
  readonly writeSummary: (path: string, summary: ExportSummary) => Promise<void>;
};

const MOST_MS = 3700 * DAY;

/** One export at a time, wherever a person wants it. */
export function createExportDesk(deps: Deps): ExportHandlers {
  let isRunning = false;

  async function save(span: ExportJob['span'], what: ExportWhat): ReturnType<ExportHandlers['export/save']> {
    const place = deps.place();
    const extension = what === 'workbook' ? 'xlsx' : what === 'summary' ? 'pdf' : 'csv';
    const path = await deps.askWhere(fileNameOf(span, what, place, deps.isPractice()), extension);
    if (path === null) return err('cancelled');
    const done = await deps.run({ logFile: deps.logFile(), span, place, want: wantOf(what, path) });
    if (done === null) return err('failed');
    if (!done.ok) return done;
    const { rows, summary } = done.value;
    if (summary === null) return ok({ path, rows });
    try {
      await deps.writeSummary(path, summary);
      return ok({ path, rows });
    } catch {
      return err('disk');
    }
  }

  return {
    async 'export/save'({ from, to, what }) {
      const rule = deps.rule();
      if (from > to || boundsOf(to, rule).to - boundsOf(from, rule).from > MOST_MS) return err('bad-days');
      if (isRunning) return err('busy');
      isRunning = true;
      try {
        const { iva } = siteOf(deps.place().siteId);
        return await save({ from, to, rule, generalRate: iva?.general ?? null }, what);
      } finally {
        isRunning = false;
      }
    },
  };
}

function wantOf(what: ExportWhat, path: string): ExportJob['want'] {
  if (what === 'summary') return { kind: 'summary' };
  return what === 'workbook' ? { kind: 'workbook', path } : { kind: 'table', table: what, path };
}

function fileNameOf(
  { from, to }: { readonly from: BusinessDay; readonly to: BusinessDay },
  what: ExportWhat,
  { language }: ExportPlace,
  isPractice: boolean,
): string {
  const days = from === to ? from : `${from}_${to}`;
  const words = EXPORT_WORDS[language];
  const of = what === 'workbook' ? null : what === 'summary' ? words.summary.title : words.table[what];
  const name = [
    'Mostrador',
    ...(isPractice ? [words.summary.practice] : []),
    days,
    ...(of === null ? [] : [of]),
  ];
  return name.join(' ').replace(/[\\/:*?"<>|]/g, '-');
}
