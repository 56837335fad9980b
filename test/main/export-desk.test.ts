import { describe, expect, it } from 'vitest';
import type { BusinessDay } from '#core/domain/business-day';
import { ok } from '#core/result';
import { createExportDesk } from '#main/export-desk';
import type { ExportJob } from '#main/export-job';

const NOVEMBER = { from: '2026-11-01' as BusinessDay, to: '2026-11-30' as BusinessDay };

function desk(
  askWhere: (name: string, extension: string) => string | null = (name, ext) => `/tmp/${name}.${ext}`,
) {
  const jobs: ExportJob[] = [];
  const asked: string[] = [];
  let answer = (): void => undefined;
  const made = createExportDesk({
    logFile: () => 'log-real.db',
    isPractice: () => true,
    place: () => ({ siteId: 'MLC', language: 'es', timeZone: 'America/Santiago' }),
    rule: () => ({ timeZone: 'America/Santiago', startHour: 4 }),
    askWhere: async (name, extension) => {
      asked.push(`${name}.${extension}`);
      return askWhere(name, extension);
    },
    run: (job) =>
      new Promise((resolve) => {
        jobs.push(job);
        answer = () => resolve(ok({ rows: 3, summary: null }));
      }),
    writeSummary: () => Promise.reject(new Error('no printer')),
  });
  return { ...made, jobs, asked, answer: () => answer() };
}

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('The desk of exports', () => {
  it('names the file by its days, says that it is of practice, and exports one at a time', async () => {
    const { 'export/save': save, jobs, asked, answer } = desk();
    const first = save({ ...NOVEMBER, what: 'lines' });
    await soon();
    expect(await save({ ...NOVEMBER, what: 'workbook' })).toEqual({ ok: false, error: 'busy' });
    answer();
    const path = '/tmp/Mostrador Práctica 2026-11-01_2026-11-30 Artículos.csv';
    expect(await first).toEqual({ ok: true, value: { path, rows: 3 } });
    expect(asked).toHaveLength(1);
    expect(jobs).toMatchObject([
      { span: { generalRate: null }, want: { kind: 'table', table: 'lines', path } },
    ]);
  });

  it('writes nothing where nobody said where, or the days run backwards', async () => {
    const { 'export/save': save, jobs } = desk(() => null);
    expect(await save({ ...NOVEMBER, what: 'workbook' })).toEqual({ ok: false, error: 'cancelled' });
    expect(await save({ from: NOVEMBER.to, to: NOVEMBER.from, what: 'workbook' })).toEqual({
      ok: false,
      error: 'bad-days',
    });
    expect(jobs).toEqual([]);
  });
});
