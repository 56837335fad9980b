import { readFileSync } from 'node:fs';
import readXlsxFile from 'read-excel-file/node';
import { expect } from 'vitest';
import { z } from 'zod';
import type { BusinessDay } from '#core/domain/business-day';
import { readCsv } from '#core/domain/csv';
import { EXPORT_WORDS } from '#core/domain/export-words';
import { type SiteId, siteOf } from '#core/domain/site';
import type { ExportJob } from '#main/export-job';

const cells = z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.date(), z.null()])));
const book = z.array(z.object({ sheet: z.string(), data: cells }));

/** Read back by a library that knows nothing of ours. */
export async function readWorkbook(file: string): Promise<ReadonlyMap<string, z.infer<typeof cells>>> {
  const sheets = book.parse(await readXlsxFile(file));
  return new Map(sheets.map(({ sheet, data }) => [sheet, data]));
}

export const words = EXPORT_WORDS.es;

export function jobFor(
  logFile: string,
  siteId: SiteId,
  days: readonly [string, string],
  want: ExportJob['want'],
): ExportJob {
  const { timeZone, iva } = siteOf(siteId);
  const rule = { timeZone, startHour: 4 };
  return {
    logFile,
    span: {
      from: days[0] as BusinessDay,
      to: days[1] as BusinessDay,
      rule,
      generalRate: iva?.general ?? null,
    },
    place: { siteId, language: 'es', timeZone },
    want,
  };
}

/** By the country's own separators. */
export function rowsOfCsv(path: string, siteId: SiteId): readonly (readonly string[])[] {
  const text = readFileSync(path, 'utf8');
  expect(text.startsWith('\ufeff')).toBe(true);
  const isPoint = siteId === 'MLM' || siteId === 'MPE';
  const read = readCsv(text.slice(1), isPoint ? ',' : ';');
  if (!read.ok) throw new Error('not read');
  return read.value.map((row) =>
    row.cells.map((cell) => (isPoint ? cell : cell.replace(/^(-?\d+),(\d+)$/, '$1.$2'))),
  );
}

export const minor = (value: unknown, decimals: number): number => Math.round(Number(value) * 10 ** decimals);
