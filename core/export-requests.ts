import type { BusinessDay } from '#core/domain/business-day';
import type { ExportTable } from '#core/domain/export-tables';
import type { Result } from '#core/result';

/** All tables in one workbook, one of them as plain text, or the page for whoever keeps the books. */
export type ExportWhat = 'workbook' | 'summary' | ExportTable;

export type ExportTrouble =
  | 'cancelled'
  | 'busy'
  /** The last day lies before the first, or there are more of them than ten years have. */
  | 'bad-days'
  | 'disk'
  | 'log-damaged'
  | 'failed';

export type ExportRequests = {
  /** Asks a person where, and writes it whole or not at all. */
  'export/save': (input: {
    from: BusinessDay;
    to: BusinessDay;
    what: ExportWhat;
  }) => Result<{ path: string; rows: number }, ExportTrouble>;
};

export const exportRequests = { 'export/save': true } satisfies Record<keyof ExportRequests, true>;
