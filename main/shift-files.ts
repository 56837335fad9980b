import { join } from 'node:path';
import { wallTime } from '#core/domain/business-day';
import { formGrid } from '#core/domain/printed-form';
import type { ReceiptSetting } from '#core/domain/receipt';
import { shiftCsv } from '#core/domain/shift-csv';
import { zName } from '#core/domain/shift-report-grid';
import type { OrderLog } from '#core/order-log';
import { err, ok } from '#core/result';
import type { ShiftRequests } from '#core/shift-requests';
import { app, dialog } from '#main/electron';
import { type ReceiptPage, receiptPage } from '#main/printing/html';
import { receiptText } from '#main/printing/text';
import { writeWhole } from '#main/printing/write-whole';
import { reportForm } from '#main/session-printing';
import type { Words } from '#main/words/words';

type Asked = Parameters<ShiftRequests['shift/save']>[0];
type Saved = ReturnType<ShiftRequests['shift/save']>;
type Ways = {
  readonly setting: () => ReceiptSetting;
  readonly words: () => Words;
  readonly toPdf: (page: ReceiptPage) => Promise<Uint8Array>;
};

const COLUMNS = 48;

/** A Z as a file, where a person says. It says COPY, as every paper does that is not the first. */
export async function saveShift(
  log: Pick<OrderLog, 'shifts'>,
  { shiftId, format }: Asked,
  ways: Ways,
): Promise<Saved> {
  const form = reportForm(log, { shiftId, x: null }, ways.setting(), true);
  if (form === null) return err('no-shift');
  const practice = form.report.isPractice ? 'practice-' : '';
  const { canceled, filePath } = await dialog.showSaveDialog({
    defaultPath: join(app.getPath('documents'), `${practice}Z-${zName(form.report)}.${format}`),
    filters: [{ name: format.toUpperCase(), extensions: [format] }],
  });
  if (canceled || filePath === '') return err('cancelled');
  try {
    await writeWhole(filePath, await contentOf());
    return ok({ path: filePath });
  } catch {
    return err('disk');
  }

  async function contentOf(): Promise<string | Uint8Array> {
    if (form === null) throw new Error('nothing to write');
    const words = ways.words();
    // Without its mark a spreadsheet takes the file for an older encoding.
    if (format === 'csv') return `\ufeff${shiftCsv(form.report, words, momentIn(form.report))}`;
    const grid = formGrid(form, COLUMNS, words);
    return format === 'txt' ? receiptText(grid) : ways.toPdf(receiptPage(grid, ways.setting().language));
  }
}

/** "2026-11-22 19:05": what every spreadsheet reads as what it is. */
const momentIn =
  ({ timeZone }: Pick<ReceiptSetting, 'timeZone'>) =>
  (at: number): string => {
    const { year, month, day, hour, minute } = wallTime(at, timeZone);
    const two = (figure: number): string => String(figure).padStart(2, '0');
    return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
  };
