import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PrintJobId } from '#core/domain/print-job';
import { formGrid, type PrintedForm, settingOfForm } from '#core/domain/printed-form';
import type { Receipt } from '#core/domain/receipt';
import { createFilePrinter, type FilePrinterDeps } from '#main/printing/file-printer';
import type { After, Piece, Printed } from '#main/printing/printer';
import { createSystemPrinter, type SystemPage } from '#main/printing/system-printer';
import { wordsIn } from '#main/words/words';
import { receiptFor } from '#test/core/receipt-samples';
import { decodeEscpos } from '#test/support/escpos-decoder';

const pieceOf = (receipt: Receipt): Piece => ({
  form: { kind: 'receipt', receipt },
  id: '01JDCOPY' as PrintJobId,
  isCopy: receipt.isCopy,
  followsHalf: false,
});
const gridFor = (form: PrintedForm) => formGrid(form, 48, wordsIn(settingOfForm(form).language));
const never: After = () => () => undefined;

function folderForTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mostrador-print-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'receipts');
}

async function printed(
  folder: string,
  receipt: Receipt,
  more: Partial<FilePrinterDeps> = {},
): Promise<Printed> {
  const toPdf = (page: { readonly html: string }) => Promise.resolve(Buffer.from(`PDF of ${page.html}`));
  const opened = await createFilePrinter({ folder, gridFor, toPdf, ...more }).open();
  return opened.ok ? opened.value.print(pieceOf(receipt)) : opened;
}

describe('receipts kept as files', () => {
  it('are three files that say the same, with nothing left half written', async () => {
    const folder = folderForTest();
    expect(await printed(folder, receiptFor('MLA', 'es-AR'))).toEqual({ ok: true, value: null });
    expect(readdirSync(folder).sort()).toEqual([
      'CAJA01-A000123.escpos',
      'CAJA01-A000123.pdf',
      'CAJA01-A000123.txt',
    ]);
    const text = readFileSync(join(folder, 'CAJA01-A000123.txt'), 'utf8');
    const pdf = readFileSync(join(folder, 'CAJA01-A000123.pdf'), 'utf8');
    const { lines } = decodeEscpos(readFileSync(join(folder, 'CAJA01-A000123.escpos')));
    for (const said of [text, pdf, lines.map((line) => line.text).join('\n')])
      expect(said).toContain('$ 19.878,86');
  });

  it('of practice, and copies, never take the name of a real first receipt', async () => {
    const folder = folderForTest();
    await printed(folder, receiptFor('MLA', 'es-AR'));
    await printed(folder, receiptFor('MLA', 'es-AR', { isCopy: true }));
    await printed(folder, receiptFor('MLA', 'es-AR', { isPractice: true }));
    await printed(folder, { ...receiptFor('MLA', 'es-AR'), number: null });
    expect(
      readdirSync(folder)
        .filter((name) => name.endsWith('.txt'))
        .sort(),
    ).toEqual([
      'CAJA01-A000123-copy-01JDCOPY.txt',
      'CAJA01-A000123.txt',
      'practice-CAJA01-A000123.txt',
      'sale-000123.txt',
    ]);
  });

  it('fail as disk trouble where they cannot be written', async () => {
    const folder = folderForTest();
    writeFileSync(folder, 'a file where the folder should be');
    expect(await printed(folder, receiptFor('MLA', 'es-AR'))).toMatchObject({
      ok: false,
      error: { trouble: 'disk' },
    });
  });

  it('fail as the printer’s where the page cannot be drawn, and keep what there is', async () => {
    const folder = folderForTest();
    const toPdf = () => Promise.reject(new Error('the page is gone'));
    expect(await printed(folder, receiptFor('MLA', 'es-AR'), { toPdf })).toEqual({
      ok: false,
      error: { trouble: 'printer', detail: 'the page is gone' },
    });
    expect(readdirSync(folder).sort()).toEqual(['CAJA01-A000123.escpos', 'CAJA01-A000123.txt']);
  });
});

describe('a printer of the system', () => {
  const receipt = receiptFor('MLB', 'pt-BR');
  const sendTo = async (printPage: (page: SystemPage) => Promise<void>, after = never) => {
    const printer = createSystemPrinter({ deviceName: 'EPSON TM-T20', gridFor, printPage, after });
    const opened = await printer.open();
    return opened.ok ? opened.value.print(pieceOf(receipt)) : opened;
  };

  it('is told the paper’s size in microns', async () => {
    const pages: SystemPage[] = [];
    const result = await sendTo((page) => {
      pages.push(page);
      return Promise.resolve();
    });
    expect(result).toEqual({ ok: true, value: null });
    expect(pages).toMatchObject([{ deviceName: 'EPSON TM-T20', pageSize: { width: 80_000 } }]);
    expect(pages[0]?.html).toContain('R$ 19.878,86');
    expect(pages[0]?.pageSize.height).toBeGreaterThan(100_000);
  });

  it('says why it could not', async () => {
    const result = await sendTo(() => Promise.reject(new Error('Invalid printer settings')));
    expect(result).toEqual({ ok: false, error: { trouble: 'printer', detail: 'Invalid printer settings' } });
  });

  it('is not waited for for ever', async () => {
    const atOnce: After = (_ms, run) => {
      queueMicrotask(run);
      return () => undefined;
    };
    const result = await sendTo(() => new Promise(() => undefined), atOnce);
    expect(result).toMatchObject({ ok: false, error: { trouble: 'timeout' } });
  });
});
